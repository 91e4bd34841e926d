"""What every answer keeps to: headers for browsers, no innards of the server, no file that a request could name."""

import re
from itertools import product

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from penat.domain.errors import NotFound, Unavailable

INNARDS = re.compile(
    r"Traceback|File \"|\.py\b|site-packages|/work/|/tmp/|/home/|/srv/|/etc/|/usr/|werkzeug|sqlalchemy|pydantic",
    re.IGNORECASE,
)
SILENT = ("static", "docs.asset")  # files of ours and of the viewers, which may name what they are made of
CANARY = "the-canary-behind-the-counter"
TRAVERSALS = [
    "../canary.txt", "..%2fcanary.txt", "..%252fcanary.txt", "%2e%2e/canary.txt", "....//canary.txt",
    "..\\canary.txt",
    "..%5ccanary.txt", "%2e%2e%2f%2e%2e%2fcanary.txt", "..%c0%afcanary.txt", "/canary.txt", "//canary.txt",
    "%2fcanary.txt",
    "canary.txt%00.jpg", "..;/canary.txt", "file:///canary.txt", "~/canary.txt", ".%00./canary.txt", "..．/canary.txt",
]  # fmt: skip


def every_rule(app):
    return sorted(app.url_map.iter_rules(), key=lambda rule: rule.rule)


def filled(rule, value):
    return re.sub("<(?:[^:<>]*:)?[^<>]*>", lambda _: value, rule.rule)


def is_guarded(headers):
    """Hold the headers of an answer against what a browser should be told."""
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "strict-origin-when-cross-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["X-Frame-Options"] == "SAMEORIGIN"
    assert "geolocation=()" in headers["Permissions-Policy"]
    policy = dict(part.strip().split(" ", 1) for part in headers["Content-Security-Policy"].split(";"))
    assert policy["default-src"] == "'self'"
    assert "unsafe" not in policy.get("script-src", policy["default-src"])
    assert policy["base-uri"] == "'none'"
    assert policy["form-action"] == "'self'"
    assert policy["frame-ancestors"] in ("'self'", "'none'")
    assert "Server" not in headers or "Python" not in headers["Server"]


def test_every_route_and_every_refusal_tells_browsers_how_to_treat_it(client):
    for rule in every_rule(client.application):
        for method in ("GET", "POST", "OPTIONS", "TRACE"):
            is_guarded(client.open(filled(rule, "none"), method=method).headers)
    assert "'unsafe-inline'" not in client.get("/").headers["Content-Security-Policy"]


@pytest.mark.parametrize(
    "failure", [ZeroDivisionError("/srv/penat/secret.py"), Unavailable("/srv/penat/x"), NotFound("x")]
)
def test_what_breaks_the_release_itself_does_not_take_the_headers_away(shop, failure):
    app = shop.app()

    def broken():
        raise failure

    shop.source.current = broken
    for path in ("/api/v1/catalogue", "/", "/nothing", "/healthz"):
        response = app.test_client().get(path)
        is_guarded(response.headers)
        assert "/srv/penat" not in response.get_data(as_text=True)


def test_browsers_are_told_to_keep_to_https_where_it_is_spoken_and_only_there(shop):
    client = shop.client(trusted_proxies=1)
    assert "Strict-Transport-Security" not in client.get("/healthz").headers
    secure = client.get("/healthz", headers={"X-Forwarded-Proto": "https"})
    assert secure.headers["Strict-Transport-Security"].startswith("max-age=31536000")
    said_by_nobody = shop.client().get("/healthz", headers={"X-Forwarded-Proto": "https"})
    assert "Strict-Transport-Security" not in said_by_nobody.headers


@pytest.mark.parametrize("path", ["/", "/workbench", "/docs", "/redoc", "/workbench/sign-in", "/problems/not-found"])
def test_no_page_holds_a_script_or_a_handler_of_its_own(client, path):
    page = client.get(path, follow_redirects=True).get_data(as_text=True)
    assert all("src=" in tag or "application/json" in tag for tag in re.findall(r"<script\b[^>]*>", page)), path
    assert not re.findall(r"\son[a-z]+\s*=", page), path
    assert "javascript:" not in page


bounded = settings(
    max_examples=60, derandomize=True, deadline=None, database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)  # fmt: skip
HOSTILE = ["'", '"', "<script>", "{{7*7}}", "${jndi:x}", "%s%n", "\x00", "../", "'; DROP", "∞" * 300]
word = st.sampled_from(HOSTILE) | st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
METHODS = st.sampled_from(["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD"])
TYPES = st.sampled_from(["application/json", "multipart/form-data; boundary=x", "text/plain", "x", ""])


@given(number=st.integers(0, 10_000), method=METHODS, value=word, query=st.dictionaries(word, word, max_size=2),
       body=st.binary(max_size=60), kind=TYPES)  # fmt: skip
@bounded
def test_nothing_that_is_sent_anywhere_is_answered_with_innards(client, number, method, value, query, body, kind):
    rules = [rule for rule in every_rule(client.application) if rule.endpoint not in SILENT]
    path = filled(rules[number % len(rules)], value.replace("?", "").replace("#", "") or "x")
    response = client.open(path, method=method, query_string=query, data=body, content_type=kind)
    assert response.status_code < 500 or response.status_code == 503, (method, path)
    is_guarded(response.headers)
    if response.mimetype == "application/problem+json":
        assert not INNARDS.search(response.get_data(as_text=True)), response.get_data(as_text=True)


def test_no_request_names_a_file_of_the_server(shop, tmp_path):
    for folder in (tmp_path, tmp_path / "releases", tmp_path / "var"):
        folder.mkdir(exist_ok=True)
        (folder / "canary.txt").write_text(CANARY)
    client = shop.client()
    with_places = [rule for rule in every_rule(client.application) if "<" in rule.rule and "GET" in rule.methods]
    for rule, traversal, up in product(with_places, TRAVERSALS, ("", "../../")):
        answered = client.get(filled(rule, up + traversal))
        assert CANARY not in answered.get_data(as_text=True), rule.rule
        assert answered.status_code in (308, 400, 401, 403, 404, 410, 422), (rule.rule, answered.status_code)
