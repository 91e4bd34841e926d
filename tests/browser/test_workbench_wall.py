"""A long wall and every kind of filter on a desk and on a phone."""

from dataclasses import replace

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import CHAIRS, DESK, PHONE
from tests.browser.wall import counted, ids, item, side, tiles
from tests.fakes import circle

MANY = 1500


def row_of(item, row):
    """Return the item with columns of every kind: few values with marks in them, numbers, and many values."""
    told = {"size: seat": "S|M; L" if row % 3 else "C:\\x", "width": str(40 + row), "maker": f"Maker {row}"}
    return replace(item, extra=told, image=f"{row % CHAIRS:064x}")


FARTHEST_UPWARDS = """window.upwards = 0;
    let before = scrollY;
    addEventListener('scroll', () => {
        window.upwards = Math.max(window.upwards, before - scrollY);
        before = scrollY;
    });"""


@pytest.fixture
def long(bench, shop):
    """The workbench before 1,500 chairs."""
    chairs = circle.shelf("chair", MANY, listed=20)
    chairs = chairs.with_facts([row_of(item, row) for row, item in enumerate(chairs.items)])
    shop.source.publish(circle.catalogue(chairs, release="release-2"))
    bench.open("/workbench")
    counted(bench, "1,500 items")
    return bench


def scroll(visit, where):
    """Scroll there, and wait for two frames."""
    frames = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
    visit.page.evaluate(f"scrollTo(0, {where}); {frames}")


def go_on(visit, count):
    """Scroll down until so many items are on the wall, drawn or not."""

    def last():
        scroll(visit, "document.documentElement.scrollHeight")
        return number(ids(visit)[-1])

    reached = -1
    while reached + 1 < count:
        reached = visit.until(last, lambda now, before=reached: now > before)


def number(name):
    """Return the number in an item's id."""
    return int(name.rpartition("-")[2])


def seen_first(visit):
    """Return the number of the first item that is on the screen, once one is drawn there."""
    seen = """[...document.querySelectorAll('.wall .tile[data-id]')].find(tile => {
        const { top, bottom } = tile.getBoundingClientRect();
        return bottom > 60 && top < innerHeight;
    })?.dataset.id ?? ''"""
    return number(visit.until(lambda: visit.page.evaluate(seen), bool))


def test_a_long_wall_draws_only_what_is_near_and_keeps_its_place(long):
    tiles(long).nth(1).focus()
    long.page.keyboard.press("x")
    long.page.locator(".bulk", has_text="1 selected").wait_for()
    go_on(long, 960)
    long.until(tiles(long).count, lambda count: count < 650)
    numbers = [number(name) for name in ids(long)]
    assert numbers == list(range(numbers[0], numbers[-1] + 1))
    scroll(long, "document.documentElement.scrollHeight / 2")
    before = seen_first(long)
    long.pictured()
    assert seen_first(long) == before
    long.keep(f"workbench-long-{long.width}")
    scroll(long, 0)
    long.until(lambda: ids(long)[:3], ["chair-000", "chair-001", "chair-002"])
    long.until(lambda: tiles(long).first.bounding_box()["y"], lambda top: top < 300)
    expect(long.page.locator(".cell.is-chosen")).to_have_count(1)
    expect(long.page.locator(".cell.is-chosen .tile")).to_have_attribute("data-id", "chair-001")
    expect(item(long, "chair-001")).to_be_focused()


def test_a_long_wall_never_scrolls_by_itself(long):
    tiles(long).nth(2).click(modifiers=["Control"])  # its focus is lost once it is not drawn any more
    long.page.evaluate(FARTHEST_UPWARDS)
    go_on(long, 960)
    long.until(lambda: long.page.evaluate("upwards"), 0)
    scroll(long, "document.documentElement.scrollHeight / 2")
    stays = long.page.evaluate("scrollY")
    long.pictured()
    long.until(lambda: long.page.evaluate("scrollY"), stays)


def test_shift_selects_through_what_is_not_drawn(long):
    tiles(long).nth(2).click(modifiers=["Control"])
    go_on(long, 720)
    long.page.locator(".wall [data-id=chair-700]").click(modifiers=["Shift"])
    long.page.locator(".bulk", has_text="699 selected").wait_for()


def test_another_width_keeps_what_was_looked_at(visitor, shop):
    visit = visitor(DESK)
    visit.small = False
    chairs = circle.shelf("chair", MANY, listed=20)
    chairs = chairs.with_facts([row_of(item, row) for row, item in enumerate(chairs.items)])
    shop.source.publish(circle.catalogue(chairs, release="release-2"))
    visit.open("/workbench")
    tiles(visit).first.wait_for()
    go_on(visit, 600)
    scroll(visit, "2500")
    before = seen_first(visit)
    visit.page.set_viewport_size(PHONE)
    visit.page.wait_for_function(
        "getComputedStyle(document.querySelector('.wall')).gridTemplateColumns.split(' ').length === 3"
    )
    scroll(visit, "scrollY")
    visit.until(lambda: abs(seen_first(visit) - before), lambda apart: apart <= 6)


def test_arrow_keys_in_the_dialog_go_on_to_the_next_page(long):
    long.open("/workbench#item=chair-059")
    dialog = long.page.get_by_role("dialog")
    dialog.get_by_role("heading", name="Chair 59", exact=True).wait_for()
    for number in range(60, 63):
        long.page.keyboard.press("ArrowRight")
        dialog.get_by_role("heading", name=f"Chair {number}", exact=True).wait_for()


def test_columns_of_numbers_text_and_marks_are_filtered_and_kept_in_the_address(long):
    side(long).get_by_label("width from").fill("100")
    counted(long, "1,440 items")
    side(long).get_by_label("width to").fill("199")
    counted(long, "100 items")
    side(long).get_by_label("maker contains").fill("maker 7")
    counted(long, "10 items")
    long.keep(f"workbench-filters-{long.width}")
    side(long).get_by_label("S|M; L").check()
    counted(long, "7 items")
    address = long.page.url
    long.page.go_back()
    counted(long, "10 items")
    expect(side(long).get_by_label("S|M; L")).not_to_be_checked()
    long.open(address)
    counted(long, "7 items")
    expect(side(long).get_by_label("S|M; L")).to_be_checked()
    expect(side(long).get_by_label("maker contains")).to_have_value("maker 7")
    expect(side(long).get_by_label("width to")).to_have_value("199")
    side(long).get_by_label("C:\\x").check()
    side(long).get_by_label("S|M; L").uncheck()
    counted(long, "3 items")
    tiles(long).first.focus()
    long.page.keyboard.press("l")
    long.page.locator(".wall .score").first.wait_for()
    counted(long, "2 items")  # the liked one is no answer


def test_a_checked_value_keeps_the_focus(long):
    box = side(long).get_by_label("S|M; L")
    box.focus()
    long.page.keyboard.press("Space")
    counted(long, "1,000 items")
    expect(box).to_be_focused()
    expect(box).to_be_checked()


def test_a_filter_the_table_lacks_is_told_and_can_be_taken_away(long):
    long.expect_complaints("422")
    long.open("/workbench?where=colour~red")
    long.page.get_by_text("there is no 'colour' to filter on").wait_for()
    side(long).get_by_label("colour contains").fill("")
    counted(long, "1,500 items")
