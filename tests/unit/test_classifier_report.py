"""The figures of an evaluation, on examples whose answer can be counted on one's fingers."""

import numpy as np
import pytest

from penat.domain.classifier_report import Evaluation
from penat.domain.errors import InvalidInput


def evaluation(confidences, wanted, judged=None):
    count = len(confidences)
    return Evaluation(
        [f"item-{row}" for row in range(count)], np.array(wanted, dtype=bool),
        np.ones(count, dtype=bool) if judged is None else np.array(judged, dtype=bool), np.array(confidences),
        np.arange(count),
    )  # fmt: skip


@pytest.fixture
def five():
    """Members at 0.9, 0.8 and 0.4; others at 0.6 and 0.2."""
    return evaluation([0.9, 0.8, 0.6, 0.4, 0.2], [1, 1, 0, 1, 0])


def test_average_precision_is_the_area_under_the_steps(five):
    assert five.average_precision == pytest.approx((1 + 1 + 3 / 4) / 3)
    assert five.chance == pytest.approx(0.6)


def test_equal_confidences_are_one_step():
    assert evaluation([0.5] * 4, [1, 0, 0, 0]).average_precision == pytest.approx(0.25)
    assert len(evaluation([0.5] * 4, [1, 0, 0, 0]).curve) == 1


def test_the_best_f1_lies_between_two_confidences(five):
    best = five.best_f1
    assert (best.true_positives, best.false_positives, best.false_negatives, best.true_negatives) == (3, 1, 0, 1)
    assert best.threshold == pytest.approx(0.3)
    assert best.f1 == pytest.approx(6 / 7)
    assert five.cut(best.threshold) == best


def test_the_curve_goes_from_all_but_nothing_to_everything(five):
    recalls = [cut.recall for cut in five.curve]
    assert recalls == sorted(recalls)
    assert recalls[0] == pytest.approx(1 / 3)
    assert five.curve[-1].recall == 1
    assert five.curve[-1].precision == pytest.approx(0.6)


def test_a_long_curve_is_thinned_but_keeps_its_ends_and_the_best():
    rng = np.random.default_rng(0)
    wanted = rng.random(5000) < 0.3
    long = evaluation(np.where(wanted, 0.3, 0.0) + 0.7 * rng.random(5000), wanted)
    assert len(long.curve) <= 200
    assert long.best_f1 in long.curve
    assert long.curve[-1].recall == 1


def test_a_wished_precision_gives_the_threshold_with_the_most_recall(five):
    assert five.cut_for(1.0).threshold == pytest.approx(0.7)
    assert five.cut_for(0.75).recall == 1
    assert five.cut_for(0.1).recall == 1


def test_a_precision_that_no_threshold_gives_is_refused_with_the_best_there_is():
    with pytest.raises(InvalidInput, match=r"0\.50 is the most, with recall 1\.00"):
        evaluation([0.9, 0.8, 0.1], [0, 1, 0]).cut_for(0.9)


def test_calibration_is_counted_bin_by_bin():
    told = evaluation([0.95, 0.95, 0.95, 0.95, 0.05, 0.05], [1, 1, 1, 0, 0, 0])
    assert [(one.low, one.count, one.share) for one in told.bins] == [(0.0, 2, 0.0), (0.9, 4, 0.75)]
    assert told.calibration_error == pytest.approx((4 * 0.2 + 2 * 0.05) / 6)


def test_full_certainty_falls_into_the_last_bin():
    assert evaluation([1.0, 0.0], [1, 0]).bins[-1].high == 1.0


def test_the_worst_are_confident_and_wrong_and_say_who_looked():
    told = evaluation([0.9, 0.7, 0.3, 0.1, 0.8], [0, 0, 1, 1, 1], judged=[1, 0, 1, 1, 1])
    assert [(one.item, one.judged) for one in told.worst(0.5, belongs=False)] == [("item-0", True), ("item-1", False)]
    assert [one.item for one in told.worst(0.5, belongs=True)] == ["item-3", "item-2"]


def test_one_class_alone_cannot_be_evaluated():
    with pytest.raises(ValueError, match="both classes"):
        evaluation([0.5, 0.5], [1, 1])


def test_the_interval_holds_the_figure_and_narrows_with_more_designs_not_with_more_variants():
    rng = np.random.default_rng(3)
    wanted = rng.random(60) < 0.4
    confidences = np.where(wanted, 0.2, 0.0) + 0.8 * rng.random(60)

    def width(times, groups):
        told = Evaluation(
            [str(row) for row in range(60 * times)], np.tile(wanted, times), np.ones(60 * times, dtype=bool),
            np.tile(confidences, times), groups,
        )  # fmt: skip
        low, high = told.interval
        assert low < told.average_precision < high
        return high - low

    alone = width(1, np.arange(60))
    assert width(9, np.tile(np.arange(60), 9)) > 0.8 * alone
    assert width(9, np.arange(540)) < 0.5 * alone


def test_certainty_has_no_width():
    assert evaluation([0.9, 0.8, 0.2, 0.1], [1, 1, 0, 0]).interval == (1.0, 1.0)
