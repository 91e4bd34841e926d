"""Keys and the signing key are turned while shoppers and curators go on working."""

import pytest

from penat.use_cases.key_keeper import KeyKeeper
from tests.fakes.memory_keys import MemoryKeys
from tests.web.checks import begin, pick, problem_of
from tests.web.conftest import SECRET

LIST = "/api/v1/queries"
NEW = "another secret key, of tests too"


@pytest.fixture
def keeper(shop):
    shop.key_ring = MemoryKeys()
    numbers = iter(range(100))
    return KeyKeeper(shop.key_ring, lambda: shop.moment, lambda: f"secret-number-{next(numbers):020d}")


def bearer(secret):
    return {"Authorization": f"Bearer {secret}"}


def listed_with(client, set_cookie):
    """Return the status of a guarded list for a browser that holds this cookie."""
    name, _, value = set_cookie.partition(";")[0].partition("=")
    client.set_cookie(name, value)
    return client.get(LIST).status_code


def test_the_first_key_closes_what_was_open_to_this_machine_without_a_restart(shop, keeper):
    client = shop.client()
    assert client.get(LIST).status_code == 200
    secret = keeper.make("anna", ["read"])
    problem_of(client.get(LIST), "no-key")
    assert client.get(LIST, headers=bearer(secret)).status_code == 200


def test_both_secrets_of_a_turned_key_are_good_until_the_grace_is_over(shop, keeper):
    client = shop.client()
    old = keeper.make("anna", ["read"])
    new = keeper.rotate("anna", grace_s=3600)
    assert {client.get(LIST, headers=bearer(one)).status_code for one in (old, new)} == {200}
    shop.moment += 3601
    assert [client.get(LIST, headers=bearer(one)).status_code for one in (old, new)] == [401, 200]


def test_a_key_ends_when_it_was_said_to(shop, keeper):
    client = shop.client()
    secret = keeper.make("guest", ["read"], lasts_s=60)
    assert client.get(LIST, headers=bearer(secret)).status_code == 200
    shop.moment += 60
    problem_of(client.get(LIST, headers=bearer(secret)), "no-key")


def test_a_revoked_key_and_what_was_signed_in_with_it_end_at_once_and_nothing_opens_again(shop, keeper):
    client = shop.client()
    secret = keeper.make("anna", ["operate"])
    assert client.post("/workbench/sign-in", data={"key": secret}).status_code == 303
    assert client.get(LIST).status_code == 200
    keeper.revoke("anna")
    problem_of(client.get(LIST), "no-key")
    problem_of(client.get(LIST, headers=bearer(secret)), "no-key")
    fresh = shop.client()
    problem_of(fresh.get(LIST), "no-key")


def test_sessions_pages_and_sign_ins_outlive_a_new_signing_key_for_as_long_as_the_old_one_is_kept(shop, keeper):
    before = shop.client()
    secret = keeper.make("anna", ["read"])
    step = begin(before)
    page = before.get("/api/v1/items?limit=2").json["next"]
    signed_in = before.post("/workbench/sign-in", data={"key": secret}).headers["Set-Cookie"]
    turned = shop.client(secret_key=NEW, older_secret_keys=(SECRET,))
    following = pick(turned, step, step["slate"][0]["item"]["id"])
    assert turned.get("/api/v1/items", query_string={"limit": 2, "cursor": page}).status_code == 200
    assert listed_with(turned, signed_in) == 200
    forgotten = shop.client(secret_key=NEW)
    item = following["slate"][0]["item"]["id"]
    assert pick(forgotten, following, item)["step"] == 3
    refused = forgotten.post("/api/v1/sessions/pick", json={"session": step["session"], "item": None})
    problem_of(refused, "invalid-session")
    assert listed_with(forgotten, signed_in) == 401


def test_what_the_new_key_signs_the_old_one_does_not_know(shop):
    step = begin(shop.client(secret_key=NEW, older_secret_keys=(SECRET,)))
    refused = shop.client().post("/api/v1/sessions/pick", json={"session": step["session"], "item": None})
    problem_of(refused, "invalid-session")
