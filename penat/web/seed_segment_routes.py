"""The older way to look for the pieces of an image, answering as its front ends are used to, over the same use case."""

from flask import Response
from flask_openapi3.blueprint import APIBlueprint

from penat.domain.job import Job
from penat.use_cases.segmenting import Segmenting
from penat.web.access import Access
from penat.web.openapi import PHOTOS, answers
from penat.web.parsing import parsed
from penat.web.presenting import answer
from penat.web.segment_answers import JobAnswer, SeedSegments
from penat.web.segment_presenting import seed_segment_json
from penat.web.segment_routes import PROBLEMS, accepted, found_or_made
from penat.web.segment_schemas import ImagePath, SeedSegmentRequest
from penat.web.services import Services


def seed_segment_blueprint(
    services: Services, segmenting: Segmenting, access: Access, base_url: str | None
) -> APIBlueprint:
    """Return POST /segment/ID."""
    api = APIBlueprint("seed_segments", __name__, abp_tags=[PHOTOS])
    found = answers(SeedSegments, *PROBLEMS) | {"202": answers(JobAnswer, status=202)["202"]}

    @api.post("/segment/<image_id>", summary="Segment an image and embed its pieces", responses=found)
    @parsed
    def segment(path: ImagePath, body: SeedSegmentRequest) -> Response:
        """Do what POST /api/v1/photos/ID/segments does, and tell it in fewer words."""
        made = found_or_made(services, segmenting, access, path.image_id, body.wish(), background=False)
        if isinstance(made, Job):
            return accepted(made, base_url)
        run, _ = made
        told = [seed_segment_json(one, base_url) for one in run.segments]
        response = answer({"image_id": run.photo_id, "segments": told})
        response.headers["Cache-Control"] = "private, no-cache"
        return response

    return api
