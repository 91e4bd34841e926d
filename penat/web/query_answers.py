"""What answers about saved queries hold."""

from typing import Annotated, Any

from pydantic import Field

from penat.web.answers import Answer, SearchAnswer


class SavedQueryFacts(Answer):
    """A saved query: `query` is a body for POST /api/v1/search, `items` what it found when it was saved."""

    id: Annotated[str, Field(examples=["rattan-chairs"])]
    name: str
    note: str
    author: str
    query: dict[str, Any]
    release: str
    saved_at: str
    items: list[str]
    together: float | None
    example: Annotated[bool, Field(description="Shipped with the catalogue; it can be run but not changed")]


class QueriesAnswer(Answer):
    """The saved queries; `refused` names files that are none, and why."""

    queries: list[SavedQueryFacts]
    refused: dict[str, str]


class QueryChange(Answer):
    """What is found now against what was found when it was saved."""

    came: list[str]
    left: list[str]
    gone: Annotated[list[str], Field(description="No longer in the catalogue")]
    kept: Annotated[float, Field(ge=0, le=1)]


class RerunAnswer(Answer):
    """A saved query asked again."""

    query: SavedQueryFacts
    change: QueryChange
    answer: SearchAnswer


class DeletedAnswer(Answer):
    """What to send to POST /api/v1/query-undo to undo it."""

    undo: str


class CheckedQuery(Answer):
    """One frozen query: the share of its items found again, and whether that is enough."""

    id: str
    name: str
    together: float
    kept: float
    passed: bool
    problem: str | None
    left: list[str]
    gone: list[str]


class ChecksAnswer(Answer):
    """Every frozen query against the release being served."""

    passed: bool
    checks: list[CheckedQuery]


class TablesAnswer(Answer):
    """The tables kept of a query, newest first."""

    tables: list[str]
