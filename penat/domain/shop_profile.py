"""How a shop's own export is read: which of its columns mean what, its words for categories, how it writes prices."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal

from penat.domain.errors import InvalidInput

FIELDS = ("image", "name", "price", "currency", "link", "in_stock", "category", "id")
SYNONYMS: Mapping[str, tuple[str, ...]] = {
    "couch": ("sofa", "settee", "loveseat", "love seat", "sectional", "sectional sofa", "sofa bed", "couch bed"),
    "chair": ("armchair", "arm chair", "dining chair", "office chair", "accent chair", "lounge chair", "seating"),
    "bed": ("bed frame", "bedframe", "headboard"),
    "table": ("dining table", "coffee table", "side table", "console table"),
    "lamp": ("lighting", "light", "floor lamp", "table lamp", "pendant", "luminaire"),
    "rug": ("carpet", "area rug"),
    "nightstand": ("bedside table", "night stand"),
    "storage": ("storage unit", "storage furniture"),
    "bench": (),
    "ottoman": (),
}
"""Category -> other words for it, in the singular; a shop's own profile comes first."""

_IRREGULAR = {"shelves": "shelf", "bookshelves": "bookshelf", "chaises": "chaise", "knives": "knife"}
_MIXED_ENDINGS = ("ss", "us", "is")


@dataclass(frozen=True)
class Profile:
    """What is particular to one shop's table; the default reads the format of docs/ingestion.md.

    `columns`: one of FIELDS -> the shop's column. `categories`: category -> further words for it, any case, singular or
    plural. `currency`: of prices that name none, and what "$" and "kr" mean. `decimal`: the sign before the cents,
    found from the whole column where it is None.
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    categories: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    currency: str | None = None
    decimal: Literal[".", ","] | None = None

    def __post_init__(self) -> None:
        strange = sorted(set(self.columns) - set(FIELDS))
        if strange:
            known = ", ".join(FIELDS)
            raise InvalidInput(f"nothing is called {', '.join(strange)}; map one of {known}", field="map")
        if self.currency is not None and not re.fullmatch("[A-Z]{3}", self.currency):
            raise InvalidInput(f"currency {self.currency!r} is not a three-letter code such as EUR", field="currency")
        if self.decimal not in (None, ".", ","):
            raise InvalidInput(f'decimal is {self.decimal!r}; it must be "." or ","', field="decimal")

    @property
    def sorts(self) -> bool:
        """Whether the table says what category an item is in."""
        return "category" in self.columns

    @cached_property
    def _words(self) -> Mapping[str, str]:
        """Folded word -> category; the shop's own table wins over SYNONYMS."""
        found: dict[str, str] = {}
        for table in (SYNONYMS, self.categories):
            for category, words in table.items():
                found |= dict.fromkeys((_singular(_plain(word)) for word in (category, *words)), category)
                found |= dict.fromkeys((_plain(word) for word in words), category)
        return found

    def category(self, text: str) -> str:
        """Return the category a shop's word means: folded through the synonyms, else its singular; "" for nothing."""
        word = _plain(text)
        return self._words.get(word) or self._words.get(_singular(word)) or _singular(word)

    def known(self, category: str) -> bool:
        """Whether a category is one of the synonyms' own, and not a word taken as it was written."""
        return category in SYNONYMS or category in self.categories

    def to_payload(self) -> dict[str, Any]:
        """Return the profile as JSON-able values; what is as by default is left out."""
        categories = {category: list(words) for category, words in self.categories.items()}
        facts = {"columns": dict(self.columns), "categories": categories}
        facts |= {"currency": self.currency, "decimal": self.decimal}
        return {name: value for name, value in facts.items() if value}

    @classmethod
    def from_payload(cls, facts: Mapping[str, Any]) -> "Profile":
        """Return the profile that `to_payload` gave. Raises InvalidInput naming what cannot be used."""
        strange = sorted(set(facts) - {"columns", "categories", "currency", "decimal"})
        if strange:
            raise InvalidInput(
                f"a profile has no {', '.join(strange)}; it has columns, categories, currency, decimal", field="profile"
            )
        columns = _texts(facts.get("columns", {}), "columns")
        categories = {name: _words(name, words) for name, words in _table(facts, "categories").items()}
        return cls(columns, categories, facts.get("currency"), facts.get("decimal"))


def _table(facts: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    found = facts.get(name, {})
    if not isinstance(found, Mapping):
        raise InvalidInput(f"[{name}] must be a table, such as [{name}]", field="profile")
    return found


def _texts(found: Any, name: str) -> dict[str, str]:
    if not isinstance(found, Mapping) or not all(isinstance(one, str) and one for one in found.values()):
        raise InvalidInput(f'[{name}] must hold texts, such as image = "image_url"', field="profile")
    return {str(key): value for key, value in found.items()}


def _words(category: str, found: Any) -> tuple[str, ...]:
    if not isinstance(found, Sequence) or isinstance(found, str) or not all(isinstance(one, str) for one in found):
        raise InvalidInput(f'[categories] {category} must be a list such as ["sofa", "settee"]', field="profile")
    if not _plain(category):
        raise InvalidInput("[categories] has an empty name", field="profile")
    return tuple(found)


def _plain(text: str) -> str:
    """Return a word in lower case with single spaces: "Dining_Chairs " is "dining chairs"."""
    return " ".join(re.sub(r"[\s_\-]+", " ", text).casefold().split())


def _singular(words: str) -> str:
    """Return the last word in the singular, as far as English spelling tells: "side tables" is "side table"."""
    head, _, last = words.rpartition(" ")
    return f"{head} {_singular_word(last)}".strip()


def _singular_word(word: str) -> str:
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    if word.endswith(("ches", "shes", "xes", "sses")):
        return word[:-2]
    if word.endswith("s") and len(word) > 3 and not word.endswith(_MIXED_ENDINGS):
        return word[:-1]
    return word
