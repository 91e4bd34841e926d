"""Label sets over HTTP: named, filled, undone, changed, deleted and brought back, and given out."""

import json

import pytest

from penat.domain.access import read_keys
from penat.web.label_schemas import LabelsAnswer, LabelSetFacts, LabelSetsAnswer, MarkedAnswer
from tests.web.checks import answer_of, problem_of

API = "/api/v1/labels"


@pytest.fixture
def rattan(client):
    """Return the path of a set that holds two chairs and excludes one."""
    made = client.post(API, json={"name": "Rattan chairs", "note": "woven", "author": "ann"})
    answer_of(made, LabelSetFacts, 201)
    path = f"{API}/{made.json['id']}"
    mark(client, path, belongs=["chair-001", "chair-005"], excluded=["chair-009"])
    return path


def mark(client, path, **body):
    return answer_of(client.post(f"{path}/marks", json=body), MarkedAnswer)


def labels(client, path):
    told = answer_of(client.get(path), LabelsAnswer)
    return {one["item"]: one["belongs"] for one in told["labels"]}


def test_a_set_is_named_filled_and_listed_with_its_counts(client, rattan):
    told = answer_of(client.get(API), LabelSetsAnswer)["sets"]
    assert [(one["id"], one["positives"], one["negatives"], one["author"]) for one in told] == [
        ("rattan-chairs", 2, 1, "ann")
    ]
    assert labels(client, rattan) == {"chair-001": True, "chair-005": True, "chair-009": False}


def test_a_step_is_undone_and_the_last_word_counts(client, rattan):
    told = mark(client, rattan, belongs=["chair-009"], excluded=["bed-001"], cleared=["chair-001"], annotator="bob")
    assert (told["set"]["positives"], told["set"]["negatives"]) == (2, 1)
    answer_of(client.post(f"{rattan}/undo", json={"undo": told["undo"]}), LabelSetFacts)
    assert labels(client, rattan) == {"chair-001": True, "chair-005": True, "chair-009": False}
    problem_of(client.post(f"{rattan}/undo", json={"undo": told["undo"]}), "not-found")


def test_a_set_is_renamed_and_keeps_its_labels(client, rattan):
    told = answer_of(client.patch(rattan, json={"name": "Cane chairs", "note": "cane"}), LabelSetFacts)
    assert (told["id"], told["note"], told["positives"]) == ("cane-chairs", "cane", 2)
    problem_of(client.get(rattan), "not-found")


def test_a_deleted_set_is_brought_back(client, rattan):
    undo = client.delete(rattan).json["undo"]
    assert client.get(API).json["sets"] == []
    assert answer_of(client.post("/api/v1/label-undo", json={"undo": undo}), LabelSetFacts)["positives"] == 2


def test_labels_are_given_out_as_csv_and_as_judgements_are(client, rattan):
    told = client.get(f"{rattan}/export")
    assert json.loads(told.text) == [{"pos": ["chair-001", "chair-005"], "neg": ["chair-009"]}]
    lines = client.get(f"{rattan}/export?format=csv").text.splitlines()
    assert lines[0] == "item,label,annotator,at"
    assert [line.split(",")[:2] for line in lines[1:]] == [
        ["chair-001", "pos"],
        ["chair-005", "pos"],
        ["chair-009", "neg"],
    ]


def test_labels_of_items_that_left_the_catalogue_are_told(shop, client, rattan):
    served = shop.source.current()
    shop.source.publish(type(served)("release-2", served.model, {"bed": served.shelves["bed"]}))
    told = answer_of(client.get(rattan), LabelsAnswer)
    assert [one["known"] for one in told["labels"]] == [False] * 3
    mark(client, rattan, cleared=["chair-001"])
    problem_of(client.post(f"{rattan}/marks", json={"belongs": ["chair-002"]}), "not-found", "marks")


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({}, "body"), ({"belongs": []}, "body"), ({"belongs": ["chair-001"], "excluded": ["chair-001"]}, "body"),
        ({"belongs": ["chair-001", "chair-001"]}, "body"), ({"belongs": "chair-001"}, "belongs"),
        ({"belongs": ["../etc"]}, "belongs.0"), ({"belongs": [1]}, "belongs.0"), ({"maybe": ["chair-001"]}, "maybe"),
        ({"belongs": ["chair-001"], "annotator": " "}, "annotator"), ({"belongs": ["x"] * 10_001}, "belongs"),
    ],
)  # fmt: skip
def test_marks_that_cannot_be_are_refused_and_nothing_is_lost(client, rattan, body, field):
    problem_of(client.post(f"{rattan}/marks", json=body), "invalid-input", field)
    assert len(labels(client, rattan)) == 3


@pytest.mark.parametrize("name", ["", "  ", "椅子", "x" * 101, 7, None])
def test_a_name_that_cannot_be_is_refused(client, name):
    problem_of(client.post(API, json={"name": name}), "invalid-input", "name")
    assert client.get(API).json["sets"] == []


def test_a_taken_name_and_unknown_sets_are_told(client, rattan):
    problem_of(client.post(API, json={"name": "RATTAN chairs"}), "invalid-input", "name")
    for answer in (
        client.get(f"{API}/none"),
        client.delete(f"{API}/none"),
        client.patch(f"{API}/none", json={"note": "x"}),
        client.post(f"{API}/none/marks", json={"belongs": ["chair-001"]}),
        client.get(f"{API}/none/export"),
        client.post("/api/v1/label-undo", json={"undo": "none"}),
    ):
        problem_of(answer, "not-found")


def test_who_may_only_read_cannot_label_and_a_key_s_name_stands_beside_labels(shop):
    client = shop.client(keys=read_keys(f"eye:read:{'r' * 20},team:curate:{'c' * 20}"))
    eye, team = ({"Authorization": f"Bearer {letter * 20}"} for letter in "rc")
    problem_of(client.get(API), "no-key")
    problem_of(client.post(API, json={"name": "x"}, headers=eye), "forbidden")
    assert client.post(API, json={"name": "x"}, headers=team).json["author"] == "team"
    client.post(f"{API}/x/marks", json={"belongs": ["chair-001"], "annotator": "ann"}, headers=team)
    assert client.get(f"{API}/x", headers=eye).json["labels"][0]["annotator"] == "team/ann"


def test_a_long_wall_is_labelled_in_one_step(client, rattan):
    many = [f"{'x' * 190}-{n}" for n in range(9_000)]
    told = problem_of(client.post(f"{rattan}/marks", json={"belongs": many}), "not-found")
    assert "there is no item" in told["detail"], "the size of the body was no reason"


def test_a_change_that_is_refused_changes_nothing(client, rattan):
    client.post(API, json={"name": "Taken"})
    problem_of(client.patch(rattan, json={"name": "Taken", "note": "new"}), "invalid-input", "name")
    assert client.get(rattan).json["set"]["note"] == "woven"
