"""Why an item is shown, as answers hold it. Off unless a body says `"why": true`."""

from collections.abc import Iterable, Sequence
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field

from penat.domain.reason_words import Basis, Why, sentence
from penat.domain.reasons import Cost, SharedTrait

Json = dict[str, Any]
WhyWanted = Annotated[bool, Field(description="Say of each item why it is shown; costs a few milliseconds more")]


class _Part(BaseModel):
    model_config = ConfigDict(strict=True, extra="forbid")


class TraitAnswer(_Part):
    """A word that the pictures of both items show, and the item's rank in its category without it.

    Ranks count designs from 1, the nearest. A word is named only where `rank_without` is greater than `rank`.
    """

    kind: Annotated[str, Field(examples=["material"])]
    word: Annotated[str, Field(examples=["velvet"])]
    rank: Annotated[int, Field(ge=1)]
    rank_without: Annotated[int, Field(ge=2)]


class CostAnswer(_Part):
    """What the item costs and, where there is an upper limit, what is left under it; in hundredths."""

    price_cents: int
    limit_cents: int | None
    left_cents: int | None


class WhyAnswer(_Part):
    """Why an item is shown.

    `near` is the item it is near to: the nearest of the session's picks (`pick`), of what was liked (`liked`), the
    chosen item (`match`) or the one the session began from (`item`); null where it began from a `text` or a `picture`,
    and for a `spread`. `percentile` is the share of the category's `others`, 0 to 100, that are farther away than it.
    `drawn_around` is the last pick, where the slate was drawn around it; `carried_by` are the picks that speak for the
    item under taste, the strongest first. `traits` is null where no text tower can tell, or can not tell yet. `text`
    says it all in English, ready to show.
    """

    basis: Basis
    near: str | None
    distance: Annotated[float, Field(ge=0, le=4)] | None
    percentile: Annotated[float, Field(ge=0, le=100)] | None
    farther: int | None
    others: int | None
    drawn_around: str | None
    carried_by: list[str]
    price: CostAnswer | None
    traits: list[TraitAnswer] | None
    text: str


def with_reasons(shown: Sequence[Json], reasons: Iterable[Why]) -> None:
    """Put each reason beside the item it is about, as `why`; *shown* was made for this answer alone."""
    for place, why in zip(shown, reasons, strict=True):
        place["why"] = _why(why)


def _why(why: Why) -> Json:
    near = why.nearness
    return {
        "basis": why.basis,
        "near": None if why.near is None else why.near.id,
        "distance": None if near is None else near.distance,
        "percentile": None if near is None else near.percentile,
        "farther": None if near is None else near.farther,
        "others": None if near is None else near.others,
        "drawn_around": None if why.around is None else why.around.id,
        "carried_by": [item.id for item in why.carried_by],
        "price": _cost(why.cost),
        "traits": None if why.traits is None else [_trait(one) for one in why.traits],
        "text": sentence(why),
    }


def _cost(cost: Cost) -> Json | None:
    if cost.price_cents is None:
        return None
    return {"price_cents": cost.price_cents, "limit_cents": cost.limit_cents, "left_cents": cost.left_cents}


def _trait(one: SharedTrait) -> Json:
    return {"kind": one.kind, "word": one.word, "rank": one.rank, "rank_without": one.rank_without}
