"""What is wrong in a release, and the map of it, on a desk and on a phone."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import DESK, PHONE


@pytest.fixture(params=[DESK, PHONE], ids=["desk", "phone"])
def visit(visitor, request):
    """A visitor of that width."""
    arrived = visitor(request.param)
    arrived.width = request.node.callspec.id
    return arrived


def found(visit):
    visit.page.locator("#found [role=status]", has_text="found").wait_for()
    return visit.page.locator(".trouble")


@pytest.mark.parametrize("view", ["mislabelled", "kinds", "duplicates", "outliers", "hubs"])
def test_every_view_answers_and_is_in_the_address(visit, view):
    visit.open(f"/workbench/trouble?view={view}")
    found(visit)
    expect(visit.page.locator(f"#tab-{view}")).to_have_attribute("aria-selected", "true")
    visit.fits()
    visit.keep(f"trouble-{view}-{visit.width}")


def test_tabs_are_worked_with_arrow_keys(visit):
    visit.open("/workbench/trouble")
    found(visit)
    visit.page.locator("#tab-mislabelled").focus()
    visit.page.keyboard.press("ArrowRight")
    visit.page.wait_for_url("**view=kinds**")
    expect(visit.page.locator("#tab-kinds")).to_be_focused()


def test_what_was_found_opens_and_becomes_a_question(visit):
    visit.open("/workbench/trouble?view=mislabelled")
    found(visit)
    visit.page.locator(".trouble .tile").first.click()
    visit.page.get_by_role("dialog").get_by_role("heading", level=2).wait_for()
    visit.page.keyboard.press("Escape")
    expect(visit.page.get_by_role("dialog")).to_be_hidden()
    visit.page.locator(".trouble a").first.click()
    visit.page.wait_for_url("**/workbench?like=**")
    visit.page.locator(".wall .score").first.wait_for()


def test_only_one_category_may_be_looked_at(visit):
    visit.open("/workbench/trouble?view=hubs")
    found(visit)
    expect(visit.page.locator(".figures li")).to_have_count(4)
    visit.page.get_by_label("Category").select_option("bed")
    expect(visit.page.locator(".figures li")).to_have_count(1)
    expect(visit.page).to_have_url(re.compile("category=bed"))


def selected(visit, count):
    """Wait until so many items are selected."""
    expect(visit.page.locator(".chosen strong")).to_have_text(f"{count} selected")


def drawn(visit):
    """Wait until the map is there and nothing above it is still to come, so that it stays where it is."""
    visit.page.get_by_text("90 items.").wait_for()
    expect(visit.page.get_by_label("Label as").locator("option")).to_have_count(2)
    visit.settle()


def test_a_group_is_drawn_around_on_the_map_and_taken_along(visit):
    page = visit.page
    visit.open("/workbench/map")
    drawn(visit)
    box = page.locator("canvas").bounding_box()
    left, top, wide, high = box["x"] + 1, box["y"] + 1, box["width"] - 2, box["height"] - 2
    page.mouse.move(left, top)
    page.mouse.down()
    for x, y in ((left + wide, top), (left + wide, top + high), (left, top + high)):
        page.mouse.move(x, y, steps=3)
    page.mouse.up()
    selected(visit, 90)
    visit.keep(f"map-{visit.width}")
    page.get_by_role("button", name="None").click()
    expect(page.locator(".chosen strong")).to_have_count(0)
    page.get_by_role("button", name="bed (12)").click()
    selected(visit, 12)
    page.get_by_role("link", name="Ask for more like these").click()
    page.wait_for_url("**/workbench?like=bed-000**")


def test_the_map_is_coloured_by_a_column_and_by_price(visit):
    visit.open("/workbench/map")
    visit.page.get_by_text("90 items.").wait_for()
    visit.page.get_by_label("Colour").select_option("style")
    visit.page.get_by_role("button", name="boho (").wait_for()
    visit.page.get_by_label("Colour").select_option("price")
    visit.page.locator(".legend", has_text="(blue) to").wait_for()
    visit.page.get_by_role("combobox", name="Category").first.select_option("bed")
    visit.page.get_by_text("12 items.").wait_for()
