"""Asking by example on the workbench: judging with buttons and keys, many at once, summaries, and saved questions."""

import io
import re

import pytest
from PIL import Image
from playwright.sync_api import expect

from tests.browser.conftest import DESK
from tests.browser.wall import asked, counted, ids, item, side, tiles


def test_words_and_likes_and_dislikes_ask_together(bench):
    bench.open("/workbench?category=chair")
    tiles(bench).nth(3).focus()
    bench.page.keyboard.press("l")
    asked(bench, "like=chair-003")
    bench.until(lambda: set(ids(bench)[:2]), {"chair-002", "chair-004"})
    last = ids(bench)[-1]
    item(bench, last).focus()
    bench.page.keyboard.press("d")
    asked(bench, f"unlike={last}")
    expect(item(bench, last)).to_have_count(0)
    side(bench).get_by_label("Words of the look").fill("walnut armchair")
    asked(bench, "text=walnut")
    bench.keep(f"workbench-asked-{bench.width}")
    side(bench).get_by_role("button", name="Clear the question").click()
    counted(bench, "60 items")
    expect(bench.page).not_to_have_url(re.compile("like"))


def test_a_judgement_can_be_taken_back(bench):
    tiles(bench).nth(3).focus()
    bench.page.keyboard.press("l")
    asked(bench, "like=")
    bench.page.locator("#toast").get_by_role("button", name="Undo").click()
    counted(bench, "90 items")
    tiles(bench).nth(3).focus()
    bench.page.keyboard.press("l")
    asked(bench, "like=")
    side(bench).locator(".examples .example").click()
    counted(bench, "90 items")


def test_one_click_asks_for_more_like_an_item(bench):
    tiles(bench).first.click()
    bench.page.get_by_role("dialog").get_by_role("button", name="More like this").click()
    asked(bench, "like=chair-000")
    bench.page.get_by_role("dialog").wait_for(state="hidden")


def test_strategies_variety_and_refusals_in_words(bench):
    bench.expect_complaints("422")
    bench.open("/workbench?like=chair-003")
    tiles(bench).first.wait_for()
    side(bench).get_by_label("Strategy").select_option("linear")
    bench.page.get_by_text("at least 2 likes and 2 dislikes").wait_for()
    side(bench).get_by_label("Strategy").select_option("best")
    asked(bench, "strategy=best")
    side(bench).get_by_label("Variety").fill("0.5")
    asked(bench, "diversity=0.5")


def test_the_doubtful_are_shown_first_to_be_judged_and_the_best_again(bench):
    bench.open("/workbench?category=chair&like=chair-003&unlike=chair-040")
    tiles(bench).first.wait_for()
    best = ids(bench)
    turn = bench.page.get_by_role("button", name="Doubtful first")
    expect(turn).to_have_attribute("aria-pressed", "false")
    turn.click()
    asked(bench, "order=doubtful")
    expect(turn).to_have_attribute("aria-pressed", "true")
    bench.page.locator("#toast", has_text="Judge a few of these").wait_for()
    bench.until(lambda: sorted(ids(bench)) == sorted(best) and ids(bench) != best, True)
    expect(side(bench).get_by_label("Variety")).to_be_hidden()
    bench.keep(f"workbench-doubtful-{bench.width}")
    tiles(bench).first.focus()
    first = ids(bench)[0]
    bench.page.keyboard.press("d")
    asked(bench, f"unlike=chair-040%2C{first}")
    expect(turn).to_have_attribute("aria-pressed", "true")  # judging goes on where it was
    turn.click()
    expect(bench.page).not_to_have_url(re.compile("order="))
    bench.until(lambda: ids(bench)[0], best[0])
    side(bench).get_by_role("button", name="Clear the question").click()
    expect(turn).to_be_hidden()


def test_the_results_are_summed_up_and_cut_at_the_bend(bench):
    bench.open("/workbench?like=chair-003")
    bench.page.get_by_text("What the results hold").click()
    bench.page.locator(".curve polyline").wait_for()
    bench.page.get_by_text("Prices of").wait_for()
    bench.page.locator(".bars", has_text="boho").wait_for()
    bench.keep(f"workbench-summary-{bench.width}")
    bend = bench.page.get_by_role("button", name="Leave out after it")
    if bend.count():  # drawn with the curve
        bend.click()
        bench.page.get_by_role("button", name="No cut-off").click()
        asked(bench, "like=chair-003")
        expect(bench.page.get_by_role("button", name="No cut-off")).to_have_count(0)


def test_a_photo_asks_and_a_file_that_is_none_is_refused(bench):
    bench.page.locator("#photo-file").set_input_files({"name": "notes.txt", "mimeType": "text/plain", "buffer": b"x"})
    bench.page.locator("#toast", has_text="notes.txt is no picture").wait_for()
    file = io.BytesIO()
    Image.new("RGB", (64, 64), "tan").save(file, "PNG")
    bench.page.locator("#photo-file").set_input_files(
        {"name": "a.png", "mimeType": "image/png", "buffer": file.getvalue()}
    )
    bench.page.locator(".wall .score").first.wait_for()
    expect(tiles(bench).first).to_have_attribute("data-id", re.compile("-000$"))
    side(bench).get_by_role("button", name="Take away").click()
    expect(bench.page.locator(".wall .score")).to_have_count(0)
    counted(bench, "90 items")


def test_many_are_selected_with_shift_and_judged_at_once(bench):
    tiles(bench).nth(1).click(modifiers=["Control"])
    tiles(bench).nth(4).click(modifiers=["Shift"])
    bench.page.locator(".bulk", has_text="4 selected").wait_for()
    bench.keep(f"workbench-selected-{bench.width}")
    bench.page.get_by_role("button", name="Not like these").click()
    asked(bench, "unlike=chair-001%2Cchair-002%2Cchair-003%2Cchair-004")


def test_a_band_selects_what_it_touches(visitor):
    visit = visitor(DESK)
    visit.open("/workbench")
    counted(visit, "90 items")
    expect(visit.page.get_by_label("Label as").locator("option")).to_have_count(2)  # nothing is to come above the wall
    visit.pictured()
    first = tiles(visit).nth(0).bounding_box()
    third = tiles(visit).nth(2).bounding_box()
    visit.page.mouse.move(first["x"] + 20, first["y"] + 60)
    visit.page.mouse.down()
    visit.page.mouse.move(first["x"] + 60, first["y"] + 70)
    visit.page.mouse.move(third["x"] + 30, third["y"] + 90, steps=4)
    visit.page.mouse.up()
    visit.page.locator(".bulk", has_text="3 selected").wait_for()
    visit.page.get_by_role("button", name="Copy ids").click()
    visit.page.locator("#toast", has_text="3 ids copied").wait_for()
    visit.until(lambda: visit.page.evaluate("navigator.clipboard.readText()"), "chair-000\nchair-001\nchair-002")
    expect(visit.page.get_by_role("dialog")).to_be_hidden()


def test_results_are_downloaded_as_a_table_and_as_json(bench):
    bench.open("/workbench?like=chair-003")
    tiles(bench).first.wait_for()
    for button, name in (("CSV", "penat-search.csv"), ("JSON", "penat-items.json")):
        with bench.page.expect_download() as got:
            bench.page.get_by_role("button", name=button, exact=True).click()
        assert got.value.suggested_filename == name


@pytest.fixture
def saved(bench):
    """The workbench with a question saved under a name of this width's own, its dialog open."""
    bench.name = f"Near three on a {bench.width}"
    bench.open("/workbench?category=chair&like=chair-003")
    tiles(bench).first.wait_for()
    bench.page.get_by_role("button", name="Saved questions").click()
    bench.page.get_by_label("Save this question as").fill(bench.name)
    bench.page.get_by_label("A test").check()
    bench.page.get_by_role("button", name="Save", exact=True).click()
    bench.page.locator(".saved > li", has_text=bench.name).wait_for()
    yield bench
    bench.open("/workbench")
    gone = "id => fetch(`/api/v1/queries/${id}`, {method: 'DELETE'})"
    for name in (bench.name, f"{bench.name} again"):
        bench.expect_complaints("404")
        bench.page.evaluate(gone, name.lower().replace(" ", "-"))


def line(visit, name):
    return visit.page.locator(".saved > li", has=visit.page.get_by_text(name, exact=True))


def test_a_saved_question_is_found_run_and_checked(saved):
    saved.keep(f"workbench-saved-{saved.width}")
    saved.page.get_by_role("button", name="Check the tests").click()
    saved.page.get_by_text("tests hold on this release").wait_for()
    saved.page.get_by_label("Find among the saved").fill("nothing like it")
    saved.page.get_by_text("Nothing is saved under these words").wait_for()
    saved.page.get_by_label("Find among the saved").fill("chair-003")
    line(saved, saved.name).get_by_role("button", name="Run").click()
    saved.page.locator("#toast", has_text="as it was saved").wait_for()
    asked(saved, "like=chair-003")


def test_a_saved_question_gives_its_table_now_and_later(saved):
    with saved.page.expect_download():
        line(saved, saved.name).get_by_role("button", name="CSV").click()
    line(saved, saved.name).get_by_role("button", name="Earlier tables").click()
    with saved.page.expect_download() as got:
        line(saved, saved.name).locator(".tables .link").first.click()
    assert got.value.suggested_filename.endswith("release-1.csv")


def test_who_may_only_read_has_the_table_without_its_being_kept(saved):
    saved.expect_complaints("403")
    refusal = {"title": "No", "detail": "key 'ci' has no scope 'curate'", "status": 403}
    saved.page.route("**/queries/*/run", lambda route: route.fulfill(status=403, json=refusal))
    with saved.page.expect_download() as got:
        line(saved, saved.name).get_by_role("button", name="CSV").click()
    assert got.value.suggested_filename == f"near-three-on-a-{saved.width}.csv"


def test_a_saved_question_is_renamed_and_a_deletion_undone(saved):
    saved.page.on("dialog", lambda dialog: dialog.accept(f"{saved.name} again"))
    line(saved, saved.name).get_by_role("button", name="Rename").click()
    renamed = f"{saved.name} again"
    line(saved, renamed).get_by_role("button", name="Delete").click()
    saved.page.locator(".undo").get_by_role("button", name="Undo").click()
    line(saved, renamed).wait_for()


def test_a_name_that_is_taken_is_told(saved):
    saved.expect_complaints("422")
    saved.page.get_by_label("Save this question as").fill(saved.name)
    saved.page.get_by_role("button", name="Save", exact=True).click()
    saved.page.get_by_text("already; choose another name").wait_for()
