"""Agreement between annotators, against values worked out by hand and Krippendorff's own example."""

from datetime import UTC, datetime

import pytest

from penat.domain.agreement import agreement
from penat.domain.annotation import Task, judged, passed_over

NOW = datetime(2026, 5, 1, tzinfo=UTC)


def told(*answers, shown=6):
    """Return judgements of one question, each annotator's as the string of who is kept (1) and dropped (0)."""
    task = Task("t", "r", 0, ("main", *(f"i{n}" for n in range(shown))))
    return [
        (task, judged(task, f"a{who}", [f"i{n}" for n, keep in enumerate(kept) if keep == "0"], NOW))
        for who, kept in enumerate(answers)
    ]


def test_two_who_say_the_same_agree_wholly():
    found = agreement(told("110010", "110010"))
    assert (found.units, found.share, found.alpha) == (6, 1.0, 1.0)
    assert [(one.one, one.other, one.units, one.kappa) for one in found.pairings] == [("a0", "a1", 6, 1.0)]
    assert found.disputes == ()


def test_kappa_and_alpha_by_hand():
    found = agreement(told("111000", "110100"))
    # both say yes 3 of 6 times, 4 of 6 the same: kappa = (4/6 - 1/2) / (1 - 1/2)
    assert found.share == pytest.approx(4 / 6)
    assert found.pairings[0].kappa == pytest.approx(1 / 3)
    # 12 values, 6 yes and 6 no: expected 2*6*6/11, observed 2 units * 2
    assert found.alpha == pytest.approx(1 - 4 / (72 / 11))
    assert [(one.main, one.item, one.alike, one.unlike) for one in found.disputes] == [
        ("main", "i2", 1, 1),
        ("main", "i3", 1, 1),
    ]


def test_always_the_same_answer_leaves_chance_corrected_figures_undefined():
    found = agreement(told("111111", "111111"))
    assert (found.share, found.alpha, found.pairings[0].kappa) == (1.0, None, None)


def test_agreement_below_chance_is_negative():
    found = agreement(told("111000", "000111"))
    assert found.pairings[0].kappa == -1.0
    assert found.alpha < 0


def test_one_annotator_and_skipped_questions_say_nothing():
    task = Task("t", "r", 0, ("main", "i0"))
    found = agreement([(task, judged(task, "ann", (), NOW)), (task, passed_over(task, "bob", NOW))])
    assert (found.annotators, found.units, found.share, found.alpha, found.pairings) == (("ann",), 0, None, None, ())


def test_the_main_item_counts_only_where_somebody_dropped_it():
    task = Task("t", "r", 0, ("main", "i0"))
    found = agreement([(task, judged(task, "ann", ("main",), NOW)), (task, judged(task, "bob", (), NOW))])
    assert (found.units, found.share) == (2, 0.5)


def test_three_annotators_are_compared_in_pairs_and_all_together():
    found = agreement(told("111100", "111100", "110000"))
    assert [(one.one, one.other) for one in found.pairings] == [("a0", "a1"), ("a0", "a2"), ("a1", "a2")]
    assert found.share == pytest.approx((6 + 4 + 4) / 18)
    assert {one.item for one in found.disputes} == {"i2", "i3"}
