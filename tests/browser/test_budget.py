"""One budget on the look board: what fits, what is kept, what to relax, and a link that remembers it."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import DESK, PHONE
from tests.browser.page_checks import look_address

CHAIR = ("chair-020", "Chair 20", 12_000, "chair")


@pytest.fixture(params=[DESK, PHONE], ids=["desk", "phone"])
def visit(visitor, request):
    """A visitor with a look on the screen."""
    arrived = visitor(request.param)
    arrived.width = request.node.callspec.id
    arrived.open(look_address(CHAIR))
    arrived.at_look()
    return arrived


def total(visit):
    return int("".join(c for c in visit.page.locator(".total-sum").inner_text() if c.isdigit()))


def budget(visit):
    words = visit.page.locator(".budget .slider-words").inner_text()
    return int("".join(c for c in words if c.isdigit()))


def slide(visit, cents):
    visit.page.get_by_label("Budget for everything").evaluate(
        "(thumb, cents) => { thumb.value = cents; thumb.dispatchEvent(new Event('input')) }", str(cents)
    )


def wait_for_total(visit, at_most):
    visit.page.wait_for_function(
        "most => Number(document.querySelector('.total-sum').textContent.replace(/\\D/g, '')) <= most", arg=at_most
    )


def test_everything_is_chosen_to_fit_and_a_reload_remembers_it(visit):
    page = visit.page
    page.get_by_role("button", name="Set one budget").click()
    page.get_by_text("Everything within").wait_for()
    assert total(visit) <= budget(visit)
    before = budget(visit)
    lowest = int(page.get_by_label("Budget for everything").get_attribute("min"))
    slide(visit, lowest + 3_000)
    wait_for_total(visit, budget(visit))
    assert budget(visit) < before
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    visit.keep(f"look-budget-{visit.width}")
    was = (budget(visit), total(visit))
    page.reload()
    visit.at_look()
    page.get_by_text("Everything within").wait_for()
    assert (budget(visit), total(visit)) == was


def test_what_is_kept_stays_when_the_budget_shrinks(visit):
    page = visit.page
    page.get_by_role("button", name="Set one budget").click()
    page.get_by_role("button", name="Keep the table").click()
    page.get_by_role("button", name="Let go of the table").wait_for()
    kept = visit.shows("table")
    slide(visit, (total(visit) - 5) * 100)
    wait_for_total(visit, budget(visit))
    assert visit.shows("table") == kept
    page.get_by_role("button", name="No budget").click()
    page.get_by_role("button", name="Set one budget").wait_for()
    expect(page.locator(".keeps:visible")).to_have_count(0)


def test_a_swapped_piece_is_kept_and_the_rest_makes_room(visit):
    page = visit.page
    page.get_by_role("button", name="Set one budget").click()
    page.get_by_text("Everything within").wait_for()
    visit.card("table").locator(".thumb[aria-pressed=false]").first.click()
    page.get_by_role("button", name="Let go of the table").wait_for()
    wait_for_total(visit, budget(visit))


def test_where_nothing_fits_one_tap_helps(visit):
    page = visit.page
    page.get_by_role("button", name="Set one budget").click()
    page.get_by_role("button", name="Keep the bed").click()
    page.get_by_role("button", name="Let go of the bed").wait_for()
    slide(visit, int(page.get_by_label("Budget for everything").get_attribute("min")))
    page.locator(".budget .note", has_text="the cheapest choice comes to").wait_for()
    visit.keep(f"look-budget-relaxed-{visit.width}")
    page.get_by_role("button", name="Raise it to").click()
    page.locator(".budget .note").wait_for(state="hidden")
    wait_for_total(visit, budget(visit))


def asked_for_harmony(answer):
    return answer.url.endswith("/outfits") and answer.request.post_data_json["harmony"] == 1


def test_pieces_can_be_asked_to_go_with_one_another_and_a_reload_remembers_it(visit):
    page = visit.page
    page.get_by_role("button", name="Set one budget").click()
    with page.expect_response(asked_for_harmony) as answered:
        page.get_by_label("Pieces that go with one another too").check()
    told = answered.value.json()
    assert told["harmony"]["weight"] == 1
    proven = "No other choice inside this budget" if told["optimal"] else "The best that was found"
    page.locator(".budget-hint", has_text=proven).wait_for()
    wait_for_total(visit, budget(visit))
    visit.keep(f"look-budget-together-{visit.width}")
    page.reload()
    visit.at_look()
    page.get_by_label("Pieces that go with one another too").wait_for()
    assert page.get_by_label("Pieces that go with one another too").is_checked()
