"""What saying why costs, beside the slate itself: processor time of nine reasons at several sizes of a category.

`python -m benchmarks.reason_cost` prints milliseconds of one core for random unit vectors of 512 numbers.
"""

import os
import time

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np

from benchmarks.blend_cost import shelf_of
from penat.domain.catalogue import Catalogue
from penat.domain.geometry import normalised
from penat.domain.session import Schedule, SessionState
from penat.domain.styling import Shown, Turn
from penat.domain.trait_words import USUAL
from penat.domain.traits import CategoryTraits, TraitFamily
from penat.use_cases.reasoning import Reasoner

SIZES = (1_000, 25_000, 100_000)
DIM = 512
SHOWN = 9
ROUNDS = 15


class Known:
    """Traits that are known already."""

    def __init__(self, traits: CategoryTraits) -> None:
        self._traits = traits

    def of(self, *_: object) -> CategoryTraits:
        """Return them."""
        return self._traits


def measured(count: int) -> tuple[float, float]:
    """Return milliseconds of a category's first use, and the median of a slate's reasons."""
    rng = np.random.default_rng(0)
    shelf = shelf_of("chair", normalised(rng.normal(size=(count, DIM))))
    words = [TraitFamily(kind, some, normalised(rng.normal(size=(len(some), DIM)))) for kind, some in USUAL.items()]
    begun = time.process_time()
    traits = CategoryTraits.of(words, shelf.vectors)
    first = time.process_time() - begun
    _ = shelf.variant_rows
    reasoner = Reasoner(Known(traits))  # type: ignore[arg-type]  # only what it is asked for
    rows = range(1, SHOWN + 1)
    state = SessionState("r", "chair", "kernel", SHOWN, Schedule((0.25, 0.25, 0.1)), 1, step=2, picked=(0,))
    turn = Turn(state, tuple(Shown(row) for row in rows))
    catalogue, spent = Catalogue("r", "m", {"chair": shelf}), []
    for _ in range(ROUNDS):
        begun = time.process_time()
        reasoner.of_step(catalogue, turn, None)
        spent.append(time.process_time() - begun)
    return 1000 * first, 1000 * float(np.median(spent))


def main() -> None:
    """Print a line a size."""
    print("chairs, first use of the category (ms), nine reasons (ms)")
    for count in SIZES:
        first, each = measured(count)
        print(f"{count:9,} {first:8.1f} {each:8.2f}")


if __name__ == "__main__":
    main()
