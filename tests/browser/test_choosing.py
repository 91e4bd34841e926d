"""Choosing: keys, none of these, back, reload, earlier picks, words and limits."""

from playwright.sync_api import expect

from tests.browser.conftest import PHONE


def test_the_whole_way_by_keyboard_alone(visit):
    page = visit.page
    visit.open()
    begin = page.get_by_role("button", name="Show me chairs")
    begin.wait_for()
    for _ in range(30):
        page.keyboard.press("Tab")
        if begin.evaluate("button => button === document.activeElement"):
            break
    expect(begin).to_be_focused()
    page.keyboard.press("Enter")
    visit.at_step(1)
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    for key in ("ArrowRight", "ArrowRight", "ArrowDown"):
        page.keyboard.press(key)
    expect(visit.tiles.nth(4)).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(visit.tiles.nth(1)).to_be_focused()
    page.keyboard.press("Enter")
    visit.at_step(2)
    shown = visit.ids()
    page.keyboard.press("n")
    page.get_by_role("heading", name="Then perhaps one of these").wait_for()
    visit.other_ids(shown)
    page.keyboard.press("b")
    page.get_by_role("heading", name="More in that spirit").wait_for()
    visit.until(visit.ids, shown)
    for step in (2, 3, 4):
        visit.at_step(step)
        expect(visit.tiles).to_have_count(9)
        page.keyboard.press("9")
    visit.at_look()


def test_none_of_these_shows_others_of_the_same_step(visitor):
    for visit in (visitor(), visitor(PHONE)):
        visit.begin()
        first = visit.ids()
        visit.page.get_by_role("button", name="None of these").first.click()
        visit.page.get_by_role("heading", name="Then perhaps one of these").wait_for()
        visit.at_step(1)
        expect(visit.tiles).to_have_count(9)
        visit.other_ids(first)


def test_the_browsers_back_and_forward_walk_the_slates(visit):
    visit.begin()
    first = visit.ids()
    visit.tiles.nth(2).click()
    visit.at_step(2)
    second = visit.ids()
    visit.page.go_back()
    visit.at_step(1)
    visit.until(visit.ids, first)
    visit.page.go_forward()
    visit.at_step(2)
    visit.until(visit.ids, second)
    visit.page.get_by_role("button", name="Back").click()
    visit.at_step(1)
    visit.until(visit.ids, first)
    visit.page.go_back()
    visit.page.get_by_role("button", name="Show me chairs").wait_for()


def test_a_reload_keeps_the_slate_and_the_way_on(visit):
    visit.begin()
    visit.tiles.first.click()
    visit.at_step(2)
    before = visit.ids()
    visit.page.reload()
    visit.at_step(2)
    visit.until(visit.ids, before)
    expect(visit.page.locator(".kept")).to_have_count(1)
    visit.tiles.first.click()
    visit.at_step(3)


def test_someone_who_left_in_the_middle_can_go_on(visit):
    visit.begin()
    visit.tiles.first.click()
    visit.at_step(2)
    before = visit.ids()
    visit.page.goto("/")
    visit.page.get_by_role("button", name="Go on where I was").click()
    visit.at_step(2)
    visit.until(visit.ids, before)


def test_an_earlier_favourite_can_be_picked_again(visit):
    visit.begin()
    favourite = visit.ids()[3]
    visit.tiles.nth(3).click()
    visit.at_step(2)
    visit.tiles.nth(0).click()
    visit.at_step(3)
    expect(visit.page.locator(".kept")).to_have_count(2)
    name = f"Chair {int(favourite.split('-')[1])}"
    visit.page.get_by_role("button", name=f"Choose {name} again", exact=True).click()
    visit.at_step(4)
    visit.page.get_by_role("button", name=f"Choose {name} again", exact=True).click()
    visit.at_look()
    expect(visit.page.locator(".hero .piece-name")).to_have_text(name)


def test_start_over_begins_again_with_the_same_wishes(visit):
    visit.begin()
    visit.tiles.first.click()
    visit.at_step(2)
    visit.page.get_by_role("button", name="Start over").click()
    visit.at_step(1)
    expect(visit.page.locator(".kept")).to_have_count(0)


def test_a_double_click_sends_one_pick(visit):
    picks = []
    visit.page.on("request", lambda request: picks.append(request) if request.url.endswith("/pick") else None)
    visit.begin()
    visit.page.route("**/sessions/pick", lambda route: (visit.page.wait_for_timeout(200), route.continue_()))
    visit.tiles.first.dblclick()
    visit.at_step(2)
    visit.tiles.first.click()
    visit.at_step(3)
    assert len(picks) == 2, "a second pick at the first step would have been sent before the second step's"


def chair_numbers(visit):
    return [int(name.removeprefix("chair-")) for name in visit.ids()]


def test_words_begin_with_what_is_nearest_to_them(visit):
    visit.open()
    visit.page.get_by_label("Or say what you have in mind").fill("walnut armchair")
    visit.page.keyboard.press("Enter")
    visit.at_step(1)
    numbers = visit.until(lambda: chair_numbers(visit), lambda numbers: 30 in numbers)
    assert all(abs(number - 30) < 9 for number in numbers)
    expect(visit.page.locator(".story-text")).to_contain_text("“walnut armchair”")


def test_an_example_begins_at_once(visit):
    visit.open()
    visit.page.get_by_role("button", name="walnut armchair").click()
    visit.at_step(1)
    visit.until(lambda: "chair-030" in visit.ids())


def test_a_piece_of_the_cover_begins_near_it(visit):
    visit.open()
    name = visit.page.locator(".cover button").first.get_attribute("aria-label")
    visit.page.locator(".cover button").first.click()
    visit.at_step(1)
    number = int(name.split("Chair ")[1].split(",")[0])
    visit.until(lambda: chair_numbers(visit), lambda near: near and all(abs(each - number) <= 10 for each in near))


def test_limits_of_price_and_stock_hold_from_the_first_slate(visit):
    visit.open()
    visit.page.locator(".limits summary").click()
    highest = visit.page.get_by_label("Highest price for chairs")
    highest.focus()
    expect(highest).to_be_focused()
    for _ in range(30):
        visit.page.keyboard.press("ArrowLeft")
    visit.page.get_by_label("Only what is in stock").check()
    expect(visit.page.locator(".limits summary")).to_have_text("Chairs, up to €129, in stock")
    with visit.page.expect_request(lambda one: one.url.endswith("/sessions") and "price" in one.post_data) as begun:
        visit.page.get_by_role("button", name="Show me chairs").click()
    visit.at_step(1)
    sent = begun.value.post_data_json
    assert (sent["price"], sent["in_stock"]) == ({"max_cents": 12_900}, True)
    visit.until(lambda: chair_numbers(visit), lambda numbers: numbers and max(numbers) <= 29)


def test_another_category_can_be_the_beginning(visit):
    visit.open()
    visit.page.locator(".limits summary").click()
    visit.page.get_by_label("Begin with").select_option("bed")
    visit.page.get_by_role("heading", name="Start with a bed.").wait_for()
    visit.page.get_by_role("button", name="Show me beds").click()
    visit.at_step(1)
    visit.until(visit.ids, lambda ids: ids and all(name.startswith("bed-") for name in ids))


def test_when_everything_was_seen_the_page_says_so_and_offers_a_way(visit):
    visit.open()
    visit.page.locator(".limits summary").click()
    visit.page.get_by_label("Begin with").select_option("lamp")
    visit.page.get_by_role("button", name="Show me lamps").click()
    visit.at_step(1)
    expect(visit.page.locator(".story-text")).to_contain_text("Only 8 of the 9")
    visit.page.get_by_role("button", name="None of these").first.click()
    visit.page.get_by_text("You have seen every lamp we have.").wait_for()
    visit.page.get_by_role("button", name="Back to the last ones").click()
    visit.at_step(1)


def test_going_back_to_the_start_keeps_what_was_wished(visit):
    visit.open()
    visit.page.locator(".limits summary").click()
    visit.page.get_by_label("Only what is in stock").check()
    visit.page.get_by_label("Or say what you have in mind").fill("walnut armchair")
    visit.page.keyboard.press("Enter")
    visit.at_step(1)
    visit.page.keyboard.press("b")
    visit.page.get_by_role("button", name="Show me chairs").wait_for()
    expect(visit.page.get_by_label("Or say what you have in mind")).to_have_value("walnut armchair")
    expect(visit.page.locator(".limits summary")).to_have_text("Chairs, any price, in stock")
