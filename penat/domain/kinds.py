"""The kinds of things inside a category: tight groups that lie apart from the rest, such as bedspreads among beds.

A whole kind that was filed under the wrong word is surrounded by its own, so no vote of neighbours suspects it. But it
is a cluster of its own. Each category is divided into 2 to 8 groups by k-means; a real kind comes back however many
groups are asked for (stability as in Ben-Hur et al. 2002), and stands apart from the rest.

The vectors are looked at along the main directions of the whole release, each divided by the root of its spread, half
of a whitening: the widest ones tell categories apart, and inside one category they would drown what differs there.
"""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from penat.domain.geometry import MAX_DISTANCE, Floats, Vectors
from penat.domain.principal_axes import principal_coordinates
from penat.domain.whole_release import WholeRelease

DIVISIONS = range(2, 9)
DIRECTIONS, TRIES, ROUNDS = 64, 8, 30
SAMPLED = 5_000
FEWEST_ITEMS = 3
SAME, OVERLAP, NEARLY = 0.75, 0.5, 0.75


@dataclass(frozen=True, slots=True)
class Kind:
    """A group of rows inside one category, the most typical first.

    apart: how much farther its items are from the rest of the category than from one another, 0 to 1, along the damped
    directions; steadiness: in what part of the divisions it came back; score is their product. own: mean distance to
    the rest of its category; nearest: the other category it is closest to, and other the mean distance to that, None
    in a release of one category.
    """

    category: str
    rows: tuple[int, ...]
    apart: float
    steadiness: float
    score: float
    own: float
    nearest: str | None
    other: float | None


def kinds(whole: WholeRelease) -> list[Kind]:
    """Return the kinds of every category, each at most half of it and no two much the same, the clearest first."""
    points = _damped(whole.vectors)
    means = [whole.vectors[whole.rows_of(one)].mean(axis=0, dtype=np.float64) for one in range(len(whole.shelves))]
    found = []
    for number in range(len(whole.shelves)):
        rows = whole.rows_of(number)
        for rated in _kinds_of(points[rows], np.random.default_rng([number, rows.stop - rows.start])):
            found.append(_told(whole, number, rated, means))
    return sorted(found, key=lambda kind: (-kind.score, kind.rows[0]))


class _Rated(NamedTuple):
    """A group (n,) of one category, and its figures."""

    mask: NDArray[np.bool_]
    apart: float
    steadiness: float


def _damped(vectors: Vectors) -> Floats:
    """Return the vectors along the release's main directions, (n, directions), each over the root of its spread."""
    points = principal_coordinates(vectors, min(DIRECTIONS, vectors.shape[1]), np.random.default_rng(0))
    spread = points.std(axis=0) if len(points) else np.ones(points.shape[1])
    return points[:, spread > 1e-9] / np.sqrt(spread[spread > 1e-9])


def _kinds_of(points: Floats, rng: np.random.Generator) -> list[_Rated]:
    """Return the kinds of one category's *points*, the best of each set of groups that are much the same."""
    if len(points) < 2 * FEWEST_ITEMS:
        return []
    owners = _divisions(points, rng)
    masks = [owner == group for owner in owners for group in range(int(owner.max()) + 1)]
    fitting = [mask for mask in masks if FEWEST_ITEMS <= mask.sum() <= len(points) / 2]
    rated = [_Rated(mask, _apart(points, mask), _steady(mask, owners)) for mask in fitting]
    left = sorted((one for one in rated if one.steadiness > 0), key=lambda one: -one.apart * one.steadiness)
    kept: list[_Rated] = []
    while left:
        alike = [one for one in left if one is left[0] or _overlap(one.mask, left[0].mask) >= OVERLAP]
        kept.append(_fullest(alike))
        left = [one for one in left if _overlap(one.mask, kept[-1].mask) < OVERLAP and all(one is not a for a in alike)]
    return kept


def _fullest(alike: list[_Rated]) -> _Rated:
    """Return the largest of groups that are much the same, among those nearly as clear as the first, the clearest.

    A group that lost its less typical members stands apart a little more, but a person wants them all.
    """
    least = NEARLY * alike[0].apart * alike[0].steadiness
    return max((one for one in alike if one.apart * one.steadiness >= least), key=lambda one: int(one.mask.sum()))


def _divisions(points: Floats, rng: np.random.Generator) -> list[NDArray[np.intp]]:
    """Return for each number of groups which group every row belongs to (n,)."""
    sample = points
    if len(points) > SAMPLED:
        sample = points[np.sort(rng.choice(len(points), SAMPLED, replace=False))]
    counts = [count for count in DIVISIONS if count * FEWEST_ITEMS <= len(points)]
    best = [min((_centres(sample, count, rng) for _ in range(TRIES)), key=lambda one: one[0])[1] for count in counts]
    return [_owner(points, centres) for centres in best]


def _centres(points: Floats, count: int, rng: np.random.Generator) -> tuple[float, Floats]:
    """Return a k-means solution, its cost and centres (count, dim), from k-means++ seeds."""
    centres = points[[rng.integers(len(points))]]
    while len(centres) < count:
        gap = _squares(points, centres).min(axis=1)
        share = gap / gap.sum() if gap.sum() > 0 else None
        centres = np.vstack([centres, points[rng.choice(len(points), p=share)]])
    for _ in range(ROUNDS):
        owner = np.argmin(_squares(points, centres), axis=1)
        member = owner[None, :] == np.arange(count)[:, None]
        filled = member.any(axis=1)
        moved = centres.copy()
        moved[filled] = (member[filled] @ points) / member[filled].sum(axis=1, keepdims=True)
        if np.allclose(moved, centres):
            break
        centres = moved
    return float(_squares(points, centres).min(axis=1).sum()), centres


def _squares(points: Floats, centres: Floats) -> Floats:
    """Return squared distances (n, centres)."""
    lengths = np.square(points).sum(axis=1)[:, None] + np.square(centres).sum(axis=1)[None, :]
    found: Floats = np.maximum(lengths - 2.0 * points @ centres.T, 0.0)
    return found


def _owner(points: Floats, centres: Floats) -> NDArray[np.intp]:
    owner: NDArray[np.intp] = np.argmin(_squares(points, centres), axis=1)
    return owner


def _apart(points: Floats, mask: NDArray[np.bool_]) -> float:
    """Return (b − a) / b of the mean squared distances inside a group, a, and to the rest, b; 0 where it is no group.

    Means over all pairs, from sums alone.
    """
    inside, outside = points[mask], points[~mask]
    lengths, count = np.square(inside).sum(axis=1).mean(), len(inside)
    centre, rest = inside.mean(axis=0), outside.mean(axis=0)
    within = 2.0 * (lengths - centre @ centre) * count / (count - 1)
    between = lengths + np.square(outside).sum(axis=1).mean() - 2.0 * centre @ rest
    return float(max(0.0, (between - within) / between)) if between > 0 else 0.0


def _steady(mask: NDArray[np.bool_], owners: list[NDArray[np.intp]]) -> float:
    """Return in what part of the divisions a group comes back, give or take a quarter."""
    back = 0
    for owner in owners:
        groups, counts = np.unique(owner[mask], return_counts=True)
        group = owner == groups[np.argmax(counts)]
        back += _overlap(mask, group) >= SAME
    return back / len(owners)


def _overlap(one: NDArray[np.bool_], other: NDArray[np.bool_]) -> float:
    """Return what part of both together two sets share (Jaccard)."""
    return float((one & other).sum() / (one | other).sum())


def _told(whole: WholeRelease, number: int, rated: _Rated, means: list[Floats]) -> Kind:
    """Return a group with its rows in the release, and how far it is from its own category and the nearest other."""
    rows = whole.rows_of(number)
    members, rest = whole.vectors[rows][rated.mask], whole.vectors[rows][~rated.mask]
    centre = members.mean(axis=0, dtype=np.float64)
    own = _between(centre, rest.mean(axis=0, dtype=np.float64))
    others = [(_between(centre, mean), one) for one, mean in enumerate(means) if one != number]
    other, nearest = min(others) if others else (None, None)
    typical = np.flatnonzero(rated.mask)[np.argsort(-(members @ centre), kind="stable")]
    return Kind(
        whole.shelves[number].category, tuple((typical + rows.start).tolist()), rated.apart, rated.steadiness,
        rated.apart * rated.steadiness, own, None if nearest is None else whole.shelves[nearest].category, other,
    )  # fmt: skip


def _between(one: Floats, other: Floats) -> float:
    """Return the mean distance between two sets of unit vectors from their means: 2 − 2 · their product."""
    return float(np.clip(2.0 - 2.0 * (one @ other), 0.0, MAX_DISTANCE))
