"""Work one step ahead: in order, at the same time as the caller's own, and never hanging."""

from contextlib import closing
from threading import Event

import pytest

from penat.use_cases.one_ahead import one_ahead


def test_every_task_comes_with_its_answer_in_order():
    assert list(one_ahead(range(7), lambda task: task * task)) == [(n, n * n) for n in range(7)]
    assert list(one_ahead([], lambda task: task)) == []


def test_the_next_task_is_worked_on_while_an_answer_is_used():
    second = Event()
    answers = one_ahead([1, 2], lambda task: second.set() if task == 2 else None)
    next(answers)
    assert second.wait(120), "the second task has begun before its answer was asked for"
    answers.close()


def test_a_failure_comes_at_its_tasks_turn_and_ends_the_work():
    begun = []

    def work(task):
        begun.append(task)
        if task == 2:
            raise MemoryError(task)
        return task

    answers = one_ahead(range(100), work)
    assert [next(answers), next(answers)] == [(0, 0), (1, 1)]
    with pytest.raises(MemoryError):
        next(answers)
    assert len(begun) <= 4


def test_a_caller_who_stops_early_starts_nothing_more():
    begun = []
    with closing(one_ahead(range(100), begun.append)) as answers:
        next(answers)
    assert len(begun) <= 2
