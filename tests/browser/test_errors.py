"""What the page says when something is wrong, and that its button cures it."""

import re
from dataclasses import replace

from playwright.sync_api import expect

from tests.browser.page_checks import check_page, look_address


def test_an_expired_session_starts_again_with_the_same_wishes(visit, shop):
    visit.expect_complaints("410")
    visit.open()
    visit.page.get_by_role("button", name="walnut armchair").click()
    visit.at_step(1)
    shop.moment += 100 * 3600
    visit.tiles.first.click()
    visit.page.get_by_role("heading", name="The session is too old").wait_for()
    check_page(visit.page)
    visit.keep("problem-expired-1280")
    visit.page.get_by_role("button", name="Start again with the same wishes").click()
    visit.at_step(1)
    expect(visit.page.locator(".story-text")).to_contain_text("“walnut armchair”")
    visit.tiles.first.click()
    visit.at_step(2)


def test_a_release_that_is_gone_starts_again(visit, shop):
    visit.expect_complaints("410")
    visit.begin()
    shop.source.publish(replace(shop.source.current(), release="release-2"))
    shop.source.prune("release-1")
    visit.tiles.first.click()
    visit.page.get_by_role("button", name="Start again with the same wishes").click()
    visit.at_step(1)


def test_after_the_catalogue_has_changed_the_flow_goes_on_from_the_last_choice(visit, shop):
    visit.expect_complaints("410")
    visit.begin()
    shop.source.publish(replace(shop.source.current(), release="release-2"))
    shop.source.prune("release-1")
    wanted = visit.tiles.first.get_attribute("data-id")
    visit.tiles.first.click()
    visit.page.get_by_role("heading", name="The catalogue has changed").wait_for()
    check_page(visit.page)
    with visit.page.expect_request("**/api/v1/sessions") as begun:
        visit.page.get_by_role("button", name="Go on from your last choice").click()
    assert begun.value.post_data_json["item"] == wanted
    visit.at_step(1)


def test_a_tampered_session_is_refused_in_words(visit):
    visit.expect_complaints("400")
    visit.begin()
    visit.page.route("**/sessions/pick", lambda route: route.continue_(post_data={"session": "forged", "item": None}))
    visit.tiles.first.click()
    visit.page.get_by_role("heading", name="The session is not one of this server's").wait_for()
    visit.page.get_by_role("button", name="Back to the choice").click()
    visit.at_step(1)


def test_without_a_release_the_page_says_how_to_publish_one_and_tries_again(visit, shop):
    visit.expect_complaints("503")
    catalogue = shop.source.current()
    shop.source.prune(catalogue.release)
    visit.open()
    visit.page.get_by_role("heading", name="The shop is not open yet").wait_for()
    expect(visit.page.locator(".problem")).to_contain_text("make ingest")
    check_page(visit.page)
    visit.keep("problem-closed-1280")
    shop.source.publish(catalogue)
    visit.page.get_by_role("button", name="Try again").click()
    visit.page.get_by_role("button", name="Show me chairs").wait_for()


def test_a_lost_connection_keeps_the_slate_and_the_pick(visit):
    visit.expect_complaints("ERR_INTERNET_DISCONNECTED")
    visit.begin()
    visit.context.set_offline(True)
    visit.tiles.first.click()
    visit.page.get_by_role("heading", name="You are offline").wait_for()
    visit.context.set_offline(False)
    visit.at_step(2)


def test_a_server_that_breaks_is_told_with_a_way_to_try_again(visit):
    visit.expect_complaints("500")
    visit.begin()
    broken = {
        "status": 500,
        "content_type": "application/problem+json",
        "body": '{"title": "Something broke on the server", "detail": "it was logged"}',
    }
    visit.page.route("**/sessions/pick", lambda route: route.fulfill(**broken))
    visit.tiles.first.click()
    visit.page.get_by_role("heading", name="Something broke on the server").wait_for()
    visit.page.unroute("**/sessions/pick")
    visit.page.get_by_role("button", name="Try again").click()
    visit.at_step(2)


def test_an_answer_that_is_no_json_is_still_told(visit):
    visit.expect_complaints("502")
    visit.page.route("**/api/v1/catalogue", lambda route: route.fulfill(status=502, body="<h1>Bad gateway</h1>"))
    visit.open()
    visit.page.get_by_text("The server answered with status 502.", exact=True).wait_for()


def test_a_slow_answer_shows_skeletons_and_says_that_it_takes_long(visit):
    held = []
    visit.open()
    visit.page.locator(".cover button").first.wait_for()
    visit.page.route("**/api/v1/sessions", lambda route: held.append(route))
    visit.page.get_by_role("button", name="Show me chairs").click()
    visit.page.locator(".grid.is-skeleton").wait_for()
    visit.page.get_by_text("Still looking. The connection is slow today.").first.wait_for()
    visit.until(lambda: len(held), 1)
    held[0].continue_()
    visit.at_step(1)


def test_a_failed_refilter_is_told_in_its_card_and_the_rest_stays(visit):
    visit.expect_complaints("500")
    visit.open(look_address(("chair-020", "Chair 20", 12_000, "chair")))
    visit.at_look()
    visit.page.route("**/api/v1/matches", lambda route: route.fulfill(status=500, body="{}"))
    visit.page.get_by_label("Highest price for tables").press("ArrowLeft")
    visit.card("table").get_by_role("button", name="Try again").wait_for()
    expect(visit.piece("bed")).to_have_text(re.compile("^Bed "))
    visit.page.unroute("**/api/v1/matches")
    visit.card("table").get_by_role("button", name="Try again").click()
    visit.card("table").get_by_role("button", name="Try again").wait_for(state="detached")


def test_words_that_cannot_be_read_offer_to_begin_without_them(visit):
    visit.expect_complaints("503")
    refusal = {
        "status": 503,
        "content_type": "application/problem+json",
        "body": '{"title": "Something is missing", "detail": "this server has no model for words; start without text"}',
    }
    visit.page.route(
        "**/api/v1/sessions",
        lambda route: route.fulfill(**refusal) if "text" in route.request.post_data else route.continue_(),
    )
    visit.open()
    visit.page.get_by_role("button", name="rattan lounge chair").click()
    visit.page.get_by_text("This server has no model for words").first.wait_for()
    visit.page.get_by_role("button", name="Begin without the words").click()
    visit.at_step(1)


def test_the_keys_of_a_slate_do_nothing_once_a_problem_is_shown(visit, shop):
    visit.expect_complaints("410")
    visit.begin()
    shop.moment += 100 * 3600
    picks = []
    visit.page.on("request", lambda request: picks.append(request) if request.url.endswith("/pick") else None)
    visit.tiles.first.click()
    told = visit.page.get_by_role("heading", name="The session is too old")
    expect(told).to_be_focused()
    visit.page.keyboard.press("1")
    visit.page.keyboard.press("n")
    expect(told).to_be_focused()
    visit.page.get_by_role("button", name="Back to the choice").click()
    visit.at_step(1)
    assert len(picks) == 1
