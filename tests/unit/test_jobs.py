"""How a job stands follows from what was written of it, whoever wrote, whoever is gone."""

import pytest

from penat.domain.job import MOST_ATTEMPTS, Attempt, Report, next_attempt, standing

HALF = Report("running", 0.5, "looking")
DONE = Report("done", 1.0, "3 pieces found", "run-1")


@pytest.mark.parametrize(
    ("attempts", "alive", "cancelled", "state", "progress"),
    [
        ([], (), False, "waiting", 0),
        ([Attempt()], ("a",), False, "waiting", 0),
        ([Attempt("a")], ("a",), False, "running", 0),
        ([Attempt("a", HALF)], ("a",), False, "running", 0.5),
        ([Attempt("a", HALF)], ("b",), False, "waiting", 0),
        ([Attempt("a", HALF), Attempt("b")], ("b",), False, "running", 0),
        ([Attempt("a", HALF)] * MOST_ATTEMPTS, ("b",), False, "failed", 0.5),
        ([Attempt("a", DONE)], (), False, "done", 1),
        ([Attempt("a", DONE)], (), True, "done", 1),
        ([Attempt("a", HALF)], ("a",), True, "cancelled", 0.5),
        ([Attempt()], (), True, "cancelled", 0),
        ([Attempt("a", HALF), Attempt("b", DONE)], ("a",), False, "done", 1),
        ([Attempt("a", DONE), Attempt("b", HALF)], ("a", "b"), False, "done", 1),
    ],
)
def test_a_job_stands_as_its_attempts_and_the_workers_alive_say(attempts, alive, cancelled, state, progress):
    told = standing(attempts, alive, cancelled=cancelled)
    assert (told.state, told.progress) == (state, progress)
    assert told.detail


@pytest.mark.parametrize(
    ("attempts", "alive", "cancelled", "number"),
    [
        ([Attempt("a", HALF)], (), False, 1),
        ([Attempt("a", HALF), Attempt("b")], ("a",), False, 2),
        ([Attempt("a", HALF)], ("a",), False, None),
        ([Attempt()], (), False, None),
        ([Attempt("a", HALF)] * MOST_ATTEMPTS, (), False, None),
        ([Attempt("a", HALF)], (), True, None),
        ([Attempt("a", DONE)], (), False, None),
    ],
)
def test_only_a_job_whose_worker_is_gone_is_begun_again(attempts, alive, cancelled, number):
    assert next_attempt(attempts, alive, cancelled=cancelled) == number
