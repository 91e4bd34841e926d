"""The style evaluation on catalogues whose agreement is plain."""

from dataclasses import replace

import pytest

from penat.domain.errors import InvalidInput
from penat.lab.styles import style_agreement
from tests.fakes.circle import catalogue, shelf


def labelled(category, labels):
    bare = shelf(category, len(labels))
    items = [replace(item, extra={"style": label}) for item, label in zip(bare.items, labels, strict=True)]
    return replace(bare, items=items)


def test_twins_that_always_agree_are_many_times_chance():
    labels = ["boho"] * 10 + ["classic"] * 10 + ["japandi"] * 10 + ["industrial"] * 10
    found = style_agreement(catalogue(labelled("chair", labels), labelled("bed", labels)), ["bed"])[0]
    assert found.share == 1.0
    assert found.chance == pytest.approx(0.25)
    assert found.lift == pytest.approx(4.0)
    assert found.low == found.high == 1.0


def test_opposite_labels_never_agree():
    chairs, beds = labelled("chair", ["a", "b"] * 5), labelled("bed", ["b", "a"] * 5)
    assert style_agreement(catalogue(chairs, beds), ["bed"])[0].share == 0.0


def test_the_last_entry_is_the_mean_over_the_categories():
    chairs, beds = labelled("chair", ["a", "b"] * 5), labelled("bed", ["a", "b"] * 5)
    found = style_agreement(catalogue(chairs, beds, labelled("couch", ["b", "a"] * 5)), ["bed", "couch"])
    assert [(row.category, row.share) for row in found] == [("bed", 1.0), ("couch", 0.0), ("all", 0.5)]


def test_items_without_a_label_are_not_judged():
    labels = ["a"] * 5 + [""] * 5
    found = style_agreement(catalogue(labelled("chair", labels), labelled("bed", ["a"] * 10)), ["bed"])[0]
    assert found.chosen == 5


def test_a_category_without_labels_is_refused_by_name():
    with pytest.raises(InvalidInput, match="no bed has a 'style'"):
        style_agreement(catalogue(labelled("chair", ["a", "b"]), shelf("bed", 2)), ["bed"])
