"""The page over a release made by the ingestion and an app built by the wiring: files, model and prices are real."""

import os
import subprocess
import sys

import pytest
from playwright.sync_api import expect

from penat.settings import load_settings
from penat.wiring.server import build_app
from tests.browser.conftest import DESK, PHONE, Visit, served
from tests.fakes.onnx_bundle import write_bundle
from tests.fakes.shop import draw_shop, row, write_table

COUNTS = {"chair": 48, "bed": 12, "table": 12}


def table_rows(*, price: str = "40.00") -> list[dict[str, str]]:
    """Return a row for every picture, all at one price."""
    return [row(f"{name}/{name}-{one}.png", price) for name, count in COUNTS.items() for one in range(count)]


@pytest.fixture(scope="module")
def places(tmp_path_factory):
    """The folders of a shop whose release has been made by `penat ingest`, as settings."""
    root = tmp_path_factory.mktemp("shop")
    given = {name: root / name for name in ("data", "cache", "models", "var")}
    draw_shop(given["data"], COUNTS)
    write_table(given["data"] / "links.csv", table_rows())
    write_bundle(given["models"])
    environment = {**os.environ, **{f"PENAT_{name.upper()}": str(path) for name, path in given.items()}}
    command = [sys.executable, "-m", "penat.cli.main", "ingest", str(given["data"])]
    subprocess.run(command, env=environment, check=True, capture_output=True, timeout=120)
    return given


@pytest.fixture
def arrive(browser, places):
    """A function that opens a visit to the shop as the server would build it."""
    visits = []
    with served(build_app(load_settings(log_level="warning", **places))) as base:

        def open_visit(viewport) -> Visit:
            visits.append(Visit(browser, base, viewport))
            return visits[-1]

        yield open_visit
        for visit in visits:
            visit.context.close()
    assert [complaint for visit in visits for complaint in visit.complaints] == []


@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["390", "1280"])
def test_the_way_through_shows_every_picture(arrive, viewport):
    visit = arrive(viewport)
    visit.begin()
    visit.finish()
    visit.keep(f"real-look-{viewport['width']}")
    visit.until(lambda: visit.page.evaluate("[...document.images].filter(image => !image.naturalWidth).length"), 0)
    expect(visit.page.locator(".frame.is-missing")).to_have_count(0)
    expect(visit.page.locator(".total-sum")).to_have_text("€120")


def test_words_are_read_by_the_releases_model(arrive):
    visit = arrive(DESK)
    visit.open()
    visit.page.get_by_label("Or say what you have in mind").fill("red velvet chair")
    visit.page.keyboard.press("Enter")
    visit.at_step(1)
    expect(visit.tiles).to_have_count(9)


def test_a_price_that_changes_in_the_table_is_told_when_a_look_is_opened_again(arrive, places):
    visit = arrive(DESK)
    visit.begin()
    visit.finish()
    table = places["data"] / "links.csv"
    write_table(table, table_rows(price="45.00"))
    asked = "fetch('/api/v1/items?limit=1').then(answer => answer.json()).then(told => told.items[0].price_cents)"
    try:
        visit.until(lambda: visit.page.evaluate(asked), 4_500)  # the table is looked at once a second
        visit.page.reload()
        visit.at_look()
        expect(visit.page.locator(".hero .piece-price")).to_have_text("€45 was €40 when shared")
        expect(visit.page.locator(".total-sum")).to_have_text("€135")
    finally:
        write_table(table, table_rows())
