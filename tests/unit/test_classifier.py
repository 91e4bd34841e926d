"""A classifier learns what can be learned, honestly: nothing of a design is seen before it is judged on it."""

import numpy as np
import pytest

from penat.domain.classifier import Classifier, Examples, fitted
from penat.domain.errors import InvalidInput
from penat.domain.geometry import normalised
from penat.domain.score_calibration import Calibration


def cloud(count: int, dim: int = 16, seed: int = 5):
    """Return unit vectors (count, dim) about one direction, and which of them lean to one side."""
    rng = np.random.default_rng(seed)
    vectors = rng.normal(size=(count, dim))
    vectors[:, 0] += 4
    return normalised(vectors), vectors[:, 1] > 0.8


def examples(vectors, wanted, groups=None, judged=None):
    return Examples(
        vectors, wanted, np.arange(len(wanted)) if groups is None else np.asarray(groups),
        np.ones(len(wanted), dtype=bool) if judged is None else judged,
    )  # fmt: skip


def test_it_finds_the_side_a_class_lies_on_and_is_sure_of_the_far_ones():
    vectors, wanted = cloud(300)
    made = fitted(examples(vectors, wanted), np.random.default_rng(0))
    fresh, truth = cloud(200, seed=6)
    confidence = made.classifier.confidences(fresh)
    assert ((confidence > 0.5) == truth).mean() > 0.9
    far = np.eye(16, dtype=np.float32)[[1]]
    assert made.classifier.confidences(far)[0] > 0.99
    assert made.classifier.confidences(-far)[0] < 0.01


def test_what_was_not_seen_is_judged_as_well_as_fresh_examples_are():
    vectors, wanted = cloud(400)
    made = fitted(examples(vectors, wanted), np.random.default_rng(0))
    fresh, truth = cloud(2000, seed=6)
    unseen = ((made.confidences > 0.5) == wanted).mean()
    assert unseen == pytest.approx(((made.classifier.confidences(fresh) > 0.5) == truth).mean(), abs=0.05)


def test_shuffled_labels_teach_nothing():
    vectors, wanted = cloud(200)
    drawn = np.random.default_rng(1).permutation(wanted)
    made = fitted(examples(vectors, drawn), np.random.default_rng(0))
    assert abs(made.confidences[drawn].mean() - made.confidences[~drawn].mean()) < 0.05


def test_variants_with_labels_drawn_by_design_cannot_be_known_from_one_another():
    """Each design has ten near copies and a drawn label: whoever let variants straddle would be always right."""
    rng = np.random.default_rng(7)
    designs, groups = rng.normal(size=(30, 24)), np.repeat(np.arange(30), 10)
    vectors = normalised(designs[groups] + 0.01 * rng.normal(size=(300, 24)))
    wanted = (rng.permutation(30) < 15)[groups]
    honest = fitted(examples(vectors, wanted, groups.tolist()), np.random.default_rng(0))
    parted = fitted(examples(vectors, wanted), np.random.default_rng(0))
    assert ((parted.confidences > 0.5) == wanted).mean() > 0.95
    assert ((honest.confidences > 0.5) == wanted).mean() < 0.7
    assert all(len(set(honest.folds[groups == group])) == 1 for group in range(30))


def test_the_same_seed_gives_the_same_classifier():
    vectors, wanted = cloud(60)
    first, second = (fitted(examples(vectors, wanted), np.random.default_rng(4)) for _ in range(2))
    assert first.classifier.weights.tolist() == second.classifier.weights.tolist()
    assert first.confidences.tolist() == second.confidences.tolist()


@pytest.mark.parametrize(
    ("positives", "negatives", "missing"),
    [(3, 9, "label 2 more that belong"), (7, 0, "label 5 more that do not belong"),
     (1, 4, "label 4 more that belong and 1 more that do not belong")],
)  # fmt: skip
def test_too_few_labels_are_refused_with_what_is_missing(positives, negatives, missing):
    vectors, _ = cloud(positives + negatives)
    wanted = np.arange(positives + negatives) < positives
    with pytest.raises(InvalidInput, match=missing):
        fitted(examples(vectors, wanted), np.random.default_rng(0))


def test_many_variants_of_one_design_are_one_label():
    vectors, _ = cloud(40)
    wanted = np.arange(40) < 20
    with pytest.raises(InvalidInput, match="there are 1 that belong and 20 that do not"):
        fitted(examples(vectors, wanted, [0] * 20 + list(range(1, 21))), np.random.default_rng(0))


def test_examples_that_are_all_alike_give_no_reason_to_believe_anything():
    vectors = np.tile(np.eye(4, dtype=np.float32)[0], (20, 1))
    wanted = np.arange(20) < 10
    made = fitted(examples(vectors, wanted), np.random.default_rng(0))
    assert made.classifier.confidences(vectors) == pytest.approx(0.5, abs=0.05)


def test_vectors_of_another_length_are_refused():
    made = Classifier(np.ones(4), 0.0, Calibration(1.0, 0.0))
    with pytest.raises(InvalidInput, match="length 4"):
        made.confidences(np.ones((2, 5), dtype=np.float32))


@pytest.mark.parametrize("weights", [np.array([np.nan]), np.ones((2, 2)), np.empty(0)])
def test_numbers_that_are_none_are_refused(weights):
    with pytest.raises(InvalidInput):
        Classifier(weights, 0.0, Calibration(1.0, 0.0))
