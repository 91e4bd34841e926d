"""The workbench on a desk and on a phone: looking through, one item, what is similar, and its address."""

from playwright.sync_api import expect

from tests.browser.wall import counted, ids, side, tiles
from tests.web.conftest import small_catalogue


def test_the_wall_goes_on_to_the_last_item(bench):
    counted(bench, "90 items")
    assert len(ids(bench)) == 60
    tiles(bench).last.scroll_into_view_if_needed()
    bench.page.get_by_text("That is all.").wait_for()
    assert len(set(ids(bench))) == 90
    bench.keep(f"workbench-{bench.width}")


def test_nothing_is_wider_than_the_screen(bench):
    assert bench.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_filters_narrow_the_wall_and_are_in_the_address(bench):
    side(bench).get_by_label("Category").select_option("bed")
    counted(bench, "12 items")
    side(bench).get_by_label("boho").check()
    counted(bench, "4 items")
    side(bench).get_by_label("Price from").fill("150")
    counted(bench, "3 items")
    address = bench.page.url
    assert "category=bed" in address
    assert "where=style%3Aboho" in address
    bench.page.go_back()
    counted(bench, "4 items")
    bench.open(address)
    counted(bench, "3 items")
    side(bench).get_by_label("Order").select_option("-price")
    bench.page.wait_for_function("document.querySelector('.wall .tile[data-id]')?.dataset.id === 'bed-009'")


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
    assert page.url.endswith(f"#item={first}")
    for _ in range(12):
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement === document.body || !!document.activeElement.closest('dialog')")
    page.keyboard.press("ArrowRight")
    dialog.get_by_text(second, exact=True).wait_for()
    page.keyboard.press("ArrowLeft")
    dialog.get_by_text(first, exact=True).wait_for()
    page.keyboard.press("Escape")
    dialog.wait_for(state="hidden")
    page.wait_for_function("id => document.activeElement.dataset.id === id", arg=first)
    page.wait_for_url(lambda url: "#" not in url)


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
    assert dialog.locator(".percent").first.inner_text() == "100%"
    assert {found.nth(place).get_attribute("title") for place in (0, 1)} == {"Chair 19.PNG", "Chair 21.PNG"}
    columns = dialog.locator(".similar-grid").evaluate(
        "grid => getComputedStyle(grid).gridTemplateColumns.split(' ').length"
    )
    assert columns == 4
    bench.keep(f"workbench-similar-{bench.width}")
    dialog.get_by_role("button", name="Hide Similar").click()
    assert dialog.locator(".similar").is_hidden()
    dialog.get_by_role("button", name="Find Similar").click()
    name = found.first.get_attribute("aria-label").partition(",")[0]
    found.first.click()
    dialog.get_by_role("heading", name=name, exact=True).wait_for()
    assert dialog.locator(".similar").is_hidden()


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
    assert page.evaluate("document.activeElement.textContent") == "In the shop"


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
    while not held:
        bench.page.wait_for_timeout(20)
    held.pop().continue_()
    bench.page.locator(".similar-grid .tile").first.wait_for()
    assert bench.page.locator(".similar-grid").get_attribute("aria-busy") is None


def test_a_cut_off_greys_or_leaves_out_and_is_remembered(bench):
    page = bench.page
    bench.open("/workbench#item=chair-020")
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name="Find Similar").click()
    dialog.locator(".similar-grid .tile").first.wait_for()
    dialog.get_by_label("Cut-off").fill("99")
    greyed = dialog.locator(".similar-grid .is-below")
    assert 0 < greyed.count() < 20
    dialog.get_by_label("leave out").check()
    assert greyed.first.is_hidden()
    page.reload()
    page.get_by_role("dialog").get_by_role("button", name="Find Similar").click()
    page.get_by_role("dialog").locator(".similar-grid .tile").first.wait_for()
    assert page.get_by_role("dialog").locator(".similar-grid .is-below").first.is_hidden()


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
