"""The index of segments: exact whatever came and went, and each owner alone with what is theirs."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from penat.domain.geometry import normalised
from penat.domain.vector_index import FIRST_ROWS, VectorIndex
from tests.fakes.circle import arc

MINE, THEIRS = "owner:mine", "owner:theirs"
BESIDE = normalised(arc(40)[20] + 0.1 * arc(40)[19])
"""A little to one side of vector 20, so that nothing is equally near."""


def filled(count=40):
    index = VectorIndex(4)
    for row, vector in enumerate(arc(count)):
        index.add(f"s{row:03d}", vector, MINE if row % 2 == 0 else THEIRS, "chair" if row % 4 == 0 else None)
    return index


def ids(found):
    return [one.id for one in found]


def test_nearest_first_and_of_the_owner_only():
    assert ids(filled().nearest(BESIDE, 3, [MINE])) == ["s020", "s018", "s022"]
    assert ids(filled().nearest(BESIDE, 3, [MINE, THEIRS])) == ["s020", "s019", "s021"]
    assert filled().nearest(arc(40)[20], 3, ["owner:nobody"]) == []
    assert filled().nearest(arc(40)[20], 3, []) == []


def test_a_category_and_what_is_left_out():
    assert ids(filled().nearest(BESIDE, 2, [MINE], category="chair", without={"s020"})) == ["s016", "s024"]
    assert filled().nearest(arc(40)[20], 2, [MINE], category="bed") == []
    assert filled().nearest(arc(40)[20], 2, [MINE], category=MINE) == [], "an owner's name is no category"


def test_distances_are_the_squared_ones():
    index = VectorIndex(2)
    for name, vector in (("same", (1, 0)), ("right", (0, 1)), ("against", (-1, 0))):
        index.add(name, np.array(vector, np.float32), MINE)
    found = index.nearest(np.array((1, 0), np.float32), 5, [MINE])
    assert [(one.id, one.distance) for one in found] == [("same", 0.0), ("right", 2.0), ("against", 4.0)]


def test_what_is_removed_is_found_no_more_and_an_id_added_again_is_the_new_one():
    index = filled()
    index.remove("s020")
    index.remove("never there")
    assert "s020" not in index
    assert ids(index.nearest(BESIDE, 1, [MINE])) == ["s018"]
    index.add("s018", arc(40)[0], THEIRS)
    assert ids(index.nearest(arc(40)[20], 1, [MINE])) == ["s022"]
    assert len(index) == 39


def test_equal_vectors_come_in_the_order_of_adding():
    index = VectorIndex(4)
    for row in range(200):
        index.add(f"s{row:03d}", arc(3)[row % 2], MINE)
    expected = [f"s{row:03d}" for row in range(1, 200, 2)]
    assert ids(index.nearest(arc(3)[1], 100, [MINE])) == expected
    for row in range(0, 190, 3):
        index.remove(f"s{row:03d}")
    assert ids(index.nearest(arc(3)[1], 30, [MINE])) == [one for one in expected if one in index][:30]


def test_room_doubles_and_is_given_back():
    index = VectorIndex(4)
    for row in range(1000):
        index.add(str(row), arc(2)[0], MINE)
    assert index.rows == 1024
    for row in range(990):
        index.remove(str(row))
    assert index.rows == FIRST_ROWS
    assert ids(index.nearest(arc(2)[0], 20, [MINE])) == [str(row) for row in range(990, 1000)]
    for row in range(990, 1000):
        index.remove(str(row))
    assert index.nearest(arc(2)[0], 20, [MINE]) == []
    index.add("again", arc(2)[0], MINE)
    assert ids(index.nearest(arc(2)[0], 20, [MINE])) == ["again"]


def test_a_vector_of_another_length_is_refused_and_changes_nothing():
    index = filled()
    with pytest.raises(ValueError, match="4 dimensions"):
        index.add("s000", np.ones(5, np.float32), MINE)
    assert "s000" in index


@given(st.lists(st.tuples(st.integers(0, 60), st.booleans()), max_size=400), st.integers(0, 2**32), st.integers(1, 20))
def test_it_answers_as_a_plain_scan_does(steps, seed, limit):
    rng = np.random.default_rng(seed)
    index, kept = VectorIndex(8), {}
    for number, comes in steps:
        name = str(number)
        kept.pop(name, None)
        if comes:
            vector = rng.normal(size=8).astype(np.float32)
            vector /= np.linalg.norm(vector)
            kept[name] = (vector, [MINE, THEIRS][number % 2])
            index.add(name, *kept[name])
        else:
            index.remove(name)
    asked = rng.normal(size=8).astype(np.float32)
    asked /= np.linalg.norm(asked)
    mine = {name: 2 - 2 * float(np.sum(v.astype(float) * asked)) for name, (v, owner) in kept.items() if owner == MINE}
    expected = sorted(mine, key=mine.get)[:limit]
    found = index.nearest(asked, limit, [MINE])
    assert ids(found) == expected
    assert [one.distance for one in found] == pytest.approx([mine[name] for name in expected], abs=1e-9)
