"""What shoppers did, on a desk and on a phone, light and dark."""

from datetime import UTC, datetime

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import DESK, PHONE
from tests.browser.shopped import SESSIONS, walked


@pytest.fixture
def logged(shop):
    """A shop that has been shopped in."""
    shop.log.entries.extend(walked(datetime.fromtimestamp(shop.moment, UTC)))
    return shop


def arrived(visit):
    visit.page.locator(".shoppers-page [role=status]", has_text="session").wait_for()
    return visit.page


@pytest.mark.parametrize(("viewport", "name"), [(DESK, "desk"), (PHONE, "phone")], ids=["desk", "phone"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_log_is_shown_in_figures_plots_and_tables(logged, visitor, viewport, name, scheme):
    visit = visitor(viewport, color_scheme=scheme)
    visit.open("/workbench/shoppers")
    page = arrived(visit)
    expect(page.locator(".headline strong").first).to_have_text(str(SESSIONS))
    expect(page.locator("svg.plot")).to_have_count(4)
    expect(page.locator("section[aria-label='Most picked'] tbody tr")).to_have_count(20)
    visit.keep(f"shoppers-{name}-{scheme}")
    visit.fits()


def test_the_choice_is_in_the_address_an_item_opens_and_tables_are_downloaded(logged, visitor):
    visit = visitor(DESK)
    visit.open("/workbench/shoppers")
    page = arrived(visit)
    page.get_by_label("Time").select_option("7")
    page.wait_for_url("**days=7**")
    expect(page.locator(".headline strong").first).not_to_have_text(str(SESSIONS))
    arrived(visit)
    with page.expect_download() as loading:
        page.get_by_role("link", name="CSV of all items").click()
    assert loading.value.path().read_text().startswith("item,shown,picked")
    page.locator(".report .named").first.click()
    page.get_by_role("dialog").get_by_role("heading", level=2).wait_for()


def test_an_empty_log_is_told_in_words(shop, visitor):
    visit = visitor(PHONE)
    visit.open("/workbench")
    visit.page.get_by_role("link", name="Shoppers").click()
    visit.page.wait_for_url("**/workbench/shoppers")
    visit.page.get_by_text("No session has been logged yet").wait_for()
    visit.keep("shoppers-empty")
