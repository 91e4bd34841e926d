"""What an exact outfit costs: 8 categories of 1,000 items, a budget that binds; `python -m benchmarks.outfit_cost`.

Two kinds of catalogue: prices and distances unrelated, and closeness that has its price, where far more items are worth
their money. The median of the rounds is printed, with the fastest.

`--harmony` measures outfits whose items also go with one another instead: vectors of 512 around 24 styles that the
categories share, each item between its style and chance (`--styles 0`: chance alone); it prints how often the answer
was proven, and by how much at most a better one could be better where it was not. `--harmony --served` asks for chairs
of the served release instead, under a tight, a middling and an ample budget.
"""

import argparse
import statistics
import time

import numpy as np
from numpy.typing import NDArray

from penat.domain.geometry import squared_distances
from penat.domain.outfit import Choices, solve
from penat.domain.outfit_harmony import Harmonised, harmonise
from penat.settings import load_settings
from penat.use_cases.outfitter import OutfitWish, outfits
from penat.wiring.catalogue import build_source

CATEGORIES, ITEMS, BUDGET, ROUNDS = 8, 1000, 600_000, 15
DIM, STYLES, HARMONY = 512, 24, 1.0
# Chairs of the served release, and budgets as multiples of its cheapest outfit.
CHAIRS, BUDGETS = 25, (1.3, 3.0, 100.0)


def catalogue(kind: str, seed: int) -> list[Choices]:
    """Return the choices of every category."""
    rng = np.random.default_rng(seed)
    made = []
    for number in range(CATEGORIES):
        cents = rng.integers(5_000, 200_000, ITEMS)
        distances = rng.uniform(0.1, 1.5, ITEMS)
        if kind == "dearer is closer":
            distances = np.clip(1.5 - 1.2 * cents / 200_000 + rng.normal(0, 0.05, ITEMS), 0, None)
        made.append(Choices(f"category {number}", np.arange(ITEMS), cents.astype(np.int64), distances))
    return made


def styled(
    categories: int, items: int, seed: int, styles: int = STYLES
) -> tuple[list[Choices], list[NDArray[np.float32]]]:
    """Return the choices and unit vectors of categories that share styles."""
    rng = np.random.default_rng(seed)

    def unit(directions: NDArray[np.float64]) -> NDArray[np.float32]:
        return (directions / np.linalg.norm(directions, axis=-1, keepdims=True)).astype(np.float32)

    shared = unit(rng.normal(size=(styles, DIM))) if styles else np.zeros((1, DIM), np.float32)
    chosen = unit(shared[0] + unit(rng.normal(size=DIM)))
    made, vectors = [], []
    for number in range(categories):
        own = unit(rng.normal(size=(items, DIM))) * rng.uniform(0.3, 1.0, (items, 1))
        vectors.append(unit(shared[rng.integers(len(shared), size=items)] + own + 0.5 * unit(rng.normal(size=DIM))))
        cents = rng.integers(5_000, 200_000, items).astype(np.int64)
        distances = squared_distances(chosen, vectors[-1])
        made.append(Choices(f"category {number}", np.arange(items), cents, distances))
    return made, vectors


def harmonised(categories: int, items: int, count: int, styles: int) -> None:
    """Print what outfits in harmony cost in one size of catalogue."""
    taken: list[float] = []
    found: list[Harmonised] = []
    for seed in range(ROUNDS):
        choices, vectors = styled(categories, items, seed, styles)
        started = time.perf_counter()
        budget = BUDGET * categories // CATEGORIES
        found.append(harmonise(choices, lambda number, places, v=vectors: v[number][places], budget, HARMONY, count))
        taken.append(1000 * (time.perf_counter() - started))
    gaps = [1 - one.at_least / one.values[0] for one in found]
    print(
        f"{categories} of {items:5,}, {count} best: median {statistics.median(taken):7.1f} ms, "
        f"slowest {max(taken):7.1f} ms; proven {sum(one.optimal for one in found)} of {ROUNDS}, "
        f"over the shortlist {sum(one.over_shortlist for one in found)}; could be better by "
        f"{statistics.median(gaps):.1%} (median), {max(gaps):.1%} at most"
    )


def served() -> None:
    """Print what outfits in harmony cost on the served release."""
    catalogue = build_source(load_settings()).current()
    prices = [shelf.price_cents[shelf.price_cents > 0] for name, shelf in catalogue.shelves.items() if name != "chair"]
    cheapest = sum(int(cents.min()) for cents in prices)
    chairs = [item.id for item in catalogue.shelves["chair"].items[:CHAIRS]]
    for harmony in (0.5, 1.0, 2.0, 4.0):
        for times in BUDGETS:
            taken, proven = [], 0
            for chair in chairs:
                started = time.perf_counter()
                proven += outfits(catalogue, chair, OutfitWish(int(times * cheapest), harmony=harmony)).optimal
                taken.append(1000 * (time.perf_counter() - started))
            told = f"median {statistics.median(taken):5.1f} ms, slowest {max(taken):5.1f} ms"
            print(f"harmony {harmony}, {times:5} × the cheapest: {told}; proven {proven} of {len(chairs)}")


def main() -> None:
    """Measure what was asked for."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--harmony", action="store_true", help=f"outfits in harmony, weight {HARMONY}")
    asked.add_argument("--styles", type=int, default=STYLES, help="styles the categories share, 0 for none")
    asked.add_argument("--served", action="store_true", help="on the served release")
    given = asked.parse_args()
    if not given.harmony:
        plain()
        return
    if given.served:
        served()
        return
    for categories, items in ((4, 200), (CATEGORIES, ITEMS)):
        for count in (1, 5):
            harmonised(categories, items, count, given.styles)


def plain() -> None:
    """Print a line for each kind of catalogue and number of outfits."""
    print(f"{CATEGORIES} categories of {ITEMS:,} items, budget {BUDGET:,} cents, {ROUNDS} catalogues")
    for kind in ("unrelated", "dearer is closer"):
        for count in (1, 5):
            taken, proven = [], True
            for seed in range(ROUNDS):
                choices = catalogue(kind, seed)
                started = time.perf_counter()
                proven &= solve(choices, BUDGET, count).optimal
                taken.append(1000 * (time.perf_counter() - started))
            told = f"median {statistics.median(taken):8.1f} ms, fastest {min(taken):8.1f} ms, all proven: {proven}"
            print(f"{kind:18} {count} best: {told}")


if __name__ == "__main__":
    main()
