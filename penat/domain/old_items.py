"""Items of an earlier vector store, which knew ids, vectors and loose facts, as items that a release can hold."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from penat.domain.errors import InvalidInput
from penat.domain.geometry import Vectors
from penat.domain.ingestion import Problem

CATEGORY_KEYS = ("type", "category", "class", "item_type")
PATH_KEYS = ("path", "image", "image_path", "file", "filename", "file_name", "picture", "uri", "source")
NAME_KEYS = ("name", "title", "item_name")
PARITY = 0.99
UNKNOWN_MODEL = "unknown (imported)"
Fact = str | int | float | bool


@dataclass(frozen=True, slots=True)
class OldItem:
    """One row of an earlier store: its id, its vector (dim,) as it was stored, and its facts."""

    key: str
    vector: Vectors
    facts: Mapping[str, Fact]


@dataclass(frozen=True, slots=True)
class Keys:
    """Which facts hold an item's category, its picture's path, and its name; None where none does."""

    category: str
    path: str | None = None
    name: str | None = None


def keys_of(items: Sequence[OldItem], category: str | None = None, path: str | None = None) -> Keys:
    """Return the keys given, else those of the usual names that most items have.

    Raises InvalidInput naming the keys there are where a given one is missing, or none can hold the category.
    """
    counts = Counter(key for item in items for key, value in item.facts.items() if text_of(value))
    there = ", ".join(sorted(counts)) or "none"
    for name, given in (("category-key", category), ("path-key", path)):
        if given is not None and given not in counts:
            raise InvalidInput(f"no item has a fact {given!r}; the facts there are: {there}", field=name)
    chosen = category or _most_common(CATEGORY_KEYS, counts)
    if chosen is None:
        raise InvalidInput(
            f"no fact of the items is their category; name one with --category-key: {there}", field="category-key"
        )
    return Keys(chosen, path or _most_common(PATH_KEYS, counts), _most_common(NAME_KEYS, counts))


def category_of(item: OldItem, keys: Keys) -> str:
    """Return an item's category as it was stored, or "" where it has none."""
    return _told(item, keys.category)


def usable(items: Sequence[OldItem], keys: Keys) -> tuple[list[OldItem], list[Problem]]:
    """Return the items that can be sold, their vectors scaled to length 1, and why the others cannot.

    Left out are zero vectors, NaN and infinity, and items without a category.
    """
    kept, problems = [], []
    for item in items:
        vector = np.asarray(item.vector, dtype=np.float64)
        length = float(np.linalg.norm(vector))
        reason = _reason(length, category_of(item, keys), keys.category)
        if reason:
            problems.append(Problem("skipped", item.key, reason))
        else:
            kept.append(OldItem(item.key, (vector / length).astype(np.float32), item.facts))
    return kept, problems


def name_of(item: OldItem, keys: Keys) -> str | None:
    """Return an item's name as it was stored, or None."""
    return _told(item, keys.name) or None


def path_of(item: OldItem, keys: Keys) -> str:
    """Return the path of an item's picture as it was stored, or ""."""
    return _told(item, keys.path)


def further_facts(item: OldItem, keys: Keys) -> dict[str, str]:
    """Return what an item is told besides its category and its name, as texts."""
    told = {keys.category, keys.name}
    return {key: text_of(value) for key, value in item.facts.items() if key not in told and text_of(value)}


def text_of(value: Fact) -> str:
    """Return a fact as text: 1949 is "1949", True is "true"."""
    return str(value).lower() if isinstance(value, bool) else " ".join(str(value).split())


def agreement(stored: Vectors, made: Vectors) -> float:
    """Return the median cosine of stored unit vectors, (n, dim), and those the stated model makes, (n, dim)."""
    return float(np.median(np.sum(np.asarray(stored, np.float64) * np.asarray(made, np.float64), axis=1)))


def spread(count: int) -> list[int]:
    """Return the numbers below *count* in an order whose first few are spread over all of them."""
    step = max(1, count // 16)
    return [row for start in range(step) for row in range(start, count, step)]


def _told(item: OldItem, key: str | None) -> str:
    return "" if key is None else text_of(item.facts.get(key, ""))


def _most_common(names: Sequence[str], counts: Counter[str]) -> str | None:
    """Return the usual name that most items have; of two equally common ones the earlier."""
    present = [name for name in names if counts[name]]
    return max(present, key=lambda name: counts[name], default=None)


def _reason(length: float, category: str, key: str) -> str | None:
    if not np.isfinite(length):
        return "its vector holds NaN or infinity"
    if length < 1e-12:
        return "its vector is zero: the picture was never embedded"
    if not category:
        return f"it has no category: no fact {key!r}"
    return None
