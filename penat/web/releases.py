"""The release a session or a cursor is of, or the problem that says how to begin again."""

from typing import Any

from flask import g

from penat.domain.catalogue import Catalogue
from penat.domain.errors import PenatError, SessionRefused
from penat.ports.catalogue_source import CatalogueSource
from penat.web.problems import RELEASE_GONE, Refused
from penat.web.tokens import Ended, Session, Tokens


def opened(
    source: CatalogueSource, tokens: Tokens, token: str, picking: str | None = None
) -> tuple[Session, Catalogue]:
    """Return a token's session and its release. Raises Refused, with status 410 and an offer when it has ended.

    *picking* is the item the client was about to pick.
    """
    try:
        session = tokens.read(token)
        return session, _kept(source, session)
    except Ended as ended:
        offer = restart(source, ended.session, picking)
        if offer is not None:
            ended.extra["restart"] = offer
        raise


def paged_release(source: CatalogueSource, release_id: str) -> Catalogue:
    """Return the release a cursor is of. Raises Refused with status 410 when it is no longer kept."""
    try:
        return source.release(release_id)
    except SessionRefused:
        raise Refused(
            RELEASE_GONE, f"release {release_id} of this cursor is no longer kept; begin again without cursor"
        ) from None


def restart(source: CatalogueSource, session: Session, picking: str | None = None) -> dict[str, Any] | None:
    """Return a body that begins again with the same taste on the present release; None where its category is gone.

    It opens near the last pick that is still there, *picking* being the latest, else near what it was begun with.
    """
    try:
        catalogue = source.current()
    except PenatError:
        return None
    state = session.state
    if state.category not in catalogue.shelves:
        return None
    limits = {"min_cents": state.price.min_cents, "max_cents": state.price.max_cents}
    body: dict[str, Any] = {
        "category": state.category,
        "shown": state.shown,
        "policy": state.policy,
        "in_stock": state.in_stock,
        "seed": state.seed,
    }
    price = {name: cents for name, cents in limits.items() if cents is not None}
    return body | ({"price": price} if price else {}) | _near(catalogue, session, picking)


def _near(catalogue: Catalogue, session: Session, picking: str | None) -> dict[str, str]:
    state = session.state
    last = [picking] if picking and catalogue.places.get(picking, ("", 0))[0] == state.category else []
    liked = [*last, *reversed(session.picked_ids), *([] if state.item is None else [state.item])]
    for item_id in liked:
        if item_id in catalogue.places:
            return {"item": item_id}
    return {} if state.text is None else {"text": state.text}


def _kept(source: CatalogueSource, session: Session) -> Catalogue:
    try:
        catalogue = source.release(session.state.release)
    except SessionRefused:
        detail = f"release {session.state.release} of this session is no longer kept; begin a new one"
        raise Ended(RELEASE_GONE, detail, session) from None
    g.release = catalogue.release  # problems about this session are of its release too
    return catalogue
