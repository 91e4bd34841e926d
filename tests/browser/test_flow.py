"""The whole way, from the invitation to the look, on a phone and at a desk."""

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
        assert visit.page.locator(".progress li[aria-current=step]").inner_text() == f"Step {step}"
        check_page(visit.page)
        if step in (1, 4):
            visit.keep(f"choose-{step}-{name}")
        visit.tiles.nth(step).click()
    visit.at_look()
    check_page(visit.page)
    expect(visit.page.locator(".card")).to_have_count(3)
    assert visit.page.locator(".total-sum").inner_text().startswith("€")
    visit.keep(f"look-{name}")


def test_a_slate_on_the_phone_stands_in_two_large_columns(visitor):
    visit = visitor(PHONE)
    visit.begin()
    lefts = visit.tiles.evaluate_all("tiles => [...new Set(tiles.map(tile => tile.getBoundingClientRect().left))]")
    assert len(lefts) == 2
    assert visit.tiles.first.bounding_box()["width"] > 160


def test_a_slate_at_the_desk_is_three_by_three_with_the_story_at_its_side(visit):
    visit.begin()
    visit.settle()
    boxes = [visit.tiles.nth(place).bounding_box() for place in range(9)]
    assert len({box["x"] for box in boxes}) == 3
    assert len({box["y"] for box in boxes}) == 3
    assert visit.page.locator(".story").bounding_box()["x"] < boxes[0]["x"]


def test_pictures_do_not_move_the_page_when_they_arrive(visit):
    visit.page.add_init_script(
        "window.shift = 0; new PerformanceObserver(list => list.getEntries().forEach(entry => {"
        " if (!entry.hadRecentInput) window.shift += entry.value })).observe({type: 'layout-shift', buffered: true})"
    )
    visit.begin()
    visit.page.wait_for_timeout(600)
    assert visit.page.evaluate("window.shift") < 0.02


def test_links_to_the_shop_open_apart_and_tell_it_nothing(visit):
    visit.begin()
    visit.finish()
    links = visit.page.locator("a.shop-link")
    expect(links).to_have_count(4)
    for link in links.all():
        assert link.get_attribute("href").startswith("https://shop.example/")
        assert "noopener" in link.get_attribute("rel")


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
    begun = []
    visit.page.on("request", lambda one: begun.append(one.post_data_json) if one.url.endswith("/sessions") else None)
    visit.open()
    visit.page.locator(".limits summary").click()
    visit.page.get_by_label("Smart: learn from what I pass over too").check()
    assert visit.page.locator(".limits summary").inner_text().endswith(", smart")
    check_page(visit.page)
    visit.keep(f"start-smart-{viewport['width']}")
    visit.page.get_by_role("button", name="Show me chairs").click()
    visit.at_step(1)
    assert begun[-1]["policy"] == "taste"
    before = visit.ids()
    visit.page.keyboard.press("n")
    visit.page.wait_for_function(
        "was => document.querySelector('.slate .tile[data-id]')?.dataset.id !== was", arg=before[0]
    )
    assert not set(before) & set(visit.ids())
    visit.finish()


@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["390", "1280"])
def test_on_a_smart_slate_more_like_several_can_be_asked_for(visitor, viewport):
    visit = visitor(viewport)
    asked = []
    visit.page.on("request", lambda one: asked.append(one.post_data_json) if one.url.endswith("/pick") else None)
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
    check_page(visit.page)
    visit.keep(f"choose-more-like-{viewport['width']}")
    visit.page.locator(".story-buttons").get_by_role("button", name="More like these 2").click()
    visit.page.get_by_role("heading", name="More like those").wait_for()
    assert (asked[-1]["item"], asked[-1]["more_like"]) == (None, [before[0], before[3]])
    assert not set(before) & set(visit.ids())
    visit.finish()
