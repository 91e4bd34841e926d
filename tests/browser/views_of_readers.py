"""The views of what explains the API and lets people in."""

import re

from penat.domain.access import read_keys
from tests.browser.view_list import view
from tests.browser.wall import tiles


@view("/problems/<slug>")
def what_a_problem_means(visit, shop):
    visit.open("/problems/session-expired")


def _only_some(visit):
    """Let a reader of the API read a part of its description: each route is drawn like every other."""

    def shorten(route):
        whole = route.fetch().json()
        paths = {
            path: told for path, told in whole["paths"].items() if re.search("sessions$|/items$|{query_id}$", path)
        }
        tags = [tag for tag in whole["tags"] if tag["name"] in ("catalogue", "sessions", "queries")]
        route.fulfill(json={**whole, "paths": paths, "tags": tags})

    visit.page.route("**/openapi.json", shorten)


@view("/docs")
def the_api_in_swagger(visit, shop):
    _only_some(visit)
    visit.open("/docs")
    visit.page.locator(".opblock-summary-control").first.click()
    visit.page.locator(".opblock-body .parameters").first.wait_for()


@view("/redoc")
def the_api_in_redoc(visit, shop):
    _only_some(visit)
    visit.open("/redoc")
    visit.page.locator("[id$='operation/begin_session']").first.wait_for()


KEYS = {"keys": read_keys(f"anna:curate:{'c' * 20}")}
"""The settings of the shop whose workbench asks for a key."""


def the_sign_in(visit):
    visit.open("/workbench/sign-in")
    visit.page.get_by_label("Your key").wait_for()


def a_key_that_is_not_known(visit):
    the_sign_in(visit)
    visit.page.get_by_label("Your key").fill("x" * 20)
    visit.page.get_by_role("button", name="Sign in").click()
    visit.page.get_by_role("alert").wait_for()


def the_wall_of_someone_signed_in(visit):
    the_sign_in(visit)
    visit.page.get_by_label("Your key").fill("c" * 20)
    visit.page.get_by_role("button", name="Sign in").click()
    tiles(visit).first.wait_for()


SIGNING_IN = (the_sign_in, a_key_that_is_not_known, the_wall_of_someone_signed_in)
