"""Furnishing the room of a photo: POST /api/v1/photos/ID/furnish."""

from flask import Response
from flask_openapi3.blueprint import APIBlueprint

from penat.use_cases.photo_search import PhotoSearch
from penat.web.openapi import SEARCH, answers
from penat.web.parsing import parsed
from penat.web.photo_asking import brief
from penat.web.photo_schemas import PhotoPath
from penat.web.photo_search_answers import FurnishAnswer
from penat.web.photo_search_schemas import FurnishRequest
from penat.web.presenting import Presenters, answer
from penat.web.services import Services


def furnish_blueprint(services: Services, search: PhotoSearch, presenters: Presenters) -> APIBlueprint:
    """Return POST /api/v1/photos/ID/furnish."""
    api = APIBlueprint("furnish", __name__, url_prefix="/api/v1/photos", abp_tags=[SEARCH])

    @api.post("/<photo_id>/furnish", summary="What goes with a room",
              responses=answers(FurnishAnswer, 400, 404, 413, 415, 422, 503))  # fmt: skip
    @parsed
    def furnish(path: PhotoPath, body: FurnishRequest) -> Response:
        """Find, for each category the room lacks, the items that go best with all its pieces, inside the prices."""
        catalogue = services.source.current()
        found = search.furnish(catalogue, path.photo_id, body.wish())
        present = presenters.of(catalogue)
        pieces = [brief(piece, present.root) for piece in found.pieces]
        told = {"photo": found.photo.id, "pieces": pieces, "present": list(found.present)}
        return answer({**told, **present.matches(found.found)})

    return api
