"""POST /search for older clients: a picture in a form, and the nearest images in one list."""

from flask import Response
from flask_openapi3.blueprint import APIBlueprint

from penat.domain.errors import InvalidInput
from penat.domain.geometry import score
from penat.use_cases.photo_search import FoundSegment, PhotoSearch
from penat.use_cases.searcher import Query, Result
from penat.web.access import Access
from penat.web.openapi import KEY_OR_NONE, SEARCH, answers
from penat.web.parsing import parsed
from penat.web.photo_asking import brief, owners
from penat.web.photo_owner import OwnerHeader, owner_of
from penat.web.photo_search_answers import FoundImages
from penat.web.photo_search_schemas import SearchForm
from penat.web.photo_uploads import checked_size, counted
from penat.web.presenting import Json, Presenter, Presenters, answer
from penat.web.services import Services


def seed_photo_search_blueprint(
    services: Services, search: PhotoSearch, presenters: Presenters, access: Access
) -> APIBlueprint:
    """Return POST /search."""
    api = APIBlueprint("seed_photo_search", __name__, abp_tags=[SEARCH])

    problems = (400, 401, 404, 413, 415, 422, 429, 503)

    @api.post(
        "/search", summary="Images near to a picture", responses=answers(FoundImages, *problems), security=KEY_OR_NONE
    )
    @counted(access, search.limits)
    @parsed
    def look(header: OwnerHeader, form: SearchForm) -> Response:
        """Find the catalogue's items and your own stored segments that are near to a picture; nothing of it is kept."""
        owner = owner_of(access, header)
        catalogue = services.source.current()
        try:
            vector = search.picture_vector(catalogue, checked_size(form.file, search.limits))
        except InvalidInput as error:
            raise InvalidInput(error.detail.replace("photo", "file", 1), field="file") from None
        items = services.searcher.search(catalogue, Query(near=vector, category=form.category), form.limit).results
        segments = search.near_segments(catalogue, vector, form.limit, owners(owner, None), form.category)
        present = presenters.of(catalogue)
        results = [*(_item(present, one) for one in items), *(_segment(one, present.root) for one in segments)]
        return answer({"results": sorted(results, key=lambda one: float(one["distance"]))})

    return api


def _item(present: Presenter, found: Result) -> Json:
    item = found.shelf.items[found.row]
    distance = min(4.0, max(0.0, 2.0 - 2.0 * found.score))
    return {
        "kind": "item", "id": item.id, "score": score(distance), "distance": distance,
        "image": f"{present.root}/images/{item.image}.jpg", "thumbnail": f"{present.root}/thumbnails/{item.image}.webp",
        "category": item.category, "name": item.name, "photo": None,
    }  # fmt: skip


def _segment(found: FoundSegment, root: str) -> Json:
    told = brief(found.segment, root)
    return {
        "kind": "segment", "id": told["id"], "score": score(found.distance), "distance": found.distance,
        "image": told["cutout"], "thumbnail": told["cutout"], "category": told["category"], "name": told["label"],
        "photo": told["photo"],
    }  # fmt: skip
