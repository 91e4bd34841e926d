import numpy as np
import pytest

from penat.domain.errors import InvalidInput
from penat.domain.feedback_query import STRATEGIES, Examples, question
from penat.domain.fusion import FUSIONS, Side, joint_scores

COUNT = 40
LIKED, DISLIKED = [3, 4, 9], [20, 31]


def space(dim, seed):
    vectors = np.random.default_rng(seed).standard_normal((COUNT, dim)).astype(np.float32)
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


ONE, OTHER = space(8, 1), space(12, 2)


def side(vectors, *, liked=LIKED, disliked=DISLIKED, words=True, shelves=(slice(0, 15), slice(15, COUNT))):
    said = vectors[[7]][:, ::-1] if words else vectors[:0]
    examples = Examples(vectors[liked], vectors[disliked], said, np.ones(len(said)))
    return Side(examples, vectors, [vectors[shelf] for shelf in shelves])


@pytest.mark.parametrize("strategy", STRATEGIES)
@pytest.mark.parametrize("fusion", FUSIONS)
def test_one_model_alone_scores_as_its_question_does(strategy, fusion):
    wanted = question(side(ONE).examples, strategy, ONE).scores(ONE)
    assert joint_scores([side(ONE)], strategy, fusion) == pytest.approx(wanted, abs=1e-6)


@pytest.mark.parametrize("strategy", STRATEGIES)
@pytest.mark.parametrize("words", [True, False])
def test_several_models_end_to_end_are_one_model_of_their_vectors(strategy, words):
    whole = (np.concatenate([ONE, OTHER], axis=1) / np.sqrt(2)).astype(np.float32)
    said = np.concatenate([part[[7]][:, ::-1] for part in (ONE, OTHER)], axis=1) / np.sqrt(2)
    examples = Examples(whole[LIKED], whole[DISLIKED], said if words else said[:0], np.ones(int(words)))
    wanted = question(examples, strategy, whole).scores(whole)
    found = joint_scores([side(ONE, words=words), side(OTHER, words=words)], strategy)
    assert found == pytest.approx(wanted, abs=1e-5)


def test_the_score_of_one_like_is_the_mean_of_the_models_cosines():
    sides = [side(part, liked=[3], disliked=[], words=False) for part in (ONE, OTHER)]
    wanted = (ONE @ ONE[3] + OTHER @ OTHER[3]) / 2
    assert joint_scores(sides, "mean") == pytest.approx(wanted, abs=1e-6)


def test_a_model_that_hardly_tells_the_items_apart_by_the_words_has_little_to_say():
    flat = np.ones((COUNT, 4), np.float32) + 0.01 * space(4, 3)
    flat /= np.linalg.norm(flat, axis=1, keepdims=True)
    sides = [side(part, liked=[], disliked=[]) for part in (ONE, flat)]
    assert np.corrcoef(joint_scores(sides, "mean"), joint_scores(sides[:1], "mean"))[0, 1] > 0.99
    assert np.corrcoef(joint_scores(sides, "mean", "rank"), joint_scores(sides[:1], "mean"))[0, 1] < 0.9


def test_reciprocal_ranks_are_as_published():
    one, other = np.eye(2, dtype=np.float32), np.eye(2, dtype=np.float32)
    sides = [
        Side(Examples(part[[0]], part[:0], part[:0]), part, [part]) for part in (one, other)
    ]  # fmt: skip
    assert joint_scores(sides, "mean", "rank") == pytest.approx([2 / 61, 2 / 62])


def test_models_that_agree_keep_their_order():
    order = np.argsort(-joint_scores([side(ONE)], "mean"))
    for fusion in FUSIONS:
        assert np.argsort(-joint_scores([side(ONE), side(ONE)], "mean", fusion)).tolist() == order.tolist()


@pytest.mark.parametrize("fusion", FUSIONS)
def test_too_few_examples_are_refused_of_several_models_too(fusion):
    sides = [side(part, liked=[3]) for part in (ONE, OTHER)]
    with pytest.raises(InvalidInput, match="at least 2 likes"):
        joint_scores(sides, "linear", fusion)
