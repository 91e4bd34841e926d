"""`penat trouble …`: what is wrong in the release being served."""

import csv
import io
import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from tqdm import tqdm

from penat.cli.cache_option import cache_option, settings_with
from penat.cli.failures import told_plainly
from penat.domain.catalogue import ids_of
from penat.domain.safe_cells import safe_cell

if TYPE_CHECKING:
    from penat.use_cases.troubleshooter import Findings

Row = dict[str, Any]
LONG = 60


@click.group()
def trouble() -> None:
    """Find what is wrong in the release being served."""


def _view(name: str) -> Callable[[Callable[["Findings", str | None], list[Row]]], click.Command]:
    """Make a command of what lists the rows of one view."""

    def decorated(listed: Callable[["Findings", str | None], list[Row]]) -> click.Command:
        @trouble.command(name, help=listed.__doc__)
        @click.option("--category", help="Only this category. [default: all]")
        @click.option("--limit", type=click.IntRange(1), default=20, show_default=True, help="How many at most.")
        @click.option("--json", "as_json", is_flag=True, help="One JSON list instead of the table.")
        @click.option("--csv", "as_csv", is_flag=True, help="CSV instead of the table.")
        @cache_option
        def command(category: str | None, limit: int, as_json: bool, as_csv: bool, cache: Path | None) -> None:
            with told_plainly():
                from penat.wiring.trouble import build_troubleshooter

                troubleshooter, catalogue = build_troubleshooter(settings_with(cache))
                if category is not None:
                    catalogue.shelf(category)
                with tqdm(total=len(catalogue.places), unit=" items", desc="comparing", disable=None) as bar:
                    found = troubleshooter.findings(catalogue, lambda done, _: bar.update(done - bar.n))
                    rows = listed(found, category)
            _tell(rows[:limit], len(rows), as_json, as_csv)

        return command

    return decorated


@_view("mislabelled")
def mislabelled(found: "Findings", category: str | None) -> list[Row]:
    """List items whose nearest neighbours over the whole release have another category, the most suspicious first."""
    rows = []
    for one in found.suspects:
        item = found.whole.item(one.row)
        if category in (None, item.category):
            rows.append({
                "id": item.id, "category": item.category, "suggested": one.suggested, "suspicion": one.suspicion,
                "share": one.share, "own_distance": one.own, "other_distance": one.other, "name": item.name,
            })  # fmt: skip
    return rows


@_view("kinds")
def kinds(found: "Findings", category: str | None) -> list[Row]:
    """List groups that stand apart inside their category, such as bedspreads among beds, the clearest first."""
    return [
        {
            "category": one.category, "count": len(one.rows), "score": one.score, "apart": one.apart,
            "steadiness": one.steadiness, "nearest": one.nearest or "",
            "ids": [found.whole.item(row).id for row in one.rows],
        }
        for one in found.kinds if category in (None, one.category)
    ]  # fmt: skip


@_view("duplicates")
def duplicates(found: "Findings", category: str | None) -> list[Row]:
    """List items that show one picture or design, also under two categories, and pairs that nearly do."""
    rows = []
    for one in found.copies:
        items = [found.whole.item(row) for row in one.rows]
        categories = sorted({item.category for item in items})
        if category is None or category in categories:
            rows.append({
                "sort": one.sort, "across": one.across, "distance": one.distance, "categories": categories,
                "ids": [item.id for item in items],
            })  # fmt: skip
    return rows


@_view("outliers")
def outliers(found: "Findings", category: str | None) -> list[Row]:
    """List items much farther from their nearest than is usual in their category and around them."""
    rows = []
    for one in found.outliers:
        item = found.whole.item(one.row)
        if category in (None, item.category):
            rows.append({
                "id": item.id, "category": item.category, "oddness": one.oddness, "gap": one.gap,
                "of_category": one.of_category, "of_neighbours": one.of_neighbours, "name": item.name,
            })  # fmt: skip
    return rows


@_view("hubs")
def hubs(found: "Findings", category: str | None) -> list[Row]:
    """Say how evenly the items of each category occur in one another's neighbour lists."""
    rows = []
    for name, one in found.hubs.items():
        items = found.catalogue.shelves[name].items
        if category in (None, name):
            rows.append({
                "category": name, "designs": one.designs, "k": one.k, "skewness": one.skewness, "gini": one.gini,
                "never": one.never, "unreachable": [items[int(row)].id for row in one.unreachable],
                "hubs": [items[int(row)].id for row in one.hubs[:5]],
            })  # fmt: skip
    return rows


@trouble.command("map")
@click.option("--method", type=click.Choice(["pca", "tsne"]), default="tsne", show_default=True)
@click.option("--csv", "as_csv", is_flag=True, help="Print id, category, x, y of every item.")
@cache_option
def item_map(method: str, as_csv: bool, cache: Path | None) -> None:
    """Work out a map of the release being served. One by t-SNE is kept in CACHE/maps, and the server then shows it."""
    with told_plainly():
        from penat.wiring.trouble import make_map

        catalogue, points = make_map(settings_with(cache), method)
    if as_csv:
        places = [(one, shelf.category) for shelf in catalogue.shelves.values() for one in ids_of(shelf.items)]
        rows = [
            {"id": item_id, "category": name, "x": float(x), "y": float(y)}
            for (item_id, name), (x, y) in zip(places, points.tolist(), strict=True)
        ]
        _tell(rows, len(rows), False, True)
        return
    kept = "kept for the server" if method == "tsne" else "the server works it out by itself; --csv prints it"
    click.echo(f"A {method} map of {len(points):,} items of release {catalogue.release}: {kept}.")


def _tell(rows: Sequence[Row], total: int, as_json: bool, as_csv: bool) -> None:
    if as_json:
        click.echo(json.dumps({"total": total, "results": list(rows)}, ensure_ascii=False))
    elif as_csv:
        click.echo(_table(rows), nl=False)
    elif not rows:
        click.echo("Nothing was found.")
    else:
        for row in rows:
            click.echo("  ".join(_short(name, value) for name, value in row.items()).rstrip())
        if total > len(rows):
            click.echo(f"… and {total - len(rows):,} more; --limit shows them")


def _table(rows: Sequence[Row]) -> str:
    text = io.StringIO()
    if rows:
        lines = csv.writer(text, lineterminator="\n")
        lines.writerow(rows[0])
        lines.writerows([safe_cell(_cell(value)) for value in row.values()] for row in rows)
    return text.getvalue()


def _cell(value: Any) -> str:
    if isinstance(value, list):
        return " ".join(value)
    return f"{value:.6f}" if isinstance(value, float) else str(value)


def _short(name: str, value: Any) -> str:
    """Return one fact for people: numbers with their names, texts as they are."""
    if isinstance(value, bool):
        return name if value else ""
    if isinstance(value, float):
        return f"{name} {value:.3f}"
    if isinstance(value, int):
        return f"{name} {value:,}"
    text = " ".join(value) if isinstance(value, list) else str(value)
    shown = text if len(text) <= LONG else f"{text[:LONG]}…"
    return f"{name}: {shown}" if isinstance(value, list) else shown
