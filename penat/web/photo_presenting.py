"""Photos into the JSON of the API, with the way each has gone."""

from datetime import UTC, datetime

from flask import request

from penat.domain.photo import Photo
from penat.web.photo_schemas import SIDES
from penat.web.presenting import Json, public_root
from penat.web.services import Services

STEPS = ("uploaded", "segmented", "embedded", "searchable")


def photo_url(photo_id: str, base_url: str | None) -> str:
    """Return the URL of a photo's facts; its picture is below it."""
    return f"{public_root(request, base_url)}/api/v1/photos/{photo_id}"


def photo_json(photo: Photo, base_url: str | None) -> Json:
    """Return what is known of a photo, but for its way."""
    picture = f"{photo_url(photo.id, base_url)}/picture"
    return {
        "id": photo.id, "width": photo.width, "height": photo.height, "size": photo.size,
        "made_at": _time(photo.made_at), "expires_at": None if photo.expires_at is None else _time(photo.expires_at),
        "picture": picture, "thumbnail": f"{picture}?side={SIDES[0]}",
    }  # fmt: skip


def fresh_steps(photo: Photo, upload_ms: float) -> Json:
    """Return the steps of a photo that has only just come, in so many milliseconds."""
    return _no_steps() | {"uploaded": {"at": _time(photo.made_at), "ms": upload_ms}}


def steps_json(photo: Photo, services: Services) -> Json:
    """Return the steps of a photo's way by name, those of its newest segmenting, each with its time and milliseconds.

    A segment is searchable from the moment it is kept: every search first takes in what has changed.
    """
    steps = _no_steps() | {"uploaded": {"at": _time(photo.made_at), "ms": None}}
    runs = services.segmenting.runs(photo.id) if services.segmenting is not None else ()
    if not runs:
        return steps
    newest = runs[-1]
    at, times = _time(newest.made_at), newest.timings
    steps["segmented"] = {"at": at, "ms": times.decode_ms + times.segment_ms}
    if newest.segments:
        steps["embedded"] = {"at": at, "ms": times.embed_ms}
        if services.photo_search is not None:
            steps["searchable"] = {"at": at, "ms": None}
    return steps


def _no_steps() -> Json:
    return {name: {"at": None, "ms": None} for name in STEPS}


def _time(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
