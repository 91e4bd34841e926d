"""Items that stand among those of another category: most likely filed in the wrong place.

The vote of the k nearest neighbours over the whole release, as in Wilson's editing rule (1972), with a margin: how much
nearer the other category is than the item's own. It finds single items among strangers; a whole kind that was filed
elsewhere votes for itself, and is found by `kinds`.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from penat.domain.geometry import MAX_DISTANCE, Floats
from penat.domain.whole_release import NONE, NearestEverywhere, WholeRelease

FEWEST_DESIGNS = 4


@dataclass(frozen=True, slots=True)
class Suspect:
    """A row that looks like another category.

    share: what part of the neighbours' votes, nearer ones counting more, the category `suggested` has; own and other:
    mean distance to as many items of its own category as of the suggested one; suspicion in [0, 1] holds both.
    """

    row: int
    suggested: str
    share: float
    own: float
    other: float
    suspicion: float
    neighbours: tuple[int, ...]


def suspects(whole: WholeRelease, near: NearestEverywhere) -> list[Suspect]:
    """Return the rows whose neighbours' votes go to another category more than to their own, the most suspicious first.

    Categories of fewer than FEWEST_DESIGNS designs are not judged: their items have no own neighbours to speak of.
    """
    votes = _votes(whole, near)
    own_votes = votes[np.arange(len(whole)), whole.category]
    votes[np.arange(len(whole)), whole.category] = 0.0
    best = np.argmax(votes, axis=1) if votes.shape[1] else np.zeros(len(whole), dtype=np.intp)
    share = votes[np.arange(len(whole)), best]
    judged = np.array([shelf.designs >= FEWEST_DESIGNS for shelf in whole.shelves], dtype=bool)
    rows = np.flatnonzero((share > own_votes) & judged[whole.category])
    found = [_suspect(whole, near, int(row), int(best[row]), min(1.0, float(share[row]))) for row in rows]
    return sorted(found, key=lambda one: (-one.suspicion, one.row))


def _votes(whole: WholeRelease, near: NearestEverywhere) -> Floats:
    """Return each category's share (n, categories) of a row's votes; e^(−distance / the row's mean distance) each."""
    there = near.rows != NONE
    distances = np.where(there, near.distances, 0.0).astype(np.float64)
    mean = np.maximum(distances.sum(axis=1) / np.maximum(there.sum(axis=1), 1), 1e-9)
    weights = np.where(there, np.exp(-distances / mean[:, None]), 0.0)
    weights /= np.maximum(weights.sum(axis=1), 1e-300)[:, None]
    votes = np.zeros((len(whole), len(whole.shelves)), dtype=np.float64)
    voted: NDArray[np.int32] = whole.category[np.where(there, near.rows, 0)]
    for place in range(near.rows.shape[1]):
        np.add.at(votes, (np.arange(len(whole)), voted[:, place]), weights[:, place])
    return votes


def _suspect(whole: WholeRelease, near: NearestEverywhere, row: int, number: int, share: float) -> Suspect:
    listed = near.rows[row]
    theirs = (listed != NONE) & (whole.category[np.where(listed == NONE, 0, listed)] == number)
    other = float(near.distances[row][theirs].mean())
    shelf, place = whole.place(row)
    closest = shelf.neighbour_distances[place][: int(theirs.sum())]
    own = float(closest.mean()) if len(closest) else MAX_DISTANCE
    nearer = own / (own + other) if own + other > 0 else 0.5
    neighbours = tuple(listed[theirs].tolist())
    return Suspect(row, whole.shelves[number].category, share, own, other, share * nearer, neighbours)
