"""Measuring a segmenter on pictures whose pieces are known."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from penat.adapters.true_masks import ROOMS, MaskedRoom, cut_out_paths, read_cut_outs, read_rooms
from penat.domain.errors import InvalidInput
from penat.domain.piece import Mode, Piece, SegmentWish
from penat.lab.composites import BACKGROUNDS, composite
from penat.lab.segment_scores import GroupScore, PictureScore, Sample, TruePiece, measure
from penat.ports.segmenter import Segmenter

Heard = Callable[[Sample, Sequence[Piece], PictureScore], None]
ROOM_GROUP = "rooms"


def measure_segmenter(
    segmenter: Segmenter, folder: Path, mode: Mode = "quick", *, every: int = 1, least: float = 0.0,
    heard: Heard | None = None,
) -> list[GroupScore]:  # fmt: skip
    """Return how well *segmenter* finds the pieces in the pictures of *folder*, a row for each kind of picture.

    Cut-outs are laid on each of the lab's backgrounds; rooms are taken as they are. Only each *every*-th picture is
    taken, and only pieces with a score of at least *least* count. Raises InvalidInput where the folder has neither.
    """
    wish = SegmentWish(mode)
    rows = measure(
        samples(folder, segmenter.classes, every),
        lambda picture: [piece for piece in segmenter.segment(picture, wish) if piece.score >= least],
        heard,
    )
    if not rows:
        raise InvalidInput(
            f"{folder} has no picture with transparency and no {ROOMS}; both are looked for", field="pictures"
        )
    return rows


def samples(folder: Path, classes: Sequence[str], every: int = 1) -> Iterator[Sample]:
    """Return the pictures with their true pieces, one at a time; a class counts where the segmenter knows its word."""
    for cut in read_cut_outs(cut_out_paths(folder)[::every]):
        label = cut.label if cut.label in classes else None
        name = cut.path.relative_to(folder).as_posix()
        for background in BACKGROUNDS:
            picture, mask = composite(cut.pixels, background, name)
            yield Sample(name, background, picture, (TruePiece(mask, label),))
    for number, room in enumerate(read_rooms(folder)):
        if number % every == 0:
            yield _room_sample(room, classes)


def _room_sample(room: MaskedRoom, classes: Sequence[str]) -> Sample:
    truth = tuple(TruePiece(mask, label if label in classes else None) for mask, label in room.pieces)
    return Sample(room.path.name, ROOM_GROUP, room.pixels, truth)
