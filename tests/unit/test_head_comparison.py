"""What a head's gate measures: told from noise, and against what the same items did before."""

from dataclasses import replace

import numpy as np
import pytest

from penat.domain.catalogue import Catalogue, Item, Shelf
from penat.domain.geometry import normalised
from penat.domain.head import Head
from penat.domain.head_comparison import HeadComparison, SetCheck, item_figures, word_figures

DIM, STYLES = 12, ("boho", "deco", "loft", "plain")
GAIN = (0.03, 0.01, 0.05)


def shelf(category, axis, count, rng):
    """Return items whose category and style each have an axis of their own."""
    rows = np.arange(count)
    vectors = 0.3 * rng.standard_normal((count, DIM))
    vectors[:, axis] += 1.5
    vectors[rows, 4 + rows % len(STYLES)] += 1.5
    items = [
        Item(f"{category}-{row}", category, "", "x", extra={"style": STYLES[row % 4], "sku": str(row)}) for row in rows
    ]
    none = np.empty((count, 0))
    return Shelf(
        category, items, normalised(vectors), np.full(count, -1), np.ones(count, bool), rows.astype(np.int32),
        np.ones(count, bool), none.astype(np.int32), none.astype(np.float32), rows.astype(np.int32),
    )  # fmt: skip


@pytest.fixture
def served():
    rng = np.random.default_rng(3)
    return Catalogue("r1", "tiny", {name: shelf(name, axis, 60, rng) for axis, name in enumerate(("bed", "chair"))})


def under(catalogue, matrix):
    """Return the catalogue's items under a head."""
    head = Head(matrix, np.zeros(DIM))
    return replace(
        catalogue,
        release="r2",
        shelves={name: replace(one, vectors=head.apply(one.vectors)) for name, one in catalogue.shelves.items()},
    )


def without(*axes):
    matrix = np.eye(DIM)
    matrix[list(axes), list(axes)] = 0.01
    return matrix


def named(figures):
    return {figure.name.split()[0] + " " + figure.name.split()[-1]: figure for figure in figures}


def test_the_same_vectors_differ_in_nothing(served):
    figures = item_figures(served, under(served, np.eye(DIM)))
    assert [(figure.before, figure.low, figure.high) for figure in figures] == [
        (figure.after, 0.0, 0.0) for figure in figures
    ]
    assert HeadComparison("h", tuple(figures), gain=GAIN).alarms() == []


def test_only_columns_that_sort_the_items_are_looked_at(served):
    assert [figure.name for figure in item_figures(served, served)] == [
        "category told by the nearest items",
        "nearest of its category with the same style",
    ]


def test_a_head_that_loses_the_category_or_a_column_is_refused_with_the_figure(served):
    lost = named(item_figures(served, under(served, without(0, 1))))
    assert lost["category items"].worse
    assert not lost["nearest style"].worse
    styleless = item_figures(served, under(served, without(4, 5, 6, 7)))
    assert [figure.name for figure in styleless if figure.worse] == ["nearest of its category with the same style"]
    alarms = HeadComparison("h", tuple(styleless), gain=GAIN).alarms()
    assert len(alarms) == 1
    assert "worse by more than noise under head h: nearest of its category with the same style" in alarms[0]


def test_a_slight_turn_is_within_noise(served):
    turned = np.eye(DIM) + 0.01 * np.random.default_rng(1).standard_normal((DIM, DIM))
    assert not any(figure.worse for figure in item_figures(served, under(served, turned)))


def test_only_items_of_both_releases_count(served):
    fresh = under(served, np.eye(DIM))
    beds = fresh.shelves["bed"]
    fewer = shelf("bed", 0, 40, np.random.default_rng(3))
    fewer = replace(fewer, vectors=beds.vectors[:40])
    figures = item_figures(served, replace(fresh, shelves={**fresh.shelves, "bed": fewer}))
    assert {figure.units for figure in figures} == {100}


def test_words_are_asked_through_the_head(served):
    words = np.eye(DIM, dtype=np.float32)[:2]
    matrix = np.eye(DIM)
    matrix[[0, 1]] = matrix[[1, 0]]  # beds and chairs swap places
    fresh = under(served, matrix)
    [broken] = word_figures((served, words), (fresh, words), ["bed", "chair"])
    assert (broken.before > 0.95, broken.after < 0.05, broken.worse) == (True, True, True)
    [kept] = word_figures((served, words), (fresh, words[::-1]), ["bed", "chair"])
    assert not kept.worse


@pytest.mark.parametrize(
    ("gain", "said"),
    [(None, "does not say"), ((0.01, -0.002, 0.02), "no sure gain"), ((0.0, 0.0, 0.0), "no sure gain"), (GAIN, "")],
)
def test_a_head_must_have_gained_something_on_what_it_never_saw(gain, said):
    alarms = HeadComparison("h", (), gain=gain).alarms()
    assert bool(alarms) == bool(said)
    assert all(said in alarm for alarm in alarms)


def test_a_frozen_query_that_passed_must_pass_still():
    good, bad = SetCheck("Rattan", 1.0, passed=True), SetCheck("Rattan", 0.4, passed=False)
    assert HeadComparison("h", (), ((good, bad),), GAIN).alarms() == [
        "the frozen query Rattan found 100% of its items; it finds 40% and fails"
    ]
    assert HeadComparison("h", (), ((bad, bad), (bad, good)), GAIN).alarms() == []


def test_everything_measured_is_told(served):
    figures = tuple(item_figures(served, served))
    lines = HeadComparison("h", figures, gain=GAIN, note="no words").lines()
    assert lines[0] == "gain on what the head never saw: +0.030 (+0.010 to +0.050)"
    assert lines[-1] == "no words"
    assert len(lines) == 4
