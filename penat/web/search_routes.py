"""Items by example: POST /api/v1/search, as JSON or as a table."""

from collections.abc import Sequence

from flask import Response, request
from flask_openapi3.blueprint import APIBlueprint

from penat.domain.catalogue import Catalogue
from penat.domain.errors import Unavailable
from penat.use_cases.searcher import Found
from penat.web.access import Access
from penat.web.answers import SearchAnswer
from penat.web.cursors import Cursors
from penat.web.openapi import KEY_OR_NONE, SEARCH, answers, table_answers
from penat.web.parsing import parsed
from penat.web.photo_asking import Asked, asked, near_json, owners
from penat.web.photo_owner import OwnerHeader, owner_of
from penat.web.presenting import Json, Presenter, Presenters, answer
from penat.web.releases import paged_release
from penat.web.result_tables import results_table
from penat.web.schemas import PHOTO_CHARACTERS, SearchRequest
from penat.web.services import Services


def search_blueprint(services: Services, presenters: Presenters, cursors: Cursors, access: Access) -> APIBlueprint:
    """Return POST /api/v1/search and /api/v1/search/csv."""
    api = APIBlueprint("search", __name__, url_prefix="/api/v1/search", abp_tags=[SEARCH])

    @api.before_request
    def allow_photos() -> None:
        """Let a photo through, which is larger than any other body."""
        request.max_content_length = PHOTO_CHARACTERS + 100_000

    def found(body: SearchRequest) -> tuple[Catalogue, Found, int, Asked]:
        release, start = cursors.read(body)
        catalogue = services.source.current() if release is None else paged_release(services.source, release)
        question = asked(services, catalogue, body)
        return catalogue, services.searcher.search(catalogue, question.query, body.limit, start), start, question

    def stored(
        catalogue: Catalogue, body: SearchRequest, question: Asked, header: OwnerHeader, root: str
    ) -> list[Json] | None:
        """Return the asker's own segments nearest to what was asked with, on the first page.

        A picture that is sent along needs nothing that is kept: where the database is away its items are told all the
        same, and None for the segments unless they were asked for by name.
        """
        if question.vector is None or body.cursor is not None or services.photo_search is None:
            return None
        itself = () if question.itself is None else (question.itself,)
        whose = owners(owner_of(access, header), question.anchor)
        try:
            near = services.photo_search.near_segments(
                catalogue, question.vector, body.segments, whose, body.category, itself
            )
        except Unavailable:
            if question.anchor is not None or "segments" in body.model_fields_set:
                raise
            return None
        return [near_json(one, root) for one in near]

    problems = (400, 404, 410, 413, 415, 422, 503)

    @api.post("", summary="Items by example", responses=answers(SearchAnswer, 401, *problems), security=KEY_OR_NONE)
    @parsed
    def search(body: SearchRequest, header: OwnerHeader) -> Response:
        """Rank items by likes, dislikes, words and a photo or a piece of one, filtered; the examples are left out.

        Follow `next` with the same body for more. A greater limit keeps the order of what was there.
        """
        catalogue, got, _, question = found(body)
        present = presenters.of(catalogue)
        following = None if got.next_start is None else cursors.write(body, catalogue.release, got.next_start)
        near = stored(catalogue, body, question, header, present.root)
        return answer({**found_json(present, got, body.like, body.unlike, following), "segments": near})

    @api.post("/csv", summary="Items by example, as a table", responses=table_answers(*problems))
    @parsed
    def table(body: SearchRequest) -> Response:
        """Give the same results as UTF-8 CSV with every column; a cell a spreadsheet would run gets an apostrophe."""
        catalogue, got, start, _ = found(body)
        presenters.of(catalogue)
        response = Response(results_table(got, start), mimetype="text/csv")
        response.headers["Content-Disposition"] = 'attachment; filename="penat-search.csv"'
        return response

    return api


def found_json(
    present: Presenter, found: Found, like: Sequence[str], unlike: Sequence[str], following: str | None
) -> Json:
    """Return results as the API tells them, with the examples they came from."""
    return {
        "results": [{"item": present.item(one.shelf, one.row), "score": one.score} for one in found.results],
        "like": [present.known(item_id) for item_id in like],
        "unlike": [present.known(item_id) for item_id in unlike],
        "summary": found.summary,
        "next": following,
        "segments": None,
    }
