"""What shoppers would ever see: many simulated sessions of one category, through the real flow.

A simulated shopper has a target drawn at random among the designs and picks the item shown that is nearest to it, or
picks anything shown. Both go through `domain.styling` with the release's own schedule, so what is never shown here is
what the shop never shows: an item nobody finds is as good as not in stock.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from penat.domain import styling
from penat.domain.catalogue import Catalogue, Shelf
from penat.domain.errors import InvalidInput
from penat.domain.hubness import gini
from penat.domain.session import DEFAULT_WIDTHS, Schedule, SessionState

Shopper = Literal["nearest", "uniform"]
Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Exposure:
    """How often the designs of a category were shown in simulated sessions.

    times (n,) by row, an item's variants counted for the one that stands for them; shown: the share of designs shown at
    least once; gini of the times; never: the ids never shown; expected: the share that would have been shown, had as
    many places been filled evenly at random.
    """

    category: str
    shopper: Shopper
    sessions: int
    places: int
    designs: int
    shown: float
    expected: float
    gini: float
    never: tuple[str, ...]
    times: NDArray[np.int64] = field(repr=False)


def exposure(
    catalogue: Catalogue, category: str, *, sessions: int = 10_000, shopper: Shopper = "nearest", seed: int = 0,
    schedule: Schedule | None = None, explore: float = 0.0, shown: int = 9, progress: Progress | None = None,
) -> Exposure:  # fmt: skip
    """Return what *sessions* simulated sessions of *category* show; the same seed gives the same figures.

    Raises NotFound for an unknown category and InvalidInput for fewer than one session.
    """
    if sessions < 1:
        raise InvalidInput(f"sessions is {sessions}; simulate 1 or more", field="sessions")
    shelf = catalogue.shelf(category)
    plan = schedule or default_schedule(catalogue)
    rng = np.random.default_rng(seed)
    designs = np.flatnonzero(shelf.representative)
    times = np.zeros(len(shelf), dtype=np.int64)
    for number in range(sessions):
        target = int(rng.choice(designs)) if shopper == "nearest" else None
        own_seed = int(rng.integers(2**53))
        state = SessionState(catalogue.release, category, "kernel", shown, plan, own_seed, explore=explore)
        for row in _walked(shelf, state, target, rng):
            times[row] += 1
        if progress is not None:
            progress(number + 1, sessions)
    return _told(shelf, shopper, sessions, designs, times)


def default_schedule(catalogue: Catalogue) -> Schedule:
    """Return the schedule a session of this release has by default."""
    if catalogue.effective_choices is not None:
        return Schedule(effective_choices=catalogue.effective_choices)
    return Schedule(DEFAULT_WIDTHS)


def _walked(shelf: Shelf, state: SessionState, target: int | None, rng: np.random.Generator) -> tuple[int, ...]:
    """Return every row one session shows."""
    turn = styling.begin(shelf, state)
    while not turn.state.done and turn.slate:
        turn = styling.pick(shelf, turn.state, _picked(shelf, [one.row for one in turn.slate], target, rng))
    return turn.state.seen


def _picked(shelf: Shelf, rows: list[int], target: int | None, rng: np.random.Generator) -> int:
    if target is None:
        return rows[int(rng.integers(len(rows)))]
    return rows[int(np.argmax(shelf.vectors[rows] @ shelf.vectors[target]))]


def _told(
    shelf: Shelf, shopper: Shopper, sessions: int, designs: NDArray[np.intp], times: NDArray[np.int64]
) -> Exposure:
    of_designs = _by_design(shelf, designs, times)
    places = int(times.sum())
    unseen = designs[of_designs == 0]
    even = 1.0 - (1.0 - 1.0 / len(designs)) ** places if len(designs) else 0.0
    return Exposure(
        shelf.category, shopper, sessions, places, len(designs), float(np.mean(of_designs > 0)), even,
        gini(of_designs), tuple(shelf.items[int(row)].id for row in unseen), times,
    )  # fmt: skip


def _by_design(shelf: Shelf, designs: NDArray[np.intp], times: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return how often each design was shown, whichever of its variants it was."""
    of_group = np.zeros(int(np.max(shelf.groups)) + 1, dtype=np.int64)
    np.add.at(of_group, shelf.groups, times)
    found: NDArray[np.int64] = of_group[shelf.groups[designs]]
    return found
