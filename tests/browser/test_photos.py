"""Starting from a photo: sent in every way, looked through, chosen from, furnished, deleted, and refused in words."""

import base64
import re
import threading

import pytest
from PIL import Image
from playwright.sync_api import expect

from penat.use_cases.jobs import work
from tests.browser.conftest import DESK, PHONE
from tests.browser.page_checks import check_page
from tests.browser.photo_sending import (
    CARD,
    PIECE,
    arrive,
    choose,
    chosen,
    give,
    looked_through,
    near,
    picture,
    pieces,
    sent,
)
from tests.fakes.fixed_segmenter import FixedSegmenter


@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["390", "1280"])
def test_a_photo_leads_over_a_piece_to_a_session_and_a_look(visitor, viewport):
    visit = visitor(viewport, has_touch=viewport is PHONE)
    arrive(visit)
    visit.until(lambda: pieces(visit), ["Chair, quite sure", "Bed, quite sure", "The whole picture, its style"])
    expect(visit.page.locator(".outlines .outline")).to_have_count(2)
    check_page(visit.page)
    choose(visit, "Chair")
    visit.page.get_by_text("What was done with it").click()
    steps = visit.page.locator(".photo-steps dd")
    steps.nth(3).wait_for()
    visit.until(steps.all_inner_texts, lambda told: all(re.match(r"\d\d:\d\d", words) for words in told))
    check_page(visit.page)
    with visit.page.expect_request("**/api/v1/sessions") as begun:
        visit.page.get_by_role("button", name="Start with this chair").click()
    assert re.fullmatch(r"[0-9a-f-]{36}", begun.value.post_data_json["segment"])
    visit.at_step(1)
    visit.page.get_by_text("The nearest we have to the chair in your photo.").wait_for()
    visit.until(visit.ids, lambda ids: "chair-000" in ids)
    visit.finish()


def test_a_piece_is_taken_by_its_outline_or_with_the_keyboard_and_stands_in_the_light(visit):
    arrive(visit)
    expect(visit.page.get_by_role("heading", level=1)).to_be_focused()
    for expected in pieces(visit):
        visit.page.keyboard.press("Tab")
        expect(visit.page.locator(f"{PIECE}[aria-label='{expected}']")).to_be_focused()
    visit.page.keyboard.press("Enter")
    visit.page.get_by_role("heading", name="Nearest to this picture").wait_for()
    near(visit).first.wait_for()
    frame = visit.page.locator(".photo-frame")
    box = frame.bounding_box()
    frame.click(position={"x": box["width"] * 80 / 110, "y": box["height"] * 0.25})  # above the label
    chosen(visit, "Bed")
    expect(visit.page.locator(".shade")).to_have_attribute("d", re.compile("^M0 0H440V240H0Z"))
    expect(visit.page.locator(".outline.is-chosen")).to_have_count(1)


def test_a_piece_without_a_name_is_called_by_its_category_and_another_can_be_chosen(visit):
    arrive(visit, "piece")
    expect(visit.page.locator(PIECE).first).to_have_attribute("aria-label", "Chair, quite sure")
    choose(visit, "Chair")
    visit.page.get_by_label("Look among").select_option("table")
    expect(near(visit).first).to_have_attribute("data-id", re.compile("^table"))
    visit.page.get_by_role("button", name="Start with this chair").click()
    visit.at_step(1)
    visit.until(visit.ids, lambda ids: ids and all(name.startswith("table") for name in ids))


def test_an_item_that_is_near_can_be_begun_with_itself(visit):
    arrive(visit)
    choose(visit, "Chair")
    with visit.page.expect_request("**/api/v1/sessions") as begun:
        visit.page.get_by_role("button", name="Begin near Chair 2,").click()
    assert begun.value.post_data_json["item"] == "chair-002"
    visit.at_step(1)


def test_back_and_reload_and_a_copied_link_keep_the_photo_and_the_piece(visit, visitor):
    told = []
    visit.page.on("request", lambda request: told.append(request) if "/photos" in request.url else None)
    arrive(visit)
    choose(visit, "Bed")
    visit.page.reload()
    chosen(visit, "Bed")
    address = visit.page.url
    visit.page.get_by_role("button", name="Start with this bed").click()
    visit.at_step(1)
    visit.page.go_back()
    chosen(visit, "Bed")
    visit.page.go_back()
    visit.page.get_by_role("button", name="Back to your last photo").click()
    looked_through(visit)
    other = visitor()
    other.page.goto(address)
    chosen(other, "Bed")
    owners = {request.headers.get("penat-owner") for request in told if request.resource_type in ("fetch", "xhr")}
    assert len(owners) == 1  # made once, and told with every request about photos
    assert re.fullmatch(r"[A-Za-z0-9_-]{32}", owners.pop())


def test_a_photo_can_be_pasted_and_dropped_anywhere(visit):
    encoded = base64.b64encode(picture("chair")).decode()
    given = """([encoded, kind]) => {
        const bytes = Uint8Array.from(atob(encoded), letter => letter.charCodeAt(0));
        const data = new DataTransfer();
        data.items.add(new File([bytes], "room.png", {type: "image/png"}));
        const how = {clipboardData: data, dataTransfer: data, bubbles: true, cancelable: true};
        const event = kind === "paste" ? new ClipboardEvent(kind, how) : new DragEvent(kind, how);
        document.querySelector(".cover").dispatchEvent(event);
    }"""
    visit.open()
    visit.page.locator(CARD).wait_for()
    visit.page.evaluate(given, [encoded, "paste"])
    looked_through(visit)
    visit.page.get_by_role("button", name="Another photo").click()
    visit.page.locator(CARD).wait_for()
    visit.page.evaluate(given, [encoded, "dragover"])
    expect(visit.page.locator(CARD)).to_have_class(re.compile("is-over"))
    visit.page.evaluate(given, [encoded, "drop"])
    looked_through(visit)


def test_a_phone_offers_the_camera_and_sends_a_large_photo_smaller_and_upright(visitor, shop):
    visit = visitor(PHONE, has_touch=True, is_mobile=True)
    exif = Image.Exif()
    exif[0x0112] = 6  # lay the camera on its side
    content = picture("chair", "bed", scale=25, kind="JPEG", exif=exif)  # 2750 wide as stored
    visit.open()
    visit.page.get_by_role("button", name="Take one").wait_for()
    expect(visit.page.locator(f"{CARD} input[capture=environment]")).to_have_count(1)
    give(visit, sent(content, "room.jpg", "image/jpeg"))
    looked_through(visit)
    (photo,) = shop.photos.listed(None, 5)
    assert (photo.width, photo.height) == (1117, 2048)
    visit.page.wait_for_function("document.querySelector('.photo-frame img').naturalWidth > 0")


def test_what_is_no_picture_is_refused_in_words_here_or_by_the_server_and_another_can_be_sent(visit):
    visit.expect_complaints("422")
    visit.open()
    problem = visit.page.locator(CARD).get_by_role("alert")
    give(visit, sent(b"not a picture at all", "notes.txt", "text/plain"))
    problem.filter(has_text="“notes.txt” is no picture").wait_for()
    check_page(visit.page)
    give(visit, sent(b"", "empty.jpg", "image/jpeg"))
    problem.filter(has_text="“empty.jpg” is empty").wait_for()
    with visit.page.expect_response("**/api/v1/photos") as refused:
        give(visit, sent(b"not a picture at all", "room.jpg", "image/jpeg"))
    problem.filter(has_text=refused.value.json()["detail"][1:40]).wait_for()
    give(visit, sent(picture("chair")))
    looked_through(visit)


def test_a_photo_on_its_way_can_be_called_back(visit, shop):
    held = []
    visit.open()
    visit.page.route("**/api/v1/photos", lambda route: held.append(route))
    give(visit, sent(picture("chair")))
    visit.page.locator(f"{CARD} progress").wait_for()
    visit.page.locator(CARD).get_by_role("button", name="Cancel").click()
    visit.page.get_by_role("button", name="Choose a photo").wait_for()
    expect(visit.page.locator(f"{CARD} .photo-card-problem")).to_have_count(0)
    assert list(shop.photos.listed(None, 5)) == []


def test_deleting_asks_once_more_and_really_deletes(visit, shop):
    visit.expect_complaints("404")
    arrive(visit)
    address = visit.page.url
    (photo,) = shop.photos.listed(None, 5)
    visit.page.get_by_role("button", name="Delete this photo").click()
    visit.page.get_by_role("button", name="Keep it").click()
    visit.page.get_by_role("button", name="Delete this photo").click()
    visit.page.get_by_role("button", name="Delete", exact=True).click()
    visit.page.locator(CARD).wait_for()
    assert list(shop.photos.listed(None, 5)) == []
    expect(visit.page.get_by_role("button", name="Back to your last photo")).to_have_count(0)
    visit.page.goto("about:blank")
    visit.page.goto(address)
    visit.page.get_by_role("button", name="Start from another photo").wait_for()
    assert photo.id in address
    check_page(visit.page)


def test_another_browser_may_look_at_a_photo_but_not_delete_it(visit, visitor):
    arrive(visit)
    other = visitor()
    other.expect_complaints("403")
    other.page.goto(visit.page.url)
    looked_through(other)
    other.page.get_by_role("button", name="Delete this photo").click()
    other.page.get_by_role("button", name="Delete", exact=True).click()
    other.page.locator(".photo-delete [role=alert]").wait_for()


def test_where_nothing_is_found_the_whole_picture_leads_on(visit):
    visit.open()
    give(visit, sent(picture()))
    visit.page.get_by_text("We could not make out any furniture.").wait_for()
    visit.until(lambda: pieces(visit), ["The whole picture, its style"])
    near(visit).first.wait_for()
    check_page(visit.page)
    with visit.page.expect_request("**/api/v1/sessions") as begun:
        visit.page.get_by_role("button", name="Start with this picture").click()
    assert begun.value.post_data_json["photo"]
    visit.at_step(1)


def test_words_say_what_to_look_for(visit, shop):
    arrive(visit)
    visit.page.get_by_label("What should I look for?").fill("reading chair")
    visit.page.keyboard.press("Enter")
    visit.page.get_by_role("button", name="Back to the quick look").wait_for()
    assert shop.segmenter.asked[-1].mode != "quick"
    expect(visit.page).to_have_url(re.compile(re.escape("prompt=reading+chair")))
    visit.page.reload()
    visit.page.get_by_role("button", name="Back to the quick look").click()
    expect(visit.page).not_to_have_url(re.compile("prompt"))


class Careful(FixedSegmenter):
    """Takes a minute where it is asked to look closely, so that it is a job."""

    def seconds(self, height, width, wish):
        return 60.0 if wish.mode == "full" else 0.01


def test_looking_closely_shows_how_far_it_is_and_can_be_given_up(visit, shop):
    shop.segmenter.__class__ = Careful
    arrive(visit)
    visit.page.get_by_role("button", name="Look more closely").click()
    visit.page.locator(".photo-said").get_by_role("button", name="Cancel").click()
    visit.page.get_by_text("Given up.").wait_for()
    visit.page.get_by_role("button", name="Back to the quick look").click()
    visit.page.locator(PIECE, has_text="Chair").wait_for()
    visit.page.get_by_role("button", name="Look more closely").click()
    visit.page.locator(".photo-said progress").wait_for()
    visit.page.locator(".photo-said").get_by_role("button", name="Cancel").wait_for()
    worker = threading.Thread(
        target=shop.queue.work, args=(lambda asked, told: work(asked, shop.segmenting, shop.source.current, told),)
    )
    worker.start()
    worker.join()
    visit.page.locator(PIECE, has_text="Chair").wait_for()
    expect(visit.page).to_have_url(re.compile("mode=full"))


@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["390", "1280"])
def test_a_room_is_furnished_with_what_it_lacks_inside_the_prices(visitor, viewport):
    visit = visitor(viewport)
    arrive(visit, "chair", "bed")
    visit.page.get_by_role("button", name="Furnish this room").click()
    visit.card("table").locator(".thumb").first.wait_for()
    categories = "all => all.map(one => one.dataset.category)"
    visit.until(lambda: visit.page.locator(".card").evaluate_all(categories), ["table", "lamp"])
    visit.card("table").get_by_text("Goes with your chair and bed.").wait_for()
    check_page(visit.page)
    highest = visit.page.get_by_label("Highest price for tables")
    for _ in range(60):
        highest.press("ArrowLeft")
    words = visit.card("table").locator(".slider-words")
    expect(words).to_contain_text("up to €10")
    expect(visit.card("table").locator(".piece-price")).to_contain_text("€100")
    visit.until(lambda: visit.page.evaluate("history.state.room.limits.length"), 1)
    expect(visit.page.locator(".card[data-category=table]:not([aria-busy])")).to_have_count(1)
    visit.page.reload()
    visit.card("table").locator(".thumb").first.wait_for()
    expect(words).to_contain_text("up to €10")
    visit.page.get_by_role("button", name="See them as a look").click()
    visit.page.get_by_role("heading", level=1, name="A look around one table").wait_for()


def test_a_piece_that_is_going_does_not_count_and_a_kind_can_be_added(visit):
    arrive(visit, "chair", "bed")
    visit.page.get_by_role("button", name="Furnish this room").click()
    visit.card("table").locator(".thumb").first.wait_for()
    with visit.page.expect_request("**/furnish") as asked:
        visit.page.get_by_role("button", name="Bed counts").click()
    assert len(asked.value.post_data_json["segments"]) == 1
    visit.card("bed").locator(".thumb").first.wait_for()
    visit.page.get_by_role("button", name="Chair counts").click()
    visit.page.locator("#toast", has_text="At least one piece has to count.").wait_for()
    visit.page.get_by_role("button", name="Leave the lamp out").click()
    visit.card("lamp").wait_for(state="detached")
    visit.page.get_by_role("button", name="Add a lamp").click()
    visit.card("lamp").locator(".thumb").first.wait_for()
    visit.card("table").get_by_role("button", name="Choose among tables like this one").click()
    visit.at_step(1)
    visit.page.go_back()
    visit.card("lamp").locator(".thumb").first.wait_for()


def test_a_room_without_furniture_says_so(visit):
    visit.open()
    give(visit, sent(picture()))
    visit.page.get_by_role("button", name="Furnish this room").click()
    visit.page.get_by_text("We could not make out any furniture here").wait_for()
    check_page(visit.page)


def test_a_failed_search_is_told_beside_the_photo_and_tried_again(visit):
    visit.expect_complaints("500")
    arrive(visit)
    visit.page.route("**/api/v1/search", lambda route: route.fulfill(status=500, body="{}"))
    visit.page.locator(PIECE, has_text="Chair").click()
    visit.page.locator(".near-panel [role=alert]").wait_for()
    visit.page.unroute("**/api/v1/search")
    visit.page.get_by_role("button", name="Try again").click()
    near(visit).first.wait_for()


def test_the_workbench_asks_with_a_piece_of_a_photo_and_shows_kept_ones_like_it(bench):
    side = bench.page.locator(".side")
    if bench.small:
        bench.page.get_by_role("button", name="Ask and filter").click()
    bench.page.locator("#photo-file").set_input_files(sent(picture("chair", "bed")))
    side.get_by_alt_text("The photo asked with").wait_for()
    side.get_by_role("button", name="Find its pieces").click()
    side.get_by_role("button", name="Ask with the Bed").click()
    side.get_by_role("button", name="The whole photo").wait_for()
    side.get_by_role("list", name="Nearest pieces of your photos").wait_for()
    expect(bench.page).to_have_url(re.compile("segment="))
    bench.page.reload()
    if bench.small:
        bench.page.get_by_role("button", name="Ask and filter").click()
    side.get_by_role("button", name="Ask with the Bed").wait_for()
    expect(side.locator(".is-pieces [aria-pressed=true]")).to_have_count(1)
    bench.keep(f"workbench-pieces-{bench.width}")
    side.get_by_role("button", name="Take away").click()
    expect(bench.page).not_to_have_url(re.compile("segment="))
    expect(side.get_by_role("button", name="Ask with the Bed")).to_have_count(0)


def test_an_address_that_names_no_photo_is_told_in_words(visit):
    visit.expect_complaints("404")
    visit.page.goto("/#photo=..%2Fcatalogue")
    visit.page.get_by_role("button", name="Start from another photo").wait_for()
    visit.page.goto("/#room=nothing")
    visit.page.get_by_role("button", name="Start from another photo").wait_for()
