"""Which items to ask about next: how the main items of a round of questions are chosen."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

import numpy as np
from numpy.typing import NDArray

from penat.domain.alike_chance import AlikeChance, fitted_chance, judged_pairs, prior_chance
from penat.domain.annotation import Annotated
from penat.domain.catalogue import Catalogue, Shelf
from penat.domain.errors import InvalidInput
from penat.domain.geometry import BLOCK_ROWS, Floats, Rows, Vectors, landmarks, neighbour_lists
from penat.domain.hubness import hubness

Sampler = Literal["random", "uncertain", "diverse", "typical", "uncovered", "hubs"]
SAMPLERS: tuple[Sampler, ...] = get_args(Sampler)
NEAREST = 20
PRIOR_NEAREST = 10
MOST_CLUSTERS = 500
SMALLEST_CLUSTER = 5
ATTEMPTS = 3


@dataclass(frozen=True)
class _Pool:
    """One category to choose from: rows that may be chosen, those judged before, and what orders them."""

    shelf: Shelf
    free: Rows
    judged: Rows
    nearest: int
    chance: AlikeChance
    rng: np.random.Generator

    def lists(self, rows: Rows, k: int) -> tuple[NDArray[np.int32], NDArray[np.float32]]:
        """Return the k nearest designs of each of *rows*: rows and distances (len(rows), ≤ k)."""
        shelf = self.shelf
        if shelf.neighbours.shape[1] >= min(k, shelf.designs - 1):
            return np.asarray(shelf.neighbours[rows, :k]), np.asarray(shelf.neighbour_distances[rows, :k])
        return neighbour_lists(
            shelf.vectors[rows], shelf.vectors, k,
            own_group=shelf.groups[rows], groups=shelf.groups, listed=shelf.representative,
        )  # fmt: skip


def chosen(
    catalogue: Catalogue, category: str | None, n: int, sampler: str, known: Collection[str], seed: int,
    *, judged: Sequence[Annotated] = (), nearest: int = NEAREST,
) -> list[str]:  # fmt: skip
    """Return at most *n* ids of items to ask about, the one to ask first in front; the same for the same *seed*.

    Each stands for a design of its own, in *category* or, for None, in any, to which *n* is shared out by size; none of
    a design that *known* names is chosen again. *judged* is what was answered so far, and *nearest* how many items are
    shown beside one. Raises NotFound for a category, InvalidInput for a sampler or number that cannot be, and where
    every design has been asked about.
    """
    if sampler not in _ORDERS:
        raise InvalidInput(f"there is no sampler {sampler[:60]!r}; take one of {', '.join(SAMPLERS)}", field="sampler")
    if n < 1 or nearest < 1:
        said = ("n", n) if n < 1 else ("nearest", nearest)
        raise InvalidInput(f"{said[0]} is {said[1]}; it must be 1 or more", field=said[0])
    if seed < 0:
        raise InvalidInput(f"seed is {seed}; it must be 0 or more", field="seed")
    shelves = list(catalogue.shelves.values()) if category is None else [catalogue.shelf(category)]
    pools = _pools(catalogue, shelves, frozenset(known), judged, nearest, seed)
    if not pools:
        where = "any category" if category is None else category
        raise InvalidInput(f"no design of {where} is left to ask about that has another beside it", field="category")
    shares = shared_out(n, [len(pool.free) for pool in pools])
    picked = [
        (pool.shelf, _ORDERS[sampler](pool, share)[:share]) for pool, share in zip(pools, shares, strict=True) if share
    ]
    return _in_turn([[shelf.items[int(row)].id for row in rows] for shelf, rows in picked])


def shared_out(n: int, sizes: Sequence[int]) -> list[int]:
    """Return *n* shared out in proportion to *sizes* by largest remainders, none above its size."""
    total = sum(sizes)
    if n >= total:
        return list(sizes)
    exact = [n * size / total for size in sizes]
    shares = [int(part) for part in exact]
    rest = sorted(range(len(sizes)), key=lambda place: (shares[place] - exact[place], place))
    for place in rest[: n - sum(shares)]:
        shares[place] += 1
    return shares


def _pools(
    catalogue: Catalogue, shelves: Sequence[Shelf], known: frozenset[str], judged: Sequence[Annotated], nearest: int,
    seed: int,
) -> list[_Pool]:  # fmt: skip
    """Return the categories in which something is left to ask about; a design alone in its category is no question."""
    fit = fitted_chance(*judged_pairs(catalogue, judged)) if judged else None
    before: dict[str, list[int]] = {}
    for item in known:
        if item in catalogue.places:
            category, row = catalogue.places[item]
            before.setdefault(category, []).append(row)
    made = []
    for number, shelf in enumerate(shelves):
        rows = np.array(sorted(before.get(shelf.category, ())), dtype=np.intp)
        free = np.flatnonzero(shelf.representative & ~np.isin(shelf.groups, shelf.groups[rows]))
        if shelf.designs < 2 or not len(free):
            continue
        rng = np.random.default_rng([seed, number])
        pool = _Pool(shelf, free, rows, nearest, AlikeChance(0.0, 1.0), rng)
        chance = fit or prior_chance(pool.lists(np.flatnonzero(shelf.representative), PRIOR_NEAREST)[1])
        made.append(_Pool(shelf, free, rows, nearest, chance, rng))
    return made


def _in_turn(lists: Sequence[Sequence[str]]) -> list[str]:
    """Return the lists' ids woven into one another evenly, each list's own order kept."""
    placed = [
        ((place + 0.5) / len(ids), number, item) for number, ids in enumerate(lists) for place, item in enumerate(ids)
    ]
    return [item for _, _, item in sorted(placed)]


def _random(pool: _Pool, _: int) -> Rows:
    return pool.rng.permutation(pool.free)


def _hubs(pool: _Pool, _: int) -> Rows:
    """Return first what is most often among others' nearest."""
    counts = hubness(pool.shelf, k=pool.nearest).counts[pool.free]
    return pool.free[np.argsort(-counts, kind="stable")]


def _uncertain(pool: _Pool, n: int) -> Rows:
    """Return first those whose pairs are the least foreseeable, each a mean over its nearest.

    What is shown beside one chosen before waits: its pairs are then no longer unforeseen.
    """
    lists, distances = pool.lists(pool.free, pool.nearest)
    order = np.argsort(-pool.chance.entropy(distances).mean(axis=1), kind="stable")
    shown: set[int] = set()
    first, waiting = [], []
    for place in order.tolist():
        row = int(pool.free[place])
        if row in shown:
            waiting.append(row)
            continue
        first.append(row)
        if len(first) == n:
            break
        shown.update(lists[place].tolist())
    return np.array(first + waiting, dtype=np.intp)


def _diverse(pool: _Pool, n: int) -> Rows:
    """Return items far from one another, begun with any one (k-center greedy: Gonzalez 1985)."""
    first = int(pool.rng.integers(len(pool.free)))
    return _spread(pool, n, pool.free[[first]], [first])


def _uncovered(pool: _Pool, n: int) -> Rows:
    """Return items far from all that was judged, or shown beside it, and from one another (Sener and Savarese 2018)."""
    if not len(pool.judged):
        return _diverse(pool, n)
    shown = pool.lists(pool.judged, pool.nearest)[0]
    return _spread(pool, n, np.unique(np.concatenate([pool.judged, shown.ravel()])), [])


def _spread(pool: _Pool, n: int, covered: Rows, first: list[int]) -> Rows:
    """Return *n* rows, each the farthest from *covered* and those before it; *first* are places in `free` in front."""
    vectors = np.ascontiguousarray(pool.shelf.vectors[pool.free])
    closest = _closest(vectors, pool.shelf.vectors[covered])
    picked = list(first)
    closest[picked] = np.inf
    while len(picked) < min(n, len(pool.free)):
        place = int(np.argmin(closest))
        picked.append(place)
        np.maximum(closest, vectors @ vectors[place], out=closest)
        closest[picked[-1]] = np.inf
    return pool.free[picked]


def _closest(vectors: Vectors, covered: Vectors) -> NDArray[np.float32]:
    """Return the cosine (n,) of each of *vectors* (n, dim) with the nearest of *covered* (m, dim), in blocks."""
    found = np.full(len(vectors), -np.inf, dtype=np.float32)
    for start in range(0, len(covered), BLOCK_ROWS):
        block = np.ascontiguousarray(covered[start : start + BLOCK_ROWS]).T
        for place in range(0, len(vectors), BLOCK_ROWS):
            part = slice(place, place + BLOCK_ROWS)
            found[part] = np.maximum(found[part], (vectors[part] @ block).max(axis=1))
    return found


def _typical(pool: _Pool, n: int) -> Rows:
    """Return the most typical item of each dense region, regions judged least and largest first.

    As TypiClust does (Hacohen, Dekel, Weinshall 2022): as many regions as were judged and are asked for, at most
    MOST_CLUSTERS; typical is what is near its nearest. Regions come round again until *n* are found.
    """
    shelf = pool.shelf
    designs = np.flatnonzero(shelf.representative)
    wanted = min(len(pool.judged) + n, MOST_CLUSTERS, max(1, len(designs) // SMALLEST_CLUSTER))
    vectors = np.ascontiguousarray(shelf.vectors[designs])
    marks, owners = _regions(vectors, wanted, pool.rng)
    owner = np.full(len(shelf), -1)
    owner[designs] = owners
    sizes = np.bincount(owner[designs], minlength=len(marks))
    before = np.bincount(_owners(shelf.vectors[pool.judged], marks), minlength=len(marks))
    gaps: Floats = pool.lists(pool.free, pool.nearest)[1].astype(np.float64).mean(axis=1)
    return pool.free[_taken_round(owner[pool.free], gaps, before, sizes)]


def _regions(vectors: Vectors, count: int, rng: np.random.Generator) -> tuple[Vectors, Rows]:
    """Return the middles (at most *count*, dim) of dense regions, and whose each of *vectors* (n, dim) is, as (n,).

    Where a k-means ends depends on where it began: the tightest of ATTEMPTS is taken.
    """
    best, tightest = None, -np.inf
    for _ in range(ATTEMPTS):
        marks = vectors[landmarks(vectors, count, rng)]
        owners = _owners(vectors, marks)
        nearness = float(np.einsum("nd,nd->", vectors, marks[owners]))
        if best is None or nearness > tightest:
            best, tightest = (marks, owners), nearness
    assert best is not None
    return best


def _taken_round(owner: Rows, gaps: Floats, before: Rows, sizes: Rows) -> Rows:
    """Return all places, region by region and round by round: the least judged, then the largest, then the typical."""
    order = np.lexsort((gaps, owner))
    turn = np.empty(len(owner), dtype=np.intp)
    starts = np.searchsorted(owner[order], np.arange(len(sizes)))
    turn[order] = np.arange(len(owner)) - starts[owner[order]]
    return np.lexsort((gaps, -sizes[owner], turn + before[owner]))


def _owners(vectors: Vectors, marks: Vectors) -> Rows:
    """Return the nearest of *marks* (m, dim) to each of *vectors* (n, dim), as places (n,)."""
    found = np.empty(len(vectors), dtype=np.intp)
    for start in range(0, len(vectors), BLOCK_ROWS):
        part = slice(start, start + BLOCK_ROWS)
        found[part] = np.argmax(vectors[part] @ marks.T, axis=1)
    return found


_ORDERS: Mapping[str, Callable[[_Pool, int], Rows]] = {
    "random": _random,
    "uncertain": _uncertain,
    "diverse": _diverse,
    "typical": _typical,
    "uncovered": _uncovered,
    "hubs": _hubs,
}
