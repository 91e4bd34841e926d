"""Who asks too often is told to wait; this machine itself never is."""

import pytest

from penat.adapters.redis_calls import RedisCalls
from penat.domain.access import read_keys
from tests.web import conftest
from tests.web.checks import problem_of

AWAY = {"environ_base": {"REMOTE_ADDR": "192.0.2.7"}}
KEY = "r" * 20


def ask(client, address="192.0.2.7", path="/api/v1/items?limit=1", **more):
    return client.get(path, environ_base={"REMOTE_ADDR": address}, **more)


def test_too_many_of_one_address_are_told_when_to_come_back_and_others_are_not(shop):
    client = shop.client(read_limit="2/minute")
    answers = [ask(client) for _ in range(3)]
    assert [one.status_code for one in answers] == [200, 200, 429]
    assert answers[0].headers["RateLimit-Policy"] == '"read";q=2;w=60'
    assert answers[0].headers["RateLimit"].startswith('"read";r=1;t=')
    assert "2/minute" in problem_of(answers[2], "too-many-requests")["detail"]
    assert int(answers[2].headers["Retry-After"]) >= 1
    assert answers[2].headers["X-Content-Type-Options"] == "nosniff"
    assert ask(client, "192.0.2.8").status_code == 200


def test_after_the_time_that_was_told_one_is_answered_again(shop):
    client = shop.client(read_limit="1/minute")
    assert ask(client).status_code == 200
    shop.moment += int(ask(client).headers["Retry-After"]) + 1
    assert ask(client).status_code == 200


def test_steps_searches_and_reading_are_counted_apart(shop):
    client = shop.client(session_limit="1/minute", search_limit="1/minute", read_limit="1/minute")
    bodies = {"/api/v1/sessions": {}, "/api/v1/search": {"like": ["chair-001"]}}
    for path, body in bodies.items():
        assert client.post(path, json=body, **AWAY).status_code in (200, 201)
        problem_of(client.post(path, json=body, **AWAY), "too-many-requests")
    assert ask(client).status_code == 200


def test_this_machine_is_not_counted_and_neither_are_pages_health_and_preflights(shop):
    client = shop.client(read_limit="1/minute", session_limit="1/minute", cors_origins=("*",))
    for _ in range(3):
        assert ask(client, "127.0.0.1").status_code == 200
        assert ask(client, path="/healthz").status_code == 200
        assert ask(client, path="/").status_code == 200
        preflight = {"Origin": "https://shop.example", "Access-Control-Request-Method": "POST"}
        assert client.options("/api/v1/sessions", headers=preflight, **AWAY).status_code == 200


def test_one_holder_of_an_ipv6_network_is_one_caller(shop):
    client = shop.client(read_limit="2/minute")
    answers = [ask(client, f"2001:db8:1:2::{number}").status_code for number in (1, 2, 3)]
    assert answers == [200, 200, 429]
    assert ask(client, "2001:db8:1:3::1").status_code == 200


def test_a_key_is_counted_by_its_name_wherever_it_is_used(shop):
    client = shop.client(keys=read_keys(f"reader:read:{KEY}"), read_limit="2/minute")
    bearer = {"headers": {"Authorization": f"Bearer {KEY}"}}
    answers = [ask(client, f"192.0.2.{number}", **bearer).status_code for number in (1, 2, 3)]
    assert answers == [200, 200, 429]
    assert ask(client, "192.0.2.1").status_code == 200


def test_a_wrong_key_buys_no_counter_of_its_own(shop):
    client = shop.client(keys=read_keys(f"reader:read:{KEY}"), read_limit="2/minute")
    wrong = [{"headers": {"Authorization": f"Bearer {'x' * number}"}} for number in (20, 21, 22)]
    assert [ask(client, **one).status_code for one in wrong] == [200, 200, 429]


def test_behind_a_believed_proxy_its_callers_are_counted_and_without_one_nobody_is_taken_for_another(shop):
    believed, not_believed = shop.client(trusted_proxies=1, read_limit="1/minute"), shop.client(read_limit="1/minute")
    told = {"headers": {"X-Forwarded-For": "203.0.113.9"}}
    other = {"headers": {"X-Forwarded-For": "203.0.113.10"}}
    assert [ask(believed, "127.0.0.1", **one).status_code for one in (told, told, other)] == [200, 429, 200]
    assert [ask(not_believed, "127.0.0.1", **told).status_code for _ in range(3)] == [200, 200, 200]


@pytest.mark.parametrize("claimed", ["127.0.0.1", "::1", "localhost"])
def test_nobody_is_exempt_by_claiming_this_machine_to_a_believed_proxy(shop, claimed):
    client = shop.client(trusted_proxies=1, read_limit="1/minute")
    told = {"headers": {"X-Forwarded-For": claimed}}
    assert [ask(client, "127.0.0.1", **told).status_code for _ in range(2)] == [200, 429]


def test_a_redis_that_is_away_breaks_no_answer_and_the_limits_hold_in_this_process(shop, tmp_path, monkeypatch):
    monkeypatch.setattr(conftest, "MemoryCalls", lambda: RedisCalls(f"redis+unix://{tmp_path / 'nobody'}"))
    client = shop.client(read_limit="2/minute")
    assert [ask(client).status_code for _ in range(3)] == [200, 200, 429]
