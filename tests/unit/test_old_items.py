"""Items of an earlier store, made fit for a release."""

import numpy as np
import pytest

from penat.domain.errors import InvalidInput
from penat.domain.old_items import Keys, OldItem, agreement, further_facts, keys_of, spread, text_of, usable

KEYS = Keys("type")


def old(key="a", vector=(3.0, 4.0), **facts):
    return OldItem(key, np.array(vector, dtype=np.float32), {"type": "chair", **facts})


def test_vectors_become_unit_vectors_in_the_same_order():
    kept, problems = usable([old("b"), old("a", (0.0, -2.0))], KEYS)
    assert [item.key for item in kept] == ["b", "a"]
    assert np.allclose(kept[0].vector, [0.6, 0.8])
    assert not problems


@pytest.mark.parametrize(
    ("item", "reason"),
    [
        (old(vector=(0.0, 0.0)), "is zero"),
        (old(vector=(np.nan, 1.0)), "NaN or infinity"),
        (old(vector=(np.inf, 1.0)), "NaN or infinity"),
        (old(type="  "), "has no category"),
    ],
)
def test_what_cannot_be_used_has_its_reason(item, reason):
    kept, [problem] = usable([item], KEYS)
    assert not kept
    assert problem.kind == "skipped"
    assert reason in problem.reason


def test_the_category_is_the_usual_fact_that_most_items_have():
    items = [OldItem(str(row), np.ones(2), {"class": "bed", "file": "x.jpg"}) for row in range(3)]
    items.append(OldItem("t", np.ones(2), {"type": "chair", "title": "Oak"}))
    assert keys_of(items) == Keys("class", "file", "title")


def test_a_store_without_a_category_says_which_facts_there_are():
    with pytest.raises(InvalidInput, match="--category-key: colour, size"):
        keys_of([OldItem("a", np.ones(2), {"colour": "red", "size": 3})])


def test_further_facts_are_texts():
    item = old(name="Oak", year=1949, price=12.5, sold=True, note="  two\n words ", empty="")
    assert further_facts(item, Keys("type", None, "name")) == {
        "year": "1949", "price": "12.5", "sold": "true", "note": "two words",
    }  # fmt: skip
    assert text_of("Å") == "Å"


def test_agreement_is_the_median_cosine():
    stored = np.eye(3)
    assert agreement(stored, stored) == 1.0
    assert agreement(stored, np.array([[1, 0, 0], [0, 1, 0], [1, 0, 0]])) == 1.0
    assert agreement(stored, stored[::-1]) == 0.0


@pytest.mark.parametrize("count", [0, 1, 5, 16, 17, 100])
def test_a_spread_order_holds_every_row_once(count):
    assert sorted(spread(count)) == list(range(count))
    assert len(spread(100)[:8]) == 8
    assert spread(160)[:3] == [0, 10, 20]
