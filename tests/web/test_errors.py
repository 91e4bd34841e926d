import json
import logging
from dataclasses import replace

import pytest

from penat.domain.errors import Unavailable
from penat.web.problems import KINDS
from tests.web.checks import begin, problem_of

POSTS = ["/api/v1/sessions", "/api/v1/sessions/pick", "/api/v1/matches"]


@pytest.mark.parametrize("path", POSTS)
@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"  ",
        b"{",
        b"{'a': 1}",
        b'{"a": }',
        b"[1,]",
        b"\xff\xfe",
        b'{"a": "\xed\xa0\x80"}',
        b"[" * 60_000,
        b"nul",
        b"9" * 5000,
    ],
)
def test_what_is_no_json_is_malformed(client, path, body):
    problem_of(client.post(path, data=body, content_type="application/json"), "malformed-json")


def test_malformed_json_says_where(client):
    response = client.post("/api/v1/sessions", data='{"shown": 9,\n "seed" 3}', content_type="application/json")
    assert "line 2" in problem_of(response, "malformed-json")["detail"]


@pytest.mark.parametrize("path", POSTS)
@pytest.mark.parametrize("body", [b"NaN", b"Infinity", b"null", b"true", b"1e999", b'"a"'])
def test_json_that_is_no_object_is_refused(client, path, body):
    problem_of(client.post(path, data=body, content_type="application/json"), "invalid-input", "body")


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "1e999", "-1e999", "1" + "0" * 400])
@pytest.mark.parametrize("field", ["shown", "seed", "widths"])
def test_numbers_beyond_reason_are_refused(client, field, number):
    value = f"[{number}]" if field == "widths" else number
    response = client.post("/api/v1/sessions", data=f'{{"{field}": {value}}}', content_type="application/json")
    problem_of(response, "invalid-input", "widths.0" if field == "widths" else field)


@pytest.mark.parametrize("path", POSTS)
@pytest.mark.parametrize(
    "content_type", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", "", "json"]
)
def test_another_content_type_is_refused(client, path, content_type):
    problem_of(client.post(path, data="{}", content_type=content_type), "unsupported-media-type")


@pytest.mark.parametrize(
    "content_type", ["application/json; charset=utf-8", "APPLICATION/JSON", "application/vnd.x+json"]
)
def test_json_under_its_other_names_is_taken(client, content_type):
    assert client.post("/api/v1/sessions", data="{}", content_type=content_type).status_code == 201


@pytest.mark.parametrize("path", POSTS)
def test_a_body_too_large_is_refused(shop, path):
    client = shop.client(max_body_bytes=1000)
    response = client.post(path, data=json.dumps({"text": "a" * 2000}), content_type="application/json")
    assert "1000 bytes" in problem_of(response, "body-too-large")["detail"]


@pytest.mark.parametrize("path", POSTS)
@pytest.mark.parametrize("method", ["get", "put", "delete", "patch"])
def test_another_method_is_refused_and_told_which_is_taken(client, path, method):
    response = getattr(client, method)(path)
    assert "POST" in problem_of(response, "method-not-allowed")["detail"]
    assert "POST" in response.headers["Allow"]


def test_every_method_that_an_address_takes_is_named(client):
    told = problem_of(client.post("/api/v1/rooms/none"), "method-not-allowed")["detail"]
    assert told.endswith("use DELETE, GET, PUT")


@pytest.mark.parametrize(
    "path", ["/nothing", "/api/v1", "/api/v2/items", "/api/v1/items/a/b/c", "/images", "/docs/x", "/%00"]
)
def test_an_unknown_address_is_a_problem_too(client, path):
    problem_of(client.get(path), "not-found")


def test_what_breaks_is_logged_and_told_without_innards(shop, caplog):
    app = shop.app()
    shop.source.current = lambda: 1 / 0
    with caplog.at_level(logging.ERROR, "penat.web"):
        response = app.test_client().get("/api/v1/catalogue")
    problem_of(response, "internal-error")
    assert "ZeroDivisionError" in caplog.text
    assert "ZeroDivisionError" not in response.get_data(as_text=True)


@pytest.mark.parametrize("slug", KINDS)
def test_every_problem_type_is_a_readable_page(client, slug):
    response = client.get(KINDS[slug].type)
    assert response.status_code == 200
    assert response.mimetype == "text/html"
    assert KINDS[slug].title.replace("'", "&#x27;") in response.get_data(as_text=True)


def test_an_unknown_problem_type_is_not_found(client):
    problem_of(client.get("/problems/none"), "not-found")


@pytest.mark.parametrize("path", ["/api/v1/catalogue", "/nothing", "/docs", "/openapi.json", "/problems/not-found"])
def test_every_answer_says_its_release_and_is_kept_safe(client, path):
    headers = client.get(path).headers
    assert headers["Penat-Release"] == "release-1"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "strict-origin-when-cross-origin"
    assert headers["Content-Security-Policy"].startswith("default-src 'self'")
    assert ("unsafe-inline" in headers["Content-Security-Policy"]) == (path == "/docs")


def test_names_in_any_script_come_as_they_are(shop, client):
    shelf = shop.source.current().shelves["chair"]
    items = [replace(shelf.items[0], name='Stühlchen 椅子 <b>"'), *shelf.items[1:]]
    catalogue = shop.source.current()
    shop.source.publish(replace(catalogue, shelves={**catalogue.shelves, "chair": shelf.with_facts(items)}))
    assert client.get("/api/v1/items/chair-000").json["name"] == 'Stühlchen 椅子 <b>"'
    assert begin(client)


def test_where_things_lie_on_the_server_is_told_to_the_log_only(shop, caplog):
    app = shop.app()

    def missing():
        raise Unavailable("there is no release in /srv/shop/chroma_cache yet; '/srv/m/x.onnx' is missing; see /readyz")

    shop.source.current = missing
    detail = problem_of(app.test_client().get("/api/v1/catalogue"), "unavailable")["detail"]
    assert detail == "there is no release in chroma_cache yet; 'x.onnx' is missing; see /readyz"
    assert "/srv/shop/chroma_cache" in caplog.text


def test_where_an_engine_is_is_told_to_the_log_only(shop, caplog):
    app = shop.app()

    def down():
        raise Unavailable("the engine chroma+http://10.0.0.7:8000 does not answer, nor 'qdrant:///srv/q'; see /readyz")

    shop.source.current = down
    detail = problem_of(app.test_client().get("/api/v1/catalogue"), "unavailable")["detail"]
    assert detail == "the engine (its address) does not answer, nor '(its address)'; see /readyz"
    assert "10.0.0.7" in caplog.text
