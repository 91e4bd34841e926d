"""The workbench on a desk and on a phone: looking through, one item, what is similar, and its address."""

import re

from playwright.sync_api import expect

from tests.browser.wall import counted, ids, item, side, tiles
from tests.web.conftest import small_catalogue


def test_the_wall_goes_on_to_the_last_item(bench):
    counted(bench, "90 items")
    expect(tiles(bench)).to_have_count(60)
    tiles(bench).last.scroll_into_view_if_needed()
    bench.page.get_by_text("That is all.").wait_for()
    bench.until(lambda: len(set(ids(bench))), 90)
    expect(tiles(bench)).to_have_count(90)
    bench.keep(f"workbench-{bench.width}")


def test_nothing_is_wider_than_the_screen(bench):
    bench.fits()


def test_filters_narrow_the_wall_and_are_in_the_address(bench):
    side(bench).get_by_label("Category").select_option("bed")
    counted(bench, "12 items")
    side(bench).get_by_label("boho").check()
    counted(bench, "4 items")
    side(bench).get_by_label("Price from").fill("150")
    counted(bench, "3 items")
    expect(bench.page).to_have_url(re.compile("category=bed.*min=150.*where=style%3Aboho"))
    address = bench.page.url
    bench.page.go_back()
    counted(bench, "4 items")
    bench.open(address)
    counted(bench, "3 items")
    side(bench).get_by_label("Order").select_option("-price")
    expect(tiles(bench).first).to_have_attribute("data-id", "bed-009")


def test_words_of_the_name_find_items_and_say_when_there_are_none(bench):
    side(bench).get_by_label("Words of the name").fill("bed 11")
    counted(bench, "1 item")
    side(bench).get_by_label("Words of the name").fill("velvet")
    bench.page.get_by_text("Nothing passes these filters").wait_for()


def test_an_item_opens_in_a_dialog_that_keeps_the_focus(bench):
    page = bench.page
    first, second = ids(bench)[:2]
    tiles(bench).first.click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("heading", level=2).wait_for()
    dialog.get_by_text("boho").wait_for()
    expect(page).to_have_url(re.compile(f"#item={first}$"))
    inside = "document.activeElement === document.body || !!document.activeElement.closest('dialog')"
    for _ in range(12):
        page.keyboard.press("Tab")
        bench.until(lambda: page.evaluate(inside))
    page.keyboard.press("ArrowRight")
    dialog.get_by_text(second, exact=True).wait_for()
    page.keyboard.press("ArrowLeft")
    dialog.get_by_text(first, exact=True).wait_for()
    page.keyboard.press("Escape")
    dialog.wait_for(state="hidden")
    expect(item(bench, first)).to_be_focused()
    expect(page).not_to_have_url(re.compile("#"))


def test_a_link_to_an_item_opens_it_and_back_closes_it(bench):
    bench.open("/workbench?category=table#item=table-003")
    bench.page.get_by_role("dialog").get_by_role("heading", name="Table 3").wait_for()
    bench.page.get_by_role("dialog").get_by_text("Table 3.PNG").wait_for()
    bench.keep(f"workbench-item-{bench.width}")
    bench.page.keyboard.press("Escape")
    bench.page.get_by_role("dialog").wait_for(state="hidden")
    tiles(bench).first.click()
    bench.page.get_by_role("dialog").get_by_role("heading", level=2).wait_for()
    bench.page.go_back()
    bench.page.get_by_role("dialog").wait_for(state="hidden")


def test_find_similar_shows_percentages_and_leads_on(bench):
    page = bench.page
    bench.open("/workbench?category=chair#item=chair-020")
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name="Find Similar").click()
    found = dialog.locator(".similar-grid .tile")
    found.first.wait_for()
    expect(found).to_have_count(20)
    expect(dialog.locator(".percent").first).to_have_text("100%")
    titles = "all => all.slice(0, 2).map(one => one.title).sort()"
    bench.until(lambda: found.evaluate_all(titles), ["Chair 19.PNG", "Chair 21.PNG"])
    columns = "grid => getComputedStyle(grid).gridTemplateColumns.split(' ').length"
    bench.until(lambda: dialog.locator(".similar-grid").evaluate(columns), 4)
    bench.keep(f"workbench-similar-{bench.width}")
    dialog.get_by_role("button", name="Hide Similar").click()
    expect(dialog.locator(".similar")).to_be_hidden()
    dialog.get_by_role("button", name="Find Similar").click()
    expect(found).to_have_count(20)
    name = found.first.get_attribute("aria-label").partition(",")[0]
    found.first.click()
    dialog.get_by_role("heading", name=name, exact=True).wait_for()
    expect(dialog.locator(".similar")).to_be_hidden()


def test_the_keys_work_on_after_a_similar_one_was_opened(bench):
    page = bench.page
    dialog = page.get_by_role("dialog")
    tiles(bench).nth(20).click()
    dialog.get_by_role("button", name="Find Similar").click()
    dialog.get_by_role("button", name="Chair 19,").click()
    for number in (19, 20, 21):
        dialog.get_by_role("heading", name=f"Chair {number}", exact=True).wait_for()
        page.keyboard.press("ArrowRight")
    dialog.get_by_role("heading", name="Chair 22", exact=True).wait_for()
    page.keyboard.press("Tab")
    expect(dialog.get_by_role("link", name="In the shop")).to_be_focused()


def test_one_that_is_not_on_the_wall_leads_back_to_where_it_was_left(bench):
    dialog = bench.page.get_by_role("dialog")
    bench.open("/workbench?category=chair&max=105")
    counted(bench, "6 items")
    tiles(bench).nth(1).click()
    dialog.get_by_role("button", name="Find Similar").click()
    dialog.get_by_role("button", name="Chair 15,").click()
    dialog.get_by_role("heading", name="Chair 15", exact=True).wait_for()
    bench.page.keyboard.press("ArrowRight")
    dialog.get_by_role("heading", name="Chair 2", exact=True).wait_for()


def test_bones_stand_where_similar_ones_will_be(bench):
    held = []
    bench.page.route("**/similar?*", lambda route: held.append(route))
    tiles(bench).first.click()
    bench.page.get_by_role("button", name="Find Similar").click()
    bench.page.locator(".similar-grid[aria-busy] li").nth(7).wait_for()
    bench.until(lambda: len(held), 1)
    held.pop().continue_()
    bench.page.locator(".similar-grid .tile").first.wait_for()
    expect(bench.page.locator(".similar-grid[aria-busy]")).to_have_count(0)


def test_a_cut_off_greys_or_leaves_out_and_is_remembered(bench):
    page = bench.page
    bench.open("/workbench#item=chair-020")
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name="Find Similar").click()
    dialog.locator(".similar-grid .tile").first.wait_for()
    dialog.get_by_label("Cut-off").fill("99")
    greyed = dialog.locator(".similar-grid .is-below")
    bench.until(greyed.count, lambda count: 0 < count < 20)
    dialog.get_by_label("leave out").check()
    expect(greyed.first).to_be_hidden()
    page.reload()
    dialog.get_by_role("button", name="Find Similar").click()
    dialog.locator(".similar-grid .tile").first.wait_for()
    bench.until(greyed.count, lambda count: 0 < count < 20)
    expect(greyed.first).to_be_hidden()


def test_an_item_with_nothing_similar_says_so(bench, shop):
    catalogue = small_catalogue("release-2")
    alone = catalogue.shelf("bed")
    one = alone.__class__("bed", alone.items[:1], alone.vectors[:1], alone.price_cents[:1], alone.in_stock[:1],
                          alone.groups[:1], alone.representative[:1], alone.neighbours[:1, :0],
                          alone.neighbour_distances[:1, :0], alone.landmarks[:1])  # fmt: skip
    shop.source.publish(catalogue.__class__("release-2", "fake", {"bed": one}))
    bench.open("/workbench#item=bed-000")
    bench.page.get_by_role("button", name="Find Similar").click()
    bench.page.get_by_text("No similar images found", exact=True).wait_for()


def test_a_server_without_vectors_says_what_to_do(bench):
    bench.expect_complaints("503")
    answer = {"title": "No", "detail": "no release is published yet", "status": 503}
    bench.page.route("**/similar?*", lambda route: route.fulfill(status=503, json=answer))
    tiles(bench).first.click()
    bench.page.get_by_role("button", name="Find Similar").click()
    bench.page.get_by_text("No similar images found. Generate embeddings first.").wait_for()
