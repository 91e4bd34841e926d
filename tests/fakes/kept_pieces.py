"""Photos and pieces put into stores by hand, their vectors chosen by the test."""

import hashlib
import io
import uuid
from datetime import UTC, datetime, timedelta

import numpy as np
from PIL import Image

from penat.domain.photo import Photo
from penat.domain.piece import Segment, SegmentRun, SegmentWish, Timings
from penat.domain.run_length import runs_of
from penat.ports.photo_store import PhotoUse

NOW = datetime(2026, 5, 1, 12, tzinfo=UTC)
MUCH = PhotoUse(10**6, 10**12)
SIDE = 64


def picture(colour=(200, 120, 40), kind="JPEG"):
    """Return the bytes of a plain picture."""
    file = io.BytesIO()
    Image.new("RGB", (SIDE, SIDE), colour).save(file, kind)
    return file.getvalue()


def put_photo(photos, owner="local", *, expires_at=None, content=None):
    """Keep a photo; return its id."""
    content = content or picture()
    made = Photo(
        str(uuid.uuid4()), owner, hashlib.sha256(content).hexdigest(), SIDE, SIDE, len(content), NOW, expires_at
    )
    if owner == "":
        made = Photo(made.id, f"photo:{made.id}", made.sha256, SIDE, SIDE, made.size, NOW, expires_at)
    photos.add(made, content, MUCH, MUCH)
    return made.id


def piece(photo_id, vector, category="chair", *, score=0.9, box=(8, 8, 32, 32), model="fake", sha256=""):
    """Return a piece of a photo: a box, whatever it shows."""
    left, top, width, height = box
    mask = np.zeros((SIDE, SIDE), bool)
    mask[top : top + height, left : left + width] = True
    return Segment(
        str(uuid.uuid4()), photo_id, category or "thing", category, score, box, int(mask.sum()), SIDE, SIDE,
        runs_of(mask), model, sha256, np.asarray(vector, np.float32),
    )  # fmt: skip


def put_run(segments, photo_id, pieces, mode="quick", prompt=None, *, minute=0):
    """Keep a segmenting of a photo that found *pieces*; return the ids of its segments."""
    first = pieces[0] if pieces else None
    run = SegmentRun(
        str(uuid.uuid4()), photo_id, SegmentWish(mode, prompt), "by hand", "s1", first.model if first else "fake",
        first.model_sha256 if first else "", NOW + timedelta(minutes=minute), Timings(1.0, 2.0, 3.0), tuple(pieces),
    )  # fmt: skip
    return [one.id for one in segments.add(run).segments]
