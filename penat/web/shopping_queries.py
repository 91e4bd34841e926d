"""What the query strings of the shopping report hold."""

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from penat.web.queries import Query, digits

Policy = Literal["kernel", "rank_gamma", "taste"]
Table = Literal["days", "steps", "positions", "coverage", "items"]


class ShoppingQuery(Query):
    """Which stretch of the log, and which of its sessions."""

    days: Annotated[int, Field(ge=1, le=3650, description="How far back"), BeforeValidator(digits)] = 30
    policy: Annotated[Policy, Field(description="Only slates of this policy")] | None = None
    category: Annotated[str, Field(max_length=100, description="Only sessions about this category")] | None = None


class ShoppingReportQuery(ShoppingQuery):
    """The same, and how often an item was shown before it is called never picked."""

    often: Annotated[int, Field(ge=1, le=1_000_000, description="In so many slates"), BeforeValidator(digits)] = 20


class ShoppingTableQuery(ShoppingQuery):
    """The same, and which of the report's tables."""

    table: Annotated[Table, Field(description="One of the report's tables")] = "items"
