"""What paths and query strings hold: digits and switches as they are usually written, and nothing guessed."""

from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema

from penat.domain.errors import InvalidInput
from penat.domain.item_filter import Condition, read_conditions
from penat.domain.item_order import Sort
from penat.ports.picture_store import WIDTHS
from penat.web.schemas import MAX_CENTS

MAX_IDS = 100


def digits(value: object) -> object:
    """Return a query's digits as they are; anything else int() would also take, such as 1_000, is no number here."""
    if isinstance(value, str) and not (value.isascii() and value.removeprefix("-").isdigit()):
        raise ValueError("must be a whole number such as 24")
    return value


def _switch(value: object) -> object:
    """Return a query's 1, true, 0 or false as a bool."""
    known = {"1": True, "true": True, "0": False, "false": False}
    if isinstance(value, str):
        if value not in known:
            raise ValueError("must be 1, 0, true or false")
        return known[value]
    return value


def _listed(value: object) -> object:
    """Return a query's comma-separated ids as a tuple."""
    return tuple(part for part in value.split(",") if part) if isinstance(value, str) else value


QueryCents = Annotated[int, Field(ge=0, le=MAX_CENTS), BeforeValidator(digits)]
QueryLimit = Annotated[int, Field(ge=1, le=100), BeforeValidator(digits)]
QueryIds = Annotated[
    tuple[str, ...], Field(max_length=MAX_IDS), BeforeValidator(_listed),
    WithJsonSchema({"type": "string", "description": f"At most {MAX_IDS} ids, commas between; unknown ones left out"}),
]  # fmt: skip


def _conditions(value: object) -> object:
    """Return a query's filters, separated by semicolons, as conditions."""
    if not isinstance(value, str):
        return value
    try:
        return read_conditions(value)
    except InvalidInput as error:
        raise ValueError(error.detail) from None


QueryWhere = Annotated[
    tuple[Condition, ...], Field(max_length=20), BeforeValidator(_conditions),
    WithJsonSchema({"type": "string", "description": "Filters on any column, semicolons between: style:boho|japandi, "
                    "name~oak, width>=80; a backslash takes the mark after it as it is",
                    "example": "style:boho;width>=80"}),
]  # fmt: skip
QueryShare = Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)]
QuerySwitch = Annotated[bool, BeforeValidator(_switch), WithJsonSchema({"type": "boolean", "default": False})]


def _plain(schema: dict[str, Any]) -> None:
    """Say of optional parameters what they hold when they are there: a query string has no null."""
    for entry in schema["properties"].values():
        kinds = [kind for kind in entry.pop("anyOf", ()) if kind.get("type") != "null"]
        for kind in kinds:
            entry.update(kind)
        if entry.get("default", 0) is None:
            del entry["default"]


class Query(BaseModel):
    """A query string."""

    model_config = ConfigDict(extra="forbid", frozen=True, json_schema_extra=_plain)


class ItemsQuery(Query):
    """Which page of which items."""

    category: Annotated[str, Field(max_length=100, description="Only this category")] | None = None
    q: Annotated[str, Field(max_length=200, description="Words all to be in the name, any case or accent")] | None = (
        None
    )
    ids: QueryIds | None = None
    min_cents: QueryCents | None = None
    max_cents: QueryCents | None = None
    where: QueryWhere = ()
    sort: Annotated[Sort, Field(description="In which order; the unpriced come last")] = "catalogue"
    limit: QueryLimit = 24
    cursor: Annotated[str, Field(max_length=2000, description="The `next` of the page before")] | None = None


class SimilarQuery(Query):
    """How many similar items, and whether one of each design is enough."""

    limit: QueryLimit = 20
    group: QuerySwitch = False
    category: Annotated[str, Field(max_length=100, description="Of this one, not the item's own")] | None = None
    min_score: QueryShare = 0.0


class FacetsQuery(Query):
    """Of which category."""

    category: Annotated[str, Field(max_length=100, description="Only this category")] | None = None


class PictureQuery(Query):
    """How wide the picture should be."""

    width: Annotated[
        int, BeforeValidator(digits), WithJsonSchema({"type": "integer", "enum": list(WIDTHS)})
    ] | None = None  # fmt: skip


class ItemPath(BaseModel):
    """The item's id."""

    item_id: Annotated[str, Field(json_schema_extra={"example": "oak-armchair-12"})]


class PicturePath(BaseModel):
    """The picture's content hash, as in the `image` and `thumbnail` of an item."""

    digest: Annotated[str, Field(pattern="^[0-9a-f]{8,128}$", json_schema_extra={"example": "3f0a9c1b22d4e5f6"})]
