"""A classifier out of a label set, over HTTP."""

import csv
import io

import pytest

from penat.domain.access import Key, digest_of
from penat.web.classifier_answers import ClassifierAnswer, ColumnFacts, RemovedAnswer
from tests.web.checks import answer_of, problem_of

HERE = "/api/v1/labels/low-numbers/classifier"


@pytest.fixture
def labelled(shop):
    """The shop with a set of the chairs of low numbers, every second one labelled."""
    shop.labeller.make("Low numbers")
    marks = {f"chair-{row:03d}": row < 20 for row in range(0, 40, 2)}
    shop.labeller.mark(shop.source.current(), "low-numbers", marks, "ann")
    return shop


@pytest.fixture
def fitted(labelled):
    client = labelled.client()
    answer_of(client.post(HERE, json={}), ClassifierAnswer)
    return client


def test_fitting_answers_the_report(labelled):
    told = answer_of(labelled.client().post(HERE, json={}), ClassifierAnswer)
    assert told["labels"] == {"positives": 10, "negatives": 10, "background": 0, "gone": [], "outside": 0}
    assert told["categories"] == ["chair"]
    assert told["fits"] is True
    assert told["chance"] == 0.5
    assert told["average_precision"] > 0.9
    assert told["applied"] is None
    assert told["curve"][-1]["recall"] == 1
    assert told["best"] in told["curve"]


def test_the_report_can_be_read_again(fitted):
    told = answer_of(fitted.get(HERE), ClassifierAnswer)
    assert told["set"] == "low-numbers"
    assert told["name"] == "Low numbers"


def test_mistakes_come_with_their_items_ready_to_show(labelled):
    labelled.labeller.mark(labelled.source.current(), "low-numbers", {"chair-038": True, "chair-000": False}, "ann")
    told = answer_of(labelled.client().post(HERE, json={}), ClassifierAnswer)
    assert "chair-038" in [one["item"]["id"] for one in told["false_negatives"]]
    assert "chair-000" in [one["item"]["id"] for one in told["false_positives"]]
    assert all(one["item"]["thumbnail"].startswith("http") for one in told["false_negatives"])


def test_background_and_categories_are_taken(labelled):
    told = answer_of(
        labelled.client().post(HERE, json={"background": 10, "categories": ["chair", "bed"], "seed": 3}),
        ClassifierAnswer,
    )
    assert told["labels"]["background"] == 10
    assert told["categories"] == ["chair", "bed"]


def test_it_is_applied_and_taken_away(fitted, shop):
    applied = answer_of(fitted.post(f"{HERE}/apply", json={"threshold": 0.5}), ColumnFacts)
    assert applied["column"] == "low-numbers"
    assert applied["items"] == 40
    told = answer_of(fitted.get(HERE), ClassifierAnswer)
    assert told["applied"] == applied
    assert told["outdated"] is False
    assert (shop.pictures / "var" / "columns" / "low-numbers.csv").read_text().startswith("id,low-numbers,")
    assert answer_of(fitted.delete(f"{HERE}/apply"), RemovedAnswer) == {"removed": "low-numbers"}
    assert answer_of(fitted.get(HERE), ClassifierAnswer)["applied"] is None
    problem_of(fitted.delete(f"{HERE}/apply"), "not-found")


def test_a_column_of_an_earlier_classifier_is_said_to_be_outdated(fitted):
    fitted.post(f"{HERE}/apply", json={})
    assert answer_of(fitted.post(HERE, json={"background": 5}), ClassifierAnswer)["outdated"] is True


def test_the_table_holds_every_item_of_the_category(fitted):
    response = fitted.get(f"{HERE}.csv?threshold=0.5")
    assert response.mimetype == "text/csv"
    assert 'filename="low-numbers.csv"' in response.headers["Content-Disposition"]
    rows = list(csv.DictReader(io.StringIO(response.get_data(as_text=True))))
    assert len(rows) == 40
    assert rows[0]["low-numbers"] == "yes"
    assert 0.5 < float(rows[0]["low-numbers_confidence"]) <= 1
    assert list(rows[0]) == ["id", "category", "name", "low-numbers", "low-numbers_confidence"]


def test_what_cannot_be_done_is_said_with_its_cure(labelled):
    client = labelled.client()
    assert "fit one" in problem_of(client.get(HERE), "not-found")["detail"]
    problem_of(client.post(f"{HERE}/apply", json={}), "not-found")
    problem_of(client.get(f"{HERE}.csv"), "not-found")
    problem_of(client.post("/api/v1/labels/other/classifier", json={}), "not-found")
    problem_of(client.get("/api/v1/labels/..%2F..%2Fetc/classifier"), "not-found")
    problem_of(client.delete("/api/v1/labels/%00/classifier/apply"), "not-found")
    problem_of(client.post(HERE, json={"categories": ["sofa"]}), "not-found")
    problem_of(client.post(HERE, json={"background": 10_001}), "invalid-input", "background")
    problem_of(client.post(HERE, json={"background": True}), "invalid-input", "background")
    problem_of(client.post(HERE, json={"strength": 1}), "invalid-input", "strength")
    problem_of(client.post(HERE, data="{"), "unsupported-media-type")
    problem_of(client.post(f"{HERE}/apply", json={"threshold": 0}), "invalid-input", "threshold")
    answer_of(client.post(HERE, json={}), ClassifierAnswer)
    problem_of(client.post(f"{HERE}/apply", json={"threshold": 0.5, "precision": 0.5}), "invalid-input", "threshold")
    problem_of(client.get(f"{HERE}.csv?threshold=nan"), "invalid-input", "threshold")
    problem_of(client.get(f"{HERE}.csv?threshold=0"), "invalid-input", "threshold")


def test_too_few_labels_are_refused_with_what_is_missing(shop):
    shop.labeller.make("Low numbers")
    shop.labeller.mark(shop.source.current(), "low-numbers", {"chair-003": True, "bed-001": False}, "ann")
    detail = problem_of(shop.client().post(HERE, json={}), "invalid-input", "labels")["detail"]
    assert "label 4 more that belong and 5 more that do not belong" in detail


def test_reading_takes_the_scope_read_and_changing_takes_curate(labelled):
    keys = tuple(Key(scope, frozenset({scope}), digest_of(scope * 4)) for scope in ("read", "curate"))
    client = labelled.client(keys=keys)

    def status(method, path, scope=None):
        headers = {"Authorization": f"Bearer {scope * 4}"} if scope else {}
        return client.open(path, method=method, json={} if method == "POST" else None, headers=headers).status_code

    assert status("POST", HERE, "read") == 403
    assert status("POST", HERE) == 401
    assert status("POST", HERE, "curate") == 200
    for path in (HERE, f"{HERE}.csv"):
        assert status("GET", path) == 401
        assert status("GET", path, "read") == 200
    for method in ("POST", "DELETE"):
        assert status(method, f"{HERE}/apply", "read") == 403
        assert status(method, f"{HERE}/apply", "curate") == 200
