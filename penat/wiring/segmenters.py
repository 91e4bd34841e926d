"""Which segmenter, and where it lies."""

from collections.abc import Callable
from pathlib import Path

from penat.adapters.model_bundle import CARD, kind_of
from penat.domain.errors import Unavailable
from penat.ports.segmenter import Segmenter
from penat.settings import Settings
from penat.wiring.models import model_folders

SHIPPED, CLASSICAL, YOLOE = "penat-segment", "classical", "yoloe"


def build_segmenter(settings: Settings, name: str | None = None) -> Segmenter:
    """Return what finds pieces in pictures: the one named, else set, else the shipped bundle, else the classical one.

    The shipped bundle is joined by the classical one, which outlines better before a backdrop; named, it is alone.
    "classical" needs no model; "yoloe" and "yoloe:FILE.pt" are YOLOE's weights in MODELS/yoloe; any other name is a
    bundle's folder in MODELS, or its path. Networks are loaded at first use. Raises Unavailable naming those there are.
    """
    wanted = name or settings.segmenter
    if not wanted:
        return _default(settings)
    kind, _, rest = wanted.partition(":")
    builder = _BUILDERS.get(kind)
    return builder(settings, rest) if builder else _bundled(settings, wanted)


def _default(settings: Settings) -> Segmenter:
    from penat.adapters.backdrop_segmenter import BackdropSegmenter

    outliner = _classical(settings, "")
    return BackdropSegmenter(outliner, _bundled(settings, SHIPPED)) if _folder(settings, SHIPPED) else outliner


def segmenter_names(settings: Settings) -> list[str]:
    """Return what may be named: the bundles there are, and what is always there."""
    cards = [card for folder in model_folders(settings) for card in folder.glob(f"*/{CARD}")]
    bundles = sorted({card.parent.name for card in cards if kind_of(card.parent) == "segmenter"})
    return [*bundles, CLASSICAL, YOLOE]


def _bundled(settings: Settings, wanted: str) -> Segmenter:
    from penat.adapters.onnx_segmenter import OnnxSegmenter

    folder = _folder(settings, wanted)
    if folder is None:
        raise Unavailable(
            f"there is no segmenter {wanted!r} in {model_folders(settings)[0]}; those there are: "
            f"{', '.join(segmenter_names(settings))}. Put its bundle there (model.json, segment.onnx), or name another "
            "one in PENAT_SEGMENTER",
            field="segmenter",
        )
    return OnnxSegmenter(folder, threads=settings.model_threads)


def _folder(settings: Settings, wanted: str) -> Path | None:
    """Return where the bundle lies, or None."""
    places = [Path(wanted)] if "/" in wanted else [folder / wanted for folder in model_folders(settings)]
    return next((place for place in places if (place / CARD).is_file()), None)


def _classical(_settings: Settings, rest: str) -> Segmenter:
    from penat.adapters.classical_segmenter import ClassicalSegmenter

    if rest:
        raise Unavailable(f"the classical segmenter has no variant {rest!r}; say classical", field="segmenter")
    return ClassicalSegmenter()


def _yoloe(settings: Settings, rest: str) -> Segmenter:
    from penat.adapters.yoloe_segmenter import YoloeSegmenter, weights_in

    return YoloeSegmenter(weights_in([folder / YOLOE for folder in model_folders(settings)], rest))


_BUILDERS: dict[str, Callable[[Settings, str], Segmenter]] = {CLASSICAL: _classical, YOLOE: _yoloe}
