"""The facts of many items column by column, so that a filter looks at each different value once."""

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from penat.domain.geometry import Floats, Mask

if TYPE_CHECKING:
    from penat.domain.catalogue import Item

FACTS = ("id", "name", "category", "currency", "in_stock", "link", "price_cents")


_GAP = "\0"


def folded(text: str) -> str:
    """Return *text* without accents and case, for comparing."""
    plain = unicodedata.normalize("NFKD", text.replace(_GAP, " "))
    return "".join(letter for letter in plain if not unicodedata.combining(letter)).casefold()


@dataclass(frozen=True)
class Column:
    """One fact of every item: codes (n,) into its different *values*, which are as the shop wrote them."""

    codes: NDArray[np.int32]
    values: tuple[str, ...]

    @cached_property
    def folded_values(self) -> tuple[str, ...]:
        """The different values without accents and case."""
        return tuple(folded(value) for value in self.values)

    @cached_property
    def numbers(self) -> Floats:
        """The different values as numbers, NaN for those that are none."""
        return np.array([_number(value) for value in self.values])

    @cached_property
    def counts(self) -> NDArray[np.int64]:
        """How many items have each value."""
        return np.bincount(self.codes, minlength=len(self.values))

    def passing(self, test: Callable[[str], bool]) -> Mask:
        """Return which items (n,) have a folded value that passes *test*; an empty one never does."""
        passed = np.array([bool(value) and test(value) for value in self.folded_values], dtype=bool)
        return passed[self.codes]

    def containing(self, part: str) -> Mask:
        """Return which items (n,) have a value that holds the folded *part*; an empty value holds nothing."""
        if not part:
            return self.passing(bool)
        text, ends = self._joined
        found = [hit.start() for hit in re.finditer(re.escape(part), text)]
        held = np.zeros(len(self.values), dtype=bool)
        held[ends.searchsorted(found, side="right")] = True
        return held[self.codes]

    @cached_property
    def _joined(self) -> tuple[str, NDArray[np.int64]]:
        """All different values in one text, each with a gap that none holds behind it, and where each ends."""
        ends = np.cumsum([len(value) + 1 for value in self.folded_values])
        return "".join(value + _GAP for value in self.folded_values), ends

    def within(self, low: float | None, high: float | None) -> Mask:
        """Return which items (n,) have a number from *low* to *high*, both inclusive."""
        with np.errstate(invalid="ignore"):
            inside = np.isfinite(self.numbers)
            if low is not None:
                inside &= self.numbers >= low
            if high is not None:
                inside &= self.numbers <= high
        return inside[self.codes]


class ItemColumns:
    """The columns of a shelf's items, each made when first asked for."""

    def __init__(self, items: Sequence["Item"]) -> None:
        self._items = items
        self._made: dict[str, Column] = {}

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The shop's further columns, in the order they were first met."""
        return tuple(dict.fromkeys(name for item in self._items for name in item.extra))

    def column(self, name: str) -> Column:
        """Return the column of a fact, or of a further column of the table; empty where an item has none."""
        if name not in self._made:
            self._made[name] = _column([_value(item, name) for item in self._items])
        return self._made[name]


def _column(said: Sequence[str]) -> Column:
    numbers: dict[str, int] = {}
    codes = np.fromiter((numbers.setdefault(value, len(numbers)) for value in said), np.int32, len(said))
    return Column(codes, tuple(numbers))


def _value(item: "Item", name: str) -> str:
    if name not in FACTS:
        return item.extra.get(name, "")
    value = getattr(item, name)
    return "" if value is None else _FORMS.get(name, str)(value)


_FORMS: Mapping[str, Callable[[object], str]] = {"in_stock": lambda value: "yes" if value else "no"}


def _number(value: str) -> float:
    try:
        return float(value.replace(",", "."))
    except ValueError:
        return float("nan")
