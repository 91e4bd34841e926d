"""Segment runs in memory, beside the photos in memory that they belong to."""

from penat.domain.errors import InvalidInput, NotFound
from penat.domain.piece import Segment, SegmentRun
from penat.ports.segment_store import RunKey, SegmentStore, VectorChange
from tests.fakes.memory_photos import MemoryPhotos


class MemorySegments(SegmentStore):
    """Keeps everything in dicts, behind the photos' lock; a photo that goes takes its runs with it."""

    def __init__(self, photos: MemoryPhotos) -> None:
        self._photos = photos
        self._lock = photos.lock
        self._runs: dict[RunKey, SegmentRun] = {}
        self._changes: dict[str, VectorChange] = {}
        self._newest = 0
        photos.deleted.append(self._forget)

    def add(self, run: SegmentRun) -> SegmentRun:
        with self._lock:
            photo = self._photos.there(run.photo_id)
            if photo is None:
                raise NotFound(f"there is no photo {run.photo_id[:80]!r}", field="photo")
            key = RunKey(run.photo_id, run.wish, run.segmenter_sha256, run.model_sha256)
            if key in self._runs:
                return self._runs[key]
            ids = [run.id, *(one.id for one in run.segments)]
            if len(set(ids)) < len(ids) or self._taken() & set(ids):
                raise InvalidInput(f"the id of run {run.id!r}, or of one of its segments, is taken", field="id")
            self._runs[key] = run
            for one in run.segments:
                if one.vector.size:
                    self._tell(one.id, one.photo_id, photo.owner, one.category, one.model_sha256, one.vector)
            return run

    def find(self, key: RunKey) -> SegmentRun | None:
        with self._lock:
            return self._runs.get(key)

    def runs(self, photo_id: str) -> list[SegmentRun]:
        with self._lock:
            own = [run for run in self._runs.values() if run.photo_id == photo_id]
        return sorted(own, key=lambda run: (run.made_at, run.id))

    def get(self, segment_id: str) -> Segment:
        with self._lock:
            for run in self._runs.values():
                for one in run.segments:
                    if one.id == segment_id:
                        return one
        raise NotFound(f"there is no segment {segment_id[:80]!r}", field="segment")

    def newest_change(self) -> int:
        return self._newest

    def changes(self, after: int, limit: int) -> list[VectorChange]:
        with self._lock:
            found = [change for change in self._changes.values() if change.number > after]
        return sorted(found, key=lambda change: change.number)[:limit]

    def _taken(self) -> set[str]:
        runs = self._runs.values()
        return {run.id for run in runs} | {one.id for run in runs for one in run.segments}

    def _tell(self, segment_id: str, *more: object) -> None:
        self._newest += 1
        self._changes[segment_id] = VectorChange(self._newest, segment_id, *more)

    def _forget(self, photo_id: str) -> None:
        for key, run in list(self._runs.items()):
            if run.photo_id == photo_id:
                del self._runs[key]
                for one in run.segments:
                    if one.id in self._changes:
                        self._tell(one.id)
