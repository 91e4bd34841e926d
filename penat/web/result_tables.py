"""Results as tables that spreadsheets open and run nothing of."""

import csv
import io
from datetime import UTC, datetime

from penat.domain.safe_cells import safe_cell
from penat.use_cases.searcher import Found

COLUMNS = ("rank", "id", "category", "name", "price", "currency", "in_stock", "link", "score")


def results_table(found: Found, start: int = 0) -> str:
    """Return results as CSV, one row each, *start* being how many came before."""
    extra = list(dict.fromkeys(name for one in found.results for name in one.shelf.columns.names))
    text = io.StringIO()
    rows = csv.writer(text)
    rows.writerow([safe_cell(name) for name in (*COLUMNS, *extra)])
    for rank, one in enumerate(found.results, start + 1):
        item = one.shelf.items[one.row]
        price = "" if item.price_cents is None else f"{item.price_cents // 100}.{item.price_cents % 100:02d}"
        facts = [item.id, item.category, item.name, price, item.currency or "", "yes" if item.in_stock else "no"]
        cells = [*facts, item.link or "", f"{one.score:.6f}", *(item.extra.get(name, "") for name in extra)]
        rows.writerow([rank, *(safe_cell(cell) for cell in cells)])
    return text.getvalue()


def table_name(release: str) -> str:
    """Return the name of a table made now on *release*."""
    return f"{datetime.now(UTC):%Y%m%d-%H%M%S}-{release}.csv"
