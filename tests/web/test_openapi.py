import re
from importlib import import_module
from urllib.parse import urljoin

import pytest
from pydantic import BaseModel

from penat.web import operation_names, schemas
from tests.web.checks import begin

UNDOCUMENTED = {"docs.", "problems.", "page.", "sign_in.", "static", "workbench."}


@pytest.fixture
def document(client):
    return client.get("/openapi.json").json


def operations(document):
    return [(path, method, op) for path, item in document["paths"].items() for method, op in item.items()]


def test_the_document_is_openapi_3_1_of_this_server(document):
    assert document["openapi"].startswith("3.1")
    assert document["servers"] == [{"url": "http://localhost"}]


def test_every_route_is_documented(shop, document):
    rules = [rule for rule in shop.app().url_map.iter_rules() if not rule.endpoint.startswith(tuple(UNDOCUMENTED))]
    assert {re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", rule.rule) for rule in rules} == set(document["paths"])


def test_every_operation_has_a_summary_an_id_a_tag_and_its_errors(document):
    ids = [operation["operationId"] for _, _, operation in operations(document)]
    assert len(ids) == len(set(ids))
    for path, method, operation in operations(document):
        assert operation["summary"]
        assert operation["tags"]
        for code, response in operation["responses"].items():
            assert response["description"], (path, code)
            if code >= "400" and path != "/readyz":
                assert list(response["content"]) == ["application/problem+json"], (path, method, code)


def test_every_reference_leads_somewhere(client, document):
    text = client.get("/openapi.json").get_data(as_text=True)
    for name in re.findall(r"#/components/schemas/([\w.-]+)", text):
        assert name in document["components"]["schemas"]
    assert "$defs" not in text


@pytest.mark.parametrize("name", ["SessionRequest", "PickRequest", "MatchesRequest"])
def test_the_examples_of_a_request_are_valid(document, name):
    model: type[BaseModel] = getattr(schemas, name)
    examples = document["components"]["schemas"][name]["examples"]
    assert examples
    for example in examples:
        model.model_validate(example, strict=False)


def test_bounds_in_the_document_are_those_that_hold(document):
    shown = document["components"]["schemas"]["SessionRequest"]["properties"]["shown"]
    assert (shown["minimum"], shown["maximum"], shown["default"]) == (2, 24, 9)
    parameters = {each["name"]: each["schema"] for each in document["paths"]["/api/v1/items"]["get"]["parameters"]}
    assert (parameters["limit"]["minimum"], parameters["limit"]["maximum"]) == (1, 100)
    assert '"minimum": 1.0' not in str(document)


@pytest.mark.parametrize("path", ["/docs", "/redoc"])
def test_the_readers_load_nothing_from_elsewhere(client, path):
    page = client.get(path)
    html = page.get_data(as_text=True)
    assert not re.search(r"https?:|//\w", html)
    assert "default-src 'self'" in page.headers["Content-Security-Policy"]
    for asset in re.findall(r'(?:src|href)="([^"]+)"', html):
        response = client.get(f"/{asset}")
        assert response.status_code == 200, asset
        assert b"cdn.redoc.ly" not in response.data


def test_every_operation_has_a_name_that_was_chosen_for_clients(document):
    names = [operation["operationId"] for _, _, operation in operations(document)]
    assert sorted(names) == sorted(operation_names._NAMES.values())


def test_the_readers_find_the_document_beside_them(client):
    for path, start in (("/docs", "docs/swagger-start.js"), ("/redoc", "docs/redoc-start.js")):
        assert f'<script src="{start}">' in client.get(path).get_data(as_text=True)
        script = client.get(f"/{start}")
        assert script.mimetype == "text/javascript"
        assert '"openapi.json"' in script.get_data(as_text=True)


def test_importing_the_web_starts_nothing():
    assert import_module("penat.web.app").create_app


def test_the_app_serves_its_page(client):
    assert client.get("/").mimetype == "text/html"
    assert begin(client)


@pytest.mark.parametrize("path", ["/docs", "/redoc"])
def test_a_final_slash_leads_to_the_reader_all_the_same(client, path):
    answer = client.get(f"{path}/")
    assert answer.status_code == 308
    assert (
        urljoin(f"https://shop.example/penat{path}/", answer.headers["Location"]) == f"https://shop.example/penat{path}"
    )
