"""Photos and runs of a few pieces, for the suites of the stores: a piece's vector tells its id."""

import hashlib
from dataclasses import replace
from datetime import UTC, datetime

import numpy as np

from penat.domain.photo import Photo
from penat.domain.piece import Segment, SegmentRun, SegmentWish, Timings
from penat.ports.photo_store import PhotoUse

NOW = datetime(2026, 5, 1, 12, tzinfo=UTC)
MUCH = PhotoUse(10_000, 10**9)


def put(photos, photo_id, owner="local", **facts):
    content = photo_id.encode()
    made = Photo(photo_id, owner, hashlib.sha256(content).hexdigest(), 4, 3, len(content), NOW, **facts)
    photos.add(made, content, MUCH, MUCH)
    return photo_id


def piece(segment_id, photo_id, **facts):
    """Return a piece of a picture 4 wide and 3 high; its vector tells its id."""
    known = {
        "label": "chair", "category": "chair", "score": 0.75, "box": (1, 0, 2, 3), "area": 6, "height": 3, "width": 4,
        "runs": (3, 6, 3), "model": "tiny", "model_sha256": "m1", "vector": vector_of(segment_id),
    }  # fmt: skip
    return Segment(segment_id, photo_id, **(known | facts))


def vector_of(segment_id):
    seed = int.from_bytes(hashlib.sha256(segment_id.encode()).digest()[:4], "big")
    vector = np.random.default_rng(seed).standard_normal(8)
    return (vector / np.linalg.norm(vector)).astype(np.float32)


def run_of(run_id, photo_id, *pieces, **facts):
    known = {
        "wish": SegmentWish(), "segmenter": "classical", "segmenter_sha256": "s1", "model": "tiny",
        "model_sha256": "m1", "made_at": NOW, "timings": Timings(1.5, 20.25, 3.0), "segments": tuple(pieces),
    }  # fmt: skip
    return SegmentRun(run_id, photo_id, **(known | facts))


def add(store, run_id, photo_id, count=2, **facts):
    return store.add(run_of(run_id, photo_id, *(piece(f"{run_id}.{n}", photo_id) for n in range(count)), **facts))


def plain(found):
    """Return a segment or run such that two of them can be compared, their vectors to the last bit."""
    if isinstance(found, SegmentRun):
        return replace(found, segments=tuple(map(plain, found.segments)))
    return replace(found, vector=(found.vector.dtype.str, found.vector.tobytes()))


def told(store, after=0, limit=1000):
    return [(one.segment_id, one.vector is not None) for one in store.changes(after, limit)]
