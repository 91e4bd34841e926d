"""JSON as people hand it in: what could be read in two ways is refused, in words they can act on."""

import json
from collections import Counter
from typing import Any


def strict_json(text: str) -> Any:
    """Return what *text* holds. Raises ValueError, for a name that stands twice in an object and for NaN too."""
    try:
        return json.loads(text, object_pairs_hook=_once, parse_constant=_no_constant)
    except RecursionError:
        raise ValueError("it is nested too deeply") from None


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        twice = next(name for name, times in Counter(name for name, _ in pairs).items() if times > 1)
        raise ValueError(f"{twice[:80]!r} stands there twice in one object; keep one")
    return found


def _no_constant(name: str) -> Any:
    raise ValueError(f"{name} is no JSON value")
