"""Another policy, in words such as `kernel widths=0.2,0.2,0.05`, and what it would have shown where the log stands."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from penat.domain.catalogue import Catalogue, Shelf
from penat.domain.errors import InvalidInput, NotFound
from penat.domain.geometry import Floats, Rows
from penat.domain.sampling import propensities
from penat.domain.session import DEFAULT_WIDTHS, Schedule, SessionState
from penat.domain.styling import weighted
from penat.lab.slate_log import LoggedSlate

FORMS = "'kernel widths=0.25,0.25,0.1', 'kernel effective_choices=30,15,5' or 'rank_gamma'"
NEGLIGIBLE = 1e-9
_AGREES = 1e-6


@dataclass(frozen=True)
class TargetPolicy:
    """A policy to be judged: its name and schedule."""

    policy: str
    schedule: Schedule

    @property
    def words(self) -> str:
        """The policy as `read_target` reads it."""
        if self.policy == "rank_gamma":
            return self.policy
        name = "widths" if self.schedule.widths is not None else "effective_choices"
        return f"kernel {name}={','.join(f'{value:g}' for value in getattr(self.schedule, name))}"


def read_target(words: str) -> TargetPolicy:
    """Return the policy that *words* name. Raises InvalidInput saying how to write one."""
    name, *options = words.split() or [""]
    if name == "rank_gamma" and not options:
        return TargetPolicy(name, Schedule(DEFAULT_WIDTHS))
    if name != "kernel" or len(options) > 1:
        raise InvalidInput(f"policy {words!r} cannot be judged; write {FORMS}", field="policy")
    if not options:
        return TargetPolicy(name, Schedule(DEFAULT_WIDTHS))
    key, _, values = options[0].partition("=")
    try:
        numbers = tuple(float(part) for part in values.split(","))
        return TargetPolicy(name, Schedule(**{key: numbers}))
    except (TypeError, ValueError):
        raise InvalidInput(f"policy {words!r} cannot be read; write {FORMS}", field="policy") from None


@dataclass(frozen=True)
class Standing:
    """Where a slate was drawn: the state before it, the pick it is around, and the rows it showed."""

    shelf: Shelf
    state: SessionState
    anchor: int
    shown: tuple[int, ...]

    def under(self, other: TargetPolicy) -> "Standing":
        """Return the same standing under another policy."""
        return replace(self, state=replace(self.state, policy=other.policy, schedule=other.schedule))


@dataclass(frozen=True)
class Chances:
    """What a policy does at one standing.

    rows (n,) it draws from, log_weights (n,); conditional (K,): the probability of each shown item given those before
    it; by_position (K, n): the probability of every row at each position, given the items shown before.
    """

    rows: Rows
    distances: Floats
    log_weights: Floats
    conditional: Floats
    by_position: Floats


def standing(catalogue: Catalogue, slate: LoggedSlate, target: TargetPolicy) -> Standing:
    """Return where a slate was drawn, with the target's schedule. Raises InvalidInput, NotFound for unknown items."""
    shelf = catalogue.shelf(slate.category)
    if not 0 <= slate.step - 2 < len(target.schedule):
        raise InvalidInput(f"the log holds step {slate.step}, for which {target.words!r} has no entry", field="policy")
    state = SessionState(
        catalogue.release, slate.category, target.policy, max(2, len(slate.shown)), target.schedule, 0, slate.price,
        slate.in_stock, step=slate.step, seen=_rows(catalogue, slate, slate.seen),
    )  # fmt: skip
    anchor = _rows(catalogue, slate, [slate.anchor or ""])[0]
    return Standing(shelf, state, anchor, _rows(catalogue, slate, slate.shown))


def chances(there: Standing) -> Chances:
    """Return what the standing's policy does there; an item outside its candidates has probability 0."""
    found, log_weights, _ = weighted(there.shelf, there.state, there.state.step, there.anchor)
    place = {row: at for at, row in enumerate(found.rows.tolist())}
    order = [place.get(row, -1) for row in there.shown]
    by_position = np.zeros((len(order), len(found.rows)))
    left = np.array(log_weights)
    conditional = np.zeros(len(order))
    for position, at in enumerate(order):
        if np.all(np.isneginf(left)):
            break
        share = np.exp(left - left.max())
        by_position[position] = share / share.sum()
        if at >= 0:
            conditional[position] = by_position[position, at]
            left[at] = -np.inf
    if all(at >= 0 for at in order):
        conditional = propensities(log_weights, order)  # exact also where a narrow kernel underflows
    return Chances(found.rows, found.distances, log_weights, conditional, by_position)


def logged_policy(slate: LoggedSlate, steps: int) -> TargetPolicy:
    """Return the policy that drew a slate, as far as its own step goes."""
    if slate.policy == "rank_gamma":
        return TargetPolicy("rank_gamma", Schedule((1.0,) * steps))
    if slate.policy != "kernel" or slate.width is None:
        raise InvalidInput(f"a slate of policy {slate.policy!r} without a width cannot be checked", field="log")
    return TargetPolicy("kernel", Schedule((slate.width,) * steps))


def agrees(slate: LoggedSlate, there: Standing) -> bool:
    """Return whether the logged propensities are those that the release at hand gives."""
    logged = np.array(slate.propensity, dtype=float)
    own = logged_policy(slate, len(there.state.schedule))
    return bool(np.allclose(chances(there.under(own)).conditional, logged, rtol=_AGREES, atol=0.0))


def unsupported(target: Chances, logged: Chances) -> float:
    """Return the share of the target's first choice that the log could never have shown."""
    could = logged.rows[logged.by_position[0] > NEGLIGIBLE]
    return float(target.by_position[0][~np.isin(target.rows, could)].sum())


def _rows(catalogue: Catalogue, slate: LoggedSlate, ids: Sequence[str]) -> tuple[int, ...]:
    rows = []
    for item in ids:
        category, row = catalogue.places.get(item, (None, -1))
        if category != slate.category:
            raise NotFound(f"the log's {item!r} is no {slate.category} of release {catalogue.release}", field="log")
        rows.append(row)
    return tuple(rows)
