"""The TypeScript client, as it was compiled, goes the whole way with a running server of another origin."""

import base64
import io
import json
import re

import pytest
from PIL import Image
from playwright.sync_api import expect
from werkzeug.exceptions import NotFound
from werkzeug.middleware.shared_data import SharedDataMiddleware

from tests.browser.axe import violations
from tests.browser.conftest import DESK, Shop, Visit, served
from tests.clients.conftest import CLIENTS
from tests.docs.tutorial_blocks import ROOT, blocks


@pytest.fixture
def api(pictures):
    """The address of a shop that lets pages of other origins call it."""
    with served(Shop(pictures).app(cors_origins=("*",))) as base:
        yield base


@pytest.fixture
def visit(browser):
    """A visit to a site that serves the client, its example and the steps below as they lie in their folder."""
    with served(SharedDataMiddleware(NotFound(), {"/": str(CLIENTS / "typescript")})) as base:
        opened = Visit(browser, base, DESK)
        yield opened
        opened.context.close()
    assert opened.complaints == []


def test_every_step_of_a_front_end_works_and_is_typed(visit, api):
    visit.expect_complaints("400|422|404")  # the stylesheet has no icon
    file = io.BytesIO()
    Image.new("RGB", (64, 48), "tan").save(file, "PNG")
    visit.open("/example/shopper.css")  # any document of that origin
    steps = "([api, photo]) => import('/test/flow.js').then(steps => steps.everyStep(api, photo))"
    found = visit.page.evaluate(steps, [api, base64.b64encode(file.getvalue()).decode()])
    assert {"chair", "bed", "table", "lamp"} == set(found["categories"])
    assert [len(slate) for slate in found["slates"]] == [4] * 4
    assert found["chosen"] == found["slates"][-1][0]
    assert len(found["beds"]) == 3
    assert max(found["beds"]) <= 20_000
    assert set(found["outfit"]) == {"bed", "table", "lamp"}
    assert found["looked"] == sorted(found["looked"], reverse=True)
    assert found["photo"] == [64, 48]
    assert found["told"] == 202
    assert found["problem"] == "/problems/invalid-session"
    assert found["fields"] == ["shown"]


def test_the_lines_of_the_docs_end_with_matches(visit, api):
    visit.expect_complaints("404")  # the stylesheet has no icon
    (lines,) = blocks(ROOT / "docs/clients.md", "js")
    exported = json.loads((CLIENTS / "typescript/package.json").read_text())["exports"]
    for name, kept in (("penat-client/client", "./client"), ("penat-client", ".")):
        path = exported[kept]["default"].removeprefix(".")
        lines = re.sub(rf'import (\{{.*\}}) from "{name}";', rf'const \1 = await import("{path}");', lines)
    visit.open("/example/shopper.css")  # any document of that origin
    code = lines.replace("http://127.0.0.1:8080", api)
    found = visit.page.evaluate(f"async () => {{ {code} return found; }}")
    assert set(found["matches"]) == {"bed", "table", "lamp"}


def test_the_example_is_a_front_end(visit, api):
    visit.open(f"/example/index.html?api={api}")
    page = visit.page
    for step in range(1, 5):
        page.get_by_role("heading", name=f"Which one? {step} of 4").wait_for()
        expect(page.locator("#shown button")).to_have_count(9)
        visit.until(lambda: violations(page), [])
        page.locator("#shown button").first.click()
    page.get_by_role("heading", name="With Chair").wait_for()
    expect(page.locator("#shown figure", has_text="Bed")).to_have_count(1)
    page.wait_for_function("[...document.images].every(image => image.complete && image.naturalWidth > 0)")


def test_the_example_says_what_is_wrong(visit, api):
    visit.expect_complaints("503")
    problem = {"type": "/problems/unavailable", "title": "Not yet", "status": 503, "detail": "no release is published"}
    allowed = {"Access-Control-Allow-Origin": "*"}
    visit.page.route("**/api/v1/sessions", lambda route: route.fulfill(status=503, json=problem, headers=allowed))
    visit.open(f"/example/index.html?api={api}")
    visit.page.get_by_role("heading", name="no release is published").wait_for()


def test_the_example_says_when_nobody_answers(visit, api):
    visit.expect_complaints("ERR_FAILED")
    visit.page.route("**/api/v1/sessions", lambda route: route.abort())
    visit.open(f"/example/index.html?api={api}")
    visit.page.get_by_role("heading", name="The shop does not answer.").wait_for()
