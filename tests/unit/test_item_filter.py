from dataclasses import replace

import pytest

from penat.domain.errors import InvalidInput
from penat.domain.item_filter import Condition, passing, read_condition, read_conditions, refuse_unknown
from tests.fakes import circle

COLUMNS = [
    {"style": "Boho", "width": "80"}, {"style": "boho", "width": "80,5"}, {"style": "Café", "width": "wide"},
    {"width": "120"}, {"style": "japandi"},
]  # fmt: skip
SHELF = circle.shelf("chair", 5)
SHELF = replace(SHELF, items=[replace(i, extra=x) for i, x in zip(SHELF.items, COLUMNS, strict=True)])
CATALOGUE = circle.catalogue(SHELF)


def rows(text):
    return [row for row, good in enumerate(passing(SHELF, [read_condition(text)])) if good]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("style:boho", [0, 1]), ("style=BOHO", [0, 1]), ("style:cafe", [2]), ("style:boho|japandi", [0, 1, 4]),
        ("style~o", [0, 1]), ("name~chair 3", [3]), ("width>=80", [0, 1, 3]), ("width<=80", [0]), ("style:", []),
        ("price_cents>=10200", [2, 3, 4]), ("in_stock:no", []), ("name:x:y", []),
    ],
)  # fmt: skip
def test_a_condition_keeps_what_it_says(text, wanted):
    assert rows(text) == wanted


@pytest.mark.parametrize("text", ["", "style", ":x", "width>=wide", "width<=nan", "name~"])
def test_a_condition_that_cannot_be_read_is_refused(text):
    with pytest.raises(InvalidInput) as refused:
        read_condition(text)
    assert refused.value.field == "where"


@pytest.mark.parametrize(
    "made", [{}, {"equal": "a", "contains": "b"}, {"low": 3.0, "high": 1.0}, {"any_of": ()}, {"contains": " "}]
)
def test_a_condition_is_of_exactly_one_kind(made):
    with pytest.raises(InvalidInput, match="style"):
        Condition("style", **made)


def test_a_field_nobody_has_is_refused_with_those_there_are():
    with pytest.raises(InvalidInput, match="style, width"):
        refuse_unknown(CATALOGUE, [Condition("colour", equal="red")])


def test_conditions_all_have_to_pass():
    both = [read_condition("style:boho"), read_condition("width<=80")]
    assert passing(SHELF, both).tolist() == [True, False, False, False, False]


def test_a_backslash_takes_a_mark_as_it_is():
    told = [{"size: seat": "S|M; L"}, {"size: seat": "S"}, {"size: seat": "M; L"}, {"size: seat": "C:\\x"}, {}]
    shelf = replace(SHELF, items=[replace(i, extra=x) for i, x in zip(SHELF.items, told, strict=True)])

    def kept(text):
        return [row for row, good in enumerate(passing(shelf, read_conditions(text))) if good]

    assert kept(r"size\: seat:S\|M\; L") == [0]
    assert kept(r"size\: seat:S|M\; L;name~chair") == [1, 2]
    assert kept(r"size\: seat:C:\x") == [3]
    assert read_conditions(" ; ") == ()


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("style~oh", [0, 1]),
        ("style~É", [2]),
        ("style~bohoboho", []),
        ("style~o\0b", []),
        ("style~\u0301", [0, 1, 2, 4]),
    ],
)
def test_text_is_found_inside_one_value_only(text, wanted):
    assert rows(text) == wanted
