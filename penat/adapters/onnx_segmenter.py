"""A segmenter's ONNX bundle on the CPU, in any of the layouts that detectors and segmenters are exported in."""

from pathlib import Path
from time import perf_counter
from typing import Any

from numpy.typing import NDArray

from penat.adapters.centres_layout import find_by_centres, passes_of
from penat.adapters.detr_layout import find_by_queries
from penat.adapters.mask_rcnn_layout import find_by_regions
from penat.adapters.segmenter_bundle import read_segmenter_card
from penat.adapters.segmenter_input import checked_picture
from penat.adapters.segmenter_network import Finder, Network
from penat.adapters.segmenter_pace import Pace
from penat.adapters.tiles import looks
from penat.adapters.yolo_layout import find_by_prototypes
from penat.domain.errors import Unavailable
from penat.domain.piece import Piece, SegmentWish
from penat.ports.segmenter import Progress, Segmenter, unheard

_FINDERS: dict[str, Finder] = {
    "centres": find_by_centres,
    "yolo-seg": find_by_prototypes,
    "detr": find_by_queries,
    "mask-rcnn": find_by_regions,
}
_FIRST_GUESS = 0.5


class OnnxSegmenter(Segmenter):
    """The bundle at *folder*; the network is loaded, and its checksum checked, when it is first used.

    *threads* is what one run may use, 0 for all cores. Safe to use from several threads.
    """

    reads_prompts = False

    def __init__(self, folder: Path, *, threads: int = 0) -> None:
        self.folder = folder
        self.card = read_segmenter_card(folder)
        self.name = self.card.name
        self.sha256 = self.card.fingerprint
        self.classes = self.card.labels
        self._network = Network(folder, self.card, threads)
        self._pace = Pace(_FIRST_GUESS)

    def segment(self, picture: NDArray[Any], wish: SegmentWish, progress: Progress = unheard) -> list[Piece]:
        """Return the pieces, the surest first. Mode "full" looks several times; "prompt" finds all, unranked.

        Raises Unavailable where the network is missing, damaged, or does not answer as its card says.
        """
        pixels = checked_picture(picture)
        heard = _Heard(progress)
        began = perf_counter()
        try:
            pieces = _FINDERS[self.card.layout](self._network, pixels, wish, heard)
        except ValueError as error:
            if error is heard.raised:
                raise
            raise Unavailable(
                f"segmenter {self.name} cannot be used: {error}; its card says layout {self.card.layout!r}, "
                f"{len(self.card.classes)} classes: correct model.json, or export it again"
            ) from None
        self._pace.took(perf_counter() - began, self._passes(wish))
        progress(1.0)
        return self.card.worded(pieces)

    def seconds(self, height: int, width: int, wish: SegmentWish) -> float:  # noqa: ARG002  # scaled to one size
        """Return about how long it takes, from what earlier runs took."""
        return self._pace.seconds * self._passes(wish)

    def _passes(self, wish: SegmentWish) -> int:
        return len(passes_of(self.card, wish)) if self.card.layout == "centres" else looks(wish)


class _Heard:
    """Tells *progress*, and remembers what it raised to stop the work: that is no fault of the network's."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self.raised: Exception | None = None

    def __call__(self, share: float) -> None:
        try:
            self._progress(share)
        except Exception as error:
            self.raised = error
            raise
