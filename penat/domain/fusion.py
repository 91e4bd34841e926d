"""Several models' scores of the same items made into one."""

from collections.abc import Sequence
from typing import Literal, get_args

import numpy as np

from penat.domain.geometry import Vectors

Fusion = Literal["concatenate", "rank"]
FUSIONS: tuple[Fusion, ...] = get_args(Fusion)
DEFAULT_FUSION: Fusion = "concatenate"
RANK_OFFSET = 60.0
_SMALLEST_SPREAD = 1e-9


def fused(parts: Sequence[Vectors], fusion: Fusion) -> Vectors:
    """Return one score (n,) for each item from those of several models.

    `concatenate` gives the mean of the scores, each divided by its spread: the product with the models' vectors put
    end to end, none of them louder than another. `rank` is reciprocal rank fusion, Σ 1/(60 + rank), ranks from 1
    (Cormack et al. 2009): how far apart scores are does not count.
    """
    if len(parts) == 1:
        return parts[0]
    together = _mean if fusion == "concatenate" else _reciprocal_ranks
    return together(parts)


def _mean(parts: Sequence[Vectors]) -> Vectors:
    total: Vectors = np.zeros_like(parts[0])
    for part in parts:
        total += (part - part.mean()) / max(float(part.std()), _SMALLEST_SPREAD)
    return total / np.float32(len(parts))


def _reciprocal_ranks(parts: Sequence[Vectors]) -> Vectors:
    total = np.zeros(len(parts[0]), np.float64)
    for part in parts:
        order = np.argsort(-part, kind="stable")
        total[order] += 1.0 / (RANK_OFFSET + 1.0 + np.arange(len(order)))
    return total.astype(np.float32)
