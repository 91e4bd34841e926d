"""Confirming a room from its photo, by mouse and by keyboard, at a desk and on a phone."""

import json
import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import DESK, PHONE
from tests.browser.photo_sending import picture, sent


@pytest.fixture(params=[DESK, PHONE], ids=["desk", "phone"])
def visit(visitor, request):
    """A visitor of that width, before the rooms."""
    arrived = visitor(request.param)
    arrived.width = request.node.callspec.id
    arrived.open("/workbench/rooms")
    arrived.page.get_by_role("heading", name="No room is confirmed yet").wait_for()
    return arrived


def begin(visit, *blocks):
    """Send a photo and wait for the first piece's proposals."""
    visit.page.locator("#room-photo").set_input_files(sent(picture(*blocks), "loft.png"))
    proposals(visit).first.wait_for()


def proposals(visit):
    return visit.page.locator(".room-proposals .tile[data-id]")


def proposed(visit):
    """Return the ids of the items that the chosen piece may be."""
    read = "tiles => tiles.map(tile => tile.dataset.id)"
    return visit.until(lambda: proposals(visit).evaluate_all(read), lambda ids: len(ids) > 1)


def current(visit, place):
    """Wait until it is the turn of the piece in this place, and for what it may be."""
    expect(visit.page.locator(".room-piece").nth(place)).to_have_attribute("aria-current", "true")
    proposals(visit).first.wait_for()


def said(visit):
    """What was said of each piece."""
    return visit.page.locator(".room-piece-words .muted")


def kept(visit, name):
    visit.page.locator(".rooms-list li", has_text=name).wait_for()


def test_a_room_is_confirmed_from_its_photo_changed_and_taken_back(visit, shop):
    page = visit.page
    begin(visit, "chair", "bed")
    visit.fits()
    visit.keep(f"rooms-confirming-{visit.width}")
    chair = proposed(visit)[1]
    assert chair.startswith("chair-")
    proposals(visit).nth(1).click()
    current(visit, 1)
    expect(page.locator(".room-piece[aria-current]")).to_contain_text("Bed")
    expect(proposals(visit).first).to_have_attribute("data-id", re.compile("^bed-"))
    page.get_by_label("Search its name").fill("Bed 7")
    expect(proposals(visit)).to_have_count(1)
    proposals(visit).first.click()
    expect(said(visit).nth(1)).to_have_text("Bed 7")
    page.get_by_label("Scene").fill("loft")
    page.get_by_role("button", name="Keep this room (2 items)").click()
    kept(visit, "loft.png")
    (room,) = shop.rooms.rooms()
    assert set(room.told.items) == {chair, "bed-007"}
    assert (room.told.scene, room.author) == ("loft", "local")
    assert all(one.box and one.segment for one in room.told.pieces)

    page.get_by_role("button", name="loft.png", exact=True).click()
    page.locator(".room-piece").nth(1).click()
    current(visit, 1)
    page.get_by_role("button", name="None of the shop’s").click()
    page.get_by_role("button", name="Keep this room (1 item)").click()
    kept(visit, "1 item")
    visit.until(lambda: shop.rooms.rooms()[0].told.items, (chair,))
    page.locator(".undo").get_by_role("button", name="Undo").click()
    kept(visit, "2 items")
    page.get_by_role("button", name="Delete loft.png").click()
    page.get_by_role("heading", name="No room is confirmed yet").wait_for()
    page.locator(".undo").get_by_role("button", name="Undo").click()
    kept(visit, "loft.png")
    visit.keep(f"rooms-{visit.width}")


def test_the_keyboard_alone_confirms_a_room(visitor, shop):
    visit = visitor(DESK)
    visit.open("/workbench/rooms")
    visit.page.locator(".room-drop").wait_for()
    begin(visit, "chair", "bed", "piece")
    page = visit.page
    third = proposed(visit)[2]
    page.keyboard.press("3")
    current(visit, 1)
    expect(page.locator(".room-piece[aria-current]")).to_contain_text("Bed")
    page.keyboard.press("ArrowDown")
    current(visit, 2)
    expect(page.locator(".room-piece[aria-current]")).to_contain_text("undecided")
    page.keyboard.press("0")
    current(visit, 1)
    expect(said(visit).nth(2)).to_have_text("left out")
    page.keyboard.press("Control+Enter")
    page.keyboard.press("Control+Enter")  # does not keep it twice
    kept(visit, "loft.png")
    assert [room.told.items for room in shop.rooms.rooms()] == [(third,)]


def test_a_photo_that_was_sent_before_is_taken_up_again(visitor):
    visit = visitor(PHONE)
    visit.open("/workbench/rooms")
    visit.page.locator(".room-drop").wait_for()
    begin(visit, "chair", "bed")
    visit.page.get_by_role("button", name="All rooms").click()
    visit.page.get_by_role("button", name="The photo of").click()
    proposals(visit).first.wait_for()
    expect(said(visit)).to_have_text(["undecided", "undecided"])
    visit.page.go_back()
    visit.page.get_by_role("button", name="The photo of").wait_for()


def test_an_item_that_was_not_found_is_added(visitor, shop):
    visit = visitor(DESK)
    visit.open("/workbench/rooms")
    visit.page.locator(".room-drop").wait_for()
    begin(visit, "chair")
    visit.page.keyboard.press("1")
    expect(visit.page.locator(".room-piece.is-item")).to_have_count(1)
    visit.page.get_by_role("button", name="Add an item that was not found").click()
    visit.page.get_by_label("Category").select_option("lamp")
    expect(proposals(visit).first).to_have_attribute("data-id", "lamp-000")
    proposals(visit).nth(2).click()
    visit.page.get_by_role("button", name="Keep this room (2 items)").click()
    kept(visit, "loft.png")
    assert "lamp-002" in shop.rooms.rooms()[0].told.items


def test_rooms_come_in_from_a_file_and_go_out_again(visitor, shop):
    visit = visitor(DESK)
    visit.open("/workbench/rooms")
    file = {"a.jpg": {"scene": "a", "items": ["chair-001", "bed-001"]}, "b.jpg": {"items": ["lamp-001"]}}
    content = {"name": "rooms.json", "mimeType": "application/json", "buffer": json.dumps(file).encode()}
    visit.page.locator("#room-file").set_input_files(content)
    visit.page.get_by_text("2 rooms added, 0 changed, 0 known already.").wait_for()
    with visit.page.expect_download() as download:
        visit.page.get_by_role("link", name="Download rooms.json").click()
    told = json.loads(download.value.path().read_text())
    assert {name: one["items"] for name, one in told.items()} == {
        "a.jpg": ["chair-001", "bed-001"],
        "b.jpg": ["lamp-001"],
    }


def test_a_room_whose_photo_is_gone_can_still_be_changed(visitor, shop):
    visit = visitor(DESK)
    visit.open("/workbench/rooms")
    begin(visit, "chair", "bed")
    for place in range(2):
        current(visit, place)
        visit.page.keyboard.press("1")
        expect(visit.page.locator(".room-piece.is-item")).to_have_count(place + 1)
    visit.page.get_by_role("button", name="Keep this room (2 items)").click()
    kept(visit, "loft.png")
    shop.photos.remove(shop.rooms.rooms()[0].told.photo)
    visit.expect_complaints("404")
    visit.page.get_by_role("button", name="loft.png", exact=True).click()
    visit.page.get_by_text("The photo of this room cannot be shown").wait_for()
    other = proposed(visit)[3]
    proposals(visit).nth(3).click()
    visit.page.get_by_role("button", name="Keep this room (2 items)").click()
    kept(visit, "loft.png")
    visit.until(lambda: other in shop.rooms.rooms()[0].told.items)
