"""`why: true`: each item of a slate, a match or an outfit says why it is there; without it nothing is worked out."""

from dataclasses import replace

import pytest

from penat.use_cases.reasoning import Reasoner
from penat.use_cases.trait_book import TraitBook
from penat.web.answers import MatchesAnswer, Step
from penat.web.outfit_schemas import OutfitsAnswer
from tests.fakes.memory_source import InMemorySource
from tests.fakes.worded import AxisEmbedder, worded_catalogue
from tests.web.checks import answer_of, begin, pick, problem_of

SESSIONS, PICK, MATCHES, OUTFITS = (f"/api/v1/{path}" for path in ("sessions", "sessions/pick", "matches", "outfits"))


@pytest.fixture
def worded(shop):
    """A client of a shop whose looks have words."""
    shop.source = InMemorySource(worded_catalogue())
    shop.reasoner = Reasoner(TraitBook(AxisEmbedder(), None, 60.0))
    return shop.client()


def explained(client, **body):
    """Return the opening step of a session with its reasons."""
    return answer_of(client.post(SESSIONS, json={"why": True, **body}), Step, 201)


def picked(client, step, item, **body):
    return answer_of(client.post(PICK, json={"session": step["session"], "item": item, "why": True, **body}), Step)


def test_nothing_is_said_unless_it_is_asked(client):
    step = begin(client, seed=3)
    assert all("why" not in shown for shown in step["slate"])
    step = pick(client, step, step["slate"][0]["item"]["id"])
    assert all("why" not in shown for shown in step["slate"])
    answer = client.post(MATCHES, json={"item": "chair-000"}).json
    assert all("why" not in match for match in answer["matches"]["bed"])


def test_asking_why_changes_nothing_else(client):
    with_reasons = explained(client, seed=3)
    without = begin(client, seed=3)
    for shown in with_reasons["slate"]:
        del shown["why"]
    assert with_reasons["slate"] == without["slate"]


def test_an_opening_is_spread_out_or_near_to_what_was_asked(client):
    for shown in explained(client)["slate"]:
        assert shown["why"]["basis"] == "spread"
        assert shown["why"]["near"] is shown["why"]["percentile"] is None
        assert shown["why"]["text"]
    nearest = explained(client, text="walnut armchair")["slate"][0]["why"]
    assert (nearest["basis"], nearest["near"], nearest["percentile"]) == ("text", None, 100.0)
    assert "“walnut armchair”" in nearest["text"]
    nearest = explained(client, item="chair-030")["slate"][0]
    assert (nearest["why"]["basis"], nearest["why"]["near"]) == ("item", "chair-030")


def test_after_a_pick_each_item_says_what_it_is_near_to_and_how_near(client):
    step = explained(client, seed=3, price={"max_cents": 13_000})
    chosen = step["slate"][2]["item"]["id"]
    for shown in picked(client, step, chosen)["slate"]:
        why = shown["why"]
        assert (why["basis"], why["near"], why["drawn_around"]) == ("pick", chosen, chosen)
        assert why["distance"] == pytest.approx(shown["distance"], abs=1e-5)
        assert why["percentile"] == pytest.approx(100 * why["farther"] / why["others"])
        assert why["others"] == 38
        price = why["price"]
        assert price["limit_cents"] - price["price_cents"] == price["left_cents"] >= 0
        assert why["traits"] is None
        assert why["text"].endswith("your limit.")


def test_none_of_these_and_going_on_still_name_a_pick(client):
    step = explained(client, seed=3)
    step = picked(client, step, None)
    assert step["slate"][0]["why"]["basis"] == "spread"
    chosen = step["slate"][0]["item"]["id"]
    step = picked(client, picked(client, step, chosen), None)
    assert {shown["why"]["near"] for shown in step["slate"]} == {chosen}


@pytest.mark.parametrize("policy", ["kernel", "rank_gamma", "taste"])
def test_every_policy_can_say_why_to_the_end(client, policy):
    step = explained(client, seed=5, policy=policy)
    history = []
    while not step["done"]:
        for shown in step["slate"]:
            why = shown["why"]
            assert why["near"] in (history or [None])
            assert set(why["carried_by"]) <= set(history)
            assert why["drawn_around"] == (history[-1] if history and policy != "taste" else None)
        history.append(step["slate"][-1]["item"]["id"])
        step = picked(client, step, history[-1])
    assert step["slate"] == []


def test_more_like_these_says_which_it_is_like(client):
    step = explained(client, seed=5, policy="taste")
    liked = [shown["item"]["id"] for shown in step["slate"][:2]]
    for shown in picked(client, step, None, more_like=liked)["slate"]:
        assert shown["why"]["basis"] == "liked"
        assert shown["why"]["near"] in liked


def test_matches_share_what_their_pictures_show(worded):
    body = {"item": "chair-000", "price": {"bed": {"max_cents": 20_000}}, "limit": 36, "why": True}
    answer = answer_of(worded.post(MATCHES, json=body), MatchesAnswer)
    catalogue = worded_catalogue()
    named = 0
    for match in (*answer["matches"]["bed"], *answer["matches"]["table"]):
        why = match["why"]
        assert (why["basis"], why["near"]) == ("match", "chair-000")
        said = catalogue.item(match["item"]["id"]).extra
        for trait in why["traits"]:
            assert said[trait["kind"]] == catalogue.item("chair-000").extra[trait["kind"]] == trait["word"]
            assert trait["rank_without"] > trait["rank"]
            assert trait["word"] in why["text"]
            named += 1
    assert named > 8
    assert answer["matches"]["bed"][0]["why"]["price"]["left_cents"] is not None
    assert answer["matches"]["table"][0]["why"]["price"]["left_cents"] is None


def test_slates_share_what_their_pictures_show(worded):
    step = explained(worded, seed=1)
    chosen = step["slate"][0]["item"]["id"]
    told = picked(worded, step, chosen)["slate"]
    assert all(isinstance(shown["why"]["traits"], list) for shown in told)
    assert any(shown["why"]["traits"] for shown in told)


def test_an_unpriced_item_has_no_price_to_speak_of(client):
    answer = client.post(MATCHES, json={"item": "chair-039", "categories": ["table"], "limit": 10, "why": True}).json
    whys = {match["item"]["id"]: match["why"] for match in answer["matches"]["table"]}
    assert whys["table-009"]["price"] is None
    assert whys["table-000"]["price"] == {"price_cents": 5_000, "limit_cents": None, "left_cents": None}


def test_matches_of_a_category_that_has_none_are_explained_by_their_note(client):
    body = {"item": "chair-000", "price": {"bed": {"max_cents": 10}}, "why": True}
    answer = answer_of(client.post(MATCHES, json=body), MatchesAnswer)
    assert answer["matches"]["bed"] == []
    assert answer["notes"]["bed"]


def test_every_piece_of_an_outfit_says_why_it_goes_with_the_chosen_item(client):
    body = {"item": "chair-000", "budget_cents": 40_000, "count": 2, "why": True}
    answer = answer_of(client.post(OUTFITS, json=body), OutfitsAnswer)
    pieces = [*answer["items"].values(), *(piece for some in answer["swaps"].values() for piece in some)]
    pieces += [piece for other in answer["others"] for piece in other["items"].values()]
    assert len(pieces) > 4
    for piece in pieces:
        assert (piece["why"]["basis"], piece["why"]["near"]) == ("match", "chair-000")
        assert piece["why"]["distance"] == pytest.approx(piece["distance"], abs=1e-5)
    without = client.post(OUTFITS, json={**body, "why": False}).json
    assert all("why" not in piece for piece in without["items"].values())


def test_an_outfit_that_cannot_be_has_nothing_to_explain(client):
    answer = answer_of(client.post(OUTFITS, json={"item": "chair-000", "budget_cents": 1, "why": True}), OutfitsAnswer)
    assert answer["items"] == {}
    assert answer["relaxed"]


def test_a_name_is_said_as_it_is_and_never_as_markup(shop):
    catalogue = worded_catalogue()
    chairs = catalogue.shelf("chair")
    items = [replace(item, name='<img src=x onerror="alert(1)">') for item in chairs.items]
    shop.source = InMemorySource(replace(catalogue, shelves={**catalogue.shelves, "chair": chairs.with_facts(items)}))
    answer = shop.client().post(MATCHES, json={"item": "chair-000", "categories": ["bed"], "why": True}).json
    assert '<img src=x onerror="alert(1)">' in answer["matches"]["bed"][0]["why"]["text"]


@pytest.mark.parametrize("said", [1, "true", None])
@pytest.mark.parametrize(
    ("path", "body"),
    [
        (SESSIONS, {}), (PICK, {"session": "x", "item": None}), (MATCHES, {"item": "chair-000"}),
        (OUTFITS, {"item": "chair-000", "budget_cents": 1}),
    ],
)  # fmt: skip
def test_why_is_true_or_false_and_nothing_else(client, path, body, said):
    problem_of(client.post(path, json={**body, "why": said}), "invalid-input", "why")


def test_a_session_that_goes_on_under_its_own_release_is_explained_from_that(shop):
    client = shop.client()
    step = explained(client, seed=3)
    shop.source.publish(worded_catalogue("release-2"))
    chosen = step["slate"][0]["item"]["id"]
    told = picked(client, step, chosen)
    assert told["release"] == "release-1"
    assert {shown["why"]["near"] for shown in told["slate"]} == {chosen}
    shop.source.prune("release-1")
    problem_of(client.post(PICK, json={"session": told["session"], "item": None, "why": True}), "release-gone")
