"""Which model, and where it lies."""

from pathlib import Path
from typing import TYPE_CHECKING

import penat
from penat.adapters.model_bundle import kind_of
from penat.adapters.release_layout import MODELS, Incomplete, ModelFact, current_id, read_manifest, release_folder
from penat.adapters.release_reader import release_head
from penat.domain.errors import Unavailable
from penat.domain.old_items import UNKNOWN_MODEL
from penat.ports.embedder import Embedder
from penat.settings import Settings

if TYPE_CHECKING:
    from penat.adapters.onnx_embedder import OnnxEmbedder

DEFAULT_MODEL = "penat-tiny"


def build_embedder(settings: Settings, name: str | None = None) -> Embedder:
    """Return what reads words and pictures for the served release: by default the model set, else the release's own.

    What it reads goes through the release's head, where it has one. Raises Unavailable naming the models there are, and
    for a model that has changed since the release was made.
    """
    embedder = build_new_embedder(settings, name)
    made_with = _release_model(settings.cache)
    if made_with is not None and made_with.name == embedder.name and made_with.facts().bare.sha256 != embedder.sha256:
        raise Unavailable(
            f"model {embedder.name} in {embedder.folder.parent} has changed since the release was made; "
            "ingest again, or put the release's model back",
            field="model",
        )
    release_id = current_id(settings.cache)
    return embedder if release_id is None else under_head(settings.cache, release_id, embedder)


def under_head(cache: Path, release_id: str, bare: Embedder) -> Embedder:
    """Return *bare* under the head of a release; *bare* itself where that has none. Raises Unavailable."""
    from penat.adapters.headed_embedder import HeadedEmbedder

    folder = release_folder(cache, release_id)
    try:
        manifest = read_manifest(folder)
    except Incomplete:
        return bare
    kept = release_head(folder, manifest)
    return bare if kept is None or manifest.model.name != bare.name else HeadedEmbedder(bare, kept)


def build_new_embedder(
    settings: Settings, name: str | None = None, *, named_by: str = "--model or PENAT_MODEL"
) -> "OnnxEmbedder":
    """Return the model for the next release: the one named, else set, else the served release's, else the only one.

    Raises Unavailable naming the models there are, and *named_by*, what another one is chosen with.
    """
    from penat.adapters.onnx_embedder import OnnxEmbedder

    made_with = _release_model(settings.cache)
    wanted = name or settings.model or (made_with.name if made_with else _only_model(settings))
    if wanted == UNKNOWN_MODEL:
        raise Unavailable(
            "the release was imported without saying which model made its vectors, so no words can be compared with "
            "them; import it again with --model NAME, or name a model to embed all pictures anew",
            field="model",
        )
    return OnnxEmbedder(_model_folder(settings, wanted, named_by), threads=settings.model_threads)


def model_folders(settings: Settings) -> list[Path]:
    """Return the folders that models are looked for in, the first one first."""
    package = Path(penat.__file__).resolve().parent
    inside = package / "shipped_models"  # of a wheel; a checkout has them beside the package
    shipped = inside if inside.is_dir() else package.parent / "chroma_cache" / MODELS
    return list(dict.fromkeys([settings.models or settings.cache / MODELS, shipped]))


def _model_folder(settings: Settings, wanted: str, named_by: str) -> Path:
    places = [Path(wanted)] if "/" in wanted else [folder / wanted for folder in model_folders(settings)]
    for place in places:
        if (place / "model.json").is_file():
            return place
    names = ", ".join(_names(settings)) or "none"
    raise Unavailable(
        f"there is no model {wanted!r} in {places[0].parent}; the models there are: {names}. Put its bundle there "
        f"(model.json, image.onnx, text.onnx, tokenizer.json), or name another one with {named_by}",
        field="model",
    )


def _release_model(cache: Path) -> ModelFact | None:
    release_id = current_id(cache)
    try:
        return read_manifest(release_folder(cache, release_id)).model if release_id else None
    except Incomplete:
        return None


def _only_model(settings: Settings) -> str:
    """Return the only model there is, or the shipped one's name."""
    names = _names(settings)
    return names[0] if len(names) == 1 else DEFAULT_MODEL


def _names(settings: Settings) -> list[str]:
    """Return the names of the models that make vectors; a segmenter's bundle may lie beside them."""
    cards = [card for folder in model_folders(settings) for card in folder.glob("*/model.json")]
    return sorted({card.parent.name for card in cards if kind_of(card.parent) != "segmenter"})
