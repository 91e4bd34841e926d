"""What changed between two releases, item by item."""

from dataclasses import replace

from penat.adapters.item_columns import ItemColumns
from penat.domain.release_changes import changes
from tests.fakes import circle


def catalogue(*items):
    shelf = circle.shelf("chair", len(items))
    return circle.catalogue(shelf.with_facts(list(items)))


def chairs(count):
    return circle.items("chair", count)


def test_the_same_items_have_not_changed():
    found = changes(catalogue(*chairs(4)), catalogue(*reversed(chairs(4))))
    assert (found.added, found.removed, found.changed) == ((), (), 0)


def test_each_kind_of_change_is_told_and_a_changed_item_is_counted_once():
    before = chairs(6)
    after = [
        replace(before[0], image="f" * 64, price_cents=9_900),
        replace(before[1], price_cents=None, currency=None),
        replace(before[2], in_stock=False),
        replace(before[3], extra={"colour": "red"}),
        before[4],
        *circle.items("chair", 7)[6:],
    ]
    found = changes(catalogue(*before), catalogue(*after))
    assert (found.added, found.removed) == (("chair-006",), ("chair-005",))
    assert found.repictured == ("chair-000",)
    assert [(one.id, one.before, one.after) for one in found.repriced] == [
        ("chair-000", "€100.00", "€99.00"), ("chair-001", "€101.00", None),
    ]  # fmt: skip
    assert found.otherwise == ("chair-002", "chair-003")
    assert found.changed == 4


def test_an_item_without_a_price_has_none_whatever_its_currency():
    before = [replace(chairs(1)[0], price_cents=None)]
    assert changes(catalogue(*before), catalogue(replace(before[0], currency="USD"))).changed == 0


def test_an_item_in_another_category_has_changed_and_not_gone():
    before = catalogue(*chairs(2))
    moved = circle.shelf("couch", 2)
    after = circle.catalogue(moved.with_facts([replace(one, category="couch") for one in chairs(2)]))
    found = changes(before, after)
    assert (found.added, found.removed, len(found.otherwise)) == ((), (), 2)


def test_items_in_columns_are_compared_as_items_are():
    before = [replace(one, extra={"colour": "red"} if row else {}) for row, one in enumerate(chairs(3))]
    after = [replace(before[0], price_cents=1), replace(before[1], extra={}), before[2]]
    plain = changes(catalogue(*before), catalogue(*after))
    shelf = circle.shelf("chair", 3)
    columns = [circle.catalogue(shelf.with_facts(ItemColumns.of("chair", one, "EUR"))) for one in (before, after)]
    assert changes(*columns) == plain
    assert changes(columns[0], catalogue(*before)).changed == 0
    assert plain.otherwise == ("chair-001",)
