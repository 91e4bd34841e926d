"""A request's line of JSON is what docs/watching.md shows, with the session's mark and the request's id."""

import json
import logging
import re
from pathlib import Path

import pytest

from penat.adapters.log_lines import JsonLines
from penat.web.watching import REQUEST_HEADER, request_id

PAGE = (Path(__file__).parents[2] / "docs/watching.md").read_text(encoding="utf-8")


@pytest.fixture
def lines():
    """What the requests' logger writes, each line read as JSON."""
    written = []

    class Kept(logging.Handler):
        def emit(self, record):
            written.append(json.loads(self.format(record)))

    handler, logger = Kept(), logging.getLogger("penat.requests")
    handler.setFormatter(JsonLines(request_id))
    before = logger.level
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    yield written
    logger.removeHandler(handler)
    logger.setLevel(before)


def test_a_pick_is_told_with_the_fields_that_the_docs_show(shop, lines):
    shown = json.loads(re.search(r"^```\n(\{.*?\})\n```", PAGE, re.MULTILINE | re.DOTALL)[1])
    client = shop.client()
    step = client.post("/api/v1/sessions", json={"seed": 1}).json
    body = {"session": step["session"], "item": step["slate"][0]["item"]["id"]}
    answer = client.post("/api/v1/sessions/pick", json=body, headers={REQUEST_HEADER: "from-a-proxy"})
    begun, picked = lines
    assert list(picked) == list(shown)
    assert {name: picked[name] for name in ("route", "method", "status", "policy")} == {
        name: shown[name] for name in ("route", "method", "status", "policy")
    }
    assert picked["request"] == "from-a-proxy" == answer.headers[REQUEST_HEADER]
    assert picked["session"] == begun["session"]
    assert picked["request"] != begun["request"]
