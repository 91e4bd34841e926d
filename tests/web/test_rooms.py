"""Rooms over HTTP: proposed from a photo, confirmed, changed, undone, and given out and taken in as a file."""

import json

import pytest

from penat.domain.access import read_keys
from penat.web.room_schemas import (
    ProposalsAnswer,
    RoomDeletedAnswer,
    RoomFacts,
    RoomsAnswer,
    RoomSavedAnswer,
    RoomsFile,
    RoomsImportedAnswer,
    RoomUndoneAnswer,
)
from tests.web.checks import answer_of, problem_of
from tests.web.test_segments import find, upload

API, UNDO, FILE, PROPOSALS = (f"/api/v1/{name}" for name in ("rooms", "room-undo", "room-file", "room-proposals"))
LOFT = {
    "name": "loft-1.jpg",
    "scene": "loft",
    "pieces": [
        {"item": "chair-003", "box": {"left": 1, "top": 2, "width": 30, "height": 40}},
        {"item": "bed-002"},
    ],
    "facts": {"style": "Bauhaus"},
    "annotator": "ann",
}


def confirm(client, **other):
    return answer_of(client.post(API, json={**LOFT, **other}), RoomSavedAnswer, 201)


def names(client, **query):
    return [one["name"] for one in answer_of(client.get(API, query_string=query), RoomsAnswer)["rooms"]]


def test_a_room_is_confirmed_and_told_with_its_products(client):
    made = confirm(client)["room"]
    told = answer_of(client.get(f"{API}/{made['id']}"), RoomFacts)
    assert told == made
    assert (told["scene"], told["author"], told["facts"]) == ("loft", "ann", {"style": "Bauhaus"})
    assert [one["product"]["name"] for one in told["pieces"]] == ["Chair 3", "Bed 2"]
    assert told["pieces"][0]["box"] == LOFT["pieces"][0]["box"]


def test_rooms_are_listed_by_name_page_by_page(client):
    for name in ("c", "a", "b"):
        confirm(client, name=name, scene=None)
    first = answer_of(client.get(f"{API}?limit=2"), RoomsAnswer)
    assert [one["name"] for one in first["rooms"]] == ["a", "b"]
    assert (first["count"], first["next"], first["rooms"][0]["scene"]) == (3, "b", "a")
    assert names(client, limit=2, cursor="b") == ["c"]


def test_a_room_is_changed_and_each_step_undone(client):
    made = confirm(client)
    path = f"{API}/{made['room']['id']}"
    body = {**LOFT, "pieces": [{"item": "bed-001"}], "annotator": "bob", "step": made["undo"]}
    changed = answer_of(client.put(path, json=body), RoomSavedAnswer)
    assert changed["room"]["author"] == "bob"
    again = client.put(path, json=body)
    assert "meanwhile, by bob" in problem_of(again, "invalid-input", "step")["detail"]
    problem_of(client.post(UNDO, json={"undo": made["undo"]}), "invalid-input", "undo")
    back = answer_of(client.post(UNDO, json={"undo": changed["undo"]}), RoomUndoneAnswer)
    assert back["room"] == made["room"]
    assert answer_of(client.post(UNDO, json={"undo": made["undo"]}), RoomUndoneAnswer) == {"room": None}
    assert names(client) == []


def test_a_deleted_room_comes_back(client):
    made = confirm(client)["room"]
    undo = answer_of(client.delete(f"{API}/{made['id']}"), RoomDeletedAnswer)["undo"]
    problem_of(client.get(f"{API}/{made['id']}"), "not-found")
    assert answer_of(client.post(UNDO, json={"undo": undo}), RoomUndoneAnswer)["room"] == made
    problem_of(client.post(UNDO, json={"undo": undo}), "not-found")


@pytest.mark.parametrize(
    ("other", "slug", "field"),
    [
        ({"pieces": [{"item": "chair-999"}]}, "not-found", None),
        ({"pieces": [{"item": "../etc"}]}, "invalid-input", "pieces.0.item"),
        ({"pieces": [{"item": "bed-001"}, {"item": "bed-001"}]}, "invalid-input", "pieces"),
        ({"pieces": [{"item": "bed-001", "box": {"left": -1, "top": 0, "width": 1, "height": 1}}]}, "invalid-input",
         "pieces.0.box.left"),
        ({"pieces": [{"item": "bed-001"}] * 201}, "invalid-input", "pieces"),
        ({"name": "two\nlines"}, "invalid-input", "name"),
        ({"name": " loft"}, "invalid-input", "name"),
        ({"name": "x" * 201}, "invalid-input", "name"),
        ({"scene": "\u0000"}, "invalid-input", "scene"),
        ({"photo": "no photo"}, "invalid-input", "photo"),
        ({"facts": {"style": "a\tb"}}, "invalid-input", "facts"),
        ({"annotator": "a\u202eb"}, "invalid-input", "annotator"),
        ({"colour": "red"}, "invalid-input", "colour"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_and_nothing_is_kept(client, other, slug, field):
    problem_of(client.post(API, json={**LOFT, **other}), slug, *([field] if field else []))
    assert names(client) == []


def test_a_taken_name_is_refused(client):
    confirm(client)
    problem_of(client.post(API, json=LOFT), "invalid-input", "name")


def test_rooms_go_out_as_a_file_and_in_again(shop, client):
    confirm(client)
    file = client.get(FILE)
    told = answer_of(file, RoomsFile)
    assert 'filename="rooms.json"' in file.headers["Content-Disposition"]
    assert told["loft-1.jpg"]["items"] == ["chair-003", "bed-002"]
    assert told["loft-1.jpg"]["boxes"] == {"chair-003": [1, 2, 30, 40]}
    assert (told["loft-1.jpg"]["style"], told["loft-1.jpg"]["by"]) == ("Bauhaus", "ann")
    told["loft-2.jpg"] = {"scene": "loft", "items": ["bed-000", "gone-1"], "lamp": 3}
    done = answer_of(client.post(FILE, json={"rooms": told}), RoomsImportedAnswer)
    assert (done["added"], done["changed"], done["same"]) == (1, 0, 1)
    assert any("gone-1" in note for note in done["notes"])
    assert any("lamp" in note for note in done["notes"])
    room = client.get(f"{API}?cursor=loft-1.jpg").json["rooms"][0]
    assert [one["product"] and one["product"]["id"] for one in room["pieces"]] == ["bed-000", None]
    told["loft-2.jpg"]["items"] = ["bed-000"]
    done = answer_of(client.post(FILE, json={"rooms": told}), RoomsImportedAnswer)
    assert (done["added"], done["changed"], done["same"]) == (0, 1, 1)


@pytest.mark.parametrize(
    "rooms", [{"a": {}}, {"a": {"items": [1]}}, {"a": {"items": ["b"], "scene": 1}}, {"": {"items": []}},
              {"a": {"items": ["b"], "boxes": {"b": [1, 2, 3]}}}, {"a": {"items": ["b"], "by": "x\ny"}}],
)  # fmt: skip
def test_a_file_that_is_wrong_is_refused_whole(client, rooms):
    sent = {"rooms": {"good": {"items": ["bed-001"]}, **rooms}}
    problem_of(client.post(FILE, json=sent), "invalid-input")
    assert names(client) == []


@pytest.mark.parametrize("at", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "0001-01-01", "soon"])
def test_a_file_may_say_any_moment_and_its_rooms_are_kept(client, at):
    done = answer_of(client.post(FILE, json={"rooms": {"a": {"items": ["bed-001"], "at": at}}}), RoomsImportedAnswer)
    assert done["added"] == 1
    assert names(client) == ["a"]
    assert answer_of(client.get(FILE), RoomsFile)["a"]["items"] == ["bed-001"]


def test_the_pieces_of_a_photo_are_proposed_with_the_nearest_of_their_category(client):
    photo = upload(client, "chair", "bed")
    problem_of(client.get(f"{PROPOSALS}?photo={photo}"), "invalid-input", "photo")
    find(client, photo, mode="quick")
    told = answer_of(client.get(f"{PROPOSALS}?photo={photo}&limit=4"), ProposalsAnswer)
    assert [one["category"] for one in told["pieces"]] == ["chair", "bed"]
    for piece in told["pieces"]:
        assert {one["item"]["category"] for one in piece["proposals"]} == {piece["category"]}
        distances = [one["distance"] for one in piece["proposals"]]
        assert distances == sorted(distances)
        assert len(distances) == 4
    chair = told["pieces"][0]
    made = confirm(
        client, photo=photo,
        pieces=[{"item": chair["proposals"][0]["item"]["id"], "box": chair["segment"]["box"],
                 "segment": chair["segment"]["id"]}],
    )["room"]  # fmt: skip
    assert made["photo"] == photo
    assert made["pieces"][0]["segment"] == chair["segment"]["id"]


def test_proposals_for_no_photo_are_not_found(client):
    problem_of(client.get(f"{PROPOSALS}?photo=00000000-0000-4000-8000-00000000ffff"), "not-found")
    problem_of(client.get(f"{PROPOSALS}?photo=x"), "invalid-input", "photo")


def test_who_only_reads_may_look_and_not_write(shop):
    keys = read_keys("reader:read:a-long-secret-for-reading,cura:curate:a-long-secret-for-curating")
    client = shop.client(keys=keys)
    reading = {"Authorization": "Bearer a-long-secret-for-reading"}
    curating = {"Authorization": "Bearer a-long-secret-for-curating"}
    problem_of(client.get(API), "no-key")
    assert client.get(API, headers=reading).status_code == 200
    for send, path in ((client.post, API), (client.put, f"{API}/x"), (client.post, FILE)):
        problem_of(send(path, json=LOFT, headers=reading), "forbidden")
    problem_of(client.delete(f"{API}/x", headers=reading), "forbidden")
    made = client.post(API, json=LOFT, headers=curating)
    assert answer_of(made, RoomSavedAnswer, 201)["room"]["author"] == "cura/ann"


def test_a_change_from_another_sites_page_is_refused(client):
    problem_of(client.post(API, json=LOFT, headers={"Sec-Fetch-Site": "cross-site"}), "forbidden")
    assert names(client) == []


def test_every_change_stands_in_the_audit_log(client, caplog):
    caplog.set_level("INFO", "penat.audit")
    made = confirm(client)["room"]
    client.delete(f"{API}/{made['id']}")
    lines = [one.getMessage() for one in caplog.records if one.name == "penat.audit"]
    assert any("POST /api/v1/rooms" in line for line in lines), lines
    assert any(f"DELETE /api/v1/rooms/{made['id']}" in line for line in lines)


def test_deep_and_odd_files_are_no_trouble(client):
    deep = {"a": {"items": ["bed-001"], "x": json.loads("[" * 40 + "]" * 40)}}
    done = answer_of(client.post(FILE, json={"rooms": deep}), RoomsImportedAnswer)
    assert done["notes"] == ["a: x is not kept, being neither words nor known here"]
