"""How often does a session end near what the shopper wants? Simulated shoppers with a target, walking each policy.

A shopper's target is a design drawn at random. Of each slate, or the present pick, the shopper takes the one nearest to
the target, or one ∝ exp(−β·distance). What is scored is the last pick: its rank among all designs by distance from the
target, the target itself being the first.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from penat.domain.catalogue import Shelf
from penat.domain.errors import InvalidInput
from penat.domain.geometry import Rows, squared_distances
from penat.domain.session import DEFAULT_WIDTHS, MAX_SHOWN, MIN_SHOWN, Schedule
from penat.lab.picks_policies import Walk, chosen, designs, policies

Progress = Callable[[int, int], None]
MAX_NOISE = 10_000.0
_CLOSE = 1e-6
_Z = 1.959964


@dataclass(frozen=True)
class Shoppers:
    """Who walks: how many, how many items a slate shows them, and how they choose.

    noise: the β of their choices, None for the nearest always; drift: the share of the category, nearest to the target
    first, from which half-way through the slates another target is drawn, None for a mind that stays.
    """

    count: int = 300
    shown: int = 9
    noise: float | None = None
    drift: float | None = None
    seed: int = 0

    def __post_init__(self) -> None:
        if self.count < 1:
            raise InvalidInput(f"shoppers is {self.count}; simulate 1 or more", field="shoppers")
        if not MIN_SHOWN <= self.shown <= MAX_SHOWN:
            raise InvalidInput(f"shown is {self.shown}; it must be {MIN_SHOWN} to {MAX_SHOWN}", field="shown")
        if self.noise is not None and not 0.0 <= self.noise <= MAX_NOISE:
            raise InvalidInput(f"noise is {self.noise}; it must be none or 0 to {MAX_NOISE:g}", field="noise")
        if self.drift is not None and not 0.0 < self.drift <= 1.0:
            raise InvalidInput(f"drift is {self.drift}; it must be above 0 and at most 1", field="drift")
        if self.seed < 0:
            raise InvalidInput(f"seed is {self.seed}; it must be 0 or more", field="seed")


@dataclass(frozen=True)
class Picks:
    """One policy's figures over all shoppers.

    top10 and top50: the share of last picks among so many nearest of the target; median_rank: 1 is the target itself;
    mean_distance from the target; low and high bound top10's 95 % interval (Wilson).
    """

    policy: str
    shown: int
    noise: float | None
    n_items: int
    top10: float
    top50: float
    median_rank: float
    mean_distance: float
    low: float
    high: float


def picks(
    shelf: Shelf, names: Sequence[str], shoppers: Shoppers, *, schedule: Schedule | None = None, epsilon: float = 0.0,
    progress: Progress | None = None,
) -> list[Picks]:  # fmt: skip
    """Return each named policy's figures on *shelf*; all policies meet the same shoppers, so differences are paired.

    *epsilon* is the share of each slate of taste that the kernel draws. Raises InvalidInput for an unknown policy.
    """
    known = policies(shelf, shoppers.shown, schedule or Schedule(DEFAULT_WIDTHS), epsilon)
    found, wanted = [], chosen(known, list(names))
    for at, name in enumerate(wanted):
        make = known[name]()
        ends = np.zeros((shoppers.count, 2))
        for number in range(shoppers.count):
            ends[number] = _walked(shelf, make, shoppers, number)
            if progress is not None:
                progress(at * shoppers.count + number + 1, len(wanted) * shoppers.count)
        found.append(_told(name, shelf, shoppers, ends[:, 0], ends[:, 1]))
    return found


def wilson(hits: int, count: int) -> tuple[float, float]:
    """Return the 95 % interval of a share of *hits* in *count* (Wilson 1927), inside [0, 1]."""
    share, extra = hits / count, _Z * _Z / count
    middle = (share + extra / 2.0) / (1.0 + extra)
    reach = _Z * np.sqrt(share * (1.0 - share) / count + extra / (4.0 * count)) / (1.0 + extra)
    return max(0.0, float(middle - reach)), min(1.0, float(middle + reach))


def _walked(shelf: Shelf, make: Callable[[int], Walk], shoppers: Shoppers, number: int) -> tuple[int, float]:
    """Return the rank and the distance of one shopper's last pick."""
    rng = np.random.default_rng([shoppers.seed, number])
    rows = designs(shelf)
    target = int(rng.choice(rows))
    walk = make(int(rng.integers(2**53)))
    picked = -1
    for slate in range(1, 10_000):
        if not walk.slate:
            break
        if slate == 3 and shoppers.drift is not None:
            target = _moved(shelf, rows, target, shoppers.drift, rng)
        picked = _answer(shelf, [*walk.slate, *([] if picked < 0 else [picked])], target, shoppers.noise, rng)
        walk.pick(picked)
    apart = squared_distances(shelf.vectors[target], shelf.vectors[rows])
    at = float(squared_distances(shelf.vectors[target], shelf.vectors[[picked]])[0])
    return (1 if picked == target else 1 + int(np.sum(apart < at - _CLOSE))), at


def _answer(shelf: Shelf, choices: list[int], target: int, noise: float | None, rng: np.random.Generator) -> int:
    """Return which of *choices* the shopper takes."""
    apart = squared_distances(shelf.vectors[target], shelf.vectors[choices])
    luck = rng.gumbel(size=len(choices))
    worth = -apart if noise is None else luck - noise * apart
    return choices[int(np.argmax(worth))]


def _moved(shelf: Shelf, rows: Rows, target: int, share: float, rng: np.random.Generator) -> int:
    """Return another target, one of the nearest *share* of the designs to the present one."""
    others = rows[rows != target]
    if not len(others):
        return target
    order = np.argsort(squared_distances(shelf.vectors[target], shelf.vectors[others]), kind="stable")
    return int(rng.choice(others[order[: max(1, round(share * len(rows)))]]))


def _told(name: str, shelf: Shelf, shoppers: Shoppers, ranks: np.ndarray, apart: np.ndarray) -> Picks:
    low, high = wilson(int(np.sum(ranks <= 10)), len(ranks))
    return Picks(
        name, shoppers.shown, shoppers.noise, len(designs(shelf)), float(np.mean(ranks <= 10)),
        float(np.mean(ranks <= 50)), float(np.median(ranks)), float(np.mean(apart)), low, high,
    )  # fmt: skip
