"""The shop's table read again over a release: prices and stock change more often than pictures."""

import hashlib
import logging
from dataclasses import replace
from pathlib import Path

from penat.adapters.item_columns import ItemColumns
from penat.adapters.links_csv import LinksCsv
from penat.adapters.release_layout import Manifest
from penat.adapters.release_reader import read_paths
from penat.domain.catalogue import Catalogue, Shelf
from penat.domain.errors import InvalidInput
from penat.domain.ingestion import Links, item_of

_log = logging.getLogger(__name__)


class TableWatch:
    """Notices that the table at *path* has changed; `content` is the newest that could be read, None without one."""

    def __init__(self, path: Path | None) -> None:
        self.path = path
        self.content: bytes | None = None
        self._seen: object = None

    def look(self) -> None:
        """Take in the table if it is another file, or another content, than when it was last looked at."""
        if self.path is None:
            return
        try:
            found = self.path.stat()
            seen = (found.st_mtime_ns, found.st_size, found.st_ino)
            if seen == self._seen:
                return
            self._seen = seen
            self.content = self.path.read_bytes()
        except FileNotFoundError:
            return
        except OSError as error:
            _log.warning("%s cannot be read, the last good facts keep serving: %s", self.path, error)


def with_table(base: Catalogue, manifest: Manifest, folder: Path, path: Path, content: bytes) -> Catalogue:
    """Return the release as it would be had it been ingested with this table: same items, their facts anew.

    Raises InvalidInput for a table that ingestion would refuse, and for one that belongs to other pictures.
    """
    if hashlib.sha256(content).hexdigest() == manifest.links_sha256:
        return base
    paths = {category: read_paths(folder, slug) for category, slug in manifest.slugs.items()}
    links = LinksCsv(path).parsed(content, [one for found in paths.values() for one in found])
    _check_fits(links, manifest, path)
    shelves = {name: _shelf_with(shelf, paths[name], links) for name, shelf in base.shelves.items()}
    return replace(base, shelves=shelves)


def _check_fits(links: Links, manifest: Manifest, path: Path) -> None:
    strange = sum(problem.kind == "row without picture" for problem in links.problems)
    if strange > len(links.rows):
        raise InvalidInput(
            f"{path}: {strange} rows name pictures that release {manifest.release} lacks, only "
            f"{len(links.rows)} name its own; this is another catalogue's table",
            field="links",
        )


def _shelf_with(shelf: Shelf, paths: list[str], links: Links) -> Shelf:
    items = [
        item_of(item.id, item.category, path, item.image, links.rows.get(path))
        for item, path in zip(shelf.items, paths, strict=True)
    ]
    columns = ItemColumns.of(shelf.category, items, links.currency)
    return replace(shelf, items=columns, price_cents=columns.price_cents, in_stock=columns.in_stock)
