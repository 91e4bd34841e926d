"""One item of each category that goes with the chosen one, under one budget."""

from collections.abc import Mapping, Sequence

from flask import Response
from flask_openapi3.blueprint import APIBlueprint

from penat.domain.catalogue import Catalogue, price_text
from penat.domain.geometry import score
from penat.domain.outfit import Relaxation
from penat.use_cases.outfitter import Dressed, Harmony, Outfits, Piece, outfits
from penat.web.openapi import SESSIONS, answers
from penat.web.outfit_schemas import OutfitRequest, OutfitsAnswer
from penat.web.parsing import parsed
from penat.web.presenting import Json, Presenter, Presenters, answer
from penat.web.reason_answers import with_reasons
from penat.web.releases import opened
from penat.web.services import Services
from penat.web.tokens import Tokens


def outfit_blueprint(services: Services, presenters: Presenters, tokens: Tokens) -> APIBlueprint:
    """Return POST /api/v1/outfits."""
    api = APIBlueprint("outfits", __name__, url_prefix="/api/v1", abp_tags=[SESSIONS])

    def chosen(body: OutfitRequest) -> tuple[Catalogue, str, bool]:
        """Return the release, the item and whether only items in stock are wanted."""
        if body.session is None:
            return services.source.current(), body.item or "", bool(body.in_stock)
        session, catalogue = opened(services.source, tokens, body.session)
        item_id = services.stylist.chosen(catalogue, session.state)
        return catalogue, item_id, session.state.in_stock if body.in_stock is None else body.in_stock

    @api.post("/outfits", summary="An outfit under one budget",
              responses=answers(OutfitsAnswer, 400, 404, 410, 413, 415, 422, 503))  # fmt: skip
    @parsed
    def dress(body: OutfitRequest) -> Response:
        """Find the items that are together closest to the chosen one, one a category, within the budget.

        The optimum is exact; with `harmony`, where the items are to go with one another too, `harmony` in the answer
        says what is proven. Kept items stay; items without a price are left out. Where nothing is within the budget,
        `relaxed` says the smallest change that helps.
        """
        catalogue, item_id, in_stock = chosen(body)
        found = outfits(catalogue, item_id, body.wish(in_stock=in_stock))
        present = presenters.of(catalogue)
        told = {"item": present.known(item_id), "budget_cents": body.budget_cents}
        answered = _found(present, found, body.budget_cents, _currency(catalogue))
        if body.why:
            _explain(services, catalogue, item_id, body, _shown(answered, found))
        return answer({**told, **answered})

    return api


def _found(present: Presenter, found: Outfits, budget: int, currency: str | None) -> Json:
    nothing: Json = {"items": {}, "total_cents": None, "total_text": None, "score": None}
    told = [_outfit(present, one, currency) for one in found.outfits]
    return {
        **(told[0] if told else nothing),
        "optimal": found.optimal,
        "swaps": {name: [_piece(present, one) for one in pieces] for name, pieces in found.swaps.items()},
        "others": told[1:],
        "relaxed": None if found.relaxed is None else _relaxed(found.relaxed, budget, currency),
        "harmony": None if found.harmony is None else _harmony(found.harmony, optimal=found.optimal),
    }


def _shown(answered: Json, found: Outfits) -> dict[str, list[tuple[Json, int]]]:
    """Return category -> every piece of an answer with its row."""
    shown: dict[str, list[tuple[Json, int]]] = {}
    for told, one in zip([answered, *answered["others"]], found.outfits, strict=False):
        for name, piece in one.pieces.items():
            shown.setdefault(name, []).append((told["items"][name], piece.row))
    for name, pieces in found.swaps.items():
        told = answered["swaps"][name]
        shown.setdefault(name, []).extend((part, piece.row) for part, piece in zip(told, pieces, strict=True))
    return shown


def _explain(
    services: Services, catalogue: Catalogue, item_id: str, body: OutfitRequest,
    shown: Mapping[str, list[tuple[Json, int]]],
) -> None:  # fmt: skip
    """Say of every piece why it goes with the item."""
    for name, pieces in shown.items():
        price = body.price[name].range() if name in body.price else None
        reasons = services.reasoner.of_rows(catalogue, item_id, name, [row for _, row in pieces], price)
        with_reasons([told for told, _ in pieces], reasons)


def _harmony(found: Harmony, *, optimal: bool) -> Json:
    return {
        "detail": _proof(found, optimal=optimal),
        "weight": found.weight,
        "mean_distance": found.mean_distance,
        "mean_between": found.mean_between,
        "proven_over_shortlist": found.proven_over_shortlist,
        "could_be_better_by": found.could_be_better_by,
        "shortlist": dict(found.shortlist),
    }


def _proof(found: Harmony, *, optimal: bool) -> str:
    """Return what is proven of an outfit in harmony, in words."""
    if optimal:
        return "proven: no other outfit in the catalogue that keeps to this goes better together"
    beyond = f"any other outfit could be better by {found.could_be_better_by:.1%} at most"
    searched = f"a shortlist of {sum(found.shortlist.values())} items"
    if found.proven_over_shortlist:
        return f"proven over {searched}, not over the whole catalogue: {beyond}"
    return f"the best that was found in {searched}, not proven: {beyond}"


def _outfit(present: Presenter, one: Dressed, currency: str | None) -> Json:
    scores = [score(piece.distance) for piece in one.pieces.values()]
    return {
        "items": {name: _piece(present, piece) for name, piece in one.pieces.items()},
        "total_cents": one.total_cents,
        "total_text": price_text(one.total_cents, currency),
        "score": sum(scores) / len(scores) if scores else 1.0,
    }


def _piece(present: Presenter, piece: Piece) -> Json:
    return {
        "item": present.item(piece.shelf, piece.row),
        "distance": piece.distance,
        "score": score(piece.distance),
        "total_cents": piece.total_cents,
    }


def _relaxed(relaxed: Relaxation, budget: int, currency: str | None) -> Json:
    needed = price_text(relaxed.needed_cents, currency)
    return {
        "detail": _words(relaxed, price_text(budget, currency), needed),
        "needed_cents": relaxed.needed_cents,
        "needed_text": needed,
        "droppable": relaxed.droppable,
        "empty": relaxed.empty,
    }


def _words(relaxed: Relaxation, budget: str | None, needed: str | None) -> str:
    """Return what would help, in words."""
    if relaxed.empty:
        names = _listed(relaxed.empty)
        return f"no {names} has a price inside its limits; widen them, or leave {names} out"
    less = f", or leave out {_listed(relaxed.droppable)}" if relaxed.droppable else ""
    return f"nothing fits {budget}; the cheapest outfit costs {needed}: raise the budget to that{less}"


def _listed(names: Sequence[str]) -> str:
    return " or ".join(names)


def _currency(catalogue: Catalogue) -> str | None:
    """Return the release's one currency, None where nothing has a price."""
    priced = (item.currency for shelf in catalogue.shelves.values() for item in shelf.items)
    return next((currency for currency in priced if currency), None)
