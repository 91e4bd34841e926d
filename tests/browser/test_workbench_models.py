"""The workbench over a release with several models: all are asked together until the curator chooses one."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import DESK
from tests.browser.wall import asked, ids, side, tiles

BOTH = ["fake", "mirror"]
CHAIR = "/workbench?category=chair&like=chair-003"


@pytest.fixture
def shop(shop):
    """A shop whose release was embedded with one model more."""
    shop.further.names.append("mirror")
    return shop


@pytest.fixture
def questions(bench):
    """The bodies of all searches that the page asks, as they come."""
    return heard(bench)


def heard(visit):
    bodies = []
    path = re.compile("/api/v1/search(/csv)?$")
    visit.page.on(
        "request", lambda request: bodies.append(request.post_data_json) if path.search(request.url) else None
    )
    return bodies


def named(bodies):
    return [body.get("models") for body in bodies]


def choice(visit):
    return side(visit).get_by_label("Model")


def answered(visit, path):
    """Open the page and wait for its first results."""
    visit.open(path)
    visit.page.locator(".wall .score").first.wait_for()


def test_all_models_are_asked_together_unless_one_is_chosen(bench, questions):
    answered(bench, CHAIR)
    expect(choice(bench)).to_have_value("")
    expect(choice(bench).locator("option:checked")).to_have_text("All together")
    expect(side(bench).get_by_label("Made one by")).to_be_visible()
    together = ids(bench)
    bench.keep(f"workbench-models-{bench.width}")
    choice(bench).select_option("mirror")
    asked(bench, "models=mirror")
    expect(side(bench).get_by_label("Made one by")).to_be_hidden()
    choice(bench).select_option("fake")
    asked(bench, "models=_own")
    bench.until(lambda: set(ids(bench)[:2]), {"chair-002", "chair-004"})
    assert ids(bench) != together
    choice(bench).select_option("All together")
    bench.until(lambda: ids(bench), together)
    side(bench).get_by_label("Made one by").select_option("rank")
    asked(bench, "fusion=rank")
    bench.until(lambda: named(questions), [BOTH, ["mirror"], None, BOTH, BOTH])
    assert questions[-1]["fusion"] == "rank"


def test_a_release_of_one_model_is_asked_as_ever(bench, questions, shop):
    shop.further.names.clear()
    answered(bench, CHAIR)
    expect(side(bench).get_by_label("Strategy")).to_be_visible()
    expect(choice(bench)).to_be_hidden()
    bench.until(lambda: named(questions), [None])


def test_a_page_older_than_the_release_learns_its_models_and_asks_again(bench, questions, shop):
    bench.expect_complaints("404")
    answered(bench, CHAIR)
    shop.further.names.clear()
    side(bench).get_by_label("Words of the look").fill("walnut armchair")
    asked(bench, "text=walnut")
    expect(tiles(bench)).not_to_have_count(0)
    expect(choice(bench)).to_be_hidden()
    with bench.page.expect_download():
        bench.page.get_by_role("button", name="CSV", exact=True).click()
    bench.until(lambda: named(questions), [BOTH, BOTH, None, None])


def test_a_table_asked_of_an_older_page_comes_all_the_same(bench, questions, shop):
    bench.expect_complaints("404")
    answered(bench, CHAIR)
    shop.further.names.clear()
    with bench.page.expect_download() as got:
        bench.page.get_by_role("button", name="CSV", exact=True).click()
    assert got.value.suggested_filename == "penat-search.csv"
    bench.until(lambda: named(questions), [BOTH, BOTH, None])


def test_a_chosen_model_that_is_gone_is_told_and_all_others_are_asked(bench, questions, shop):
    bench.expect_complaints("404")
    shop.further.names.append("short")
    answered(bench, f"{CHAIR}&models=short")
    shop.further.names.remove("short")
    side(bench).get_by_label("Strategy").select_option("best")
    bench.page.locator("#toast", has_text="short cannot be asked any more").wait_for()
    bench.page.locator(".wall .score").first.wait_for()
    expect(bench.page).not_to_have_url(re.compile("models="))
    expect(choice(bench)).to_have_value("")
    bench.until(lambda: named(questions), [["short"], ["short"], BOTH])


def test_where_one_model_cannot_answer_the_own_one_is_asked_alone_and_that_is_told(bench, questions):
    bench.expect_complaints("503")
    refusal = {"title": "Not now", "detail": "there is no model at mirror", "status": 503}
    bench.page.route(
        "**/api/v1/search",
        lambda route: route.fulfill(status=503, json=refusal) if route.request.post_data_json.get("models")
        else route.continue_(),
    )  # fmt: skip
    answered(bench, CHAIR)
    bench.page.locator("#toast", has_text="Asked of fake alone: there is no model at mirror").wait_for()
    asked(bench, "models=_own")
    expect(choice(bench).locator("option:checked")).to_have_text("fake")
    side(bench).get_by_label("Words of the look").fill("walnut armchair")
    asked(bench, "text=walnut")
    expect(tiles(bench)).not_to_have_count(0)
    bench.until(lambda: named(questions), [BOTH, None, None])


def test_where_no_model_answers_the_first_problem_is_told_and_all_stay_chosen(visitor):
    visit = visitor(DESK)
    visit.expect_complaints("503")
    bodies = heard(visit)
    visit.page.route(
        "**/api/v1/search",
        lambda route: route.fulfill(status=503, json={
            "title": "Not now", "detail": f"no answer of {route.request.post_data_json.get('models')}", "status": 503
        }),
    )  # fmt: skip
    visit.open(CHAIR)
    visit.page.get_by_text("no answer of ['fake', 'mirror']").wait_for()
    visit.until(lambda: named(bodies), [BOTH, None])
    expect(visit.page).not_to_have_url(re.compile("models="))


def test_what_else_is_refused_is_asked_once_and_told(visitor):
    visit = visitor(DESK)
    visit.expect_complaints("422")
    bodies = heard(visit)
    refusal = {"title": "No", "detail": "leave models away", "errors": [{"field": "models", "detail": "no"}]}
    visit.page.route("**/api/v1/search", lambda route: route.fulfill(status=422, json=refusal))
    visit.open(CHAIR)
    visit.page.get_by_text("leave models away").wait_for()
    visit.until(lambda: named(bodies), [BOTH])


def save(visit, name):
    """Save the question on the page; return what is kept of it."""
    visit.page.get_by_role("button", name="Saved questions").click()
    visit.page.get_by_label("Save this question as").fill(name)
    visit.page.get_by_role("button", name="Save", exact=True).click()
    line(visit, name).wait_for()
    (kept,) = [one for one in visit.page.evaluate(LISTED, name) if one["name"] == name]
    return kept["query"]


LISTED = """name => fetch(`/api/v1/queries?q=${encodeURIComponent(name)}`).then(answer => answer.json())
    .then(told => told.queries)"""


def line(visit, name):
    return visit.page.locator(".saved > li", has=visit.page.get_by_text(name, exact=True))


def run_again(visit, name):
    """Run a saved question on a page of its own; return the bodies of what the page then asks, as they come."""
    visit.open("/workbench")
    bodies = heard(visit)
    visit.page.get_by_role("button", name="Saved questions").click()
    line(visit, name).get_by_role("button", name="Run").click()
    visit.page.locator("#toast", has_text="as it was saved").wait_for()
    return bodies


@pytest.fixture
def name(bench):
    """A name for a question of this width's own, which is deleted in the end."""
    yield (made := f"Of both models on a {bench.width}")
    gone = "id => fetch(`/api/v1/queries/${id}`, {method: 'DELETE'})"
    bench.page.evaluate(gone, made.lower().replace(" ", "-"))


def test_a_saved_question_keeps_the_models_it_was_asked_of(bench, name, shop):
    answered(bench, CHAIR)
    assert save(bench, name)["models"] == BOTH
    shop.further.names.append("short")
    questions = run_again(bench, name)
    asked(bench, "models=fake%2Cmirror")
    expect(choice(bench).locator("option:checked")).to_have_text("fake and mirror")
    bench.until(lambda: named(questions), [BOTH])


def test_a_saved_question_that_names_no_models_stays_with_the_releases_own(bench, name, shop):
    shop.further.names.clear()
    answered(bench, CHAIR)
    assert not save(bench, name).get("models")
    shop.further.names.append("mirror")
    questions = run_again(bench, name)
    asked(bench, "models=_own")
    expect(choice(bench).locator("option:checked")).to_have_text("fake")
    bench.until(lambda: named(questions), [None])


def test_an_older_page_saves_a_question_of_the_models_there_are(bench, name, shop):
    bench.expect_complaints("404")
    answered(bench, CHAIR)
    shop.further.names.clear()
    assert not save(bench, name).get("models")


def test_a_piece_of_a_photo_is_asked_of_the_releases_own_model(visitor):
    visit = visitor(DESK)
    visit.expect_complaints("404")  # there is no such piece
    bodies = heard(visit)
    visit.page.route(
        "**/api/v1/search",
        lambda route: route.fulfill(json={"results": [], "next": None, "summary": {"total": 0, "counted": 0}}),
    )
    visit.open("/workbench?segment=one")
    visit.until(lambda: named(bodies), [None])
    expect(visit.page.get_by_label("Strategy")).to_be_visible()
    expect(visit.page.get_by_label("Model")).to_be_hidden()
