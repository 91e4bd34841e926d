import pytest

from penat.domain.session import CANDIDATES
from penat.use_cases.stylist import FlowDefaults
from penat.web.answers import Step
from tests.fakes import circle
from tests.web.checks import answer_of, begin, ids, pick, problem_of, walk
from tests.web.conftest import small_catalogue


def test_a_session_opens_with_nine_chairs_and_no_probabilities(client):
    step = answer_of(client.post("/api/v1/sessions", json={}), Step, 201)
    assert (step["category"], step["policy"], step["step"], step["steps"]) == ("chair", "kernel", 1, 4)
    assert (step["done"], step["width"], step["picked"], len(step["slate"])) == (False, None, [], 9)
    assert all(shown["probability"] is shown["distance"] is None for shown in step["slate"])
    assert "item" not in step
    assert "note" not in step


def test_four_picks_lead_to_the_chosen_item(client):
    steps = walk(client, seed=3, shown=5)
    assert [step["step"] for step in steps] == [1, 2, 3, 4, 4]
    assert [step["width"] for step in steps] == [None, 0.25, 0.25, 0.1, None]
    assert [step["done"] for step in steps] == [False, False, False, False, True]
    last = steps[-1]
    assert last["slate"] == []
    assert last["picked"] == [ids(step)[0] for step in steps[:-1]]
    assert last["item"]["id"] == last["picked"][-1]


def test_every_step_keeps_to_its_model(client):
    response = client.post("/api/v1/sessions", json={"seed": 3, "shown": 5})
    step = answer_of(response, Step, 201)
    while not step["done"]:
        body = {"session": step["session"], "item": ids(step)[0]}
        step = answer_of(client.post("/api/v1/sessions/pick", json=body), Step)


def test_nothing_is_shown_twice(client):
    shown = [item for step in walk(client, seed=5, shown=6) for item in ids(step)]
    assert len(shown) == len(set(shown))


def test_drawn_items_carry_their_unrounded_probability_and_distance(client):
    step = walk(client, seed=3, shown=5)[1]
    for shown in step["slate"]:
        assert 0 < shown["probability"] <= 1
        assert 0 <= shown["distance"] <= 4
    assert any(len(repr(shown["probability"])) > 12 for shown in step["slate"])


def test_the_same_seed_replays_the_same_session(client):
    first, second = walk(client, seed=11), walk(client, seed=11)
    assert [ids(step) for step in first] == [ids(step) for step in second]
    assert [ids(step) for step in first] != [ids(step) for step in walk(client, seed=12)]


def test_without_a_seed_every_session_is_another(client):
    assert len({tuple(ids(begin(client))) for _ in range(4)}) > 1


def test_an_earlier_token_goes_back_to_the_identical_slate(client):
    opening = begin(client, seed=7)
    second = pick(client, opening, ids(opening)[2])
    pick(client, second, ids(second)[0])
    again = pick(client, opening, ids(opening)[2])
    assert again["slate"] == second["slate"]
    assert ids(pick(client, opening, ids(opening)[3])) != ids(second)


def test_none_of_these_shows_others_in_the_same_step(client):
    opening = begin(client, seed=7, shown=5)
    fresh = pick(client, opening, None)
    assert fresh["step"] == 1
    assert not set(ids(fresh)) & set(ids(opening))
    second = pick(client, fresh, ids(fresh)[0])
    again = pick(client, second, None)
    assert (again["step"], again["picked"]) == (2, second["picked"])


def test_an_earlier_favourite_may_be_picked_again(client):
    opening = begin(client, seed=7)
    second = pick(client, opening, ids(opening)[0])
    third = pick(client, second, ids(opening)[1])
    assert third["picked"] == ids(opening)[:2]


def test_a_slate_that_runs_short_says_so_and_ends_empty(client):
    step = begin(client, shown=24, seed=1)
    step = pick(client, step, None)
    assert 0 < len(step["slate"]) < 24
    assert f"only {len(step['slate'])} of the 24" in step["note"]
    step = pick(client, step, None)
    assert step["slate"] == []
    assert "nothing is left" in step["note"]


def test_limits_on_price_and_stock_hold_for_every_slate(client):
    steps = walk(client, category="table", shown=2, price={"max_cents": 8000}, in_stock=True, widths=[0.3])
    for step in steps:
        for shown in step["slate"]:
            assert shown["item"]["price_cents"] <= 8000
            assert shown["item"]["in_stock"]


def test_a_session_may_open_near_words(client):
    step = begin(client, text="walnut armchair", shown=3)
    assert set(ids(step)) == {"chair-029", "chair-030", "chair-031"}
    assert step["slate"][0]["distance"] == pytest.approx(0, abs=1e-6)
    assert step["slate"][0]["probability"] is None


def test_a_session_may_open_near_an_item(client):
    assert "chair-013" in ids(begin(client, item="bed-004", shown=3))


def test_without_a_model_words_are_unavailable_and_the_rest_works(shop):
    shop.embedder = None
    client = shop.client()
    response = client.post("/api/v1/sessions", json={"text": "oak"})
    assert "without text" in problem_of(response, "unavailable", "text")["detail"]
    assert begin(client)["slate"]


def test_the_schedule_may_be_given_as_effective_choices(client):
    steps = walk(client, effective_choices=[8, 2], seed=1, shown=4)
    assert steps[0]["steps"] == 3
    assert steps[1]["width"] > steps[2]["width"] > 0


def test_the_older_policy_has_no_width(client):
    steps = walk(client, policy="rank_gamma", seed=2, shown=3)
    assert [step["width"] for step in steps] == [None] * 5
    assert all(shown["probability"] for shown in steps[1]["slate"])


def test_a_session_stays_on_its_release(shop, client):
    opening = begin(client, seed=2)
    shop.source.publish(small_catalogue("release-2"))
    body = {"session": opening["session"], "item": ids(opening)[0]}
    response = client.post("/api/v1/sessions/pick", json=body)
    assert answer_of(response, Step)["release"] == response.headers["Penat-Release"] == "release-1"
    assert begin(client)["release"] == "release-2"


def test_a_session_of_a_pruned_release_is_offered_a_new_beginning(shop, client):
    opening = begin(client, seed=2)
    second = pick(client, opening, ids(opening)[0])
    shop.source.publish(small_catalogue("release-2"))
    shop.source.prune("release-1")
    for path in ("/api/v1/sessions/pick", "/api/v1/matches"):
        body = {"session": second["session"]} | ({"item": None} if path.endswith("pick") else {})
        problem = problem_of(client.post(path, json=body), "release-gone")
        assert problem["begin_again"] == {"category": "chair", "picked": [ids(opening)[0]]}


def test_the_offer_is_a_body_that_begins_near_the_last_pick_that_is_left(shop, client):
    opening = begin(client, seed=2, shown=5, policy="rank_gamma", price={"max_cents": 90_000})
    first, second = ids(opening)[:2]
    stepped = pick(client, opening, first)
    shop.source.publish(small_catalogue("release-2"))
    shop.source.prune("release-1")
    wanted = {"category": "chair", "shown": 5, "policy": "rank_gamma", "price": {"max_cents": 90_000}, "seed": 2}
    for item, near in ((None, first), (second, second), ("chair-that-left", first), ("bed-001", first)):
        answer = client.post("/api/v1/sessions/pick", json={"session": stepped["session"], "item": item})
        offer = problem_of(answer, "release-gone")["restart"]
        assert offer == {**wanted, "in_stock": False, "item": near}
        assert client.post("/api/v1/sessions", json=offer).status_code == 201
    answer = client.post("/api/v1/sessions/pick", json={"session": opening["session"], "item": None})
    assert "item" not in problem_of(answer, "release-gone")["restart"]


def test_the_offer_keeps_the_words_a_session_began_with(shop, client):
    opening = begin(client, text="walnut armchair")
    shop.source.publish(small_catalogue("release-2"))
    shop.source.prune("release-1")
    answer = client.post("/api/v1/sessions/pick", json={"session": opening["session"], "item": None})
    assert problem_of(answer, "release-gone")["restart"]["text"] == "walnut armchair"


def test_without_the_category_nothing_is_offered(shop, client):
    opening = begin(client)
    shop.source.publish(circle.catalogue(circle.shelf("bed", 12), release="release-2"))
    shop.source.prune("release-1")
    answer = client.post("/api/v1/sessions/pick", json={"session": opening["session"], "item": None})
    assert "restart" not in problem_of(answer, "release-gone")


def test_picking_what_was_not_shown_is_refused(client):
    step = begin(client, seed=2, shown=2)
    unseen = next(f"chair-{row:03d}" for row in range(2, 40) if f"chair-{row:03d}" not in ids(step))
    for item, slug in ((unseen, "invalid-input"), ("bed-001", "invalid-input"), ("sofa-1", "not-found")):
        body = {"session": step["session"], "item": item}
        problem_of(client.post("/api/v1/sessions/pick", json=body), slug, "item")


def test_a_finished_session_takes_no_more_picks(client):
    last = walk(client, seed=2)[-1]
    for item in (last["item"]["id"], None):
        body = {"session": last["session"], "item": item}
        assert "over" in problem_of(client.post("/api/v1/sessions/pick", json=body), "invalid-input")["detail"]


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"shown": True}, "shown"), ({"shown": "9"}, "shown"), ({"shown": 9.5}, "shown"), ({"shown": None}, "shown"),
        ({"shown": 1}, "shown"), ({"shown": 25}, "shown"), ({"shown": 10**400}, "shown"), ({"shown": -9}, "shown"),
        ({"seed": -1}, "seed"), ({"seed": 2**53}, "seed"), ({"seed": 1.5}, "seed"), ({"category": 1}, "category"),
        ({"category": ""}, "category"), ({"category": "c" * 101}, "category"), ({"policy": "best"}, "policy"),
        ({"widths": []}, "widths"), ({"widths": [0.1] * 13}, "widths"), ({"widths": [0]}, "widths.0"),
        ({"widths": ["0.1"]}, "widths.0"), ({"widths": [True]}, "widths.0"), ({"widths": [1e-9]}, "widths.0"),
        ({"widths": 0.25}, "widths"), ({"widths": {"0": 1}}, "widths"),
        ({"widths": [0.1], "effective_choices": [3]}, "widths"), ({"effective_choices": [0.5]}, "effective_choices.0"),
        ({"effective_choices": [CANDIDATES + 1]}, "effective_choices.0"), ({"price": 100}, "price"),
        ({"price": {"min_cents": -1}}, "price.min_cents"), ({"price": {"max": 1}}, "price.max"),
        ({"price": {"min_cents": 2, "max_cents": 1}}, "price"), ({"price": {"min_cents": True}}, "price.min_cents"),
        ({"in_stock": 1}, "in_stock"), ({"in_stock": "true"}, "in_stock"), ({"text": ""}, "text"),
        ({"text": "  "}, "text"),
        ({"text": "a" * 301}, "text"), ({"text": "a", "item": "chair-001"}, "text"), ({"item": "Chair 1"}, "item"),
        ({"photo": "x"}, "photo"), ({"__proto__": 1}, "__proto__"), ([], "body"), ("{}", "body"), (7, "body"),
    ],
)  # fmt: skip
def test_a_beginning_that_cannot_be_used_names_the_field(client, body, field):
    problem_of(client.post("/api/v1/sessions", json=body), "invalid-input", field)


def test_several_mistakes_are_named_together(client):
    body = {"shown": "9", "widths": [-1], "colour": "red"}
    problem = problem_of(client.post("/api/v1/sessions", json=body), "invalid-input", "shown", "widths.0", "colour")
    assert "known are: category, shown" in problem["detail"]


@pytest.mark.parametrize(("body", "field"), [({"item": "nope"}, "item"), ({"category": "sofa"}, "category")])
def test_a_beginning_about_unknown_things_is_not_found(client, body, field):
    problem_of(client.post("/api/v1/sessions", json=body), "not-found", field)


@pytest.mark.parametrize(
    ("body", "field"),
    [({}, "session"), ({"session": "x"}, "item"), ({"session": 1, "item": None}, "session"),
     ({"session": "", "item": None}, "session"), ({"session": "x", "item": ["a"]}, "item")],
)  # fmt: skip
def test_a_pick_that_cannot_be_used_names_the_field(client, body, field):
    problem_of(client.post("/api/v1/sessions/pick", json=body), "invalid-input", field)


def test_a_session_of_taste_learns_and_replays(client):
    steps = walk(client, policy="taste", seed=5, explore=0.34)
    assert [step["policy"] for step in steps] == ["taste"] * 5
    assert [ids(step) for step in walk(client, policy="taste", seed=5, explore=0.34)] == [ids(step) for step in steps]
    shown = [one for step in steps for one in ids(step)]
    assert len(set(shown)) == len(shown) == 36
    drawn = [one["probability"] for one in steps[1]["slate"] if one["probability"] is not None]
    assert drawn
    assert all(0 < one <= 1 for one in drawn)
    assert all(one["probability"] is None for one in steps[0]["slate"])


def test_a_session_of_the_kernel_explores_as_asked_says_so_and_replays(shop, client):
    chairs = len(shop.source.current().shelf("chair"))
    steps = walk(client, seed=5, explore=0.5)
    assert [step["explore"] for step in steps] == [0.5] * 5
    assert [ids(step) for step in walk(client, seed=5, explore=0.5)] == [ids(step) for step in steps]
    shown = [one for step in steps for one in ids(step)]
    assert len(set(shown)) == len(shown)
    for number, step in enumerate(steps[1:-1], 1):
        left = chairs - sum(len(one["slate"]) for one in steps[:number])
        for place, one in enumerate(step["slate"]):
            assert 0.5 / (left - place) - 1e-12 <= one["probability"] <= 1
    assert [ids(step) for step in walk(client, seed=5)] != [ids(step) for step in steps]


def test_no_session_explores_unless_it_is_asked_for(client):
    assert begin(client)["explore"] == 0
    assert begin(client, explore=None)["explore"] == 0


def test_the_deployments_share_is_the_kernels_own_alone_and_a_session_may_differ(shop):
    shop.defaults = FlowDefaults(explore=0.1)
    client = shop.client()
    assert begin(client)["explore"] == 0.1
    assert begin(client, explore=0)["explore"] == 0
    assert begin(client, policy="taste")["explore"] == 0
    assert begin(client, policy="rank_gamma")["explore"] == 0


def test_taste_takes_none_of_these_and_an_older_token_is_back(client):
    first = begin(client, policy="taste", seed=5)
    refused = pick(client, first, None)
    assert refused["step"] == 1
    assert not set(ids(first)) & set(ids(refused))
    assert ids(pick(client, first, None)) == ids(refused)


@pytest.mark.parametrize(
    "body",
    [
        {"policy": "taste", "explore": 1.5}, {"policy": "kernel", "explore": 0.51}, {"policy": "best"},
        {"explore": -0.1}, {"explore": "0.1"}, {"explore": True}, {"explore": [0.1]}, {"explore": 1e300},
        {"policy": "rank_gamma", "explore": 0.1},
    ],
)  # fmt: skip
def test_a_policy_or_share_that_cannot_be_is_refused(client, body):
    problem_of(client.post("/api/v1/sessions", json=body), "invalid-input")


def test_taste_shows_more_like_several_and_nothing_is_picked_yet(client):
    first = begin(client, policy="taste", seed=5)
    liked = ids(first)[:2]
    answer = client.post("/api/v1/sessions/pick", json={"session": first["session"], "item": None, "more_like": liked})
    assert answer.status_code == 200, answer.text
    assert (answer.json["step"], answer.json["picked"], answer.json["done"]) == (1, [], False)
    assert not set(ids(answer.json)) & set(ids(first))


@pytest.mark.parametrize(
    ("policy", "change"),
    [("kernel", {}), ("taste", {"item": "first"}), ("taste", {"more_like": ["first"]}), ("taste", {"more_like": []})],
)
def test_more_like_is_refused_where_it_cannot_be(client, policy, change):
    first = begin(client, policy=policy, seed=5)
    one, other = ids(first)[:2]
    said = {"item": None, "more_like": ["first", "second"]} | change
    names = {"first": one, "second": other}
    body = {
        "session": first["session"],
        "item": names.get(said["item"]),
        "more_like": [names[name] for name in said["more_like"]],
    }
    answer = client.post("/api/v1/sessions/pick", json=body)
    assert answer.status_code == 422
    assert "more_like" in answer.text
