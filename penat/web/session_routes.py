"""The shopper's flow: begin a session, and pick."""

from flask import Response
from flask_openapi3.blueprint import APIBlueprint

from penat.domain.catalogue import Catalogue
from penat.domain.errors import InvalidInput
from penat.domain.styling import Turn
from penat.use_cases.stylist import NearVector, Wish
from penat.web.answers import Step
from penat.web.openapi import SESSIONS, answers
from penat.web.parsing import parsed
from penat.web.photo_asking import searching
from penat.web.presenting import Presenters, answer
from penat.web.reason_answers import with_reasons
from penat.web.releases import opened
from penat.web.schemas import PickRequest, SessionRequest
from penat.web.services import Services
from penat.web.shop_watch import ShopWatch
from penat.web.shopping_log import ShoppingLog
from penat.web.tokens import Session, Tokens


def session_blueprint(services: Services, presenters: Presenters, tokens: Tokens) -> APIBlueprint:
    """Return POST /api/v1/sessions and /api/v1/sessions/pick."""
    api = APIBlueprint("sessions", __name__, url_prefix="/api/v1/sessions", abp_tags=[SESSIONS])
    log, watch = ShoppingLog(services), ShopWatch(services.meter)

    def step(catalogue: Catalogue, turn: Turn, session_id: str, status: int, *, why: bool) -> Response:
        shelf = catalogue.shelf(turn.state.category)
        picked = tuple(shelf.items[row].id for row in turn.state.picked)
        token = tokens.write(Session(turn.state, picked, session_id))
        log.slate(session_id, shelf, turn)
        watch.slate(session_id, turn)
        told = presenters.of(catalogue).step(turn, token, picked)
        if why:
            towards = None if turn.state.picked else services.stylist.towards(catalogue, turn.state)
            with_reasons(told["slate"], services.reasoner.of_step(catalogue, turn, towards))
        return answer(told, status)

    @api.post("", summary="Begin a session", responses=answers(Step, 400, 404, 413, 415, 422, 503, status=201))
    @parsed
    def begin(body: SessionRequest) -> Response:
        """Show the opening slate: spread over the category, or the nearest to `text`, `item`, `segment` or `photo`."""
        catalogue, turn = services.stylist.begin(_wish(services, body), services.fresh_seed())
        watch.begun(turn)
        return step(catalogue, turn, log.new_session(), 201, why=body.why)

    @api.post("/pick", summary="Pick an item", responses=answers(Step, 400, 404, 410, 413, 415, 422, 503))
    @parsed
    def pick(body: PickRequest) -> Response:
        """Show the next slate, or after the last pick the chosen item; `item: null` means "none of these".

        `more_like`, under the policy taste, asks for a fresh slate that learns from several liked items at once.
        Any item shown so far may be picked. Sending an earlier `session` again goes back to that step.
        """
        session, catalogue = opened(services.source, tokens, body.session, body.item)
        if body.more_like is None:
            turn = services.stylist.pick(catalogue, session.state, body.item)
        else:
            turn = services.stylist.more_like(catalogue, session.state, body.more_like)
        log.answered(session, body.item, body.more_like or ())
        watch.answered(session.state, body.item, liked=body.more_like is not None)
        return step(catalogue, turn, session.id, 200, why=body.why)

    return api


def _wish(services: Services, body: SessionRequest) -> Wish:
    category, near = _near(services, body)
    return Wish(
        category=category, near=near, shown=body.shown, policy=body.policy, widths=body.widths,
        effective_choices=body.effective_choices, price=body.price.range(), in_stock=body.in_stock, text=body.text,
        item=body.item, seed=body.seed, explore=body.explore,
    )  # fmt: skip


def _near(services: Services, body: SessionRequest) -> tuple[str, NearVector | None]:
    """Return the category to open, and the vector of the segment or photo to open near to, if one is named.

    The category is the segment's own where the body names none, so long as the release has it.
    """
    if body.segment is not None and body.photo is not None:
        raise InvalidInput("give segment or photo to start near, not both", field="photo")
    if body.segment is not None:
        search = searching(services, "segment")
        segment = search.segment(body.segment.lower())
        own = segment.category if segment.category in services.source.current().shelves else None
        category = body.category if own is None or "category" in body.model_fields_set else own
        return category, lambda catalogue: search.segment_vector(catalogue, segment)
    if body.photo is not None:
        search = searching(services, "photo")
        picture = search.content(body.photo.lower())
        return body.category, lambda catalogue: search.picture_vector(catalogue, picture)
    return body.category, None
