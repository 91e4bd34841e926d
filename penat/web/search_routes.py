"""Items by example: POST /api/v1/search, as JSON or as a table."""

import csv
import io
from dataclasses import asdict
from typing import Any

from flask import Response, request
from flask_openapi3.blueprint import APIBlueprint

from penat.domain.catalogue import Catalogue
from penat.domain.safe_cells import safe_cell
from penat.use_cases.searcher import Found
from penat.web.answers import SearchAnswer
from penat.web.cursors import Cursors
from penat.web.openapi import SEARCH, answers
from penat.web.parsing import parsed
from penat.web.presenting import Presenters, answer
from penat.web.releases import paged_release
from penat.web.schemas import PHOTO_CHARACTERS, SearchRequest
from penat.web.services import Services

COLUMNS = ("rank", "id", "category", "name", "price", "currency", "in_stock", "link", "score")


def search_blueprint(services: Services, presenters: Presenters, cursors: Cursors) -> APIBlueprint:
    """Return POST /api/v1/search and /api/v1/search/csv."""
    api = APIBlueprint("search", __name__, url_prefix="/api/v1/search", abp_tags=[SEARCH])

    @api.before_request
    def allow_photos() -> None:
        """Let a photo through, which is larger than any other body."""
        request.max_content_length = PHOTO_CHARACTERS + 100_000

    def found(body: SearchRequest) -> tuple[Catalogue, Found, int]:
        release, start = cursors.read(body)
        catalogue = services.source.current() if release is None else paged_release(services.source, release)
        return catalogue, services.searcher.search(catalogue, body.query(), body.limit, start), start

    problems = (400, 404, 410, 413, 415, 422, 503)

    @api.post("", summary="Items by example", responses=answers(SearchAnswer, *problems))
    @parsed
    def search(body: SearchRequest) -> Response:
        """Rank items by likes, dislikes, words and a photo, filtered; the examples themselves are left out.

        Follow `next` with the same body for more. A greater limit keeps the order of what was there.
        """
        catalogue, got, _ = found(body)
        present = presenters.of(catalogue)
        following = None if got.next_start is None else cursors.write(body, catalogue.release, got.next_start)
        return answer(
            {
                "results": [{"item": present.item(one.shelf, one.row), "score": one.score} for one in got.results],
                "like": [present.known(item_id) for item_id in body.like],
                "unlike": [present.known(item_id) for item_id in body.unlike],
                "summary": asdict(got.summary),
                "next": following,
            }
        )

    @api.post("/csv", summary="Items by example, as a table", responses=_table(answers(SearchAnswer, *problems)))
    @parsed
    def table(body: SearchRequest) -> Response:
        """Give the same results as UTF-8 CSV with every column; a cell a spreadsheet would run gets an apostrophe."""
        catalogue, got, start = found(body)
        presenters.of(catalogue)
        response = Response(results_table(got, start), mimetype="text/csv")
        response.headers["Content-Disposition"] = 'attachment; filename="penat-search.csv"'
        return response

    return api


def results_table(found: Found, start: int = 0) -> str:
    """Return results as CSV, one row each, *start* being how many came before."""
    extra = list(dict.fromkeys(name for one in found.results for name in one.shelf.columns.names))
    text = io.StringIO()
    rows = csv.writer(text)
    rows.writerow([safe_cell(name) for name in (*COLUMNS, *extra)])
    for rank, one in enumerate(found.results, start + 1):
        item = one.shelf.items[one.row]
        price = "" if item.price_cents is None else f"{item.price_cents // 100}.{item.price_cents % 100:02d}"
        facts = [item.id, item.category, item.name, price, item.currency or "", "yes" if item.in_stock else "no"]
        cells = [*facts, item.link or "", f"{one.score:.6f}", *(item.extra.get(name, "") for name in extra)]
        rows.writerow([rank, *(safe_cell(cell) for cell in cells)])
    return text.getvalue()


def _table(responses: dict[str | int, Any]) -> dict[str | int, Any]:
    media = {"text/csv": {"schema": {"type": "string"}}}
    return {**responses, "200": {"description": "A table, one row a result", "content": media}}
