"""What rooms taught of a catalogue whose items lie on an arc: there, opposites go together."""

import numpy as np

from penat.domain.catalogue import Catalogue
from penat.domain.compatibility import Space, Strength, fitted
from penat.domain.room_blend import KeptBlend, RoomBlend, blend_of

WEIGHTS = np.array([0.0, 1.0, 0.0])


def opposites(catalogue: Catalogue, weights=WEIGHTS, width: float = 0.1) -> RoomBlend:
    """Return the blend of rooms that hold the first item of one category with the last of another, and so on."""
    shelves = list(catalogue.shelves.values())
    vectors = np.concatenate([one.vectors for one in shelves])
    sizes = [len(one) for one in shelves]
    space = Space(vectors, np.repeat(np.arange(len(shelves)), sizes))
    starts = np.cumsum([0, *sizes])
    rooms = [
        (starts[a] + round(part * (sizes[a] - 1)), starts[b] + round((1 - part) * (sizes[b] - 1)))
        for a in range(len(shelves)) for b in range(len(shelves)) if a != b for part in np.linspace(0, 1, 8)
    ]  # fmt: skip
    found = fitted(space, rooms, Strength(width), space.traits())
    return blend_of(found, tuple(one.category for one in shelves), weights)


def kept(catalogue: Catalogue, blend: RoomBlend | None = None, interval=(0.01, 0.05), **other) -> KeptBlend:
    """Return such a blend as it is kept, proven unless *interval* says otherwise."""
    facts = {"model": catalogue.model, "model_sha256": catalogue.model_sha256, **other}
    return KeptBlend(blend or opposites(catalogue), difference=0.03, interval=interval, card={"rooms": 48}, **facts)
