"""Pieces of photos and jobs into the JSON of the API."""

from datetime import UTC, datetime

from flask import request

from penat.domain.job import Job
from penat.domain.outline import outline
from penat.domain.piece import Segment, SegmentRun
from penat.domain.run_length import mask_of
from penat.web.photo_presenting import photo_url
from penat.web.presenting import Json, public_root


def run_json(run: SegmentRun, base_url: str | None) -> Json:
    """Return a segmenting with the pieces it found."""
    return {"run": _run(run), "segments": [segment_json(one, base_url) for one in run.segments]}


def run_summary(run: SegmentRun, base_url: str | None) -> Json:
    """Return a segmenting with the pieces it found, but for their masks, which may be megabytes."""
    return {"run": _run(run), "segments": [segment_summary(one, base_url) for one in run.segments]}


def segment_json(segment: Segment, base_url: str | None) -> Json:
    """Return one piece."""
    mask = mask_of(segment.runs, segment.height, segment.width)
    return segment_summary(segment, base_url) | {
        "mask": {"counts": segment.runs, "size": (segment.height, segment.width)}, "outline": outline(mask),
    }  # fmt: skip


def segment_summary(segment: Segment, base_url: str | None) -> Json:
    """Return one piece, but for its mask."""
    return {
        "id": segment.id, "photo": segment.photo_id, "label": segment.label, "category": segment.category,
        "score": _share(segment.score), "box": box_json(segment), "area": segment.area,
        "size": {"width": segment.width, "height": segment.height}, **_pictures(segment, base_url),
    }  # fmt: skip


def box_json(segment: Segment) -> Json:
    """Return the box around a piece."""
    return dict(zip(("left", "top", "width", "height"), segment.box, strict=True))


def seed_segment_json(segment: Segment, base_url: str | None) -> Json:
    """Return one piece in few words."""
    shown = _pictures(segment, base_url)
    return {
        "segment_id": segment.id, "label": segment.label, "category": segment.category, "score": _share(segment.score),
        "box": box_json(segment), "area": segment.area, "mask": shown["mask_png"], "cutout": shown["cutout"],
    }  # fmt: skip


def job_json(job: Job, base_url: str | None) -> Json:
    """Return a job as it stands."""
    asked, report = job.asked, job.report
    made = None
    if report.run_id is not None:
        where = f"{photo_url(asked.photo_id, base_url)}/segments"
        made = {"run": report.run_id, "photo": asked.photo_id, "segments": where}
    return {
        "id": asked.id, "photo": asked.photo_id, "mode": asked.wish.mode, "prompt": asked.wish.prompt,
        "state": report.state, "progress": _share(report.progress), "detail": report.detail,
        "made_at": _time(asked.made_at), "result": made,
        "error": report.detail if report.state == "failed" else None,
    }  # fmt: skip


def job_url(job: Job, base_url: str | None) -> str:
    """Return where a job is asked for."""
    return f"{public_root(request, base_url)}/api/v1/jobs/{job.asked.id}"


def _run(run: SegmentRun) -> Json:
    times = run.timings
    return {
        "id": run.id, "photo": run.photo_id, "mode": run.wish.mode, "prompt": run.wish.prompt,
        "segmenter": run.segmenter, "model": run.model, "made_at": _time(run.made_at),
        "ms": {"decode": times.decode_ms, "segment": times.segment_ms, "embed": times.embed_ms},
    }  # fmt: skip


def _pictures(segment: Segment, base_url: str | None) -> dict[str, str]:
    where = f"{public_root(request, base_url)}/api/v1/segments/{segment.id}"
    return {"mask_png": f"{where}/mask.png", "cutout": f"{where}/cutout.jpg"}


def _share(value: float) -> float:
    return min(1.0, max(0.0, float(value)))


def _time(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
