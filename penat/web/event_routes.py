"""What shoppers do besides picking: looked at, liked, rejected, bought."""

from flask import Response
from flask_openapi3.blueprint import APIBlueprint

from penat.web.openapi import SESSIONS, answers
from penat.web.parsing import parsed
from penat.web.presenting import answer
from penat.web.releases import opened
from penat.web.schemas import EventRequest
from penat.web.services import Services
from penat.web.shop_watch import ShopWatch
from penat.web.shopping_answers import Noted
from penat.web.shopping_log import ShoppingLog
from penat.web.tokens import Tokens


def event_blueprint(services: Services, tokens: Tokens) -> APIBlueprint:
    """Return POST /api/v1/events."""
    api = APIBlueprint("events", __name__, url_prefix="/api/v1", abp_tags=[SESSIONS])
    log, watch = ShoppingLog(services), ShopWatch(services.meter)

    @api.post("/events", summary="Tell what a shopper did",
              responses=answers(Noted, 400, 404, 410, 413, 415, 422, 503, status=202))  # fmt: skip
    @parsed
    def event(body: EventRequest) -> Response:
        """Note that an item was looked at, liked, rejected or bought; picks are noted by themselves.

        The item may be of any category, such as the bed that was bought with the chosen chair. Nobody waits for the
        log: it is written a moment later.
        """
        session, catalogue = opened(services.source, tokens, body.session)
        catalogue.place(body.item)
        log.told(session, body.kind, body.item, body.value)
        watch.about(session.id, session.state)
        watch.told(body.kind)
        return answer({"noted": services.events is not None and bool(session.id)}, 202)

    return api
