"""One question asked of several models: the scores of items as all of them see them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, get_args

import numpy as np

from penat.domain.feedback_query import Examples, RocchioWeights, Strategy, question
from penat.domain.geometry import Vectors

Fusion = Literal["concatenate", "rank"]
FUSIONS: tuple[Fusion, ...] = get_args(Fusion)
DEFAULT_FUSION: Fusion = "concatenate"
RANK_OFFSET = 60.0


@dataclass(frozen=True)
class Side:
    """A question as one model sees it.

    *sample* (m, dim) are some of the items searched, the same ones for every model; *shelves* all of them, (n, dim)
    each.
    """

    examples: Examples
    sample: Vectors
    shelves: Sequence[Vectors]


def joint_scores(
    sides: Sequence[Side], strategy: Strategy, fusion: Fusion = DEFAULT_FUSION, rocchio: RocchioWeights | None = None
) -> Vectors:
    """Return the score (n,) of every item, shelf after shelf. Raises InvalidInput as `question` does.

    `concatenate` asks one model whose vectors are those of all, end to end and of length one again: cosines are the
    mean of the models' cosines, and a model that hardly tells the items apart by some words has little to say there.
    `rank` asks each model by itself and adds Σ 1/(60 + rank), ranks from 1, which is reciprocal rank fusion (Cormack
    et al. 2009): how far apart scores are does not count.
    """
    if fusion == "concatenate" or len(sides) == 1:
        return _scores(sides, strategy, rocchio)
    return _reciprocal_ranks([_scores([side], strategy, rocchio) for side in sides])


def _scores(sides: Sequence[Side], strategy: Strategy, rocchio: RocchioWeights | None) -> Vectors:
    parts = [side.examples for side in sides]
    examples = Examples(
        _end_to_end([part.likes for part in parts]),
        _end_to_end([part.dislikes for part in parts]),
        _end_to_end([part.words for part in parts]),
        parts[0].weights,
    )
    asked = question(examples, strategy, _end_to_end([side.sample for side in sides]), rocchio)
    found = [asked.scores(*seen) for seen in zip(*(side.shelves for side in sides), strict=True)]
    return found[0] if len(found) == 1 else np.concatenate(found)


def _end_to_end(parts: Sequence[Vectors]) -> Vectors:
    """Return unit vectors (n, Σ dim) of the models' unit vectors (n, dim) each."""
    return parts[0] if len(parts) == 1 else np.concatenate(parts, axis=1) / np.float32(np.sqrt(len(parts)))


def _reciprocal_ranks(parts: Sequence[Vectors]) -> Vectors:
    total = np.zeros(len(parts[0]), np.float64)
    for part in parts:
        order = np.argsort(-part, kind="stable")
        total[order] += 1.0 / (RANK_OFFSET + 1.0 + np.arange(len(order)))
    return total.astype(np.float32)
