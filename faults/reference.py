"""The right answers: an app of the same release in this process walks first, and a server must walk the same way.

A session replays exactly from its seed, so every slate, probability, price and match of a server can be held against
the reference's. What is signed, random or a moment is left out.
"""

import hashlib
import json
import logging
import math
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from penat.settings import load_settings
from penat.wiring.server import build_app

SESSION = "$session"
NOT_COMPARED = frozenset({"session", "restart", "begin_again", "next"})
TEXTS = ("blue chair", "round wooden table", "soft bed")
SEEDS = 8


@dataclass(frozen=True)
class Step:
    """One call of a walk and its right answer; SESSION in the body stands for the newest session."""

    kind: str
    method: str
    path: str
    body: dict[str, Any] | None
    status: int
    answer: Any


Walk = tuple[Step, ...]


def reference_walks(folder: Path, scratch: Path, seeds: int = SEEDS) -> tuple[Walk, ...]:
    """Return walks through every kind of answer, of the shop in *folder*."""
    level = logging.root.manager.disable
    app = build_app(load_settings(cache=folder / "cache", data=folder / "data", var=scratch / "reference", log_days=0))
    logging.disable(logging.CRITICAL)
    try:
        client = app.test_client()
        return tuple(tuple(_walked(client, seed)) for seed in range(seeds))
    finally:
        logging.disable(level)


def _walked(client: Any, seed: int) -> Iterator[Step]:
    opening = {"category": "chair", "seed": seed, "shown": 6, "effective_choices": [8, 6, 4]}
    step, told = _asked(client, "session", "POST", "/api/v1/sessions", opening)
    yield step
    chosen = told["slate"][seed % len(told["slate"])]["item"]
    viewed = {"session": SESSION, "item": chosen["id"], "kind": "view"}
    yield _asked(client, "event", "POST", "/api/v1/events", viewed, told)[0]
    while not told["done"]:
        chosen = told["slate"][seed % len(told["slate"])]["item"]
        step, told = _asked(
            client, "pick", "POST", "/api/v1/sessions/pick", {"session": SESSION, "item": chosen["id"]}, told
        )
        yield step
    item = told["item"]["id"]
    bought = {"session": SESSION, "item": item, "kind": "buy"}
    further = (
        ("event", "POST", "/api/v1/events", bought),
        ("matches", "POST", "/api/v1/matches", {"item": item, "price": {"bed": {"max_cents": 120_000}}}),
        ("outfit", "POST", "/api/v1/outfits", {"item": item, "budget_cents": 900_000, "categories": ["bed", "rug"]}),
        ("search", "POST", "/api/v1/search", {"text": TEXTS[seed % len(TEXTS)], "limit": 6}),
        ("items", "GET", f"/api/v1/items?limit={5 + seed}", None),
        ("similar", "GET", f"/api/v1/items/{item}/similar", None),
        ("picture", "GET", urlsplit(told["item"]["thumbnail"]).path, None),
        ("picture", "GET", urlsplit(told["item"]["image"]).path, None),
    )
    for kind, method, path, body in further:
        yield _asked(client, kind, method, path, body, told)[0]


def _asked(
    client: Any, kind: str, method: str, path: str, body: dict[str, Any] | None, before: Any = None
) -> tuple[Step, Any]:
    answered = client.open(path, method=method, json=with_session(body, (before or {}).get("session", "")))
    if answered.status_code >= 400:
        raise RuntimeError(f"the reference answers {path} with {answered.status_code}: {answered.get_data()[:300]!r}")
    seen = comparable(answered.get_data(), answered.mimetype)
    if kind == "event":
        seen = {"noted": True}  # the reference keeps no log
    return Step(kind, method, path, body, answered.status_code, seen), answered.get_json(silent=True)


def with_session(body: dict[str, Any] | None, session: str) -> dict[str, Any] | None:
    """Return the body with a session's token put in."""
    return body and {name: session if value == SESSION else value for name, value in body.items()}


def comparable(content: bytes, mimetype: str) -> Any:
    """Return what of an answer is the same in every process: JSON without what is signed, or a digest."""
    if mimetype.endswith("json"):
        return _without_own(json.loads(content))
    return hashlib.sha256(content).hexdigest()


def _without_own(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _without_own(one) for name, one in value.items() if name not in NOT_COMPARED}
    if isinstance(value, list):
        return [_without_own(one) for one in value]
    if isinstance(value, str) and value.startswith("http://"):
        return urlsplit(value).path
    return value


def same(one: Any, other: Any) -> bool:
    """Return whether two answers agree; numbers to the last few of their float32 digits."""
    if isinstance(one, float) or isinstance(other, float):
        numbers = isinstance(one, int | float) and isinstance(other, int | float)
        return numbers and math.isclose(one, other, rel_tol=1e-4, abs_tol=1e-5)
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(same(value, other[name]) for name, value in one.items())
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(same, one, other))
    return bool(one == other)
