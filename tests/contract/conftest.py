"""Fixtures that several contract suites share: one PostgreSQL for all of them."""

from tests.fakes.databases import database_urls, emptied_url, opened, postgres_url, shared_postgres
from tests.fakes.segment_stores import stores

__all__ = ["database_urls", "emptied_url", "opened", "postgres_url", "shared_postgres", "stores"]
