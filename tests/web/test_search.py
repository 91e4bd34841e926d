import base64
import csv
import io

import pytest
from PIL import Image

from penat.web.answers import SearchAnswer
from tests.web.checks import answer_of, problem_of


def search(client, **body):
    return answer_of(client.post("/api/v1/search", json=body), SearchAnswer)


def ids(answer):
    return [result["item"]["id"] for result in answer["results"]]


def picture(kind="PNG"):
    file = io.BytesIO()
    Image.new("RGB", (40, 30), (200, 120, 40)).save(file, kind)
    return base64.b64encode(file.getvalue()).decode()


def test_likes_find_what_is_near_and_leave_themselves_out(client):
    found = search(client, like=["chair-020"], category="chair", limit=2)
    assert set(ids(found)) == {"chair-019", "chair-021"}
    assert [item["id"] for item in found["like"]] == ["chair-020"]


def test_without_a_category_every_category_is_searched(client):
    found = search(client, like=["chair-020"], limit=24)
    assert set(found["summary"]["categories"]) == {"chair", "bed", "table"}


def test_a_greater_limit_keeps_the_order_of_what_was_there(client):
    for extra in ({}, {"diversity": 0.4}, {"strategy": "best"}):
        body = {"like": ["chair-005"], "unlike": ["chair-030"], **extra}
        assert ids(search(client, **body, limit=50))[:7] == ids(search(client, **body, limit=7))


def test_pages_follow_one_another_without_gap_or_repetition(client):
    body = {"like": ["chair-005"], "limit": 9}
    seen, cursor = [], None
    while True:
        found = search(client, **body, **({"cursor": cursor} if cursor else {}))
        seen += ids(found)
        cursor = found["next"]
        if cursor is None:
            break
    assert seen == ids(search(client, like=["chair-005"], limit=500))
    assert len(set(seen)) == 61


def test_a_cursor_of_another_question_is_refused(client):
    cursor = search(client, like=["chair-005"], limit=5)["next"]
    sent = client.post("/api/v1/search", json={"like": ["chair-006"], "limit": 5, "cursor": cursor})
    problem_of(sent, "invalid-input", "cursor")


def test_a_cursor_stays_on_its_release(client, shop):
    first = search(client, like=["chair-005"], limit=5)
    from tests.web.conftest import small_catalogue

    shop.source.publish(small_catalogue("release-2"))
    sent = client.post("/api/v1/search", json={"like": ["chair-005"], "limit": 5, "cursor": first["next"]})
    assert sent.headers["Penat-Release"] == "release-1"


def test_words_and_filters_together(client):
    found = search(client, text="walnut armchair", category="chair", price={"max_cents": 12_000}, limit=3)
    assert ids(found) == ["chair-020", "chair-019", "chair-018"]
    assert found["summary"]["total"] == 21


def test_a_where_filter_on_a_fact(client):
    found = search(client, like=["table-000"], where=[{"field": "in_stock", "equal": "no"}])
    assert ids(found) == ["table-003"]
    found = search(client, like=["table-000"], where=[{"field": "name", "in": ["Bed 1", "bed 2"]}])
    assert set(ids(found)) == {"bed-001", "bed-002"}


def test_a_photo_is_one_more_like(client):
    for sent in (picture(), f"data:image/jpeg;base64,{picture('JPEG')}"):
        assert ids(search(client, photo=sent, category="chair", limit=1)) == ["chair-000"]


def test_the_summary_counts_what_was_given(client):
    told = search(client, like=["chair-020"], category="chair", limit=10)["summary"]
    assert (told["total"], told["counted"], told["categories"]) == (39, 10, {"chair": 10})
    assert told["prices"]["priced"] == sum(told["prices"]["counts"]) == 10
    assert told["curve"][0][0] == 1
    assert told["curve"] == sorted(told["curve"], key=lambda point: -point[1])


def test_a_cut_off_drops_what_is_below(client):
    found = search(client, like=["chair-020"], min_score=0.999, limit=100)
    assert all(result["score"] >= 0.999 for result in found["results"])
    assert found["summary"]["total"] == len(found["results"]) > 0


def test_one_of_each_design_only(client):
    assert "chair-001" not in ids(search(client, like=["chair-005"], group=True, limit=100))


def test_a_linear_query_goes_with_its_examples(client):
    body = {"like": ["chair-000", "chair-002"], "unlike": ["chair-038", "chair-039"], "strategy": "linear"}
    found = ids(search(client, **body, category="chair", limit=30))
    assert found.index("chair-004") < found.index("chair-030") if "chair-030" in found else True


def test_the_table_has_every_column_and_no_formula(client):
    sent = client.post("/api/v1/search/csv", json={"like": ["chair-020"], "limit": 3})
    rows = list(csv.DictReader(io.StringIO(sent.get_data(as_text=True))))
    assert sent.mimetype == "text/csv"
    assert [row["rank"] for row in rows] == ["1", "2", "3"]
    assert rows[0]["price"].endswith(".00")


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({}, "body"),
        ({"like": ["sofa-1"]}, "like"),
        ({"unlike": ["sofa-1"]}, "unlike"),
        ({"like": ["chair-001"], "unlike": ["chair-001"]}, "unlike"),
        ({"text": "oak^x"}, "text"),
        ({"text": " "}, "like"),
        ({"like": ["chair-001"], "strategy": "magic"}, "strategy"),
        ({"like": ["chair-001"], "strategy": "linear"}, "strategy"),
        ({"like": ["chair-001"], "limit": 501}, "limit"),
        ({"like": ["chair-001"], "diversity": 2}, "diversity"),
        ({"like": ["chair-001"], "where": [{"field": "style", "equal": "x"}]}, "where"),
        ({"like": ["chair-001"], "where": [{"field": "name"}]}, "where.0"),
        ({"like": ["chair-001"], "where": [{"field": "name", "in": []}]}, "where.0.in"),
        ({"photo": "not base64!"}, "photo"),
        ({"photo": base64.b64encode(b"GIF89a nonsense").decode()}, "photo"),
        ({"photo": "data:image/png;base64,"}, "photo"),
    ],
)
def test_wrong_questions_are_refused_by_field(client, body, field):
    kind = "not-found" if "sofa-1" in str(body) else "invalid-input"
    problem_of(client.post("/api/v1/search", json=body), kind, field)


def test_an_unknown_category_is_a_404_and_names_those_there_are(client):
    sent = client.post("/api/v1/search", json={"like": ["chair-001"], "category": "sofa"})
    assert "chair, bed, table" in problem_of(sent, "not-found", "category")["detail"]


def test_words_without_their_model_are_unavailable(client, shop):
    shop.source.publish(shop.source.current().__class__("release-9", "another", shop.source.current().shelves))
    problem_of(client.post("/api/v1/search", json={"text": "oak"}), "unavailable", "text")
    problem_of(client.post("/api/v1/search", json={"photo": picture()}), "unavailable", "photo")


def test_a_photo_may_be_larger_than_any_other_body_but_not_endless(client):
    sent = client.post("/api/v1/search", json={"photo": "A" * 15_000_000})
    assert sent.status_code == 413


def test_the_doubtful_order_shows_first_where_likes_turn_into_dislikes(client):
    asked = {"like": ["chair-020", "chair-022"], "unlike": ["chair-038"], "category": "chair"}
    found = search(client, **asked, order="doubtful", limit=500)
    best = search(client, **asked, limit=500)
    ranks = {item_id: rank for rank, item_id in enumerate(ids(best))}
    places = [ranks[item_id] for item_id in ids(found)]
    assert sorted(places) == list(range(len(best["results"])))
    assert 0 < places[0] < len(places) - 1
    assert abs(places[1] - places[0]) == 1
    assert found["summary"]["total"] == best["summary"]["total"]
    assert found["summary"]["curve"] == best["summary"]["curve"]
    assert ids(search(client, **asked, order="doubtful", limit=5)) == ids(found)[:5]


def test_pages_of_the_doubtful_follow_one_another_and_keep_to_the_filters(client):
    body = {"like": ["chair-020"], "unlike": ["bed-003"], "order": "doubtful", "limit": 9, "min_score": -0.5,
            "price": {"max_cents": 100_000}}  # fmt: skip
    seen, cursor = [], None
    while True:
        found = search(client, **body, **({"cursor": cursor} if cursor else {}))
        seen += ids(found)
        assert all(one["score"] >= -0.5 for one in found["results"])
        cursor = found["next"]
        if cursor is None:
            break
    best = ids(search(client, **{**body, "order": "best", "limit": 500}))
    assert sorted(seen) == sorted(best)
    assert seen != best
    problem_of(client.post("/api/v1/search", json={**body, "order": "best", "cursor": found_cursor(client, body)}),
               "invalid-input", "cursor")  # fmt: skip


def found_cursor(client, body):
    return search(client, **body)["next"]


def test_words_alone_have_doubtful_results_too(client):
    assert ids(search(client, text="tan", order="doubtful")) != ids(search(client, text="tan"))


def test_the_doubtful_order_is_refused_where_results_are_spread_and_by_an_unknown_name(client):
    for extra, field in (({"order": "doubtful", "diversity": 0.3}, "diversity"), ({"order": "worst"}, "order")):
        problem_of(client.post("/api/v1/search", json={"like": ["chair-005"], **extra}), "invalid-input", field)
