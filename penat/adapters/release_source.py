"""The releases a server answers from: it notices a new one, and newer prices, and swaps between two requests."""

import logging
import time
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from threading import Lock

from penat.adapters.column_overlay import ColumnWatch, Tables, with_columns
from penat.adapters.newer_facts import TableWatch, with_table
from penat.adapters.release_formats import NONE_YET, why_none
from penat.adapters.release_layout import (
    CURRENT,
    Incomplete,
    Manifest,
    complete_releases,
    current_id,
    refuse_damaged,
    release_folder,
)
from penat.adapters.release_reader import read_release
from penat.domain.catalogue import Catalogue
from penat.domain.errors import InvalidInput, SessionRefused, Unavailable
from penat.ports.catalogue_source import CatalogueSource

LOOK_SECONDS = 1.0
KEPT = 4
REST = 20
"""A release that was refused is read again after so many times as long as reading it took: requests wait for that."""

Prepare = Callable[[Catalogue, Mapping[str, str]], Catalogue]
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class _Loaded:
    """A release as written (`base`), with the table's content `table` over it, and as served, with `columns` too."""

    folder: Path
    manifest: Manifest
    base: Catalogue
    tabled: Catalogue
    served: Catalogue
    table: bytes | None = None
    refused: str | None = None
    columns: Tables = ()


@dataclass(frozen=True)
class ServedNews:
    """When the served release was made, None where there is none, and why the newest table is not used, if so."""

    made: datetime | None
    table_refused: str | None


class ReleaseSource(CatalogueSource):
    """Serves what CACHE/CURRENT names, with the facts of the table at *links* where they differ from the release's.

    The columns in the folder *columns* are laid over it too. All are looked at every *every* seconds at most. What
    cannot be used is logged and the last good one keeps serving.
    *kept* releases stay open besides the served one, for sessions begun on them. *prepare* is given each release
    it opens, and the slugs of its categories, and returns what is served. Safe to use from several threads.
    """

    def __init__(
        self,
        cache: Path,
        links: Path | None = None,
        *,
        columns: Path | None = None,
        every: float = LOOK_SECONDS,
        kept: int = KEPT,
        clock: Callable[[], float] = time.monotonic,
        prepare: Prepare = lambda catalogue, _: catalogue,
    ) -> None:
        self.cache = cache
        self._every = every
        self._kept = kept
        self._clock = clock
        self._prepare = prepare
        self._lock = Lock()
        self._next_look = float("-inf")
        self._serving: _Loaded | None = None
        self._open: OrderedDict[str, _Loaded] = OrderedDict()
        self._table = TableWatch(links)
        self._columns = ColumnWatch(columns)
        self._refused: dict[str, tuple[str, float]] = {}
        self._none = NONE_YET

    def current(self) -> Catalogue:
        """Return the release being served. Raises Unavailable saying what is damaged, or how to make one."""
        self._look()
        serving = self._serving
        if serving is None:
            raise Unavailable(self._none)
        return serving.served

    def release(self, release_id: str) -> Catalogue:
        """Return a kept release by id. Raises SessionRefused when it is no longer there."""
        self._look()
        serving = self._serving
        if serving is not None and serving.manifest.release == release_id:
            return serving.served
        with self._lock:
            return self._reopened(release_id).served

    def news(self) -> ServedNews:
        """Return what an operator would like to know of what is being served."""
        self._look()
        serving = self._serving
        if serving is None:
            return ServedNews(None, None)
        return ServedNews(datetime.fromisoformat(serving.manifest.created), serving.refused)

    def _look(self) -> None:
        """See whether CURRENT or the table has changed; one thread looks, the others go on with what they have."""
        if self._clock() < self._next_look or not self._lock.acquire(blocking=self._serving is None):
            return
        try:
            if self._clock() >= self._next_look:
                self._table.look()
                self._columns.look()
                self._follow_current()
                self._let_go_of_pruned()  # the one served until now may be gone from the disk already
        finally:
            self._next_look = self._clock() + self._every
            self._lock.release()

    def _follow_current(self) -> None:
        """Serve what CURRENT names if it is sound, else go on, else (at a start) the newest release that is."""
        before = self._serving
        wanted = current_id(self.cache)
        found = before
        if wanted is not None and (before is None or wanted != before.manifest.release):
            found = self._open.get(wanted) or self._loaded_or_none(wanted) or before
        if found is None:
            found = self._newest_sound(wanted)
        if found is None:
            return
        self._serving = self._up_to_date(found)
        if before is not None and before.manifest.release != found.manifest.release:
            self._keep(before)
            _log.info("serving release %s instead of %s", found.manifest.release, before.manifest.release)

    def _let_go_of_pruned(self) -> None:
        """Close what is no longer on the disk, so that every process says the same about its sessions."""
        for release_id in [one for one, loaded in self._open.items() if not loaded.folder.is_dir()]:
            del self._open[release_id]

    def _loaded_or_none(self, release_id: str) -> _Loaded | None:
        """Return the release, or None where it cannot be served; the reason is logged once."""
        known, rests_until = self._refused.get(release_id, ("", float("-inf")))
        began = self._clock()
        if began < rests_until:
            return None
        try:
            loaded = self._load(release_id)
        except Incomplete as error:
            ended = self._clock()
            self._refused[release_id] = error.detail, ended + REST * (ended - began)
            if error.detail != known:
                found = f"{CURRENT} names" if release_id == current_id(self.cache) else "there is"
                _log.warning("%s release %s, which is ignored: %s", found, release_id, error.detail)
            return None
        self._refused.pop(release_id, None)
        return loaded

    def _newest_sound(self, wanted: str | None) -> _Loaded | None:
        """Return the newest release that can be served; where there is none, note why, of *wanted* before others."""
        complete = [manifest.release for manifest in reversed(complete_releases(self.cache))]
        for release_id in complete:
            loaded = self._loaded_or_none(release_id)
            if loaded is not None:
                return loaded
        refused = next((one for one in (wanted, *complete) if one in self._refused), None)
        reason = "" if refused is None else self._refused[refused][0].replace(f"{self.cache}/", "")
        self._none = why_none(self.cache, refused, reason)
        return None

    def _load(self, release_id: str) -> _Loaded:
        folder = release_folder(self.cache, release_id)
        manifest, catalogue = read_release(folder)
        try:
            refuse_damaged(folder, manifest)
        except OSError as error:
            raise Incomplete(f"{folder.name} cannot be read: {error}") from error
        catalogue = self._prepare(catalogue, manifest.slugs)
        return _Loaded(folder, manifest, catalogue, catalogue, catalogue)

    def _reopened(self, release_id: str) -> _Loaded:
        """Return an older release, opened again where it was closed. The lock is held."""
        try:
            loaded = self._up_to_date(self._open.get(release_id) or self._load(release_id))
        except Incomplete:
            reason = f"release {release_id[:80]} of this session is no longer kept; begin a new session"
            raise SessionRefused(reason, field="session") from None
        self._keep(loaded)
        return loaded

    def _keep(self, loaded: _Loaded) -> None:
        """Hold a release open as the one used last; the one used longest ago is let go."""
        self._open[loaded.manifest.release] = loaded
        self._open.move_to_end(loaded.manifest.release)
        while len(self._open) > self._kept:
            self._open.popitem(last=False)

    def _up_to_date(self, loaded: _Loaded) -> _Loaded:
        """Return the release with the newest table and columns over it."""
        tabled, columns = self._with_table(loaded), self._columns.tables
        if tabled.tabled is loaded.tabled and columns is loaded.columns:
            return tabled
        return replace(tabled, served=with_columns(tabled.tabled, columns), columns=columns)

    def _with_table(self, loaded: _Loaded) -> _Loaded:
        """Return the release with the newest table over it; one that is refused is logged and changes nothing."""
        path, content = self._table.path, self._table.content
        if path is None or content is None or loaded.table is content:
            return loaded
        try:
            tabled = with_table(loaded.base, loaded.manifest, loaded.folder, path, content)
        except InvalidInput as error:
            _log.warning("the table is refused, the last good facts keep serving: %s", error.detail)
            return replace(loaded, table=content, refused=error.detail)
        except OSError as error:  # the release was taken off the disk a moment ago
            _log.warning("release %s cannot be read any more: %s", loaded.manifest.release, error)
            return loaded
        return replace(loaded, tabled=tabled, table=content, refused=None)
