"""What requests hold that look for furniture with photos."""

from typing import Annotated

from pydantic import ConfigDict, Field

from penat.use_cases.photo_search import RoomWish
from penat.web.photo_schemas import PhotoForm
from penat.web.queries import QueryLimit
from penat.web.schemas import MAX_CATEGORIES, Body, CategoryName, KeptId, PriceLimits

MAX_PIECES = 200


class SearchForm(PhotoForm):
    """A picture to look with."""

    model_config = ConfigDict(strict=False)

    category: Annotated[CategoryName, Field(description="Only items and segments of this category")] | None = None
    limit: Annotated[QueryLimit, Field(description="How many items, and how many segments at most")] = 12


class FurnishRequest(Body):
    """What a room is to be furnished with; `{}` asks for what it lacks, at any price."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"price": {"lamp": {"max_cents": 15000}}, "limit": 3}]})

    categories: Annotated[
        tuple[CategoryName, ...],
        Field(max_length=MAX_CATEGORIES, description="By default those of which the room has no piece"),
    ] | None = None  # fmt: skip
    price: Annotated[dict[CategoryName, PriceLimits], Field(max_length=MAX_CATEGORIES, default_factory=dict)]
    segments: Annotated[
        tuple[KeptId, ...],
        Field(min_length=1, max_length=MAX_PIECES, description="The pieces that count; all that were found by default"),
    ] | None = None  # fmt: skip
    limit: Annotated[int, Field(ge=1, le=100)] = 5
    in_stock: bool = False

    def wish(self) -> RoomWish:
        """Return what is asked for as the use case knows it."""
        prices = {name: limits.range() for name, limits in self.price.items()}
        chosen = None if self.segments is None else tuple(one.lower() for one in self.segments)
        return RoomWish(self.categories, prices, self.limit, self.in_stock, chosen)


REQUESTS = (SearchForm, FurnishRequest)
