"""Classes filled on the wall and looked after on their own page, at a desk and on a phone."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import DESK, PHONE


@pytest.fixture(params=[DESK, PHONE], ids=["desk", "phone"])
def visit(visitor, request):
    """A visitor of that width."""
    arrived = visitor(request.param)
    arrived.width = request.node.callspec.id
    return arrived


@pytest.fixture
def chairs(shop):
    """Return a class with six chairs in it and six not, so that a classifier can be made of it."""
    made = shop.labeller.make("Low numbers", "the first chairs")
    marks = {f"chair-{n:03d}": n < 30 for n in (*range(0, 12), *range(30, 42))}
    shop.labeller.mark(shop.source.current(), made.id, marks, "ann")
    return made


def labelled(shop, set_id):
    return {one.item: one.belongs for one in shop.labeller.labels(set_id)}


def undo(page):
    return page.locator("#toast").get_by_role("button", name="Undo")


def on_the_wall(visit):
    visit.open("/workbench?category=chair")
    visit.page.locator(".wall .tile[data-id]").first.wait_for()


def test_a_class_is_named_and_filled_on_the_wall_with_undo(bench, shop):
    page = bench.page
    page.on("dialog", lambda dialog: dialog.accept("Nice ones"))
    page.get_by_label("Label as").select_option("+new")
    page.locator(".label-counts", has_text="0 in, 0 out").wait_for()
    cells = page.locator(".wall .cell")
    cells.nth(0).locator(".pick").check()
    cells.nth(2).locator(".pick").click(modifiers=["Shift"])
    page.locator(".bulk", has_text="3 selected").wait_for()
    page.get_by_role("button", name="Belong (B)").click()
    page.locator(".label-counts", has_text="3 in, 0 out").wait_for()
    undo(page).focus()  # a line at the foot that is used stays
    expect(page.locator(".cell.is-in")).to_have_count(3)
    ids = page.locator(".cell.is-in .tile").evaluate_all("tiles => tiles.map(tile => tile.dataset.id)")
    bench.until(lambda: labelled(shop, "nice-ones"), dict.fromkeys(ids, True))
    bench.fits()
    bench.keep(f"labels-wall-{bench.width}")
    undo(page).click()
    page.locator(".label-counts", has_text="0 in, 0 out").wait_for()
    expect(page.locator(".cell.is-in")).to_have_count(0)
    bench.until(lambda: labelled(shop, "nice-ones"), {})


def test_one_key_labels_the_focused_item(visitor, shop, chairs):
    visit = visitor(DESK)
    on_the_wall(visit)
    visit.page.get_by_label("Label as").select_option(chairs.id)
    visit.page.locator(".label-counts", has_text="12 in, 12 out").wait_for()
    visit.page.locator(".tile[data-id='chair-015']").focus()
    visit.page.keyboard.press("n")
    visit.page.locator(".label-counts", has_text="12 in, 13 out").wait_for()
    visit.page.keyboard.press("b")
    visit.page.locator(".label-counts", has_text="13 in, 12 out").wait_for()
    visit.until(lambda: labelled(shop, chairs.id)["chair-015"])


def test_two_who_label_at_once_lose_nothing(visitor, shop, chairs):
    ann, bob = visitor(DESK), visitor(DESK)
    for visit in (ann, bob):
        on_the_wall(visit)
        visit.page.get_by_label("Label as").select_option(chairs.id)
        visit.page.locator(".label-counts", has_text="12 in").wait_for()
    for visit, item in ((ann, "chair-016"), (bob, "chair-017")):
        visit.page.locator(f".tile[data-id='{item}']").focus()
        visit.page.keyboard.press("b")
    for visit in (ann, bob):
        visit.page.locator(".label-counts", has_text=re.compile("1[34] in")).wait_for()
    both = {"chair-016", "chair-017"}
    bob.until(lambda: both & labelled(shop, chairs.id).keys(), both)
    bob.page.locator(".tile[data-id='chair-018']").focus()
    bob.page.keyboard.press("b")
    bob.page.locator(".label-counts", has_text="15 in").wait_for()
    for item in both:
        expect(bob.page.locator(f".tile[data-id='{item}']")).to_have_attribute("aria-label", re.compile(", belongs$"))


def test_a_class_is_made_changed_deleted_and_brought_back_on_its_page(visit, shop, chairs):
    page = visit.page
    visit.expect_complaints("404")  # no classifier was fitted yet
    visit.open("/workbench/labels")
    page.get_by_role("button", name="Low numbers").wait_for()
    page.get_by_label("Name", exact=True).fill("Another")
    page.get_by_role("button", name="Make it").click()
    page.get_by_role("heading", level=1, name="Another").wait_for()
    page.get_by_role("button", name="All classes").click()
    page.get_by_role("button", name="Low numbers").click()
    page.locator(".member.is-out").nth(11).wait_for()
    visit.fits()
    page.get_by_role("button", name="Move out").first.click()
    page.get_by_text("11 belong, 13 do not").wait_for()
    page.get_by_role("button", name="Undo").click()
    page.get_by_text("12 belong, 12 do not").wait_for()
    page.on("dialog", lambda dialog: dialog.accept("Small numbers"))
    page.get_by_role("button", name="Rename").click()
    page.get_by_role("heading", level=1, name="Small numbers").wait_for()
    page.get_by_role("button", name="Delete").click()
    page.locator(".undo", has_text="Small numbers is deleted").wait_for()
    page.get_by_role("button", name="Undo").click()
    page.get_by_role("heading", level=1, name="Small numbers").wait_for()
    visit.until(lambda: len(labelled(shop, "small-numbers")), 24)


def test_an_undo_that_the_network_loses_can_be_tried_again(visit, shop, chairs):
    page = visit.page
    visit.expect_complaints("404|ERR_FAILED")
    visit.open(f"/workbench/labels?set={chairs.id}")
    page.get_by_role("button", name="Move out").first.click()
    page.get_by_text("11 belong, 13 do not").wait_for()
    lost = []
    page.route("**/labels/*/undo", lambda route: route.continue_() if lost else (lost.append(route), route.abort()))
    page.get_by_role("button", name="Undo").click()
    expect(page.locator(".labels-page > .muted[role=status]")).not_to_be_empty()
    page.get_by_role("button", name="Undo").click()
    page.get_by_text("12 belong, 12 do not").wait_for()
    expect(page.get_by_role("button", name="Undo")).to_be_hidden()


def test_a_class_that_is_made_twice_in_impatience_is_one(visitor, shop):
    visit = visitor(DESK)
    visit.expect_complaints("404")  # no classifier was fitted yet
    held = []
    visit.page.route(
        "**/api/v1/labels", lambda route: held.append(route) if route.request.post_data else route.continue_()
    )
    visit.open("/workbench/labels")
    visit.page.get_by_label("Name", exact=True).fill("Another")
    make_it = visit.page.get_by_role("button", name="Make it")
    make_it.click()
    visit.until(lambda: len(held), 1)
    make_it.click()
    held[0].continue_()
    visit.page.get_by_role("heading", level=1, name="Another").wait_for()
    assert len(held) == 1
    assert [one.name for one in shop.labeller.sets()] == ["Another"]


def test_nothing_moves_on_a_class_page_when_its_items_come(visit, shop, chairs):
    page, held = visit.page, []
    visit.expect_complaints("404")
    page.route("**/api/v1/items?ids=*", lambda route: held.append(route))
    visit.open(f"/workbench/labels?set={chairs.id}")
    visit.until(lambda: len(held), 2)
    fit = page.get_by_role("button", name="Fit", exact=True)
    visit.pictured()
    before = fit.bounding_box()["y"]
    for route in held:
        route.continue_()
    page.locator(".member.is-in").nth(11).wait_for()
    page.locator(".member.is-out").nth(11).wait_for()
    visit.until(lambda: abs(fit.bounding_box()["y"] - before) < 1)


def test_a_classifier_is_fitted_looked_at_applied_and_taken_away(visit, shop, chairs):
    page = visit.page
    visit.expect_complaints("404")
    visit.open(f"/workbench/labels?set={chairs.id}")
    page.locator(".member.is-out").nth(11).wait_for()
    page.get_by_role("button", name="Fit", exact=True).click()
    page.get_by_text("average precision").wait_for()
    expect(page.locator(".plot")).to_have_count(2)
    slider = page.get_by_label("Threshold")
    slider.focus()
    expect(slider).to_be_focused()
    before = page.locator(".cutting [role=status]").inner_text()
    page.keyboard.press("Home")
    expect(page.locator(".cutting [role=status]")).not_to_have_text(before)
    visit.keep(f"labels-classifier-{visit.width}")
    visit.fits()
    page.get_by_role("button", name="Apply as a column").click()
    page.get_by_text("See them on the wall").wait_for()
    with page.expect_download() as got:
        page.get_by_role("link", name="Download CSV").click()
    assert got.value.path().read_text().startswith("id,category,name,low-numbers")
    page.get_by_role("button", name="Take the column away").click()
    page.get_by_text("Not applied yet").wait_for()


def test_too_few_labels_are_told_in_words(visitor, shop):
    visit = visitor(PHONE)
    shop.labeller.make("Empty")
    visit.expect_complaints("404|422")
    visit.open("/workbench/labels?set=empty")
    visit.page.get_by_role("button", name="Fit", exact=True).click()
    visit.page.locator(".classifier [role=status]", has_text="at least").wait_for()
    visit.open("/workbench/labels?set=none")
    visit.page.get_by_text("there is no label set").wait_for()


def test_the_last_word_counts_and_a_late_answer_of_another_class_is_not_shown(visitor, shop, chairs):
    visit = visitor(DESK)
    other = shop.labeller.make("Other")
    shop.labeller.mark(shop.source.current(), other.id, {"chair-050": True}, "ann")
    on_the_wall(visit)
    page = visit.page
    page.get_by_label("Label as").select_option(chairs.id)
    page.locator(".label-counts", has_text="12 in, 12 out").wait_for()
    slow = iter([300])
    page.route("**/labels/*/marks", lambda route: (page.wait_for_timeout(next(slow, 0)), route.continue_()))
    tile = page.locator(".tile[data-id='chair-015']")
    tile.focus()
    expect(tile).to_be_focused()
    page.keyboard.press("b")
    page.keyboard.press("n")
    page.locator(".label-counts", has_text="12 in, 13 out").wait_for()
    visit.until(lambda: labelled(shop, chairs.id)["chair-015"], False)
    expect(tile).to_have_attribute("aria-label", re.compile("does not belong$"))
    held = []
    page.route(f"**/labels/{chairs.id}", lambda route: held.append(route))
    page.get_by_label("Label as").select_option("")
    page.get_by_label("Label as").select_option(chairs.id)
    page.get_by_label("Label as").select_option(other.id)
    page.locator(".label-counts", has_text="1 in, 0 out").wait_for()
    visit.until(lambda: marked(page), {"chair-050"})
    visit.until(lambda: held != [])
    for route in held:
        route.continue_()
        route.request.response().finished()
    page.locator(".tile[data-id='chair-051']").focus()
    page.keyboard.press("b")
    page.locator(".label-counts", has_text="2 in, 0 out").wait_for()
    visit.until(lambda: marked(page), {"chair-050", "chair-051"})


def test_a_label_and_its_undo_are_shown_at_once_while_the_labels_are_asked_for_again(visitor, chairs):
    visit = visitor(DESK)
    on_the_wall(visit)
    page, held = visit.page, []
    page.get_by_label("Label as").select_option(chairs.id)
    expect(page.get_by_label("Show by label")).to_be_enabled()
    page.route(f"**/labels/{chairs.id}", lambda route: held.append(route))
    tile = page.locator(".tile[data-id='chair-015']")
    tile.focus()
    expect(tile).to_be_focused()
    page.keyboard.press("b")
    page.locator(".label-counts", has_text="13 in, 12 out").wait_for()
    expect(tile).to_have_attribute("aria-label", re.compile(", belongs$"))
    visit.until(lambda: len(held), 1)
    undo(page).click()
    held[0].continue_()
    page.locator(".label-counts", has_text="12 in, 12 out").wait_for()
    expect(tile).not_to_have_attribute("aria-label", re.compile("belong"))
    visit.until(lambda: len(held), 2)
    held[1].continue_()


def test_the_likes_of_a_question_become_labels(visitor, shop, chairs):
    visit = visitor(DESK)
    visit.open("/workbench?category=chair&like=chair-020,chair-021&unlike=chair-055")
    visit.page.locator(".wall .score").first.wait_for()
    visit.page.get_by_label("Label as").select_option(chairs.id)
    visit.page.get_by_role("button", name="Take the examples over").click()
    visit.page.locator(".label-counts", has_text="14 in, 13 out").wait_for()
    visit.until(lambda: labelled(shop, chairs.id)["chair-021"])


def marked(page):
    return set(page.locator(".cell.is-in .tile").evaluate_all("tiles => tiles.map(tile => tile.dataset.id)"))


def shown(page):
    return set(page.locator(".wall .tile[data-id]").evaluate_all("tiles => tiles.map(tile => tile.dataset.id)"))


def test_the_wall_shows_what_is_labelled_or_not_and_asks_by_a_class(visit, chairs):
    on_the_wall(visit)
    page = visit.page
    page.route(f"**/labels/{chairs.id}", lambda route: (page.wait_for_timeout(400), route.continue_()))  # known late
    page.get_by_label("Label as").select_option(chairs.id)
    page.locator(".label-counts", has_text="12 in, 12 out").wait_for()
    page.get_by_label("Show by label").select_option("in")
    page.locator(".count", has_text="12 items").wait_for()
    visit.until(lambda: shown(page), {f"chair-{n:03d}" for n in range(12)})
    visit.fits()
    visit.keep(f"labels-shown-{visit.width}")
    page.get_by_label("Show by label").select_option("unlabelled")
    page.locator(".count", has_text="36 items").wait_for()
    visit.until(lambda: shown(page), {f"chair-{n:03d}" for n in (*range(12, 30), *range(42, 60))})
    page.get_by_label("Show by label").select_option("")
    page.get_by_role("button", name="Ask by it").click()
    page.locator(".wall .score").first.wait_for()
    visit.until(lambda: page.url.count("chair-0"), 24)
    visit.open("/workbench?category=chair&like=chair-050")
    page.locator(".wall .score").first.wait_for()
    page.get_by_label("Show by label").select_option("out")
    page.locator(".count", has_text="12 items").wait_for()
    visit.until(lambda: shown(page), {f"chair-{n:03d}" for n in range(30, 42)})


def test_what_a_band_selects_is_labelled_by_a_key_and_cleared_by_another(visitor, shop, chairs):
    visit = visitor(DESK)
    on_the_wall(visit)
    page = visit.page
    page.get_by_label("Label as").select_option(chairs.id)
    page.locator(".label-counts", has_text="12 in, 12 out").wait_for()
    page.evaluate("document.activeElement.blur()")
    page.locator(".tile[data-id='chair-000']").hover()  # it stands still now
    first, last = (page.locator(f".tile[data-id='chair-{n:03d}']").bounding_box() for n in (0, 1))
    page.mouse.move(first["x"] + 60, first["y"] + 60)
    page.mouse.down()
    page.mouse.move(last["x"] + 60, last["y"] + 70, steps=5)
    page.mouse.up()
    page.locator(".bulk", has_text="2 selected").wait_for()
    page.keyboard.press("u")
    page.locator(".label-counts", has_text="10 in, 12 out").wait_for()
    visit.until(lambda: {"chair-000", "chair-001"} & labelled(shop, chairs.id).keys(), set())
    page.keyboard.press("b")
    page.locator(".label-counts", has_text="12 in, 12 out").wait_for()


def test_what_is_drawn_around_on_the_map_is_labelled(visitor, shop):
    visit = visitor(DESK, color_scheme="dark")
    shop.labeller.make("Far out")
    visit.open("/workbench/map")
    page = visit.page
    page.get_by_text("items. Draw around some").wait_for()
    page.get_by_label("Label as").select_option("far-out")
    page.locator(".label-counts", has_text="0 in, 0 out").wait_for()
    page.locator("canvas.map").hover()  # it stands still now
    at = page.locator("canvas.map").bounding_box()
    page.mouse.move(at["x"] + 1, at["y"] + 1)
    page.mouse.down()
    for across, down in ((0.99, 0.01), (0.99, 0.99), (0.01, 0.99), (0.01, 0.02)):
        page.mouse.move(at["x"] + across * at["width"], at["y"] + down * at["height"], steps=4)
    page.mouse.up()
    page.get_by_role("button", name="Do not", exact=True).click()
    page.locator(".label-counts", has_text="0 in, 90 out").wait_for()
    undo(page).focus()  # a line at the foot that is used stays
    visit.keep("labels-map-dark")
    undo(page).click()
    page.locator(".label-counts", has_text="0 in, 0 out").wait_for()
