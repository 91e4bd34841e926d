"""`penat evaluate photos`: whether a photo of an item finds that item."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click
from tqdm import tqdm

from penat.cli.cache_option import cache_option, settings_with
from penat.cli.failures import told_plainly
from penat.domain.errors import InvalidInput
from penat.lab.photo_retrieval import Retrieval, RoomItem, of_rooms, of_views, room_items


@click.command()
@click.option(
    "--views", type=click.Path(path_type=Path, file_okay=False), metavar="DIR",
    help="Pictures named after the item they show: DIR/ITEM_ID.jpg.",
)  # fmt: skip
@click.option(
    "--rooms", type=click.Path(path_type=Path, file_okay=False), metavar="DIR",
    help="Rooms with rooms.json, whose entries have boxes: {item id: [left, top, width, height]}.",
)  # fmt: skip
@click.option("--segmenter", metavar="NAME", help="A bundle, classical or yoloe. [default: the server's]")
@cache_option
@click.option("--json", "as_json", is_flag=True, help="One JSON list instead of the table.")
def photos(views: Path | None, rooms: Path | None, segmenter: str | None, cache: Path | None, as_json: bool) -> None:
    """Print how often a photo's item comes first, or among the first five, of all designs of the served release.

    It is asked by the whole picture, and by the piece that the segmenter cuts out of it. The intervals are 95 %
    bootstrap intervals over the photos.
    """
    with told_plainly():
        from penat.wiring.catalogue import build_source
        from penat.wiring.models import build_embedder
        from penat.wiring.segmenters import build_segmenter

        if views is None and rooms is None:
            raise InvalidInput("there is nothing to measure; give --views, --rooms or both", field="views")
        settings = settings_with(cache)
        catalogue = build_source(settings).current()
        embedder, cutter = build_embedder(settings, catalogue.model), build_segmenter(settings, segmenter)
        found: list[Retrieval] = []
        with tqdm(unit=" pictures", desc="looking", disable=None) as bar:
            if views is not None:
                found += of_views(catalogue, _views(views, catalogue.places), embedder, cutter, bar.update)
            if rooms is not None:
                found += of_rooms(catalogue, _rooms(rooms, catalogue.places), embedder, cutter, bar.update)
    if as_json:
        click.echo(json.dumps([asdict(one) for one in found]))
        return
    click.echo(f"Release {catalogue.release}, {len(catalogue.places)} items; segmenter {cutter.name}")
    click.echo(f"{'asked by':16} {'photos':>6} {'first':>6} {'95 % interval':>16} {'in 5':>6} {'95 % interval':>16}"
               f" {'first of its category':>22} {'in 5':>6}")  # fmt: skip
    for one in found:
        click.echo(
            f"{one.way:16} {one.photos:6} {one.at1:6.3f} {_span(one.at1_interval)} {one.at5:6.3f} "
            f"{_span(one.at5_interval)} {one.own_category_at1:22.3f} {one.own_category_at5:6.3f}"
        )


def _span(interval: tuple[float, float]) -> str:
    return f"{f'{interval[0]:.3f} to {interval[1]:.3f}':>16}"


def _views(folder: Path, known: Any) -> Iterator[tuple[str, Any]]:
    """Yield the item and pixels of each picture. Raises InvalidInput for one named after no item."""
    from penat.wiring.reading import read_photo

    paths = sorted(path for path in folder.glob("*.*") if path.suffix.lower() in (".jpg", ".png", ".webp"))
    if not paths:
        raise InvalidInput(f"{folder} holds no picture named ITEM_ID.jpg", field="views")
    for path in paths:
        if path.stem not in known:
            raise InvalidInput(f"{path.name} is named after no item of the release", field="views")
        yield path.stem, read_photo(path.read_bytes())


def _rooms(folder: Path, known: Any) -> Iterator[tuple[list[RoomItem], Any]]:
    """Yield the items and pixels of each room. Raises InvalidInput for a listing that is none."""
    from penat.wiring.reading import read_photo

    try:
        listed = json.loads((folder / "rooms.json").read_text(encoding="utf-8"))
        told = {name: room_items(room) for name, room in listed.items()}
    except (OSError, ValueError, AttributeError, LookupError, TypeError) as error:
        raise InvalidInput(f"{folder / 'rooms.json'} cannot be read: {error}", field="rooms") from None
    for name, items in told.items():
        unknown = [one.item for one in items if one.item not in known]
        if unknown:
            raise InvalidInput(f"room {name} holds {unknown[0]!r}, which is no item of the release", field="rooms")
        yield items, read_photo((folder / name).read_bytes())
