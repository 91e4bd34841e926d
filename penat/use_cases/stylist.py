"""The shopper's story: begin, pick, pick again, and be shown what goes with the chosen item."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from penat.domain import styling, taste_flow
from penat.domain.catalogue import Catalogue, PriceRange, Shelf
from penat.domain.errors import InvalidInput, NotFound
from penat.domain.geometry import Vectors
from penat.domain.matching import MatchList
from penat.domain.session import DEFAULT_WIDTHS, KERNEL, TASTE, Schedule, SessionState
from penat.domain.styling import Turn
from penat.ports.catalogue_source import CatalogueSource
from penat.ports.embedder import Embedder
from penat.use_cases.room_matching import BLEND, Ranking, RoomMatching
from penat.use_cases.spaces import text_vector

_KEPT = "<f4"
NearVector = Callable[[Catalogue], Vectors]


@dataclass(frozen=True)
class Wish:
    """What a shopper begins with; None leaves the choice to the deployment.

    *near* gives the vector (dim,), on the release that is used, of a picture to open near to.
    """

    category: str = "chair"
    shown: int = 9
    policy: str = "kernel"
    widths: tuple[float, ...] | None = None
    effective_choices: tuple[float, ...] | None = None
    price: PriceRange = field(default_factory=PriceRange)
    in_stock: bool = False
    text: str | None = None
    item: str | None = None
    seed: int | None = None
    explore: float | None = None
    near: NearVector | None = None


@dataclass(frozen=True)
class FlowDefaults:
    """The deployment's schedule; with neither given the model's own is used, and 0.25, 0.25, 0.1 where it has none.

    `explore` is the share of exploring of the kernel's sessions that name none.
    """

    widths: tuple[float, ...] | None = None
    effective_choices: tuple[float, ...] | None = None
    explore: float = 0.0


class Stylist:
    """Leads sessions and finds matches on the releases of one source."""

    def __init__(
        self, source: CatalogueSource, embedder: Embedder | None, defaults: FlowDefaults,
        rooms: RoomMatching | None = None,
    ) -> None:  # fmt: skip
        self._source = source
        self._embedder = embedder
        self._defaults = defaults
        self._rooms = rooms

    def begin(self, wish: Wish, fresh_seed: int) -> tuple[Catalogue, Turn]:
        """Return the release used and the opening turn; *fresh_seed* serves where the wish names no seed."""
        catalogue = self._source.current()
        if sum(one is not None for one in (wish.text, wish.item, wish.near)) > 1:
            field = "text" if wish.text is not None else "item"
            raise InvalidInput("give text, item, segment or photo to start near, only one of them", field=field)
        shelf = catalogue.shelf(wish.category)
        state = SessionState(
            catalogue.release, wish.category, wish.policy, wish.shown, self._schedule(wish, catalogue),
            fresh_seed if wish.seed is None else wish.seed, wish.price, wish.in_stock, text=wish.text, item=wish.item,
            explore=self._explore(wish), near=None if wish.near is None else _kept(wish.near(catalogue)),
        )  # fmt: skip
        return catalogue, _begun(shelf, state, self.towards(catalogue, state))

    def pick(self, catalogue: Catalogue, state: SessionState, item_id: str | None) -> Turn:
        """Return the turn that follows picking *item_id*, or for None a fresh slate of the same step.

        *catalogue* is the session's release, asked for once a request: it may be gone a moment later.
        """
        shelf = catalogue.shelf(state.category)
        if item_id is None:
            towards = None if state.picked else self.towards(catalogue, state)
            return _picked(shelf, state, None, towards)
        return _picked(shelf, state, _row_on(shelf, catalogue, item_id))

    def more_like(self, catalogue: Catalogue, state: SessionState, item_ids: Sequence[str]) -> Turn:
        """Return a fresh slate of the same step for who wants more like several shown items; taste alone can.

        Raises InvalidInput, NotFound.
        """
        if state.policy != TASTE:
            raise InvalidInput(
                f"policy {state.policy!r} looks at one pick only; begin a session with policy 'taste' for more_like",
                field="more_like",
            )  # fmt: skip
        shelf = catalogue.shelf(state.category)
        return taste_flow.more_like(shelf, state, [_row_on(shelf, catalogue, item_id) for item_id in item_ids])

    def chosen(self, catalogue: Catalogue, state: SessionState) -> str:
        """Return the id of a session's last pick on its release. Raises InvalidInput before the first pick."""
        if not state.picked:
            raise InvalidInput("nothing has been picked in this session yet; pick an item first", field="session")
        return catalogue.shelf(state.category).items[state.picked[-1]].id

    def matches(
        self, catalogue: Catalogue, item_id: str, categories: Sequence[str] | None,
        prices: Mapping[str, PriceRange], limit: int, *, in_stock: bool = False, ranking: Ranking | None = None,
    ) -> dict[str, MatchList]:  # fmt: skip
        """Return the best items of each wanted category (all others by default) inside its price range.

        Best are the closest, unless *ranking* is another.
        """
        shelf, row = catalogue.place(item_id)
        wanted = [name for name in catalogue.shelves if name != shelf.category] if categories is None else categories
        for name in prices:
            catalogue.shelf(name)
        best = (ranking or Ranking()).best
        return {
            name: best(shelf, row, catalogue.shelf(name), prices.get(name, PriceRange()), limit, in_stock=in_stock)
            for name in wanted
        }

    def ranking(self, catalogue: Catalogue, method: str | None = None) -> Ranking:
        """Return how matches are ranked: by *method*, or None for what the evidence speaks for.

        Raises InvalidInput where it is not there, Unavailable.
        """
        if self._rooms is None:
            if method == BLEND:
                raise InvalidInput("this server learns nothing from rooms; leave method out", field="method")
            return Ranking()
        return self._rooms.ranking(catalogue, method)

    def _schedule(self, wish: Wish, catalogue: Catalogue) -> Schedule:
        if wish.widths is not None or wish.effective_choices is not None:
            return Schedule(wish.widths, wish.effective_choices)
        if self._defaults.widths is not None or self._defaults.effective_choices is not None:
            return Schedule(self._defaults.widths, self._defaults.effective_choices)
        if catalogue.effective_choices is not None:
            return Schedule(effective_choices=catalogue.effective_choices)
        return Schedule(DEFAULT_WIDTHS)

    def _explore(self, wish: Wish) -> float:
        if wish.explore is not None:
            return wish.explore
        return self._defaults.explore if wish.policy == KERNEL else 0.0

    def towards(self, catalogue: Catalogue, state: SessionState) -> Vectors | None:
        """Return the vector (dim,) the opening should be near to, or None for a spread-out one."""
        if state.near is not None:
            return np.frombuffer(state.near, _KEPT).astype(np.float32)
        if state.item is not None:
            shelf, row = catalogue.place(state.item)
            vector: Vectors = shelf.vectors[row]
            return vector
        if state.text is None:
            return None
        return text_vector(self._embedder, catalogue, state.text)


def _begun(shelf: Shelf, state: SessionState, towards: Vectors | None) -> Turn:
    """Return the opening turn of the session's policy."""
    begin = taste_flow.begin if state.policy == TASTE else styling.begin
    turn = begin(shelf, state, towards)
    if state.near is None or not turn.slate:
        return turn
    nearest = shelf.items[turn.slate[0].row].id  # what a session goes on from when its release has gone
    return replace(turn, state=replace(turn.state, item=nearest))


def _kept(vector: Vectors) -> bytes:
    """Return a vector as a session keeps it: all of it, for the photo may be gone when a fresh opening is asked for."""
    return vector.astype(_KEPT).tobytes()


def _picked(shelf: Shelf, state: SessionState, row: int | None, towards: Vectors | None = None) -> Turn:
    """Return the next turn: taste learns from all that was shown, the other policies look at the last pick."""
    pick = taste_flow.pick if state.policy == TASTE else styling.pick
    return pick(shelf, state, row, towards)


def _row_on(shelf: Shelf, catalogue: Catalogue, item_id: str) -> int:
    category, row = catalogue.places.get(item_id, (None, -1))
    if category is None:
        raise NotFound(f"there is no item {item_id!r} in release {catalogue.release}", field="item")
    if category != shelf.category:
        raise InvalidInput(f"item {item_id!r} is a {category}; this session is about {shelf.category}", field="item")
    return row
