"""What puts heads on releases and takes them off."""

from penat.adapters.chroma_neighbours import ChromaNeighbours
from penat.adapters.head_files import head_named, head_names
from penat.adapters.release_writer import FolderReleases
from penat.domain.head import KeptHead
from penat.domain.ingestion import IngestReport
from penat.settings import Settings
from penat.use_cases.tuner import Tuner
from penat.wiring.gate import build_gate


def kept_heads(settings: Settings) -> list[KeptHead]:
    """Return the heads that were fitted, by name. Raises Unavailable for a damaged one."""
    return [head_named(settings.var, name) for name in head_names(settings.var)]


def apply_head(settings: Settings, name: str | None, *, force: bool = False) -> IngestReport:
    """Publish the served items under the head *name*, under none for None. Raises NotFound, PublishRefused."""
    kept = None if name is None else head_named(settings.var, name)
    releases = FolderReleases(settings.cache, gate=build_gate(settings, force=force))
    return Tuner(releases, ChromaNeighbours()).apply(kept)
