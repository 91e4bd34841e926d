"""The trait words of a release as its text tower reads them: worked out once, kept, and never waited for long."""

import json
import logging
from collections.abc import Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import islice
from threading import Lock

import numpy as np

from penat.domain.catalogue import Catalogue
from penat.domain.errors import PenatError, Unavailable
from penat.domain.geometry import Vectors
from penat.domain.trait_words import phrase, words_of
from penat.domain.traits import CategoryTraits, TraitFamily
from penat.ports.embedder import Embedder
from penat.ports.trait_store import TraitStore
from penat.use_cases.spaces import fitting

LOOKED_AT = 2_000
RELEASES = 4
_BATCH = 16
Families = tuple[TraitFamily, ...]
Words = Mapping[str, tuple[str, ...]]


class TraitBook:
    """Trait families of releases and what is usual in their categories.

    The first question about a release begins the work in a thread of its own and waits *patience_s* seconds for it;
    until the work is done questions are answered without traits. Nothing is begun before the first question.
    """

    def __init__(self, embedder: Embedder, store: TraitStore | None = None, patience_s: float = 0.3) -> None:
        self._embedder = embedder
        self._store = store
        self._patience_s = patience_s
        self._lock = Lock()
        self._worker: ThreadPoolExecutor | None = None
        self._families: dict[tuple[str, str], Future[Families]] = {}
        self._usual: dict[tuple[str, str, str], CategoryTraits] = {}

    def of(self, catalogue: Catalogue, category: str) -> CategoryTraits | None:
        """Return what traits are usual in a category; None where no text tower can tell, or can not tell yet."""
        families = self._ready(catalogue)
        if families is None:
            return None
        key = (catalogue.release, catalogue.model_sha256, category)
        found = self._usual.get(key)
        if found is None:
            found = CategoryTraits.of(families, catalogue.shelf(category).vectors)
            if len(self._usual) >= RELEASES * max(len(catalogue.shelves), 1):
                self._usual.clear()
            self._usual[key] = found
        return found

    def _ready(self, catalogue: Catalogue) -> Families | None:
        try:
            work, fresh = self._begun(catalogue)
            return work.result(self._patience_s if fresh else 0)
        except TimeoutError:
            return None
        except (PenatError, OSError, ValueError) as error:
            logging.getLogger(__name__).info("no traits for release %s: %s", catalogue.release, error)
            return None

    def _begun(self, catalogue: Catalogue) -> "tuple[Future[Families], bool]":
        """Return the work on a release, and whether it was begun now: it had not been, or had come to nothing.

        Raises Unavailable where no text tower fits the release.
        """
        key = (catalogue.release, catalogue.model_sha256)
        with self._lock:
            work = self._families.get(key)
            if work is not None and not (work.done() and work.exception() is not None):
                return work, False
            fitting(self._embedder, catalogue, "text")
            self._worker = self._worker or ThreadPoolExecutor(1, thread_name_prefix="traits")
            while len(self._families) >= RELEASES:
                self._families.pop(next(iter(self._families)))
            work = self._families[key] = self._worker.submit(self._work_out, catalogue)
            return work, True

    def _work_out(self, catalogue: Catalogue) -> Families:
        words = words_of(_rows(catalogue))
        made_of = _made_of(catalogue, words)
        if self._store is None or made_of is None:
            return _made(words, {kind: self._read(catalogue, words[kind]) for kind in words})
        kept = self._store.read(made_of)
        if kept is not None and _fits(kept, words):
            return _made(words, kept)
        with self._store.claim(made_of) as alone:
            if not alone:
                raise Unavailable("another process reads the trait words; they will be there soon")
            vectors = {kind: self._read(catalogue, words[kind]) for kind in words}
            self._store.write(made_of, vectors)
        return _made(words, vectors)

    def _read(self, catalogue: Catalogue, words: tuple[str, ...]) -> Vectors:
        """Return the words' vectors (words, dim); a few at a time, so that a shopper's own words need not wait."""
        found = []
        for start in range(0, len(words), _BATCH):
            tower = fitting(self._embedder, catalogue, "text")
            found.append(tower.embed_texts([phrase(word) for word in words[start : start + _BATCH]]))
        return np.concatenate(found)


def _made(words: Words, vectors: Mapping[str, Vectors]) -> Families:
    return tuple(TraitFamily(kind, some, vectors[kind]) for kind, some in words.items())


def _fits(kept: Mapping[str, Vectors], words: Words) -> bool:
    """Return whether what was kept has a vector for each word."""
    return all(np.shape(kept.get(kind, ()))[:1] == (len(some),) for kind, some in words.items())


def _rows(catalogue: Catalogue) -> Iterator[Mapping[str, str]]:
    """Yield the further columns of at most LOOKED_AT evenly spaced items of each category."""
    for shelf in catalogue.shelves.values():
        step = max(1, -(-len(shelf) // LOOKED_AT))
        yield from (shelf.items[row].extra for row in islice(range(len(shelf)), 0, None, step))


def _made_of(catalogue: Catalogue, words: Words) -> str | None:
    """Return what is read and by which model, to the letter; None where the model cannot be told from another."""
    if not catalogue.model_sha256:
        return None
    read = {kind: [phrase(word) for word in some] for kind, some in words.items()}
    return json.dumps([catalogue.model, catalogue.model_sha256, read], sort_keys=True)
