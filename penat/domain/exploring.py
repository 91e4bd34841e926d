"""Exploring: with a share ε a place is filled evenly from everything that may still be shown, the rest by the kernel.

What would the slates have earned that the kernel would never have shown? Only a log in which everything had a chance
can tell. Each place of a slate is a mixture: (1 − ε) · Plackett–Luce over the candidates + ε · even over all designs
inside the session's limits, both without what was shown before. Its conditional probability is known exactly.
"""

from bisect import insort
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from penat.domain.catalogue import Shelf
from penat.domain.geometry import Floats, Rows
from penat.domain.sampling import GumbelNoise
from penat.domain.session import SessionState

EXPLORING = 1
"""What tells the stream of an exploring slate's coins from the stream of its kernel."""


class Showable:
    """The designs that a session may still be shown, without listing them: *rows*, ascending, but those *gone*.

    *rows* (n,) are the designs inside the session's limits; *gone* are rows that may not be shown, others are ignored.
    """

    def __init__(self, rows: Rows | NDArray[np.int32], gone: Sequence[int]) -> None:
        self._rows = rows
        self._gone = self._places(gone)

    def __len__(self) -> int:
        return len(self._rows) - len(self._gone)

    def remove(self, rows: Sequence[int]) -> None:
        """Let *rows* be shown no more."""
        self._gone = sorted({*self._gone, *self._places(rows)})

    def take(self, number: int) -> int:
        """Return the row that is *number*-th (from 0) of those left, and let it be shown no more."""
        place = number
        for gone in self._gone:
            if gone > place:
                break
            place += 1
        insort(self._gone, place)
        return int(self._rows[place])

    def rows(self) -> Rows:
        """Return the rows left, ascending."""
        return np.delete(self._rows, self._gone).astype(np.intp)

    def _places(self, rows: Sequence[int]) -> list[int]:
        """Return the places of those of *rows* that are listed, ascending."""
        if not len(rows) or not len(self._rows):
            return []
        wanted = np.asarray(rows, dtype=self._rows.dtype)  # of the same type, else all that is listed is converted
        places = np.minimum(np.searchsorted(self._rows, wanted), len(self._rows) - 1)
        return sorted(set(places[self._rows[places] == wanted].tolist()))


def showable(shelf: Shelf, state: SessionState, barred: Sequence[int]) -> Showable:
    """Return what *state*'s session may still be shown of *shelf*: designs inside its limits that are not *barred*."""
    allowed = shelf.allowed(state.price, in_stock=state.in_stock)
    rows: Rows | NDArray[np.int32]
    rows = shelf.design_rows if allowed is None else np.flatnonzero(allowed & shelf.representative)
    return Showable(rows, barred)


def explored(
    rows: Sequence[int], log_weights: Floats, left: Showable, size: int, share: float, noise: GumbelNoise, coins: Floats
) -> list[int]:  # fmt: skip
    """Draw at most *size* rows one after the other, each with chance *share* evenly from *left*, else by the kernel.

    *rows* (n,) are the candidates, all in *left*, with their *log_weights*; *coins* (size, 2) are uniform on (0, 1).
    The kernel's order is drawn once, by the Gumbel-top-k trick: what of it remains when other rows are taken away is
    the same law over what remains, for the taking does not depend on it. So with the same noise the kernel's places
    are those it has without exploring. Where no candidate is left every place is an even draw. *left* is used up.
    """
    order = (-(log_weights + noise.gumbel(size=len(log_weights)))).argsort(kind="stable").tolist()
    waiting = iter([rows[place] for place in order])
    drawn: list[int] = []
    told = 0  # how many of the drawn *left* knows to be gone
    for coin, where in coins[: min(size, len(left))].tolist():
        row = None if coin < share else next((one for one in waiting if one not in drawn), None)
        if row is None:
            left.remove(drawn[told:])
            row = left.take(min(int(where * len(left)), len(left) - 1))
            told = len(drawn) + 1
        drawn.append(row)
    return drawn


def mixed_propensities(log_weights: Floats, places: Sequence[int], share: float, left: int) -> Floats:
    """Return the conditional probability of each place of a slate under the mixture, given the places before it.

    *places* (K,) index *log_weights*, −1 for a row that is no candidate; *left* counts what could be shown in the
    first place. Totals are summed from what remains, as in `sampling.propensities`.
    """
    chosen = np.asarray(places, dtype=np.intp)
    taken = np.append(log_weights, -np.inf)[chosen]  # −1 reads the last, which the kernel cannot draw
    never_taken = np.array(log_weights, dtype=np.float64)
    never_taken[chosen[chosen >= 0]] = -np.inf
    totals = np.logaddexp.accumulate(np.concatenate((never_taken, taken[::-1])))[len(never_taken) :][::-1]
    open_ = totals > -np.inf
    kernel = np.exp(np.subtract(taken, totals, out=np.full(len(taken), -np.inf), where=open_))
    even = 1.0 / (left - np.arange(len(chosen), dtype=np.float64))
    result: Floats = np.where(open_, (1.0 - share) * kernel + share * even, even)
    return result
