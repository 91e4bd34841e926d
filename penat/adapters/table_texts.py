"""A table's bytes to rows of text cells: encoding and separator are found, and what had to be guessed is told."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from penat.domain.errors import InvalidInput

if TYPE_CHECKING:
    import pandas as pd

SEPARATORS = ",;\t|"
Cells = dict[str, str]


@dataclass(frozen=True)
class TextTable:
    """Columns in lower case, rows as (line in the file, cells by column), and what was found out on the way."""

    columns: Sequence[str]
    rows: Sequence[tuple[int, Cells]]
    notes: Sequence[str] = ()


def read_table(content: bytes, name: str) -> TextTable:
    """Return the table in *content*; blank rows are left out. Raises InvalidInput naming the line and the cure."""
    text, notes = _decoded(content, name)
    frame = _frame(text, name)
    columns = [str(column) for column in frame.columns]
    cells = [frame[column].str.strip().tolist() for column in frame.columns]
    rows = [
        (line, dict(zip(columns, values, strict=True)))
        for line, values in zip(_line_numbers(frame), zip(*cells, strict=True), strict=True)
        if any(values)
    ]
    return TextTable(columns, rows, notes)


def _decoded(content: bytes, name: str) -> tuple[str, list[str]]:
    """Return the text, by its byte-order mark, else as UTF-8, else as Windows writes it (cp1252), which is told."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _strictly(content, "utf-16", name), []
    try:
        return _without_nul(content.decode("utf-8-sig"), name), []
    except UnicodeDecodeError:
        text = _strictly(content, "cp1252", name)
        return text, ["it is not UTF-8, so it was read as Windows text (cp1252); save it as UTF-8 if accents are wrong"]


def _strictly(content: bytes, encoding: str, name: str) -> str:
    try:
        return _without_nul(content.decode(encoding), name)
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise InvalidInput(
            f"{name}, line {line}: neither UTF-8 nor {encoding}; save it as UTF-8", field="links"
        ) from None


def _without_nul(text: str, name: str) -> str:
    if "\0" in text:
        line = text.partition("\0")[0].count("\n") + 1
        raise InvalidInput(f"{name} is not a table: line {line} holds a NUL character; save it as CSV", field="links")
    return text


def _separator(text: str) -> str:
    """Return the sign that parts the header's cells: the most frequent outside quotes, a comma where there is none."""
    header = next((line for line in text.splitlines() if line.strip()), "")
    outside = "".join(header.split('"')[::2])
    return max(SEPARATORS, key=outside.count)


def _frame(text: str, name: str) -> "pd.DataFrame":
    """Return the table as text cells, lower-case column names. Raises InvalidInput."""
    import pandas as pd

    try:
        frame = pd.read_csv(
            io.StringIO(text), sep=_separator(text), dtype=str, keep_default_na=False, skip_blank_lines=False
        ).fillna("")
    except (pd.errors.ParserError, pd.errors.EmptyDataError) as error:
        reason = str(error).removeprefix("Error tokenizing data. C error: ").strip()
        raise InvalidInput(f"{name} is not a table: {reason}; check commas and quotes", field="links") from None
    if not isinstance(frame.index, pd.RangeIndex):
        raise InvalidInput(f"{name}: rows have more cells than the header names; check the commas", field="links")
    frame.columns = pd.Index([str(column).strip().lower() for column in frame.columns])
    twice = frame.columns[frame.columns.duplicated()]
    if len(twice):
        raise InvalidInput(f"{name} has two columns named {twice[0]!r}; rename one", field="links")
    return frame


def _line_numbers(frame: "pd.DataFrame") -> list[int]:
    """Return the line each row begins at, the header being line 1; a quoted cell may run over several lines."""
    inner = frame.apply(lambda column: column.str.count("\n")).sum(axis=1).cumsum().shift(fill_value=0)
    return [int(row + 2 + extra) for row, extra in enumerate(inner.tolist())]
