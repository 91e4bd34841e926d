"""While the database is away, annotation and labelling say so and the shopper's flow goes on."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from penat.adapters.sql_annotations import SqlAnnotations
from penat.adapters.sql_database import Database
from penat.adapters.sql_labels import SqlLabels
from penat.use_cases.annotator import Annotator
from penat.use_cases.labeller import Labeller
from tests.web.checks import problem_of


@pytest.fixture(params=["unreachable", "damaged"])
def client(request, shop, tmp_path):
    """Return a client of a shop whose database cannot be used."""
    (tmp_path / "penat.db").write_bytes(b"no database" * 500)
    urls = {
        "unreachable": "postgresql://penat:s3cret@127.0.0.1:1/shop",
        "damaged": f"sqlite:///{tmp_path / 'penat.db'}",
    }
    database = Database(urls[request.param])

    def now():
        return datetime.now(UTC)

    away = replace(
        shop,
        annotator=Annotator(SqlAnnotations(database), now, lambda: "id"),
        labeller=Labeller(SqlLabels(database), now),
    )
    return away.client()


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/api/v1/annotation/rounds", None),
        ("/api/v1/annotation/rounds", {"name": "Chairs"}),
        ("/api/v1/labels", None),
        ("/api/v1/labels", {"name": "Rattan"}),
    ],
)
def test_annotation_and_labelling_answer_that_the_database_is_away(client, path, body):
    found = client.get(path) if body is None else client.post(path, json=body)
    problem = problem_of(found, "unavailable")
    assert "cannot be used" in problem["detail"]
    assert "s3cret" not in found.text


def test_shoppers_do_not_notice(client):
    step = client.post("/api/v1/sessions", json={"seed": 1})
    assert step.status_code == 201
    picked = {"session": step.json["session"], "item": step.json["slate"][0]["item"]["id"]}
    assert client.post("/api/v1/sessions/pick", json=picked).status_code == 200
    assert client.get("/api/v1/catalogue").status_code == 200
