"""What the report on the shopping log holds."""

from typing import Annotated

from pydantic import Field

from penat.web.answers import Answer, Item

Count = Annotated[int, Field(ge=0)]
Share = Annotated[float, Field(ge=0, le=1)]


class Noted(Answer):
    """Whether it is written down: not where the server keeps no log, or the session is older than the log."""

    noted: bool


class ShoppingDay(Answer):
    """One day, in UTC."""

    day: Annotated[str, Field(examples=["2026-03-01"])]
    sessions: Annotated[int, Field(ge=0, description="Begun on it")]
    slates: Count
    picks: Annotated[int, Field(ge=0, description="Of the slates shown on it")]


class ShoppingStep(Answer):
    """How many sessions came to a step, and what they did there."""

    step: Annotated[int, Field(ge=1)]
    reached: Count
    picked: Count
    refused: Annotated[int, Field(ge=0, description="Said none of these at least once")]
    finished: Annotated[int, Field(ge=0, description="Picked, and nothing was shown after it")]
    left: Annotated[int, Field(ge=0, description="Shown a slate as their last, and did not pick")]
    effective: Annotated[
        float | None,
        Field(ge=1, description="1 / geometric mean of the first place's propensity; null where none has one"),
    ]
    measured: Annotated[int, Field(ge=0, description="Slates that have that propensity")]


class ShoppingPosition(Answer):
    """How many picks one place of a slate had."""

    position: Annotated[int, Field(ge=1)]
    picks: Count
    share: Share
    low: Annotated[float, Field(ge=0, le=1, description="Lower end of the 95 % interval")]
    high: Share
    even: Annotated[float, Field(ge=0, le=1, description="Its share if all places were picked alike")]


class ShoppingCoverage(Answer):
    """How much of one category was ever shown."""

    category: str
    items: Count
    items_shown: Count
    designs: Count
    designs_shown: Count


class ShoppingItem(Answer):
    """One item and what was done about it."""

    id: str
    item: Annotated[Item | None, Field(description="null where the catalogue no longer has it")]
    shown: Annotated[int, Field(ge=0, description="In how many slates")]
    picked: Count
    viewed: Count
    liked: Count
    rejected: Count
    bought: Count


class ShoppingDeeds(Answer):
    """What front ends told, by kind."""

    view: Count
    like: Count
    reject: Count
    buy: Count


class ShoppingAnswer(Answer):
    """What sessions were shown and did."""

    kept: Annotated[bool, Field(description="Whether this server keeps a log at present")]
    days: int
    often: int
    share: Annotated[float, Field(gt=0, le=1, description="The random part of all sessions these figures are of")]
    sessions: Count
    slates: Count
    picks: Count
    refusals: Count
    finished: Count
    deeds: ShoppingDeeds
    by_day: list[ShoppingDay]
    steps: list[ShoppingStep]
    positions: list[ShoppingPosition]
    coverage: list[ShoppingCoverage]
    top: Annotated[list[ShoppingItem], Field(description="The 20 most picked")]
    never: Annotated[list[ShoppingItem], Field(description="Shown `often` times or more and never picked, at most 20")]
    never_total: Count
    policies: Annotated[list[str], Field(description="All of that stretch, whatever was asked for")]
    categories: list[str]


ANSWERS = (Noted, ShoppingAnswer)
