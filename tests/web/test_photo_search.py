"""Furniture looked for with photos: by a kept photo, by a piece of one, and by a picture that is sent along."""

import base64
import io
import uuid
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from penat.domain.errors import InvalidInput, SessionRefused, Unavailable
from penat.domain.session import Schedule, SessionState
from penat.use_cases.photo_keeper import PhotoLimits
from penat.web.answers import SearchAnswer, Step
from penat.web.photo_search_answers import FoundImages, FurnishAnswer
from penat.wiring.queries import read_saved
from tests.fakes import circle
from tests.fakes.kept_pieces import picture, piece, put_photo, put_run
from tests.web.checks import answer_of, begin, ids, pick, problem_of, walk
from tests.web.conftest import small_catalogue

ARC = circle.arc(40)
NOBODY = {"environ_base": {"REMOTE_ADDR": "203.0.113.9"}}
NAMED = {"Penat-Owner": "a-long-random-name"}


def kept(shop, *rows, owner="local", mode="quick", **facts):
    """Keep a photo with a piece at each of *rows* of the arc; return the photo's id and the segments'."""
    photo = put_photo(shop.photo_store, owner)
    return photo, put_run(shop.segments, photo, [piece(photo, ARC[row], **facts) for row in rows], mode)


def search(client, headers=None, **body):
    return answer_of(client.post("/api/v1/search", json=body, headers=headers), SearchAnswer)


def found_items(answer):
    return [one["item"]["id"] for one in answer["results"]]


def found_segments(answer):
    return [one["segment"]["id"] for one in answer["segments"]]


def test_a_segment_finds_the_items_and_segments_near_to_it_but_not_itself(shop, client):
    photo, (asked,) = kept(shop, 21)
    _, (far, near) = kept(shop, 39, 22, category="bed")
    found = search(client, segment=asked, category=None, limit=3)
    assert "chair-021" in found_items(found)
    assert found["results"][0]["score"] == pytest.approx(1)
    assert found_segments(found) == [near, far]
    told = found["segments"][0]
    assert told["score"] == pytest.approx(1 - told["distance"] / 2)
    brief = told["segment"]
    assert brief["box"] == {"left": 8, "top": 8, "width": 32, "height": 32}
    assert brief["size"] == {"width": 64, "height": 64}
    assert brief["cutout"] == f"http://localhost/api/v1/segments/{near}/cutout.jpg"
    assert brief["photo"] != photo


def test_a_segment_goes_with_filters_words_and_dislikes(shop, client):
    _, (asked,) = kept(shop, 20)
    cheap = search(client, segment=asked.upper(), category="chair", price={"max_cents": 11_000}, limit=2)
    assert found_items(cheap) == ["chair-010", "chair-009"]
    both = search(client, segment=asked, text="walnut armchair", category="chair", limit=1)
    assert 20 < int(found_items(both)[0][-3:]) <= 30
    against = search(client, segment=asked, unlike=["chair-015"], category="chair", limit=1)
    assert int(found_items(against)[0][-3:]) > 20


def test_a_kept_photo_is_asked_with_by_its_id_as_its_bytes_would_be(shop, client):
    photo, (segment,) = kept(shop, 5)
    by_id = search(client, photo=photo, category="chair", limit=5)
    by_bytes = search(client, photo=base64.b64encode(picture()).decode(), category="chair", limit=5)
    assert {**by_id, "next": None} == {**by_bytes, "next": None}
    assert found_items(by_id)[0] == "chair-000"
    assert found_segments(by_id) == [segment]


def test_segments_are_told_as_many_as_asked_and_of_the_category(shop, client):
    kept(shop, 1, 2, 3)
    _, (bed,) = kept(shop, 30, category="bed")
    data = base64.b64encode(picture()).decode()
    assert len(search(client, photo=data)["segments"]) == 4
    assert len(search(client, photo=data, segments=2)["segments"]) == 2
    assert search(client, photo=data, segments=0)["segments"] == []
    assert found_segments(search(client, photo=data, category="bed")) == [bed]
    assert search(client, like=["chair-003"])["segments"] is None


def test_only_ones_own_segments_are_found(shop, client):
    _, (mine,) = kept(shop, 1)
    stranger = shop.app().test_client()
    data = {"photo": base64.b64encode(picture()).decode()}
    assert found_segments(search(client, **data)) == [mine]
    unnamed = stranger.post("/api/v1/search", json=data, **NOBODY)
    assert answer_of(unnamed, SearchAnswer)["segments"] == []
    upload = stranger.post("/api/v1/photos", data={"file": (io.BytesIO(picture()), "a.jpg")}, headers=NAMED, **NOBODY)
    theirs = put_run(shop.segments, upload.json["id"], [piece(upload.json["id"], ARC[3])])
    named = stranger.post("/api/v1/search", json=data, headers=NAMED, **NOBODY)
    assert found_segments(named.json) == theirs


def test_a_photo_of_nobody_belongs_to_whoever_knows_its_id(shop, client):
    kept(shop, 1)
    photo, (one, two) = kept(shop, 2, 3, owner="")
    sent = client.post("/api/v1/search", json={"segment": one}, **NOBODY)
    assert found_segments(answer_of(sent, SearchAnswer)) == [two]
    sent = client.post("/api/v1/search", json={"photo": photo}, **NOBODY)
    assert found_segments(answer_of(sent, SearchAnswer)) == [one, two]


def test_the_next_page_goes_on_and_tells_no_segments_again(shop, client):
    _, (asked, _) = kept(shop, 20, 21)
    first = search(client, segment=asked, limit=4)
    second = search(client, segment=asked, limit=4, cursor=first["next"])
    assert len(first["segments"]) == 1
    assert second["segments"] is None
    assert found_items(first) + found_items(second) == found_items(search(client, segment=asked, limit=8))


def test_what_is_deleted_or_has_expired_is_found_no_more(shop, client):
    photo, (asked,) = kept(shop, 20)
    other, (gone,) = kept(shop, 21)
    late = put_photo(shop.photo_store, expires_at=datetime(2026, 6, 1, tzinfo=UTC))
    (expired,) = put_run(shop.segments, late, [piece(late, ARC[19])])
    assert found_segments(search(client, segment=asked)) == [gone], "an expired one is not even told before it is swept"
    client.delete(f"/api/v1/photos/{other}")
    assert found_segments(search(client, segment=asked)) == []
    client.delete(f"/api/v1/photos/{photo}")
    problem_of(client.post("/api/v1/search", json={"segment": asked}), "not-found", "segment")
    problem_of(client.post("/api/v1/search", json={"segment": expired}), "not-found", "segment")
    problem_of(client.post("/api/v1/search", json={"photo": photo}), "not-found", "photo")


def test_a_release_of_another_model_reads_the_cut_out_anew(shop, client):
    photo, (asked,) = kept(shop, 30)
    kept(shop, 29)
    catalogue = shop.source.current()
    shop.source.publish(replace(catalogue, release="release-2", model_sha256="b" * 64))
    found = search(client, segment=asked, category="chair", limit=1)
    assert found_items(found) == ["chair-000"], "which is how this model sees every picture"
    assert found["segments"] == [], "segments of the other model are not compared"
    put_run(shop.segments, photo, [again := piece(photo, ARC[3], sha256="b" * 64)])
    assert found_segments(search(client, segment=asked)) == [again.id]


def test_the_table_is_the_same_question(shop, client):
    _, (asked,) = kept(shop, 20)
    sent = client.post("/api/v1/search/csv", json={"segment": asked, "category": "chair", "limit": 1})
    assert "chair-020" in sent.get_data(as_text=True)


UNKNOWN = str(uuid.uuid4())


@pytest.mark.parametrize(
    ("body", "slug", "field"),
    [
        ({"segment": UNKNOWN}, "not-found", "segment"),
        ({"photo": UNKNOWN}, "not-found", "photo"),
        ({"segment": "chair-001"}, "invalid-input", "segment"),
        ({"segment": UNKNOWN, "photo": UNKNOWN}, "invalid-input", "body"),
        ({"segment": UNKNOWN, "segments": 101}, "invalid-input", "segments"),
        ({"photo": f"{UNKNOWN}x"}, "invalid-input", "photo"),
    ],
)
def test_wrong_questions_are_refused_by_field(client, body, slug, field):
    problem_of(client.post("/api/v1/search", json=body), slug, field)


def test_an_owner_that_could_be_guessed_is_refused(client):
    sent = client.post("/api/v1/search", json={"like": ["chair-001"]}, headers={"Penat-Owner": "me"})
    problem_of(sent, "invalid-input", "Penat-Owner")


def test_without_the_model_a_picture_cannot_be_read_but_a_kept_vector_can(shop):
    shop.embedder = None
    client = shop.client()
    photo, (asked,) = kept(shop, 20)
    assert found_items(search(client, segment=asked, category="chair", limit=1)) == ["chair-020"]
    problem_of(client.post("/api/v1/search", json={"photo": photo}), "unavailable", "photo")


def test_a_query_with_a_photo_or_segment_is_not_saved_and_one_written_by_hand_is_refused(shop, client):
    photo, (asked,) = kept(shop, 20)
    for name, value in (("photo", photo), ("segment", asked)):
        sent = client.post("/api/v1/queries", json={"name": "Mine", "query": {name: value}})
        assert "like an item it found" in problem_of(sent, "invalid-input", f"query.{name}")["detail"]
    saved = client.post("/api/v1/queries", json={"name": "Mine", "query": {"like": ["chair-003"], "segments": 3}})
    assert saved.json["query"] == {"like": ["chair-003"]}
    for body in ({"segment": asked}, {"photo": photo}):
        with pytest.raises(InvalidInput, match="may be gone tomorrow"):
            read_saved(body)


def test_a_picture_sent_along_finds_items_even_while_the_database_is_away(shop, client, monkeypatch):
    photo, (asked,) = kept(shop, 20)

    def away():
        raise Unavailable("the database cannot be used")

    monkeypatch.setattr(shop.segments, "newest_change", away)
    data = base64.b64encode(picture()).decode()
    found = search(client, photo=data, category="chair", limit=1)
    assert (found_items(found), found["segments"]) == (["chair-000"], None)
    assert search(client, segment=asked, segments=0)["segments"] == [], "nothing of the database is needed for none"
    for body in ({"photo": data, "segments": 3}, {"photo": photo}, {"segment": asked}):
        problem_of(client.post("/api/v1/search", json=body), "unavailable")


# Sessions


def test_a_session_opens_with_the_items_nearest_to_a_segment_in_its_own_category(shop, client):
    _, (asked,) = kept(shop, 6, category="bed")
    step = answer_of(client.post("/api/v1/sessions", json={"segment": asked, "shown": 3}), Step, 201)
    assert step["category"] == "bed"
    assert [shown["item"]["id"] for shown in step["slate"]] == found_items(
        search(client, segment=asked, category="bed", limit=3)
    )
    assert begin(client, segment=asked, category="table")["category"] == "table"


def test_a_segment_of_no_category_of_the_shop_opens_chairs(shop, client):
    for category in (None, "aquarium"):
        _, (asked,) = kept(shop, 6, category=category)
        assert begin(client, segment=asked, shown=3)["category"] == "chair"


def test_a_session_may_open_near_a_whole_photo(shop, client):
    photo, _ = kept(shop)
    assert set(ids(begin(client, photo=photo, shown=2))) == {"chair-000", "chair-002"}
    step = begin(client, photo=photo, shown=3, category="bed")
    assert ids(step) == ["bed-000", "bed-001", "bed-002"]


@pytest.mark.parametrize("policy", ["kernel", "rank_gamma", "taste"])
def test_a_session_replays_exactly_though_its_photo_is_gone(shop, client, policy):
    photo, (asked,) = kept(shop, 20)
    body = {"segment": asked, "seed": 5, "shown": 3, "policy": policy}
    opening = begin(client, **body)
    refused = [pick(client, opening, None)]
    refused.append(pick(client, refused[0], None))
    walked = walk(client, **body)
    client.delete(f"/api/v1/photos/{photo}")
    again = [pick(client, opening, None)]
    again.append(pick(client, again[0], None))
    assert [ids(step) for step in again] == [ids(step) for step in refused]
    shown = {one for step in [opening, *again] for one in ids(step)}
    assert shown == {f"chair-{row:03d}" for row in range(16, 25)}, "a fresh opening stays near the segment"
    step = opening
    for earlier in walked[1:]:
        step = pick(client, step, ids(step)[0])
        assert ids(step) == ids(earlier)
    problem_of(client.post("/api/v1/sessions", json=body), "not-found", "segment")


def test_the_vector_travels_in_the_token_only_until_the_first_pick(shop, client):
    _, (asked,) = kept(shop, 20)
    plain, near = begin(client, seed=5, shown=3), begin(client, segment=asked, seed=5, shown=3)
    assert len(near["session"]) > len(plain["session"])
    picked = [pick(client, step, ids(step)[0]) for step in (begin(client, item="chair-020", seed=5, shown=3), near)]
    assert abs(len(picked[0]["session"]) - len(picked[1]["session"])) < 8


def test_a_state_without_a_picture_is_what_it_was_and_one_that_is_damaged_is_refused():
    state = SessionState("release-1", "chair", "kernel", 9, Schedule((0.25,)), 7, item="chair-020")
    assert "z" not in state.to_payload(), "tokens of servers that know no pictures are read, and read by them"
    assert SessionState.from_payload(state.to_payload()) == state
    near = replace(state, near=ARC[20].tobytes())
    assert SessionState.from_payload(near.to_payload()) == near
    for damaged in ("xyz", 5, None):
        with pytest.raises(SessionRefused):
            SessionState.from_payload({**near.to_payload(), "z": damaged})


def test_when_its_release_has_gone_a_session_is_offered_to_go_on_from_the_item_that_was_nearest(shop, client):
    _, (asked,) = kept(shop, 20)
    step = begin(client, segment=asked, shown=3)
    shop.source.publish(small_catalogue("release-2"))
    shop.source.prune("release-1")
    sent = client.post("/api/v1/sessions/pick", json={"session": step["session"], "item": None})
    offer = problem_of(sent, "release-gone")["restart"]
    assert offer["item"] == ids(step)[0]
    assert client.post("/api/v1/sessions", json=offer).status_code == 201


@pytest.mark.parametrize(
    ("body", "slug", "field"),
    [
        ({"segment": UNKNOWN}, "not-found", "segment"),
        ({"photo": UNKNOWN}, "not-found", "photo"),
        ({"photo": base64.b64encode(b"x" * 27).decode()}, "invalid-input", "photo"),
        ({"segment": "KEPT", "photo": "PHOTO"}, "invalid-input", "photo"),
        ({"segment": "KEPT", "text": "oak"}, "invalid-input", "text"),
        ({"photo": "PHOTO", "item": "chair-001"}, "invalid-input", "item"),
        ({"text": "oak", "item": "chair-001"}, "invalid-input", "text"),
        ({"segment": "KEPT", "category": "sofa"}, "not-found", "category"),
    ],
)
def test_wrong_beginnings_are_refused_by_field(shop, client, body, slug, field):
    photo, (asked,) = kept(shop, 20)
    sent = {name: {"KEPT": asked, "PHOTO": photo}.get(value, value) for name, value in body.items()}
    problem_of(client.post("/api/v1/sessions", json=sent), slug, field)


# Furnishing


def furnish(client, photo, **body):
    return answer_of(client.post(f"/api/v1/photos/{photo}/furnish", json=body), FurnishAnswer)


def test_a_room_is_furnished_with_what_it_lacks(shop, client):
    photo, pieces = kept(shop, 10, 30)
    found = furnish(client, photo, limit=2)
    assert [one["id"] for one in found["pieces"]] == pieces
    assert (found["photo"], found["present"]) == (photo, ["chair"])
    assert set(found["matches"]) == {"bed", "table"}
    beds = [one["item"]["id"] for one in found["matches"]["bed"]]
    assert set(beds) == {"bed-005", "bed-006"}, "half way between the pieces"
    assert found["matches"]["bed"][0]["distance"] > 0.1, "the mean over the pieces"
    assert (found["notes"], found["nearest_cents"]) == ({}, {})


def test_prices_stock_and_categories_are_kept_to(shop, client):
    photo, _ = kept(shop, 0)
    price = {"table": {"min_cents": 6_000, "max_cents": 7_000}, "bed": {"max_cents": 500}}
    found = furnish(client, photo, price=price, in_stock=True)
    assert [one["item"]["id"] for one in found["matches"]["table"]] == ["table-002", "table-004"]
    assert found["matches"]["bed"] == []
    assert "inside these prices" in found["notes"]["bed"]
    assert found["nearest_cents"] == {"bed": 10_000}
    assert set(furnish(client, photo, categories=["chair"])["matches"]) == {"chair"}, "a second chair, if asked for"


def test_a_piece_that_is_none_can_be_left_out(shop, client):
    photo = put_photo(shop.photo_store)
    chair, _ = put_run(shop.segments, photo, [piece(photo, ARC[0]), piece(photo, ARC[39], "bed")])
    assert set(furnish(client, photo)["matches"]) == {"table"}
    found = furnish(client, photo, segments=[chair.upper()])
    assert set(found["matches"]) == {"bed", "table"}
    assert [one["id"] for one in found["pieces"]] == [chair]
    _, (foreign,) = kept(shop, 3)
    problem_of(client.post(f"/api/v1/photos/{photo}/furnish", json={"segments": [foreign]}), "not-found", "segments")
    problem_of(client.post(f"/api/v1/photos/{photo}/furnish", json={"segments": []}), "invalid-input", "segments")


def test_a_room_with_everything_lacks_nothing(shop, client):
    photo = put_photo(shop.photo_store)
    put_run(shop.segments, photo, [piece(photo, ARC[3], name) for name in ("chair", "bed", "table")])
    found = furnish(client, photo)
    assert found["matches"] == {}
    assert found["present"] == ["chair", "bed", "table"]


@pytest.mark.parametrize(
    ("body", "slug", "field"),
    [
        ({"categories": ["sofa"]}, "not-found", "category"),
        ({"price": {"sofa": {"max_cents": 5}}}, "not-found", "category"),
        ({"price": {"bed": {"min_cents": 5, "max_cents": 4}}}, "invalid-input", "price.bed"),
        ({"limit": 0}, "invalid-input", "limit"),
        ({"budget": 5}, "invalid-input", "budget"),
    ],
)
def test_wrong_wishes_are_refused_by_field(shop, client, body, slug, field):
    photo, _ = kept(shop, 3)
    problem_of(client.post(f"/api/v1/photos/{photo}/furnish", json=body), slug, field)


def test_a_photo_whose_pieces_are_not_known_or_has_none_says_what_to_do(shop, client):
    problem_of(client.post(f"/api/v1/photos/{UNKNOWN}/furnish", json={}), "not-found", "photo")
    problem_of(client.post("/api/v1/photos/a%00b/furnish", json={}), "not-found", "photo")
    photo = put_photo(shop.photo_store)
    sent = client.post(f"/api/v1/photos/{photo}/furnish", json={})
    assert f"POST /api/v1/photos/{photo}/segments" in problem_of(sent, "invalid-input", "photo")["detail"]
    put_run(shop.segments, photo, [])
    sent = client.post(f"/api/v1/photos/{photo}/furnish", json={})
    assert "no piece of furniture" in problem_of(sent, "invalid-input", "photo")["detail"]


# The older way to search


def look(client, content=None, **form):
    data = {"file": (io.BytesIO(picture() if content is None else content), "a.jpg"), **form}
    return client.post("/search", data=data)


def test_the_older_search_lists_items_and_segments_in_one_the_nearest_first(shop, client):
    photo, (near, far) = kept(shop, 1, 39)
    found = answer_of(look(client, limit="3"), FoundImages)["results"]
    assert [one["distance"] for one in found] == sorted(one["distance"] for one in found)
    assert [one["id"] for one in found if one["kind"] == "segment"] == [near, far]
    items = [one["id"] for one in found if one["kind"] == "item"]
    assert len(items) == 3
    assert "chair-000" in items
    first = next(one for one in found if one["kind"] == "item")
    assert first["score"] == pytest.approx(1)
    assert first["image"].startswith("http://localhost/images/")
    segment = next(one for one in found if one["id"] == near)
    assert (segment["photo"], segment["name"]) == (photo, "chair")
    assert segment["image"].endswith(f"{near}/cutout.jpg")


def test_the_older_search_keeps_to_a_category_and_keeps_nothing(shop, client):
    kept(shop, 1, 39)
    found = answer_of(look(client, category="bed"), FoundImages)["results"]
    assert {one["kind"] for one in found} == {"item"}
    assert {one["category"] for one in found} == {"bed"}
    assert shop.photo_store.use().photos == 1


@pytest.mark.parametrize(
    ("form", "slug", "field"),
    [
        ({"limit": "0"}, "invalid-input", "limit"),
        ({"limit": "x"}, "invalid-input", "limit"),
        ({"category": "sofa"}, "not-found", "category"),
        ({"colour": "red"}, "invalid-input", "colour"),
    ],
)
def test_wrong_forms_are_refused_by_field(client, form, slug, field):
    problem_of(look(client, **form), slug, field)


def test_what_is_no_picture_is_refused_as_the_file(client):
    for content in (b"", b"no picture", picture()[:200]):
        problem = problem_of(look(client, content), "invalid-input", "file")
        assert problem["detail"].startswith("file ")
    problem_of(client.post("/search", data={}, content_type="multipart/form-data"), "invalid-input", "file")
    problem_of(client.post("/search", json={}), "unsupported-media-type")


def test_a_picture_larger_than_may_be_uploaded_is_not_read(shop):
    shop.photos.limits = PhotoLimits(upload_bytes=1000)
    client = shop.client()
    problem_of(look(client, b"x" * 1001), "body-too-large", "file")
    problem_of(look(client, b"x" * 100_000), "body-too-large")
