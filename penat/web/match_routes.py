"""What goes with the chosen item."""

from flask import Response
from flask_openapi3.blueprint import APIBlueprint

from penat.domain.catalogue import Catalogue
from penat.use_cases.room_matching import BLEND
from penat.web.answers import MatchesAnswer
from penat.web.openapi import SESSIONS, answers
from penat.web.parsing import parsed
from penat.web.presenting import Presenters, answer
from penat.web.reason_answers import with_reasons
from penat.web.releases import opened
from penat.web.schemas import MatchesRequest
from penat.web.services import Services
from penat.web.shop_watch import ShopWatch
from penat.web.tokens import Tokens


def match_blueprint(services: Services, presenters: Presenters, tokens: Tokens) -> APIBlueprint:
    """Return POST /api/v1/matches."""
    api = APIBlueprint("matches", __name__, url_prefix="/api/v1", abp_tags=[SESSIONS])
    watch = ShopWatch(services.meter)

    def chosen(body: MatchesRequest) -> tuple[Catalogue, str, bool]:
        """Return the release, the item and whether only items in stock are wanted."""
        if body.session is None:
            return services.source.current(), body.item or "", bool(body.in_stock)
        session, catalogue = opened(services.source, tokens, body.session)
        item_id = services.stylist.chosen(catalogue, session.state)
        watch.about(session.id, session.state)
        return catalogue, item_id, session.state.in_stock if body.in_stock is None else body.in_stock

    @api.post("/matches", summary="What goes with an item",
              responses=answers(MatchesAnswer, 400, 404, 410, 413, 415, 422, 503))  # fmt: skip
    @parsed
    def matches(body: MatchesRequest) -> Response:
        """Find what goes best with it in each other category, among the items inside its price limits.

        `nearest` ranks by distance, `blend` also by what rooms taught. Without a `method` it is the blend where it was
        learned on this release's model and shown to be better, else nearest; the answer says which.
        """
        catalogue, item_id, in_stock = chosen(body)
        prices = {name: limits.range() for name, limits in body.price.items()}
        ranking = services.stylist.ranking(catalogue, body.method)
        found = services.stylist.matches(
            catalogue, item_id, body.categories, prices, body.limit, in_stock=in_stock, ranking=ranking
        )
        watch.matches(found)
        present = presenters.of(catalogue)
        told = present.matches(found)
        if body.why:
            learned = ranking.name == BLEND
            reasons = services.reasoner.of_matches(catalogue, item_id, found, prices, learned=learned)
            for name, why in reasons.items():
                with_reasons(told["matches"][name], why)
        return answer({"item": present.known(item_id), "method": ranking.name, **told})

    return api
