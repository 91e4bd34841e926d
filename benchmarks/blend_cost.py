"""What ranking matches by rooms costs, beside an exact scan by distance: processor time of one answer's category.

`python -m benchmarks.blend_cost` prints milliseconds of one core for random unit vectors, 100 items of each category
seen in rooms, all three parts of the blend having a say.
"""

import os
import time
from collections.abc import Callable

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np

from penat.domain.catalogue import Catalogue, Item, PriceRange, Shelf, price_column, stock_column
from penat.domain.compatibility import Space, Strength, fitted
from penat.domain.geometry import Vectors, normalised
from penat.domain.room_blend import KeptBlend, blend_of
from penat.ports.blend_source import BlendSource
from penat.use_cases.room_matching import RoomMatching

SIZES = ((1_000, 512), (25_000, 192), (25_000, 512), (100_000, 512))
SEEN, ROUNDS = 100, 25


class Kept(BlendSource):
    """One blend."""

    def __init__(self, kept: KeptBlend) -> None:
        self._kept = kept

    def current(self) -> KeptBlend:
        """Return it."""
        return self._kept


def shelf_of(category: str, vectors: Vectors) -> Shelf:
    """Return a shelf of *vectors* (n, dim), each a design, without neighbour lists, so that distance is a scan too."""
    count = len(vectors)
    items = [Item(f"{category}-{row}", category, f"{category} {row}", "0" * 64, 100, "EUR") for row in range(count)]
    nothing = np.zeros((count, 0), np.int32)
    return Shelf(
        category, items, vectors, price_column(items), stock_column(items), np.arange(count, dtype=np.int32),
        np.ones(count, dtype=bool), nothing, nothing.astype(np.float32), np.zeros(0, np.int32),
    )  # fmt: skip


def measured(count: int, dim: int) -> tuple[float, float, float]:
    """Return milliseconds of a category's first use under the blend, of its later ones, and of a scan by distance."""
    rng = np.random.default_rng(0)
    chairs = shelf_of("chair", normalised(rng.normal(size=(SEEN, dim)) + 0.5))
    beds = shelf_of("bed", normalised(rng.normal(size=(count, dim)) + 0.5))
    space = Space(np.concatenate([chairs.vectors, beds.vectors[:SEEN]]), np.repeat([0, 1], SEEN))
    rooms = [(row, SEEN + (7 * row) % SEEN) for row in range(SEEN)]
    blend = blend_of(fitted(space, rooms, Strength(0.2), space.traits()), ("chair", "bed"), np.array([0.25, 0.5, 0.25]))
    catalogue = Catalogue("r", "m", {"chair": chairs, "bed": beds})
    matching = RoomMatching(Kept(KeptBlend(blend, "m", "", 0.1, (0.01, 0.2), {})))

    def cost(method: str) -> Callable[[], float]:
        ranking = matching.ranking(catalogue, method)

        def once() -> float:
            begun = time.process_time()
            ranking.best(chairs, 5, beds, PriceRange(), 5, in_stock=False)
            return (time.process_time() - begun) * 1000

        return once

    blended, nearest = cost("blend"), cost("nearest")
    first = blended()
    return first, *(float(np.median([once() for _ in range(ROUNDS)])) for once in (blended, nearest))


def main() -> None:
    """Print a line for each size."""
    print(f"{'items':>8} {'dim':>5} {'first use':>10} {'blend':>8} {'distance':>9} {'ratio':>6}")
    for count, dim in SIZES:
        first, blend, nearest = measured(count, dim)
        print(f"{count:8,} {dim:5} {first:10.1f} {blend:8.2f} {nearest:9.2f} {blend / nearest:6.1f}")


if __name__ == "__main__":
    main()
