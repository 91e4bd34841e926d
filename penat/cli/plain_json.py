"""JSON that every reader takes: null for a figure that is no number, which Python alone would write as NaN."""

import json
import math
from collections.abc import Mapping
from typing import Any


def plain_json(value: Any) -> str:
    """Return *value*, of dicts, lists and tuples, as JSON."""
    return json.dumps(_told(value), allow_nan=False)


def _told(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {name: _told(one) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [_told(one) for one in value]
    return None if isinstance(value, float) and not math.isfinite(value) else value
