"""What a curator is told of trouble in the release being served."""

from dataclasses import replace

import numpy as np
import pytest

from penat.domain.access import read_keys
from penat.domain.geometry import normalised
from penat.use_cases.troubleshooter import Troubleshooter
from penat.web import trouble_answers as answers
from tests.fakes import circle
from tests.web.checks import answer_of, problem_of
from tests.web.conftest import small_catalogue

VIEWS = {
    "mislabelled": answers.MislabelledAnswer,
    "kinds": answers.KindsAnswer,
    "duplicates": answers.DuplicatesAnswer,
    "outliers": answers.OutliersAnswer,
    "hubs": answers.HubsAnswer,
}


def heap(axis, count, seed):
    points = 0.1 * np.random.default_rng(seed).standard_normal((count, 16))
    points[:, axis] += 1.0
    return normalised(points)


def troubled(release="troubled"):
    """Return chairs, beds with bedspreads and three couches among them, couches, and one picture in two categories."""
    beds = np.concatenate([heap(1, 40, 2), heap(3, 12, 5), heap(2, 3, 9)])
    chairs, beds = circle.shelf("chair", 40, vectors=heap(0, 40, 1)), circle.shelf("bed", 55, vectors=beds)
    couches = circle.shelf("couch", 40, vectors=heap(2, 40, 3))
    renamed = [replace(item, image=f"{row + 100:064x}") for row, item in enumerate(beds.items)]
    renamed[5] = replace(renamed[5], image=chairs.items[3].image)
    couches = replace(couches, items=[replace(one, image=f"{200 + r:064x}") for r, one in enumerate(couches.items)])
    return circle.catalogue(chairs, replace(beds, items=renamed), couches, release=release)


@pytest.fixture
def troubles(shop):
    shop.source.publish(troubled())
    return shop.client()


def found_in(client, view, query=""):
    return answer_of(client.get(f"/api/v1/trouble/{view}{query}"), VIEWS[view])


@pytest.mark.parametrize("view", VIEWS)
def test_every_view_answers_as_documented_for_any_release(client, troubles, view):
    found_in(troubles, view)
    found_in(client, view)


def test_couches_among_the_beds_are_suspected(troubles):
    found = found_in(troubles, "mislabelled")
    assert {one["item"]["id"] for one in found["results"]} == {"bed-052", "bed-053", "bed-054"}
    assert {one["suggested"] for one in found["results"]} == {"couch"}
    assert found["recall"] == 1.0
    assert found_in(troubles, "mislabelled", "?category=chair")["total"] == 0


def test_a_kind_of_its_own_among_the_beds_is_shown_with_examples(troubles):
    kind = found_in(troubles, "kinds", "?category=bed")["results"][0]
    assert set(kind["ids"]) >= {f"bed-{row:03d}" for row in range(40, 52)}
    assert kind["count"] == len(kind["ids"])
    assert kind["examples"][0]["category"] == "bed"


def test_a_picture_in_two_categories_is_the_first_duplicate(troubles):
    for query in ("", "?category=chair", "?category=bed"):
        first = found_in(troubles, "duplicates", query)["results"][0]
        assert (first["sort"], first["across"]) == ("same picture", True)
        assert [item["id"] for item in first["items"]] == ["chair-003", "bed-005"]


def test_hubs_have_figures_for_each_category(troubles):
    found = found_in(troubles, "hubs", "?category=couch")
    assert [one["category"] for one in found["categories"]] == ["couch"]
    assert found["hubs"][0]["lists"] >= found["hubs"][-1]["lists"] > 0


@pytest.mark.parametrize("view", ["kinds", "duplicates", "hubs"])
def test_pages_follow_one_another_without_gap_or_repetition(troubles, view):
    whole, pages, query = found_in(troubles, view, "?limit=100")["results"], [], "?limit=3"
    while query:
        page = found_in(troubles, view, query)
        pages += page["results"]
        query = page["next"] and f"?limit=3&cursor={page['next']}"
    assert pages == whole


def test_a_cursor_keeps_to_its_view_and_its_release(shop, troubles):
    cursor = found_in(troubles, "kinds", "?limit=1")["next"]
    problem_of(troubles.get(f"/api/v1/trouble/duplicates?limit=1&cursor={cursor}"), "invalid-input", "cursor")
    problem_of(troubles.get(f"/api/v1/trouble/kinds?category=bed&cursor={cursor}"), "invalid-input", "cursor")
    shop.source.publish(small_catalogue("newer"))
    following = troubles.get(f"/api/v1/trouble/kinds?limit=1&cursor={cursor}")
    assert following.headers["Penat-Release"] == "troubled"
    shop.source.prune("troubled")
    problem_of(troubles.get(f"/api/v1/trouble/kinds?limit=1&cursor={cursor}"), "release-gone")


def test_items_carry_the_prices_of_now(shop, troubles):
    found_in(troubles, "mislabelled")
    dearer = troubled()
    beds = dearer.shelf("bed")
    newer = beds.with_facts([replace(item, price_cents=777) for item in beds.items])
    shop.source.publish(replace(dearer, shelves={**dearer.shelves, "bed": newer}))
    assert {one["item"]["price_cents"] for one in found_in(troubles, "mislabelled")["results"]} == {777}


def test_a_map_is_told_column_by_column(troubles):
    made = answer_of(troubles.get("/api/v1/map"), answers.MapAnswer)
    assert {len(made[name]) for name in ("ids", "x", "y", "index")} == {135}
    assert [one["count"] for one in made["legend"]] == [55, 40, 40]
    assert made["legend"][made["index"][0]]["value"] == "chair"
    assert max(map(abs, made["x"] + made["y"])) <= 1
    assert (made["methods"], made["colours"]) == (["pca"], ["category", "price"])


def test_a_map_may_be_of_one_category_and_coloured_by_price(troubles):
    made = answer_of(troubles.get("/api/v1/map?category=bed&colour=price"), answers.MapAnswer)
    assert len(made["ids"]) == len(made["cents"]) == 55
    assert (made["index"], made["legend"]) == ([], [])


def test_a_tsne_map_that_was_not_made_is_not_found(troubles):
    assert "penat trouble map" in problem_of(troubles.get("/api/v1/map?method=tsne"), "not-found", "method")["detail"]


@pytest.mark.parametrize(
    ("path", "slug", "field"),
    [
        ("trouble/kinds?category=sofa", "not-found", "category"),
        ("trouble/kinds?limit=0", "invalid-input", "limit"),
        ("trouble/hubs?limit=101", "invalid-input", "limit"),
        ("trouble/outliers?sort=up", "invalid-input", "sort"),
        ("trouble/duplicates?cursor=x", "invalid-input", "cursor"),
        ("map?method=umap", "invalid-input", "method"),
        ("map?colour=mood", "invalid-input", "colour"),
        ("map?colour=", "invalid-input", "colour"),
        ("map?colour=link", "invalid-input", "colour"),
        ("map?category=sofa", "not-found", "category"),
    ],
)
def test_what_cannot_be_used_is_named(troubles, path, slug, field):
    problem_of(troubles.get(f"/api/v1/{path}"), slug, field)


@pytest.mark.parametrize("path", [*(f"trouble/{view}" for view in VIEWS), "map"])
def test_a_key_is_needed_where_keys_are_set_and_this_machine_where_none_are(shop, path):
    shop.source.publish(troubled())
    keyed = shop.client(keys=read_keys("reader:read:" + "r" * 20))
    problem_of(keyed.get(f"/api/v1/{path}"), "no-key")
    assert keyed.get(f"/api/v1/{path}", headers={"Authorization": "Bearer " + "r" * 20}).status_code == 200
    problem_of(shop.client().get(f"/api/v1/{path}", environ_base={"REMOTE_ADDR": "192.0.2.7"}), "forbidden")


@pytest.mark.parametrize("path", ["trouble/kinds", "map"])
def test_without_a_release_the_answer_is_to_wait(shop, client, path):
    shop.source.prune("release-1")
    problem_of(client.get(f"/api/v1/{path}"), "unavailable")


def test_services_bring_a_troubleshooter_of_their_own():
    assert Troubleshooter().findings(troubled()).whole.categories == ["chair", "bed", "couch"]
