from dataclasses import replace
from urllib.parse import urlencode

import pytest

from penat.web.answers import CatalogueAnswer, ColumnsAnswer, FacetsAnswer, Item, ItemsAnswer, SimilarAnswer
from tests.web.checks import answer_of, problem_of
from tests.web.conftest import small_catalogue


def test_the_catalogue_names_its_release_model_and_categories_with_prices(client):
    answer = answer_of(client.get("/api/v1/catalogue"), CatalogueAnswer)
    assert (answer["release"], answer["model"]) == ("release-1", "fake")
    assert answer["categories"][2] == {
        "name": "table", "count": 10, "priced": 9, "min_cents": 5000, "max_cents": 9000, "currency": "EUR",
    }  # fmt: skip


def test_an_item_has_exactly_the_documented_fields(client):
    item = answer_of(client.get("/api/v1/items/chair-000"), Item)
    assert item == {
        "id": "chair-000", "category": "chair", "name": "Chair 0", "price_cents": 10000, "currency": "EUR",
        "price_text": "€100.00", "in_stock": True, "link": None, "image": f"http://localhost/images/{0:064x}.jpg",
        "thumbnail": f"http://localhost/thumbnails/{0:064x}.webp", "variants": ["chair-001"],
    }  # fmt: skip


def test_an_item_without_a_price_says_null_three_times_or_keeps_its_currency(client):
    item = answer_of(client.get("/api/v1/items/table-009"), Item)
    assert item["price_cents"] is None
    assert item["price_text"] is None


def test_an_unknown_item_is_a_problem_that_names_it(client):
    assert "sofa-1" in problem_of(client.get("/api/v1/items/sofa-1"), "not-found", "item")["detail"]


def test_pages_follow_one_another_without_gap_or_repetition(client):
    seen, query = [], "limit=7"
    while query:
        page = answer_of(client.get(f"/api/v1/items?{query}"), ItemsAnswer)
        seen += [item["id"] for item in page["items"]]
        query = page["next"] and f"limit=7&cursor={page['next']}"
    everything = [item.id for shelf in small_catalogue().shelves.values() for item in shelf.items]
    assert seen == everything


def test_pages_begin_with_24_items(client):
    assert len(client.get("/api/v1/items").json["items"]) == 24


def test_a_cursor_keeps_to_its_release_while_another_is_published(shop, client):
    first = client.get("/api/v1/items?limit=5").json
    shop.source.publish(small_catalogue("release-2"))
    second = client.get(f"/api/v1/items?limit=5&cursor={first['next']}")
    assert second.headers["Penat-Release"] == "release-1"
    assert client.get("/api/v1/items").headers["Penat-Release"] == "release-2"


def test_a_cursor_of_a_pruned_release_says_to_begin_again(shop, client):
    cursor = client.get("/api/v1/items?limit=5").json["next"]
    shop.source.publish(small_catalogue("release-2"))
    shop.source.prune("release-1")
    assert "without cursor" in problem_of(client.get(f"/api/v1/items?cursor={cursor}"), "release-gone")["detail"]


@pytest.mark.parametrize(
    "spoil", [lambda c: c[:-2], lambda c: c[1:], lambda c: "x", lambda c: c.swapcase(), lambda c: "Ä"]
)
def test_a_tampered_cursor_is_refused(client, spoil):
    cursor = client.get("/api/v1/items?limit=5").json["next"]
    problem_of(client.get("/api/v1/items", query_string={"cursor": spoil(cursor)}), "invalid-input", "cursor")


def test_a_cursor_of_other_filters_is_refused(client):
    cursor = client.get("/api/v1/items?category=chair&limit=5").json["next"]
    problem = problem_of(client.get(f"/api/v1/items?category=bed&cursor={cursor}"), "invalid-input", "cursor")
    assert "other filters" in problem["detail"]


def test_a_session_is_no_cursor(client):
    session = client.post("/api/v1/sessions", json={}).json["session"]
    problem_of(client.get("/api/v1/items", query_string={"cursor": session}), "invalid-input", "cursor")


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("category=bed&limit=2", ["bed-000", "bed-001"]),
        ("q=CHAIR%2012", ["chair-012"]),
        ("q=ch%C3%A4ir%2012", ["chair-012"]),
        ("q=table&q_=", None),
        ("ids=table-001,chair-003,gone-1,chair-003", ["table-001", "chair-003"]),
        ("ids=table-001,chair-003&category=chair", ["chair-003"]),
        ("ids=", []),
        ("category=table&min_cents=8500", ["table-007", "table-008"]),
        ("category=table&max_cents=5500", ["table-000", "table-001"]),
        ("q=nothing-like-it", []),
    ],
)
def test_items_are_filtered(client, query, expected):
    response = client.get(f"/api/v1/items?{query}")
    if expected is None:
        problem_of(response, "invalid-input", "q_")
    else:
        assert [item["id"] for item in answer_of(response, ItemsAnswer)["items"]] == expected


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("limit=0", "limit"), ("limit=101", "limit"), ("limit=x", "limit"), ("limit=1.5", "limit"),
        ("limit=1_0", "limit"), ("limit=", "limit"), ("limit=٣", "limit"),
        ("limit=" + "9" * 5000, "limit"), ("min_cents=-1", "min_cents"),
        ("min_cents=9&max_cents=1", "min_cents"), ("max_cents=1e3", "max_cents"), ("colour=red", "colour"),
        ("limit=1&limit=2", "limit"), ("ids=" + "a," * 101, "ids"), ("q=" + "a" * 201, "q"),
    ],
)  # fmt: skip
def test_a_query_that_cannot_be_used_names_the_parameter(client, query, field):
    problem_of(client.get(f"/api/v1/items?{query}"), "invalid-input", field)


def test_an_unknown_category_is_a_problem_that_names_those_there_are(client):
    problem = problem_of(client.get("/api/v1/items?category=sofa"), "not-found", "category")
    assert "chair, bed, table" in problem["detail"]


def test_similar_items_come_nearest_first_without_the_item_itself(client):
    answer = answer_of(client.get("/api/v1/items/chair-020/similar?limit=4"), SimilarAnswer)
    assert answer["query"]["id"] == "chair-020"
    found = [result["item"]["id"] for result in answer["results"]]
    assert sorted(found) == ["chair-018", "chair-019", "chair-021", "chair-022"]
    assert {result["file_name"] for result in answer["results"]} == {f"Chair {row}.PNG" for row in (18, 19, 21, 22)}
    distances = [result["distance"] for result in answer["results"]]
    assert distances == sorted(distances)
    assert answer["results"][0]["score"] == pytest.approx(1 - distances[0] / 2)


def test_similar_items_may_be_one_of_each_design(client):
    plain = client.get("/api/v1/items/chair-002/similar?limit=3").json["results"]
    grouped = client.get("/api/v1/items/chair-002/similar?limit=3&group=1").json["results"]
    assert "chair-001" in [result["item"]["id"] for result in plain]
    assert "chair-001" not in [result["item"]["id"] for result in grouped]


@pytest.mark.parametrize(("query", "field"), [("limit=0", "limit"), ("limit=101", "limit"), ("group=yes", "group")])
def test_similar_refuses_what_it_cannot_use(client, query, field):
    problem_of(client.get(f"/api/v1/items/chair-002/similar?{query}"), "invalid-input", field)


def test_similar_to_an_unknown_item_is_not_found(client):
    problem_of(client.get("/api/v1/items/sofa-1/similar"), "not-found", "item")


@pytest.mark.parametrize("path", ["/api/v1/catalogue", "/api/v1/items", "/api/v1/items/chair-000"])
def test_without_a_release_the_answer_is_to_wait(shop, client, path):
    shop.source.prune("release-1")
    response = client.get(path)
    problem_of(response, "unavailable")
    assert response.headers["Retry-After"] == "5"
    assert "Penat-Release" not in response.headers


def ids_of(client, query):
    return [item["id"] for item in answer_of(client.get(f"/api/v1/items?{query}"), ItemsAnswer)["items"]]


def test_items_come_in_the_order_asked_for(client):
    assert ids_of(client, "category=table&sort=-price&limit=2") == ["table-008", "table-007"]
    assert ids_of(client, "category=table&sort=price&limit=100")[-1] == "table-009"  # the unpriced one
    assert ids_of(client, "category=table&sort=-price&limit=100")[-1] == "table-009"
    assert ids_of(client, "sort=-name&limit=1") == ["table-009"]


def test_sorted_pages_follow_one_another_too(client):
    seen, query = [], "sort=-price&limit=9"
    while query:
        page = answer_of(client.get(f"/api/v1/items?{query}"), ItemsAnswer)
        seen += [item["id"] for item in page["items"]]
        query = page["next"] and f"sort=-price&limit=9&cursor={page['next']}"
    assert len(set(seen)) == len(seen) == page["total"] == 62


def test_items_are_filtered_by_any_column(client):
    assert ids_of(client, "where=in_stock:no") == ["table-003"]
    assert ids_of(client, "where=name~bed 1;price_cents<=10150") == ["bed-001"]
    problem_of(client.get("/api/v1/items?where=colour:red"), "invalid-input", "where")
    problem_of(client.get("/api/v1/items?where=colour"), "invalid-input", "where")
    problem_of(client.get("/api/v1/items?sort=age"), "invalid-input", "sort")


def test_similar_items_may_be_of_another_category_and_above_a_score(client):
    found = answer_of(client.get("/api/v1/items/chair-020/similar?category=bed&min_score=0.9"), SimilarAnswer)
    assert {one["item"]["category"] for one in found["results"]} == {"bed"}
    assert all(one["score"] >= 0.9 for one in found["results"])
    problem_of(client.get("/api/v1/items/chair-020/similar?category=sofa"), "not-found", "category")
    problem_of(client.get("/api/v1/items/chair-020/similar?min_score=2"), "invalid-input", "min_score")


def test_facets_and_columns_tell_the_shops_table(client):
    assert answer_of(client.get("/api/v1/facets"), FacetsAnswer) == {"columns": []}
    assert answer_of(client.get("/api/v1/items/chair-000/columns"), ColumnsAnswer) == {
        "id": "chair-000",
        "file_name": "Chair 0.PNG",
        "columns": {},
    }
    problem_of(client.get("/api/v1/facets?category=sofa"), "not-found", "category")


def test_facets_count_few_values_and_tell_the_span_of_numbers(shop, client):
    catalogue = small_catalogue("release-2")
    told = [
        replace(item, extra={"size: seat": ("S|M", "L; XL")[row % 2], "width": f"{40 + row},5", "maker": f"M{row}"})
        for row, item in enumerate(catalogue.shelf("chair").items)
    ]
    chairs = catalogue.shelf("chair").with_facts(told)
    shop.source.publish(replace(catalogue, shelves={**catalogue.shelves, "chair": chairs}))
    size, width, maker = answer_of(client.get("/api/v1/facets?category=chair"), FacetsAnswer)["columns"]
    assert size == {"name": "size: seat", "distinct": 2, "values": {"S|M": 20, "L; XL": 20}, "min": None, "max": None}
    assert (width["distinct"], width["min"], width["max"]) == (40, 40.5, 79.5)
    assert maker["min"] is None
    marks = r"size\: seat:S\|M;width<=45"
    assert ids_of(client, urlencode({"where": marks, "limit": 100})) == ["chair-000", "chair-002", "chair-004"]
    assert ids_of(client, urlencode({"where": r"size\: seat:L\; XL;maker~39"})) == ["chair-039"]
