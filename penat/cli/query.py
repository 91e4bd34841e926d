"""`penat query …`: saved queries, run from a terminal."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from penat.cli.cache_option import cache_option, settings_with
from penat.cli.failures import told_plainly

if TYPE_CHECKING:
    from penat.domain.catalogue import Catalogue
    from penat.use_cases.saved_queries import Rerun, SavedQueries

BROKEN = 1
SHOWN = 8
_name = click.argument("query_id", metavar="NAME")


@click.group()
def query() -> None:
    """Save, run and check questions. NAME is a saved query's name, or the name of its file without .toml."""


@query.command("list")
@click.argument("words", nargs=-1)
@cache_option
def list_all(words: tuple[str, ...], cache: Path | None) -> None:
    """Print the saved queries, those that hold all WORDS anywhere only."""
    with told_plainly():
        saved, _ = _opened(cache)
        for one in saved.matching(" ".join(words)):
            marks = ("example" if one.example else "") + (f" test {one.together:g}" if one.together else "")
            click.echo(f"{one.id:32} {len(one.items):5} items  {one.saved_at:%Y-%m-%d}  {one.name}  {marks}".rstrip())
        for file, reason in saved.refused.items():
            click.echo(f"{file}: {reason}", err=True)


@query.command()
@_name
@cache_option
def show(query_id: str, cache: Path | None) -> None:
    """Print the file of one."""
    with told_plainly():
        from penat.wiring.queries import query_text

        saved, _ = _opened(cache)
        click.echo(query_text(saved.store.get(_id(query_id))), nl=False)


@query.command()
@_name
@click.option("--csv", "as_csv", is_flag=True, help="The results as CSV, on standard output.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
@click.option("--keep", is_flag=True, help="Keep the results as a table of the query too.")
@click.option("--limit", type=click.IntRange(1, 500), help="How many results. [default: as many as were saved]")
@cache_option
def run(query_id: str, as_csv: bool, as_json: bool, keep: bool, limit: int | None, cache: Path | None) -> None:
    """Ask a saved query on the release being served, and say what changed since it was saved."""
    with told_plainly():
        from penat.web.result_tables import results_table, table_name

        saved, catalogue = _opened(cache)
        again = saved.run(catalogue, _id(query_id), limit)
        table = results_table(again.found)
        if keep:
            saved.store.keep_table(again.saved.id, table_name(catalogue.release), table)
    if as_csv:
        click.echo(table, nl=False)
    elif as_json:
        click.echo(json.dumps(_facts(again)))
    else:
        _tell(again, catalogue)


@query.command()
@click.argument("name")
@click.option("--text", help='Words, such as "boho -leather".')
@click.option("--like", multiple=True, metavar="ID", help="An item that is wanted; may be given again.")
@click.option("--unlike", multiple=True, metavar="ID", help="An item that is not; may be given again.")
@click.option("--category", help="Only this category.")
@click.option(
    "--where", "filters", multiple=True, help="A filter, such as style:boho or width>=80; may be given again."
)
@click.option("--strategy", help="mean, best, rocchio or linear. [default: mean]")
@click.option("--limit", type=click.IntRange(1, 500), default=24, show_default=True, help="How many are remembered.")
@click.option("--note", default="", help="What it is for.")
@click.option("--author", default="", help="Who asks.")
@click.option("--together", type=float, help="Make it a test: the share that every release must find again.")
@cache_option
def save(
    name: str, text: str | None, like: tuple[str, ...], unlike: tuple[str, ...], category: str | None,
    filters: tuple[str, ...], strategy: str | None, limit: int, note: str, author: str, together: float | None,
    cache: Path | None,
) -> None:  # fmt: skip
    """Ask a question once and keep it as NAME."""
    with told_plainly():
        from penat.domain.item_filter import read_condition

        saved, catalogue = _opened(cache)
        body: dict[str, Any] = {"text": text, "like": list(like), "unlike": list(unlike), "category": category}
        body |= {"strategy": strategy, "where": [_where(read_condition(one)) for one in filters]}
        asked = {key: value for key, value in body.items() if value}
        made = saved.save(catalogue, name, asked, limit, note=note, author=author, together=together)
    click.echo(f"Saved as {made.id}, {len(made.items)} items")


@query.command()
@_name
@click.argument("new_name")
@cache_option
def rename(query_id: str, new_name: str, cache: Path | None) -> None:
    """Give one another name."""
    with told_plainly():
        saved, _ = _opened(cache)
        click.echo(f"Now {saved.rename(_id(query_id), new_name).id}")


@query.command()
@_name
@cache_option
def delete(query_id: str, cache: Path | None) -> None:
    """Take one away; what is printed brings it back."""
    with told_plainly():
        saved, _ = _opened(cache)
        undo = saved.store.delete(_id(query_id))
    click.echo(f"Deleted; undo with: penat query restore {undo}")


@query.command()
@click.argument("undo")
@cache_option
def restore(undo: str, cache: Path | None) -> None:
    """Bring a deleted one back."""
    with told_plainly():
        saved, _ = _opened(cache)
        click.echo(f"Back: {saved.store.restore(undo).id}")


@query.command()
@click.option("--json", "as_json", is_flag=True, help="One JSON list.")
@cache_option
def check(as_json: bool, cache: Path | None) -> None:
    """Say which frozen queries the release being served breaks; exit status 1 if any."""
    with told_plainly():
        saved, catalogue = _opened(cache)
        found = saved.check(catalogue)
    if as_json:
        told = [{"id": one.saved.id, "kept": one.kept, "passed": one.passed, "problem": one.problem} for one in found]
        click.echo(json.dumps(told))
    else:
        click.echo(f"Release {catalogue.release}: {len(found)} frozen queries")
        for one in found:
            lost = [] if one.change is None else [*one.change.left, *one.change.gone]
            more = " …" if len(lost) > SHOWN else ""
            why = one.problem or (f"no longer: {', '.join(lost[:SHOWN])}{more}" if lost else "")
            verdict = "ok    " if one.passed else "BROKEN"
            click.echo(f"{verdict} {one.kept:4.0%} of {one.saved.together:4.0%}  {one.saved.id}  {why}".rstrip())
    if not all(one.passed for one in found):
        raise SystemExit(BROKEN)


def _opened(cache: Path | None) -> "tuple[SavedQueries, Catalogue]":
    from penat.wiring.queries import served_queries

    return served_queries(settings_with(cache))


def _id(name: str) -> str:
    from penat.domain.saved_query import query_id

    return query_id(name)


def _where(condition: Any) -> dict[str, Any]:
    said = {"field": condition.field, "equal": condition.equal, "contains": condition.contains}
    said |= {"in": list(condition.any_of) if condition.any_of else None, "min": condition.low, "max": condition.high}
    return {key: value for key, value in said.items() if value is not None}


def _facts(again: "Rerun") -> dict[str, Any]:
    results = [{"id": one.shelf.items[one.row].id, "score": one.score} for one in again.found.results]
    change = {name: list(getattr(again.change, name)) for name in ("came", "left", "gone")}
    return {"id": again.saved.id, "results": results, "change": {**change, "kept": again.change.kept}}


def _tell(again: "Rerun", catalogue: "Catalogue") -> None:
    click.echo(f"{again.saved.name}, on release {catalogue.release}; saved on {again.saved.release or 'no release'}")
    for rank, one in enumerate(again.found.results, 1):
        item = one.shelf.items[one.row]
        new = "+" if item.id in again.change.came and again.saved.items else " "
        click.echo(f"{rank:4} {new} {one.score:7.3f}  {item.id:40} {item.name}")
    for word, ids in (("left the results", again.change.left), ("left the catalogue", again.change.gone)):
        if ids:
            click.echo(f"{word}: {', '.join(ids)}")
