"""Saved queries over the settings' folders."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from penat.adapters.query_files import QueryFiles, query_text
from penat.domain.catalogue import Catalogue
from penat.settings import Settings
from penat.use_cases.saved_queries import SavedQueries
from penat.use_cases.searcher import Query, Searcher
from penat.web.parsing import read_mapping
from penat.web.schemas import SearchRequest
from penat.wiring.catalogue import build_source
from penat.wiring.reading import ReleaseEmbedder, build_searcher

__all__ = ["build_queries", "query_text", "read_saved", "served_queries"]

QUERIES, EXAMPLES = "queries", "_queries"


def build_queries(settings: Settings, searcher: Searcher) -> SavedQueries:
    """Return the saved queries of VAR/queries, and the shop's own examples of DATA/_queries."""
    store = QueryFiles(settings.var / QUERIES, [settings.data / EXAMPLES])
    return SavedQueries(store, searcher, read_saved, lambda: datetime.now(UTC))


def served_queries(settings: Settings) -> tuple[SavedQueries, Catalogue]:
    """Return the saved queries and the release being served, for the command line."""
    source = build_source(settings)
    return build_queries(settings, build_searcher(settings, ReleaseEmbedder(settings, source))), source.current()


def read_saved(body: Mapping[str, Any]) -> Query:
    """Return a saved body as a question. Raises InvalidInput for what POST /api/v1/search would refuse."""
    return read_mapping(SearchRequest, body, "query").query()
