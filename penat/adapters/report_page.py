"""The readable report of an ingestion: one page that needs nothing but the release's thumbnails beside it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from penat.domain.catalogue import Shelf
from penat.domain.ingestion import Draft, IngestReport, Problem, ProblemKind, Source

if TYPE_CHECKING:
    from jinja2 import Template

MOST_GROUPS, MOST_PICTURES, MOST_ROWS, MOST_IN_GROUP = 150, 60, 200, 24
VARIANTS: dict[ProblemKind, str] = {
    "same picture": "same picture",
    "near copy": "altered copy",
    "other colour": "other colour",
}


@dataclass(frozen=True)
class Shot:
    """A picture of the release with its item's name, where it came from, a word about it, and how far it is apart."""

    name: str
    path: str
    thumbnail: str | None = None
    tag: str = ""
    apart: str = ""


@dataclass(frozen=True)
class Row:
    """A problem without a picture to show."""

    what: str
    why: str
    line: int | None = None


@dataclass(frozen=True)
class Section:
    """One kind of finding: its heading, how many there are, and as many of them as the page holds."""

    anchor: str
    short: str
    title: str
    text: str
    count: str
    groups: Sequence[Sequence[Shot]] = ()
    gallery: Sequence[Shot] = ()
    rows: Sequence[Row] = ()
    more: str = ""


def report_page(report: IngestReport, draft: Draft, release_id: str) -> str:
    """Return the page as HTML, every text escaped; long sections end with a word about how many more there are."""
    sections = _sections(report, draft)
    told = _template().render(
        release=release_id,
        model=draft.model.name,
        items=_number(sum(report.items.values())),
        designs=_number(sum(shelf.designs for shelf in draft.shelves.values())),
        embedded=_number(report.embedded),
        reused=_number(report.reused),
        shelves=[(_shown(name), _number(count)) for name, count in report.items.items()],
        tiles=sections,
        sections=[section for section in sections if section.count != "0"],
    )
    return _shown(told)


def _sections(report: IngestReport, draft: Draft) -> list[Section]:
    shots = _shots_by_path(draft, {problem.path for problem in report.problems})
    return [
        _left_out(report.of_kind("skipped")),
        _designs(report, draft),
        _notes(report.of_kind("note"), shots),
        _without_row(report.of_kind("picture without row"), shots),
        _without_picture(report.of_kind("row without picture")),
    ]


def _left_out(problems: Sequence[Problem]) -> Section:
    return Section(
        "left-out", "files left out", "Left out",
        "These files are no items, each for its reason. Mend or remove them and ingest again.",
        _number(len(problems)), rows=_rows(problems), more=_more(len(problems), MOST_ROWS),
    )  # fmt: skip


def _designs(report: IngestReport, draft: Draft) -> Section:
    tags = _tags(report)
    found = [(shelf, rows) for shelf in draft.shelves.values() for rows in shelf.variant_rows.values()]
    groups = [
        [_shot(shelf, draft.sources[shelf.category], row, tags, stands=row == rows[0]) for row in rows[:MOST_IN_GROUP]]
        for shelf, rows in found[:MOST_GROUPS]
    ]
    return Section(
        "designs", "designs with several items", "Shown as one design",
        "Items that show one design share one place in a slate; the framed one stands for the others. Where two of "
        "them should stand apart, ingest with a smaller --variants-distance.",
        _number(len(found)), groups=groups, more=_more(len(found), MOST_GROUPS),
    )  # fmt: skip


def _notes(problems: Sequence[Problem], shots: Mapping[str, Shot]) -> Section:
    pictured = [problem for problem in problems if problem.path in shots]
    others = [problem for problem in problems if problem.path not in shots]
    gallery = [Shot(shots[p.path].name, p.path, shots[p.path].thumbnail, _shown(p.reason)) for p in pictured]
    hidden = max(0, len(pictured) - MOST_PICTURES) + max(0, len(others) - MOST_ROWS)
    return Section(
        "notes", "notes", "Notes", "Nothing is lost here, but you may want to look.",
        _number(len(problems)), gallery=gallery[:MOST_PICTURES], rows=_rows(others), more=_more(hidden, 0),
    )  # fmt: skip


def _without_row(problems: Sequence[Problem], shots: Mapping[str, Shot]) -> Section:
    gallery = [shots.get(problem.path, Shot("", _shown(problem.path))) for problem in problems[:MOST_PICTURES]]
    return Section(
        "without-row", "pictures without a row", "Pictures without a row in the table",
        "They are items without a price. Add a row to the table for each.",
        _number(len(problems)), gallery=gallery, more=_more(len(problems), MOST_PICTURES),
    )  # fmt: skip


def _without_picture(problems: Sequence[Problem]) -> Section:
    return Section(
        "without-picture", "rows without a picture", "Rows of the table without a picture",
        "They are no items, for there is nothing to show.",
        _number(len(problems)), rows=_rows(problems), more=_more(len(problems), MOST_ROWS),
    )  # fmt: skip


def _rows(problems: Sequence[Problem]) -> list[Row]:
    return [Row(_shown(problem.path), _shown(problem.reason), problem.line) for problem in problems[:MOST_ROWS]]


def _tags(report: IngestReport) -> dict[str, tuple[str, str]]:
    """Return, by the id of each item that another stands for, in which way they are one and how far apart."""
    return {
        problem.item: (VARIANTS[problem.kind], problem.reason.partition(": ")[2])
        for problem in report.problems
        if problem.kind in VARIANTS
    }


def _shots_by_path(draft: Draft, wanted: Collection[str]) -> dict[str, Shot]:
    return {
        source.path: _shot(shelf, draft.sources[category], row, {}, stands=False)
        for category, shelf in draft.shelves.items()
        for row, source in enumerate(draft.sources[category])
        if source.path in wanted
    }


def _shot(
    shelf: Shelf, sources: Sequence[Source], row: int, tags: Mapping[str, tuple[str, str]], *, stands: bool
) -> Shot:
    item = shelf.items[row]
    tag, apart = ("shown", "") if stands else tags.get(item.id, ("", ""))
    return Shot(_shown(item.name), _shown(sources[row].path), f"thumbnails/{item.image}.webp", tag, apart)


def _shown(text: str) -> str:
    """Return *text* as UTF-8 can hold it: a file name may have bytes that are no letters."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def _number(count: int) -> str:
    return f"{count:,}"


def _more(count: int, most: int) -> str:
    return _number(count - most) if count > most else ""


@cache
def _template() -> "Template":
    from jinja2 import Environment, PackageLoader, StrictUndefined

    return Environment(loader=PackageLoader("penat.adapters"), autoescape=True, undefined=StrictUndefined).get_template(
        "report.html"
    )
