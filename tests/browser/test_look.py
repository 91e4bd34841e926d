"""The look board: swap, prices, notes with their cures, and links that open again."""

import re
from dataclasses import replace

from playwright.sync_api import expect

from tests.browser.conftest import PHONE
from tests.browser.page_checks import check_page, look_address

CHAIR = ("chair-020", "Chair 20", 12_000, "chair")


def price(shown) -> int:
    return int(re.sub(r"\D", "", shown.inner_text()))


def test_a_tap_swaps_a_piece_and_the_total_follows(visit):
    visit.open(look_address(CHAIR))
    visit.at_look()
    total = visit.page.locator(".total-sum")
    before, was = price(total), visit.shows("table")
    visit.card("table").locator(".thumb").nth(2).click()
    expect(visit.piece("table")).not_to_have_text(was)
    now = visit.shows("table")
    change = price(visit.card("table").locator(".piece-price")) - 100 - (int(was.split()[1]))
    visit.until(lambda: price(total), before + change)
    expect(visit.card("table").locator(".thumb[aria-pressed=true]")).to_have_count(1)
    visit.page.reload()
    visit.at_look()
    expect(visit.piece("table")).to_have_text(now)


def test_the_price_slider_refilters_at_once_with_one_request_for_a_whole_drag(visit):
    visit.open(look_address(CHAIR))
    visit.at_look()
    asked = []
    visit.page.on(
        "request", lambda request: asked.append(request.post_data_json) if request.url.endswith("/matches") else None
    )
    visit.page.get_by_label("Highest price for tables").evaluate(
        "thumb => { for (let s = 0; s < 6; s++) { thumb.stepDown(); thumb.dispatchEvent(new Event('input')) } }"
    )
    expect(visit.card("table").locator(".slider-words")).to_have_text("up to €103")
    expect(visit.card("table").locator(".thumb")).to_have_count(4)
    visit.until(lambda: price(visit.card("table").locator(".piece-price")), lambda paid: paid <= 103)
    assert asked == [
        {
            "item": "chair-020",
            "categories": ["table"],
            "price": {"table": {"max_cents": 10_300}},
            "limit": 5,
            "in_stock": False,
            "why": True,
        }
    ]


def test_when_nothing_fits_a_note_says_so_and_its_button_opens_the_limits_just_enough(visit):
    visit.open(look_address(CHAIR, l={"bed": [20_000, 60_000]}))
    visit.page.get_by_text("No bed lies inside these prices").wait_for()
    expect(visit.card("bed").locator(".thumb")).to_have_count(0)
    check_page(visit.page)
    visit.keep("look-note-1280")
    visit.card("bed").get_by_role("button", name="Show the one at €160").click()
    visit.card("bed").locator(".thumb").first.wait_for()
    expect(visit.piece("bed")).to_have_text("Bed 3")
    expect(visit.card("bed").locator(".note")).to_be_empty()
    expect(visit.card("bed").locator(".slider-words")).to_have_text("€160 to €600")


def test_any_price_lifts_the_limits_again(visit):
    visit.open(look_address(CHAIR, l={"bed": [20_000, 60_000]}))
    visit.card("bed").get_by_role("button", name="Any price").click()
    visit.card("bed").locator(".thumb").first.wait_for()
    expect(visit.card("bed").locator(".slider-words")).to_have_text("any price")


def test_an_unpriced_piece_is_said_and_not_counted(visit):
    visit.open(look_address(CHAIR, ("bed-011", "Bed 11", None, "bed"), k=["bed"]))
    visit.at_look()
    expect(visit.piece("bed")).to_have_text("Bed 11")
    expect(visit.card("bed")).to_contain_text("No price")
    expect(visit.page.locator(".total-sum")).to_have_text("€120")
    expect(visit.page.locator(".total")).to_contain_text("1 without a price")


def test_a_total_has_its_currency_where_the_chosen_piece_has_no_price(visit):
    visit.open(look_address(("bed-011", "Bed 11", None, "bed"), ("chair-020", *CHAIR[1:]), c=None, k=["chair"]))
    visit.card("chair").locator(".thumb").first.wait_for()
    expect(visit.page.locator(".total-sum")).to_have_text("€120")


def test_categories_can_be_left_out_and_added(visit):
    visit.open(look_address(CHAIR))
    visit.at_look()
    visit.page.get_by_role("button", name="Leave the lamp out").click()
    expect(visit.page.locator(".card")).to_have_count(2)
    visit.page.reload()
    visit.at_look()
    expect(visit.page.locator(".card")).to_have_count(2)
    visit.page.get_by_role("button", name="Add a lamp").click()
    visit.card("lamp").locator(".thumb").first.wait_for()
    expect(visit.page.locator(".card")).to_have_count(3)


def test_a_shared_link_opens_the_same_look_elsewhere(visitor):
    first = visitor()
    first.begin()
    first.finish()
    first.card("bed").locator(".thumb").nth(3).click()
    expect(first.card("bed").locator(".thumb").nth(3)).to_have_attribute("aria-pressed", "true")
    first.page.get_by_role("button", name="Share this look").click()
    first.page.get_by_text("Link copied").first.wait_for()
    link = first.page.evaluate("navigator.clipboard.readText()")
    assert len(link) < 1000
    other = visitor(PHONE)
    other.open(link)
    other.at_look()
    for category in ("bed", "table", "lamp"):
        expect(other.piece(category)).to_have_text(first.shows(category))
    for place in (".hero .piece-name", ".total-sum"):
        expect(other.page.locator(place)).to_have_text(first.page.locator(place).inner_text())


def test_where_the_clipboard_is_closed_a_field_holds_the_link(visitor):
    visit = visitor(permissions=[])
    visit.page.add_init_script("navigator.clipboard.writeText = () => Promise.reject(new Error('closed'))")
    visit.open(look_address(CHAIR))
    visit.at_look()
    visit.page.get_by_role("button", name="Share this look").click()
    expect(visit.page.get_by_label("Link to this look")).to_have_value(re.compile("/look#"))


def test_a_piece_that_has_left_is_named_with_its_price_then_and_can_be_replaced(visit):
    visit.open(look_address(CHAIR, ("bed-lost", "Lost bed", 55_500, "bed"), ("table-002", "Table 2", 10_200, "table")))
    visit.at_look()
    visit.page.get_by_text("This bed has left the catalogue. It cost €555").wait_for()
    expect(visit.piece("bed")).to_have_text("Lost bed")
    expect(visit.piece("table")).to_have_text("Table 2")
    check_page(visit.page)
    visit.keep("look-piece-left-1280")
    visit.card("bed").locator(".thumb").first.click()
    expect(visit.piece("bed")).to_have_text(re.compile("^Bed "))


def test_a_chosen_chair_that_has_left_is_told_and_the_rest_works(visit):
    visit.expect_complaints("404")
    lost = ("chair-lost", "Walnut chair", 22_000, "chair")
    visit.open(look_address(lost, ("bed-002", "Bed 2", 14_000, "bed"), ("table-003", "Table 3", 10_300, "table")))
    visit.page.get_by_text("This chair has left the catalogue. It cost €220").wait_for()
    visit.card("table").locator(".thumb").first.wait_for()
    expect(visit.piece("bed")).to_have_text("Bed 2")
    visit.page.locator(".near button").first.wait_for()
    check_page(visit.page)
    visit.keep("look-chair-left-1280")
    visit.page.locator(".near button").first.click()
    visit.page.locator(".hero a.shop-link").wait_for()
    expect(visit.piece("bed")).to_have_text("Bed 2")
    visit.page.go_back()
    visit.page.get_by_role("button", name="Begin again from the nearest").click()
    visit.at_step(1)
    expect(visit.page.locator(".story-text")).to_contain_text("“Walnut chair”")


def test_a_look_of_which_nothing_is_left_still_says_what_it_was(visit):
    visit.expect_complaints("404")
    visit.open(look_address(("chair-lost", "Old chair", None, "chair"), ("bed-lost", "Old bed", 100, "bed")))
    visit.page.get_by_text("This chair has left the catalogue.").wait_for()
    visit.page.get_by_text("This bed has left the catalogue.").wait_for()
    visit.page.get_by_role("button", name="Begin again from the nearest").wait_for()


def test_a_price_that_changed_since_is_said(visit):
    visit.open(look_address(("chair-020", "Chair 20", 9_900, "chair")))
    visit.at_look()
    expect(visit.page.locator(".hero .piece-price")).to_have_text("€120 was €99 when shared")


def test_a_link_cut_short_is_told_and_leads_to_the_start(visit):
    visit.open(look_address(CHAIR)[:-9])
    visit.page.get_by_role("heading", name="This link holds no look").wait_for()
    visit.page.get_by_role("button", name="Begin a look of your own").click()
    visit.page.get_by_role("button", name="Show me chairs").wait_for()


def test_names_are_text_and_never_markup(visit, shop):
    visit.expect_complaints("404")
    catalogue = shop.source.current()
    named = [replace(item, name="<img src=x onerror=alert(1)>") for item in catalogue.shelves["bed"].items]
    shop.source.publish(
        replace(catalogue, shelves={**catalogue.shelves, "bed": catalogue.shelves["bed"].with_facts(named)})
    )
    visit.open(look_address(("chair-lost", "<b>bold</b>", None, "chair"), ("bed-002", "x", 1, "bed")))
    visit.page.get_by_text("<b>bold</b>").first.wait_for()
    expect(visit.piece("bed")).to_have_text("<img src=x onerror=alert(1)>")


def test_another_look_pasted_over_this_one_is_shown(visit):
    visit.open(look_address(CHAIR))
    visit.at_look()
    visit.page.evaluate(
        "address => { location.href = address }", look_address(("chair-040", "Chair 40", 14_000, "chair"))
    )
    visit.page.get_by_role("heading", name="Chair 40").wait_for()


def test_limits_that_cross_in_a_link_are_let_go(visit):
    visit.open(look_address(CHAIR, l={"bed": [60_000, 20_000], "table": ["a", None]}))
    visit.at_look()
    expect(visit.card("bed").locator(".slider-words")).to_have_text("any price")


def test_a_phone_hands_the_link_to_its_own_sheet(visitor):
    visit = visitor(PHONE, has_touch=True, is_mobile=True)
    visit.page.add_init_script("navigator.share = given => { window.given = given; return Promise.resolve() }")
    visit.open(look_address(CHAIR))
    visit.at_look()
    visit.page.get_by_role("button", name="Share this look").click()
    visit.until(lambda: "/look#" in visit.page.evaluate("window.given.url"))
