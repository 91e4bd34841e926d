import numpy as np
import pytest

from penat.domain.doubt import border, by_doubt


def rows(*said):
    return np.array(said, dtype=np.intp)


@pytest.mark.parametrize(
    ("liked", "disliked", "told"),
    [
        ((0, 1), (20, 30), (2, 20)),  # a clean cut lies between the last like and the first dislike
        ((0, 1, 9), (5, 20, 30), (10, 20)),  # one like below a dislike: the lower of two cuts with one error
        ((0,), (), (1, 100)),  # nothing is disliked yet
        ((), (3,), (0, 3)),
        ((), (0,), (0, 0)),  # the first is no good
        ((), (), (0, 100)),
        ((50,), (0, 1, 2), (0, 0)),  # a like far down, below what is disliked, does not stretch the class
        ((99,), (), (100, 100)),
    ],
)
def test_the_border_leaves_as_few_judged_on_the_wrong_side_as_any(liked, disliked, told):
    assert border(rows(*liked), rows(*disliked), 100) == told


def test_what_is_nearest_to_the_middle_of_the_border_comes_first():
    ranked = np.arange(100)[::-1].copy()  # row 99 is the best
    found = by_doubt(ranked, rows(99, 96), rows(99 - 25))
    assert (99 - found[:5]).tolist() == [10, 11, 9, 12, 8]  # √(4 · 25)
    assert sorted(found.tolist()) == sorted(set(range(100)) - {99, 96, 74})


def test_judged_rows_that_are_not_searched_are_left_aside():
    assert by_doubt(rows(4, 2, 8), rows(7), rows(9)).tolist() == by_doubt(rows(4, 2, 8), rows(), rows()).tolist()


def test_there_may_be_nothing_left_to_judge():
    assert by_doubt(rows(1, 2), rows(1), rows(2)).tolist() == []
    assert by_doubt(rows(), rows(), rows()).tolist() == []


def test_judging_by_doubt_finds_where_a_class_ends_in_a_few_judgements():
    ranked, size = np.arange(2000), 37
    liked, disliked = [0], []
    for _ in range(9):
        first = int(by_doubt(ranked, rows(*liked), rows(*disliked))[0])
        (liked if first < size else disliked).append(first)
    assert border(rows(*liked), rows(*disliked), 2000)[1] - size <= 1
    assert max(liked) >= size - 4
