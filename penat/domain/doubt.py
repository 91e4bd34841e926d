"""What to judge next: the items where likes turn into dislikes, rather than those that come first.

Someone who judges only the best results learns that they are good. An item at the border tells where the class ends,
as the least certain one does in uncertainty sampling (Lewis and Gale 1994). The border is taken in ranks, for the
scores of a few examples are no probabilities.
"""

from typing import Literal, get_args

import numpy as np

from penat.domain.geometry import Rows

Order = Literal["best", "doubtful"]
ORDERS: tuple[Order, ...] = get_args(Order)
DEFAULT_ORDER: Order = "best"


def border(liked: Rows, disliked: Rows, total: int) -> tuple[int, int]:
    """Return the ranks (from 0) between which likes turn into dislikes: the first that may be out, the first that is.

    *liked* and *disliked* are ranks among *total* items. The cut leaves as few dislikes above it and likes below it as
    any; of several such cuts the lowest counts, so that a class is not taken for smaller than the judgements allow.
    """
    judged = np.sort(np.concatenate([liked, disliked]))
    cuts = np.concatenate([[0], judged + 1])
    within = np.searchsorted(np.sort(disliked), cuts)
    beyond = len(liked) - np.searchsorted(np.sort(liked), cuts)
    errors = within + beyond
    inside = int(cuts[len(cuts) - 1 - int(errors[::-1].argmin())])
    later = judged[judged >= inside]
    return inside, int(later[0]) if len(later) else total


def by_doubt(ranked: Rows, liked: Rows, disliked: Rows) -> Rows:
    """Return the rows of *ranked* (best first) that are not judged, those nearest to the border first.

    *liked* and *disliked* are rows; those not in *ranked* are left aside. The middle of the border is the geometric one
    of its ranks: how many belong is known no better than by its order of magnitude. Of two equally near, the worse
    comes first.
    """
    of_likes, of_dislikes = np.isin(ranked, liked), np.isin(ranked, disliked)
    inside, outside = border(np.flatnonzero(of_likes), np.flatnonzero(of_dislikes), len(ranked))
    middle = round(float(np.sqrt(max(inside, 1) * max(outside, 1))))
    left = np.flatnonzero(~(of_likes | of_dislikes))
    away = 2 * np.abs(left - middle) + (left < middle)
    return ranked[left[np.argsort(away, kind="stable")]]
