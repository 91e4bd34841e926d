"""The policies that simulated shoppers walk through: each shows a slate, is told the pick, and shows the next."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Protocol

import numpy as np

from penat.domain import styling
from penat.domain.catalogue import Shelf
from penat.domain.errors import InvalidInput
from penat.domain.geometry import Rows
from penat.domain.sampling import kernel_log_weights
from penat.domain.session import Schedule, SessionState
from penat.domain.taste import Answer, Exploration, next_slate
from penat.domain.taste_space import EXACT_UP_TO, TasteSpace, prepare


class Walk(Protocol):
    """One shopper's way through a category: `slate` is what is shown now."""

    slate: list[int]

    def pick(self, row: int) -> None:
        """Move on to the slate that follows picking *row*, one of the slate or the present pick."""


Policy = Callable[[int], Walk]
"""Makes the walk of one session out of its seed."""


@dataclass
class StylingWalk:
    """A session through the server's own flow."""

    shelf: Shelf
    state: SessionState
    slate: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._take(styling.begin(self.shelf, self.state))

    def pick(self, row: int) -> None:
        """Move on."""
        self._take(styling.pick(self.shelf, self.state, row))

    def _take(self, turn: styling.Turn) -> None:
        self.state, self.slate = turn.state, [shown.row for shown in turn.slate]


@dataclass
class TasteWalk:
    """A session of the policy `taste`; for a share epsilon of each slate after the opening the kernel draws."""

    shelf: Shelf
    space: TasteSpace
    state: SessionState
    epsilon: float = 0.0
    history: list[Answer] = field(default_factory=list)
    slate: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._show()

    def pick(self, row: int) -> None:
        """Move on."""
        self.history.append(Answer(tuple(self.slate), (row,)))
        seen, picked = (*self.state.seen, *self.slate), (*self.state.picked, row)
        self.state = replace(self.state, step=self.state.step + 1, picked=picked, seen=seen)
        self._show()

    def _show(self) -> None:
        state = self.state
        if state.done:
            self.slate = []
            return
        rng = np.random.default_rng([state.seed, state.step])
        places = next_slate(
            self.space, self.history, state.shown, rng, last=state.step == state.steps, explore=self._exploration()
        )
        self.slate = [place.row for place in places]

    def _exploration(self) -> Exploration | None:
        if self.epsilon == 0.0 or not self.state.picked:
            return None
        state = self.state
        near = styling.candidates(self.shelf, state, state.picked[-1])
        if not len(near.rows):
            return None
        width = styling.width_of(state, state.step, near.distances)
        return Exploration(self.epsilon, near.rows, kernel_log_weights(near.distances, width))


def policies(shelf: Shelf, shown: int, schedule: Schedule, epsilon: float) -> Mapping[str, Callable[[], Policy]]:
    """Return name → maker of the policy on *shelf*; made only when it is asked for, since taste prepares its space."""

    def flow(name: str) -> Callable[[], Policy]:
        return lambda: lambda seed: StylingWalk(shelf, _state(shelf, name, shown, schedule, seed))

    def taste(exact_up_to: int) -> Callable[[], Policy]:
        def make() -> Policy:
            space = taste_space(shelf, exact_up_to)
            return lambda seed: TasteWalk(shelf, space, _state(shelf, "kernel", shown, schedule, seed), epsilon)

        return make

    return {
        "kernel": flow("kernel"),
        "rank_gamma": flow("rank_gamma"),
        "taste": taste(EXACT_UP_TO),
        "taste_exact": taste(len(shelf)),
        "taste_landmarks": taste(0),
    }


def chosen(known: Mapping[str, Callable[[], Policy]], names: list[str]) -> list[str]:
    """Return *names*, each once. Raises InvalidInput naming the policies there are."""
    for name in names:
        if name not in known:
            raise InvalidInput(f"policy {name!r} is unknown; choose of {', '.join(known)}", field="policies")
    if not names:
        raise InvalidInput(f"no policy is named; choose of {', '.join(known)}", field="policies")
    return list(dict.fromkeys(names))


def taste_space(shelf: Shelf, exact_up_to: int = EXACT_UP_TO) -> TasteSpace:
    """Return the shelf as possible targets."""
    return prepare(
        shelf.vectors, shelf.representative, shelf.neighbours, shelf.neighbour_distances, exact_up_to=exact_up_to
    )


def designs(shelf: Shelf) -> Rows:
    """Return the rows that may be targets: one a design."""
    return np.flatnonzero(shelf.representative)


def _state(shelf: Shelf, name: str, shown: int, schedule: Schedule, seed: int) -> SessionState:
    return SessionState("lab", shelf.category, name, shown, schedule, seed)
