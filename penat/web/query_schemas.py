"""What bodies and paths about saved queries hold."""

from typing import Annotated

from pydantic import BaseModel, Field

from penat.domain.saved_query import MAX_NAME, MAX_NOTE
from penat.web.queries import Query
from penat.web.schemas import MAX_RESULTS, Body, SearchRequest

Name = Annotated[str, Field(min_length=1, max_length=MAX_NAME, examples=["Rattan chairs"])]
Note = Annotated[str, Field(max_length=MAX_NOTE)]
Together = Annotated[
    float, Field(ge=0, le=1, description="The share of the items that a release must find again; 0 for no test")
]


class SaveQueryRequest(Body):
    """A question to keep; its `limit` says how many results are remembered."""

    name: Name
    query: SearchRequest
    note: Note = ""
    author: Annotated[str, Field(max_length=MAX_NAME)] = ""
    together: Together = 0.0


class ChangeQueryRequest(Body):
    """What to change of a saved query; what is left out stays."""

    name: Name | None = None
    note: Note | None = None
    together: Together | None = None


class RestoreRequest(Body):
    """The `undo` that a deletion answered with."""

    undo: Annotated[str, Field(min_length=1, max_length=120)]


class RunRequest(Body):
    """How many results, as many as were saved by default; with `keep` they are kept as a table too."""

    limit: Annotated[int, Field(ge=1, le=MAX_RESULTS)] | None = None
    keep: bool = False


class QueriesQuery(Query):
    """Which saved queries."""

    q: Annotated[str, Field(max_length=200, description="Words anywhere in the query, any case or accent")] | None = (
        None
    )


class QueryPath(BaseModel):
    """The saved query's id."""

    query_id: Annotated[str, Field(json_schema_extra={"example": "rattan-chairs"})]


class TablePath(QueryPath):
    """The saved query's id and the name of a table of it."""

    table: Annotated[str, Field(json_schema_extra={"example": "20260301-120000-RELEASE.csv"})]
