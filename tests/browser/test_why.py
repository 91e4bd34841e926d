"""Why this one: under each picture of a slate and of a look, opened by tap or key, in words."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import DESK, PHONE


def reasons(visit):
    """Return the lines that open, as they are called."""
    return visit.page.locator(".slate .reason summary")


@pytest.mark.parametrize("viewport", [DESK, PHONE], ids=["desk", "phone"])
def test_every_item_of_a_slate_says_why_it_is_shown(visitor, viewport):
    visit = visitor(viewport)
    visit.begin()
    expect(reasons(visit)).to_have_count(9)
    reasons(visit).first.click()
    expect(visit.page.get_by_text("Spread out, to begin with").first).to_be_visible()
    name = visit.tiles.first.locator(".caption-name").inner_text()
    visit.tiles.first.click()
    visit.at_step(2)
    expect(reasons(visit)).to_have_count(9)
    reasons(visit).nth(1).click()
    told = visit.page.locator(".slate .reason").nth(1).locator("p")
    expect(told).to_be_visible()
    expect(told).to_contain_text(f"{name}, your last pick")
    expect(told).to_contain_text("of the category")
    visit.fits()
    visit.keep(f"why-{viewport['width']}")


def test_only_one_reason_is_open_at_a_time_and_none_of_them_picks(visit):
    visit.begin()
    reasons(visit).nth(0).click()
    expect(visit.page.locator(".slate .reason").nth(0)).to_have_attribute("open", "")
    reasons(visit).nth(3).click()
    expect(visit.page.locator(".slate .reason").nth(3)).to_have_attribute("open", "")
    expect(visit.page.locator(".slate .reason[open]")).to_have_count(1)
    visit.at_step(1)


def test_a_reason_opens_by_keyboard_and_arrows_still_walk_the_pictures(visit):
    visit.begin()
    visit.tiles.first.focus()
    visit.page.keyboard.press("Tab")
    visit.page.keyboard.press("Enter")
    expect(visit.page.locator(".slate .reason[open]")).to_have_count(1)
    expect(visit.page.locator(".slate .reason").first).to_have_attribute("open", "")
    visit.tiles.first.focus()
    visit.page.keyboard.press("ArrowRight")
    expect(visit.tiles.nth(1)).to_be_focused()


def test_screen_readers_hear_which_item_a_reason_is_of(visit):
    visit.begin()
    name = visit.tiles.first.locator(".caption-name").inner_text()
    expect(reasons(visit).first).to_have_text(f"Why this one, {name}")


def test_each_piece_of_a_look_says_why_it_goes_with_the_chosen_one(visit):
    visit.begin()
    visit.finish()
    bed = visit.card("bed")
    bed.locator(".reason summary").click()
    expect(bed.locator(".reason p")).to_contain_text("which you chose")
    first = visit.shows("bed")
    bed.locator(".thumb").nth(1).click()
    expect(bed.locator(".piece-name")).not_to_have_text(first)
    expect(bed.locator(".reason")).to_have_count(1)


def test_back_and_reload_keep_the_reasons(visit):
    visit.begin()
    visit.tiles.first.click()
    visit.at_step(2)
    visit.page.reload()
    visit.at_step(2)
    expect(reasons(visit)).to_have_count(9)
    visit.page.go_back()
    visit.at_step(1)
    expect(reasons(visit)).to_have_count(9)
