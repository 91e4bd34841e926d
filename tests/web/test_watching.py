"""Every request is counted by its route, never by what a client sent, and is one line of the log with its id."""

import json
import logging

import pytest

from penat.adapters.log_lines import JsonLines, TextLines
from penat.adapters.prometheus_meter import PrometheusMeter
from penat.domain import telemetry
from penat.domain.telemetry import Reading
from penat.web.watching import REQUEST_HEADER, request_id
from tests.fakes.memory_meter import MemoryMeter
from tests.web.checks import problem_of
from tests.web.conftest import SECRET


@pytest.fixture
def meter(shop, monkeypatch):
    """The meter of every app made of the shop."""
    counted = MemoryMeter()
    monkeypatch.setattr(shop, "meter", counted)
    return counted


def begin(client, **wish):
    answer = client.post("/api/v1/sessions", json={"seed": 1, **wish})
    assert answer.status_code == 201
    return answer.json


def pick(client, step, **more):
    body = {"session": step["session"], "item": step["slate"][0]["item"]["id"], **more}
    return client.post("/api/v1/sessions/pick", json=body).json


def test_a_request_is_counted_by_its_route_and_never_by_its_path(meter, shop):
    client = shop.client()
    client.get("/api/v1/items/chair-003")
    client.get("/api/v1/items/no-such-item")
    client.get("/no/such/path")
    client.get("/api/v1/catalogue?secret=1")
    assert meter.total(telemetry.REQUESTS, "/api/v1/items/<item_id>", "GET", "2xx", "") > 0
    assert meter.total(telemetry.REQUESTS, "/api/v1/items/<item_id>", "GET", "4xx", "") > 0
    assert meter.total(telemetry.REQUESTS, "unmatched", "GET", "4xx", "") > 0
    assert meter.total(telemetry.REQUESTS, "/api/v1/catalogue", "GET", "2xx", "") > 0
    assert meter.total(telemetry.PROBLEMS, "404") == 2


def test_hostile_requests_make_a_bounded_number_of_series(meter, shop):
    client = shop.client()
    for number in range(60):
        client.open(f"/hostile/{number}", method=f"M{number}", headers={REQUEST_HEADER: f"id {number}"})
        client.get(f"/api/v1/items/item-{number}")
        client.get(f"/api/v1/items?category=c{number}&limit={number}")
    assert len([name for name, _ in meter.told if name == telemetry.REQUESTS.name]) <= 6


def test_sessions_slates_and_picks_are_counted_by_policy_and_step(meter, shop):
    client = shop.client()
    step = begin(client)
    step = pick(client, step)
    client.post("/api/v1/sessions/pick", json={"session": step["session"], "item": None})
    assert meter.total(telemetry.SESSIONS, "kernel", "chair") == 1
    assert meter.total(telemetry.SLATES, "kernel", "1") == 1
    assert meter.total(telemetry.SLATES, "kernel", "2") == 2
    assert meter.total(telemetry.PICKS, "kernel", "1", "pick") == 1
    assert meter.total(telemetry.PICKS, "kernel", "2", "none") == 1
    assert meter.total(telemetry.REQUESTS, "/api/v1/sessions/pick", "POST", "2xx", "kernel") > 0
    begin(client, policy="taste")
    assert meter.total(telemetry.SESSIONS, "taste", "chair") == 1


def test_the_mean_surprisal_of_slates_is_the_entropy_of_what_they_are_drawn_from(meter, shop):
    """A narrow kernel chooses among fewer items than a wide one, and a slate drawn evenly tells the number itself."""
    client = shop.client()
    for seed in range(40):
        for choices in (2.0, 30.0):
            pick(client, begin(client, seed=seed, effective_choices=[choices]))
    told = meter.told[telemetry.SURPRISAL.name, ("kernel", "2")]
    narrow, wide = (sum(told[start::2]) / 40 for start in (0, 1))
    assert narrow == pytest.approx(0.69, abs=0.4)  # ln 2
    assert wide == pytest.approx(3.4, abs=0.4)  # ln 30


def test_matches_that_hold_nothing_are_counted_by_category(meter, shop):
    body = {"item": "chair-003", "price": {"bed": {"max_cents": 1}}}
    shop.client().post("/api/v1/matches", json=body)
    assert meter.total(telemetry.MATCHES, "bed") == meter.total(telemetry.MATCHES, "table") == 1
    assert (meter.total(telemetry.EMPTY, "bed"), meter.total(telemetry.EMPTY, "table")) == (1, 0)


def test_what_front_ends_tell_is_counted(meter, shop):
    client = shop.client()
    body = {"session": begin(client)["session"], "item": "bed-003", "kind": "buy", "value": 5}
    assert client.post("/api/v1/events", json=body).status_code == 202
    assert meter.total(telemetry.TOLD, "buy") == 1


@pytest.mark.parametrize("sent", ["abc-1.2_Z", "x" * 64])
def test_a_sane_request_id_is_taken_over(client, sent):
    assert client.get("/healthz", headers={REQUEST_HEADER: sent}).headers[REQUEST_HEADER] == sent


@pytest.mark.parametrize("sent", ["", "x" * 65, "a b", 'a"b', "ä", "a;b", "{}", "../x"])
def test_any_other_request_id_is_made_anew(client, sent):
    made = client.get("/healthz", headers={REQUEST_HEADER: sent}).headers.getlist(REQUEST_HEADER)
    assert len(made) == 1
    assert made[0] != sent
    assert len(made[0]) == 16


def test_errors_carry_their_request_id_too(client):
    assert client.get("/nothing/here").headers[REQUEST_HEADER]
    assert request_id() == ""


def test_a_request_is_one_line_with_what_it_was_about_and_nothing_personal(shop, caplog):
    caplog.set_level(logging.INFO, "penat.requests")
    client = shop.client()
    step = begin(client, text="walnut armchair")
    caplog.clear()
    pick(client, step)
    (record,) = [one for one in caplog.records if one.name == "penat.requests"]
    told = record.fields
    assert (told["method"], told["route"], told["status"]) == ("POST", "/api/v1/sessions/pick", 200)
    assert (told["release"], told["policy"]) == ("release-1", "kernel")
    assert told["ms"] > 0
    line = TextLines(lambda: "abc").format(record)
    assert "POST /api/v1/sessions/pick 200" in line
    assert "policy=kernel" in line
    assert line.endswith("request=abc")
    for secret in (step["session"], "walnut", SECRET):
        assert secret not in line


def test_the_lines_of_a_session_bear_one_mark_and_those_of_another_another(shop, caplog):
    caplog.set_level(logging.INFO, "penat.requests")
    client = shop.client()
    for seed in (1, 2):
        pick(client, begin(client, seed=seed))
    marks = [record.fields["session"] for record in caplog.records if record.name == "penat.requests"]
    assert len(marks) == 4
    assert marks[0] == marks[1] != marks[2] == marks[3]
    assert all(len(mark) == 12 for mark in marks)


def test_looks_of_machines_are_told_to_who_debugs_alone(shop, caplog):
    caplog.set_level(logging.INFO, "penat.requests")
    shop.client().get("/healthz")
    assert not [one for one in caplog.records if one.name == "penat.requests"]


def test_what_breaks_is_one_line_and_a_trace_with_the_same_id_and_no_trace_is_answered(shop, caplog, monkeypatch):
    client = shop.client()
    monkeypatch.setattr(shop, "dependencies", 3)
    answer = client.get("/readyz", headers={REQUEST_HEADER: "broken-1"})
    problem_of(answer, "internal-error")
    assert b"int" not in answer.data.replace(b"internal", b"")
    (broken,) = [one for one in caplog.records if one.exc_info]
    told = json.loads(JsonLines(lambda: "broken-1").format(broken))
    assert "TypeError" in told["trace"]
    assert told["request"] == "broken-1"


def test_a_line_of_json_is_one_line_whatever_was_asked():
    record = logging.LogRecord("penat.web", logging.WARNING, "x", 1, "%s is\nodd \u2028 %s", ("/a\r\nb", "ü"), None)
    line = JsonLines(lambda: "").format(record)
    assert "\n" not in line
    told = json.loads(line)
    assert (told["level"], told["logger"], told["message"]) == ("warning", "penat.web", "/a\r\nb is\nodd \u2028 ü")
    assert "request" not in told
    half = logging.LogRecord("penat.web", logging.WARNING, "x", 1, "half \udc80", None, None)
    assert json.loads(JsonLines(lambda: "").format(half))["message"] == "half \udc80"
    assert "\n" not in TextLines(lambda: "").format(record)


def test_the_time_is_told_to_clients_where_that_is_wanted(shop):
    assert "Server-Timing" not in shop.client().get("/healthz").headers
    assert shop.client(server_timing=True).get("/healthz").headers["Server-Timing"].startswith("app;dur=")


KEY = "watching:read:" + "k" * 20


def scraped(shop, remote="127.0.0.1", headers=None, **settings):
    client = shop.client(**settings)
    return client.get("/metrics", environ_base={"REMOTE_ADDR": remote}, headers=headers)


def test_metrics_are_for_this_machine_and_for_keys_that_may_read(meter, shop):
    from penat.domain.access import read_keys

    keys = read_keys(KEY)
    assert scraped(shop).status_code == 200
    assert scraped(shop, keys=keys).status_code == 200
    assert scraped(shop, remote="192.0.2.7").status_code == 403
    assert scraped(shop, headers={"X-Forwarded-For": "192.0.2.7"}).status_code == 403
    assert scraped(shop, remote="192.0.2.7", keys=keys).status_code == 401
    bearer = {"Authorization": "Bearer " + "k" * 20}
    assert scraped(shop, remote="192.0.2.7", keys=keys, headers=bearer).status_code == 200


def test_metrics_can_be_open_or_off(meter, shop):
    assert scraped(shop, remote="192.0.2.7", metrics="open").status_code == 200
    assert scraped(shop, metrics="off").status_code == 404


def test_metrics_are_prometheus_text(shop, monkeypatch):
    monkeypatch.setattr(shop, "meter", PrometheusMeter())
    shop.readings = lambda: [Reading(telemetry.READY, (), 1.0)]
    client = shop.client()
    begin(client)
    answer = client.get("/metrics")
    assert answer.content_type == "text/plain; version=0.0.4; charset=utf-8"
    assert answer.headers["Cache-Control"] == "no-store"
    assert 'penat_sessions_total{category="chair",policy="kernel"} 1.0' in answer.text
    assert "penat_ready 1.0" in answer.text


def test_without_a_meter_there_is_nothing_to_read(client):
    assert client.get("/metrics").status_code == 404
