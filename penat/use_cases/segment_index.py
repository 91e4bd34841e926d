"""The vectors of all kept segments where they can be searched, brought up to date before every answer."""

from collections.abc import Collection, Sequence
from threading import Lock

from penat.domain.geometry import Vectors
from penat.domain.vector_index import Near, VectorIndex
from penat.ports.segment_store import SegmentStore, VectorChange
from penat.ports.segment_vectors import SegmentVectors

BATCH = 1000


class OwnVectors(SegmentVectors):
    """Exact indexes in this process's memory, one for each model's state."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._spaces: dict[tuple[str, int], VectorIndex] = {}
        self._space_of: dict[str, VectorIndex] = {}

    def __len__(self) -> int:
        return len(self._space_of)

    def apply(self, changes: Sequence[VectorChange]) -> None:
        """Take changes in."""
        with self._lock:
            for change in changes:
                self._apply(change)

    def clear(self) -> None:
        """Forget everything."""
        with self._lock:
            self._spaces, self._space_of = {}, {}

    def near(
        self, model_sha256: str, vector: Vectors, limit: int, owners: Collection[str], category: str | None = None,
        without: Collection[str] = (),
    ) -> list[Near]:  # fmt: skip
        """Return the nearest, exactly."""
        with self._lock:
            space = self._spaces.get((model_sha256, len(vector)))
            return [] if space is None else space.nearest(vector, limit, owners, category, without)

    def _apply(self, change: VectorChange) -> None:
        before = self._space_of.pop(change.segment_id, None)
        if before is not None:
            before.remove(change.segment_id)
        if change.vector is None:
            return
        key = (change.model_sha256, len(change.vector))
        space = self._spaces.setdefault(key, VectorIndex(key[1]))
        space.add(change.segment_id, change.vector, change.owner, change.category)
        self._space_of[change.segment_id] = space


class SegmentIndex:
    """Searches what a store holds. Nothing is read before the first question, so forked workers share none.

    Every question first asks the store for the number of its newest change, and reads the changes that are not known
    here yet; so whatever any process added or took away before the question is there, or gone, in its answer.
    """

    def __init__(self, store: SegmentStore, vectors: SegmentVectors | None = None, batch: int = BATCH) -> None:
        self._store = store
        self._vectors = vectors or OwnVectors()
        self._batch = batch
        self._lock = Lock()
        self._known = 0

    @property
    def known(self) -> int:
        """The number of the last change that can be found."""
        return self._known

    def synced(self) -> int:
        """Bring everything up to date; return the number of the last change that is then known."""
        with self._lock:
            newest = self._store.newest_change()
            if newest < self._known:  # another database, such as an older one brought back
                self._vectors.clear()
                self._known = 0
            while self._known < newest:
                changes = self._store.changes(self._known, self._batch)
                self._vectors.apply(changes)
                self._known = changes[-1].number if changes else newest
            return self._known

    def near(
        self, model_sha256: str, vector: Vectors, limit: int, owners: Collection[str], category: str | None = None,
        without: Collection[str] = (),
    ) -> list[Near]:  # fmt: skip
        """Return at most *limit* segments of *owners* nearest to *vector* (dim,) among those of that model's state."""
        self.synced()
        return self._vectors.near(model_sha256, vector, limit, owners, category, without)
