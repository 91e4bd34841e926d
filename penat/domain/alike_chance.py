"""How likely two items are judged alike at a distance, and how uncertain that is."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from penat.domain.annotation import Annotated
from penat.domain.catalogue import Catalogue
from penat.domain.geometry import Floats, squared_distances

ENOUGH_OF_EACH = 10
_RIDGE = 1.0
_ROUNDS = 50
_SETTLED = 1e-9
_FARTHEST = 30.0
_NARROWEST = 1e-6


@dataclass(frozen=True, slots=True)
class AlikeChance:
    """P(alike | distance) = 1 / (1 + exp((distance − middle) · steepness)): one half at *middle*.

    `judged` is the number of judged pairs it was fitted on, 0 for a prior.
    """

    middle: float
    steepness: float
    judged: int = 0

    def at(self, distances: NDArray[np.floating]) -> Floats:
        """Return the chance, in (0, 1), at each of *distances*, of any shape."""
        logits = np.clip(
            (np.asarray(distances, dtype=np.float64) - self.middle) * self.steepness, -_FARTHEST, _FARTHEST
        )
        chance: Floats = 1.0 / (1.0 + np.exp(logits))
        return chance

    def entropy(self, distances: NDArray[np.floating]) -> Floats:
        """Return the binary entropy in bits, in [0, 1], of the answer at each of *distances*."""
        chance = self.at(distances)
        bits: Floats = -(chance * np.log2(chance) + (1.0 - chance) * np.log2(1.0 - chance))
        return bits


def prior_chance(nearest_distances: NDArray[np.floating]) -> AlikeChance:
    """Return what is thought before anything was judged: half of the usual nearest are alike.

    *nearest_distances* (n, k): those of items to their nearest; the middle is their median, and their spread (the
    distance between the quartiles) takes the chance from about 3 in 4 to 1 in 4.
    """
    found = np.asarray(nearest_distances, dtype=np.float64).ravel()
    if not len(found):
        return AlikeChance(0.0, 1.0)
    low, middle, high = np.percentile(found, (25, 50, 75))
    return AlikeChance(float(middle), float(2.0 * np.log(3.0) / max(high - low, _NARROWEST)))


def fitted_chance(distances: Floats, alike: NDArray[np.bool_]) -> AlikeChance | None:
    """Return the logistic regression of *alike* (n,) on *distances* (n,), by Newton's method with a weak ridge.

    None where there are fewer than ENOUGH_OF_EACH of a sort, and where what is judged alike is not nearer than what
    is not: then distance tells nothing.
    """
    if min(int(alike.sum()), int((~alike).sum())) < ENOUGH_OF_EACH:
        return None
    centre, spread = float(distances.mean()), max(float(distances.std()), _NARROWEST)
    rows = np.column_stack([np.ones(len(distances)), (distances - centre) / spread])
    ridge = np.diag([0.0, _RIDGE])
    weights = np.zeros(2)
    for _ in range(_ROUNDS):
        chance = 1.0 / (1.0 + np.exp(-np.clip(rows @ weights, -_FARTHEST, _FARTHEST)))
        slope = rows.T @ (alike - chance) - ridge @ weights
        bend = (rows * (chance * (1.0 - chance))[:, None]).T @ rows + ridge + np.eye(2) * _SETTLED
        step = np.linalg.solve(bend, slope)
        weights += step
        if float(np.abs(step).max()) < _SETTLED:
            break
    if weights[1] >= 0:
        return None
    steepness = -float(weights[1]) / spread
    return AlikeChance(centre + float(weights[0]) / steepness, steepness, len(distances))


def judged_pairs(catalogue: Catalogue, judged: Iterable[Annotated]) -> tuple[Floats, NDArray[np.bool_]]:
    """Return the distance (n,) of each judged pair that *catalogue* still holds, and whether it was judged alike (n,).

    A pair is the first item alike and any other that was shown with it; items of two categories are no pair here.
    """
    distances: list[float] = []
    alike: list[bool] = []
    for one in judged:
        if not one.pos or one.pos[0] not in catalogue.places:
            continue
        shelf, row = catalogue.place(one.pos[0])
        for others, verdict in ((one.pos[1:], True), (one.neg, False)):
            places = [catalogue.places.get(item, ("", 0)) for item in others]
            rows = [place for category, place in places if category == shelf.category]
            distances.extend(squared_distances(shelf.vectors[row], shelf.vectors[rows]).tolist() if rows else ())
            alike.extend([verdict] * len(rows))
    return np.array(distances, dtype=np.float64), np.array(alike, dtype=bool)
