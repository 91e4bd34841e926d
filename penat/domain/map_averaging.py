"""Several answers of one network about one picture (larger, mirrored) as one, steadier than each."""

from collections.abc import Sequence

import numpy as np

from penat.domain.mask_scaling import positions, sampled
from penat.domain.piece_grouping import PixelMaps


def mirrored(maps: PixelMaps) -> PixelMaps:
    """Return what a network said of a mirrored picture as it would be of the picture: left is right again.

    The whole map is turned, padding and all, so the content must end where the map does or be turned with it.
    """
    offsets = maps.offsets[..., ::-1].copy()
    offsets[1] *= -1
    return PixelMaps(maps.probabilities[..., ::-1], maps.centres[..., ::-1], offsets, maps.content)


def mean_maps(answers: Sequence[PixelMaps]) -> PixelMaps:
    """Return the mean of *answers* on the largest one's map, its content only. Raises ValueError where there is none.

    Offsets are scaled with the maps. The maps need not be of one size, but all show one picture.
    """
    if not answers:
        raise ValueError("no answers to average")
    largest = max(answers, key=lambda one: one.content[0] * one.content[1]).shown()
    brought = [_brought_to(one.shown(), largest) for one in answers]
    return PixelMaps(
        np.mean([one.probabilities for one in brought], axis=0),
        np.mean([one.centres for one in brought], axis=0),
        np.mean([one.offsets for one in brought], axis=0),
        largest.content,
    )


def _brought_to(maps: PixelMaps, like: PixelMaps) -> PixelMaps:
    """Return *maps* on the map of *like*."""
    if maps.content == like.content:
        return maps
    height, width = like.centres.shape
    rows = positions(height, height * maps.content[0] / like.content[0])
    columns = positions(width, width * maps.content[1] / like.content[1])
    growth = np.array([like.content[0] / maps.content[0], like.content[1] / maps.content[1]], dtype=np.float32)
    return PixelMaps(
        sampled(maps.probabilities, rows, columns),
        sampled(maps.centres, rows, columns),
        sampled(maps.offsets, rows, columns) * growth[:, None, None],
        like.content,
    )
