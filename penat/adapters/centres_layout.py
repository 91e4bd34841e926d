"""The layout "centres": a network that says of each pixel its class and where the centre of its piece is."""

import numpy as np
from numpy.typing import NDArray

from penat.adapters.segmenter_bundle import SegmenterCard
from penat.adapters.segmenter_input import fitted_corner
from penat.adapters.segmenter_network import Network, output_named
from penat.domain.map_averaging import mean_maps, mirrored
from penat.domain.piece import Piece, SegmentWish
from penat.domain.piece_grouping import PixelMaps, group_pieces, softmax
from penat.ports.segmenter import Progress

_MULTIPLE = 32


def find_by_centres(network: Network, picture: NDArray[np.uint8], wish: SegmentWish, progress: Progress) -> list[Piece]:
    """Return the pieces of a picture. Raises ValueError where the network does not answer as the layout says."""
    passes = passes_of(network.card, wish)
    answers = []
    for number, (scale, turned) in enumerate(passes, start=1):
        answers.append(_asked(network, picture, scale, turned))
        progress(number / (len(passes) + 1))
    height, width = picture.shape[:2]
    return group_pieces(mean_maps(answers), network.card.classes, height, width, network.card.rules)


def passes_of(card: SegmenterCard, wish: SegmentWish) -> list[tuple[float, bool]]:
    """Return how often the picture is looked at: at which scale, and whether mirrored. Once, unless it is "full"."""
    if wish.mode != "full":
        return [(1.0, False)]
    return [(scale, turned) for scale in card.full_scales for turned in (False, True)]


def _asked(network: Network, picture: NDArray[np.uint8], scale: float, turned: bool) -> PixelMaps:
    longer = max(_MULTIPLE, round(network.card.image_size * scale))
    fitted = fitted_corner(picture, network.card, longer, _MULTIPLE)
    answers = network.ask(np.ascontiguousarray(fitted.pixels[..., ::-1]) if turned else fitted.pixels)
    classes, centres, offsets = (output_named(answers, name) for name in ("classes", "centres", "offsets"))
    if any(one.ndim != 4 or len(one) != 1 for one in (classes, centres, offsets)):
        raise ValueError("its outputs classes, centres and offsets are not (1, channels, height, width)")
    rows, columns = fitted.pixels.shape[2] / centres.shape[2], fitted.pixels.shape[3] / centres.shape[3]
    content = (fitted.height / rows, fitted.width / columns)
    heights, ways = centres[0, 0].astype(np.float32), offsets[0].astype(np.float32)
    maps = PixelMaps(softmax(classes[0]), heights, ways, content)
    return mirrored(maps) if turned else maps
