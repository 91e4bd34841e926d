"""One budget on the look board: what fits, what is kept, what to relax, and a link that remembers it."""

from contextlib import contextmanager

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


def digits(text):
    return int("".join(c for c in text if c.isdigit()))


def total(visit):
    return digits(visit.page.locator(".total-sum").inner_text())


def budget(visit):
    return digits(visit.page.locator(".budget .slider-words").inner_text())


def slide(visit, cents):
    visit.page.get_by_label("Budget for everything").evaluate(
        "(thumb, cents) => { thumb.value = cents; thumb.dispatchEvent(new Event('input')) }", str(cents)
    )


def is_outfit(answer):
    return answer.url.endswith("/outfits") and answer.ok


@contextmanager
def chosen_anew(visit):
    """Wait until what the server chose after a deed is on the board."""
    with visit.page.expect_response(is_outfit) as answered:
        yield answered
    told = answered.value.json()
    visit.until(lambda: total(visit), (told["total_cents"] + CHAIR[2]) // 100)


def set_a_budget(visit):
    with chosen_anew(visit):
        visit.page.get_by_role("button", name="Set one budget").click()
    visit.page.get_by_text("Everything within").wait_for()


def is_within_budget(visit):
    visit.until(lambda: total(visit) <= budget(visit))


def keep_piece(visit, name):
    with chosen_anew(visit):
        visit.page.get_by_role("button", name=f"Keep the {name}").click()
    visit.page.get_by_role("button", name=f"Let go of the {name}").wait_for()


def test_everything_is_chosen_to_fit_and_a_reload_remembers_it(visit):
    page = visit.page
    set_a_budget(visit)
    is_within_budget(visit)
    before = budget(visit)
    lowest = int(page.get_by_label("Budget for everything").get_attribute("min"))
    with chosen_anew(visit):
        slide(visit, lowest + 3_000)
    is_within_budget(visit)
    visit.until(lambda: budget(visit) < before)
    visit.fits()
    visit.keep(f"look-budget-{visit.width}")
    was = (budget(visit), total(visit))
    with chosen_anew(visit):
        page.reload()
    visit.at_look()
    page.get_by_text("Everything within").wait_for()
    visit.until(lambda: (budget(visit), total(visit)), was)


def test_what_is_kept_stays_when_the_budget_shrinks(visit):
    page = visit.page
    set_a_budget(visit)
    keep_piece(visit, "table")
    kept = visit.shows("table")
    with chosen_anew(visit):
        slide(visit, (total(visit) - 5) * 100)
    is_within_budget(visit)
    expect(visit.piece("table")).to_have_text(kept)
    page.get_by_role("button", name="No budget").click()
    page.get_by_role("button", name="Set one budget").wait_for()
    expect(page.locator(".keeps:visible")).to_have_count(0)


def test_a_swapped_piece_is_kept_and_the_rest_makes_room(visit):
    page = visit.page
    set_a_budget(visit)
    with chosen_anew(visit):
        visit.card("table").locator(".thumb[aria-pressed=false]").first.click()
    page.get_by_role("button", name="Let go of the table").wait_for()
    is_within_budget(visit)


def test_where_nothing_fits_one_tap_helps(visit):
    page = visit.page
    set_a_budget(visit)
    keep_piece(visit, "bed")
    slide(visit, int(page.get_by_label("Budget for everything").get_attribute("min")))
    page.locator(".budget .note", has_text="the cheapest choice comes to").wait_for()
    visit.keep(f"look-budget-relaxed-{visit.width}")
    with chosen_anew(visit):
        page.get_by_role("button", name="Raise it to").click()
    page.locator(".budget .note").wait_for(state="hidden")
    is_within_budget(visit)


def test_pieces_can_be_asked_to_go_with_one_another_and_a_reload_remembers_it(visit):
    page = visit.page
    set_a_budget(visit)
    with chosen_anew(visit) as answered:
        page.get_by_label("Pieces that go with one another too").check()
    told = answered.value.json()
    assert answered.value.request.post_data_json["harmony"] == 1
    assert told["harmony"]["weight"] == 1
    proven = "No other choice inside this budget" if told["optimal"] else "The best that was found"
    page.locator(".budget-hint", has_text=proven).wait_for()
    is_within_budget(visit)
    visit.keep(f"look-budget-together-{visit.width}")
    page.reload()
    visit.at_look()
    expect(page.get_by_label("Pieces that go with one another too")).to_be_checked()
