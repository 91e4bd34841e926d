"""Looking around: the catalogue, pages of items, one item, and what is similar to it."""

from dataclasses import asdict

from flask import Response
from flask_openapi3.blueprint import APIBlueprint

from penat.domain.catalogue import PriceRange
from penat.use_cases import explorer
from penat.web.answers import CatalogueAnswer, Item, ItemsAnswer, SimilarAnswer
from penat.web.cursors import Cursors
from penat.web.openapi import CATALOGUE, answers
from penat.web.parsing import parsed
from penat.web.presenting import Presenters, answer
from penat.web.queries import ItemPath, ItemsQuery, SimilarQuery
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
        return answer({"release": current.release, "model": current.model, "categories": facts})

    @api.get("/items", summary="A page of items", responses=answers(ItemsAnswer, 404, 410, 422, 503))
    @parsed
    def items(query: ItemsQuery) -> Response:
        """Filter by category, words of the name, ids and price; follow `next` for more."""
        release, start = cursors.read(query)
        chosen = services.source.current() if release is None else paged_release(services.source, release)
        page = explorer.page(
            chosen, category=query.category, words=query.q, ids=query.ids,
            price=PriceRange(query.min_cents, query.max_cents), limit=query.limit, start=start,
        )  # fmt: skip
        present = presenters.of(chosen)
        following = None if page.next_start is None else cursors.write(query, chosen.release, page.next_start)
        return answer({"items": [present.known(item.id) for item in page.items], "next": following})

    @api.get("/items/<item_id>", summary="One item", responses=answers(Item, 404, 503))
    @parsed
    def item(path: ItemPath) -> Response:
        """Find it by its id."""
        return answer(presenters.of(services.source.current()).known(path.item_id))

    @api.get("/items/<item_id>/similar", summary="The most similar items",
             responses=answers(SimilarAnswer, 404, 422, 503))  # fmt: skip
    @parsed
    def similar(path: ItemPath, query: SimilarQuery) -> Response:
        """List those of the same category, nearest first, exactly; `group=1` gives one of each design."""
        present = presenters.of(services.source.current())
        chosen = present.known(path.item_id)
        found = explorer.similar(present.catalogue, path.item_id, query.limit, grouped=query.group)
        return answer({"query": chosen, "results": [present.similar(item, distance) for item, distance in found]})

    return api
