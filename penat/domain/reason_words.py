"""A reason as one answer holds it, and in an English sentence or two, ready to show."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from penat.domain.catalogue import Item, price_text
from penat.domain.reasons import Cost, Nearness, SharedTrait

Basis = Literal["pick", "liked", "match", "item", "text", "picture", "spread"]
"""What led to an item: the nearest pick, one only liked, the chosen item, what the session began from, or nothing."""


@dataclass(frozen=True)
class Why:
    """Why one item is shown.

    `near` is what it is near to where that is an item; `nearness` is None for a slate that is spread out. `around` is
    the last pick where the item was drawn around it, `carried_by` are the picks that speak for it under taste, the
    strongest first; `learning` says that no pick led to it, `learned` that what rooms taught counted too. `traits` is
    None where no text tower can tell. `itself`: it is the very item that the session began from.
    """

    basis: Basis
    cost: Cost
    near: Item | None = None
    nearness: Nearness | None = None
    around: Item | None = None
    carried_by: tuple[Item, ...] = ()
    learning: bool = False
    learned: bool = False
    words: str | None = None
    traits: tuple[SharedTrait, ...] | None = None
    itself: bool = False


def sentence(why: Why) -> str:
    """Return the reason in English."""
    return " ".join(part for part in (_place(why), _drawn(why), _traits(why), _price(why.cost)) if part)


def _place(why: Why) -> str:
    if why.itself:
        return "This is where you began."
    if why.nearness is None:
        return "Spread out, to begin with: this slate shows how much there is to choose from."
    return f"{_SOURCES[why.basis](why)}: {_how_near(why.nearness)}."


_SOURCES: Mapping[Basis, Callable[[Why], str]] = {
    "pick": lambda why: f"{_side(why)} {_name(why.near)}, {_which(why)}",
    "liked": lambda why: f"{_side(why)} {_name(why.near)}, which you liked",
    "match": lambda why: f"{_side(why)} {_name(why.near)}, which you chose",
    "item": lambda why: f"{_side(why)} {_name(why.near)}, where you began",
    "text": lambda why: f"{_side(why)} your words “{why.words}”",
    "picture": lambda why: f"{_side(why)} your picture",
    "spread": lambda _: "",
}


def _side(why: Why) -> str:
    percentile = None if why.nearness is None else why.nearness.percentile
    return "Near" if percentile is None or percentile >= 50 else "Away from"


def _which(why: Why) -> str:
    if why.around is not None:
        return "your last pick" if why.around == why.near else "an earlier pick"
    return "which you picked"


def _how_near(nearness: Nearness) -> str:
    if nearness.percentile is None:
        return "nothing else is there to compare it with"
    if nearness.farther == nearness.others:
        return "the nearest of the whole category"
    share = math.floor(nearness.percentile)
    return f"nearer than {share} % of the category" if share else "hardly anything of the category is farther away"


def _drawn(why: Why) -> str:
    if why.around is not None and why.around != why.near:
        return f"It was drawn around your last pick, {why.around.name}."
    if why.carried_by and why.carried_by[0] != why.near:
        return f"What speaks for it most is {why.carried_by[0].name}."
    if why.learned:
        return "What goes together in furnished rooms counted too."
    if why.learning:
        return "It is here to learn what you like."
    return ""


def _traits(why: Why) -> str:
    if not why.traits:
        return ""
    said = [f"{one.word} style" if one.kind == "style" else one.word for one in why.traits]
    return f"Their pictures share: {', '.join(said)}."


def _price(cost: Cost) -> str:
    """Return what is left under the limit; without a limit nothing is said of the price."""
    left = cost.left_cents
    if left is None:
        return ""
    price = price_text(cost.price_cents, cost.currency)
    if left < 0:
        return f"{price} is {price_text(-left, cost.currency)} over your limit."
    return f"{price} is {price_text(left, cost.currency)} under your limit." if left else f"{price} is just your limit."


def _name(item: Item | None) -> str:
    return "" if item is None else item.name
