"""What changed from one release to another, item by item."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from penat.domain.catalogue import Catalogue, Item, price_text


@dataclass(frozen=True, slots=True)
class PriceChange:
    """An item's price before and after: hundredths, and the same ready to show; None where there was none."""

    id: str
    before_cents: int | None
    after_cents: int | None
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Changes:
    """Ids in the order of their release. `otherwise` are those with another name, link, stock, category or column.

    An item may be in several of `repictured`, `repriced` and `otherwise`.
    """

    added: tuple[str, ...]
    removed: tuple[str, ...]
    repictured: tuple[str, ...]
    repriced: tuple[PriceChange, ...]
    otherwise: tuple[str, ...]

    @property
    def changed(self) -> int:
        """How many items are in both releases and not the same in them."""
        return len({*self.repictured, *(one.id for one in self.repriced), *self.otherwise})


def changes(before: Catalogue, after: Catalogue) -> Changes:
    """Return what changed from *before* to *after*."""
    old, new = _facts(before), _facts(after)
    pairs = [(old[item_id], facts) for item_id, facts in new.items() if item_id in old]
    return Changes(
        added=tuple(item_id for item_id in new if item_id not in old),
        removed=tuple(item_id for item_id in old if item_id not in new),
        repictured=tuple(now.id for was, now in pairs if was.image != now.image),
        repriced=tuple(_repriced(pairs)),
        otherwise=tuple(now.id for was, now in pairs if was.further != now.further),
    )


class ItemFacts(NamedTuple):
    """An item without the cost of making an Item: `further` is its category, name, link, stock and columns."""

    id: str
    image: str
    price_cents: int | None
    currency: str | None
    further: tuple[object, ...]


def _facts(catalogue: Catalogue) -> dict[str, ItemFacts]:
    return {facts.id: facts for shelf in catalogue.shelves.values() for facts in _row_by_row(shelf.items)}


def _row_by_row(items: Sequence[Item]) -> Iterator[ItemFacts]:
    """Yield the items' facts, without making the items where their sequence knows its columns."""
    columns: Callable[[], Iterator[ItemFacts]] | None = getattr(items, "facts", None)
    if columns is not None:
        yield from columns()
        return
    for item in items:
        extra = tuple(sorted((name, value) for name, value in item.extra.items() if value))
        further = item.category, item.name, item.link, item.in_stock, extra
        yield ItemFacts(
            item.id, item.image, item.price_cents, None if item.price_cents is None else item.currency, further
        )


def _repriced(pairs: list[tuple[ItemFacts, ItemFacts]]) -> Iterator[PriceChange]:
    for was, now in pairs:
        if (was.price_cents, was.currency) != (now.price_cents, now.currency):
            shown = [price_text(one.price_cents, one.currency) for one in (was, now)]
            yield PriceChange(now.id, was.price_cents, now.price_cents, shown[0], shown[1])
