"""What ingests, and what looks after releases."""

from pathlib import Path

from penat.adapters.links_csv import LinksCsv
from penat.adapters.picture_files import PictureFiles
from penat.adapters.release_checks import problems_of
from penat.adapters.release_layout import Manifest, complete_releases, current_id
from penat.adapters.release_writer import FolderReleases
from penat.settings import Settings
from penat.use_cases.cataloguer import Cataloguer, Model
from penat.use_cases.shelving import Plan
from penat.wiring.models import build_new_embedder

AHEAD_BATCHES = 2


def build_cataloguer(
    settings: Settings,
    data: Path | None = None,
    *,
    model: str | None = None,
    links: Path | None = None,
    batch: int = 32,
) -> Cataloguer:
    """Return what ingests *data*; the table is *links*, else the one set, else DATA/links.csv where there is one."""
    data = data or settings.data
    table = links or settings.links
    embedder = build_new_embedder(settings, model)
    return Cataloguer(
        PictureFiles(data, ahead=AHEAD_BATCHES * batch),
        LinksCsv(table or data / "links.csv", required=table is not None),
        Model(embedder.card.facts(), embedder, embedder.fitted),
        FolderReleases(settings.cache),
        Plan(styled_category=settings.styled_category),
        batch=batch,
    )


def list_releases(settings: Settings) -> tuple[list[Manifest], str | None]:
    """Return the complete releases, oldest first, and the id that CURRENT names."""
    return complete_releases(settings.cache), current_id(settings.cache)


def verify_release(settings: Settings, release_id: str) -> list[str]:
    """Return everything that is wrong with a release, in words; nothing when it is sound."""
    return problems_of(settings.cache, release_id)
