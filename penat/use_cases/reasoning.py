"""The story behind a slate or a match: why this one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from penat.domain.catalogue import Catalogue, Item, PriceRange, Shelf
from penat.domain.geometry import Vectors
from penat.domain.matching import MatchList
from penat.domain.reason_words import Basis, Why
from penat.domain.reasons import Seen, Surroundings, cost, shared_traits
from penat.domain.session import CANDIDATES, TASTE, SessionState
from penat.domain.styling import Turn
from penat.domain.taste_flow import history
from penat.domain.taste_reasons import carried_by
from penat.domain.traits import CategoryTraits
from penat.use_cases.trait_book import TraitBook


class Reasoner:
    """Tells why items are shown; without a trait book everything but the traits."""

    def __init__(self, traits: TraitBook | None = None) -> None:
        self._traits = traits

    def of_step(self, catalogue: Catalogue, turn: Turn, towards: Vectors | None) -> list[Why]:
        """Return why each item of a slate is shown, in its order.

        *towards* (dim,) is what the opening was asked to be near to, if anything and as long as nothing is picked.
        """
        shelf, state = catalogue.shelf(turn.state.category), turn.state
        rows = [shown.row for shown in turn.slate]
        liked = _liked(state)
        if liked:
            return self._near_picks(catalogue, shelf, state, rows, liked)
        price = state.price
        if towards is None:
            return [Why("spread", cost(shelf, row, price), learning=state.policy == TASTE) for row in rows]
        if state.near is None and state.item is not None:
            near = self._near(catalogue, shelf, *catalogue.place(state.item))
            return [near.why("item", row, price) for row in rows]
        around = Surroundings.of(shelf, towards)
        basis: Basis = "picture" if state.near is not None else "text"
        return [Why(basis, cost(shelf, row, price), nearness=around.nearness(row), words=state.text) for row in rows]

    def of_matches(
        self, catalogue: Catalogue, item_id: str, found: Mapping[str, MatchList], prices: Mapping[str, PriceRange],
        *, learned: bool = False,
    ) -> dict[str, list[Why]]:  # fmt: skip
        """Return category -> why each of its matches is one, in their order.

        *learned* says that what rooms taught counted too.
        """
        rows = {name: [match.row for match in listed.matches] for name, listed in found.items()}
        return {
            name: self.of_rows(catalogue, item_id, name, some, prices.get(name), learned=learned)
            for name, some in rows.items()
        }

    def of_rows(
        self, catalogue: Catalogue, item_id: str, category: str, rows: Sequence[int], price: PriceRange | None, *,
        learned: bool = False,
    ) -> list[Why]:  # fmt: skip
        """Return why *rows* of a category go with a chosen item, *price* being its limits."""
        if not rows:
            return []
        near = self._near(catalogue, catalogue.shelf(category), *catalogue.place(item_id))
        return [near.why("match", row, price, _Led(learned=learned)) for row in rows]

    def _near_picks(
        self, catalogue: Catalogue, shelf: Shelf, state: SessionState, rows: list[int], liked: list[int]
    ) -> list[Why]:
        """Return why each row is shown in a session that has *liked* rows, nearest of which is named."""
        apart = np.asarray(shelf.vectors[rows]) @ np.asarray(shelf.vectors[liked]).T
        closest = [liked[place] for place in np.argmax(apart, axis=1).tolist()] if rows else []
        views = {row: self._near(catalogue, shelf, shelf, row) for row in set(closest)}
        led = _led(shelf, state, rows)
        return [
            views[near].why("pick" if near in state.picked else "liked", row, state.price, one)
            for row, near, one in zip(rows, closest, led, strict=True)
        ]

    def _near(self, catalogue: Catalogue, shelf: Shelf, own: Shelf, row: int) -> "_Near":
        """Return *shelf* as seen from the item at *row* of its *own* shelf."""
        itself = row if own.category == shelf.category else None
        around = Surroundings.of(shelf, own.vectors[row], itself)
        usual = None if self._traits is None else self._traits.of(catalogue, shelf.category)
        at_home = None if self._traits is None or usual is None else self._traits.of(catalogue, own.category)
        shown = None if at_home is None else Seen(own.vectors[row], at_home.shown_by(own.vectors[row][None])[0])
        return _Near(own.items[row], around, usual, shown)


@dataclass(frozen=True)
class _Led:
    """Which picks led to an item: the last one it was drawn around, those that speak for it, or none."""

    around: Item | None = None
    carried_by: tuple[Item, ...] = ()
    learning: bool = False
    learned: bool = False


_NOT_LED = _Led()


@dataclass(frozen=True)
class _Near:
    """An item that others are near to, a category as seen from it, and what of traits can be told."""

    item: Item
    around: Surroundings
    usual: CategoryTraits | None
    shown: Seen | None

    def why(self, basis: Basis, row: int, price: PriceRange | None, led: _Led = _NOT_LED) -> Why:
        """Return why *row* is shown."""
        shelf, traits, itself = self.around.shelf, None, row == self.around.itself
        if self.usual is not None and self.shown is not None:
            traits = () if itself else shared_traits(self.around, row, self.shown, self.usual)
        return Why(
            basis, cost(shelf, row, price), self.item, self.around.nearness(row), led.around, led.carried_by,
            led.learning, led.learned, traits=traits, itself=itself,
        )  # fmt: skip


def _liked(state: SessionState) -> list[int]:
    """Return the rows the shopper picked, and under taste those they wanted more of."""
    more = [row for answer in history(state) for row in answer.liked] if state.policy == TASTE else []
    return list(dict.fromkeys((*state.picked, *more)))


def _led(shelf: Shelf, state: SessionState, rows: list[int]) -> list[_Led]:
    """Return which picks led to each row: those that speak for it under taste, else the last one.

    A row too far from the last pick to be one of its candidates (the nearest inside the session's limits) was drawn
    from everything, by the share that explores.
    """
    if state.policy == TASTE:
        carriers = carried_by(shelf, state, rows)
        return [_Led(carried_by=tuple(shelf.items[one] for one in some), learning=not some) for some in carriers]
    last = _Led(shelf.items[state.picked[-1]])
    if not state.explore:
        return [last] * len(rows)
    around = Surroundings.of(shelf, shelf.vectors[state.picked[-1]], state.picked[-1])
    allowed = shelf.allowed(state.price, in_stock=state.in_stock)
    if allowed is not None:
        around = replace(around, counted=around.counted & allowed)
    reach = CANDIDATES + len(state.seen)
    return [last if around.rank(row) <= reach else _Led(learning=True) for row in rows]
