"""`penat evaluate segments`: how well a segmenter cuts furniture out of pictures."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

import click
from tqdm import tqdm

from penat.cli.cache_option import settings_with
from penat.cli.failures import told_plainly
from penat.domain.errors import InvalidInput
from penat.domain.piece import Mode
from penat.lab.segment_scores import GroupScore
from penat.ports.segmenter import Segmenter
from penat.settings import Settings


@click.command()
@click.option(
    "--pictures", type=click.Path(path_type=Path),
    help="Pictures with transparency, in any folders, or rooms listed in rooms.jsonl beside their masks.",
)  # fmt: skip
@click.option(
    "--boxes", type=click.Path(path_type=Path, file_okay=False),
    help="In their place: rooms with rooms.json, whose entries have boxes around items of the served release.",
)  # fmt: skip
@click.option("--segmenter", metavar="NAME", help="A bundle, classical or yoloe. [default: the server's]")
@click.option("--mode", type=click.Choice(["quick", "full"]), default="quick", show_default=True)
@click.option("--every", type=click.IntRange(1), default=1, show_default=True, help="Take only each N-th picture.")
@click.option(
    "--least",
    type=click.FloatRange(0, 1),
    default=0.0,
    show_default=True,
    help="Pieces less sure than this are left out.",
)
@click.option("--cache", type=click.Path(path_type=Path), help="Where models are kept. [default: chroma_cache]")
@click.option("--json", "as_json", is_flag=True, help="One JSON list instead of the table.")
def segments(
    pictures: Path | None, boxes: Path | None, segmenter: str | None, mode: str, every: int, least: float,
    cache: Path | None, as_json: bool,
) -> None:  # fmt: skip
    """Print how well a segmenter cuts furniture out of pictures whose true masks are known.

    Pictures with transparency are laid on white, plain, shaded, shadowed and busy backgrounds, always the same ones.
    IoU is the intersection over the union of all that was found with all that is there; a piece counts as found from
    0.5 on.
    """
    with told_plainly():
        from penat.wiring.segment_evaluation import measure_segmenter
        from penat.wiring.segmenters import build_segmenter

        settings = settings_with(cache)
        if (pictures is None) == (boxes is None):
            raise InvalidInput("give either --pictures or --boxes", field="pictures")
        built = build_segmenter(settings, segmenter)
        if boxes is not None:
            _boxed(settings, built, boxes, "full" if mode == "full" else "quick", every, least, as_json)
            return
        assert pictures is not None
        with tqdm(unit=" pictures", desc="measuring", disable=None) as bar:
            rows = measure_segmenter(
                built, pictures, "full" if mode == "full" else "quick", every=every, least=least,
                heard=lambda *_: bar.update(),
            )  # fmt: skip
    if as_json:
        click.echo(json.dumps([asdict(row) for row in rows]))
        return
    click.echo(f"Segmenter {built.name} ({built.sha256[:12]}), mode {mode}")
    for line in table(rows):
        click.echo(line)


def _boxed(
    settings: Settings, built: Segmenter, boxes: Path, mode: Mode, every: int, least: float, as_json: bool
) -> None:
    from penat.cli import segment_boxes
    from penat.wiring.catalogue import build_source

    places = build_source(settings).current().places
    found = segment_boxes.measured(built, boxes, places, mode, every, least)
    if as_json:
        click.echo(json.dumps([asdict(row) for row in found]))
        return
    click.echo(f"Segmenter {built.name} ({built.sha256[:12]}), mode {mode}")
    segment_boxes.tell(found)


def table(rows: Sequence[GroupScore]) -> list[str]:
    """Return the rows as lines under a heading."""
    head = f"{'pictures of':12} {'number':>6} {'IoU':>6} {'>= 0.9':>7} {'none':>5} {'precision':>9} {'recall':>7}"
    head += f" {'IoU of found':>12} {'PQ':>6} {'class':>6} {'seconds':>8}"
    return [head, *(_line(row) for row in rows)]


def _line(row: GroupScore) -> str:
    said = f"{row.group:12} {row.pictures:6} {row.foreground:6.3f} {row.good:7.2f} {row.empty:5}"
    said += f" {_figure(row.precision):>9} {_figure(row.recall):>7} {_figure(row.matched_iou):>12}"
    return f"{said} {_figure(row.panoptic):>6} {_figure(row.classes):>6} {row.seconds:8.2f}"


def _figure(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"
