"""What an exact outfit costs: 8 categories of 1,000 items, a budget that binds; `python -m benchmarks.outfit_cost`.

Two kinds of catalogue: prices and distances unrelated, and closeness that has its price, where far more items are worth
their money. The median of the rounds is printed, with the fastest.
"""

import statistics
import time

import numpy as np

from penat.domain.outfit import Choices, solve

CATEGORIES, ITEMS, BUDGET, ROUNDS = 8, 1000, 600_000, 15


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


def main() -> None:
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
