"""Pictures that the shop's table names by their web addresses, fetched into a folder and then read like any others."""

import threading
from collections.abc import Callable, Container, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from dataclasses import dataclass, replace

from penat.adapters.checked_network import CheckedNetwork
from penat.adapters.downloads import Downloads, Kept
from penat.adapters.picture_fetching import FetchLimits, NotFetched, PictureFetcher, Seen
from penat.adapters.picture_files import PictureFiles
from penat.domain.errors import InvalidInput
from penat.domain.ingestion import PictureFile, Problem, ReadPicture
from penat.ports.picture_source import Fit, PictureSource

Addresses = Callable[[], Sequence[tuple[str, str]]]
FetchProgress = Callable[[int, int], None]
_THREADS = 16


@dataclass(frozen=True)
class Fetching:
    """How pictures are fetched: limits, whether private networks are read, and whether all is fetched anew."""

    limits: FetchLimits | None = None
    allow_private: bool = False
    refetch: bool = False
    progress: FetchProgress = lambda *_: None


class RemotePictures(PictureSource):
    """The pictures at *addresses*, each with its category; a picture's path is its address.

    What was fetched before is asked for again only where the server said how to tell whether it has changed, and is
    used as it is when the server cannot be reached. A run that ends early goes on with what it has.
    """

    def __init__(self, addresses: Addresses, downloads: Downloads, fetching: Fetching, *, ahead: int = 64) -> None:
        self.addresses = addresses
        self.downloads = downloads
        self.fetching = fetching
        self._reader = PictureFiles(downloads.folder, ahead=ahead)
        self._files: dict[str, str] = {}

    def find(self) -> tuple[Sequence[PictureFile], Sequence[Problem]]:
        """Fetch what is not there yet; return the pictures in the order of their addresses, and what is missing."""
        wanted: dict[str, str] = {}
        for address, category in self.addresses():
            wanted[address] = wanted.get(address) or category
        placed = sorted(address for address, category in wanted.items() if category)
        problems = [
            Problem("skipped", address, "the table gives no category for it; fill the category column")
            for address, category in sorted(wanted.items())
            if not category
        ]
        outcomes = self._fetched(placed)
        problems += [problem for address in placed for problem in outcomes[address][1]]
        self._files = {address: kept for address in placed if (kept := outcomes[address][0])}
        return [PictureFile(address, wanted[address]) for address in self._files], problems

    def read(self, files: Sequence[PictureFile], fit: Fit, known: Container[str]) -> Iterator[ReadPicture | Problem]:
        """Yield the fetched pictures in order, named by their addresses."""
        local = [PictureFile(self._files[file.path], file.category) for file in files]
        for file, entry in zip(files, self._reader.read(local, fit, known), strict=True):
            yield replace(entry, path=file.path) if isinstance(entry, Problem) else replace(entry, file=file)

    def _fetched(self, addresses: Sequence[str]) -> dict[str, tuple[str | None, list[Problem]]]:
        """Return each address's file, or None, and what there is to report about it."""
        outcomes: dict[str, tuple[str | None, list[Problem]]] = {}
        if not addresses:
            return outcomes
        network = CheckedNetwork(allow_private=self.fetching.allow_private)
        stopped = network.stopped
        fetcher = PictureFetcher(network, self.fetching.limits, stopped.wait)
        pool = ThreadPoolExecutor(_THREADS, thread_name_prefix="fetch")
        try:
            running: dict[Future[tuple[str | None, list[Problem]]], str] = {
                pool.submit(self._one, fetcher, address, stopped): address for address in addresses
            }
            self.fetching.progress(0, len(addresses))
            for done, future in enumerate(as_completed(running), start=1):
                outcomes[running[future]] = future.result()
                self.fetching.progress(done, len(addresses))
        finally:
            stopped.set()
            pool.shutdown(wait=True, cancel_futures=True)
            fetcher.close()
        return outcomes

    def _one(
        self, fetcher: PictureFetcher, address: str, stopped: threading.Event
    ) -> tuple[str | None, list[Problem]]:  # fmt: skip
        kept = self.downloads.kept(address)
        if kept is not None and kept.seen == Seen() and not self.fetching.refetch:
            return kept.file, []
        if stopped.is_set():
            return None, []
        try:
            fetched = fetcher.fetch(address, None if kept is None or self.fetching.refetch else kept.seen)
        except NotFetched as error:
            return _as_before(address, kept, error)
        if fetched.content is None:
            return (kept.file if kept else None), []
        return self.downloads.keep(address, fetched.content, fetched.seen), []


class CombinedPictures(PictureSource):
    """Several sources as one; a file belongs to the source that found it."""

    def __init__(self, *sources: PictureSource) -> None:
        self.sources = sources
        self._owner: dict[str, PictureSource] = {}

    def find(self) -> tuple[Sequence[PictureFile], Sequence[Problem]]:
        """Return the files and problems of all sources, one source after the other.

        Raises InvalidInput with the first reasons where nothing but problems is found.
        """
        files: list[PictureFile] = []
        problems: list[Problem] = []
        for source in self.sources:
            found, passed_over = source.find()
            files += found
            problems += passed_over
            self._owner |= dict.fromkeys((file.path for file in found), source)
        if problems and not files:
            reasons = "\n  ".join(f"{problem.path}: {problem.reason}" for problem in problems[:5])
            raise InvalidInput(f"none of {len(problems)} pictures can be used:\n  {reasons}", field="data")
        return files, problems

    def read(self, files: Sequence[PictureFile], fit: Fit, known: Container[str]) -> Iterator[ReadPicture | Problem]:
        """Yield all files in order, neighbours of one source read together."""
        start = 0
        while start < len(files):
            owner = self._owner[files[start].path]
            end = start + 1
            while end < len(files) and self._owner[files[end].path] is owner:
                end += 1
            yield from owner.read(files[start:end], fit, known)
            start = end


def _as_before(address: str, kept: Kept | None, error: NotFetched) -> tuple[str | None, list[Problem]]:
    """Use what was fetched before where the failure may pass; without it, or where it is gone, leave it out."""
    if kept is None or error.lasting:
        return None, [Problem("skipped", address, str(error))]
    return kept.file, [Problem("note", address, f"not asked again ({error}); the picture fetched before is used")]
