"""Judging look-alikes in real browsers: keys, ranges, undo, reload, a lost connection, and two annotators at once."""

import json

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import DESK, PHONE


@pytest.fixture(params=[DESK, PHONE], ids=["desk", "phone"])
def visit(visitor, request):
    """A visitor of that width."""
    arrived = visitor(request.param)
    arrived.width = request.node.callspec.id
    return arrived


def begin(shop, n=4, nearest=9, per_task=1, name="Chairs"):
    """Begin a round of questions about chairs and return its address."""
    source = shop.source.current()
    made = shop.annotator.begin(source, name, category="chair", n=n, nearest=nearest, per_task=per_task)
    return made.id


def answer_as(visit, round_id, who):
    """Open a round under a name."""
    visit.context.add_init_script(f"localStorage.setItem('penat.annotator', {json.dumps(who)})")
    visit.open(f"/workbench/annotate?round={round_id}")
    visit.page.locator(".judge.is-main").wait_for()


def shown(visit):
    return visit.page.locator(".judge").evaluate_all("tiles => tiles.map(tile => tile.dataset.id)")


def dropped(visit):
    return visit.page.locator(".judge.is-dropped").evaluate_all("tiles => tiles.map(tile => tile.dataset.id)")


def drops(visit, *ids):
    """Wait until these are dropped, in the order they are shown, and no others."""
    visit.until(lambda: dropped(visit), list(ids))


def asks_again(visit, question):
    """Wait until a question of before is on the screen."""
    visit.until(lambda: shown(visit), question)


def next_question(visit, before):
    visit.page.wait_for_function(
        "main => (document.querySelector('.judge.is-main')?.dataset.id ?? '') !== main", arg=before[0]
    )


def judgements(shop, round_id):
    return [(one.annotator, one.pos, one.neg) for _, one in shop.annotator.judgements(round_id)]


def test_a_round_is_begun_by_form_and_answered_to_its_end(visit, shop):
    visit.open("/workbench/annotate")
    page = visit.page
    page.get_by_label("Your name, beside your answers").fill("ann")
    page.get_by_label("Name", exact=True).fill("First look")
    page.get_by_text("There is no round yet; begin one below.").wait_for()
    page.get_by_label("Category").select_option("chair")
    page.get_by_label("Which to ask about").select_option("diverse")
    page.get_by_label("Questions").fill("2")
    page.get_by_label("Pictures beside each").fill("6")
    visit.keep(f"annotate-rounds-{visit.width}")
    page.get_by_role("button", name="Begin", exact=True).click()
    page.locator(".judge.is-main").wait_for()
    visit.fits()
    expect(page.locator(".judge")).to_have_count(7)
    first = shown(visit)
    page.locator(".judged .judge").nth(5).click()
    drops(visit, *first[6:])
    page.get_by_text("6 of 7 kept").wait_for()
    visit.keep(f"annotate-question-{visit.width}")
    page.get_by_role("button", name="Next").click()
    next_question(visit, first)
    page.get_by_text("7 of 7 kept").wait_for()
    page.get_by_role("button", name="Next").click()
    page.locator(".asking-done", has_text="Every question has its answers").wait_for()
    visit.keep(f"annotate-done-{visit.width}")
    page.locator(".asking-done").get_by_role("button", name="All rounds").click()
    page.get_by_text("2 of 2 answered; ann 2").wait_for()
    [made] = shop.annotator.rounds()
    visit.until(lambda: judgements(shop, made.round.id)[0], ("ann", tuple(first[:6]), tuple(first[6:])))


def test_the_keyboard_alone_is_enough(visitor, shop):
    visit = visitor(DESK)
    made = begin(shop)
    answer_as(visit, made, "ann")
    first, keys = shown(visit), visit.page.keyboard
    keys.press("3")
    keys.press("Shift+Digit6")
    drops(visit, *first[3:7])
    keys.press("4")
    drops(visit, first[3], first[5], first[6])
    keys.press("-")
    drops(visit, first[3], *first[5:])
    keys.press("Enter")
    next_question(visit, first)
    second = shown(visit)
    keys.press("s")
    next_question(visit, second)
    keys.press("u")
    asks_again(visit, second)
    keys.press("Backspace")
    asks_again(visit, first)
    drops(visit, first[3], *first[5:])  # what was said comes back with the question
    keys.press("+")
    keys.press("ArrowRight")
    next_question(visit, first)
    visit.until(lambda: judgements(shop, made), [("ann", tuple(first), ())])


def test_a_click_with_shift_takes_a_range_and_more_than_nine_have_keys(visitor, shop):
    visit = visitor(DESK)
    answer_as(visit, begin(shop, nearest=14), "ann")
    tiles, first = visit.page.locator(".judged .judge"), shown(visit)
    tiles.nth(10).click()
    tiles.nth(13).click(modifiers=["Shift"])
    drops(visit, *first[11:])
    visit.page.keyboard.press("0")
    visit.page.keyboard.press("q")
    drops(visit, first[10], *first[12:])
    keys = visit.page.locator(".tile-key")
    visit.until(lambda: "".join(keys.evaluate_all("keys => keys.map(key => key.dataset.key)")), "1234567890qwer")


def test_what_is_dropped_survives_a_reload(visit, shop):
    answer_as(visit, begin(shop), "ann")
    before = shown(visit)
    visit.page.locator(".judged .judge").nth(2).click()
    drops(visit, before[3])
    visit.page.reload()
    asks_again(visit, before)
    drops(visit, before[3])


def test_an_answer_given_without_a_connection_is_kept_and_sent_later(visitor, shop):
    visit = visitor(DESK)
    visit.expect_complaints("ERR_INTERNET_DISCONNECTED|Failed to load")
    made = begin(shop)
    answer_as(visit, made, "ann")
    first = shown(visit)
    visit.context.set_offline(True)
    visit.page.keyboard.press("2")
    visit.page.keyboard.press("Enter")
    visit.page.get_by_text("It is kept here and sent again").wait_for()
    assert judgements(shop, made) == []
    visit.context.set_offline(False)
    next_question(visit, first)
    visit.until(lambda: judgements(shop, made), [("ann", (first[0], first[1], *first[3:]), (first[2],))])


def test_two_annotators_in_two_browsers_share_a_round(visitor, shop):
    made = begin(shop, n=6)
    ann, bob = visitor(DESK), visitor(PHONE)
    answer_as(ann, made, "ann")
    answer_as(bob, made, "bob")
    seen = {"ann": [], "bob": []}
    for _ in range(3):
        for who, visit in (("ann", ann), ("bob", bob)):
            now = shown(visit)
            seen[who].append(now[0])
            visit.page.get_by_role("button", name="Next").click()
            next_question(visit, now)
    for visit in (ann, bob):
        visit.page.locator(".asking-done").wait_for()
    assert len({*seen["ann"], *seen["bob"]}) == 6, "no question is given twice"
    for visit in (ann, bob):
        visit.until(lambda: shop.annotator.progress(made).finished, 6)
    assert shop.annotator.progress(made).answers == {"ann": 3, "bob": 3}


def test_two_annotators_who_judge_the_same_are_told_how_far_they_agree(visitor, shop):
    made = begin(shop, n=1, per_task=2)
    ann, bob = visitor(DESK), visitor(PHONE)
    for visit, who, key in ((ann, "ann", "9"), (bob, "bob", "8")):
        answer_as(visit, made, who)
        visit.page.keyboard.press(key)
        visit.page.get_by_text("9 of 10 kept").wait_for()
        visit.page.get_by_role("button", name="Next").click()
        visit.page.locator(".asking-done").wait_for()
    bob.page.get_by_text("they said the same of 78 %").wait_for()
    bob.keep("annotate-agreement-phone")
    ann.page.get_by_role("button", name="All rounds").last.click()
    ann.page.get_by_role("button", name="Agreement").click()
    ann.page.get_by_role("rowheader", name="ann and bob").wait_for()
    ann.keep("annotate-agreement-desk")


def test_a_deleted_round_can_be_brought_back_and_one_that_is_gone_leads_back(visit, shop):
    made = begin(shop)
    visit.open("/workbench/annotate")
    visit.page.get_by_role("button", name="Delete").click()
    visit.page.locator(".annotate-page", has_text="There is no round yet").wait_for()
    visit.page.get_by_role("button", name="Undo").click()
    visit.page.locator(f".rounds [data-id='{made}']").wait_for()
    visit.expect_complaints("404")
    visit.page.get_by_label("Your name, beside your answers").fill("ann")
    visit.page.get_by_label("Your name, beside your answers").blur()
    visit.until(lambda: visit.page.evaluate("localStorage.getItem('penat.annotator')"), "ann")
    visit.open("/workbench/annotate?round=none")
    visit.page.locator(".asking-told", has_text="There is no round").wait_for()
    visit.page.locator(".question").get_by_role("button", name="All rounds").click()
    visit.page.locator(".rounds li").wait_for()


def test_after_undo_a_reload_still_shows_what_was_said(visitor, shop):
    visit = visitor(DESK)
    answer_as(visit, begin(shop), "ann")
    first = shown(visit)
    visit.page.keyboard.press("4")
    visit.page.keyboard.press("Enter")
    next_question(visit, first)
    visit.page.keyboard.press("u")
    asks_again(visit, first)
    visit.page.reload()
    asks_again(visit, first)
    drops(visit, first[4])


def test_the_next_annotator_on_the_same_machine_starts_from_nothing(visitor, shop):
    visit = visitor(DESK)
    made = begin(shop, n=1, per_task=2)
    answer_as(visit, made, "ann")
    visit.page.keyboard.press("2")
    visit.until(lambda: len(dropped(visit)), 1)
    visit.page.evaluate("localStorage.setItem('penat.annotator', 'bob')")
    visit.context.add_init_script("localStorage.setItem('penat.annotator', 'bob')")
    visit.open(f"/workbench/annotate?round={made}&again")
    visit.page.get_by_role("button", name="bob").wait_for()
    visit.page.get_by_text("10 of 10 kept").wait_for()
    drops(visit)


def test_changes_made_while_an_answer_waits_for_the_network_are_sent(visitor, shop):
    visit = visitor(DESK)
    visit.expect_complaints("ERR_INTERNET_DISCONNECTED|Failed to load")
    made = begin(shop)
    answer_as(visit, made, "ann")
    first = shown(visit)
    visit.context.set_offline(True)
    visit.page.keyboard.press("Enter")
    visit.page.get_by_text("It is kept here and sent again").wait_for()
    visit.page.keyboard.press("3")
    drops(visit, first[3])
    visit.context.set_offline(False)
    next_question(visit, first)
    visit.until(lambda: [(who, neg) for who, _, neg in judgements(shop, made)], [("ann", (first[3],))])


def test_on_the_list_of_rounds_keys_answer_nothing(visitor, shop):
    visit = visitor(DESK)
    made = begin(shop)
    answer_as(visit, made, "ann")
    first, sent = shown(visit), []
    visit.page.on("request", lambda request: sent.append(request.url.rsplit("/", 1)[1]) if request.post_data else None)
    visit.page.get_by_role("button", name="ann", exact=True).click()
    visit.page.get_by_role("heading", name="Annotate").wait_for()
    visit.page.locator("body").click(position={"x": 5, "y": 5})
    for key in ("s", "s", "ArrowRight"):
        visit.page.keyboard.press(key)
    visit.page.locator(f".rounds [data-id='{made}']").get_by_role("button", name="Answer").click()
    asks_again(visit, first)
    visit.page.get_by_text("0 of 4 answered").wait_for()
    assert sent == ["next"]
    assert judgements(shop, made) == []


def test_a_round_that_is_begun_twice_in_impatience_is_one(visitor, shop):
    visit = visitor(DESK)
    held = []
    visit.page.route(
        "**/annotation/rounds", lambda route: held.append(route) if route.request.post_data else route.continue_()
    )
    visit.open("/workbench/annotate")
    visit.page.get_by_label("Your name, beside your answers").fill("ann")
    visit.page.get_by_label("Name", exact=True).fill("First look")
    begin_it = visit.page.get_by_role("button", name="Begin", exact=True)
    begin_it.click()
    visit.until(lambda: len(held), 1)
    begin_it.click()
    held[0].continue_()
    visit.page.locator(".judge.is-main").wait_for()
    assert len(held) == 1
    assert len(shop.annotator.rounds()) == 1


def test_the_form_comes_with_the_rounds_and_not_before(visit, shop):
    made = begin(shop)
    held = []
    visit.page.route("**/annotation/rounds", lambda route: held.append(route))
    visit.open("/workbench/annotate")
    visit.until(lambda: len(held), 1)
    form, exports = visit.page.locator("form.begin"), visit.page.get_by_text("Everything judged:")
    visit.page.get_by_text("One moment").wait_for()
    expect(form).to_be_hidden()
    expect(exports).to_be_hidden()
    held[0].continue_()
    visit.page.locator(f".rounds [data-id='{made}']").wait_for()
    expect(form).to_be_visible()
    expect(exports).to_be_visible()
    expect(visit.page.get_by_label("Which to ask about").locator("option")).not_to_have_count(1)


def test_rounds_that_could_not_be_fetched_are_asked_for_again(visit):
    visit.expect_complaints("ERR_FAILED")
    visit.page.route("**/annotation/rounds", lambda route: route.abort())
    visit.open("/workbench/annotate")
    again = visit.page.get_by_role("button", name="Try again")
    again.wait_for()
    expect(visit.page.locator("form.begin")).to_be_hidden()
    visit.page.unroute("**/annotation/rounds")
    again.click()
    visit.page.get_by_text("There is no round yet; begin one below.").wait_for()
    expect(visit.page.locator("form.begin")).to_be_visible()
