import pytest

from penat.web.query_answers import (
    ChecksAnswer,
    DeletedAnswer,
    QueriesAnswer,
    RerunAnswer,
    SavedQueryFacts,
    TablesAnswer,
)
from tests.web.checks import answer_of, problem_of
from tests.web.conftest import small_catalogue

ROUTE = "/api/v1/queries"


def save(client, name="Near twenty", status=201, **more):
    query = {"like": ["chair-020"], "category": "chair", "limit": 3}
    return answer_of(client.post(ROUTE, json={"name": name, "query": query, **more}), SavedQueryFacts, status)


def test_a_saved_query_remembers_what_it_found(client):
    made = save(client, note="for the shop", author="Anna")
    assert (made["id"], made["release"], len(made["items"])) == ("near-twenty", "release-1", 3)
    assert made["query"] == {"like": ["chair-020"], "category": "chair"}
    assert answer_of(client.get(f"{ROUTE}/near-twenty"), SavedQueryFacts) == made


def test_a_saved_query_keeps_no_order_for_it_is_about_the_best(client):
    query = {"like": ["chair-020"], "category": "chair", "order": "doubtful", "limit": 3}
    made = answer_of(client.post(ROUTE, json={"name": "Doubted", "query": query}), SavedQueryFacts, 201)
    assert made["query"] == {"like": ["chair-020"], "category": "chair"}
    assert made["items"] == save(client)["items"]


def test_queries_are_found_by_any_of_their_words(client):
    save(client, note="for the shop")
    save(client, "Others")
    for words, count in (("shop TWENTY", 1), ("chair-020", 2), ("velvet", 0), ("", 2)):
        assert len(answer_of(client.get(ROUTE, query_string={"q": words}), QueriesAnswer)["queries"]) == count


def test_running_says_what_changed_since(client, shop):
    save(client)
    same = answer_of(client.post(f"{ROUTE}/near-twenty/run", json={}), RerunAnswer)
    assert same["change"] == {"came": [], "left": [], "gone": [], "kept": 1.0}
    assert [item["id"] for item in same["answer"]["like"]] == ["chair-020"]
    more = answer_of(client.post(f"{ROUTE}/near-twenty/run", json={"limit": 5}), RerunAnswer)
    assert len(more["change"]["came"]) == 2


def test_an_example_that_left_the_catalogue_is_named(client, shop):
    save(client, "With bed", query={"like": ["bed-001"], "limit": 2})
    catalogue = small_catalogue("release-2")
    shop.source.publish(catalogue.__class__("release-2", "fake", {"chair": catalogue.shelf("chair")}))
    assert "bed-001" in problem_of(client.post(f"{ROUTE}/with-bed/run", json={}), "not-found", "like")["detail"]


def test_a_frozen_query_tells_when_a_release_breaks_it(client, shop):
    save(client, together=0.9)
    assert answer_of(client.get("/api/v1/query-checks"), ChecksAnswer)["passed"]
    catalogue = small_catalogue("release-2")
    chairs = catalogue.shelf("chair")
    mixed = chairs.__class__(
        **{**chairs.__dict__, "vectors": chairs.vectors[::-1][list(range(0, 40, 2)) + list(range(1, 40, 2))]}
    )
    shop.source.publish(catalogue.__class__("release-2", "fake", {**catalogue.shelves, "chair": mixed}))
    told = answer_of(client.get("/api/v1/query-checks"), ChecksAnswer)
    assert not told["passed"]
    assert (told["checks"][0]["id"], told["checks"][0]["passed"]) == ("near-twenty", False)


def test_renaming_changes_the_id_and_keeps_the_rest(client):
    made = save(client, note="n")
    named = answer_of(client.patch(f"{ROUTE}/near-twenty", json={"name": "Café chairs"}), SavedQueryFacts)
    assert (named["id"], named["name"], named["items"]) == ("cafe-chairs", "Café chairs", made["items"])
    problem_of(client.get(f"{ROUTE}/near-twenty"), "not-found", "id")


def test_a_note_and_a_test_can_be_changed(client):
    save(client)
    changed = answer_of(client.patch(f"{ROUTE}/near-twenty", json={"note": "new", "together": 0.5}), SavedQueryFacts)
    assert (changed["note"], changed["together"]) == ("new", 0.5)
    assert answer_of(client.patch(f"{ROUTE}/near-twenty", json={"together": 0}), SavedQueryFacts)["together"] is None


def test_deleting_can_be_undone(client):
    made = save(client)
    undo = answer_of(client.delete(f"{ROUTE}/near-twenty"), DeletedAnswer)["undo"]
    problem_of(client.get(f"{ROUTE}/near-twenty"), "not-found", "id")
    assert answer_of(client.post("/api/v1/query-undo", json={"undo": undo}), SavedQueryFacts) == made
    problem_of(client.post("/api/v1/query-undo", json={"undo": undo}), "not-found", "undo")


def test_tables_of_earlier_runs_can_be_downloaded_again(client):
    save(client)
    client.post(f"{ROUTE}/near-twenty/run", json={"keep": True})
    tables = answer_of(client.get(f"{ROUTE}/near-twenty/tables"), TablesAnswer)["tables"]
    again = client.get(f"{ROUTE}/near-twenty/tables/{tables[0]}")
    assert again.mimetype == "text/csv"
    assert len(again.get_data(as_text=True).splitlines()) == 4
    problem_of(client.get(f"{ROUTE}/near-twenty/tables/..%2Fx.csv"), "not-found")


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"name": "???", "query": {"like": ["chair-001"]}}, "name"),
        ({"name": "Near twenty", "query": {"like": ["chair-001"]}}, "name"),
        ({"name": "x", "query": {}}, "query"),
        ({"name": "x", "query": {"text": "oak", "strategy": "magic"}}, "query.strategy"),
        ({"name": "x", "query": {"photo": "aGk="}}, "query.photo"),
        ({"name": "x", "query": {"like": ["chair-001"]}, "together": 2}, "together"),
        ({"name": "a\u0007", "query": {"like": ["chair-001"]}}, "name"),
        ({"query": {"like": ["chair-001"]}}, "name"),
    ],
)
def test_what_cannot_be_saved_is_refused_by_field(client, body, field):
    save(client)
    problem_of(client.post(ROUTE, json=body), "invalid-input", field)
