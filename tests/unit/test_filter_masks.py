from dataclasses import replace

import numpy as np

from penat.domain.catalogue import PriceRange
from penat.domain.item_filter import Condition
from penat.use_cases.filter_masks import KEPT, FilterMasks, Filters
from tests.fakes import circle


def shelf():
    """Return ten chairs at 100 to 1,000, every other one boho."""
    made = circle.shelf("chair", 10, cents=[100 * (row + 1) for row in range(10)])
    items = [replace(item, extra={"style": "plain" if row % 2 else "boho"}) for row, item in enumerate(made.items)]
    return made.with_facts(items)


CHEAP = Filters(PriceRange(None, 500))
CHEAP_BOHO = Filters(PriceRange(None, 500), where=(Condition("style", equal="Boho"),))


def rows(mask):
    return np.flatnonzero(mask).tolist()


def test_filters_are_worked_out_once_for_a_shelf():
    masks, chairs = FilterMasks(), shelf()
    first = masks.passing(chairs, CHEAP_BOHO)
    assert rows(first) == [0, 2, 4]
    assert masks.passing(chairs, CHEAP_BOHO) is first


def test_examples_are_left_out_and_the_next_question_gets_them_back():
    masks, chairs = FilterMasks(), shelf()
    assert rows(masks.passing(chairs, CHEAP, [1, 3])) == [0, 2, 4]
    assert rows(masks.passing(chairs, CHEAP)) == [0, 1, 2, 3, 4]
    assert rows(masks.passing(chairs, Filters(PriceRange()), [9])) == list(range(9))
    assert masks.passing(chairs, Filters(PriceRange())) is None


def test_newer_prices_are_seen():
    masks, chairs = FilterMasks(), shelf()
    assert rows(masks.passing(chairs, CHEAP)) == [0, 1, 2, 3, 4]
    dearer = chairs.with_facts([replace(item, price_cents=item.price_cents + 200) for item in chairs.items])
    assert rows(masks.passing(dearer, CHEAP)) == [0, 1, 2]


def test_only_the_latest_filters_are_remembered():
    masks, chairs = FilterMasks(), shelf()
    first = masks.passing(chairs, CHEAP)
    for cents in range(KEPT):
        masks.passing(chairs, Filters(PriceRange(None, cents)))
    assert masks.passing(chairs, CHEAP) is not first
    assert rows(masks.passing(chairs, CHEAP)) == rows(first)
