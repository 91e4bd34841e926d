"""Photos over HTTP: uploaded, shown, listed, deleted; whose they are; and everything that is refused."""

import io
from datetime import UTC, datetime, timedelta

import pytest
from PIL import Image

from penat.adapters.photo_intake import prepared_photo, smaller_photo
from penat.domain.access import read_keys
from penat.domain.errors import Unavailable
from penat.domain.piece import SegmentRun, SegmentWish, Timings
from penat.use_cases.photo_keeper import PhotoKeeper, PhotoLimits
from penat.web.photo_answers import PhotoFacts, PhotosAnswer, UploadedImage
from penat.web.photo_expiry import PhotoExpiry
from penat.web.photo_presenting import steps_json
from tests.fakes.memory_photos import MemoryPhotos
from tests.fakes.shop import encoded, picture
from tests.web.checks import answer_of, problem_of

API = "/api/v1/photos"
ANN, BOB = ({"Penat-Owner": letter * 24} for letter in "ab")
ELSEWHERE = {"REMOTE_ADDR": "203.0.113.9"}


def photo_file(number=1, size=(300, 200), name="room.jpg", form="JPEG"):
    return {"file": (io.BytesIO(encoded(picture(number, size), form)), name)}


def sent(client, path=API, data=None, headers=None, **options):
    return client.post(path, data=data or photo_file(), headers=headers or {}, **options)


def uploaded(client, number=1, headers=ANN, **options):
    return answer_of(sent(client, data=photo_file(number), headers=headers, **options), PhotoFacts, 201)


def keeper_of(now=lambda: datetime.now(UTC), **limits):
    ids = iter(f"00000000-0000-4000-8000-{number:012}" for number in range(1000))
    return PhotoKeeper(MemoryPhotos(), prepared_photo, now, lambda: next(ids), PhotoLimits(**limits), smaller_photo)


def test_a_photo_is_uploaded_and_shown(client):
    response = sent(client, headers=ANN)
    told = answer_of(response, PhotoFacts, 201)
    assert (told["width"], told["height"]) == (300, 200)
    assert response.headers["Location"] == f"http://localhost{API}/{told['id']}"
    assert answer_of(client.get(f"{API}/{told['id']}"), PhotoFacts)["picture"] == told["picture"]
    shown = client.get(told["picture"])
    assert (shown.status_code, shown.mimetype) == (200, "image/jpeg")
    assert len(shown.data) == told["size"]
    assert shown.headers["X-Content-Type-Options"] == "nosniff"
    assert shown.headers["Cache-Control"].startswith("private, max-age=")
    assert "attachment" not in shown.headers.get("Content-Disposition", "inline")
    small = client.get(told["thumbnail"])
    assert Image.open(io.BytesIO(small.data)).size == (300, 200), "it is never enlarged"


def test_a_picture_is_shown_smaller_and_not_sent_twice(client):
    told = answer_of(sent(client, data=photo_file(size=(1200, 800))), PhotoFacts, 201)
    small = client.get(told["picture"], query_string={"side": 640})
    assert Image.open(io.BytesIO(small.data)).size == (640, 427)
    again = client.get(told["picture"], query_string={"side": 640}, headers={"If-None-Match": small.headers["ETag"]})
    assert again.status_code == 304
    assert small.headers["ETag"] != client.get(told["picture"]).headers["ETag"]
    for side in ("0", "641", "x", "99999999999999999999"):
        problem_of(client.get(told["picture"], query_string={"side": side}), "invalid-input", "side")


def test_the_older_route_answers_with_an_image_id(client):
    told = answer_of(sent(client, "/upload"), UploadedImage)
    assert client.get(f"{API}/{told['image_id']}").status_code == 200


def test_the_content_decides_whatever_the_name_says(client):
    assert sent(client, data=photo_file(form="PNG", name="room.jpg")).status_code == 201
    page = {"file": (io.BytesIO(b"<html><script>"), "room.jpg", "image/jpeg")}
    problem_of(sent(client, data=page), "invalid-input", "file")
    named = photo_file(name="../../etc/passwd\x00<script>.php")
    told = answer_of(sent(client, data=named), PhotoFacts, 201)
    assert "php" not in client.get(told["picture"]).headers["Content-Disposition"]


@pytest.mark.parametrize("path", [API, "/upload"])
def test_a_missing_or_empty_file_is_named(client, path):
    for data in ({}, {"picture": (io.BytesIO(b"x"), "a.jpg")}, {"file": "no file"}, {"file": (io.BytesIO(), "a.jpg")}):
        problem_of(client.post(path, data=data, content_type="multipart/form-data"), "invalid-input", "file")


def test_several_files_and_unknown_fields_are_refused(client):
    two = {"file": [photo_file(1)["file"], photo_file(2)["file"]]}
    assert "more than once" in problem_of(sent(client, data=two), "invalid-input", "file")["detail"]
    problem_of(sent(client, data=photo_file() | {"note": "x"}), "invalid-input", "note")
    problem_of(sent(client, data=photo_file() | {"b": photo_file()["file"]}), "invalid-input", "b")


def test_another_type_of_body_and_a_spoilt_form_are_refused(client):
    problem_of(client.post(API, json={"file": "x"}), "unsupported-media-type")
    problem_of(client.post(API, data=b"\xff\xd8", content_type="image/jpeg"), "unsupported-media-type")
    for kind in ("multipart/form-data", "multipart/form-data; boundary=x"):
        response = client.post(API, data=b"--y\r\nnothing", content_type=kind)
        assert response.status_code in (400, 422), response.data


def test_what_is_too_large_is_refused_with_the_limit(shop):
    shop.photos = keeper_of(upload_bytes=20_000)
    client = shop.client()
    told = problem_of(sent(client, data={"file": (io.BytesIO(b"x" * 20_001), "a.jpg")}), "body-too-large", "file")
    assert "20,000" in told["detail"]
    huge = sent(client, data={"file": (io.BytesIO(b"x" * 500_000), "a.jpg")})
    assert "bytes" in problem_of(huge, "body-too-large")["detail"]
    field = sent(client, data={"file": (io.BytesIO(b"x"), "a.jpg"), "note": "x" * 90_000})
    problem_of(field, "body-too-large")
    assert shop.photos.use().photos == 0


def test_a_full_store_is_507_and_says_so(shop):
    shop.photos = keeper_of(owner_photos=1)
    client = shop.client()
    told = uploaded(client)
    problem_of(sent(client, data=photo_file(2), headers=ANN), "storage-full", "file")
    uploaded(client, 2, BOB)
    assert client.delete(f"{API}/{told['id']}", headers=ANN).status_code == 204
    uploaded(client, 2, ANN)
    assert client.get("/problems/storage-full").status_code == 200


def test_photos_are_listed_for_their_owner_alone_page_by_page(client):
    own = [uploaded(client, number)["id"] for number in range(3)]
    uploaded(client, 9, BOB)
    page = answer_of(client.get(API, query_string={"limit": 2}, headers=ANN), PhotosAnswer)
    assert [one["id"] for one in page["photos"]] == own[:0:-1]
    last = answer_of(client.get(API, query_string={"cursor": page["next"]}, headers=ANN), PhotosAnswer)
    assert ([one["id"] for one in last["photos"]], last["next"]) == (own[:1], None)
    problem_of(client.get(API, query_string={"cursor": "'\x00"}, headers=ANN), "invalid-input", "cursor")


def test_a_list_that_begins_at_a_deleted_photo_says_so(client):
    first = uploaded(client)["id"]
    client.delete(f"{API}/{first}", headers=ANN)
    problem_of(client.get(API, query_string={"cursor": first}, headers=ANN), "invalid-input", "cursor")


def test_who_is_nobody_has_no_list_but_can_upload_look_and_delete(client):
    problem_of(client.get(API, environ_base=ELSEWHERE), "invalid-input", "Penat-Owner")
    told = answer_of(sent(client, environ_base=ELSEWHERE), PhotoFacts, 201)
    assert client.get(f"{API}/{told['id']}", environ_base=ELSEWHERE).status_code == 200
    assert client.delete(f"{API}/{told['id']}", environ_base=ELSEWHERE).status_code == 204
    problem_of(client.get(f"{API}/{told['id']}"), "not-found", "photo")


def test_only_the_owner_deletes_and_then_it_is_gone(client):
    told = uploaded(client)
    for headers in (BOB, {}):
        problem_of(client.delete(f"{API}/{told['id']}", headers=headers, environ_base=ELSEWHERE), "forbidden", "photo")
    assert client.get(told["picture"], headers=BOB).status_code == 200, "who knows the id may look"
    response = client.delete(f"{API}/{told['id']}", headers=ANN)
    assert (response.status_code, response.data) == (204, b"")
    for path in (f"{API}/{told['id']}", told["picture"]):
        problem_of(client.get(path), "not-found", "photo")
    problem_of(client.delete(f"{API}/{told['id']}", headers=ANN), "not-found", "photo")


@pytest.mark.parametrize(
    "name", ["x", "nobody", "%00", "..%2f..", "734b86aa-3a3a-4805-add1-cee210a67a10", "'", "é" * 99]
)
def test_an_unknown_photo_is_not_found(client, name):
    for response in (client.get(f"{API}/{name}"), client.get(f"{API}/{name}/picture"), client.delete(f"{API}/{name}")):
        problem_of(response, "not-found")


@pytest.mark.parametrize("name", ["short", "x" * 201, "has a space in it, see", "ü" * 20, ""])
def test_an_owner_s_name_that_could_be_guessed_or_is_none_is_refused(client, name):
    header = {"Penat-Owner": name.encode().decode("latin-1")}
    problem_of(sent(client, headers=header), "invalid-input", "Penat-Owner")
    problem_of(client.get(API, headers=header), "invalid-input", "Penat-Owner")


def test_a_key_s_photos_are_its_own_and_a_wrong_key_is_refused(shop):
    client = shop.client(keys=read_keys(f"eye:read:{'r' * 20},team:curate:{'c' * 20}"))
    eye, team = ({"Authorization": f"Bearer {letter * 20}"} for letter in "rc")
    told = uploaded(client, headers=team)
    assert shop.photos.get(told["id"]).owner == "key:team"
    assert [one["id"] for one in client.get(API, headers=team | ANN).json["photos"]] == [told["id"]]
    assert client.get(API, headers=eye).json["photos"] == []
    problem_of(client.delete(f"{API}/{told['id']}", headers=eye), "forbidden")
    problem_of(sent(client, headers={"Authorization": "Bearer wrong"}), "no-key")
    problem_of(client.get(API), "invalid-input", "Penat-Owner")
    assert client.delete(f"{API}/{told['id']}", headers=team).status_code == 204


def test_this_machine_owns_what_it_uploads_but_another_site_s_page_in_it_does_not(client, shop):
    own = answer_of(sent(client), PhotoFacts, 201)
    assert shop.photos.get(own["id"]).owner == "local"
    assert [one["id"] for one in client.get(API).json["photos"]] == [own["id"]]
    foreign = {"Origin": "https://evil.example", "Sec-Fetch-Site": "cross-site"}
    problem_of(client.delete(f"{API}/{own['id']}", headers=foreign), "forbidden")
    problem_of(client.get(API, headers=foreign), "invalid-input", "Penat-Owner")
    proxied = {"X-Forwarded-For": "203.0.113.9"}
    problem_of(client.delete(f"{API}/{own['id']}", headers=proxied), "forbidden")


def test_uploads_are_counted_by_address_but_not_this_machine_s(shop):
    client = shop.client(upload_limit="2/minute")
    for path in (API, "/upload"):
        assert sent(client, path, environ_base=ELSEWHERE).status_code < 300
    response = sent(client, environ_base=ELSEWHERE)
    problem_of(response, "too-many-requests")
    assert int(response.headers["Retry-After"]) >= 1
    assert sent(client, environ_base={"REMOTE_ADDR": "203.0.113.10"}).status_code == 201
    assert all(sent(client).status_code == 201 for _ in range(3))


def test_front_ends_of_other_origins_may_name_the_owner_and_delete(shop):
    client = shop.client(cors_origins=("https://shop.example",))
    asked = {
        "Origin": "https://shop.example", "Access-Control-Request-Method": "DELETE",
        "Access-Control-Request-Headers": "penat-owner",
    }  # fmt: skip
    told = client.options(f"{API}/x", headers=asked).headers
    assert "penat-owner" in told["Access-Control-Allow-Headers"].lower()
    assert "DELETE" in told["Access-Control-Allow-Methods"]


def test_answers_about_photos_are_for_no_shared_cache(client):
    told = uploaded(client)
    for response in (client.get(API, headers=ANN), client.get(f"{API}/{told['id']}"), client.get(told["picture"])):
        assert response.headers["Cache-Control"].startswith("private")


def test_a_photo_s_address_is_the_public_one_behind_a_proxy(shop):
    told = uploaded(shop.client(base_url="https://shop.example/penat"))
    assert told["picture"] == f"https://shop.example/penat{API}/{told['id']}/picture"


def test_what_has_expired_is_gone_and_is_deleted_by_the_server_itself(shop):
    clock = [datetime.now(UTC)]
    shop.photos = keeper_of(lambda: clock[0], days=1)
    client = shop.client()
    told = uploaded(client)
    assert told["expires_at"] > told["made_at"]
    clock[0] += timedelta(days=2)
    problem_of(client.get(f"{API}/{told['id']}"), "not-found")
    assert client.get(API, headers=ANN).json["photos"] == []
    assert shop.photos.use().photos == 1, "it was asked less than an hour ago"
    shop.client().get(API, headers=ANN, buffered=True)  # closes the answer, as a server does
    assert shop.photos.use().photos == 0


def test_expiring_is_done_once_an_hour_and_its_failures_harm_no_answer(shop, caplog):
    now, calls = [0.0], []

    class Broken:
        def expire(self):
            calls.append(now[0])
            raise OSError("no disk")

    expiry = PhotoExpiry(Broken(), clock=lambda: now[0])
    for moment in (0, 10, 3599, 3601, 3700):
        now[0] = moment
        expiry.after(shop.app().response_class()).close()
    assert calls == [0, 3601]
    assert "not deleted" in caplog.text


def test_a_database_that_is_away_when_photos_expire_is_one_line_of_the_log(shop, caplog):
    class Away:
        def expire(self):
            raise Unavailable("the disk is full")

    PhotoExpiry(Away()).after(shop.app().response_class()).close()
    (told,) = [one for one in caplog.records if "not deleted" in one.getMessage()]
    assert told.exc_info is None
    assert told.getMessage().endswith("the disk is full")


class Runs:
    def __init__(self, *runs):
        self.found = runs

    def runs(self, photo_id):
        return [run for run in self.found if run.photo_id == photo_id]


class Stage:
    """The two services that a photo's steps are told by."""

    def __init__(self, segmenting=None, photo_search=None):
        self.segmenting, self.photo_search = segmenting, photo_search


def test_a_photo_s_way_is_told_as_far_as_it_has_come(client, shop):
    told = uploaded(client)
    assert told["steps"]["uploaded"]["ms"] > 0
    photo = shop.photos.get(told["id"])
    at = photo.made_at + timedelta(seconds=3)
    run = SegmentRun("r", photo.id, SegmentWish(), "cutter", "a", "model", "b", at, Timings(5.0, 20.0, 30.0), ("one",))
    empty = SegmentRun("r", photo.id, SegmentWish(), "cutter", "a", "model", "b", at, Timings(5.0, 20.0, 0.0), ())

    def done(stage):
        return {name: step["ms"] for name, step in steps_json(photo, stage).items() if step["at"] is not None}

    assert done(Stage()) == done(Stage(Runs())) == {"uploaded": None}
    assert done(Stage(Runs(empty), object())) == {"uploaded": None, "segmented": 25.0}
    assert done(Stage(Runs(run))) == {"uploaded": None, "segmented": 25.0, "embedded": 30.0}
    assert list(done(Stage(Runs(run), object()))) == ["uploaded", "segmented", "embedded", "searchable"]
