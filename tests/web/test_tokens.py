import base64
import json
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from penat.domain.errors import InvalidInput
from penat.domain.session import Schedule, SessionState
from penat.web.problems import Refused
from penat.web.tokens import MAX_CHARACTERS, REMEMBERED, Session, Signer, Tokens
from tests.web.checks import begin, ids, pick, problem_of, walk
from tests.web.conftest import SECRET

HOUR = 3600.0
ALPHABET = "ABab01-_. =é\n"


def send(client, token):
    return client.post("/api/v1/sessions/pick", json={"session": token, "item": None})


def test_a_token_flipped_in_any_place_is_refused(client):
    token = begin(client, seed=1, shown=2)["session"]
    for place, old in enumerate(token):
        for new in ALPHABET:
            if new != old:
                problem_of(send(client, token[:place] + new + token[place + 1 :]), "invalid-session")


def test_a_token_cut_or_lengthened_is_refused(client):
    token = begin(client, seed=1, shown=2)["session"]
    for spoiled in (
        token[:-1],
        token[1:],
        token + "A",
        token + "=",
        token + ".",
        f" {token}",
        token * 2,
        "x",
        "..",
        ".",
    ):
        problem_of(send(client, spoiled), "invalid-session")


def test_a_token_of_another_key_is_refused(shop, client):
    foreign = begin(shop.client(secret_key="another key, as long"))["session"]
    problem_of(send(client, foreign), "invalid-session")


def test_a_cursor_is_no_session(client):
    problem_of(send(client, client.get("/api/v1/items?limit=5").json["next"]), "invalid-session")


def test_an_endless_token_is_refused_before_it_is_decoded(client):
    problem_of(send(client, "A" * (MAX_CHARACTERS + 1)), "invalid-session")


def test_a_token_expires_and_offers_a_new_beginning(shop):
    client = shop.client(session_hours=2)
    opening = begin(client, seed=1)
    second = pick(client, opening, ids(opening)[0])
    shop.moment += 2 * HOUR
    assert send(client, second["session"]).status_code == 200
    shop.moment += 2
    problem = problem_of(send(client, second["session"]), "session-expired")
    assert problem["begin_again"] == {"category": "chair", "picked": [ids(opening)[0]]}


def test_every_answer_starts_the_hours_anew(shop):
    client = shop.client(session_hours=1)
    step = begin(client, seed=1, shown=3)
    for _ in range(3):
        shop.moment += HOUR - 1
        step = pick(client, step, ids(step)[0])


def test_a_clock_that_stands_a_little_behind_refuses_nobody(shop, client):
    step = begin(client, seed=1)
    shop.moment -= 90
    assert send(client, step["session"]).status_code == 200


def test_another_worker_reads_the_token(shop, client):
    step = begin(client, seed=1)
    assert send(shop.client(), step["session"]).json["slate"] == send(client, step["session"]).json["slate"]


def test_a_token_after_four_picks_of_nine_fits_a_url(client):
    assert max(len(step["session"]) for step in walk(client, seed=3)) < 600


def signed(payload):
    """Return a token our key really signed around another payload."""
    return Signer(SECRET).signed(json.dumps(payload).encode())


GOOD = {
    "a": 1_800_000_000,
    "p": [],
    "s": SessionState("release-1", "chair", "kernel", 9, Schedule((0.1,)), 1).to_payload(),
}


def test_a_payload_of_our_shape_is_taken(client):
    assert send(client, signed(GOOD)).status_code == 200


@pytest.mark.parametrize(
    "payload",
    [
        None,
        [],
        {},
        "text",
        {"s": {}, "p": []},
        {"s": None, "p": []},
        {"s": {"r": "release-1"}, "p": []},
        {"s": [], "p": 3},
        {**GOOD, "a": None},
        {**GOOD, "p": 3},
        {**GOOD, "s": None},
        {name: value for name, value in GOOD.items() if name != "a"},
    ],
)
def test_a_payload_of_another_shape_is_refused_though_the_signature_holds(client, payload):
    problem_of(send(client, signed(payload)), "invalid-session")


def test_the_payload_is_compact_json_anyone_may_read_and_holds_no_secret(client):
    token = begin(client, seed=123456, shown=9, price={"max_cents": 12000})["session"].rpartition(".")[0]
    body = token.removeprefix(".")
    raw = base64.urlsafe_b64decode(body)
    payload = json.loads(zlib.decompress(raw) if token.startswith(".") else raw)
    assert payload["s"]["s"] == 123456


states = st.builds(
    SessionState,
    release=st.text(min_size=1, max_size=20), category=st.text(min_size=1, max_size=20), policy=st.just("kernel"),
    shown=st.integers(2, 24), schedule=st.just(Schedule((0.25, 0.1))), seed=st.integers(0, 2**53 - 1),
    in_stock=st.booleans(), picked=st.lists(st.integers(0, 10**6), max_size=3).map(tuple),
    seen=st.lists(st.integers(0, 10**6), max_size=60).map(tuple), text=st.none() | st.text(max_size=300),
)  # fmt: skip


@given(states, st.lists(st.text(max_size=30), max_size=4).map(tuple))
@settings(derandomize=True, deadline=None, max_examples=60, database=None)
def test_a_session_comes_back_from_its_token_as_it_was(state, picked_ids):
    one, other = (Tokens(SECRET, 1, lambda: 1_800_000_000.0) for _ in range(2))
    token = one.write(Session(state, picked_ids))
    assert other.read(token) == Session(state, picked_ids)
    assert one.read(token) == Session(state, picked_ids), "which knows it still"


def test_a_worker_knows_its_latest_tokens_and_reads_the_others():
    state = SessionState("r", "chair", "kernel", 9, Schedule((0.1,)), 1)
    tokens = Tokens(SECRET, 1, lambda: 1_800_000_000.0)
    written = [tokens.write(Session(state, (), str(number))) for number in range(3 * REMEMBERED // 2)]
    assert len(tokens._known) <= REMEMBERED
    assert [tokens.read(token).id for token in written] == [str(number) for number in range(len(written))]


def test_a_session_that_has_shown_much_is_read_but_not_remembered():
    long = SessionState("r", "chair", "kernel", 9, Schedule((0.1,)), 1, seen=tuple(range(0, 10**6, 999)))
    tokens = Tokens(SECRET, 1, lambda: 1_800_000_000.0)
    assert tokens.read(tokens.write(Session(long))) == Session(long)
    assert not tokens._known


def test_a_session_goes_the_same_way_over_one_worker_and_over_many(shop, client):
    step = begin(client, seed=5, shown=4)
    alone, moved = step, step
    for _ in range(4):
        alone, moved = pick(client, alone, ids(alone)[1]), pick(shop.client(), moved, ids(moved)[1])
        assert alone["slate"] == moved["slate"]
    assert alone["item"] == moved["item"]


def test_a_session_that_has_shown_too_much_ends_with_words():
    state = SessionState("r", "chair", "kernel", 9, Schedule((0.1,)), 1, seen=tuple(range(0, 10**6, 37)))
    with pytest.raises(Refused, match="27028 items already"):
        Tokens(SECRET, 1, lambda: 0.0).write(Session(state))


def test_a_short_key_and_no_hours_are_refused_at_the_start(shop):
    for settings_ in ({"secret_key": "short"}, {"session_hours": 0}):
        with pytest.raises((ValueError, InvalidInput)):
            shop.client(**settings_)
