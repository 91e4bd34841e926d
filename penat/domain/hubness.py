"""How evenly a category's items occur in one another's neighbour lists: hubs are everywhere, others nowhere.

In many dimensions some items become neighbours of nearly everything (Radovanović et al. 2010). N_k counts in how many
lists of k an item occurs; its skewness is the usual measure. An item in no list of candidates can only ever be shown in
an opening slate.
"""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from penat.domain.catalogue import Shelf
from penat.domain.geometry import Rows
from penat.domain.session import CANDIDATES

LIST_LENGTH = 10
RARE = 1


@dataclass(frozen=True, slots=True)
class Hubness:
    """How one category's designs occur in lists of `k` neighbours; counts (n,) by row, 0 for what no list names.

    skewness of the counts; gini in [0, 1], 0 where all occur alike; never: the share of designs in no list of `k`;
    unreachable: rows in no list of `reach` candidates, which no pick leads to; hubs: rows, the most frequent first;
    rarest: those in one list at most.
    """

    category: str
    designs: int
    k: int
    skewness: float
    gini: float
    never: float
    reach: int
    unreachable: Rows = field(repr=False)
    hubs: Rows = field(repr=False)
    rarest: Rows = field(repr=False)
    counts: NDArray[np.int64] = field(repr=False)


def hubness(shelf: Shelf, *, k: int = LIST_LENGTH, reach: int = CANDIDATES) -> Hubness:
    """Return the hubness of a category, from its release's own neighbour lists; each design asks once."""
    asking = np.flatnonzero(shelf.representative)
    lists = np.asarray(shelf.neighbours[asking])
    counts = np.bincount(lists[:, :k].ravel(), minlength=len(shelf))
    reached = np.bincount(lists[:, :reach].ravel(), minlength=len(shelf))
    of_designs = counts[asking]
    order = asking[np.argsort(-of_designs, kind="stable")]
    return Hubness(
        shelf.category, len(asking), min(k, lists.shape[1]), skewness(of_designs), gini(of_designs),
        float(np.mean(of_designs == 0)) if len(asking) else 0.0, min(reach, lists.shape[1]),
        asking[reached[asking] == 0], order[counts[order] > 0], asking[of_designs <= RARE], counts,
    )  # fmt: skip


def gini(counts: NDArray[np.int64]) -> float:
    """Return the Gini coefficient of *counts* (n,): 0 where all are alike, towards 1 where one has everything."""
    total = float(counts.sum())
    if not len(counts) or total == 0:
        return 0.0
    ranked = np.sort(counts).astype(np.float64)
    places = np.arange(1, len(ranked) + 1)
    return float(2.0 * (places @ ranked) / (len(ranked) * total) - (len(ranked) + 1) / len(ranked))


def skewness(counts: NDArray[np.int64]) -> float:
    """Return the third standardised moment of *counts* (n,); 0 where all are alike."""
    if not len(counts) or counts.std() == 0:
        return 0.0
    return float(np.mean(((counts - counts.mean()) / counts.std()) ** 3))
