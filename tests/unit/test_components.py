"""The parts of a mask that hang together."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from penat.domain.components import connected


def by_flooding(mask):
    """Return the parts by the slow, plain way."""
    parts, count = np.full(mask.shape, -1), 0
    for start in zip(*np.nonzero(mask), strict=True):
        if parts[start] >= 0:
            continue
        waiting = [start]
        while waiting:
            row, column = waiting.pop()
            if (0 <= row < mask.shape[0] and 0 <= column < mask.shape[1] and mask[row, column]
                    and parts[row, column] < 0):  # fmt: skip
                parts[row, column] = count
                waiting += [(row + down, column + across) for down in (-1, 0, 1) for across in (-1, 0, 1)]
        count += 1
    return parts, count


@settings(max_examples=150, deadline=None)
@given(arrays(bool, st.tuples(st.integers(1, 12), st.integers(1, 12))))
def test_the_parts_are_those_of_flooding(mask):
    parts, count = connected(mask)
    expected, expected_count = by_flooding(mask)
    assert count == expected_count
    assert (parts == expected).all()


def test_a_spiral_is_one_part():
    mask = np.zeros((41, 41), dtype=bool)
    for turn in range(0, 20, 2):
        mask[turn, turn : 41 - turn] = mask[40 - turn, turn + 2 : 41 - turn] = True
        mask[turn : 41 - turn, 40 - turn] = mask[turn + 2 : 41 - turn, turn + 2] = True
    assert connected(mask)[1] == by_flooding(mask)[1]


def test_nothing_has_no_parts():
    assert connected(np.zeros((5, 7), dtype=bool))[1] == 0
