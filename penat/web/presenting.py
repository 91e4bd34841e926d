"""Domain values into the JSON of the API, with URLs that are right behind a proxy too."""

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote
from weakref import ReferenceType, ref

import orjson
from flask import Request, Response, g, request

from penat.domain.catalogue import Catalogue, Item, Shelf, price_text
from penat.domain.geometry import score
from penat.domain.matching import Match, MatchList
from penat.domain.styling import Shown, Turn

_HOST = re.compile(r"[A-Za-z0-9.\-_\[\]:]+")
KEPT_TEXTS = 16_384
KEPT_ROOTS = 64
_WHAT_A_ROOT_IS_MADE_OF = ("wsgi.url_scheme", "HTTP_HOST", "SCRIPT_NAME", "SERVER_NAME", "SERVER_PORT")
Json = dict[str, Any]


def answer(
    body: Mapping[str, Any] | orjson.Fragment, status: int = 200, mimetype: str = "application/json"
) -> Response:
    """Return *body* as a JSON response, numbers unrounded."""
    return Response(orjson.dumps(body), status=status, mimetype=mimetype)


def public_root(asked: Request, base_url: str | None) -> str:
    """Return the URL, without a final slash, under which clients reach this server.

    It is *base_url* where the deployment names one, else what the request says (X-Forwarded-* included where proxies
    are trusted); only the path where the Host header is not one a URL could hold.
    """
    if base_url:
        return base_url.rstrip("/")
    prefix = quote(asked.root_path.rstrip("/"))
    return f"{asked.scheme}://{asked.host}{prefix}" if _HOST.fullmatch(asked.host) else prefix


class ItemTexts:
    """Items as JSON, written once: nine of them are most of an answer's text, and the same ones come again and again.

    At most *limit* texts are kept, about 700 bytes each; beyond that all are forgotten and made anew. A shelf that
    has been replaced is not kept alive.
    """

    def __init__(self, limit: int = KEPT_TEXTS) -> None:
        self._limit = limit
        self._texts: dict[tuple[int, int, str], tuple[ReferenceType[Shelf], orjson.Fragment]] = {}

    def of(self, shelf: Shelf, row: int, root: str) -> orjson.Fragment:
        """Return the JSON of one item, its URLs under *root*."""
        key = (id(shelf), row, root)
        found = self._texts.get(key)
        if found is not None and found[0]() is shelf:
            return found[1]
        if len(self._texts) >= self._limit:
            self._texts.clear()
        text = orjson.Fragment(orjson.dumps(_item(shelf, row, root)))
        self._texts[key] = (ref(shelf), text)
        return text


def _item(shelf: Shelf, row: int, root: str) -> Json:
    item = shelf.items[row]
    return {
        "id": item.id,
        "category": item.category,
        "name": item.name,
        "price_cents": item.price_cents,
        "currency": item.currency,
        "price_text": price_text(item.price_cents, item.currency),
        "in_stock": item.in_stock,
        "link": item.link,
        "image": f"{root}/images/{item.image}.jpg",
        "thumbnail": f"{root}/thumbnails/{item.image}.webp",
        "variants": shelf.variants(row),
    }


class Presenters:
    """Makes a presenter for each request."""

    def __init__(self, base_url: str | None) -> None:
        self._base_url = base_url
        self._texts = ItemTexts()
        self._roots: dict[tuple[str | None, ...], str] = {}

    def of(self, catalogue: Catalogue) -> "Presenter":
        """Return what presents items of *catalogue* in answer to the present request."""
        asked = request._get_current_object()  # type: ignore[attr-defined] # the proxy looks it up for each attribute
        return Presenter(catalogue, self._root(asked), self._texts)

    def _root(self, asked: Request) -> str:
        """Return the request's public root, worked out once for each name that clients reach this server under."""
        key = tuple(map(asked.environ.get, _WHAT_A_ROOT_IS_MADE_OF))
        root = self._roots.get(key)
        if root is None:
            root = public_root(asked, self._base_url)
            if len(self._roots) >= KEPT_ROOTS:  # whoever asks can make names up
                self._roots.clear()
            self._roots[key] = root
        return root


class Presenter:
    """Presents the items of one catalogue with URLs under one root."""

    def __init__(self, catalogue: Catalogue, root: str, texts: ItemTexts) -> None:
        self.catalogue = catalogue
        self._root = root
        self._texts = texts
        g.release = catalogue.release

    @property
    def root(self) -> str:
        """The URL, without a final slash, under which clients reach this server."""
        return self._root

    def item(self, shelf: Shelf, row: int) -> orjson.Fragment:
        """Return one item by its place."""
        return self._texts.of(shelf, row, self._root)

    def known(self, item_id: str) -> orjson.Fragment:
        """Return one item of the catalogue. Raises NotFound."""
        return self.item(*self.catalogue.place(item_id))

    def similar(self, item: Item, distance: float) -> Json:
        """Return one result of a similarity search."""
        return {"item": self.known(item.id), "score": score(distance), "distance": distance}

    def matches(self, found: Mapping[str, MatchList]) -> Json:
        """Return the matches, notes and nearest fitting prices of every category."""
        return {
            "matches": {
                name: [self._match(self.catalogue.shelf(name), match) for match in listed.matches]
                for name, listed in found.items()
            },
            "notes": {name: listed.note for name, listed in found.items() if listed.note is not None},
            "nearest_cents": {
                name: listed.nearest_cents for name, listed in found.items() if listed.nearest_cents is not None
            },
        }

    def _match(self, shelf: Shelf, match: Match) -> Json:
        return {"item": self.item(shelf, match.row), "distance": match.distance, "score": score(match.distance)}

    def step(self, turn: Turn, token: str, picked_ids: tuple[str, ...]) -> Json:
        """Return a session's step."""
        state, steps, done = turn.state, turn.state.steps, turn.state.done
        shelf = self.catalogue.shelf(state.category)
        step: Json = {
            "session": token,
            "release": state.release,
            "policy": state.policy,
            "category": state.category,
            "step": min(state.step, steps),
            "steps": steps,
            "width": turn.width,
            "explore": state.explore,
            "done": done,
            "picked": picked_ids,
            "slate": [self._shown(shelf, shown) for shown in turn.slate],
        }
        if done:
            step["item"] = self.item(shelf, state.picked[-1])
        if turn.short:
            step["note"] = _short(turn)
        return step

    def _shown(self, shelf: Shelf, shown: Shown) -> Json:
        return {"item": self.item(shelf, shown.row), "probability": shown.probability, "distance": shown.distance}


def _short(turn: Turn) -> str:
    """Return why a slate is shorter than asked."""
    limits = " inside this session's limits" if turn.state.price.limits or turn.state.in_stock else ""
    left = f"only {len(turn.slate)} of the {turn.state.shown} items asked for are" if turn.slate else "nothing is"
    return f"{left} left to show{limits}; go back, or begin again with other limits"
