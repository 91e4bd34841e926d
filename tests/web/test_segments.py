"""Pieces of a photo over HTTP: found once, told with masks and pictures, or found as a job where that takes long."""

import io

import numpy as np
import pytest
from PIL import Image

from penat.domain.errors import Unavailable
from penat.domain.run_length import mask_of
from penat.use_cases.jobs import work
from penat.web.segment_answers import (
    JobAnswer,
    JobFacts,
    PhotoRunsAnswer,
    SeedSegments,
    SegmentFacts,
    SegmentsAnswer,
)
from tests.fakes.fixed_segmenter import FixedSegmenter, room
from tests.web.checks import answer_of, problem_of

NOBODY = "00000000-0000-4000-8000-00000000ffff"


@pytest.fixture
def photo(client):
    """Return the id of a photo of a chair and a bed."""
    return upload(client, "chair", "bed")


def upload(client, *blocks):
    file = io.BytesIO()
    Image.fromarray(room(*blocks)).save(file, "PNG")
    sent = client.post("/api/v1/photos", data={"file": (io.BytesIO(file.getvalue()), "room.png")})
    assert sent.status_code == 201, sent.text
    return sent.json["id"]


def find(client, photo, **body):
    return client.post(f"/api/v1/photos/{photo}/segments", json=body)


def found(client, photo, status=201, **body):
    return answer_of(find(client, photo, **body), SegmentsAnswer, status)


def test_the_pieces_of_a_photo_are_found_and_told(client, photo):
    told = found(client, photo, mode="quick")
    chair, bed = told["segments"]
    assert [chair["label"], chair["category"], bed["label"]] == ["chair", "chair", "bed"]
    assert chair["photo"] == told["run"]["photo"] == photo
    assert chair["size"] == {"width": 110, "height": 60}
    mask = mask_of(tuple(chair["mask"]["counts"]), *chair["mask"]["size"])
    assert mask.sum() == chair["area"]
    rows, columns = np.flatnonzero(mask.any(axis=1)), np.flatnonzero(mask.any(axis=0))
    assert chair["box"] == {
        "left": columns[0], "top": rows[0], "width": len(columns), "height": len(rows),
    }  # fmt: skip
    assert {(x, y) for x, y in chair["outline"]} <= {(x, y) for x in range(111) for y in range(61)}
    assert set(told["run"]["ms"]) == {"decode", "segment", "embed"}
    assert told["run"]["segmenter"] == "fixed"


def test_the_same_wish_is_answered_from_what_was_kept(client, shop, photo):
    first = found(client, photo)
    again = found(client, photo, status=200, mode="quick")
    assert again == first
    assert len(shop.segmenter.asked) == 1
    found(client, photo, mode="full")
    runs = answer_of(client.get(f"/api/v1/photos/{photo}/segments"), PhotoRunsAnswer)["runs"]
    assert [run["run"]["mode"] for run in runs] == ["quick", "full"]


def test_a_piece_is_told_and_shown(client, photo):
    piece = found(client, photo)["segments"][0]
    assert answer_of(client.get(f"/api/v1/segments/{piece['id']}"), SegmentFacts) == piece
    mask = client.get(piece["mask_png"])
    assert mask.mimetype == "image/png"
    drawn = Image.open(io.BytesIO(mask.data))
    assert drawn.mode == "1"
    assert (np.asarray(drawn) == mask_of(tuple(piece["mask"]["counts"]), 60, 110)).all()
    cutout = client.get(piece["cutout"])
    assert cutout.mimetype == "image/jpeg"
    shot = np.asarray(Image.open(io.BytesIO(cutout.data)))
    assert shot.shape[0] == shot.shape[1]
    middle = shot[shot.shape[0] // 2, shot.shape[0] // 2].astype(int)
    assert abs(middle - (230, 20, 20)).max() < 30
    assert shot[0, 0].min() > 230


def test_a_picture_that_is_had_is_not_sent_again_and_one_deleted_is_gone(client, photo):
    piece = found(client, photo)["segments"][0]
    first = client.get(piece["cutout"])
    known = {"If-None-Match": first.headers["ETag"]}
    again = client.get(piece["cutout"], headers=known)
    assert (again.status_code, again.data) == (304, b"")
    assert "private" in first.headers["Cache-Control"]
    assert client.delete(f"/api/v1/photos/{photo}").status_code == 204
    for path in (piece["cutout"], piece["mask_png"], f"/api/v1/segments/{piece['id']}"):
        problem_of(client.get(path, headers=known), "not-found")
    problem_of(client.get(f"/api/v1/photos/{photo}/segments"), "not-found")


def test_a_way_is_visible_with_its_times(client, photo):
    found(client, photo)
    steps = client.get(f"/api/v1/photos/{photo}").json["steps"]
    assert steps["segmented"]["ms"] > 0
    assert steps["embedded"]["ms"] > 0
    assert steps["searchable"]["at"]


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"mode": "fast"}, "mode"), ({"mode": None}, "mode"), ({"mode": "prompt"}, "prompt"),
        ({"mode": "quick", "prompt": "chair"}, "prompt"), ({"mode": "prompt", "prompt": ""}, "prompt"),
        ({"mode": "prompt", "prompt": "   "}, "prompt"), ({"mode": "prompt", "prompt": "x" * 301}, "prompt"),
        ({"mode": "prompt", "prompt": 7}, "prompt"), ({"speed": 1}, "speed"), ({"background": 1}, "background"),
    ],
)  # fmt: skip
def test_a_wish_that_cannot_be_is_told_by_its_field(client, shop, photo, body, field):
    told = problem_of(find(client, photo, **body), "invalid-input", field)
    if body == {"mode": "fast"}:
        assert "quick" in told["detail"]
        assert "fast" in told["detail"]
    assert not shop.segmenter.asked


@pytest.mark.parametrize("name", [NOBODY, "x", "..", "%00", "a" * 300])
def test_unknown_ids_are_not_found(client, name):
    problem_of(find(client, name), "not-found")
    for path in ("photos/{}/segments", "segments/{}", "segments/{}/mask.png", "segments/{}/cutout.jpg", "jobs/{}"):
        problem_of(client.get(f"/api/v1/{path.format(name)}"), "not-found")
    problem_of(client.delete(f"/api/v1/jobs/{name}"), "not-found")
    problem_of(client.post(f"/segment/{name}", json={"mode": "quick"}), "not-found")


def test_the_seed_s_line_answers_with_the_pieces(client, photo):
    """curl -X POST http://HOST/segment/${IMAGE_ID} -H "Content-Type: application/json" -d '{"mode": "quick"}'."""
    told = answer_of(client.post(f"/segment/{photo}", json={"mode": "quick"}), SeedSegments)
    assert told["image_id"] == photo
    assert [one["label"] for one in told["segments"]] == ["chair", "bed"]
    assert client.get(told["segments"][0]["mask"]).status_code == 200
    assert [one["id"] for one in found(client, photo, 200)["segments"]] == [
        one["segment_id"] for one in told["segments"]
    ]
    problem_of(client.post(f"/segment/{photo}", json={"mode": "slow"}), "invalid-input", "mode")


def test_what_is_asked_for_in_the_background_is_a_job(client, shop, photo):
    sent = find(client, photo, mode="full", background=True)
    job = answer_of(sent, JobAnswer, 202)["job"]
    assert (job["state"], job["progress"], job["mode"], job["result"]) == ("waiting", 0, "full", None)
    assert sent.headers["Location"].endswith(f"/api/v1/jobs/{job['id']}")
    assert answer_of(find(client, photo, mode="full", background=True), JobAnswer, 202)["job"]["id"] == job["id"]
    shop.queue.work(lambda asked, told: work(asked, shop.segmenting, shop.source.current, told))
    done = answer_of(client.get(sent.headers["Location"]), JobFacts)
    assert (done["state"], done["progress"], done["error"]) == ("done", 1, None)
    assert client.get(done["result"]["segments"]).json["runs"][0]["run"]["id"] == done["result"]["run"]
    found(client, photo, 200, mode="full", background=True)


def test_long_work_is_a_job_without_being_asked(client, shop, photo):
    shop.segmenter.takes = 60.0
    job = answer_of(find(client, photo), JobAnswer, 202)["job"]
    assert answer_of(client.post(f"/segment/{photo}", json={}), JobAnswer, 202)["job"]["id"] == job["id"]


def test_a_job_is_cancelled_and_one_that_is_over_stays_as_it_is(client, shop, photo):
    job = find(client, photo, background=True).json["job"]
    path = f"/api/v1/jobs/{job['id']}"
    assert answer_of(client.delete(path), JobFacts)["state"] == "cancelled"
    assert shop.queue.work(lambda asked, told: 1 / 0) is None
    assert answer_of(client.get(path), JobFacts)["state"] == "cancelled"
    assert client.delete(path).json["state"] == "cancelled"
    assert client.get(f"/api/v1/photos/{photo}/segments").json["runs"] == []
    assert find(client, photo, background=True).json["job"]["id"] != job["id"], "it may be asked for again"


def test_a_job_that_is_cancelled_while_it_runs_ends_and_leaves_nothing(client, shop, photo):
    job = find(client, photo, background=True).json["job"]

    def cancelled_half_way(asked, told):
        def heard(report):
            if report.progress > 0.3:
                client.delete(f"/api/v1/jobs/{asked.id}")
            told(report)

        return work(asked, shop.segmenting, shop.source.current, heard)

    shop.queue.work(cancelled_half_way)
    assert client.get(f"/api/v1/jobs/{job['id']}").json["state"] == "cancelled"
    assert client.get(f"/api/v1/photos/{photo}/segments").json["runs"] == []


def test_a_job_whose_photo_went_has_failed_saying_so(client, shop, photo):
    job = find(client, photo, background=True).json["job"]
    client.delete(f"/api/v1/photos/{photo}")
    shop.queue.work(lambda asked, told: work(asked, shop.segmenting, shop.source.current, told))
    told = answer_of(client.get(f"/api/v1/jobs/{job['id']}"), JobFacts)
    assert told["state"] == "failed"
    assert "no photo" in told["error"]


def test_without_a_worker_long_work_says_the_cure_and_short_work_is_done(client, shop, photo):
    shop.queue.working = False
    told = problem_of(find(client, photo, background=True), "unavailable", "background")
    assert "penat work" in told["detail"]
    shop.segmenter.takes = 60.0
    assert "penat work" in problem_of(find(client, photo), "unavailable")["detail"]
    shop.segmenter.takes = 12.0  # a little long is better than not at all
    found(client, photo)


def test_a_missing_model_is_told_and_what_was_kept_is_given(client, shop, photo):
    kept = found(client, photo)
    shop.embedder.name = "another"
    problem_of(find(client, photo, mode="full"), "unavailable", "photo")
    assert found(client, photo, 200) == kept


def test_a_segmenter_whose_weights_are_missing_is_told(shop, photo):
    class Missing(FixedSegmenter):
        def segment(self, picture, wish, progress=None):
            raise Unavailable("the weights are not here; put them into models", field="segmenter")

    shop.segmenting._segmenter = Missing()
    assert "weights" in problem_of(find(shop.client(), photo), "unavailable")["detail"]


def test_work_is_counted_and_what_was_done_before_is_not(shop, photo):
    client = shop.client(upload_limit="2/minute")
    elsewhere = {"REMOTE_ADDR": "203.0.113.7"}

    def ask(**body):
        return client.post(f"/api/v1/photos/{photo}/segments", json=body, environ_overrides=elsewhere)

    assert ask().status_code == 201
    assert [ask().status_code for _ in range(5)] == [200] * 5
    assert ask(mode="full").status_code == 201
    problem_of(ask(mode="prompt", prompt="red"), "too-many-requests")
