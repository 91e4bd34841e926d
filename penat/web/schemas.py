"""What JSON bodies hold, field by field: the checks, and what the OpenAPI document says of them."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from penat.domain.catalogue import ID_PATTERN, PriceRange
from penat.domain.sampling import MAX_WIDTH, MIN_WIDTH
from penat.domain.session import CANDIDATES, MAX_SEED, MAX_SHOWN, MAX_STEPS, MIN_SHOWN

MAX_CENTS = 10**12
MAX_CATEGORIES = 100

Cents = Annotated[int, Field(ge=0, le=MAX_CENTS, examples=[19900])]
ItemId = Annotated[str, Field(min_length=1, max_length=200, pattern=f"^{ID_PATTERN}$", examples=["oak-armchair-12"])]
CategoryName = Annotated[str, Field(min_length=1, max_length=100, examples=["chair"])]
Token = Annotated[str, Field(min_length=1, max_length=40_000, description="The `session` of an earlier answer")]
Words = Annotated[str, Field(min_length=1, max_length=300, description="Open with the items nearest to these words")]
Width = Annotated[float, Field(ge=MIN_WIDTH, le=MAX_WIDTH)]
Choices = Annotated[float, Field(ge=1, le=CANDIDATES)]


class Body(BaseModel):
    """A JSON body: true is not 1, "9" is not 9, NaN is nothing, and a field nobody knows is a mistake."""

    model_config = ConfigDict(strict=True, extra="forbid", allow_inf_nan=False, frozen=True)


class PriceLimits(Body):
    """Inclusive limits in hundredths of the catalogue's currency; an unpriced item passes none."""

    min_cents: Cents | None = None
    max_cents: Cents | None = None

    @model_validator(mode="after")
    def _ordered(self) -> "PriceLimits":
        if self.min_cents is not None and self.max_cents is not None and self.min_cents > self.max_cents:
            raise ValueError(f"has min_cents {self.min_cents} above max_cents {self.max_cents}; swap them")
        return self

    def range(self) -> PriceRange:
        """Return the limits as the domain knows them."""
        return PriceRange(self.min_cents, self.max_cents)


class SessionRequest(Body):
    """How a session begins; `{}` gives nine chairs spread over the category and the deployment's widths."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"category": "chair", "shown": 9, "seed": 7}, {"text": "walnut armchair"}]}
    )

    category: CategoryName = "chair"
    shown: Annotated[int, Field(ge=MIN_SHOWN, le=MAX_SHOWN, description="Items a slate")] = 9
    policy: Literal["kernel", "rank_gamma"] = "kernel"
    widths: Annotated[
        tuple[Width, ...], Field(min_length=1, max_length=MAX_STEPS, examples=[[0.25, 0.25, 0.1]])
    ] | None = None  # fmt: skip
    effective_choices: Annotated[
        tuple[Choices, ...], Field(min_length=1, max_length=MAX_STEPS, examples=[[40, 25, 10]])
    ] | None = None  # fmt: skip
    price: PriceLimits = PriceLimits()
    in_stock: bool = False
    text: Words | None = None
    item: ItemId | None = None
    seed: Annotated[int, Field(ge=0, le=MAX_SEED, description="The same seed replays the same slates")] | None = None


class PickRequest(Body):
    """The next step: which item was picked, or null for "none of these"."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"session": "eyJz…", "item": "oak-armchair-12"}]})

    session: Token
    item: ItemId | None


class MatchesRequest(Body):
    """What goes with an item, named by its id or by the session that chose it."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"item": "oak-armchair-12", "price": {"bed": {"max_cents": 90000}}}]}
    )

    item: ItemId | None = None
    session: Token | None = None
    categories: Annotated[tuple[CategoryName, ...], Field(max_length=MAX_CATEGORIES)] | None = None
    price: Annotated[dict[CategoryName, PriceLimits], Field(max_length=MAX_CATEGORIES)] = {}
    limit: Annotated[int, Field(ge=1, le=100)] = 5
    in_stock: bool | None = None

    @model_validator(mode="after")
    def _one_of_two(self) -> "MatchesRequest":
        if (self.item is None) == (self.session is None):
            raise ValueError("must hold either item or session, exactly one of them")
        return self
