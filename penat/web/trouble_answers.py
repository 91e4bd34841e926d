"""What answers about trouble in a release hold."""

from typing import Annotated, Literal

from pydantic import Field

from penat.web.answers import Answer, Distance, Item

Share = Annotated[float, Field(ge=0, le=1)]
Total = Annotated[int, Field(ge=0, description="How many there are on all pages")]
Recall = Annotated[float, Field(ge=0, le=1, description="How many of the true neighbours were found; 1 up to 20,000")]
Next = Annotated[str | None, Field(description="The cursor of the following page, null at the end")]


class SuspectFacts(Answer):
    """An item that looks like another category."""

    item: Item
    suggested: Annotated[str, Field(description="The category most of its neighbours have")]
    suspicion: Share
    share: Annotated[float, Field(ge=0, le=1, description="The suggested category's part of the votes")]
    own_distance: Annotated[float, Field(ge=0, le=4, description="Mean distance to the nearest of its own category")]
    other_distance: Annotated[float, Field(ge=0, le=4, description="Mean distance to as many of the suggested one")]
    neighbours: Annotated[list[str], Field(description="Ids of its neighbours of the suggested category")]


class MislabelledAnswer(Answer):
    """Items likely filed under the wrong category, the most suspicious first."""

    results: list[SuspectFacts]
    total: Total
    recall: Recall
    next: Next


class KindFacts(Answer):
    """A group inside a category that stands apart from the rest of it."""

    category: str
    count: int
    score: Annotated[float, Field(ge=0, le=1, description="apart × steadiness")]
    apart: Share
    steadiness: Annotated[float, Field(ge=0, le=1, description="In what part of the divisions it came back")]
    own_distance: Annotated[float, Field(ge=0, le=4, description="Mean distance to the rest of its category")]
    nearest: Annotated[str | None, Field(description="The other category it is closest to")]
    nearest_distance: Distance | None
    ids: Annotated[list[str], Field(description="All of its items, the most typical first")]
    examples: Annotated[list[Item], Field(description="The most typical")]


class KindsAnswer(Answer):
    """Kinds of things inside categories, the clearest first: a kind that was filed elsewhere is among them."""

    results: list[KindFacts]
    total: Total
    next: Next


class CopiesFacts(Answer):
    """Items that show one thing."""

    sort: Literal["same picture", "same design", "near pair"]
    across: Annotated[bool, Field(description="Whether their categories differ")]
    distance: Annotated[float, Field(ge=0, le=4, description="The greatest to the first of them")]
    items: list[Item]


class DuplicatesAnswer(Answer):
    """Same pictures, then same designs, then near pairs; those across categories first."""

    results: list[CopiesFacts]
    total: Total
    recall: Recall
    next: Next


class OutlierFacts(Answer):
    """An item far from everything."""

    item: Item
    oddness: Annotated[float, Field(ge=0, description="1 for an ordinary item")]
    gap: Annotated[float, Field(ge=0, le=4, description="Mean distance to its nearest")]
    of_category: Annotated[float, Field(ge=0, description="The gap in medians of its category")]
    of_neighbours: Annotated[float, Field(ge=0, description="The gap in medians of its neighbours' gaps")]


class OutliersAnswer(Answer):
    """Items far from everything, the oddest first."""

    results: list[OutlierFacts]
    total: Total
    recall: Recall
    next: Next


class HubnessFacts(Answer):
    """How evenly a category's designs occur in one another's neighbour lists."""

    category: str
    designs: int
    list_length: int
    skewness: float
    gini: Share
    never: Annotated[float, Field(ge=0, le=1, description="The share of designs in no list of that length")]
    candidates: Annotated[int, Field(description="How many neighbours a slate is drawn from")]
    unreachable: Annotated[int, Field(description="Designs no pick leads to: only an opening slate can show them")]


class HubItem(Answer):
    """An item and in how many lists it occurs."""

    item: Item
    lists: int
    reachable: bool


class HubsAnswer(Answer):
    """Figures for each category, its most frequent items, and the items in fewest lists, the rarest first."""

    categories: list[HubnessFacts]
    hubs: list[HubItem]
    results: list[HubItem]
    total: Total
    next: Next


class Legend(Answer):
    """One value, and how many points have it."""

    value: str
    count: int


class MapAnswer(Answer):
    """Points of items in two dimensions, column by column: entry i of each list is about one item."""

    method: Literal["pca", "tsne"]
    methods: Annotated[list[str], Field(description="The methods this release has a map of")]
    category: str | None
    colour: str
    colours: Annotated[list[str], Field(description="What else can colour these points")]
    ids: list[str]
    x: list[float]
    y: list[float]
    index: Annotated[list[int], Field(description="Which value of the legend, −1 for none; empty for price")]
    cents: Annotated[list[int | None], Field(description="The price where colour is price, else empty")]
    legend: list[Legend]


ANSWERS = (MislabelledAnswer, KindsAnswer, DuplicatesAnswer, OutliersAnswer, HubsAnswer, MapAnswer)
