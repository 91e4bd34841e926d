"""`penat evaluate matches`: whether rooms tell what goes together better than distance does."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from penat.cli.cache_option import cache_option, settings_with
from penat.cli.failures import told_plainly
from penat.cli.strange_items import tell_strange
from penat.domain.compatibility import Space
from penat.lab.picks_vectors import space_from_file, space_of_release
from penat.lab.room_files import read_rooms
from penat.lab.room_matches import ALL, Figures, Verdict
from penat.lab.room_matches import judged as run
from penat.settings import Settings


@click.command()
@click.option(
    "--vectors", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE.npz",
    help="ids, vectors and, if it has them, categories (else an id's part before the /). [default: the served release]",
)  # fmt: skip
@click.option(
    "--rooms", type=click.Path(path_type=Path, dir_okay=False), metavar="rooms.json",
    help='{"photo": {"scene": …, "items": [ids]}}: learned from, and judged scene by scene without --test-rooms. '
    "[default: DATA/_rooms/rooms.json]",
)  # fmt: skip
@click.option(
    "--test-rooms", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE",
    help="Judge on these rooms; those of --rooms that share a scene with them are not learned from.",
)  # fmt: skip
@click.option("--seed", type=click.IntRange(0), default=0, show_default=True, help="Of the blanks and the bootstrap.")
@cache_option
@click.option("--json", "as_json", is_flag=True, help="One JSON object instead of the tables.")
def matches(
    vectors: Path | None, rooms: Path | None, test_rooms: Path | None, seed: int, cache: Path | None, as_json: bool
) -> None:
    """Print how well an item's room-mates are told from other items: by distance, by rooms seen, and by both.

    AUC, hits among the first 5 and 10, and the share of blanks filled in rightly out of four, each over items of rooms
    whose scene was not learned from. The interval is a 95 % bootstrap over scenes.
    """
    with told_plainly():
        settings = settings_with(cache)
        ids, space, names = _served(settings) if vectors is None else space_from_file(vectors)
        learned = read_rooms(settings.data / "_rooms" / "rooms.json" if rooms is None else rooms, ids, "rooms")
        asked = None if test_rooms is None else read_rooms(test_rooms, ids, "test_rooms")
        found = run(space, learned.rooms, names, None if asked is None else asked.rooms, seed)
    tell_strange([*learned.strange, *(asked.strange if asked is not None else ())])
    if as_json:
        click.echo(json.dumps(_told(found)))
        return
    _tell(found)


def _served(settings: Settings) -> tuple[list[str], Space, list[str]]:
    from penat.wiring.catalogue import build_source

    return space_of_release(build_source(settings).current())


def _told(found: Verdict) -> dict[str, Any]:
    difference, interval = found.blend_minus_nearest
    return {
        "overall": {name: asdict(figures) for name, figures in found.overall.items()},
        "pairs": {pair: {name: asdict(one) for name, one in by.items()} for pair, by in found.pairs.items()},
        "blend_minus_nearest": {"auc": difference, "interval": interval},
        "default": found.default,
        "weights": list(found.weights),
    }


def _tell(found: Verdict) -> None:
    click.echo(
        f"{'':26} {'method':8} {'AUC':>6} {'95 % interval':>16} {'hit@5':>6} {'hit@10':>6} {'1 of 4':>6} {'asked':>6}"
    )
    for where, by in [("overall", found.overall), *found.pairs.items()]:
        for name in ALL:
            _line(where if name == ALL[0] else "", name, by[name])
    difference, (low, high) = found.blend_minus_nearest
    click.echo(f"blend minus nearest: {difference:+.3f} AUC ({low:+.3f} to {high:+.3f})")
    if found.default == "nearest":
        click.echo("The blend does not beat distance for certain: nearest stays the default.")
    else:
        click.echo("The blend beats distance, the interval clear of zero: it becomes the default.")


def _line(where: str, name: str, one: Figures) -> None:
    low, high = one.interval
    click.echo(
        f"{where:26} {name:8} {one.auc:6.3f} {f'{low:.3f} to {high:.3f}':>16} {one.hit5:6.3f} {one.hit10:6.3f} "
        f"{one.fill_in_the_blank:6.3f} {one.questions:6}"
    )
