"""Every way of fitting a head does what it says, is gentle where it is told to be, and refuses too few labels."""

from dataclasses import replace

import numpy as np
import pytest

from penat.domain import head_prototypical, head_triplet
from penat.domain.episodes import Shape, accuracies, as_labels, draw_episodes
from penat.domain.errors import InvalidInput
from penat.domain.head_guard import KINDS, WORDS, Keeps, kind_hits
from penat.domain.head_linear import mean_directions, steadied, whitened, without_nuisance
from penat.domain.head_methods import METHODS, UNTOUCHED, Candidate, candidates
from penat.domain.head_prototypical import Descent, spanning
from penat.domain.head_training import JudgedRows, Training, in_span, lifted
from tests.fakes.planted import planted, spread_inside


def episodes_of(training, seed=0, shape=Shape(4, 1, 8)):  # noqa: B008  # frozen
    return draw_episodes(training.labels, np.arange(len(training)), shape, 150, np.random.default_rng(seed))


def accuracy(training, head=None):
    vectors = training.vectors if head is None else head.apply(training.vectors)
    return float(accuracies(vectors, episodes_of(training)).mean())


def test_the_nuisance_directions_are_those_in_which_kinds_differ():
    training = planted()
    axes = mean_directions(training.vectors, training.kinds)
    assert axes.shape == (24, 2)
    assert np.linalg.norm(axes[8:11]) ** 2 > 1.9  # of 2: the kinds' own axes


def test_taking_nuisance_out_helps_classes_that_were_never_named():
    training = replace(planted(), labels=as_labels([""] * 192))
    assert accuracy(planted(), without_nuisance(training, 1.0)) > accuracy(planted()) + 0.1


def test_the_steadied_head_still_tells_the_kinds_apart():
    training = planted(signal=0.6, nuisance=0.8, noise=0.12)
    every = np.arange(len(training))

    def told(head):
        return kind_hits(head.apply(training.vectors), training.kinds, training.groups, every).mean()

    assert told(steadied(training, 0.5)) >= told(UNTOUCHED.fit(training, 0))


@pytest.mark.parametrize("method", ["within", "logistic", "triplet", "prototypical"])
def test_what_is_learned_of_some_items_helps_with_others_of_the_same_classes(method):
    training = spread_inside()
    seen = training.taught(np.flatnonzero(np.arange(len(training)) % 2 == 0))
    rows = np.flatnonzero(np.arange(len(training)) % 2)
    episodes = draw_episodes(training.labels, rows, Shape(4, 1, 8), 200, np.random.default_rng(1))
    best = max(
        accuracies(one.fit(seen, 0).apply(training.vectors), episodes).mean() for one in candidates(method)
    )  # fmt: skip
    assert best > accuracies(training.vectors, episodes).mean() + 0.1


@pytest.mark.parametrize("method", METHODS)
def test_the_gentlest_strength_stays_nearest_to_the_identity_and_every_head_is_finite(method):
    training = planted(4, 12)
    strengths = METHODS[method].strengths
    away = [
        np.linalg.norm(head.matrix / np.linalg.norm(head.matrix) - np.eye(24) / np.sqrt(24))
        for head in (Candidate(method, one).fit(training, 0) for one in (strengths[0], strengths[-1]))
    ]
    assert away[0] <= away[1]


@pytest.mark.parametrize("method", METHODS)
def test_the_same_seed_fits_the_same_head(method):
    training = planted(3, 9)
    one = Candidate(method, METHODS[method].strengths[0])
    assert np.array_equal(one.fit(training, 5).matrix, one.fit(training, 5).matrix)


def test_a_head_that_reads_no_label_is_the_same_without_any():
    training = planted(3, 9)
    blank = replace(training, labels=as_labels([""] * len(training)))
    for method, one in METHODS.items():
        candidate = Candidate(method, one.strengths[0])
        if one.labels:
            with pytest.raises(InvalidInput):
                candidate.fit(blank, 0)
        else:
            assert np.array_equal(candidate.fit(training, 0).matrix, candidate.fit(blank, 0).matrix)


def test_whitening_evens_out_the_main_directions():
    rng = np.random.default_rng(0)
    points = rng.standard_normal((400, 3)) * [5.0, 1.0, 1.0]
    training = Training(
        (points / np.linalg.norm(points, axis=1, keepdims=True)).astype(np.float32),
        as_labels(["a"] * 400), as_labels([""] * 400), np.arange(400, dtype=np.int32),
    )  # fmt: skip
    before, after = (
        np.linalg.eigvalsh(np.cov(v.T)) for v in (training.vectors, whitened(training, 1.0).apply(training.vectors))
    )
    assert after[-1] / after[0] < 0.5 * before[-1] / before[0]


def test_the_prototypical_slope_is_the_losss():
    rng = np.random.default_rng(0)
    training = planted(3, 9, dim=14, kinds=2)
    episodes = draw_episodes(training.labels, np.arange(27), Shape(3, 2, 4), 3, rng)
    table, matrix = training.vectors.astype(float), 0.1 * rng.standard_normal((14, 14))

    def loss(one):
        return head_prototypical._loss(head_prototypical.moved(table, one)[0], episodes, 8.0)[0]

    unit, lengths = head_prototypical.moved(table, matrix)
    slope = head_prototypical.slope_of_matrix(table, unit, lengths, head_prototypical._loss(unit, episodes, 8.0)[1])
    for row, column in ((0, 0), (3, 9), (13, 2)):
        step = np.zeros((14, 14))
        step[row, column] = 1e-6
        assert slope[row, column] == pytest.approx((loss(matrix + step) - loss(matrix - step)) / 2e-6, rel=1e-4)


def test_the_triplet_slope_is_the_losss():
    rng = np.random.default_rng(0)
    training = planted(3, 9, dim=14, kinds=2)
    drawn = head_triplet.triplets(training, 40, rng)
    table, matrix = training.vectors.astype(float), 0.1 * rng.standard_normal((14, 14))

    def loss(one):
        unit = head_prototypical.moved(table, one)[0]
        anchor, like, other = (unit[drawn[:, place]] for place in range(3))
        apart = ((anchor - like) ** 2).sum(axis=1) - ((anchor - other) ** 2).sum(axis=1)
        return np.maximum(0.0, head_triplet.MARGIN + apart).mean()

    slope = head_triplet._slope(table, matrix, drawn)
    for row, column in ((0, 0), (3, 9), (13, 2)):
        step = np.zeros((14, 14))
        step[row, column] = 1e-6
        assert slope[row, column] == pytest.approx((loss(matrix + step) - loss(matrix - step)) / 2e-6, rel=1e-3)


def test_triplets_of_classes_and_of_judged_questions_are_what_they_say():
    training = planted(3, 9)
    rng = np.random.default_rng(0)
    for anchor, like, other in head_triplet.triplets(training, 200, rng).tolist():
        assert anchor != like
        assert training.labels[anchor] == training.labels[like] != training.labels[other]
    judged = replace(training, judged=[JudgedRows((4, 7, 8), (1, 2)), JudgedRows((3,), (5,)), JudgedRows((6, 9), ())])
    found = head_triplet.triplets(judged, 200, rng)
    assert {tuple(line) for line in found.tolist()} == {(4, like, other) for like in (7, 8) for other in (1, 2)}


def test_a_head_fitted_in_what_few_vectors_span_is_the_same_for_them_and_leaves_the_rest_alone():
    few = planted(2, 4, dim=40, kinds=2).vectors
    coordinates, basis = in_span(few)
    assert coordinates.shape == (8, 8)
    inside = UNTOUCHED.fit(planted(2, 4, dim=40, kinds=2), 0)
    inside = type(inside)(np.diag(np.arange(1.0, 9.0)), np.zeros(8))
    assert np.allclose(lifted(inside, basis).apply(few) @ basis, inside.apply(coordinates), atol=1e-5)
    outside = np.linalg.svd(basis.T)[2][-1:].astype(np.float32)
    assert np.allclose(lifted(inside, basis).apply(outside), outside, atol=1e-5)


def test_a_basis_spans_the_vectors():
    wide = planted(2, 4, dim=40, kinds=2).vectors.astype(float)
    tall = planted(8, 24).vectors.astype(float)
    for vectors in (wide, tall):
        basis = spanning(vectors)
        assert np.allclose(basis.T @ basis, np.eye(basis.shape[1]))
        assert np.linalg.norm(vectors @ basis) ** 2 > 0.998 * len(vectors)


def test_the_guard_sees_kinds_and_words_blurred():
    training = planted(signal=0.3, nuisance=1.0)
    words = {f"kind{number}": np.eye(24, dtype=np.float32)[8 + number] for number in range(3)}
    keeps = Keeps(training.vectors, training.kinds, training.groups, {"style": training.labels}, words)
    assert not any(one.worse for one in keeps.measured(UNTOUCHED.fit(training, 0)))
    told = {one.name: one for one in keeps.measured(without_nuisance(training, 1.0))}
    assert told[KINDS].before == told[WORDS].before == 1.0
    assert told[KINDS].worse
    assert told[WORDS].worse
    assert not told["nearest with the same style"].worse


@pytest.mark.parametrize(
    ("method", "strength", "said"),
    [("magic", None, "no method 'magic'"), (None, 0.5, "without a method"), ("logistic", -1.0, "above 0")],
)
def test_what_cannot_be_tried_is_refused(method, strength, said):
    with pytest.raises(InvalidInput, match=said):
        candidates(method, strength)


def test_a_descent_with_an_endless_pull_goes_nowhere():
    training = planted(3, 9)
    pulled = head_triplet.triplet_head(training, Descent(1e6, steps=20), np.random.default_rng(0))
    assert np.abs(pulled.matrix - np.eye(24)).max() < 0.05
