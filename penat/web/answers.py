"""What answers hold. Views build plain dicts, for speed; tests hold every answer against these models."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from penat.web.reason_answers import WhyAnswer

Probability = Annotated[float, Field(gt=-1e-300, le=1)]
Distance = Annotated[float, Field(ge=0, le=4, description="Squared Euclidean distance of unit vectors")]
Score = Annotated[float, Field(ge=0, le=1, description="Cosine: 1 − distance/2")]


class Answer(BaseModel):
    """An answer says what is written here and nothing else."""

    model_config = ConfigDict(strict=True, extra="forbid")


class Item(Answer):
    """One product, ready to show; money is in hundredths of the currency."""

    id: Annotated[str, Field(examples=["oak-armchair-12"])]
    category: Annotated[str, Field(examples=["chair"])]
    name: Annotated[str, Field(examples=["Oak armchair"])]
    price_cents: Annotated[int | None, Field(examples=[12900])]
    currency: Annotated[str | None, Field(examples=["EUR"])]
    price_text: Annotated[str | None, Field(examples=["€129.00"])]
    in_stock: bool
    link: str | None
    image: Annotated[
        str, Field(description="URL of the display picture, at most 1024 px; ?width=640 gives other widths")
    ]
    thumbnail: Annotated[str, Field(description="URL of the thumbnail, at most 320 px")]
    variants: Annotated[list[str], Field(description="Ids of other items that show the same design")]


class CategoryFacts(Answer):
    """One category and what its items cost."""

    name: str
    count: int
    priced: int
    min_cents: int | None
    max_cents: int | None
    currency: str | None


class CatalogueAnswer(Answer):
    """The release being served."""

    release: str
    model: str
    models: Annotated[list[str], Field(description="Those a search may be asked of, the release's own first")]
    categories: list[CategoryFacts]


class ItemsAnswer(Answer):
    """A page of items; `next` is the cursor of the following one or null, `total` how many pass the filters."""

    items: list[Item]
    next: str | None
    total: int


class Facet(Answer):
    """One column of the shop's table; `values` counts the items of each value, null where there are too many.

    `min` and `max` are those of a column that holds nothing but numbers.
    """

    name: str
    distinct: int
    values: dict[str, int] | None
    min: float | None
    max: float | None


class FacetsAnswer(Answer):
    """What can be filtered on."""

    columns: list[Facet]


class ColumnsAnswer(Answer):
    """What the shop's table says of an item beside its facts, and its picture's file, null where nobody knows."""

    id: str
    file_name: str | None
    columns: dict[str, str]


class SimilarItem(Answer):
    """One similar item; `file_name` is null where nobody knows."""

    item: Item
    score: Score
    distance: Distance
    file_name: str | None


class SimilarAnswer(Answer):
    """The items most similar to `query`, nearest first, itself left out."""

    query: Item
    results: list[SimilarItem]


class ShownItem(Answer):
    """One place of a slate: the conditional probability it was drawn with, and its distance to what led to it."""

    item: Item
    probability: Probability | None
    distance: Distance | None
    why: Annotated[WhyAnswer | None, Field(description="Where asked for")] = None


class Step(Answer):
    """One step of a session. Send `session` back with the pick; an earlier one again means "back"."""

    session: Annotated[str, Field(description="Signed state: opaque, new in every answer")]
    release: str
    policy: Literal["kernel", "rank_gamma", "taste"]
    category: str
    step: Annotated[int, Field(ge=1, examples=[1])]
    steps: Annotated[int, Field(ge=1, examples=[4])]
    width: Annotated[float | None, Field(description="The kernel's width; null where none applies")]
    explore: Annotated[float, Field(ge=0, le=1, description="The session's share of exploring")]
    done: bool
    picked: list[str]
    slate: list[ShownItem]
    item: Annotated[Item | None, Field(description="The chosen item, once `done`")] = None
    note: Annotated[str | None, Field(description="In words, when the slate is shorter than asked")] = None


class MatchedItem(Answer):
    """One match."""

    item: Item
    distance: Distance
    score: Score
    why: Annotated[WhyAnswer | None, Field(description="Where asked for")] = None


class MatchesAnswer(Answer):
    """What goes best with the item in each category, inside its price limits; `method` says by what it was ranked.

    Where a category has none, `notes` says why and `nearest_cents` is the nearest price that would fit, if any would.
    """

    item: Item
    method: Literal["nearest", "blend"]
    matches: dict[str, list[MatchedItem]]
    notes: dict[str, str]
    nearest_cents: dict[str, int]


class DependencyAnswer(Answer):
    """One thing serving depends on."""

    name: str
    ready: bool
    detail: str


class HealthAnswer(Answer):
    """The process answers."""

    status: Literal["ok"]


class ReadyAnswer(Answer):
    """Whether the server can do its work, and each dependency in words."""

    ready: bool
    dependencies: list[DependencyAnswer]


class FieldProblem(Answer):
    """What is wrong with one field."""

    field: str
    detail: str


class BeginAgain(Answer):
    """What an ended session was about."""

    category: str
    picked: list[str]


class Restart(Answer):
    """A body ready for POST /api/v1/sessions: the same wishes, near the last pick that the present release still has.

    Widths are left out: they mean something for one model only.
    """

    category: str
    shown: int
    policy: Literal["kernel", "rank_gamma", "taste"]
    in_stock: bool
    seed: int
    price: dict[str, int] | None = None
    item: str | None = None
    text: str | None = None


class Problem(Answer):
    """What went wrong (RFC 9457): `detail` names the field and the cure, `errors` each field where it is about some."""

    type: Annotated[str, Field(examples=["/problems/invalid-input"])]
    title: Annotated[str, Field(examples=["A value cannot be used"])]
    status: Annotated[int, Field(examples=[422])]
    detail: Annotated[str, Field(examples=["shown must be 24 or less, not 99"])]
    errors: list[FieldProblem] | None = None
    begin_again: BeginAgain | None = None
    restart: Restart | None = None


class SearchResult(Answer):
    """One item found.

    The score is the cosine to the query; for `best`, that to the best like less that to the best dislike; of several
    models, what their fusion makes of theirs.
    """

    item: Item
    score: float


class PriceHistogram(Answer):
    """How many results are priced, and how many lie between each two edges, in hundredths."""

    priced: int
    min_cents: int
    max_cents: int
    edges: list[int]
    counts: list[int]


class SearchSummary(Answer):
    """What the results up to the last one given hold. `total` items pass the filters; `elbow` is where scores bend."""

    total: int
    counted: int
    categories: dict[str, int]
    columns: Annotated[dict[str, dict[str, int]], Field(description="Column -> its commonest values with counts")]
    prices: PriceHistogram | None
    curve: Annotated[list[tuple[int, float]], Field(description="(rank, score) along the best results")]
    curve_of: int
    elbow: int | None


class Box(Answer):
    """A box in pixels of its photo."""

    left: int
    top: int
    width: int
    height: int


class Size(Answer):
    """The photo's size in pixels."""

    width: int
    height: int


class BriefSegment(Answer):
    """A piece found in a photo, without its mask; `score` is how sure the segmenter was, `area` in pixels."""

    id: str
    photo: str
    label: str
    category: str | None
    score: float
    box: Box
    area: int
    size: Size
    mask_png: str
    cutout: str


class NearSegment(Answer):
    """A kept segment that is near to what was asked with."""

    segment: BriefSegment
    score: Score
    distance: Distance


class SearchAnswer(Answer):
    """The items found, best first; `like` and `unlike` are the examples themselves, which are no results.

    `segments` are the asker's own that are nearest to the photo or segment asked with, null where there was none,
    and for a picture sent along while the database is away.
    """

    results: list[SearchResult]
    like: list[Item]
    unlike: list[Item]
    summary: SearchSummary
    next: str | None
    segments: list[NearSegment] | None
