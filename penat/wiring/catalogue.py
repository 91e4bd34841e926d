"""What serves the catalogue."""

from typing import TYPE_CHECKING

from penat.settings import Settings

if TYPE_CHECKING:
    from penat.adapters.release_source import ReleaseSource


def build_source(settings: Settings) -> "ReleaseSource":
    """Return the releases in the cache folder, with the table's newest facts, asking the engine where one is set."""
    from penat.adapters.release_source import ReleaseSource

    if not settings.engine:
        return ReleaseSource(settings.cache, settings.links_path)
    from penat.use_cases.engine_shelves import asking
    from penat.wiring.engines import build_engine

    engine = build_engine(settings.engine)
    return ReleaseSource(
        settings.cache, settings.links_path, prepare=lambda catalogue, slugs: asking(catalogue, slugs, engine)
    )
