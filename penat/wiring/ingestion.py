"""What ingests, and what looks after releases."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from penat.adapters.chroma_neighbours import ChromaNeighbours
from penat.adapters.release_writer import FolderReleases
from penat.adapters.remote_pictures import Fetching
from penat.domain.duplicates import Likeness
from penat.domain.shop_profile import Profile
from penat.settings import Settings
from penat.use_cases.cataloguer import Cataloguer, Model
from penat.use_cases.shelving import Plan
from penat.wiring.gate import build_gate
from penat.wiring.models import build_new_embedder
from penat.wiring.profiles import chosen_profile
from penat.wiring.sources import shop_sources

if TYPE_CHECKING:
    from penat.adapters.onnx_embedder import OnnxEmbedder

AHEAD_BATCHES = 2


def build_cataloguer(
    settings: Settings,
    data: Path | None = None,
    *,
    model: str | None = None,
    links: Path | None = None,
    batch: int = 32,
    variants_distance: float | None = None,
    profile: Profile | None = None,
    fetching: Fetching | None = None,
    only: Sequence[str] = (),
    force: bool = False,
    embedder: "OnnxEmbedder | None" = None,
    keep_head: bool = True,
) -> Cataloguer:
    """Return what ingests *data*; the table is *links*, else the one set, else DATA/links.csv where there is one.

    It is read as *profile* says, else as DATA/profile.toml does where there is one. *data* may be a JSON list; pictures
    that are named by address are fetched as *fetching* says. With *force* the release is served however much it
    differs from the served one; *only* are the folders to read, the rest is taken over. *embedder* embeds in place of
    the model's own; it must give the same vectors. The served release's head goes on to be used if *keep_head*.
    """
    data = data or settings.data
    embedder = embedder or build_new_embedder(settings, model)
    likeness = Likeness(embedder.card.duplicate_distance, embedder.card.colour_distance)
    if variants_distance is not None:
        likeness = likeness.with_distance(variants_distance)
    profile = profile or chosen_profile(data)
    ahead = AHEAD_BATCHES * batch
    pictures, table = shop_sources(settings, data, links, profile, fetching or Fetching(), ahead=ahead)
    return Cataloguer(
        pictures,
        table,
        Model(embedder.card.facts(), embedder, embedder.fitted),
        FolderReleases(settings.cache, gate=build_gate(settings, force=force, embedder=embedder)),
        Plan(
            styled_category=settings.styled_category,
            variants_distance=likeness.distance,
            colour_distance=likeness.colour_distance,
        ),
        batch=batch,
        only=only,
        graph=ChromaNeighbours(),
        keep_head=keep_head,
    )
