"""What is noted of sessions, and what front ends may tell: nobody waits for it, and it holds nothing personal."""

import pytest

from penat.domain.shopping_log import Event, ShownSlate
from penat.ports.event_log import EventLog, Lag


class Noted(EventLog):
    """A log that writes at once."""

    def __init__(self):
        self.entries = []

    def note(self, entry):
        self.entries.append(entry())

    def flush(self):
        pass

    def lag(self):
        return Lag(0, 0.0, 0)


@pytest.fixture
def log(shop):
    """Return the log that the shop keeps."""
    shop.events = Noted()
    return shop.events


@pytest.fixture
def client(shop, log):
    """A client of a shop that keeps a log."""
    return shop.client()


def post(client, path, body, status):
    answer = client.post(f"/api/v1/{path}", json=body)
    assert answer.status_code == status, answer.text
    return answer.get_json()


def test_every_slate_and_answer_of_a_session_is_noted(client, log):
    step = post(client, "sessions", {"seed": 1, "shown": 4}, 201)
    item = step["slate"][0]["item"]["id"]
    second = post(client, "sessions/pick", {"session": step["session"], "item": item}, 200)
    post(client, "sessions/pick", {"session": second["session"], "item": None}, 200)
    kinds = [entry.kind if isinstance(entry, Event) else "slate" for entry in log.entries]
    assert kinds == ["slate", "pick", "slate", "none", "slate"]
    opening, pick, slate = log.entries[:3]
    assert {entry.session for entry in log.entries} == {opening.session}
    assert pick.item == slate.anchor == item
    assert slate.shown == tuple(one["item"]["id"] for one in second["slate"])
    assert slate.propensities == tuple(one["probability"] for one in second["slate"])
    assert slate.release == second["release"]


def test_two_sessions_of_one_seed_are_two_sessions_in_the_log(client, log):
    for _ in range(2):
        post(client, "sessions", {"seed": 1}, 201)
    assert len({entry.session for entry in log.entries}) == 2


def test_the_last_pick_is_noted_though_no_slate_follows(client, log):
    step = post(client, "sessions", {"seed": 1, "widths": [0.2]}, 201)
    for _ in range(2):
        step = post(client, "sessions/pick", {"session": step["session"], "item": step["slate"][0]["item"]["id"]}, 200)
    assert step["done"]
    assert sum(isinstance(entry, ShownSlate) for entry in log.entries) == 2
    assert sum(isinstance(entry, Event) for entry in log.entries) == 2


def test_a_front_end_may_tell_of_a_purchase(client, log):
    step = post(client, "sessions", {"seed": 1}, 201)
    item = step["slate"][0]["item"]["id"]
    told = {"session": step["session"], "item": item, "kind": "buy", "value": 199.0}
    assert post(client, "events", told, 202) == {"noted": True}
    assert (log.entries[-1].kind, log.entries[-1].item, log.entries[-1].value) == ("buy", item, 199.0)


@pytest.mark.parametrize(
    ("change", "status", "said"),
    [
        ({"kind": "pick"}, 422, "kind"),
        ({"kind": "buy", "value": -1}, 422, "value"),
        ({"item": "no-such-item"}, 404, "no-such-item"),
        ({"session": "forged"}, 400, "session"),
        ({"colour": "red"}, 422, "colour"),
    ],
)
def test_what_cannot_be_noted_is_refused(client, log, change, status, said):
    step = post(client, "sessions", {"seed": 1}, 201)
    body = {"session": step["session"], "item": step["slate"][0]["item"]["id"], "kind": "like"} | change
    answer = client.post("/api/v1/events", json=body)
    assert answer.status_code in (status, 422)
    assert said in answer.text
    assert len(log.entries) == 1


def test_without_a_log_sessions_go_on_and_events_say_so(shop):
    client = shop.client()
    step = post(client, "sessions", {"seed": 1}, 201)
    told = {"session": step["session"], "item": step["slate"][0]["item"]["id"], "kind": "like"}
    assert post(client, "events", told, 202) == {"noted": False}
