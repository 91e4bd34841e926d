"""The shopper's flow: begin a session, and pick."""

from flask import Response
from flask_openapi3.blueprint import APIBlueprint

from penat.domain.catalogue import Catalogue
from penat.domain.styling import Turn
from penat.use_cases.stylist import Wish
from penat.web.answers import Step
from penat.web.openapi import SESSIONS, answers
from penat.web.parsing import parsed
from penat.web.presenting import Presenters, answer
from penat.web.releases import opened
from penat.web.schemas import PickRequest, SessionRequest
from penat.web.services import Services
from penat.web.tokens import Session, Tokens


def session_blueprint(services: Services, presenters: Presenters, tokens: Tokens) -> APIBlueprint:
    """Return POST /api/v1/sessions and /api/v1/sessions/pick."""
    api = APIBlueprint("sessions", __name__, url_prefix="/api/v1/sessions", abp_tags=[SESSIONS])

    def step(catalogue: Catalogue, turn: Turn, status: int) -> Response:
        shelf = catalogue.shelf(turn.state.category)
        picked = tuple(shelf.items[row].id for row in turn.state.picked)
        token = tokens.write(Session(turn.state, picked))
        return answer(presenters.of(catalogue).step(turn, token, picked), status)

    @api.post("", summary="Begin a session", responses=answers(Step, 400, 404, 413, 415, 422, 503, status=201))
    @parsed
    def begin(body: SessionRequest) -> Response:
        """Show the opening slate: spread over the category, or the nearest to `text` or to `item`."""
        catalogue, turn = services.stylist.begin(_wish(body), services.fresh_seed())
        return step(catalogue, turn, 201)

    @api.post("/pick", summary="Pick an item", responses=answers(Step, 400, 404, 410, 413, 415, 422, 503))
    @parsed
    def pick(body: PickRequest) -> Response:
        """Show the next slate, or after the last pick the chosen item; `item: null` means "none of these".

        Any item shown so far may be picked. Sending an earlier `session` again goes back to that step.
        """
        session, catalogue = opened(services.source, tokens, body.session, body.item)
        turn = services.stylist.pick(catalogue, session.state, body.item)
        return step(catalogue, turn, 200)

    return api


def _wish(body: SessionRequest) -> Wish:
    return Wish(
        category=body.category, shown=body.shown, policy=body.policy, widths=body.widths,
        effective_choices=body.effective_choices, price=body.price.range(), in_stock=body.in_stock, text=body.text,
        item=body.item, seed=body.seed, explore=body.explore,
    )  # fmt: skip
