import csv
import io

import pytest

from penat.domain.safe_cells import safe_cell


@pytest.mark.parametrize(
    "text",
    [
        "=1+1", "+cmd|'/C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "  =1", "\u00a0=1", "＝1+1", "＋1x",
        "－a", "＠SUM(A1)", "-", "+", "=", "--1",
    ],
)  # fmt: skip
def test_what_a_spreadsheet_might_run_is_marked_as_words(text):
    assert safe_cell(text) == f"'{text}"


@pytest.mark.parametrize(
    "text", ["", "oak chair", "a=b", "12900", "-3", "+4.5", "-1e-7", "'=1", "café – blue", "€129.00"]
)
def test_everything_else_stays_as_it_is(text):
    assert safe_cell(text) == text


def test_a_marked_cell_survives_its_table():
    kept = io.StringIO()
    csv.writer(kept).writerow([safe_cell('=HYPERLINK("http://attacker.example","x")'), safe_cell("a\n=1")])
    assert next(csv.reader(io.StringIO(kept.getvalue()))) == ['\'=HYPERLINK("http://attacker.example","x")', "a\n=1"]
