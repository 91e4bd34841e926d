"""`penat evaluate reasons`: whether what is said of why an item is shown holds."""

import json
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click
from tqdm import tqdm

from penat.cli.cache_option import cache_option, settings_with
from penat.cli.counting import counting
from penat.cli.failures import told_plainly
from penat.domain.errors import Unavailable

if TYPE_CHECKING:
    from penat.domain.catalogue import Catalogue
    from penat.domain.traits import CategoryTraits
    from penat.lab.reasons import Faithfulness, Share, Tuning

PATIENCE_S = 600.0
LEAST_SHARES = (0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)
WORDS = {
    "trait": "the named trait",
    "column": "what the table calls so",
    "other": "another word's direction",
    "chance": "a random direction",
}


@click.command()
@click.option(
    "--picks", type=click.IntRange(2, 100_000), default=200, show_default=True,
    help="Items picked of each category; the report counts half of them.",
)  # fmt: skip
@click.option("--tune", is_flag=True, help="What each least share would name, on the other half of the picks.")
@click.option("--seed", type=click.IntRange(0), default=0, show_default=True)
@cache_option
@click.option("--json", "as_json", is_flag=True, help="One JSON list instead of the tables.")
def reasons(picks: int, tune: bool, seed: int, cache: Path | None, as_json: bool) -> None:
    """Print how often an item falls in rank when the trait that is named is taken away.

    Items are picked in turn; looked at is the slate the kernel draws then, and what goes with the chairs. Ranks are
    worked out again by brute force over the whole category. The interval is a 95 % bootstrap over the picks.
    """
    with told_plainly():
        from penat.lab.exposure import default_schedule
        from penat.lab.reasons import reasons as measured
        from penat.lab.reasons import tuning

        catalogue, traits_of = _served(cache)
        schedule = default_schedule(catalogue)
        if tune:
            rows = tuning(catalogue, traits_of, schedule, LEAST_SHARES, picks=picks, seed=seed)
            return _tell_tuning(rows, as_json=as_json)
        with tqdm(unit=" items", desc="looking", disable=None) as bar:
            found = measured(catalogue, traits_of, schedule, picks=picks, seed=seed, progress=counting(bar))
    if as_json:
        click.echo(json.dumps([asdict(one) for one in found]))
    else:
        click.echo(f"Release {catalogue.release}, model {catalogue.model}")
        for one in found:
            _tell(one)
    return None


def _served(cache: Path | None) -> "tuple[Catalogue, Callable[[str], CategoryTraits]]":
    """Return the served release and what tells its categories' traits. Raises Unavailable without a text tower."""
    from penat.use_cases.spaces import fitting
    from penat.wiring.catalogue import build_source
    from penat.wiring.reading import ReleaseEmbedder
    from penat.wiring.reasons import build_traits

    settings = settings_with(cache)
    source = build_source(settings)
    embedder = ReleaseEmbedder(settings, source)
    book, catalogue = build_traits(settings, embedder, PATIENCE_S), source.current()
    fitting(embedder, catalogue, "text")

    def traits_of(category: str) -> "CategoryTraits":
        found = book.of(catalogue, category)
        if found is None:
            raise Unavailable(f"the words of {catalogue.model} could not be read; is its text tower whole?")
        return found

    return catalogue, traits_of


def _tell(one: "Faithfulness") -> None:
    click.echo(f"\n{one.what}: {one.shown:,} items shown with {one.picks:,} picks")
    click.echo(f"  {'something is named of':38} {_share(one.named)}")
    click.echo(f"  {'both show it and it counts, untested':38} {_share(one.before)}")
    click.echo(f"  {'of the named, the rank is worse without':38}")
    for name, share in one.worse.items():
        click.echo(f"    {WORDS[name]:36} {_share(share)}  median fall {one.fall[name]}")
    for kind, share in one.right.items():
        said = f"the table says the {kind} of both"
        click.echo(f"  {said:38} {_share(share)}  of all shown {_short(one.alike[kind])}")


def _tell_tuning(rows: "list[Tuning]", *, as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps([asdict(one) for one in rows]))
        return
    click.echo(f"{'kind':10} {'least share':>11}  {'named':32} the table says it of both")
    for one in rows:
        click.echo(f"{one.kind:10} {one.least:11.1f}  {_share(one.named)}  {_share(one.right)}")


def _share(one: "Share") -> str:
    if one.share is None:
        return f"{'–':32}"
    return f"{one.share:.3f} ({one.low:.3f} to {one.high:.3f}) of {one.count:,}".ljust(32)


def _short(one: "Share") -> str:
    return "–" if one.share is None else f"{one.share:.3f}"
