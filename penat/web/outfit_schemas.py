"""What a request for outfits holds, and its answer."""

from typing import Annotated

from pydantic import ConfigDict, Field, model_validator

from penat.domain.outfit import MOST_OUTFITS
from penat.domain.outfit_harmony import MOST_HARMONY
from penat.use_cases.outfitter import OutfitWish
from penat.web.answers import Answer, Distance, Item, Score
from penat.web.reason_answers import WhyAnswer, WhyWanted
from penat.web.schemas import MAX_CATEGORIES, Body, CategoryName, Cents, ItemId, PriceLimits, Token


class OutfitRequest(Body):
    """One item of each category that goes with an item, or with what a session chose, under one budget."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"item": "oak-armchair-12", "budget_cents": 500000}]})

    item: ItemId | None = None
    session: Token | None = None
    budget_cents: Cents
    categories: Annotated[tuple[CategoryName, ...], Field(min_length=1, max_length=MAX_CATEGORIES)] | None = None
    price: Annotated[dict[CategoryName, PriceLimits], Field(max_length=MAX_CATEGORIES, default_factory=dict)]
    keep: Annotated[dict[CategoryName, ItemId], Field(max_length=MAX_CATEGORIES, default_factory=dict)]
    in_stock: bool | None = None
    count: Annotated[int, Field(ge=1, le=MOST_OUTFITS, description="How many different outfits")] = 1
    swaps: Annotated[int, Field(ge=0, le=20, description="Next-best items a category that keep the budget")] = 3
    harmony: Annotated[
        float,
        Field(
            ge=0,
            le=MOST_HARMONY,
            description="How much the distances between the items weigh beside those to the chosen item; 0 not at all",
        ),
    ] = 0.0

    why: WhyWanted = False

    @model_validator(mode="after")
    def _one_of_two(self) -> "OutfitRequest":
        if (self.item is None) == (self.session is None):
            raise ValueError("must hold either item or session, exactly one of them")
        return self

    def wish(self, *, in_stock: bool) -> OutfitWish:
        """Return the wish as the use case knows it."""
        prices = {name: limits.range() for name, limits in self.price.items()}
        return OutfitWish(
            self.budget_cents,
            self.categories,
            prices,
            dict(self.keep),
            in_stock,
            self.count,
            self.swaps,
            self.harmony,
        )


class PieceAnswer(Answer):
    """One item of an outfit, and what the outfit costs with it."""

    item: Item
    distance: Distance
    score: Score
    total_cents: int
    why: Annotated[WhyAnswer | None, Field(description="Where asked for")] = None


class OutfitAnswer(Answer):
    """One item a category, what they cost together, and their mean score."""

    items: dict[str, PieceAnswer]
    total_cents: int
    total_text: str | None
    score: Score


class RelaxedAnswer(Answer):
    """The smallest changes that would make an outfit possible; `detail` says them in words.

    `needed_cents` is the least budget, null where a category has no item at all; without any one of `droppable` the
    budget would do; `empty` have no item inside their limits.
    """

    detail: str
    needed_cents: int | None
    needed_text: str | None
    droppable: list[str]
    empty: list[str]


class HarmonyAnswer(Answer):
    """How well the first outfit's items go with one another, and what is proven; `detail` says that in words.

    What is least is `mean_distance` (to the chosen item) + `weight` × `mean_between` (over the pairs).
    `proven_over_shortlist`: no outfit of the `shortlist`, so many items of each category, is better; one with an item
    off it could be by the share `could_be_better_by` at most, 0 where `optimal`.
    """

    detail: str
    weight: float
    mean_distance: Distance
    mean_between: Distance
    proven_over_shortlist: bool
    could_be_better_by: Annotated[float, Field(ge=0, le=1)]
    shortlist: dict[str, int]


class OutfitsAnswer(Answer):
    """The best outfits, the best first; `optimal` where nothing better can exist.

    `items`, `total_cents` and `score` are those of the first, null without one; `relaxed` then says what would help.
    `swaps` are next-best items that keep the budget, put in the place of the first outfit's.
    """

    item: Item
    budget_cents: int
    items: dict[str, PieceAnswer]
    total_cents: int | None
    total_text: str | None
    score: Score | None
    optimal: bool
    swaps: dict[str, list[PieceAnswer]]
    others: Annotated[list[OutfitAnswer], Field(description="The next-best different outfits")]
    relaxed: RelaxedAnswer | None
    harmony: Annotated[HarmonyAnswer | None, Field(description="Null where harmony is 0 and without an outfit")]
