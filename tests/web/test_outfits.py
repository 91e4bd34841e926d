"""Outfits over HTTP: one item a category under one budget, kept items, swaps, and what helps where nothing fits."""

from itertools import product

import pytest

from penat.web.outfit_schemas import OutfitsAnswer
from tests.web.checks import answer_of, problem_of, walk


def ask(client, **body):
    return client.post("/api/v1/outfits", json={"item": "chair-000"} | body)


def dress(client, **body):
    return answer_of(ask(client, **body), OutfitsAnswer)


def ids(told):
    return {name: piece["item"]["id"] for name, piece in told["items"].items()}


def test_with_money_enough_the_outfit_is_the_closest_of_each_category(client):
    told = dress(client, budget_cents=100_000)
    assert ids(told) == {"bed": "bed-000", "table": "table-000"}
    assert (told["total_cents"], told["optimal"], told["relaxed"]) == (15_000, True, None)
    assert told["total_text"] == "€150.00"
    assert told["score"] == pytest.approx(1.0)


def test_under_a_budget_the_sum_of_distances_is_the_least_there_is(shop, client):
    budget = 14_900 + 200
    told = dress(client, item="chair-039", budget_cents=budget)
    served = shop.source.current()
    chosen, row = served.place("chair-039")
    best = []
    for pair in product(served.shelves["bed"].items, served.shelves["table"].items):
        if any(item.price_cents is None for item in pair) or sum(item.price_cents for item in pair) > budget:
            continue
        far = 0.0
        for item in pair:
            shelf, place = served.place(item.id)
            far += float(2 - 2 * shelf.vectors[place] @ chosen.vectors[row])
        best.append((far, {item.category: item.id for item in pair}))
    assert ids(told) == min(best, key=lambda one: one[0])[1]
    assert told["total_cents"] <= budget


def test_several_outfits_differ_and_come_best_first(client):
    told = dress(client, budget_cents=100_000, count=4)
    every = [ids(told), *(ids(one) for one in told["others"])]
    assert len({tuple(sorted(one.items())) for one in every}) == 4
    scores = [told["score"], *(one["score"] for one in told["others"])]
    assert scores == sorted(scores, reverse=True)


def test_swaps_keep_the_budget_and_name_the_total_they_lead_to(client):
    told = dress(client, budget_cents=15_700, swaps=20)
    for name, pieces in told["swaps"].items():
        assert all(piece["total_cents"] <= 15_700 for piece in pieces)
        assert told["items"][name]["item"]["id"] not in {piece["item"]["id"] for piece in pieces}
    bed = told["swaps"]["bed"][0]
    own = told["items"]["bed"]["item"]["price_cents"]
    assert bed["total_cents"] == told["total_cents"] - own + bed["item"]["price_cents"]


def test_a_kept_item_stays_whatever_its_limits_and_is_not_swapped(client):
    told = dress(client, budget_cents=100_000, keep={"bed": "bed-011"}, price={"bed": {"max_cents": 10_100}})
    assert ids(told)["bed"] == "bed-011"
    assert list(told["swaps"]) == ["table"]


def test_price_limits_of_a_category_and_stock_are_respected(client):
    told = dress(client, budget_cents=100_000, price={"table": {"min_cents": 6_000}}, categories=["table"])
    assert ids(told) == {"table": "table-002"}
    near = dress(client, item="chair-013", budget_cents=100_000, categories=["table"])
    stocked = dress(client, item="chair-013", budget_cents=100_000, categories=["table"], in_stock=True)
    assert (ids(near)["table"], ids(stocked)["table"]) == ("table-003", "table-002")


def test_items_without_a_price_are_left_out(client):
    told = dress(client, item="chair-039", budget_cents=1_000_000, categories=["table"])
    assert ids(told) == {"table": "table-008"}


def test_where_nothing_fits_the_smallest_change_that_helps_is_told(client):
    told = dress(client, budget_cents=14_999)
    assert (told["items"], told["total_cents"], told["optimal"]) == ({}, None, True)
    relaxed = told["relaxed"]
    assert (relaxed["needed_cents"], relaxed["droppable"]) == (15_000, ["bed", "table"])
    assert "raise the budget" in relaxed["detail"]
    assert "€150.00" in relaxed["detail"]
    assert dress(client, budget_cents=15_000)["items"]
    empty = dress(client, budget_cents=100_000, price={"bed": {"max_cents": 5}})["relaxed"]
    assert (empty["empty"], empty["needed_cents"]) == (["bed"], None)


def test_a_session_s_chair_is_dressed(client):
    done = walk(client, seed=3)[-1]
    told = answer_of(
        client.post("/api/v1/outfits", json={"session": done["session"], "budget_cents": 50_000}), OutfitsAnswer
    )
    assert told["item"]["id"] == done["item"]["id"]


@pytest.mark.parametrize(
    ("body", "slug", "field"),
    [
        ({}, "invalid-input", "budget_cents"), ({"budget_cents": -1}, "invalid-input", "budget_cents"),
        ({"budget_cents": True}, "invalid-input", "budget_cents"),
        ({"budget_cents": 1.5}, "invalid-input", "budget_cents"),
        ({"budget_cents": 1, "count": 21}, "invalid-input", "count"),
        ({"budget_cents": 1, "categories": []}, "invalid-input", "categories"),
        ({"budget_cents": 1, "session": "x"}, "invalid-input", "body"),
        ({"budget_cents": 1, "categories": ["sofa"]}, "not-found", "category"),
        ({"budget_cents": 1, "keep": {"bed": "bed-999"}}, "not-found", "keep.bed"),
        ({"budget_cents": 1, "keep": {"bed": "table-001"}}, "invalid-input", "keep.bed"),
        ({"budget_cents": 1, "keep": {"table": "table-009"}}, "invalid-input", "keep.table"),
        ({"budget_cents": 1, "item": "nothing"}, "not-found", "item"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused(client, body, slug, field):
    problem_of(ask(client, **body), slug, field)


def far(shop, one, other):
    """Return the distance of two items by their ids."""
    served = shop.source.current()
    (shelf, row), (beside, place) = served.place(one), served.place(other)
    return float(2 - 2 * shelf.vectors[row] @ beside.vectors[place])


@pytest.mark.parametrize("harmony", [0.5, 1, 4.0])
def test_in_harmony_the_items_go_with_one_another_too_and_the_proof_is_told(shop, client, harmony):
    told = dress(client, item="chair-039", budget_cents=15_200, harmony=harmony)
    served = shop.source.current()
    best = []
    for bed, table in product(served.shelves["bed"].items, served.shelves["table"].items):
        if bed.price_cents is None or table.price_cents is None or bed.price_cents + table.price_cents > 15_200:
            continue
        near = (far(shop, "chair-039", bed.id) + far(shop, "chair-039", table.id)) / 2
        best.append(near + harmony * far(shop, bed.id, table.id))
    said = told["harmony"]
    assert said["mean_distance"] + harmony * said["mean_between"] == pytest.approx(min(best), abs=1e-5)
    assert said["mean_between"] == pytest.approx(far(shop, *ids(told).values()), abs=1e-5)
    assert (told["optimal"], said["proven_over_shortlist"], said["could_be_better_by"]) == (True, True, 0)
    assert said["detail"].startswith("proven")
    assert said["weight"] == harmony
    assert told["total_cents"] <= 15_200


def test_in_harmony_kept_items_budget_and_number_are_kept_to(client):
    told = dress(client, budget_cents=18_000, harmony=1, keep={"bed": "bed-003"}, count=3, swaps=2)
    every = [told, *told["others"]]
    assert {ids(one)["bed"] for one in every} == {"bed-003"}
    assert len({ids(one)["table"] for one in every}) == len(every) == 3
    assert all(one["total_cents"] <= 18_000 for one in every)
    assert list(told["swaps"]) == ["table"]
    assert [one["item"]["id"] for one in told["swaps"]["table"]] == [ids(one)["table"] for one in told["others"]]


def test_without_harmony_or_an_outfit_nothing_is_said_of_it(client):
    assert dress(client, budget_cents=100_000, harmony=0)["harmony"] is None
    nothing = dress(client, budget_cents=14_999, harmony=1)
    assert (nothing["items"], nothing["harmony"], nothing["relaxed"]["needed_cents"]) == ({}, None, 15_000)


@pytest.mark.parametrize("harmony", [-0.1, 4.1, "1", True, None])
def test_a_harmony_that_cannot_be_is_refused(client, harmony):
    problem_of(ask(client, budget_cents=100, harmony=harmony), "invalid-input", "harmony")
