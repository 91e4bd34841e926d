"""`penat evaluate carve`: how well a class is carved out of a category by example, as each model asked sees it."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click
from tqdm import tqdm

from penat.cli.cache_option import cache_option, settings_with
from penat.cli.counting import counting
from penat.cli.failures import told_plainly
from penat.domain.doubt import DEFAULT_ORDER, ORDERS, Order
from penat.domain.errors import InvalidInput
from penat.domain.fusion import DEFAULT_FUSION, FUSIONS, Fusion
from penat.settings import Settings

if TYPE_CHECKING:
    from penat.domain.catalogue import Catalogue
    from penat.lab.carve import CarveScore, ClassScore
    from penat.use_cases.views import View


@click.command()
@click.option("--column", "columns", multiple=True, help="A column that holds the truth. [default: style, material]")
@click.option("--judgements", type=click.IntRange(0, 200), default=15, show_default=True, help="Judgements a session.")
@click.option(
    "--judge",
    type=click.Choice(ORDERS),
    default=DEFAULT_ORDER,
    show_default=True,
    help="What is judged next: the best result, or the one nearest to where likes turn into dislikes.",
)
@click.option("--starts", type=click.IntRange(1), default=4, show_default=True, help="Sessions a class.")
@click.option("--least", type=click.IntRange(2), default=5, show_default=True, help="The smallest class tried.")
@click.option(
    "--seed", type=click.IntRange(0), default=0, show_default=True, help="Which pictures sessions start from."
)
@click.option(
    "--model", "models", multiple=True, metavar="NAME",
    help="A model of the release, its own or a further one; again for more. [default: the release's own]",
)  # fmt: skip
@click.option("--all-models", "together", is_flag=True, help="All models of the release together.")
@click.option(
    "--fusion",
    type=click.Choice(FUSIONS),
    help=f"How the scores of several models become one. [default: {DEFAULT_FUSION}]",
)
@click.option("--classes", "by_class", is_flag=True, help="Every class too, not only the columns as a whole.")
@cache_option
@click.option("--json", "as_json", is_flag=True, help="One JSON object instead of the tables.")
def carve(
    columns: tuple[str, ...], judgements: int, judge: Order, starts: int, least: int, seed: int,
    models: tuple[str, ...], fusion: Fusion | None, cache: Path | None, *, together: bool, by_class: bool,
    as_json: bool,
) -> None:  # fmt: skip
    """Print how well a class is carved out of a category by example, for every strategy.

    A simulated curator starts from one picture and judges one result after another. The class is then what was liked
    and the best of the rest, as many as it has items: precision equals recall. "worse" is the share of sessions
    that end below the same question without any judgement. Several models are asked together as the search asks them.
    """
    with told_plainly():
        from penat.lab.carve import carve as run
        from penat.lab.carve import classes
        from penat.wiring.catalogue import build_source

        settings = settings_with(cache)
        catalogue = build_source(settings).current()
        views = _views(settings, catalogue, models, fusion, together=together)
        asked = classes(catalogue, columns or ("style", "material"), least)
        with tqdm(unit=" classes", desc="carving", disable=None) as bar:
            scores, each = run(
                asked, views, fusion or DEFAULT_FUSION, judgements=judgements, starts=starts, seed=seed,
                progress=counting(bar), judge=judge,
            )  # fmt: skip
    names = [view.model for view in views] if models or together else []
    joined = fusion or DEFAULT_FUSION if len(names) > 1 else None
    if as_json:
        seen = {"judge": judge, **({"models": names, "fusion": joined} if names else {})}
        rows = {"scores": [asdict(row) for row in scores], "classes": [asdict(row) for row in each]}
        click.echo(json.dumps({**seen, **rows}))
        return
    told = f"{catalogue.release}{_seen_by(names, joined)}"
    _tell(told, f"{judgements} judgements of the {judge}", scores, each if by_class else [])


def _views(
    settings: Settings, catalogue: "Catalogue", models: Sequence[str], fusion: Fusion | None, *, together: bool
) -> "list[View]":
    """Return the release as each model asked sees it. Raises InvalidInput for options that do not go together."""
    from penat.wiring.reading import release_views

    if models and together:
        raise InvalidInput("--all-models asks every model already; leave --model away", field="model")
    views = release_views(settings, catalogue, None if together else models or (catalogue.model,))
    if fusion and len(views) == 1:
        raise InvalidInput(
            f"--fusion joins several models, and only {views[0].model} is asked; name more with --model, or make "
            "further ones: penat releases embed --model NAME", field="fusion",
        )  # fmt: skip
    return views


def _seen_by(names: Sequence[str], fusion: Fusion | None) -> str:
    if not names:
        return ""
    return f", seen by {' and '.join(names)}" + (f", joined by {fusion}" if fusion else "")


def _tell(release: str, judged: str, scores: "list[CarveScore]", each: "list[ClassScore]") -> None:
    click.echo(f"Release {release}: one picture and {judged}; precision = recall at the class's size")
    click.echo(f"{'column':10} {'way':18} {'sessions':>8} {'mean':>6} {'>= 0.9':>7} {'worse':>6}")
    for row in scores:
        click.echo(f"{row.column:10} {row.way:18} {row.sessions:8} {row.share:6.3f} {row.good:7.2f} {row.worse:6.3f}")
    if each:
        click.echo(f"{'class':34} {'items':>9} {'words':>6} {'start':>6} {'judged':>7}  way")
    for one in sorted(each, key=lambda one: (one.way, -one.share)):
        size = f"{one.size} of {one.of}"
        name = f"{one.label} {one.category}"
        click.echo(f"{name:34} {size:>9} {one.text:6.2f} {one.start:6.2f} {one.share:7.2f}  {one.way}")
