"""The blend that servers are given: judged scene by scene as `room_matches` does it, then fitted to every room."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from penat.domain.compatibility import METHODS, Space, fitted
from penat.domain.errors import InvalidInput
from penat.domain.room_blend import RoomBlend, blend_of
from penat.lab.room_matches import Rooms, Verdict, chosen_settings, judged

MOST_ITEMS = 4000
MOST_ROOMS = 20_000


@dataclass(frozen=True)
class Learned:
    """A blend of every room, with what the judging of its kind of blend found on scenes held out."""

    blend: RoomBlend
    verdict: Verdict
    settings: Mapping[str, float]


def learned(space: Space, rooms: Rooms, names: Sequence[str], seed: int = 0) -> Learned:
    """Return what the rooms teach of a whole release. Raises InvalidInput where they are too few or too many.

    *names* are the categories by number. Settings and weights are chosen by cross-validation over all scenes.
    """
    seen = np.unique(np.array([row for room in rooms.items for row in room], dtype=np.intp))
    if len(seen) > MOST_ITEMS or len(rooms.items) > MOST_ROOMS:
        raise InvalidInput(
            f"{len(rooms.items)} rooms with {len(seen)} different items; learn from at most {MOST_ROOMS} rooms and "
            f"{MOST_ITEMS} items at once", field="rooms",
        )  # fmt: skip
    verdict = judged(space, rooms, names, seed=seed)
    traits = space.traits().of(seen)
    few, mine = Space(space.vectors[seen], space.category[seen]), rooms.among(seen)
    strength, weights = chosen_settings(few, mine, traits, seed)
    blend = blend_of(fitted(few, mine.items, strength, traits), tuple(names), weights)
    told = {"width": strength.width, "ridge": strength.ridge, "rank": strength.rank}
    return Learned(blend, verdict, told | dict(zip(METHODS, weights.tolist(), strict=True)))
