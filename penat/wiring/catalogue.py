"""What serves the catalogue."""

from pathlib import Path
from typing import TYPE_CHECKING

from penat.settings import Settings

if TYPE_CHECKING:
    from penat.adapters.engine_watch import EngineWatch
    from penat.adapters.release_source import ReleaseSource
    from penat.ports.item_store import ItemStore


def chosen_engine(settings: Settings) -> "ItemStore | None":
    """Return the engine that is set, not connected yet, or None. Raises InvalidInput."""
    if not settings.engine:
        return None
    from penat.wiring.engines import build_engine

    return build_engine(settings.engine)


def build_source(settings: Settings, engine: "ItemStore | None" = None) -> "ReleaseSource":
    """Return the releases in the cache folder, with the table's newest facts, asking the engine where one is set.

    *engine* is that engine where it is open already, as some cannot be opened twice.
    """
    from penat.adapters.release_source import ReleaseSource

    store, columns = engine or chosen_engine(settings), columns_folder(settings)
    if store is None:
        return ReleaseSource(settings.cache, settings.links_path, columns=columns)
    from penat.use_cases.engine_shelves import asking

    return ReleaseSource(
        settings.cache,
        settings.links_path,
        columns=columns,
        prepare=lambda catalogue, slugs: asking(catalogue, slugs, store),
    )


def columns_folder(settings: Settings) -> Path:
    """Return where the columns are that are laid over the release."""
    from penat.adapters.column_files import COLUMNS

    return settings.var / COLUMNS


def engine_watch(settings: Settings, engine: "ItemStore | None") -> "EngineWatch | None":
    """Return what looks whether the engine answers; None where none is set."""
    if engine is None or not settings.engine:
        return None
    from penat.adapters.engine_watch import EngineWatch
    from penat.wiring.engines import engine_name

    return EngineWatch(engine, engine_name(settings.engine))
