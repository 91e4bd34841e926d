"""What shoppers did, on a desk and on a phone, light and dark."""

from datetime import UTC, datetime, timedelta
from random import Random

import pytest
from playwright.sync_api import expect

from penat.domain.catalogue import PriceRange
from penat.domain.shopping_log import Event, ShownSlate
from tests.browser.conftest import CHAIRS, DESK, PHONE

SESSIONS, WIDTHS = 120, (30.0, 12.0, 5.0)


def walked(now):
    """Yield the log of sessions of three slates over twenty days; some shoppers leave."""
    chance = Random(0)
    for number in range(SESSIONS):
        begun = now - timedelta(days=chance.random() * 20, minutes=30)
        for step, width in enumerate(WIDTHS, 1):
            shown = tuple(f"chair-{row:03d}" for row in chance.sample(range(CHAIRS), 9))
            chances = (None,) * 9 if step == 1 else (chance.uniform(0.6, 1.6) / width, *(0.1,) * 8)
            at, refusals = begun + timedelta(minutes=step), 0
            yield ShownSlate(
                f"s{number}", at, "release-1", "chair", "kernel", step, refusals, None, None, (), shown, chances,
                (None,) * 9, PriceRange(), False,
            )  # fmt: skip
            pick = min(int(chance.expovariate(0.3)), 8)
            later = at + timedelta(seconds=20)
            if shown[pick] >= "chair-050":
                yield Event(f"s{number}", later, step, refusals, "none")
                break
            yield Event(f"s{number}", later, step, refusals, "pick", shown[pick])
            if chance.random() < 0.3:
                yield Event(f"s{number}", later, step, refusals, "like", shown[pick])


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
    assert page.locator(".headline strong").first.inner_text() == str(SESSIONS)
    assert page.locator("svg.plot").count() == 4
    assert page.locator("section[aria-label='Most picked'] tbody tr").count() == 20
    visit.keep(f"shoppers-{name}-{scheme}")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_choice_is_in_the_address_an_item_opens_and_tables_are_downloaded(logged, visitor):
    visit = visitor(DESK)
    visit.open("/workbench/shoppers")
    page = arrived(visit)
    page.get_by_label("Time").select_option("7")
    page.wait_for_url("**days=7**")
    expect(page.locator(".headline strong").first).not_to_have_text(str(SESSIONS))
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
