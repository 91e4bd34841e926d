"""Folds for cross-validation that keep the members of a group together and both classes in every fold."""

import numpy as np
from numpy.typing import NDArray

from penat.domain.errors import InvalidInput
from penat.domain.geometry import Mask


def grouped_folds(groups: NDArray[np.int32], wanted: Mask, count: int, rng: np.random.Generator) -> NDArray[np.int32]:
    """Return the fold (n,), 0..count−1, of each example; examples of one group are in one fold.

    The largest groups are placed first, each where its classes are scarcest; equal ones in a drawn order. Raises
    InvalidInput where a fold would lack a class, for there are fewer than *count* groups of it.
    """
    different, member = np.unique(groups, return_inverse=True)
    sizes = np.zeros((len(different), 2))
    np.add.at(sizes, (member, wanted.astype(np.intp)), 1)
    whole = np.maximum(sizes.sum(axis=0), 1)
    filled, fold_of = np.zeros((count, 2)), np.zeros(len(different), dtype=np.int32)
    drawn = rng.permutation(len(different))
    for number in drawn[np.argsort(-(sizes[drawn] / whole).max(axis=1), kind="stable")]:
        shares = (filled + sizes[number]) / whole
        crowded = (shares**2).sum(axis=1) - ((filled / whole) ** 2).sum(axis=1)
        place = int(np.argmin(crowded))
        filled[place] += sizes[number]
        fold_of[number] = place
    if not np.all(filled > 0):
        raise InvalidInput(
            f"{count} folds need examples and counter-examples of {count} different designs each", field="labels"
        )
    return fold_of[member]
