"""Another policy, in words such as `kernel widths=0.2,0.2,0.05`, and what it would have shown where the log stands."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from penat.domain.catalogue import Catalogue, Shelf
from penat.domain.errors import InvalidInput, NotFound
from penat.domain.exploring import explored, mixed_propensities, showable
from penat.domain.geometry import Floats, Rows, squared_distances
from penat.domain.sampling import kernel_log_weights
from penat.domain.session import CANDIDATES, KERNEL, Schedule, SessionState
from penat.domain.styling import Candidates, barred_rows, candidates, weighted, width_of
from penat.lab.slate_log import LoggedSlate
from penat.lab.target_words import EVEN, TargetPolicy, read_target

__all__ = ["NEGLIGIBLE", "Chances", "Standing", "TargetPolicy", "chances", "drawn_from", "logged_chances",
           "logged_policy", "no_entry", "read_target", "sampled", "standing", "unsupported"]  # fmt: skip

NEGLIGIBLE = 1e-9
_AGREES = 1e-6


@dataclass(frozen=True)
class Standing:
    """Where a slate was drawn: the state before it, the pick it is around, the rows it showed, and the policy."""

    shelf: Shelf
    state: SessionState
    anchor: int
    shown: tuple[int, ...]
    policy: TargetPolicy

    def under(self, other: TargetPolicy) -> "Standing":
        """Return the same standing under another policy."""
        name = KERNEL if other.policy == EVEN else other.policy
        return replace(self, state=replace(self.state, policy=name, schedule=other.schedule, explore=0.0), policy=other)


@dataclass(frozen=True)
class Chances:
    """What a policy does at one standing.

    rows (n,) are its candidates with their distances and log_weights (n,); by_position (K, n) is the probability of
    each at each position, given the items shown before, where the policy does not explore; explore is the share in
    which it does, evenly over *showable* (m,), which is only listed where there is such a share. conditional (K,) is
    the probability of each shown item given those before it, exploring included.
    """

    rows: Rows
    distances: Floats
    log_weights: Floats
    conditional: Floats
    by_position: Floats
    explore: float
    showable: Rows

    def expected(self, there: Standing, features: Callable[[Floats], Floats]) -> Floats:
        """Return the mean (K, f) at each position of *features* (n, f) of the distances to the pick drawn around."""
        kernel: Floats = self.by_position @ features(self.distances)
        if not self.explore:
            return kernel
        vectors, around = there.shelf.vectors, there.shelf.vectors[there.anchor]
        shown = features(squared_distances(around, vectors[list(there.shown)]))
        every = features(squared_distances(around, vectors[self.showable])).sum(axis=0)
        before = np.cumsum(shown, axis=0) - shown
        even = (every - before) / (len(self.showable) - np.arange(len(shown)))[:, np.newaxis]
        share = np.where(self.by_position.any(axis=1), self.explore, 1.0)[:, np.newaxis]
        mixed: Floats = (1.0 - share) * kernel + share * even
        return mixed


def standing(catalogue: Catalogue, slate: LoggedSlate, target: TargetPolicy) -> Standing:
    """Return where a slate was drawn, with the target's schedule. Raises InvalidInput, NotFound for unknown items."""
    shelf = catalogue.shelf(slate.category)
    policy = target.reaching(slate.step)
    if policy is None:
        raise no_entry(slate.step, target)
    state = SessionState(
        catalogue.release, slate.category, KERNEL, max(2, len(slate.shown)), policy.schedule, 0, slate.price,
        slate.in_stock, step=slate.step, seen=_rows(catalogue, slate, slate.seen),
    )  # fmt: skip
    anchor = _rows(catalogue, slate, [slate.anchor or ""])[0]
    return Standing(shelf, state, anchor, _rows(catalogue, slate, slate.shown), policy).under(policy)


def no_entry(step: int, target: TargetPolicy) -> InvalidInput:
    """Return what is raised where a target's schedule does not reach the slate of *step*."""
    return InvalidInput(
        f"the log holds step {step}, for which {target.words!r} has no entry; name one for each step after the opening",
        field="policy",
    )


def chances(there: Standing) -> Chances:
    """Return what the standing's policy does there; an item that it could not show has probability 0."""
    found, log_weights = drawn_from(there)
    place = {row: at for at, row in enumerate(found.rows.tolist())}
    order = [place.get(row, -1) for row in there.shown]
    by_position = np.zeros((len(order), len(found.rows)))
    left = np.array(log_weights)
    for position, at in enumerate(order):
        if np.all(np.isneginf(left)):
            break
        share = np.exp(left - left.max())
        by_position[position] = share / share.sum()
        if at >= 0:
            left[at] = -np.inf
    explore = there.policy.explore
    open_ = _showable(there) if explore else np.empty(0, dtype=np.intp)
    if explore and not np.isin(there.shown, open_).all():
        conditional = np.zeros(len(order))  # no slate that it could have drawn
    else:
        conditional = mixed_propensities(log_weights, order, explore, max(len(open_), len(order)))
    if not explore:
        conditional = _without_exploring(conditional, order, by_position)
    return Chances(found.rows, found.distances, log_weights, conditional, by_position, explore, open_)


def _without_exploring(conditional: Floats, order: Sequence[int], by_position: Floats) -> Floats:
    """Return the chances without an even draw: none for a row outside the candidates, nor once they are used up."""
    possible = (np.asarray(order) >= 0) & by_position.any(axis=1)
    return np.where(possible, conditional, 0.0)


def sampled(there: Standing, size: int, draws: int, rng: np.random.Generator) -> list[list[int]]:
    """Return *draws* slates of at most *size* rows, drawn there by the standing's policy."""
    found, log_weights = drawn_from(there)
    if not there.policy.explore:
        noisy = log_weights + rng.gumbel(size=(draws, len(log_weights)))
        slates: list[list[int]] = found.rows[np.argsort(-noisy, axis=1)[:, :size]].tolist()
        return slates
    near = found.rows.tolist()
    barred = barred_rows(there.shelf, there.state)
    return [
        explored(near, log_weights, showable(there.shelf, there.state, barred), size, there.policy.explore, rng,
                 rng.random((size, 2)))
        for _ in range(draws)
    ]  # fmt: skip


def logged_policy(slate: LoggedSlate, steps: int) -> TargetPolicy:
    """Return the policy that drew a slate, as far as its own step goes."""
    if slate.policy == "rank_gamma":
        return TargetPolicy("rank_gamma", Schedule((1.0,) * steps))
    if slate.policy != KERNEL or slate.width is None:
        raise InvalidInput(f"a slate of policy {slate.policy!r} without a width cannot be checked", field="log")
    return TargetPolicy(KERNEL, Schedule((slate.width,) * steps), slate.explore)


def logged_chances(slate: LoggedSlate, there: Standing) -> Chances | None:
    """Return what the policy that drew a slate does there, None where its propensities are not the logged ones."""
    own = chances(there.under(logged_policy(slate, len(there.state.schedule))))
    logged = np.array(slate.propensity, dtype=float)
    return own if np.allclose(own.conditional, logged, rtol=_AGREES, atol=0.0) else None


def unsupported(target: Chances, logged: Chances) -> float:
    """Return the share of the target's first choice that the log could never have shown."""
    if logged.explore and logged.explore > NEGLIGIBLE * len(logged.showable):
        return 0.0
    could = logged.rows[logged.by_position[0] > NEGLIGIBLE]
    kernel = float(target.by_position[0][~np.isin(target.rows, could)].sum())
    if not target.explore:
        return kernel
    return (1.0 - target.explore) * kernel + target.explore * float(np.mean(~np.isin(target.showable, could)))


def drawn_from(there: Standing) -> tuple[Candidates, Floats]:
    """Return what the standing's policy draws from where it does not explore, with the log-weights."""
    shelf, state = there.shelf, there.state
    if there.policy.candidates == CANDIDATES:
        found, log_weights, _ = weighted(shelf, state, state.step, there.anchor)
        return found, log_weights
    found = candidates(shelf, state, there.anchor, there.policy.candidates)
    return found, kernel_log_weights(found.distances, width_of(state, state.step, found.distances))


def _showable(there: Standing) -> Rows:
    return showable(there.shelf, there.state, barred_rows(there.shelf, there.state)).rows()


def _rows(catalogue: Catalogue, slate: LoggedSlate, ids: Sequence[str]) -> tuple[int, ...]:
    rows = []
    for item in ids:
        category, row = catalogue.places.get(item, (None, -1))
        if category != slate.category:
            raise NotFound(f"the log's {item!r} is no {slate.category} of release {catalogue.release}", field="log")
        rows.append(row)
    return tuple(rows)
