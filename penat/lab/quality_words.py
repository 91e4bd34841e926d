"""How figures are written on the page."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from penat.lab.intervals import Interval
from penat.lab.picks import wilson as share_interval

Ends = Sequence[float]


def share(value: float, ends: Ends | None = None, digits: int = 2) -> str:
    """Return a figure and the ends of its interval: 0.47 (0.42 to 0.52)."""
    return _with_ends([value, *(ends or ())], f".{digits}f", "")


def percent(value: float, ends: Ends | None = None, digits: int = 1, *, signed: bool = False) -> str:
    """Return a share as a percentage: 74.9 % or, signed, +1.2 % (+0.5 to +1.9)."""
    form = f"{'+' if signed else ''}.{digits}f"
    return _with_ends([100 * one for one in (value, *(ends or ()))], form, " %")


def change(value: float, ends: Ends | None = None, digits: int = 3) -> str:
    """Return a difference with its sign: +0.024 (+0.010 to +0.037)."""
    return _with_ends([value, *(ends or ())], f"+.{digits}f", "")


def _with_ends(values: Sequence[float], form: str, unit: str) -> str:
    told = [format(one, form).replace("-", "−") for one in values]
    told = [one[1:] if re.fullmatch(r"−[0.]+", one) and "+" not in form else one for one in told]
    return f"{told[0]}{unit}" if len(told) == 1 else f"{told[0]}{unit} ({told[1]} to {told[2]})"


def ends_of(told: Mapping[str, Any]) -> tuple[float, float]:
    """Return the ends of an interval that a command told as mean, low and high."""
    return float(told["low"]), float(told["high"])


def wilson(value: float, count: int) -> tuple[float, float]:
    """Return the ends of the 95 % interval (Wilson) of a share *value* of *count*."""
    return share_interval(round(value * count), count)


def both(one: Interval) -> tuple[float, float]:
    """Return the ends of an interval."""
    return one.low, one.high


def apart(higher: Ends, lower: Ends) -> bool:
    """Return whether the one interval lies wholly above the other."""
    return higher[0] > lower[1]


def listed(names: Sequence[str]) -> str:
    """Return names as a sentence has them: a, b and c."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}" if names else "none"
