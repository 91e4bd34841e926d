"""The annotators' story over a store in memory."""

from datetime import UTC, datetime, timedelta
from itertools import count

import pytest

from penat.domain.errors import InvalidInput, NotFound
from penat.use_cases.annotator import Annotator
from tests.fakes import circle
from tests.fakes.memory_annotations import MemoryAnnotations


class Clock:
    def __init__(self):
        self.now = datetime(2026, 5, 1, tzinfo=UTC)

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def annotator(clock):
    numbers = count()
    return Annotator(MemoryAnnotations(), clock, lambda: f"id{next(numbers)}")


@pytest.fixture
def catalogue():
    return circle.catalogue(circle.shelf("chair", 40, groups=[0, 0, *range(2, 40)]), circle.shelf("couch", 6))


def begin(annotator, catalogue, name="Round", **more):
    return annotator.begin(catalogue, name, **({"category": "chair", "n": 5, "nearest": 4} | more))


def test_a_round_asks_about_items_with_their_nearest_first(annotator, catalogue):
    made = begin(annotator, catalogue)
    task = annotator.next(made.id, "ann")
    shelf, row = catalogue.place(task.main)
    cosines = [float(shelf.vectors[row] @ shelf.vectors[catalogue.place(one)[1]]) for one in task.shown]
    assert len(task.shown) == 5
    assert cosines == pytest.approx(sorted(cosines, reverse=True), abs=1e-5)
    assert (made.release, made.model, made.sampler) == (catalogue.release, catalogue.model, "random")


def test_answers_become_positives_and_hard_negatives(annotator, catalogue):
    made = begin(annotator, catalogue)
    task = annotator.next(made.id, "ann")
    annotator.answer(made.id, task.id, "ann", task.shown[3:])
    second = annotator.next(made.id, "ann")
    annotator.skip(made.id, second.id, "ann")
    [found] = annotator.annotated()
    assert (found.pos, found.neg) == (task.shown[:3], task.shown[3:])
    assert annotator.known() == {task.main}


def test_what_was_judged_is_not_asked_again_in_a_later_round(annotator, catalogue):
    made = begin(annotator, catalogue)
    mains = {task.main for task in annotator._store.tasks(made.id)}
    while (task := annotator.next(made.id, "ann")) is not None:
        annotator.answer(made.id, task.id, "ann", ())
    again = begin(annotator, catalogue, "Second", n=60)
    assert not mains & {task.main for task in annotator._store.tasks(again.id)}


def test_a_lease_runs_out_and_the_answer_of_the_first_still_counts(annotator, catalogue, clock):
    made = begin(annotator, catalogue, n=1)
    first = annotator.next(made.id, "ann")
    assert annotator.next(made.id, "bob") is None
    clock.now += timedelta(minutes=11)
    assert annotator.next(made.id, "bob") == first
    annotator.answer(made.id, first.id, "ann", ())
    annotator.answer(made.id, first.id, "bob", ())
    assert annotator.agreement(made.id).share == 1.0


def test_an_item_that_was_not_shown_cannot_be_dropped(annotator, catalogue):
    made = begin(annotator, catalogue)
    task = annotator.next(made.id, "ann")
    with pytest.raises(InvalidInput, match="was not shown"):
        annotator.answer(made.id, task.id, "ann", ["couch-1"])
    with pytest.raises(NotFound, match="no question"):
        annotator.answer(made.id, "other", "ann", [])
    assert annotator.annotated() == []


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"n": 0}, "n"), ({"nearest": 101}, "nearest"), ({"per_task": 0}, "per_task"), ({"name": " "}, "name"),
        ({"name": "a\nb"}, "name"), ({"sampler": "best"}, "sampler"),
    ],
)  # fmt: skip
def test_a_round_that_cannot_be_is_refused_and_not_kept(annotator, catalogue, more, field):
    with pytest.raises(InvalidInput) as caught:
        begin(annotator, catalogue, **more)
    assert caught.value.field == field
    assert annotator.rounds() == []


def test_judgements_from_elsewhere_are_taken_in_once(annotator, catalogue):
    answers = [(("chair-1", "chair-2", "chair-3"), ("chair-3",)), (("chair-5", "chair-6"), ())]
    assert annotator.take_in(catalogue, "from a folder", answers, "ann", "dirs") == 2
    assert annotator.take_in(catalogue, "from a folder", answers, "ann", "dirs") == 0
    assert annotator.take_in(catalogue, "another folder", answers[:1], "ann", "dirs") == 0
    assert annotator.take_in(catalogue, "from a folder", answers[:1], "bob", "dirs") == 1
    first = annotator.annotated()[0]
    assert first.to_payload() == {"pos": ["chair-1", "chair-2"], "neg": ["chair-3"]}
    assert [(one.round.name, one.tasks, one.answers) for one in annotator.rounds()] == [
        ("from a folder", 2, {"ann": 2, "bob": 1})
    ]


@pytest.mark.parametrize("wrong", [((), ()), (("a", "b", "a"), ()), (("a", "b"), ("c",))])
def test_what_was_never_a_question_is_not_taken_in_nor_what_came_with_it(annotator, catalogue, wrong):
    with pytest.raises(InvalidInput):
        annotator.take_in(catalogue, "a folder", [(("chair-1", "chair-2"), ()), wrong], "ann", "import")
    assert annotator.rounds() == []


def test_an_answer_twice_in_what_is_taken_in_is_kept_once_the_first_word_counting(annotator, catalogue):
    twice = [(("a", "b"), ("b",)), (("c", "d"), ()), (("a", "b"), ())]
    assert annotator.take_in(catalogue, "a folder", twice, "ann", "import") == 2
    assert [(one.pos, one.neg) for one in annotator.annotated()] == [(("a",), ("b",)), (("c", "d"), ())]


def test_what_was_passed_over_in_a_round_is_left_when_its_folder_is_taken_in(annotator, catalogue):
    made = begin(annotator, catalogue, n=1)
    task = annotator.next(made.id, "ann")
    annotator.skip(made.id, task.id, "ann")
    assert annotator.take_in(catalogue, made.name, [(task.shown, ())], "ann", "dirs") == 0
    assert annotator.take_in(catalogue, "elsewhere", [(task.shown, ())], "ann", "dirs") == 1


@pytest.mark.parametrize("name", ["", "  ", "a\x00b", "\ud800", "x" * 101])
def test_an_annotator_must_have_a_name_that_can_be_kept(annotator, catalogue, name):
    made = begin(annotator, catalogue)
    with pytest.raises(InvalidInput, match="annotator is named"):
        annotator.next(made.id, name)
    with pytest.raises(InvalidInput, match="annotator is named"):
        annotator.take_in(catalogue, "f", [(("a", "b"), ())], name, "dirs")


def test_the_same_answer_sent_again_is_no_mistake_but_another_one_is(annotator, catalogue):
    made = begin(annotator, catalogue)
    task = annotator.next(made.id, "ann")
    first = annotator.answer(made.id, task.id, "ann", task.shown[2:])
    assert annotator.answer(made.id, task.id, "ann", task.shown[2:]) == first
    with pytest.raises(InvalidInput, match="undo that first"):
        annotator.answer(made.id, task.id, "ann", ())
    assert len(annotator.judgements(made.id)) == 1


def test_taking_back_gives_the_question_and_what_was_said(annotator, catalogue):
    made = begin(annotator, catalogue)
    assert annotator.take_back(made.id, "ann") is None
    task = annotator.next(made.id, "ann")
    annotator.answer(made.id, task.id, "ann", task.shown[2:])
    again, said = annotator.take_back(made.id, "ann")
    assert (again, said.neg) == (task, task.shown[2:])
    assert annotator.annotated(made.id) == []


def test_two_rounds_at_once_ask_about_different_items(annotator, catalogue):
    made = [begin(annotator, catalogue, name, n=8) for name in ("First", "Second")]
    first, second = ({task.main for task in annotator._store.tasks(one.id)} for one in made)
    assert (len(first), len(second), first & second) == (8, 8, set())
