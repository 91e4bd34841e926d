"""Segment runs, their segments, and the changes of their vectors in a SQL database."""

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
import sqlalchemy as sql
from sqlalchemy.exc import IntegrityError

from penat.adapters.sql_database import Database
from penat.adapters.sql_tables import photos, segment_runs, segments, vector_changes
from penat.adapters.sql_vectors import newest_number, tell_come
from penat.domain.errors import InvalidInput, NotFound
from penat.domain.piece import Segment, SegmentRun, SegmentWish, Timings
from penat.ports.segment_store import RunKey, SegmentStore, VectorChange

_SEGMENT = [column for column in segments.c if column.name not in ("run_id", "position")]
_MODEL = [segment_runs.c.model, segment_runs.c.model_sha256]


class SqlSegments(SegmentStore):
    """All segment runs in *database*, beside its photos: a photo that goes takes its runs with it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, run: SegmentRun) -> SegmentRun:
        """Keep a run; return the one that is kept, another's where the same was made meanwhile. Raises NotFound."""
        _refuse_strange(run)
        try:
            with self._database.writing() as connection:
                _hold_photo(connection, run.photo_id)
                kept = _found(connection, _is(_key(run)))
                if kept:
                    return kept[0]
                connection.execute(segment_runs.insert().values(**_run_row(run)))
                if run.segments:
                    rows = [_segment_row(run, place, one) for place, one in enumerate(run.segments)]
                    connection.execute(segments.insert(), rows)
                tell_come(connection, [one.id for one in run.segments if one.vector.size])
        except IntegrityError:
            raise InvalidInput(
                f"the id of run {run.id[:80]!r}, or of one of its segments, is taken", field="id"
            ) from None
        return run

    def find(self, key: RunKey) -> SegmentRun | None:
        """Return the run that was made already, if any."""
        with self._database.reading() as connection:
            found = _found(connection, _is(key))
        return found[0] if found else None

    def runs(self, photo_id: str) -> Sequence[SegmentRun]:
        """Return a photo's runs, the oldest first."""
        with self._database.reading() as connection:
            return _found(connection, segment_runs.c.photo_id == photo_id)

    def get(self, segment_id: str) -> Segment:
        """Return one segment. Raises NotFound."""
        query = sql.select(*_SEGMENT, *_MODEL).join(segment_runs, segment_runs.c.id == segments.c.run_id)
        with self._database.reading() as connection:
            found = connection.execute(query.where(segments.c.id == segment_id)).first()
        if found is None:
            raise NotFound(f"there is no segment {segment_id[:80]!r}", field="segment")
        return _segment(found)

    def newest_change(self) -> int:
        """Return the number of the last change, 0 before the first."""
        with self._database.reading() as connection:
            return newest_number(connection)

    def changes(self, after: int, limit: int) -> Sequence[VectorChange]:
        """Return changes after that number in order. None is ever added before one that was seen."""
        told = [
            segments.c.photo_id,
            segments.c.category,
            segments.c.vector,
            photos.c.owner,
            segment_runs.c.model_sha256,
        ]
        query = (
            sql.select(vector_changes, *told)
            .outerjoin(segments, segments.c.id == vector_changes.c.segment_id)
            .outerjoin(segment_runs, segment_runs.c.id == segments.c.run_id)
            .outerjoin(photos, photos.c.id == segments.c.photo_id)
            .where(vector_changes.c.number > after)
        )
        with self._database.reading() as connection:
            found = connection.execute(query.order_by(vector_changes.c.number).limit(limit))
            return [_change(row) for row in found]


def _refuse_strange(run: SegmentRun) -> None:
    """Raise ValueError where a segment is another run's, or its vector is none."""
    for one in run.segments:
        if (one.photo_id, one.model, one.model_sha256) != (run.photo_id, run.model, run.model_sha256):
            raise ValueError(f"segment {one.id} is of another photo or model than its run {run.id}")
        if one.vector.ndim != 1 or not np.all(np.isfinite(one.vector)):
            raise ValueError(f"the vector of segment {one.id} has shape {one.vector.shape} or is not finite")


def _hold_photo(connection: sql.Connection, photo_id: str) -> None:
    """Hold the photo's row until the transaction ends, so that it is not deleted meanwhile. Raises NotFound."""
    held = sql.select(photos.c.id).where(photos.c.id == photo_id).with_for_update()
    if connection.scalar(held) is None:
        raise NotFound(f"there is no photo {photo_id[:80]!r}", field="photo")


def _key(run: SegmentRun) -> RunKey:
    return RunKey(run.photo_id, run.wish, run.segmenter_sha256, run.model_sha256)


def _is(key: RunKey) -> sql.ColumnElement[bool]:
    own = segment_runs.c
    wish = (own.mode == key.wish.mode) & (own.prompt == (key.wish.prompt or ""))
    made = (own.segmenter_sha256 == key.segmenter_sha256) & (own.model_sha256 == key.model_sha256)
    return (own.photo_id == key.photo_id) & wish & made


def _found(connection: sql.Connection, wanted: sql.ColumnElement[bool]) -> list[SegmentRun]:
    """Return the wanted runs with their segments, the oldest first."""
    order = (segment_runs.c.made_at, segment_runs.c.id)
    runs = list(connection.execute(sql.select(segment_runs).where(wanted).order_by(*order)))
    pieces: dict[str, list[Segment]] = {row.id: [] for row in runs}
    query = sql.select(segments.c.run_id, *_SEGMENT, *_MODEL).join(segment_runs, segment_runs.c.id == segments.c.run_id)
    for row in connection.execute(query.where(wanted).order_by(segments.c.run_id, segments.c.position)):
        pieces[row.run_id].append(_segment(row))
    return [_run(row, pieces[row.id]) for row in runs]


def _run_row(run: SegmentRun) -> dict[str, Any]:
    return {
        "id": run.id, "photo_id": run.photo_id, "mode": run.wish.mode, "prompt": run.wish.prompt or "",
        "segmenter": run.segmenter, "segmenter_sha256": run.segmenter_sha256, "model": run.model,
        "model_sha256": run.model_sha256, "made_at": run.made_at, "decode_ms": float(run.timings.decode_ms),
        "segment_ms": float(run.timings.segment_ms), "embed_ms": float(run.timings.embed_ms),
    }  # fmt: skip


def _segment_row(run: SegmentRun, place: int, one: Segment) -> dict[str, Any]:
    """Return a segment as its row, numpy's numbers made plain."""
    return {
        "id": one.id, "run_id": run.id, "photo_id": run.photo_id, "position": place, "label": one.label,
        "category": one.category, "score": float(one.score), "box": one.box, "area": int(one.area),
        "height": int(one.height), "width": int(one.width), "runs": one.runs, "vector": one.vector,
    }  # fmt: skip


def _run(row: Any, pieces: Iterable[Segment]) -> SegmentRun:
    return SegmentRun(
        row.id, row.photo_id, SegmentWish(row.mode, row.prompt or None), row.segmenter, row.segmenter_sha256,
        row.model, row.model_sha256, row.made_at, Timings(row.decode_ms, row.segment_ms, row.embed_ms), tuple(pieces),
    )  # fmt: skip


def _segment(row: Any) -> Segment:
    return Segment(
        row.id, row.photo_id, row.label, row.category, row.score, row.box, row.area, row.height, row.width, row.runs,
        row.model, row.model_sha256, row.vector,
    )  # fmt: skip


def _change(row: Any) -> VectorChange:
    if row.vector is None:
        return VectorChange(row.number, row.segment_id)
    return VectorChange(row.number, row.segment_id, row.photo_id, row.owner, row.category, row.model_sha256, row.vector)
