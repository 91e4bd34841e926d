"""What serves the catalogue."""

from typing import TYPE_CHECKING

from penat.settings import Settings

if TYPE_CHECKING:
    from penat.adapters.release_source import ReleaseSource


def build_source(settings: Settings) -> "ReleaseSource":
    """Return the releases in the cache folder, with the table's newest facts."""
    from penat.adapters.release_source import ReleaseSource

    return ReleaseSource(settings.cache, settings.links_path)
