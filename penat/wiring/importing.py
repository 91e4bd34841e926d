"""What imports an earlier store."""

from pathlib import Path
from typing import TYPE_CHECKING

from penat.adapters.old_chroma import OldChroma
from penat.adapters.old_pictures import OldPictures
from penat.adapters.release_writer import FolderReleases
from penat.domain.errors import Unavailable
from penat.domain.shop_profile import Profile
from penat.settings import Settings
from penat.use_cases.importing import Importer, StatedModel
from penat.use_cases.shelving import Plan
from penat.wiring.gate import build_gate
from penat.wiring.models import build_new_embedder

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from penat.adapters.onnx_embedder import OnnxEmbedder


def build_importer(
    settings: Settings,
    old: Path,
    *,
    data: Path | None = None,
    model: str | None = None,
    collection: str | None = None,
    force: bool = False,
) -> Importer:
    """Return what makes a release of the Chroma folder *old*, whose vectors *model* is said to have made.

    With *force* the release is served however much it differs from the served one.
    """
    embedder = _bundle(settings, model)
    card = embedder.card if embedder else None
    return Importer(
        OldChroma(old, collection),
        OldPictures(data, embedder.fitted if embedder else _as_it_is),
        StatedModel(embedder.name if embedder else model, card.facts() if card else None, embedder),
        FolderReleases(settings.cache, gate=build_gate(settings, force=force, embedder=embedder)),
        Plan(
            styled_category=settings.styled_category,
            # Without the model nothing is known about its distances: only identical pictures are one design.
            variants_distance=card.duplicate_distance if card else 0.0,
            colour_distance=card.colour_distance if card else None,
        ),
        named=Profile().category,
    )


def _bundle(settings: Settings, name: str | None) -> "OnnxEmbedder | None":
    """Return the model that is named where its bundle is there; a path, unlike a name, must lead to one."""
    if name is None:
        return None
    try:
        return build_new_embedder(settings, name)
    except Unavailable:
        if "/" in name:
            raise
        return None


def _as_it_is(pixels: "NDArray[np.uint8]") -> "NDArray[np.uint8]":
    return pixels  # no model looks at them
