"""The report on the shopping log over HTTP: what it says, to whom, and what it refuses."""

import csv
import io

import pytest

from penat.domain.access import read_keys
from penat.domain.errors import Unavailable
from penat.web.shopping_answers import ShoppingAnswer
from tests.fakes.memory_events import MemoryEvents

SECRET = "r" * 20
KEYS = read_keys(f"reader:read:{SECRET}")


@pytest.fixture
def log(shop):
    """Return the log that the shop keeps and reports on."""
    shop.events = shop.event_records = MemoryEvents()
    return shop.events


@pytest.fixture
def client(shop, log):
    """A client of a shop that keeps a log."""
    return shop.client()


def walk(client, seed=1, picks=2):
    """Begin a session and pick the first of so many slates."""
    step = client.post("/api/v1/sessions", json={"seed": seed, "shown": 4, "widths": [0.25]}).get_json()
    for _ in range(picks):
        first = step["slate"][0]["item"]["id"]
        step = client.post("/api/v1/sessions/pick", json={"session": step["session"], "item": first}).get_json()
    return step


def report(client, query=""):
    answer = client.get(f"/api/v1/shopping{query}")
    assert answer.status_code == 200, answer.text
    ShoppingAnswer.model_validate(answer.get_json())
    return answer.get_json()


def test_sessions_that_were_walked_are_summed_up(client):
    for seed in range(3):
        walk(client, seed)
    walk(client, 9, picks=0)
    told = report(client, "?often=1")
    assert (told["sessions"], told["slates"], told["picks"], told["finished"]) == (4, 7, 6, 3)
    assert [(one["reached"], one["picked"], one["left"]) for one in told["steps"]] == [(4, 3, 1), (3, 3, 0)]
    assert told["steps"][1]["effective"] >= 1
    assert [one["picks"] for one in told["positions"]] == [6, 0, 0, 0]
    assert told["coverage"][0]["category"] == "chair"
    assert told["top"][0]["item"]["id"] == told["top"][0]["id"]
    assert told["never_total"] > 0
    assert all(one["picked"] == 0 for one in told["never"])
    assert (told["policies"], told["categories"], told["kept"]) == (["kernel"], ["chair"], True)


def test_a_log_without_sessions_is_told_as_empty(client):
    told = report(client)
    assert (told["sessions"], told["by_day"], told["positions"], told["share"]) == (0, [], [], 1.0)


def test_without_a_log_the_answer_says_that_none_is_kept(shop):
    assert report(shop.client())["kept"] is False


def test_only_the_asked_days_policy_and_category_are_summed_up(client, shop):
    walk(client)
    assert report(client, "?policy=taste")["sessions"] == 0
    assert report(client, "?category=bed")["sessions"] == 0
    shop.moment += 3 * 86400
    assert report(client, "?days=2")["sessions"] == 0
    assert report(client, "?days=4")["sessions"] == 1


def test_an_item_that_left_the_catalogue_keeps_its_figures(client, log):
    walk(client)
    first = log.entries[0]
    gone = type(first)(**{name: getattr(first, name) for name in type(first).__slots__} | {"shown": ("gone-1",)})
    log.entries[:] = [gone]
    (told,) = report(client, "?often=1")["never"]
    assert (told["id"], told["item"]) == ("gone-1", None)


@pytest.mark.parametrize("table", ["days", "steps", "positions", "coverage", "items"])
def test_each_table_is_downloaded_with_named_columns(client, table):
    walk(client)
    answer = client.get(f"/api/v1/shopping.csv?table={table}")
    assert answer.status_code == 200
    assert answer.mimetype == "text/csv"
    assert f"penat-shoppers-{table}.csv" in answer.headers["Content-Disposition"]
    rows = list(csv.reader(io.StringIO(answer.text)))
    assert len(rows) > 1
    assert all(len(row) == len(rows[0]) for row in rows)


def test_an_empty_table_still_has_its_columns(client):
    assert client.get("/api/v1/shopping.csv?table=items").text.split(",")[0] == "item"


@pytest.mark.parametrize(
    ("query", "status", "said"),
    [
        ("days=0", 422, "days"),
        ("days=1e3", 422, "days"),
        ("days=99999", 422, "days"),
        ("often=0", 422, "often"),
        ("policy=random", 422, "policy"),
        ("category=" + "x" * 101, 422, "category"),
        ("category=sofa", 404, "sofa"),
        ("colour=red", 422, "colour"),
        ("days=1&days=2", 422, "days"),
    ],
)
def test_what_cannot_be_asked_is_refused_in_words(client, query, status, said):
    answer = client.get(f"/api/v1/shopping?{query}")
    assert (answer.status_code, answer.mimetype) == (status, "application/problem+json")
    assert said in answer.text


def test_an_unknown_table_is_refused(client):
    assert client.get("/api/v1/shopping.csv?table=secrets").status_code == 422


@pytest.mark.parametrize("path", ["/api/v1/shopping", "/api/v1/shopping.csv", "/workbench/shoppers"])
def test_only_who_may_read_sees_it(shop, path):
    client = shop.client(keys=KEYS)
    assert client.get(path, follow_redirects=False).status_code in (302, 303, 401)
    assert client.get(path, headers={"Authorization": f"Bearer {SECRET}"}).status_code == 200
    assert shop.client().get(path, environ_base={"REMOTE_ADDR": "192.0.2.7"}).status_code == 403


def test_while_the_database_is_away_the_answer_says_so(client, log, monkeypatch):
    def away():
        raise Unavailable("the database cannot be reached")

    monkeypatch.setattr(log, "flush", away)
    assert client.get("/api/v1/shopping").status_code == 503
