import base64
import logging
import re

import pytest

from penat.domain.access import digest_of, read_keys
from tests.web.checks import problem_of

READ, CURATE = "r" * 20, "c" * 20
KEYS = read_keys(f"reader:read:{READ},anna:curate:{CURATE}")
LIST, SAVE = "/api/v1/queries", {"name": "Near one", "query": {"like": ["chair-001"]}}
HOME = {"Origin": "http://localhost"}


@pytest.fixture
def keyed(shop):
    return shop.client(keys=KEYS)


def bearer(secret):
    return {"Authorization": f"Bearer {secret}"}


def test_without_keys_this_machine_is_let_in(client):
    assert client.get(LIST).status_code == 200
    assert client.post(LIST, json=SAVE).status_code == 201


@pytest.mark.parametrize(
    "asked",
    [
        {"environ_base": {"REMOTE_ADDR": "192.0.2.7"}},
        {"environ_base": {"REMOTE_ADDR": ""}},
        {"headers": {"Host": "attacker.example"}},
        {"headers": {"Host": "localhost.attacker.example:8080"}},
        {"headers": {"X-Forwarded-For": "127.0.0.1"}},
        {"headers": {"Forwarded": "for=127.0.0.1"}},
        {"headers": {"Via": "1.1 a-tunnel"}},
        {"headers": {"X-Real-IP": ""}},
    ],
)
def test_without_keys_nobody_else_is(client, asked):
    assert "PENAT_API_KEYS" in problem_of(client.get(LIST, **asked), "forbidden")["detail"]


@pytest.mark.parametrize("host", ["localhost:8080", "127.0.0.1:8080", "[::1]:8080", "127.0.0.1"])
def test_this_machine_has_several_names(client, host):
    assert client.get(LIST, headers={"Host": host}).status_code == 200


def test_behind_a_trusted_proxy_the_client_counts(shop):
    client = shop.client(trusted_proxies=1)
    assert client.get(LIST, headers={"X-Forwarded-For": "203.0.113.9"}).status_code == 403


@pytest.mark.parametrize("hops", [1, 2])
def test_nobody_becomes_this_machine_by_saying_so_to_a_trusted_proxy(shop, hops):
    """A tunnel adds its client to what the client wrote; one hop too many believed must not open the workbench."""
    client = shop.client(trusted_proxies=hops)
    said = {"X-Forwarded-For": "127.0.0.1, 203.0.113.9", "X-Forwarded-Host": "localhost, shop.example"}
    for headers in (said, {"X-Forwarded-For": "203.0.113.9"}, {"X-Forwarded-Proto": "https"}):
        assert client.get(LIST, headers=headers).status_code == 403
        assert client.get("/workbench", headers=headers).status_code == 403


def test_without_keys_other_sites_pages_cannot_read_along_unless_named(shop):
    front_end = "http://localhost:5173"
    client = shop.client(cors_origins=("*", front_end))
    problem_of(client.get(LIST, headers={"Origin": "https://attacker.example"}), "forbidden")
    problem_of(client.get(LIST, headers={"Origin": "http://["}), "forbidden")
    assert client.get(LIST, headers={"Origin": front_end}).status_code == 200
    assert client.get("/api/v1/items", headers={"Origin": "https://attacker.example"}).status_code == 200


def test_no_key_or_a_wrong_one_is_401_and_says_how(keyed):
    for headers in ({}, bearer("x" * 20), {"Authorization": "Basic abc"}, bearer("")):
        refused = keyed.get(LIST, headers=headers)
        assert "Authorization: Bearer" in problem_of(refused, "no-key")["detail"]
        assert refused.headers["WWW-Authenticate"] == "Bearer"


def test_a_key_does_what_its_scope_says_and_no_more(keyed):
    assert keyed.get(LIST, headers=bearer(READ)).status_code == 200
    assert "'curate'" in problem_of(keyed.post(LIST, json=SAVE, headers=bearer(READ)), "forbidden")["detail"]
    assert keyed.post(LIST, json=SAVE, headers=bearer(CURATE)).status_code == 201


def test_the_shoppers_api_needs_no_key(keyed):
    assert keyed.post("/api/v1/sessions", json={}).status_code == 201
    assert keyed.post("/api/v1/search", json={"like": ["chair-001"]}).status_code == 200


def sign_in(client, secret=CURATE, **more):
    return client.post("/workbench/sign-in", data={"key": secret}, **more)


def test_signing_in_once_is_enough_until_signing_out(keyed):
    answered = sign_in(keyed)
    assert (answered.status_code, answered.location) == (303, "/workbench")
    cookie = answered.headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie
    assert CURATE not in cookie
    assert keyed.post(LIST, json=SAVE, headers=HOME).status_code == 201
    keyed.post("/workbench/sign-out")
    assert keyed.get(LIST).status_code == 401


def test_a_wrong_key_gets_the_form_again_with_words(keyed):
    answered = sign_in(keyed, "x" * 20)
    assert answered.status_code == 401
    assert "not known here" in answered.get_data(as_text=True)
    assert "x" * 20 not in answered.get_data(as_text=True)


def test_the_cookie_is_secure_over_https(shop):
    client = shop.client(keys=KEYS, trusted_proxies=1)
    answered = sign_in(client, headers={"X-Forwarded-Proto": "https", "X-Forwarded-For": "203.0.113.9"})
    assert "Secure" in answered.headers["Set-Cookie"]


def test_a_cookie_ends_with_its_secret(shop):
    client = shop.client(keys=KEYS)
    name, _, value = sign_in(client).headers["Set-Cookie"].partition(";")[0].partition("=")
    for held, status in ((value, 200), (value[:-6] + "abcdef", 401), (value.replace(".", "", 1), 401)):
        another = shop.client(keys=KEYS)
        another.set_cookie(name, held)
        assert another.get(LIST).status_code == status
    rotated = shop.client(keys=read_keys(f"anna:curate:{'d' * 20}"))
    rotated.set_cookie(name, value)
    assert rotated.get(LIST).status_code == 401


@pytest.mark.parametrize(
    "foreign",
    [
        {"Origin": "https://attacker.example"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site", "Origin": "http://localhost"},
        {"Referer": "https://attacker.example/x"},
        {"Origin": "null"},
    ],
)
def test_another_sites_page_can_change_nothing(keyed, client, foreign):
    sign_in(keyed)
    for browser in (keyed, client):
        problem_of(browser.post(LIST, json=SAVE, headers=foreign), "forbidden")
        problem_of(browser.delete(f"{LIST}/near-one", headers=foreign), "forbidden")
        problem_of(browser.post("/workbench/sign-out", headers=foreign), "forbidden")


def test_a_cookie_alone_changes_nothing_from_a_browser_that_tells_not_where_it_stands(keyed):
    sign_in(keyed)
    problem_of(keyed.post(LIST, json=SAVE), "forbidden")
    assert keyed.post(LIST, json=SAVE, headers={"Sec-Fetch-Site": "same-origin"}).status_code == 201


def test_the_browsers_own_word_counts_where_a_proxy_rewrites_the_host(keyed):
    inside = {"Host": "127.0.0.1:8080", "Origin": "https://shop.example", "Sec-Fetch-Site": "same-origin"}
    assert sign_in(keyed, headers=inside).status_code == 303


def test_a_bearer_key_needs_no_origin(keyed):
    headers = {**bearer(CURATE), "Origin": "https://a-front-end.example"}
    assert keyed.post(LIST, json=SAVE, headers=headers).status_code == 201


@pytest.mark.parametrize("aim", ["//attacker.example", "https://attacker.example", "/\\attacker.example", "\\x", "a"])
def test_signing_in_never_leads_to_another_host(keyed, aim):
    assert sign_in(keyed, query_string={"next": aim}).location == "/workbench"


def test_signing_in_leads_back_to_where_one_was(keyed):
    assert sign_in(keyed, query_string={"next": "/workbench?category=bed"}).location == "/workbench?category=bed"


def test_guessing_keys_ends_soon(keyed):
    answers = [sign_in(keyed, "x" * 20).status_code for _ in range(11)]
    assert answers[-1] == 429
    assert set(answers[:-1]) == {401}
    assert int(sign_in(keyed).headers["Retry-After"]) >= 1


def test_too_many_calls_of_one_key_are_told_to_wait(shop):
    client = shop.client(keys=KEYS, guarded_limit="3/minute")
    away = {"REMOTE_ADDR": "192.0.2.7"}
    answers = [client.get(LIST, headers=bearer(READ), environ_base=away) for _ in range(4)]
    assert [one.status_code for one in answers] == [200, 200, 200, 429]
    problem_of(answers[-1], "too-many-requests")
    assert client.get(LIST, headers=bearer(CURATE), environ_base=away).status_code == 200


def test_changes_are_logged_with_who_but_not_with_what(keyed, caplog):
    with caplog.at_level(logging.INFO, "penat.audit"):
        keyed.post(LIST, json=SAVE, headers=bearer(CURATE))
        keyed.post(LIST, json=SAVE, headers=bearer(CURATE))
    assert [record.getMessage() for record in caplog.records] == [
        "anna POST /api/v1/queries: 201", "anna POST /api/v1/queries: InvalidInput",
    ]  # fmt: skip
    assert CURATE not in caplog.text


def test_a_change_that_was_refused_is_logged_on_one_line(keyed, caplog):
    with caplog.at_level(logging.INFO, "penat.audit"):
        keyed.delete(f"{LIST}/a%0Aanna%20DELETE", headers=bearer(READ))
        keyed.post(LIST, json=SAVE)
    assert [record.getMessage() for record in caplog.records] == [
        "reader DELETE /api/v1/queries/a%0Aanna%20DELETE: 403", "nobody POST /api/v1/queries: 401",
    ]  # fmt: skip


def test_the_cookie_tells_nothing_of_the_secret(keyed):
    payload = sign_in(keyed).headers["Set-Cookie"].removeprefix("penat_key=").partition(".")[0]
    said = base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)).decode()
    assert "anna" in said
    assert digest_of(CURATE).hex()[:8] not in said


def test_the_document_names_the_key_where_one_is_needed(keyed):
    document = keyed.get("/openapi.json").json
    assert document["components"]["securitySchemes"]["key"]["scheme"] == "bearer"
    assert document["paths"]["/api/v1/queries"]["post"]["security"] == [{"key": []}]
    assert "security" not in document["paths"]["/api/v1/sessions"]["post"]
    assert CURATE not in str(document)


OPEN = {  # they answer, and keep nothing but the shopping log
    "/api/v1/sessions", "/api/v1/sessions/pick", "/api/v1/matches", "/api/v1/outfits",
    "/api/v1/search", "/api/v1/search/csv", "/api/v1/events",  # kept only where the session's token is ours
    "/workbench/sign-in", "/workbench/sign-out",
}  # fmt: skip

OF_SHOPPERS = {  # photos are anybody's to send; who may list and delete one is their owner's matter, not a key's
    "/api/v1/photos", "/api/v1/photos/<photo_id>", "/api/v1/photos/<photo_id>/segments",
    "/api/v1/photos/<photo_id>/furnish", "/api/v1/jobs/<job_id>", "/upload", "/segment/<image_id>", "/search",
}  # fmt: skip


def test_every_route_that_may_change_something_asks_for_a_key_unless_named_here(keyed):
    """A new route that takes more than reading methods is guarded, or listed above with its reason."""
    asked = {
        (method, rule.rule)
        for rule in keyed.application.url_map.iter_rules()
        for method in rule.methods - {"GET", "HEAD", "OPTIONS"}
        if rule.rule not in OPEN | OF_SHOPPERS
    }
    assert ("DELETE", "/api/v1/queries/<query_id>") in asked
    for method, rule in asked:
        assert keyed.open(re.sub("<.*?>", "1", rule), method=method).status_code == 401, (method, rule)


def test_who_may_only_read_runs_a_saved_query_but_keeps_no_table_of_it(keyed):
    keyed.post(LIST, json=SAVE, headers=bearer(CURATE))
    run, tables = f"{LIST}/near-one/run", f"{LIST}/near-one/tables"
    assert keyed.post(run, json={}, headers=bearer(READ)).status_code == 200
    problem_of(keyed.post(run, json={"keep": True}, headers=bearer(READ)), "forbidden")
    assert keyed.get(tables, headers=bearer(READ)).json["tables"] == []
    assert keyed.post(run, json={"keep": True}, headers=bearer(CURATE)).status_code == 200
    assert len(keyed.get(tables, headers=bearer(READ)).json["tables"]) == 1


def test_what_a_key_shows_stays_out_of_caches_that_others_share(keyed):
    sent_away = keyed.get("/workbench")
    sign_in(keyed)
    for answered in (sent_away, keyed.get("/workbench"), keyed.get(LIST), keyed.post(LIST, json=SAVE, headers=HOME)):
        assert answered.headers["Cache-Control"] == "private, no-cache"
