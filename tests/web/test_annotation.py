"""Judging look-alikes over HTTP: rounds, questions, answers taken back, agreement, and what was judged."""

import json

import pytest

from penat.domain.access import read_keys
from penat.domain.annotation_sampling import SAMPLERS
from penat.domain.catalogue import Catalogue
from penat.web.annotation_schemas import AgreementAnswer, RoundFacts, RoundsAnswer, TurnAnswer
from tests.web.checks import problem_of

API = "/api/v1/annotation"
SLUGS = {401: "no-key", 403: "forbidden", 404: "not-found", 422: "invalid-input"}


def problem(response, status):
    """Return the problem that a response of *status* tells."""
    return problem_of(response, SLUGS[status])


def begin(client, **more):
    body = {"name": "Chairs", "category": "chair", "n": 3, "nearest": 4} | more
    answer = client.post(f"{API}/rounds", json=body)
    assert answer.status_code == 201, answer.json
    RoundFacts.model_validate(answer.json)
    return answer.json


def post(client, made, what, **body):
    answer = client.post(f"{API}/rounds/{made['id']}/{what}", json=body)
    assert answer.status_code == 200, answer.json
    TurnAnswer.model_validate(answer.json)
    return answer.json


def test_a_round_is_begun_answered_and_gives_the_seed_s_json(client):
    made = begin(client)
    turn = post(client, made, "next", annotator="ann")
    ids = [one["id"] for one in turn["task"]["shown"]]
    assert (len(ids), turn["annotator"], turn["round"]["tasks"]) == (5, "ann", 3)
    assert all(one["item"]["id"] == one["id"] for one in turn["task"]["shown"])
    following = post(client, made, "answers", annotator="ann", task=turn["task"]["id"], dropped=ids[3:])
    assert following["task"]["id"] != turn["task"]["id"]
    assert (following["round"]["finished"], following["round"]["answers"]) == (1, {"ann": 1})
    answer = client.get(f"{API}/export")
    assert json.loads(answer.text) == [{"pos": ids[:3], "neg": ids[3:]}]
    assert "annotated.json" in answer.headers["Content-Disposition"]
    lines = client.get(f"{API}/export?format=csv&round={made['id']}").text.splitlines()
    assert len(lines) == 6


def test_rounds_are_listed_with_the_ways_to_choose(client):
    begin(client)
    told = client.get(f"{API}/rounds").json
    RoundsAnswer.model_validate(told)
    assert [one["name"] for one in told["rounds"]] == ["Chairs"]
    assert {one["name"] for one in told["samplers"]} >= {
        "random",
        "uncertain",
        "diverse",
        "typical",
        "uncovered",
        "hubs",
    }


@pytest.mark.parametrize("sampler", SAMPLERS)
def test_every_way_to_choose_makes_a_round(client, sampler):
    assert begin(client, sampler=sampler)["tasks"] == 3


def test_an_answer_is_taken_back_with_what_was_said(client):
    made = begin(client)
    turn = post(client, made, "next", annotator="ann")
    task, gone = turn["task"]["id"], turn["task"]["shown"][-1]["id"]
    post(client, made, "answers", annotator="ann", task=task, dropped=[gone])
    back = post(client, made, "undo", annotator="ann")
    assert (back["task"]["id"], back["dropped"], back["round"]["answers"]) == (task, [gone], {})
    told = problem(client.post(f"{API}/rounds/{made['id']}/undo", json={"annotator": "ann"}), 422)
    assert "answered nothing" in told["detail"]


def test_a_skipped_question_is_not_given_again_and_says_nothing(client):
    made = begin(client, n=1)
    turn = post(client, made, "next")
    assert turn["annotator"] == "local"
    assert post(client, made, "skips", task=turn["task"]["id"])["task"] is None
    assert json.loads(client.get(f"{API}/export").text) == []


def test_two_annotators_judge_the_same_questions_and_are_compared(client):
    made = begin(client, n=1, per_task=2)
    for who, dropped in (("ann", 2), ("bob", 1)):
        turn = post(client, made, "next", annotator=who)
        gone = [one["id"] for one in turn["task"]["shown"]][-dropped:]
        assert post(client, made, "answers", annotator=who, task=turn["task"]["id"], dropped=gone)["task"] is None
    told = client.get(f"{API}/rounds/{made['id']}/agreement").json
    AgreementAnswer.model_validate(told)
    assert (told["annotators"], told["units"], told["share"]) == (["ann", "bob"], 4, 0.75)


def test_the_same_answer_twice_is_no_mistake_and_another_one_is(client):
    made = begin(client)
    task = post(client, made, "next", annotator="ann")["task"]
    sent = {"annotator": "ann", "task": task["id"]}
    post(client, made, "answers", **sent)
    post(client, made, "answers", **sent)
    other = {**sent, "dropped": [task["shown"][1]["id"]]}
    assert "undo that first" in problem(client.post(f"{API}/rounds/{made['id']}/answers", json=other), 422)["detail"]


def test_a_deleted_round_is_brought_back(client):
    made = begin(client)
    undo = client.delete(f"{API}/rounds/{made['id']}").json["undo"]
    problem(client.get(f"{API}/rounds/{made['id']}"), 404)
    assert client.post(f"{API}/undo", json={"undo": undo}).json["id"] == made["id"]


def test_items_that_left_the_catalogue_are_shown_as_gone(shop, client):
    made = begin(client, category="table", n=10, nearest=3)
    served = shop.source.current()
    chairs = {"chair": served.shelves["chair"]}
    shop.source.publish(Catalogue("release-2", served.model, chairs))
    turn = post(client, made, "next", annotator="ann")
    assert [one["item"] for one in turn["task"]["shown"]] == [None] * 4
    post(client, made, "answers", annotator="ann", task=turn["task"]["id"])


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"name": ""}, "name"), ({"name": "x", "n": 0}, "n"), ({"name": "x", "n": True}, "n"),
        ({"name": "x", "sampler": "best"}, "sampler"), ({"name": "x", "nearest": 101}, "nearest"),
        ({"name": "x", "per_task": 0}, "per_task"), ({"name": "x", "who": 1}, "who"), ({"name": "a\nb"}, "name"),
    ],
)  # fmt: skip
def test_a_round_that_cannot_be_is_refused(client, body, field):
    told = problem(client.post(f"{API}/rounds", json=body), 422)
    assert field in {error["field"] for error in told["errors"]}


def test_what_is_not_there_is_not_found(client):
    made = begin(client)
    problem(client.post(f"{API}/rounds", json={"name": "x", "category": "sofa"}), 404)
    problem(client.post(f"{API}/rounds/none/next", json={}), 404)
    problem(client.get(f"{API}/rounds/none/agreement"), 404)
    problem(client.get(f"{API}/export?round=none"), 404)
    problem(client.post(f"{API}/undo", json={"undo": "none"}), 404)
    problem(client.post(f"{API}/rounds/{made['id']}/answers", json={"task": "none"}), 404)
    task = post(client, made, "next")["task"]["id"]
    wrong = {"task": task, "dropped": ["bed-000"]}
    assert "was not shown" in problem(client.post(f"{API}/rounds/{made['id']}/answers", json=wrong), 422)["detail"]


@pytest.mark.parametrize("who", ["", " ", "a\x00b", "x" * 61, 7])
def test_a_name_that_cannot_be_is_refused(client, who):
    made = begin(client)
    problem(client.post(f"{API}/rounds/{made['id']}/next", json={"annotator": who}), 422)


def test_a_key_s_name_stands_before_the_annotator_s(shop):
    client = shop.client(keys=read_keys(f"eye:read:{'r' * 20},team:curate:{'c' * 20}"))
    team, eye = ({"Authorization": f"Bearer {secret * 20}"} for secret in "cr")
    problem(client.get(f"{API}/rounds"), 401)
    problem(client.post(f"{API}/rounds", json={"name": "x"}, headers=eye), 403)
    made = client.post(f"{API}/rounds", json={"name": "x"}, headers=team).json
    asked = client.post(f"{API}/rounds/{made['id']}/next", json={"annotator": "ann"}, headers=team)
    assert asked.json["annotator"] == "team/ann"
    assert client.get(f"{API}/rounds", headers=eye).status_code == 200


@pytest.mark.parametrize("path", ["/workbench/annotate", "/workbench/annotate?round=none"])
def test_the_page_is_served(client, path):
    assert b"annotate.js" in client.get(path).data
