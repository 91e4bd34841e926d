"""The report on the shopping log as tables that spreadsheets open and run nothing of."""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import astuple, fields

from penat.domain.safe_cells import safe_cell
from penat.domain.shopping_report import (
    CoverageFigures,
    DayFigures,
    ItemFigures,
    PositionFigures,
    ShoppingReport,
    StepFigures,
)
from penat.web.shopping_queries import Table

_KINDS: dict[Table, type] = {
    "days": DayFigures, "steps": StepFigures, "positions": PositionFigures, "coverage": CoverageFigures,
    "items": ItemFigures,
}  # fmt: skip


def report_table(report: ShoppingReport, table: Table) -> str:
    """Return one table as CSV, its columns named as the figures are; what is not known is empty."""
    rows: dict[Table, Sequence[object]] = {
        "days": report.days, "steps": report.steps, "positions": report.positions, "coverage": report.coverage,
        "items": report.items,
    }  # fmt: skip
    text = io.StringIO()
    out = csv.writer(text)
    out.writerow(field.name for field in fields(_KINDS[table]))
    out.writerows(_cells(astuple(row)) for row in rows[table])  # type: ignore[call-overload]  # all are dataclasses
    return text.getvalue()


def _cells(row: Iterable[object]) -> Sequence[str]:
    return [safe_cell("" if one is None else str(one)) for one in row]
