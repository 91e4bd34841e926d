import pytest

from penat.domain.errors import Unavailable
from penat.web.answers import MatchesAnswer
from tests.fakes import taught
from tests.web.checks import answer_of, begin, problem_of, walk


def ask(client, **body):
    return client.post("/api/v1/matches", json=body)


def found(answer, category):
    return [match["item"]["id"] for match in answer["matches"][category]]


def test_matches_of_an_item_come_from_every_other_category_nearest_first(client):
    answer = answer_of(ask(client, item="chair-000"), MatchesAnswer)
    assert answer["item"]["id"] == "chair-000"
    assert found(answer, "bed") == [f"bed-{row:03d}" for row in range(5)]
    assert found(answer, "table") == [f"table-{row:03d}" for row in range(5)]
    assert answer["notes"] == {}
    first = answer["matches"]["bed"][0]
    assert first["distance"] == pytest.approx(0, abs=1e-6)
    assert first["score"] == pytest.approx(1)


def test_the_price_filter_comes_before_the_ranking(client):
    answer = ask(client, item="chair-000", categories=["bed"], price={"bed": {"min_cents": 11000}}, limit=3).json
    assert found(answer, "bed") == ["bed-010", "bed-011"]


def test_unpriced_items_pass_no_price_filter(client):
    with_limit = ask(client, item="chair-039", categories=["table"], price={"table": {"min_cents": 0}}, limit=10).json
    without = ask(client, item="chair-039", categories=["table"], limit=10).json
    assert "table-009" in found(without, "table")
    assert "table-009" not in found(with_limit, "table")


def test_a_note_names_the_nearest_price_where_nothing_fits(client):
    answer = answer_of(ask(client, item="chair-000", price={"bed": {"max_cents": 10}}), MatchesAnswer)
    assert found(answer, "bed") == []
    assert "€100.00" in answer["notes"]["bed"]
    assert answer["nearest_cents"] == {"bed": 10_000}
    assert found(answer, "table")


def test_only_items_in_stock_on_request(client):
    query = {"item": "chair-013", "categories": ["table"], "limit": 10}
    assert "table-003" in found(ask(client, **query).json, "table")
    assert "table-003" not in found(ask(client, **query, in_stock=True).json, "table")


def test_a_session_stands_for_the_item_it_chose_and_keeps_its_wish_for_stock(client):
    last = walk(client, seed=3, in_stock=True)[-1]
    answer = answer_of(ask(client, session=last["session"], limit=10), MatchesAnswer)
    assert answer["item"]["id"] == last["item"]["id"]
    assert "table-003" not in found(answer, "table")
    relaxed = ask(client, session=last["session"], limit=10, in_stock=False).json
    assert "table-003" in found(relaxed, "table")


def test_a_session_without_a_pick_has_nothing_to_match(client):
    problem_of(ask(client, session=begin(client)["session"]), "invalid-input", "session")


def test_a_tampered_session_is_refused(client):
    problem_of(ask(client, session="x.y.z"), "invalid-session")


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({}, "body"), ({"item": "chair-000", "session": "x"}, "body"), ({"item": "chair-000", "limit": 0}, "limit"),
        ({"item": "chair-000", "limit": 101}, "limit"), ({"item": "chair-000", "limit": True}, "limit"),
        ({"item": "chair-000", "categories": "bed"}, "categories"), ({"item": "chair-000", "price": []}, "price"),
        ({"item": "chair-000", "price": {"bed": {"max_cents": -5}}}, "price.bed.max_cents"),
        ({"item": "chair-000", "price": {"bed": {"max_cents": 1.5}}}, "price.bed.max_cents"),
        ({"item": "chair-000", "price": {"bed": {"max": 5}}}, "price.bed.max"),
        ({"item": "chair-000", "price": {"bed": {"min_cents": 5, "max_cents": 1}}}, "price.bed"),
        ({"item": "chair-000", "price": {"max_cents": 5}}, "price.max_cents"),
    ],
)  # fmt: skip
def test_a_question_that_cannot_be_used_names_the_field(client, body, field):
    problem_of(client.post("/api/v1/matches", json=body), "invalid-input", field)


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"item": "sofa-1"}, "item"), ({"item": "chair-000", "categories": ["sofa"]}, "category"),
        ({"item": "chair-000", "price": {"sofa": {"max_cents": 5}}}, "category"),
    ],
)  # fmt: skip
def test_a_question_about_unknown_things_is_not_found(client, body, field):
    problem_of(client.post("/api/v1/matches", json=body), "not-found", field)


def test_the_answer_says_how_matches_were_ranked(client):
    assert answer_of(ask(client, item="chair-000"), MatchesAnswer)["method"] == "nearest"
    assert answer_of(ask(client, item="chair-000", method="nearest"), MatchesAnswer)["method"] == "nearest"


def test_a_blend_that_was_proven_ranks_by_default_and_any_by_name(shop, client):
    shop.blends.kept = taught.kept(shop.source.current())
    blended = answer_of(ask(client, item="chair-000", limit=3), MatchesAnswer)
    assert blended["method"] == "blend"
    assert found(blended, "bed")[0] >= "bed-009", "rooms say that opposites go together"
    nearest = answer_of(ask(client, item="chair-000", limit=3, method="nearest"), MatchesAnswer)
    assert found(nearest, "bed") == ["bed-000", "bed-001", "bed-002"]
    every = found(ask(client, item="chair-000", limit=20).json, "bed")
    cheap = ask(client, item="chair-000", limit=20, price={"bed": {"max_cents": 10_300}}).json
    assert found(cheap, "bed") == [one for one in every if one <= "bed-003"]
    shop.blends.kept = taught.kept(shop.source.current(), interval=(-0.01, 0.05))
    assert ask(client, item="chair-000").json["method"] == "nearest"
    assert ask(client, item="chair-000", method="blend", limit=3).json["matches"] == blended["matches"]


def test_a_blend_that_cannot_be_used_is_refused_where_it_is_asked_for(shop, client):
    problem = problem_of(ask(client, item="chair-000", method="blend"), "invalid-input", "method")
    assert "penat rooms learn" in problem["detail"]
    shop.blends.kept = taught.kept(shop.source.current(), model="another")
    problem_of(ask(client, item="chair-000", method="blend"), "invalid-input", "method")
    assert ask(client, item="chair-000").json["method"] == "nearest"
    shop.blends.kept = Unavailable("what was learned from rooms is damaged; run penat rooms learn again")
    assert ask(client, item="chair-000").json["method"] == "nearest"
    problem_of(ask(client, item="chair-000", method="blend"), "unavailable")
    for odd in ("rooms", "", None, 1):
        answered = ask(client, item="chair-000", method=odd)
        assert answered.status_code == (200 if odd is None else 422)
