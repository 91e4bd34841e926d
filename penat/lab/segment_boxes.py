"""How many pieces of furniture in pictures of rooms a segmenter finds, where only boxes around them are known."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from penat.domain.furnishing import overlap
from penat.domain.geometry import Floats
from penat.domain.piece import Box, Piece
from penat.lab.intervals import grouped_interval

FITS = 0.5
Segment = Callable[[NDArray[Any]], Sequence[Piece]]


@dataclass(frozen=True)
class BoxedRoom:
    """A picture, the scene it shows, and the furniture seen in it: class and box of each."""

    scene: str
    picture: NDArray[Any]
    furniture: Sequence[tuple[str, Box]]


@dataclass(frozen=True)
class BoxScore:
    """What was found of one class, or of "all".

    *found* is the share of pieces whose box one found piece's box overlaps by half of their union, with its 95 %
    bootstrap interval over scenes; *named* the share of these that have the right class; *overlap* the mean share of
    overlap with the best found piece; *made_up* the share of found pieces that fit no box, None by class.
    """

    group: str
    pieces: int
    scenes: int
    found: float
    interval: tuple[float, float]
    named: float | None
    overlap: float
    made_up: float | None


@dataclass(frozen=True)
class _Seen:
    group: str
    scene: str
    overlap: float
    named: bool

    @property
    def found(self) -> bool:
        return self.overlap >= FITS


def box_scores(
    rooms: Iterable[BoxedRoom], segment: Segment, seed: int = 0, counted: Callable[[], object] = lambda: None
) -> list[BoxScore]:
    """Return the figures of all furniture and of each class. Raises ValueError where there is none."""
    seen: list[_Seen] = []
    fitting, pieces = 0, 0
    for room in rooms:
        found = segment(room.picture)
        shares = _shares([box for _, box in room.furniture], [piece.box for piece in found])
        pieces += len(found)
        fitting += int((shares >= FITS).any(axis=0).sum()) if room.furniture else 0
        for (group, _), row in zip(room.furniture, shares, strict=True):
            best = int(row.argmax()) if len(found) else None
            share = 0.0 if best is None else float(row[best])
            seen.append(_Seen(group, room.scene, share, best is not None and found[best].label == group))
        counted()
    if not seen:
        raise ValueError("there is no furniture with a box")
    made_up = 1 - fitting / pieces if pieces else None
    groups = sorted({one.group for one in seen})
    by_group = [_score(group, [one for one in seen if one.group == group], None, seed) for group in groups]
    return [_score("all", seen, made_up, seed), *by_group]


def _shares(boxes: Sequence[Box], found: Sequence[Box]) -> Floats:
    """Return by how much each box (n,) and each found one (m,) overlap, (n, m)."""
    return np.array([[overlap(one, other) for other in found] for one in boxes]).reshape(len(boxes), len(found))


def _score(group: str, seen: Sequence[_Seen], made_up: float | None, seed: int) -> BoxScore:
    found = [one for one in seen if one.found]
    return BoxScore(
        group, len(seen), len({one.scene for one in seen}), len(found) / len(seen), _interval(seen, seed),
        sum(one.named for one in found) / len(found) if found else None,
        float(np.mean([one.overlap for one in seen])), made_up,
    )  # fmt: skip


def _interval(seen: Sequence[_Seen], seed: int) -> tuple[float, float]:
    """Return the 95 % interval of the share found, whole scenes being drawn again."""
    scenes = sorted({one.scene for one in seen})
    place = {scene: number for number, scene in enumerate(scenes)}
    counts = np.zeros((2, len(scenes)))
    for one in seen:
        counts[:, place[one.scene]] += (one.found, 1)
    return grouped_interval(counts[0], counts[1], np.random.default_rng(seed))
