"""Measure how often what is shown with a chair shares its style family, against chance.

The truth is a column of the catalogue ("style") that nothing in the recommender ever reads.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from penat.domain.catalogue import Catalogue, PriceRange, Shelf
from penat.domain.errors import InvalidInput
from penat.domain.matching import closest
from penat.lab.intervals import grouped_interval


@dataclass(frozen=True)
class StyleAgreement:
    """For one category: the share of chosen items whose closest match has their label, beside chance.

    `chance` is that share if the match were drawn uniformly; `low` and `high` bound a 95 % bootstrap interval of
    `share` over the chosen items.
    """

    category: str
    chosen: int
    share: float
    low: float
    high: float
    chance: float

    @property
    def lift(self) -> float:
        """How many times chance the share is."""
        return self.share / self.chance


def style_agreement(
    catalogue: Catalogue, categories: Sequence[str], *, chosen: str = "chair", column: str = "style", seed: int = 0
) -> list[StyleAgreement]:
    """Return the agreement of each category's closest match with the chosen item, over all labelled chosen items.

    The last entry, "all", is their mean over the categories. Raises InvalidInput when a category has no item with a
    value in *column*.
    """
    rng = np.random.default_rng(seed)
    shelf = catalogue.shelf(chosen)
    judged = [_agreement(shelf, catalogue.shelf(name), column) for name in categories]
    found = [_summary(name, agree, chance, rng) for name, (agree, chance) in zip(categories, judged, strict=True)]
    together = np.mean([agree for agree, _ in judged], axis=0)
    return [*found, _summary("all", together, float(np.mean([chance for _, chance in judged])), rng)]


def _agreement(chosen: Shelf, other: Shelf, column: str) -> tuple[NDArray[np.float64], float]:
    """Return 1.0 or 0.0 for each labelled chosen item, and the share that a uniform draw would have."""
    labels, others = _labels(chosen, column), _labels(other, column)
    rows = np.flatnonzero(labels != "")
    matched = [closest(chosen, int(row), other, PriceRange(), 1).matches[0].row for row in rows]
    chance = float(np.mean([(others == label).mean() for label in labels[rows]]))
    return (labels[rows] == others[matched]).astype(np.float64), chance


def _summary(name: str, agree: NDArray[np.float64], chance: float, rng: np.random.Generator) -> StyleAgreement:
    ends = grouped_interval(agree, np.ones(len(agree)), rng)
    return StyleAgreement(name, len(agree), float(agree.mean()), *ends, chance)


def _labels(shelf: Shelf, column: str) -> NDArray[np.str_]:
    labels = np.array([item.extra.get(column, "") for item in shelf.items])
    if not np.any(labels != ""):
        raise InvalidInput(f"no {shelf.category} has a {column!r}; add that column to links.csv", field=column)
    return labels
