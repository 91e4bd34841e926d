"""What the same words find in two releases, on items along an arc: words point at a place on it."""

from dataclasses import replace

import numpy as np
import pytest

from penat.domain.errors import InvalidInput
from penat.domain.text_canaries import (
    MAX_CANARIES,
    MAX_DERIVED,
    alarms,
    derived_canaries,
    found_first,
    mean_overlap,
    read_canaries,
    text_changes,
)
from tests.fakes import circle

START, END = np.eye(4, dtype=np.float32)[0], np.eye(4, dtype=np.float32)[1]
TEXTS = np.stack([START, END])


def catalogue(chairs=60, beds=0, **changes):
    shelves = [circle.shelf("chair", chairs, **changes)] + ([circle.shelf("bed", beds)] if beds else [])
    return circle.catalogue(*shelves)


def turned():
    """Return the same ids on the arc the other way round: what was near the start is near the end."""
    return catalogue(vectors=circle.arc(60)[::-1].copy())


def change(before, after, texts=TEXTS):
    return text_changes(["the start", "the end"], (before, texts), (after, texts))


def test_the_same_items_are_found_in_the_same_release():
    found = change(catalogue(), catalogue())
    assert [(one.text, one.overlap, one.gone, one.came) for one in found] == [
        ("the start", 1.0, (), ()), ("the end", 1.0, (), ()),
    ]  # fmt: skip
    assert alarms(found) == []


def test_results_are_of_all_categories_best_first_and_equal_ones_by_id():
    found = found_first(catalogue(3, 3), TEXTS, catalogue(3, 3).places, limit=3)
    assert found[0] == ("bed-000", "chair-000", "bed-001")
    assert found[1] == ("bed-002", "chair-002", "bed-001")


def test_items_that_came_or_left_count_against_no_canary():
    assert mean_overlap(change(catalogue(60), catalogue(60, beds=40))) == 1.0
    assert mean_overlap(change(catalogue(60, beds=40), catalogue(60))) == 1.0


def test_other_results_are_told_with_what_went_and_what_came():
    found = change(catalogue(), turned())
    assert [one.overlap for one in found] == [0.0, 0.0]
    assert str(found[0]).startswith("  0% the start (no longer chair-000, chair-001,")
    assert "; now chair-059, chair-058," in str(found[0])
    (alarm,) = alarms(found)
    assert "of the first 10 items that 2 phrases find only 0% is still among them" in alarm
    assert "the worst: 0% the start (no longer chair-000" in alarm


def test_the_worst_canary_comes_first():
    half = circle.arc(60)
    half[30:] = half[30:][::-1].copy()
    found = change(catalogue(), catalogue(vectors=half))
    assert [one.text for one in found] == ["the end", "the start"]


def test_releases_of_other_models_are_compared_by_what_is_found():
    other = catalogue(vectors=np.roll(circle.arc(60), 2, axis=1))
    found = text_changes(["a", "b"], (catalogue(), TEXTS), (other, np.roll(TEXTS, 2, axis=1)))
    assert mean_overlap(found) == 1.0


def test_without_a_common_item_or_a_phrase_nothing_is_compared():
    assert change(circle.catalogue(circle.shelf("bed", 5)), catalogue()) == ()
    assert text_changes([], (catalogue(), TEXTS[:0]), (catalogue(), TEXTS[:0])) == ()


def test_many_items_in_blocks_are_found_as_in_one(monkeypatch):
    whole = found_first(catalogue(60), TEXTS, catalogue(60).places)
    monkeypatch.setattr("penat.domain.text_canaries._BLOCK", 7)
    assert found_first(catalogue(60), TEXTS, catalogue(60).places) == whole


def test_copies_of_a_picture_are_found_in_the_order_of_their_ids_whatever_their_rows():
    same = np.tile(START, (60, 1))
    shelf = circle.shelf("chair", 60, vectors=same)
    back = replace(shelf, items=shelf.items[::-1])
    one, other = (found_first(circle.catalogue(each), TEXTS[:1], catalogue().places) for each in (shelf, back))
    assert one == other == [tuple(f"chair-{row:03d}" for row in range(10))]


def test_phrases_are_made_of_the_categories():
    made = derived_canaries(["couch", "chair", "chair"])
    assert "a red chair" in made
    assert "a wooden couch" in made
    assert len(set(made)) == len(made)
    assert len(derived_canaries(f"kind {number}" for number in range(500))) == MAX_DERIVED


def test_a_file_is_read_a_phrase_a_line():
    text = "\n# for the spring\n  a   red\tarmchair  \r\nétagère 椅子\na red armchair\n"
    assert read_canaries(text) == ("a red armchair", "étagère 椅子")
    assert read_canaries("") == ()


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ("fine\n" + "x" * 201, "line 2"),
        ("a\0b", "line 1"),
        ("\n".join(map(str, range(201))), f"at most {MAX_CANARIES}"),
    ],
)
def test_what_is_no_phrase_is_refused_with_its_line(lines, told):
    with pytest.raises(InvalidInput, match=told):
        read_canaries(lines)
