"""What JSON bodies hold, field by field: the checks, and what the OpenAPI document says of them."""

import base64
import binascii
import re
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from penat.domain.catalogue import ID_PATTERN, PriceRange
from penat.domain.doubt import DEFAULT_ORDER, Order
from penat.domain.errors import InvalidInput
from penat.domain.feedback_query import DEFAULT_STRATEGY, RocchioWeights, Strategy
from penat.domain.fusion import Fusion
from penat.domain.geometry import Vectors
from penat.domain.item_filter import MAX_VALUES, Condition
from penat.domain.sampling import MAX_WIDTH, MIN_WIDTH
from penat.domain.session import CANDIDATES, MAX_SEED, MAX_SHOWN, MAX_STEPS, MIN_SHOWN
from penat.use_cases.searcher import Query
from penat.web.reason_answers import WhyWanted

UUID = "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}"
MAX_CENTS = 10**12
MAX_CATEGORIES = 100

Cents = Annotated[int, Field(ge=0, le=MAX_CENTS, examples=[19900])]
ItemId = Annotated[str, Field(min_length=1, max_length=200, pattern=f"^{ID_PATTERN}$", examples=["oak-armchair-12"])]
CategoryName = Annotated[str, Field(min_length=1, max_length=100, examples=["chair"])]
Token = Annotated[str, Field(min_length=1, max_length=40_000, description="The `session` of an earlier answer")]
Words = Annotated[str, Field(min_length=1, max_length=300, description="Open with the items nearest to these words")]
KeptId = Annotated[
    str, Field(min_length=36, max_length=36, pattern=f"^{UUID}$", examples=["734b86aa-3a3a-4805-add1-cee210a67a10"])
]
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

    category: Annotated[CategoryName, Field(description="By default the segment's own, where it has one")] = "chair"
    shown: Annotated[int, Field(ge=MIN_SHOWN, le=MAX_SHOWN, description="Items a slate")] = 9
    policy: Literal["kernel", "rank_gamma", "taste"] = "kernel"
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
    segment: Annotated[KeptId, Field(description="Open with the items nearest to this piece of a photo")] | None = None
    photo: Annotated[KeptId, Field(description="Open with the items nearest to this photo as a whole")] | None = None
    seed: Annotated[int, Field(ge=0, le=MAX_SEED, description="The same seed replays the same slates")] | None = None
    explore: Annotated[
        float,
        Field(
            ge=0, le=1,
            description="kernel, up to 0.5: each place's chance to be drawn evenly from all that may be shown (the "
            "deployment's by default); taste: the share of a slate that the kernel draws, with propensities",
        ),
    ] | None = None  # fmt: skip
    why: WhyWanted = False


class PickRequest(Body):
    """The next step: which item was picked, or null for "none of these"."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"session": "eyJz…", "item": "oak-armchair-12"}]})

    session: Token
    item: ItemId | None
    more_like: Annotated[
        tuple[ItemId, ...],
        Field(min_length=2, max_length=MAX_SHOWN, description="Taste only, with item null: more like these, none yet"),
    ] | None = None  # fmt: skip
    why: WhyWanted = False

    @model_validator(mode="after")
    def _one_answer(self) -> "PickRequest":
        if self.item is not None and self.more_like is not None:
            raise ValueError("must hold item or more_like, not both; leave item null to see more first")
        return self


class EventRequest(Body):
    """What a shopper did about an item of their session, such as buying what they chose."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"session": "eyJz…", "item": "oak-armchair-12", "kind": "buy", "value": 199.0}]}
    )

    session: Token
    item: ItemId
    kind: Literal["view", "like", "reject", "buy"]
    value: Annotated[float, Field(ge=0, le=MAX_CENTS, description="What it was worth; 1 by default")] | None = None


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
    method: Annotated[
        Literal["nearest", "blend"], Field(description="How matches are ranked; by default as the evidence says")
    ] | None = None  # fmt: skip
    why: WhyWanted = False

    @model_validator(mode="after")
    def _one_of_two(self) -> "MatchesRequest":
        if (self.item is None) == (self.session is None):
            raise ValueError("must hold either item or session, exactly one of them")
        return self


MAX_EXAMPLES = 200
MAX_CONDITIONS = 20
MAX_RESULTS = 500
PHOTO_CHARACTERS = 14_000_000  # ten megabytes as base64
FieldName = Annotated[str, Field(min_length=1, max_length=100, examples=["style"])]
Value = Annotated[str, Field(max_length=300)]
Weight = Annotated[float, Field(ge=0, le=10)]


class Where(Body):
    """One filter on a fact or a column: exactly one of `equal`, `in`, `contains`, or `min` and `max`."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"field": "style", "in": ["boho", "japandi"]}]})

    field: FieldName
    equal: Value | None = None
    any_of: Annotated[
        Annotated[tuple[Value, ...], Field(min_length=1, max_length=MAX_VALUES)] | None, Field(alias="in")
    ] = None
    contains: Annotated[str, Field(min_length=1, max_length=300)] | None = None
    min: float | None = None
    max: float | None = None

    @model_validator(mode="after")
    def _one_kind(self) -> "Where":
        try:
            self.condition()
        except InvalidInput as error:
            raise ValueError(error.detail) from None
        return self

    def condition(self) -> Condition:
        """Return the filter as the domain knows it."""
        return Condition(self.field, self.equal, self.any_of, self.contains, self.min, self.max)


class Rocchio(Body):
    """How much words, likes and dislikes count when the strategy is `rocchio`."""

    words: Weight = 1.0
    likes: Weight = 0.75
    dislikes: Weight = 0.15


class SearchRequest(Body):
    """Items by example: what is liked, what is not, words, a photo and filters, in any combination."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"text": "wooden armchair -leather", "like": ["oak-armchair-12"], "category": "chair"}]
        }
    )

    text: Annotated[
        str, Field(min_length=1, max_length=300, description='Words; -less, "together" and weighted^2')
    ] | None = None  # fmt: skip
    photo: Annotated[
        str,
        Field(
            min_length=1, max_length=PHOTO_CHARACTERS,
            description="A picture file as base64 or a data: URL, or the id of a photo that is kept here",
        ),
    ] | None = None  # fmt: skip
    segment: Annotated[KeptId, Field(description="A piece found in a photo; it counts as one more like")] | None = None
    segments: Annotated[
        int, Field(ge=0, le=100, description="Asked with a photo or a segment: how many of your own segments are near")
    ] = 12
    like: Annotated[tuple[ItemId, ...], Field(max_length=MAX_EXAMPLES)] = ()
    unlike: Annotated[tuple[ItemId, ...], Field(max_length=MAX_EXAMPLES)] = ()
    category: CategoryName | None = None
    price: PriceLimits = PriceLimits()
    in_stock: bool = False
    where: Annotated[tuple[Where, ...], Field(max_length=MAX_CONDITIONS)] = ()
    group: Annotated[bool, Field(description="One item of each design only")] = False
    models: Annotated[
        tuple[Annotated[str, Field(min_length=1, max_length=100)], ...],
        Field(max_length=8, description="Which of the release's models to ask; its own by default"),
    ] = ()
    fusion: Annotated[Fusion, Field(description="How the scores of several models become one")] = "concatenate"
    strategy: Strategy = DEFAULT_STRATEGY
    rocchio: Rocchio = Rocchio()
    diversity: Annotated[float, Field(ge=0, le=1, description="0 ranks by score alone; more spreads results out")] = 0.0
    min_score: Annotated[float, Field(ge=-10, le=10)] | None = None
    order: Annotated[
        Order, Field(description="`doubtful`: first what is worth judging next, where likes turn into dislikes")
    ] = DEFAULT_ORDER
    limit: Annotated[int, Field(ge=1, le=MAX_RESULTS)] = 24
    cursor: Annotated[str, Field(max_length=2000, description="The `next` of the page before")] | None = None

    @model_validator(mode="after")
    def _about_something(self) -> "SearchRequest":
        if not (self.text or self.photo or self.segment or self.like or self.unlike):
            raise ValueError("must ask for something: give text, photo, segment, like or unlike")
        if self.photo is not None and self.segment is not None:
            raise ValueError("must hold photo or segment, not both: a segment is a piece of its photo")
        return self

    @property
    def photo_id(self) -> str | None:
        """The id of a kept photo, where `photo` is one: base64 has no hyphens."""
        return self.photo.lower() if self.photo is not None and _UUID.fullmatch(self.photo) else None

    def picture(self) -> bytes | None:
        """Return the picture file that `photo` holds, None where there is none. Raises InvalidInput."""
        return None if self.photo is None else _photo(self.photo)

    def query(self, *, picture: bytes | None = None, near: Vectors | None = None) -> Query:
        """Return the question as the use case knows it. Raises InvalidInput.

        *picture* or *near* is what was found of a photo or segment named by its id; without them there must be none.
        """
        if picture is None and near is None:
            if self.segment is not None or self.photo_id is not None:
                field = "segment" if self.segment is not None else "photo"
                raise InvalidInput(f"{field} names what may be gone tomorrow; like an item instead", field=field)
            picture = self.picture()
        weights = RocchioWeights(self.rocchio.words, self.rocchio.likes, self.rocchio.dislikes)
        return Query(
            text=self.text, photo=picture, near=near, like=self.like,
            unlike=self.unlike, category=self.category, price=self.price.range(), in_stock=self.in_stock,
            where=tuple(one.condition() for one in self.where), group=self.group, models=self.models,
            fusion=self.fusion, strategy=self.strategy,
            rocchio=weights, diversity=self.diversity, min_score=self.min_score, order=self.order,
        )  # fmt: skip


_UUID = re.compile(UUID)


def _photo(said: str) -> bytes:
    """Return the bytes of a picture sent as base64, with or without a data: URL's head."""
    text = said.partition(",")[2] if said.startswith("data:") else said
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        raise InvalidInput(
            "photo is not base64; send the picture file's bytes in base64, or as a data: URL", field="photo"
        ) from None
