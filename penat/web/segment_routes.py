"""The pieces of furniture in photos: found (in the request, or as a job where that takes long), told, and shown."""

from collections.abc import Callable

from flask import Response, request
from flask_openapi3.blueprint import APIBlueprint

from penat.domain.errors import Unavailable
from penat.domain.job import Job
from penat.domain.piece import SegmentRun, SegmentWish
from penat.use_cases.segmenting import Segmenting
from penat.web.access import Access
from penat.web.openapi import PHOTOS, answers, photo_picture
from penat.web.parsing import parsed
from penat.web.photo_schemas import PhotoPath
from penat.web.presenting import answer
from penat.web.segment_answers import JobAnswer, PhotoRunsAnswer, SegmentFacts, SegmentsAnswer
from penat.web.segment_presenting import job_json, job_url, run_json, run_summary, segment_json
from penat.web.segment_schemas import SegmentPath, SegmentRequest
from penat.web.services import SegmentPictures, Services

PROBLEMS = (400, 404, 413, 415, 422, 429, 503, 507)
_NO_PICTURES = Unavailable("this server draws no pictures of segments; ask for their mask in the JSON", field="segment")


def segment_blueprint(services: Services, segmenting: Segmenting, access: Access, base_url: str | None) -> APIBlueprint:
    """Return /api/v1/photos/ID/segments and /api/v1/segments/ID with its pictures."""
    api = APIBlueprint("segments", __name__, url_prefix="/api/v1", abp_tags=[PHOTOS])
    _add_finding(api, services, segmenting, access, base_url)
    _add_reading(api, segmenting, base_url)
    _add_pictures(api, services, segmenting)
    return api


def found_or_made(
    services: Services, segmenting: Segmenting, access: Access, photo_id: str, wish: SegmentWish, *, background: bool
) -> tuple[SegmentRun, bool] | Job:
    """Return the run of a wish and whether it is new, or the job that will make it where that takes long.

    Only work that is really done counts as a call. Raises NotFound, Unavailable, StorageFull, and Refused with 429.
    """
    catalogue = services.source.current()
    known = segmenting.find(catalogue, photo_id, wish)
    if known is not None:
        return known, False
    access.count_upload()
    if services.jobs is not None:
        job = services.jobs.instead(segmenting.photo(photo_id), wish, background=background)
        if job is not None:
            return job
    return segmenting.segment(catalogue, photo_id, wish), True


def accepted(job: Job, base_url: str | None) -> Response:
    """Return the answer that a job does it."""
    response = answer({"job": job_json(job, base_url)}, 202)
    response.headers["Location"] = job_url(job, base_url)
    return response


def _add_finding(
    api: APIBlueprint, services: Services, segmenting: Segmenting, access: Access, base_url: str | None
) -> None:
    """Add what looks for pieces, and what tells of those found."""
    found = answers(SegmentsAnswer, *PROBLEMS, status=201)
    found |= {"200": answers(SegmentsAnswer)["200"], "202": answers(JobAnswer, status=202)["202"]}

    @api.post("/photos/<photo_id>/segments", summary="Find the pieces in a photo", responses=found)
    @parsed
    def find(path: PhotoPath, body: SegmentRequest) -> Response:
        """Find, cut out and embed the pieces of furniture, and keep them: 201, or 200 where it was done before.

        The same wish is done once. What takes longer than a request, and whatever is asked for in the `background`, is
        answered with 202 and a job.
        """
        made = found_or_made(services, segmenting, access, path.photo_id, body.wish(), background=body.background)
        if isinstance(made, Job):
            return accepted(made, base_url)
        run, fresh = made
        return _private(answer(run_json(run, base_url), 201 if fresh else 200))

    @api.get("/photos/<photo_id>/segments", summary="A photo's pieces", responses=answers(PhotoRunsAnswer, 404, 503))
    @parsed
    def runs(path: PhotoPath) -> Response:
        """List every segmenting of the photo, the oldest first, with the pieces but for their masks."""
        return _private(answer({"runs": [run_summary(run, base_url) for run in segmenting.runs(path.photo_id)]}))


def _add_reading(api: APIBlueprint, segmenting: Segmenting, base_url: str | None) -> None:
    """Add what tells of one piece."""

    @api.get("/segments/<segment_id>", summary="One piece", responses=answers(SegmentFacts, 404, 503))
    @parsed
    def one(path: SegmentPath) -> Response:
        """Tell what is known of it."""
        return _private(answer(segment_json(segmenting.get(path.segment_id), base_url)))


def _add_pictures(api: APIBlueprint, services: Services, segmenting: Segmenting) -> None:
    """Add a piece's mask and its cut-out as picture files."""

    def pictures() -> SegmentPictures:
        if services.segment_pictures is None:
            raise _NO_PICTURES
        return services.segment_pictures

    @api.get("/segments/<segment_id>/mask.png", summary="A piece's mask", responses=photo_picture("image/png"))
    @parsed
    def mask(path: SegmentPath) -> Response:
        """Give the mask over the whole photo: white where the piece is, black elsewhere, one bit a pixel."""
        segment = segmenting.get(path.segment_id)
        return _picture(segment.id, "image/png", lambda: pictures().mask_png(segmenting.mask(segment)))

    @api.get("/segments/<segment_id>/cutout.jpg", summary="A piece, cut out", responses=photo_picture("image/jpeg"))
    @parsed
    def cutout(path: SegmentPath) -> Response:
        """Give the piece alone on a near-white square, as it was embedded, at most 1024 px."""
        segment = segmenting.get(path.segment_id)
        return _picture(segment.id, "image/jpeg", lambda: pictures().cutout_jpeg(segmenting.cutout(segment)))


def _picture(etag: str, mimetype: str, make: Callable[[], bytes]) -> Response:
    """Return a picture that never changes while it is there; it is asked for again each time, as it may be deleted."""
    known = etag in request.if_none_match
    response = Response(b"" if known else make(), status=304 if known else 200, mimetype=mimetype)
    response.set_etag(etag)
    return _private(response)


def _private(response: Response) -> Response:
    response.headers["Cache-Control"] = "private, no-cache"
    return response
