"""The views of the curator's pages."""

import json
from datetime import UTC, datetime

from penat.domain.room import RoomPiece, RoomTold
from tests.browser.photo_sending import picture, sent
from tests.browser.shopped import walked
from tests.browser.view_list import view
from tests.browser.wall import tiles


@view("/workbench")
def the_wall(visit, shop):
    visit.open("/workbench")
    tiles(visit).first.wait_for()


@view("/workbench")
def the_wall_asked_by_example(visit, shop):
    visit.open("/workbench?category=chair&like=chair-003&unlike=chair-040&text=walnut+armchair")
    visit.page.locator(".wall .score").first.wait_for()
    visit.page.get_by_text("What the results hold").click()
    visit.page.locator(".curve polyline").wait_for()


@view("/workbench")
def the_wall_with_its_filters_on_a_phone(visit, shop):
    visit.page.set_viewport_size({"width": 390, "height": 844})
    the_wall(visit, shop)
    visit.page.get_by_role("button", name="Ask and filter").click()
    visit.page.locator("#side").get_by_label("Category").wait_for()


@view("/workbench")
def some_items_selected_and_labelled(visit, shop):
    made = shop.labeller.make("Low numbers")
    marks = {f"chair-{n:03d}": n % 2 == 0 for n in range(10)}
    shop.labeller.mark(shop.source.current(), made.id, marks, "ann")
    the_wall(visit, shop)
    visit.page.get_by_label("Label as").select_option(made.id)
    visit.page.locator(".label-counts", has_text="5 in, 5 out").wait_for()
    tiles(visit).nth(1).click(modifiers=["Control"])
    tiles(visit).nth(4).click(modifiers=["Shift"])
    visit.page.locator(".bulk", has_text="4 selected").wait_for()


@view("/workbench")
def an_empty_wall(visit, shop):
    visit.open("/workbench?category=chair&q=velvet")
    visit.page.get_by_text("Nothing passes these filters").wait_for()


@view("/workbench", complaint="422")
def a_filter_that_is_refused(visit, shop):
    visit.open("/workbench?where=colour~red")
    visit.page.get_by_text("there is no 'colour' to filter on").wait_for()


@view("/workbench")
def an_item_in_its_dialog(visit, shop):
    visit.open("/workbench?category=chair#item=chair-020")
    dialog = visit.page.get_by_role("dialog")
    dialog.get_by_role("button", name="Find Similar").click()
    dialog.locator(".similar-grid .tile").first.wait_for()


@view("/workbench")
def saved_questions_in_their_dialog(visit, shop):
    visit.open("/workbench?category=chair&like=chair-003")
    tiles(visit).first.wait_for()
    visit.page.get_by_role("button", name="Saved questions").click()
    visit.page.get_by_label("Save this question as").fill("Near three")
    visit.page.get_by_label("A test").check()
    visit.page.get_by_role("button", name="Save", exact=True).click()
    visit.page.locator(".saved > li", has_text="Near three").wait_for()
    visit.page.get_by_role("button", name="Check the tests").click()
    visit.page.get_by_text("tests hold on this release").wait_for()
    visit.page.evaluate("fetch('/api/v1/queries/near-three', {method: 'DELETE'})")


@view("/workbench")
def a_piece_of_a_photo_asked_with(visit, shop):
    the_wall(visit, shop)
    side = visit.page.locator(".side")
    visit.page.locator("#photo-file").set_input_files(sent(picture("chair", "bed")))
    side.get_by_role("button", name="Find its pieces").click()
    side.get_by_role("button", name="Ask with the Bed").click()
    side.get_by_role("list", name="Nearest pieces of your photos").wait_for()


def _trouble(name):
    def reach(visit, shop):
        visit.open(f"/workbench/trouble?view={name}")
        visit.page.locator("#found [role=status]", has_text="found").wait_for()

    reach.__name__ = f"trouble_with_{name}"
    return reach


for _name in ("mislabelled", "kinds", "duplicates", "outliers", "hubs"):
    view("/workbench/trouble")(_trouble(_name))


@view("/workbench/map")
def the_map_with_a_group_taken(visit, shop):
    visit.open("/workbench/map")
    visit.page.get_by_text("90 items.").wait_for()
    visit.page.get_by_label("Colour").select_option("style")
    visit.page.get_by_role("button", name="boho (").click()
    visit.page.locator(".chosen strong").wait_for()


def _round(shop, per_task=1):
    source = shop.source.current()
    return shop.annotator.begin(source, "Chairs", category="chair", n=4, nearest=9, per_task=per_task).id


def _named(visit, who):
    visit.context.add_init_script(f"localStorage.setItem('penat.annotator', {json.dumps(who)})")


@view("/workbench/annotate")
def the_rounds_of_judging(visit, shop):
    _round(shop)
    visit.open("/workbench/annotate")
    visit.page.locator(".rounds li").first.wait_for()


@view("/workbench/annotate")
def a_question_being_judged(visit, shop):
    _named(visit, "ann")
    visit.open(f"/workbench/annotate?round={_round(shop)}")
    visit.page.locator(".judge.is-main").wait_for()
    visit.page.keyboard.press("2")
    visit.page.locator(".judge.is-dropped").wait_for()


@view("/workbench/labels")
def the_classes(visit, shop):
    shop.labeller.make("Low numbers", "the first chairs")
    visit.open("/workbench/labels")
    visit.page.get_by_role("button", name="Low numbers").wait_for()


@view("/workbench/labels", complaint="404")
def a_class_with_its_classifier(visit, shop):
    made = shop.labeller.make("Low numbers", "the first chairs")
    marks = {f"chair-{n:03d}": n < 30 for n in (*range(0, 12), *range(30, 42))}
    shop.labeller.mark(shop.source.current(), made.id, marks, "ann")
    visit.open(f"/workbench/labels?set={made.id}")
    visit.page.locator(".member.is-out").nth(11).wait_for()
    visit.page.get_by_role("button", name="Fit", exact=True).click()
    visit.page.get_by_text("average precision").wait_for()


@view("/workbench/rooms")
def the_rooms(visit, shop):
    for name in ("loft-1.jpg", "loft-2.jpg"):
        told = RoomTold(name, "loft", (RoomPiece("chair-003"), RoomPiece("bed-002")))
        shop.rooms.confirm(shop.source.current(), told, "ann")
    visit.open("/workbench/rooms")
    visit.page.locator(".rooms-list li[data-id]").nth(1).wait_for()


@view("/workbench/rooms")
def a_room_being_confirmed(visit, shop):
    visit.open("/workbench/rooms")
    visit.page.locator("#room-photo").set_input_files(sent(picture("chair", "bed")))
    visit.page.locator(".room-proposals .tile[data-id]").first.wait_for()


@view("/workbench/shoppers")
def what_shoppers_did(visit, shop):
    shop.log.entries.extend(walked(datetime.fromtimestamp(shop.moment, UTC)))
    visit.open("/workbench/shoppers")
    visit.page.locator(".shoppers-page [role=status]", has_text="session").wait_for()


@view("/workbench/shoppers")
def an_empty_log(visit, shop):
    visit.open("/workbench/shoppers")
    visit.page.get_by_text("No session has been logged yet").wait_for()
