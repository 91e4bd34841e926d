"""A late answer never stands in the place of a newer one, and what is asked for twice is done once."""

import re

import pytest
from playwright.sync_api import expect

from penat.domain.room import RoomPiece, RoomTold
from tests.browser.conftest import DESK
from tests.browser.photo_sending import CARD, arrive, give, picture, sent
from tests.browser.wall import counted, side, tiles


@pytest.fixture
def visit(visitor):
    """A visitor at a desk."""
    arrived = visitor(DESK)
    arrived.small = False
    return arrived


def hold(visit, pattern):
    """Keep back the first request that fits the pattern; return the list it will be in."""
    held = []
    visit.page.route(re.compile(pattern), lambda route: route.continue_() if held else held.append(route))
    return held


def answer(visit, held, **told):
    """Answer what was kept back, with what the server says or with *told*, and let the page take it in."""
    with visit.page.expect_request_finished(lambda request: request.url == held[0].request.url):
        held[0].fulfill(**told) if told else held[0].continue_()
    visit.settle()


def test_the_columns_of_an_earlier_category_do_not_come_back(visit):
    visit.open("/workbench")
    boho = side(visit).locator("label.facet", has_text="boho")
    expect(boho).to_have_text("boho31")
    held = hold(visit, "facets.category=chair")
    side(visit).get_by_label("Category").select_option("chair")
    visit.until(lambda: len(held), 1)
    side(visit).get_by_label("Category").select_option("bed")
    expect(boho).to_have_text("boho4")
    answer(visit, held)
    expect(boho).to_have_text("boho4")
    boho.click()
    counted(visit, "4 items")


def test_words_that_are_being_typed_outlast_another_choice(visit):
    visit.open("/workbench")
    words = side(visit).get_by_label("Words of the name")
    words.fill("bed 11")
    side(visit).get_by_label("Category").select_option("bed")
    counted(visit, "1 item")
    expect(words).to_have_value("bed 11")


def test_what_is_similar_to_an_earlier_item_does_not_come_back(visit):
    visit.open("/workbench")
    held = hold(visit, "chair-000/similar")
    dialog = visit.page.get_by_role("dialog")
    tiles(visit).first.click()
    dialog.get_by_role("button", name="Find Similar").click()
    visit.until(lambda: len(held), 1)
    visit.page.keyboard.press("ArrowRight")
    dialog.get_by_role("heading", name="Chair 1", exact=True).wait_for()
    dialog.get_by_role("button", name="Find Similar").click()
    expect(dialog.locator(".similar-grid .tile")).to_have_count(20)
    answer(visit, held, json={"results": []})
    expect(dialog.locator(".similar-grid .tile")).to_have_count(20)


def test_a_question_that_is_saved_with_a_double_click_is_saved_once(visit):
    visit.open("/workbench?category=chair&like=chair-003")
    tiles(visit).first.wait_for()
    visit.page.get_by_role("button", name="Saved questions").click()
    visit.page.get_by_label("Save this question as").fill("Clicked twice")
    try:
        visit.page.get_by_role("button", name="Save", exact=True).dblclick()
        expect(visit.page.locator(".saved > li", has_text="Clicked twice")).to_have_count(1)
        expect(visit.page.get_by_text("choose another name")).to_have_count(0)
    finally:
        visit.page.evaluate("fetch('/api/v1/queries/clicked-twice', {method: 'DELETE'})")


def test_a_room_that_was_left_before_it_came_does_not_come_back(visit, shop):
    shop.rooms.confirm(shop.source.current(), RoomTold("loft.jpg", "loft", (RoomPiece("chair-003"),)), "ann")
    visit.open("/workbench/rooms")
    held = hold(visit, "api/v1/rooms/")
    visit.page.get_by_role("button", name="loft.jpg", exact=True).click()
    visit.until(lambda: len(held), 1)
    visit.page.go_back()
    visit.page.locator(".rooms-list li[data-id]").wait_for()
    answer(visit, held)
    expect(visit.page.locator(".rooms-list li[data-id]")).to_have_count(1)
    expect(visit.page.locator(".room-bench")).to_have_count(0)


def test_an_answer_about_prices_does_not_undo_a_later_one_about_pieces(visit):
    arrive(visit, "chair", "bed")
    visit.page.get_by_role("button", name="Furnish this room").click()
    visit.card("table").locator(".thumb").first.wait_for()
    held = hold(visit, "/furnish$")
    visit.page.get_by_label("Highest price for tables").press("ArrowLeft")
    visit.until(lambda: len(held), 1)
    visit.page.get_by_role("button", name="Bed counts").click()
    visit.card("bed").locator(".thumb").first.wait_for()
    answer(visit, held, json={"matches": {"table": []}, "notes": {"table": "too late"}, "nearest_cents": {}})
    expect(visit.card("table").locator(".thumb").first).to_be_visible()
    expect(visit.page.get_by_text("Too late")).to_have_count(0)


def test_an_answer_about_a_look_does_not_undo_a_later_one(visit):
    visit.begin()
    visit.finish()
    visit.card("lamp").get_by_role("button", name="Leave the lamp out").click()
    held = hold(visit, "/matches$")
    visit.page.get_by_label("Highest price for tables").press("ArrowLeft")
    visit.until(lambda: len(held), 1)
    visit.page.get_by_role("button", name="Add a lamp").click()
    visit.card("lamp").locator(".thumb").first.wait_for()
    answer(visit, held, json={"matches": {"table": []}, "notes": {"table": "too late"}, "nearest_cents": {}})
    expect(visit.card("table").locator(".thumb").first).to_be_visible()
    expect(visit.page.get_by_text("Too late")).to_have_count(0)


def test_a_photo_that_is_called_back_while_it_is_made_smaller_is_not_sent(visit, shop):
    visit.page.add_init_script("""const make = createImageBitmap;
        createImageBitmap = async (...given) => {
            await new Promise(go => { window.go = go; });
            return make(...given);
        };""")
    visit.open()
    give(visit, sent(picture("chair", "bed", scale=25, kind="JPEG"), "room.jpg", "image/jpeg"))
    visit.until(lambda: visit.page.evaluate("'go' in window"))
    visit.page.locator(CARD).get_by_role("button", name="Cancel").click()
    visit.page.evaluate("window.go()")
    visit.page.get_by_role("button", name="Choose a photo").wait_for()
    assert list(shop.photos.listed(None, 5)) == []
