"""The shop's table read again over a release: prices and stock change more often than pictures."""

import hashlib
import logging
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from penat.adapters.item_columns import ItemColumns
from penat.adapters.json_links import table_at
from penat.adapters.release_layout import Manifest
from penat.adapters.release_reader import read_sources
from penat.domain.catalogue import Catalogue, Item, Shelf
from penat.domain.errors import InvalidInput
from penat.domain.ingestion import LinkRow, Links, Source, item_of
from penat.domain.shop_profile import Profile

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
    sources = {category: read_sources(folder, slug) for category, slug in manifest.slugs.items()}
    paths = list(dict.fromkeys(source.path for found in sources.values() for source in found))
    links = table_at(path, profile=Profile.from_payload(manifest.profile)).parsed(content, paths)
    _check_fits(links, manifest, path)
    first = manifest.links_sha256 is None
    shelves = {name: _shelf_with(shelf, sources[name], links, first) for name, shelf in base.shelves.items()}
    return replace(base, shelves=shelves)


def _check_fits(links: Links, manifest: Manifest, path: Path) -> None:
    strange = sum(problem.kind == "row without picture" for problem in links.problems)
    if strange > len(links.rows):
        raise InvalidInput(
            f"{path}: {strange} rows name pictures that release {manifest.release} lacks, only "
            f"{len(links.rows)} name its own; this is another catalogue's table",
            field="links",
        )


def _shelf_with(shelf: Shelf, sources: Sequence[Source], links: Links, first: bool) -> Shelf:
    renewed = _added_to if first else _replaced
    items = [renewed(item, source, links.row(source)) for item, source in zip(shelf.items, sources, strict=True)]
    columns = ItemColumns.of(shelf.category, items, links.currency)
    return replace(shelf, items=columns, price_cents=columns.price_cents, in_stock=columns.in_stock)


def _replaced(item: Item, source: Source, row: LinkRow | None) -> Item:
    """Return the item as this table has it: all its facts came from an earlier one."""
    return item_of(item.id, item.category, source.path, item.image, row)


def _added_to(item: Item, source: Source, row: LinkRow | None) -> Item:
    """Return the item with what its first table says: what an imported item is called and told to be stays."""
    if row is None:
        return item
    renewed = _replaced(item, source, row)
    return replace(renewed, name=row.name or item.name, extra={**item.extra, **row.extra})
