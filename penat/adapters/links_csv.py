"""The shop's table as a CSV file: image, name, price, currency, link, in_stock and any further columns."""

import hashlib
import io
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from penat.adapters.links_values import currency_code, price_cents, shop_link, stock_flag
from penat.domain.errors import InvalidInput
from penat.domain.ingestion import LinkRow, Links, Problem
from penat.ports.link_source import LinkSource

if TYPE_CHECKING:
    import pandas as pd

FACTS = ("image", "name", "price", "currency", "link", "in_stock")
_SHOWN_ERRORS = 20
Cells = dict[str, str]


class LinksCsv(LinkSource):
    """The table at *path*, UTF-8 with or without a byte-order mark. A table that was not asked for may be missing."""

    def __init__(self, path: Path, *, required: bool = False) -> None:
        self.path = path
        self.required = required

    def read(self, paths: Sequence[str]) -> Links:
        """Return the rows about the pictures at *paths*; raises InvalidInput naming every line that cannot be used."""
        try:
            content = self.path.read_bytes()
        except FileNotFoundError:
            if self.required:
                raise InvalidInput(f"there is no table at {self.path}; check --links", field="links") from None
            return Links(problems=(Problem("note", self.path.name, "there is no such table, so no item has a price"),))
        return self.parsed(content, paths)

    def parsed(self, content: bytes, paths: Sequence[str]) -> Links:
        """Return the rows in *content* about the pictures at *paths*. Raises InvalidInput as `read` does."""
        rows = list(_rows(_frame(content, self.path), self.path))
        _one_currency(rows, self.path)
        found, problems = _matched(rows, paths, self.path.name)
        without = [path for path in paths if path not in found]
        unlisted = [Problem("picture without row", path, "the table has no row for it") for path in without]
        currency = next((row.currency for _, row in rows if row.currency), None)
        return Links(found, currency, (*problems, *unlisted), hashlib.sha256(content).hexdigest())


def _frame(content: bytes, path: Path) -> "pd.DataFrame":
    """Return the table as text cells, lower-case column names. Raises InvalidInput."""
    import pandas as pd

    try:
        frame = pd.read_csv(
            io.StringIO(content.decode("utf-8-sig")), dtype=str, keep_default_na=False, skip_blank_lines=False
        ).fillna("")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise InvalidInput(f"{path.name}, line {line}: not UTF-8; save the table as UTF-8", field="links") from None
    except (pd.errors.ParserError, pd.errors.EmptyDataError) as error:
        reason = str(error).removeprefix("Error tokenizing data. C error: ").strip()
        raise InvalidInput(f"{path.name} is not a table: {reason}; check commas and quotes", field="links") from None
    if not isinstance(frame.index, pd.RangeIndex):
        raise InvalidInput(f"{path.name}: rows have more cells than the header names; check the commas", field="links")
    frame.columns = pd.Index([str(name).strip().lower() for name in frame.columns])
    if "image" not in frame.columns:
        names = ", ".join(frame.columns)
        raise InvalidInput(f"{path.name} has no column image; its columns are: {names}", field="links")
    return frame


def _rows(frame: "pd.DataFrame", path: Path) -> Iterator[tuple[str, LinkRow]]:
    """Yield (image, row); raises InvalidInput with every line that holds something unusable."""
    errors: list[str] = []
    columns = {name: frame[name].str.strip().tolist() for name in frame.columns}
    for row, line in enumerate(_line_numbers(frame)):
        cells = {name: values[row] for name, values in columns.items()}
        if not any(cells.values()):
            continue
        try:
            yield _image_path(cells["image"]), _link_row(cells, line)
        except ValueError as error:
            errors.append(f"line {line}: {error}")
    if errors:
        shown = "\n  ".join(errors[:_SHOWN_ERRORS])
        more = f"\n  and {len(errors) - _SHOWN_ERRORS} more" if len(errors) > _SHOWN_ERRORS else ""
        raise InvalidInput(f"{path.name} is refused:\n  {shown}{more}", field="links")


def _line_numbers(frame: "pd.DataFrame") -> list[int]:
    """Return the line each row begins at, the header being line 1; a quoted cell may run over several lines."""
    inner = frame.apply(lambda column: column.str.count("\n")).sum(axis=1).cumsum().shift(fill_value=0)
    return [int(row + 2 + extra) for row, extra in enumerate(inner.tolist())]


def _image_path(text: str) -> str:
    if not text:
        raise ValueError("image is empty; give category/file.jpg")
    return unicodedata.normalize("NFC", text.replace("\\", "/").removeprefix("./"))


def _link_row(cells: Cells, line: int) -> LinkRow:
    return LinkRow(
        line=line,
        name=" ".join(cells.get("name", "").split()) or None,
        price_cents=_cell(cells, "price", price_cents),
        currency=_cell(cells, "currency", currency_code),
        link=_cell(cells, "link", shop_link),
        in_stock=_cell(cells, "in_stock", stock_flag),
        extra={name: value for name, value in cells.items() if name not in FACTS and value},
    )


def _cell(cells: Cells, name: str, read: Callable[[str], Any]) -> Any:
    return read(cells.get(name, ""))


def _one_currency(rows: Sequence[tuple[str, LinkRow]], path: Path) -> None:
    """Raise InvalidInput where the table holds two currencies, or priced rows with and without one."""
    lines: dict[str, list[int]] = defaultdict(list)
    for _, row in rows:
        if row.currency or row.price_cents is not None:
            lines[row.currency or "no currency"].append(row.line)
    if len(lines) > 1:
        ordered = sorted(lines.items(), key=lambda found: -len(found[1]))
        named = "; ".join(f"{code} in line {', '.join(map(str, found[:5]))}" for code, found in ordered)
        raise InvalidInput(f"{path.name} is refused: one currency is allowed, it has {named}", field="links")


def _matched(
    rows: Sequence[tuple[str, LinkRow]], paths: Sequence[str], table: str
) -> tuple[dict[str, LinkRow], list[Problem]]:
    """Return the rows by picture path, and the rows that name no picture, several, or one that has a row already."""
    exact = {unicodedata.normalize("NFC", path): path for path in paths}
    by_file: dict[str, list[str]] = defaultdict(list)
    for normal, path in exact.items():
        by_file[normal.rpartition("/")[2]].append(path)
    found: dict[str, LinkRow] = {}
    problems: list[Problem] = []
    for image, row in rows:
        fitting = [exact[image]] if image in exact else by_file.get(image, [])
        if not fitting:
            reason = f"{table} names a picture that was not read"
            problems.append(Problem("row without picture", image, reason, row.line))
        elif len(fitting) > 1:
            reason = f"fits {', '.join(fitting)}; write category/file"
            problems.append(Problem("row without picture", image, reason, row.line))
        elif fitting[0] in found:
            reason = f"a second row for this picture; line {found[fitting[0]].line} is used"
            problems.append(Problem("note", image, reason, row.line))
        else:
            found[fitting[0]] = row
    return found, problems
