"""Looking around: the catalogue, pages of items, one item, and what is similar to it."""

from dataclasses import asdict

from flask import Response
from flask_openapi3.blueprint import APIBlueprint

from penat.domain.catalogue import PriceRange
from penat.use_cases import explorer
from penat.web.answers import CatalogueAnswer, ColumnsAnswer, FacetsAnswer, Item, ItemsAnswer, SimilarAnswer
from penat.web.cursors import Cursors
from penat.web.openapi import CATALOGUE, answers
from penat.web.parsing import parsed
from penat.web.presenting import Presenters, answer
from penat.web.queries import FacetsQuery, ItemPath, ItemsQuery, SimilarQuery
from penat.web.releases import paged_release
from penat.web.services import Services


def catalogue_blueprint(services: Services, presenters: Presenters, cursors: Cursors) -> APIBlueprint:
    """Return the routes under /api/v1 that only read."""
    api = APIBlueprint("catalogue", __name__, url_prefix="/api/v1", abp_tags=[CATALOGUE])

    @api.get("/catalogue", summary="The release being served", responses=answers(CatalogueAnswer, 503))
    def catalogue() -> Response:
        """Give its id, its model, and each category with its count and prices."""
        current = services.source.current()
        facts = [asdict(category) for category in explorer.overview(current)]
        models = services.searcher.models(current)
        return answer({"release": current.release, "model": current.model, "models": models, "categories": facts})

    @api.get("/items", summary="A page of items", responses=answers(ItemsAnswer, 404, 410, 422, 503))
    @parsed
    def items(query: ItemsQuery) -> Response:
        """Filter by category, words of the name, any column, ids and price, in some order; follow `next` for more."""
        release, start = cursors.read(query)
        chosen = services.source.current() if release is None else paged_release(services.source, release)
        price = PriceRange(query.min_cents, query.max_cents)
        wanted = explorer.Wanted(query.category, query.q, price, query.where, query.sort)
        page = (
            explorer.page(chosen, wanted, limit=query.limit, start=start)
            if query.ids is None
            else explorer.named(chosen, query.ids, wanted, limit=query.limit, start=start)
        )
        present = presenters.of(chosen)
        following = None if page.next_start is None else cursors.write(query, chosen.release, page.next_start)
        return answer(
            {"items": [present.known(item.id) for item in page.items], "next": following, "total": page.total}
        )

    @api.get("/facets", summary="What can be filtered on", responses=answers(FacetsAnswer, 404, 422, 503))
    @parsed
    def facets(query: FacetsQuery) -> Response:
        """List the table's columns, with the items of each value where there are few."""
        current = services.source.current()
        presenters.of(current)
        return answer({"columns": [asdict(facet) for facet in explorer.facets(current, query.category)]})

    _add_one_item(api, services, presenters)
    return api


def _add_one_item(api: APIBlueprint, services: Services, presenters: Presenters) -> None:
    """Add what is told of one item: its facts, its row of the table, and what is similar to it."""

    @api.get("/items/<item_id>/columns", summary="An item's row", responses=answers(ColumnsAnswer, 404, 503))
    @parsed
    def columns(path: ItemPath) -> Response:
        """Give everything the shop's table says of it beside the facts, and the picture's file."""
        current = services.source.current()
        presenters.of(current)
        item = current.item(path.item_id)
        named = explorer.file_name(current, item.id, services.file_names)
        return answer({"id": item.id, "file_name": named, "columns": dict(item.extra)})

    @api.get("/items/<item_id>", summary="One item", responses=answers(Item, 404, 503))
    @parsed
    def item(path: ItemPath) -> Response:
        """Find it by its id."""
        return answer(presenters.of(services.source.current()).known(path.item_id))

    @api.get("/items/<item_id>/similar", summary="The most similar items",
             responses=answers(SimilarAnswer, 404, 422, 503))  # fmt: skip
    @parsed
    def similar(path: ItemPath, query: SimilarQuery) -> Response:
        """List those of the same category or another, nearest first, exactly; `group=1` gives one of each design."""
        present = presenters.of(services.source.current())
        chosen = present.known(path.item_id)
        found = explorer.similar(
            present.catalogue,
            path.item_id,
            query.limit,
            grouped=query.group,
            category=query.category,
            min_score=query.min_score,
        )
        results = [
            {
                **present.similar(item, distance),
                "file_name": explorer.file_name(present.catalogue, item.id, services.file_names),
            }
            for item, distance in found
        ]
        return answer({"query": chosen, "results": results})
