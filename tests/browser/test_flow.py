"""The whole way, from the invitation to the look, on a phone and at a desk."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import DESK, PHONE
from tests.browser.page_checks import check_page


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["390", "1280"])
def test_four_choices_lead_to_a_look(visitor, viewport, scheme):
    visit = visitor(viewport, color_scheme=scheme)
    name = f"{viewport['width']}-{scheme}"
    visit.open()
    visit.page.locator(".cover img").first.wait_for()
    check_page(visit.page)
    visit.keep(f"start-{name}")
    visit.page.get_by_role("button", name="Show me chairs").click()
    for step in range(1, 5):
        visit.at_step(step)
        expect(visit.tiles).to_have_count(9)
        expect(visit.page.locator(".progress li[aria-current=step]")).to_have_text(f"Step {step}")
        check_page(visit.page)
        if step in (1, 4):
            visit.keep(f"choose-{step}-{name}")
        visit.tiles.nth(step).click()
    visit.at_look()
    check_page(visit.page)
    expect(visit.page.locator(".card")).to_have_count(3)
    expect(visit.page.locator(".total-sum")).to_have_text(re.compile("^€"))
    visit.keep(f"look-{name}")


def test_a_slate_on_the_phone_stands_in_two_large_columns(visitor):
    visit = visitor(PHONE)
    visit.begin()
    lefts = "tiles => new Set(tiles.map(tile => tile.getBoundingClientRect().left)).size"
    visit.until(lambda: visit.tiles.evaluate_all(lefts), 2)
    visit.until(lambda: visit.tiles.first.bounding_box()["width"], lambda width: width > 160)


def test_a_slate_at_the_desk_is_three_by_three_with_the_story_at_its_side(visit):
    visit.begin()
    for edge in ("left", "top"):
        places = f"tiles => new Set(tiles.map(tile => tile.getBoundingClientRect().{edge})).size"
        visit.until(lambda where=places: visit.tiles.evaluate_all(where), 3)
    story = visit.page.locator(".story")
    visit.until(lambda: story.bounding_box()["x"] < visit.tiles.first.bounding_box()["x"])


def test_pictures_do_not_move_the_page_when_they_arrive(visit):
    visit.page.add_init_script(
        "window.shift = 0; new PerformanceObserver(list => list.getEntries().forEach(entry => {"
        " if (!entry.hadRecentInput) window.shift += entry.value })).observe({type: 'layout-shift', buffered: true})"
    )
    visit.begin()
    visit.pictured()
    visit.until(lambda: visit.page.evaluate("window.shift"), lambda shift: shift < 0.02)


def test_links_to_the_shop_open_apart_and_tell_it_nothing(visit):
    visit.begin()
    visit.finish()
    links = visit.page.locator("a.shop-link")
    expect(links).to_have_count(4)
    for link in links.all():
        expect(link).to_have_attribute("href", re.compile("^https://shop[.]example/"))
        expect(link).to_have_attribute("rel", re.compile("noopener"))


def test_a_link_that_is_no_web_address_is_not_offered(visit, shop):
    from dataclasses import replace

    catalogue = shop.source.current()
    bad = catalogue.shelves["bed"].with_facts(
        [replace(i, link="javascript:alert(1)") for i in catalogue.shelves["bed"].items]
    )
    shop.source.publish(replace(catalogue, shelves={**catalogue.shelves, "bed": bad}))
    visit.begin()
    visit.finish()
    expect(visit.card("bed").locator("a")).to_have_count(0)
    expect(visit.card("table").locator("a")).to_have_count(1)


@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["390", "1280"])
def test_a_smart_session_learns_from_what_is_passed_over(visitor, viewport):
    visit = visitor(viewport)
    visit.open()
    visit.page.locator(".limits summary").click()
    visit.page.get_by_label("Smart: learn from what I pass over too").check()
    expect(visit.page.locator(".limits summary")).to_have_text(re.compile(", smart$"))
    check_page(visit.page)
    visit.keep(f"start-smart-{viewport['width']}")
    with visit.page.expect_request(lambda one: one.url.endswith("/sessions") and "policy" in one.post_data) as begun:
        visit.page.get_by_role("button", name="Show me chairs").click()
    visit.at_step(1)
    assert begun.value.post_data_json["policy"] == "taste"
    before = visit.ids()
    visit.page.keyboard.press("n")
    visit.other_ids(before)
    visit.finish()


@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["390", "1280"])
def test_on_a_smart_slate_more_like_several_can_be_asked_for(visitor, viewport):
    visit = visitor(viewport)
    visit.open()
    visit.page.locator(".limits summary").click()
    visit.page.get_by_label("Smart: learn from what I pass over too").check()
    visit.page.get_by_role("button", name="Show me chairs").click()
    visit.at_step(1)
    before = visit.ids()
    marks = visit.page.get_by_role("button", name="More like Chair")
    for place in (0, 1, 3):
        marks.nth(place).click()
    marks.nth(1).click()
    visit.until(
        lambda: marks.evaluate_all("all => all.map(one => one.ariaPressed).join()"),
        lambda said: said.startswith("true,false,false,true,"),
    )
    check_page(visit.page)
    visit.keep(f"choose-more-like-{viewport['width']}")
    with visit.page.expect_request("**/sessions/pick") as asked:
        visit.page.locator(".story-buttons").get_by_role("button", name="More like these 2").click()
    visit.page.get_by_role("heading", name="More like those").wait_for()
    sent = asked.value.post_data_json
    assert (sent["item"], sent["more_like"]) == (None, [before[0], before[3]])
    visit.other_ids(before)
    visit.finish()
