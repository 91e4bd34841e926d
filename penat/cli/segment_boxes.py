"""Rooms with boxes for `penat evaluate segments --boxes`, and the table of what was found in them."""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import click
from tqdm import tqdm

from penat.domain.errors import InvalidInput
from penat.domain.piece import Mode, SegmentWish
from penat.lab.photo_retrieval import room_items
from penat.lab.segment_boxes import BoxedRoom, BoxScore, box_scores
from penat.ports.segmenter import Segmenter


def measured(
    segmenter: Segmenter, folder: Path, places: Mapping[str, tuple[str, int]], mode: Mode, every: int, least: float
) -> list[BoxScore]:
    """Return what *segmenter* finds in the rooms of FOLDER/rooms.json, each *every*-th picture.

    *places* tell the category of each item. Raises InvalidInput for rooms that cannot be read and unknown items.
    """
    listed = _listed(folder)[::every]
    wish = SegmentWish(mode)
    with tqdm(total=len(listed), unit=" pictures", desc="measuring", disable=None) as bar:
        return box_scores(
            (_room(folder, name, told, places) for name, told in listed),
            lambda picture: [piece for piece in segmenter.segment(picture, wish) if piece.score >= least],
            counted=bar.update,
        )


def lines(rows: Sequence[BoxScore]) -> Iterator[str]:
    """Yield the rows as lines under a heading."""
    yield f"{'class':10} {'pieces':>6} {'found':>6} {'95 % interval':>16} {'named':>6} {'overlap':>7} {'made up':>7}"
    for one in rows:
        span = f"{one.interval[0]:.3f} to {one.interval[1]:.3f}"
        yield (
            f"{one.group:10} {one.pieces:6} {one.found:6.3f} {span:>16} {_figure(one.named):>6} {one.overlap:7.3f} "
            f"{_figure(one.made_up):>7}"
        )


def _listed(folder: Path) -> list[tuple[str, dict[str, object]]]:
    try:
        listed = json.loads((folder / "rooms.json").read_text(encoding="utf-8"))
        rooms = [(name, told) for name, told in sorted(listed.items()) if room_items(told)]
    except (OSError, ValueError, AttributeError, LookupError, TypeError) as error:
        raise InvalidInput(f"{folder / 'rooms.json'} cannot be read: {error}", field="boxes") from None
    if not rooms:
        raise InvalidInput(f"{folder / 'rooms.json'} has no room with boxes", field="boxes")
    return rooms


def _room(folder: Path, name: str, told: dict[str, object], places: Mapping[str, tuple[str, int]]) -> BoxedRoom:
    from penat.wiring.reading import read_photo

    items = room_items(told)
    unknown = [one.item for one in items if one.item not in places]
    if unknown:
        raise InvalidInput(f"room {name} holds {unknown[0]!r}, which is no item of the release", field="boxes")
    furniture = [(places[one.item][0], one.box) for one in items]
    return BoxedRoom(str(told.get("scene", name)), read_photo((folder / name).read_bytes()), furniture)


def _figure(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


def tell(rows: Sequence[BoxScore]) -> None:
    """Print the table."""
    for line in lines(rows):
        click.echo(line)
