"""`penat tune …`: a small head on a frozen model, fitted to labels, and what it gains on what it never saw."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from tqdm import tqdm

from penat.cli.cache_option import cache_option, settings_with
from penat.cli.counting import counting
from penat.cli.failures import told_plainly
from penat.cli.tune_apply import apply_head, list_heads, remove_head
from penat.settings import Settings

if TYPE_CHECKING:
    from penat.lab.tuning import Plan
    from penat.lab.tuning_story import Story
    from penat.wiring.tuning import Material

_path = click.Path(path_type=Path)
Command = Callable[..., None]


@click.group()
def tune() -> None:
    """Fit small heads on the frozen model, measure what they gain, and put them on the release."""


for _command in (list_heads, apply_head, remove_head):
    tune.add_command(_command)

_OPTIONS = [
    click.option(
        "--labels", "--label", "labels", metavar="WHAT", default="style", show_default=True,
        help="A column, or set:NAME,set:OTHER for label sets.",
    ),
    click.option("--judgements", is_flag=True, help="Learn from all judged questions, in the place of labels."),
    click.option("--vectors", type=_path, help="An .npz of ids and vectors, in the release's place; needs --table."),
    click.option("--table", type=_path, help="The table about those ids, with a column id."),
    click.option("--scenes", type=_path, help="Rooms as JSON; items of one scene are never parted. With --vectors."),
    click.option(
        "--nuisance", default="category", show_default=True, metavar="COLUMN",
        help="What is known of every item and may be seen past; none for nothing.",
    ),
    click.option(
        "--tie", "ties", multiple=True, metavar="COLUMN", help="Never part items with one value of it; again for more."
    ),
    click.option(
        "--unseen", type=click.Choice(["classes", "items"]),
        help="What is held out. [default: classes where there are enough, and items]",
    ),
    click.option("--ways", type=click.IntRange(2, 100), default=5, show_default=True, help="Classes of an episode."),
    click.option(
        "--shots", type=click.IntRange(1, 100), multiple=True, default=(1, 5), show_default=True,
        help="Examples of each class; again for more.",
    ),
    click.option(
        "--queries", type=click.IntRange(1, 1000), default=15, show_default=True, help="Queries of each class."
    ),
    click.option(
        "--episodes", type=click.IntRange(2, 100_000), default=300, show_default=True, help="Episodes of a split."
    ),
    click.option("--splits", type=click.IntRange(2, 1000), default=8, show_default=True, help="Splits."),
    click.option(
        "--share", type=click.FloatRange(0.05, 0.95), default=0.4, show_default=True,
        help="The share of items held out where classes are seen.",
    ),
    click.option("--method", help="Try this way alone, and take its best strength even where nothing is gained."),
    click.option("--strength", type=float, help="Try this strength of --method alone."),
    click.option("--labelled-only", is_flag=True, help="Show the fitting no item whose label is held out."),
    click.option("--shuffle-labels", is_flag=True, help="Deal the labels out at random first: nothing can be learned."),
    click.option("--seed", type=click.IntRange(0), default=0, show_default=True, help="Which splits and episodes."),
    cache_option,
    click.option("--var", type=_path, help="Where heads are kept. [default: var]"),
    click.option("--json", "as_json", is_flag=True, help="One JSON object instead of the tables."),
]  # fmt: skip


def _asking(command: Command) -> Command:
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


@tune.command()
@_asking
def report(cache: Path | None, var: Path | None, *, as_json: bool, **asked: Any) -> None:
    """Print what tuning gains on held-out classes and items, over the untouched vectors, on the same episodes.

    For every split, cross-validation over what may be known picks a method and a strength; the rest is held out.
    "keeping" takes the best that tells categories apart, by neighbours and by words, as well as before.
    """
    with told_plainly():
        settings = settings_with(cache, var)
        material, plan, story = _told(settings, asked)
    if as_json:
        click.echo(json.dumps({**material.facts, **story.payload(), "seed": plan.seed}))
        return
    click.echo("\n".join([*_heading(material, plan), *story.lines()]))


@tune.command()
@click.argument("name")
@click.option("--free", is_flag=True, help="Take the best even where categories or words are told apart less well.")
@_asking
def fit(name: str, cache: Path | None, var: Path | None, *, free: bool, as_json: bool, **asked: Any) -> None:
    """Fit a head to all labels and keep it as NAME, with an honest report of what such a head gains.

    penat tune apply NAME then makes a release under it.
    """
    with told_plainly():
        from penat.lab.tuning_story import fitted
        from penat.wiring.tuning import check_name, keep_head

        settings = settings_with(cache, var)
        check_name(settings, name)
        material, plan, story = _told(settings, asked)
        made = fitted(material.training, material.keeps, material.words, plan, story, free=free)
        folder = keep_head(settings, name, material.whole(made.head), {**material.facts, **made.facts()})
    if as_json:
        click.echo(json.dumps({**material.facts, **made.facts(), "name": name, "folder": str(folder)}))
        return
    click.echo("\n".join([*_heading(material, plan), *story.lines(), "", *made.lines(name), f"Written to {folder}"]))


def _told(settings: Settings, asked: dict[str, Any]) -> "tuple[Material, Plan, Story]":
    """Return what was gathered, how it is measured, and the story of it."""
    import numpy as np

    from penat.domain.head_methods import candidates
    from penat.lab.tuning import Plan
    from penat.lab.tuning_splits import Measuring
    from penat.lab.tuning_story import tell
    from penat.wiring.tuning import JUDGEMENTS, Asked, gather

    pool = candidates(asked["method"], asked["strength"])
    shots = tuple(sorted(set(asked["shots"])))
    measuring = Measuring(
        asked["ways"], shots, asked["queries"], asked["episodes"], asked["splits"], asked["share"],
        others=not asked["labelled_only"],
    )  # fmt: skip
    plan = Plan(measuring, pool, asked["seed"], forced=asked["method"] is not None)
    labels = JUDGEMENTS if asked["judgements"] else asked["labels"]
    material = gather(
        settings, Asked(labels, asked["nuisance"], asked["ties"], asked["vectors"], asked["table"], asked["scenes"])
    )
    training = material.training
    if asked["shuffle_labels"]:
        training = training.shuffled(np.random.default_rng(plan.seed))
        material = _replaced(material, training)
    with tqdm(unit=" splits", desc="tuning", disable=None) as bar:
        story = tell(training, material.keeps, plan, asked["unseen"], counting(bar))
    return material, plan, story


def _replaced(material: "Material", training: Any) -> "Material":
    from dataclasses import replace

    facts = {**material.facts, "labels": f"{material.facts['labels']}, shuffled"}
    return replace(material, training=training, facts=facts)


def _heading(material: "Material", plan: "Plan") -> list[str]:
    training, facts = material.training, material.facts
    where = f"Release {facts['release']}, model {facts['model']}" if facts["release"] else f"Vectors {facts['model']}"
    what = f"{len(training.judged)} judged questions" if training.judged else (
        f"{len(training.labelled):,} items in {len(training.classes)} classes of {facts['labels']}"
    )  # fmt: skip
    groups = len({int(one) for one in training.groups})
    told = f"{where}: {what}; {groups:,} groups of {len(training):,} items; seed {plan.seed}"
    return [told, *(f"note: {note}" for note in material.notes)]
