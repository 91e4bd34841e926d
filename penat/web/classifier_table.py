"""What a classifier says of every item, as a table that spreadsheets open and run nothing of."""

import csv
import io
from collections.abc import Iterable

from penat.domain.catalogue import Catalogue
from penat.domain.safe_cells import safe_cell
from penat.ports.column_store import Verdict
from penat.use_cases.classifying import CONFIDENCE


def classifier_table(catalogue: Catalogue, set_id: str, verdicts: Iterable[Verdict]) -> str:
    """Return *verdicts* as CSV, one row an item: id, category, name, whether it belongs, and how sure that is."""
    text = io.StringIO()
    rows = csv.writer(text)
    rows.writerow(("id", "category", "name", set_id, set_id + CONFIDENCE))
    for one in verdicts:
        item = catalogue.item(one.item)
        facts = map(safe_cell, (item.id, item.category, item.name))
        rows.writerow((*facts, "yes" if one.belongs else "no", f"{one.confidence:.4f}"))
    return text.getvalue()
