"""Filters on any fact of an item: equal, one of several, containing some text, or a number in a range."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from penat.domain.errors import InvalidInput
from penat.domain.geometry import Mask
from penat.domain.item_columns import FACTS, folded

if TYPE_CHECKING:
    from penat.domain.catalogue import Catalogue, Shelf

MAX_VALUES = 100


@dataclass(frozen=True, slots=True)
class Condition:
    """One filter on *field*: exactly one of *equal*, *any_of*, *contains*, or a range from *low* to *high* inclusive.

    Text is compared without case and accents. Raises InvalidInput.
    """

    field: str
    equal: str | None = None
    any_of: tuple[str, ...] | None = None
    contains: str | None = None
    low: float | None = None
    high: float | None = None

    def __post_init__(self) -> None:
        said = [self.equal is not None, self.any_of is not None, self.contains is not None, self._ranged]
        if sum(said) != 1:
            raise self._wrong("needs exactly one of equal, in, contains, or min and max")
        if self.low is not None and self.high is not None and self.low > self.high:
            raise self._wrong(f"has min {self.low:g} above max {self.high:g}; swap them")
        if self.any_of is not None and not 1 <= len(self.any_of) <= MAX_VALUES:
            raise self._wrong(f"lists {len(self.any_of)} values; give 1 to {MAX_VALUES}")
        if self.contains is not None and not self.contains.strip():
            raise self._wrong("contains nothing; give some text")

    @property
    def _ranged(self) -> bool:
        return self.low is not None or self.high is not None

    def _wrong(self, what: str) -> InvalidInput:
        return InvalidInput(f"the filter on {self.field[:60]!r} {what}", field="where")

    def mask(self, shelf: "Shelf") -> Mask:
        """Return which of the shelf's items (n,) pass; an item without the fact never does."""
        column = shelf.columns.column(self.field)
        if self._ranged:
            return column.within(self.low, self.high)
        if self.contains is not None:
            return column.containing(folded(self.contains))
        wanted = {folded(value) for value in ((self.equal or "",) if self.any_of is None else self.any_of)}
        return column.passing(lambda value: value in wanted)


def known_fields(catalogue: "Catalogue") -> tuple[str, ...]:
    """Return what can be filtered on: the facts, and every further column of the release."""
    extra = dict.fromkeys(name for shelf in catalogue.shelves.values() for name in shelf.columns.names)
    return (*FACTS, *(name for name in extra if name not in FACTS))


def refuse_unknown(catalogue: "Catalogue", conditions: Sequence[Condition]) -> None:
    """Raise InvalidInput naming the first field that no item of the release has."""
    if not conditions:
        return
    known = known_fields(catalogue)
    for condition in conditions:
        if condition.field not in known:
            raise InvalidInput(
                f"there is no {condition.field[:60]!r} to filter on; this release has: {', '.join(known)}",
                field="where",
            )


def passing(shelf: "Shelf", conditions: Sequence[Condition], allowed: Mask | None = None) -> Mask | None:
    """Return which of the shelf's items pass every condition and *allowed*; None when there is nothing to pass."""
    for condition in conditions:
        found = condition.mask(shelf)
        allowed = found if allowed is None else np.logical_and(allowed, found)
    return allowed


_SIGNS = (">=", "<=", ":", "~", "=")
_MEANT = {ord(mark): 0xF0000 + ord(mark) for mark in ";|:~=<>\\"}  # as a private letter while the text is taken apart
_PLAIN = {private: mark for mark, private in _MEANT.items()}


def read_conditions(text: str) -> tuple[Condition, ...]:
    """Return the conditions of *text*, semicolons between, each as `read_condition` reads it. Raises InvalidInput."""
    return tuple(_read(part) for part in _escaped(text).split(";") if part.strip())


def read_condition(text: str) -> Condition:
    r"""Return the condition written as `style:modern`, `style:modern|boho`, `name~oak`, `width>=80` or `width<=120`.

    A backslash takes the mark after it as it is: `size\: seat:S\|M`. Raises InvalidInput.
    """
    return _read(_escaped(text))


def _escaped(text: str) -> str:
    return re.sub(r"\\([;|:~=<>\\])", lambda mark: mark[1].translate(_MEANT), text)


def _read(text: str) -> Condition:
    places = [(text.find(sign), -len(sign), sign) for sign in _SIGNS if text.find(sign) > 0]
    if not places:
        raise InvalidInput(
            f"where {text.translate(_PLAIN)[:60]!r} cannot be read; "
            "write style:modern, style:modern|boho, name~oak, width>=80",
            field="where",
        )
    place, _, sign = min(places)
    field, *parts = (part.translate(_PLAIN).strip() for part in (text[:place], *text[place + len(sign) :].split("|")))
    said = "|".join(parts)
    if sign in (">=", "<="):
        number = _number(field, said)
        return Condition(field, low=number) if sign == ">=" else Condition(field, high=number)
    if sign == "~":
        return Condition(field, contains=said)
    return Condition(field, equal=said) if len(parts) == 1 else Condition(field, any_of=tuple(parts))


def _number(field: str, said: str) -> float:
    try:
        number = float(said)
    except ValueError:
        number = float("nan")
    if not np.isfinite(number):
        raise InvalidInput(
            f"the filter on {field[:60]!r} compares with {said[:40]!r}; give a number such as 80", field="where"
        )
    return number
