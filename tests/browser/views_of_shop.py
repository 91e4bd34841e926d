"""The views of the shopper's page: the start, slates, looks, photos rooms, and what is said when something is wrong."""

from tests.browser.page_checks import look_address
from tests.browser.photo_sending import arrive, choose, give, picture, sent
from tests.browser.view_list import view

CHAIR = ("chair-020", "Chair 20", 12_000, "chair")


@view("/")
def the_start(visit, shop):
    visit.open()
    visit.page.locator(".cover img").first.wait_for()


@view("/")
def the_start_with_its_limits_open(visit, shop):
    the_start(visit, shop)
    visit.page.locator(".limits summary").click()
    visit.page.get_by_label("Smart: learn from what I pass over too").check()


@view("/", complaint="503")
def a_closed_shop(visit, shop):
    shop.source.prune(shop.source.current().release)
    visit.open()
    visit.page.get_by_role("heading", name="The shop is not open yet").wait_for()


@view("/")
def a_slate_on_its_way(visit, shop):
    visit.open()
    visit.page.route("**/api/v1/sessions", lambda route: None)
    visit.page.get_by_role("button", name="Show me chairs").click()
    visit.page.locator(".grid.is-skeleton").wait_for()


@view("/")
def the_first_slate_with_a_reason_open(visit, shop):
    visit.begin()
    visit.page.locator(".slate .reason summary").first.click()


@view("/")
def the_last_slate(visit, shop):
    visit.begin()
    for step in range(1, 4):
        visit.at_step(step)
        visit.tiles.first.click()
    visit.at_step(4)


@view("/", complaint="410")
def a_session_that_is_too_old(visit, shop):
    visit.begin()
    shop.moment += 100 * 3600
    visit.tiles.first.click()
    visit.page.get_by_role("heading", name="The session is too old").wait_for()


@view("/look")
def the_look_of_a_session_with_a_reason_open(visit, shop):
    visit.begin()
    visit.finish()
    visit.page.locator(".card .reason summary").first.click()


@view("/look")
def a_look_with_one_budget(visit, shop):
    visit.open(look_address(CHAIR))
    visit.at_look()
    visit.page.get_by_role("button", name="Set one budget").click()
    visit.page.get_by_text("Everything within").wait_for()


@view("/look")
def a_look_in_which_nothing_fits(visit, shop):
    visit.open(look_address(CHAIR, l={"bed": [20_000, 60_000]}))
    visit.at_look()


@view("/look")
def a_look_of_which_a_piece_has_left(visit, shop):
    visit.open(look_address(CHAIR, ("bed-lost", "Lost bed", 55_500, "bed")))
    visit.at_look()


@view("/look")
def a_link_cut_short(visit, shop):
    visit.open(look_address(CHAIR)[:-9])
    visit.page.locator(".problem").wait_for()


@view("/")
def a_photo_and_its_pieces(visit, shop):
    arrive(visit)


@view("/")
def what_is_near_a_piece_of_a_photo(visit, shop):
    arrive(visit)
    choose(visit, "Chair")
    visit.page.get_by_text("What was done with it").click()
    visit.page.locator(".photo-steps dd").first.wait_for()


@view("/")
def a_photo_about_to_be_deleted(visit, shop):
    arrive(visit)
    visit.page.get_by_role("button", name="Delete this photo").click()
    visit.page.get_by_role("button", name="Keep it").wait_for()


@view("/")
def a_file_that_is_no_picture(visit, shop):
    visit.open()
    give(visit, sent(b"not a picture", "notes.txt", "text/plain"))
    visit.page.get_by_role("alert").filter(has_text="is no picture").wait_for()


@view("/")
def a_photo_on_its_way(visit, shop):
    visit.open()
    visit.page.route("**/api/v1/photos", lambda route: None)
    give(visit, sent(picture("chair")))
    visit.page.locator("progress").first.wait_for()


@view("/", complaint="404")
def a_photo_that_is_gone(visit, shop):
    visit.page.goto("/#photo=..%2Fcatalogue")
    visit.page.get_by_role("button", name="Start from another photo").wait_for()


@view("/")
def a_room_being_furnished(visit, shop):
    arrive(visit, "chair", "bed")
    visit.page.get_by_role("button", name="Furnish this room").click()
    visit.card("table").locator(".thumb").first.wait_for()
