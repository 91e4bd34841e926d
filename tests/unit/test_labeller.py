"""The curator's classes over a store in memory: what may be named, noted and labelled."""

from datetime import UTC, datetime

import pytest

from penat.domain.errors import InvalidInput, NotFound
from penat.use_cases.labeller import LONGEST_NOTE, MOST_MARKS, Labeller
from tests.fakes import circle
from tests.fakes.memory_labels import MemoryLabels

NOW = datetime(2026, 5, 1, tzinfo=UTC)


@pytest.fixture
def labeller():
    return Labeller(MemoryLabels(), lambda: NOW)


@pytest.fixture
def catalogue():
    return circle.catalogue(circle.shelf("chair", 6))


def test_a_class_gathers_items_that_belong_and_items_that_do_not(labeller, catalogue):
    made = labeller.make(" Rattan chairs ", "woven\nones", "ann")
    labeller.mark(catalogue, made.id, {"chair-003": True, "chair-001": True, "chair-002": False}, "ann")
    assert labeller.gathered(made.id) == (["chair-001", "chair-003"], ["chair-002"])
    found = labeller.get("rattan-chairs")
    assert (found.name, found.note, found.author, found.made_at) == ("Rattan chairs", "woven\nones", "ann", NOW)
    assert (found.positives, found.negatives) == (2, 1)


def test_an_unknown_item_is_refused_with_all_that_came_with_it(labeller, catalogue):
    made = labeller.make("Rattan")
    with pytest.raises(NotFound, match="'chair-99' in release"):
        labeller.mark(catalogue, made.id, {"chair-001": True, "chair-99": True}, "ann")
    assert labeller.labels(made.id) == []


def test_a_label_can_be_taken_from_an_item_that_left_the_catalogue(labeller, catalogue):
    made = labeller.make("Rattan")
    labeller.mark(catalogue, made.id, {"chair-005": True, "chair-001": True}, "ann")
    smaller = circle.catalogue(circle.shelf("chair", 3))
    undo = labeller.mark(smaller, made.id, {"chair-005": None}, "bob")
    assert labeller.gathered(made.id) == (["chair-001"], [])
    labeller.unmark(made.id, undo)
    assert labeller.gathered(made.id) == (["chair-001", "chair-005"], [])


def test_a_class_is_renamed_noted_deleted_and_brought_back(labeller, catalogue):
    made = labeller.make("Rattan")
    labeller.mark(catalogue, made.id, {"chair-001": True}, "ann")
    renamed = labeller.rename(made.id, "Cane")
    labeller.change(renamed.id, note="see the lookbook")
    undo = labeller.delete("cane")
    assert labeller.sets() == []
    back = labeller.restore(undo)
    assert (back.id, back.note, back.positives) == ("cane", "see the lookbook", 1)


@pytest.mark.parametrize("name", ["", "!!", "x" * 101, "Rat\x00tan", "Rattan\nchairs", "Rattan \ud800"])
def test_a_class_must_have_a_name_that_can_be_kept(labeller, name):
    with pytest.raises(InvalidInput) as caught:
        labeller.make(name)
    assert caught.value.field == "name"
    labeller.make("Rattan")
    with pytest.raises(InvalidInput):
        labeller.rename("rattan", name)


@pytest.mark.parametrize("note", ["x" * (LONGEST_NOTE + 1), "a\x00b", "\ud800"])
def test_a_note_that_cannot_be_kept_is_refused(labeller, note):
    with pytest.raises(InvalidInput, match="a note holds"):
        labeller.make("Rattan", note)
    labeller.make("Rattan")
    with pytest.raises(InvalidInput, match="a note holds"):
        labeller.change("rattan", note=note)
    assert labeller.get("rattan").note == ""


@pytest.mark.parametrize("who", ["", "a\x00", "x" * 101])
def test_who_labels_must_have_a_name(labeller, catalogue, who):
    made = labeller.make("Rattan")
    with pytest.raises(InvalidInput, match="annotator is named"):
        labeller.mark(catalogue, made.id, {"chair-001": True}, who)
    assert labeller.labels(made.id) == []


def test_too_many_labels_at_once_are_refused(labeller, catalogue):
    made = labeller.make("Rattan")
    with pytest.raises(InvalidInput, match=f"send at most {MOST_MARKS}"):
        labeller.mark(catalogue, made.id, {f"chair-{n}": None for n in range(MOST_MARKS + 1)}, "ann")
