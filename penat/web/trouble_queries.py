"""What the query strings of the trouble views hold."""

from typing import Annotated, Literal

from pydantic import Field

from penat.web.queries import Query, QueryLimit


class TroubleQuery(Query):
    """Which page of what was found, of which category."""

    category: Annotated[str, Field(max_length=100, description="Only this category")] | None = None
    limit: QueryLimit = 24
    cursor: Annotated[str, Field(max_length=2000, description="The `next` of the page before")] | None = None


class MapQuery(Query):
    """Which map, of which category, and what colours its points."""

    method: Annotated[Literal["pca", "tsne"], Field(description="tsne only where it was made for the release")] = "pca"
    category: Annotated[str, Field(max_length=100, description="Only this category")] | None = None
    colour: Annotated[str, Field(min_length=1, max_length=100, description="category, price, or a column")] = "category"


class ViewPage:
    """A query as it pages through one view, so that no other view takes its cursor."""

    def __init__(self, view: str, query: TroubleQuery) -> None:
        self._view = view
        self._query = query

    @property
    def cursor(self) -> str | None:
        """The `next` of the page before."""
        return self._query.cursor

    def model_dump_json(self, *, exclude: set[str]) -> str:
        """Return the view and everything else that was asked, as text."""
        return self._view + self._query.model_dump_json(exclude=exclude)
