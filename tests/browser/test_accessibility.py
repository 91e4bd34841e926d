"""axe-core finds nothing wrong: on every page, in its main states, on a phone and at a desk, light and dark."""

import importlib

import pytest

from tests.browser.axe import check_everywhere, violations
from tests.browser.conftest import DESK, PHONE, Visit, served
from tests.browser.view_list import VIEWS
from tests.browser.views_of_readers import KEYS, SIGNING_IN

importlib.import_module("tests.browser.views_of_shop")  # each takes its views into the list
importlib.import_module("tests.browser.views_of_workbench")
NOT_PAGES = ("static", "docs.openapi", "docs.asset", "docs.swagger_without_slash", "docs.redoc_without_slash")


@pytest.mark.parametrize("name", VIEWS)
def test_a_view_has_no_violations(visitor, shop, name):
    visit, view = visitor(DESK), VIEWS[name]
    if view.complaint:
        visit.expect_complaints(view.complaint)
    view.reach(visit, shop)
    check_everywhere(visit, (PHONE, DESK) if "phone" not in name else (PHONE,))


@pytest.mark.parametrize("reach", SIGNING_IN, ids=lambda reach: reach.__name__)
def test_signing_in_has_no_violations(browser, shop, reach):
    with served(shop.app(**KEYS)) as base:
        visit = Visit(browser, base, DESK)
        try:
            reach(visit)
            check_everywhere(visit, (PHONE, DESK))
        finally:
            visit.context.close()


def test_every_page_is_looked_at(shop):
    pages = {
        rule.rule
        for rule in shop.app().url_map.iter_rules()
        if "GET" in (rule.methods or ()) and rule.endpoint.split(".")[0] in ("page", "workbench", "docs", "problems")
        and rule.endpoint not in NOT_PAGES
    }  # fmt: skip
    assert pages == {view.route for view in VIEWS.values()}


def test_what_is_wrong_would_be_found(visit):
    visit.open()
    visit.page.locator(".cover img").first.wait_for()
    visit.page.evaluate("document.querySelector('h1 em').innerHTML = '<button></button>'")
    visit.until(lambda: [one.partition(",")[0] for one in violations(visit.page)], ["button-name"])
