"""What rooms say of what goes together, on worlds where the answer was planted."""

import json

import numpy as np
import pytest
from click.testing import CliRunner

from penat.cli.main import cli
from penat.domain.compatibility import Space, Strength, blended, fitted
from penat.domain.errors import InvalidInput
from penat.domain.geometry import normalised
from penat.lab.room_matches import Rooms, auc, judged, questions_of

CHAIRS, BEDS = 40, 40


def world(seed, *, told_by):
    """Return chairs and beds of five styles, and rooms of one style each.

    *told_by* "distance" puts a style's chairs and beds near to each other; "rooms" turns the beds' styles round, so
    that distance leads astray and only rooms tell.
    """
    rng = np.random.default_rng(seed)
    directions = np.eye(12)[:5]
    style = np.arange(CHAIRS + BEDS) % 5
    shown = style.copy()
    if told_by == "rooms":
        shown[CHAIRS:] = (style[CHAIRS:] + 2) % 5
    vectors = normalised(directions[shown] + 0.15 * rng.normal(size=(len(style), 12)) + 0.5 * np.eye(12)[8])
    category = np.repeat([0, 1], [CHAIRS, BEDS])
    rooms, scenes = [], []
    for scene in range(30):
        of = np.flatnonzero(style == scene % 5)
        for _ in range(2):
            chair, bed = rng.choice(of[of < CHAIRS]), rng.choice(of[of >= CHAIRS])
            rooms.append((int(chair), int(bed)))
            scenes.append(f"scene-{scene}")
    return Space(vectors, category), Rooms(tuple(rooms), tuple(scenes))


def test_where_distance_tells_rooms_add_nothing_and_nearest_stays():
    verdict = judged(*world(1, told_by="distance"), ["chair", "bed"])
    assert verdict.overall["nearest"].auc > 0.88  # beds of the style that did not stand in this room count as wrong
    assert verdict.default == "nearest"


def test_where_only_rooms_tell_the_blend_becomes_the_default():
    verdict = judged(*world(2, told_by="rooms"), ["chair", "bed"])
    assert verdict.overall["nearest"].auc < 0.6
    assert verdict.overall["rooms"].auc > 0.9
    assert verdict.overall["learned"].auc > 0.8
    assert verdict.overall["blend"].auc > 0.9
    assert verdict.overall["blend"].fill_in_the_blank > 0.65
    assert verdict.blend_minus_nearest[1][0] > 0
    assert verdict.default == "blend"
    assert set(verdict.pairs) == {"chair to bed", "bed to chair"}


def test_rooms_put_together_at_random_do_not_become_the_default():
    space, rooms = world(3, told_by="rooms")
    rng = np.random.default_rng(0)
    beds = rng.permutation([bed for _, bed in rooms.items])
    mixed = Rooms(tuple((chair, int(bed)) for (chair, _), bed in zip(rooms.items, beds, strict=True)), rooms.scenes)
    verdict = judged(space, mixed, ["chair", "bed"])
    assert verdict.default == "nearest"
    assert 0.35 < verdict.overall["rooms"].auc < 0.65


def test_a_scene_is_never_learned_from_and_judged():
    space, rooms = world(4, told_by="rooms")
    alone = tuple(f"room-{place}" for place in range(len(rooms.items)))
    twice = Rooms(rooms.items + rooms.items, alone + alone)  # every room again, in the same scene
    assert judged(space, twice, ["chair", "bed"]).overall["rooms"].auc == pytest.approx(
        judged(space, Rooms(rooms.items, alone), ["chair", "bed"]).overall["rooms"].auc, abs=0.1
    )


def test_scenes_of_the_test_rooms_are_not_learned_from():
    space, rooms = world(5, told_by="rooms")
    verdict = judged(space, rooms, ["chair", "bed"], test=rooms.only({"scene-0", "scene-1", "scene-2"}))
    assert verdict.overall["blend"].scenes == 3
    with pytest.raises(InvalidInput, match="fewer than two scenes"):
        judged(space, rooms.only({"scene-0"}), ["chair", "bed"])


def test_candidates_are_items_of_the_other_category_that_were_seen():
    space, rooms = world(6, told_by="rooms")
    seen = {row for room in rooms.items for row in room}
    for asked in questions_of(space, rooms, 0):
        assert set(asked.candidates.tolist()) <= seen
        assert set(space.category[asked.candidates].tolist()) == {1 - int(space.category[asked.row])}
        assert not asked.right[asked.blanks].any()


def test_the_auc_is_the_chance_that_right_beats_wrong():
    assert auc(np.array([3.0, 2.0, 1.0]), np.array([True, False, False])) == 1.0
    assert auc(np.array([1.0, 1.0, 0.0]), np.array([True, False, False])) == 0.75


def test_without_a_room_of_two_categories_nothing_is_claimed():
    space, _ = world(7, told_by="rooms")
    found = fitted(space, [(0, 1)], Strength(), space.traits())
    some = np.arange(CHAIRS, CHAIRS + 5)
    assert found.scores("rooms", 0, some) == pytest.approx(0.0)
    assert found.scores("learned", 0, some) == pytest.approx(0.0)
    scores = {name: found.scores(name, 0, some) for name in ("nearest", "rooms", "learned")}
    assert np.argsort(blended(scores, np.array([0.5, 0.25, 0.25]))).tolist() == np.argsort(scores["nearest"]).tolist()


@pytest.fixture
def files(tmp_path):
    """Write the planted world as files; return the command's words."""
    space, rooms = world(2, told_by="rooms")
    ids = [f"{'chair' if row < CHAIRS else 'bed'}/{row}" for row in range(CHAIRS + BEDS)]
    np.savez(tmp_path / "v.npz", ids=np.array(ids), vectors=space.vectors)
    told = {
        f"photo-{place}": {"scene": scene, "items": [ids[row] for row in room], "boxes": {}}
        for place, (room, scene) in enumerate(zip(rooms.items, rooms.scenes, strict=True))
    }
    (tmp_path / "rooms.json").write_text(json.dumps(told))
    return ["evaluate", "matches", "--vectors", str(tmp_path / "v.npz"), "--rooms", str(tmp_path / "rooms.json")]


def test_the_command_tells_the_same_as_json_and_as_a_table(files):
    told = json.loads(CliRunner().invoke(cli, [*files, "--json"]).output)
    assert set(told["overall"]) == {"nearest", "rooms", "learned", "blend"}
    assert told["overall"]["blend"]["interval"][0] <= told["overall"]["blend"]["auc"]
    assert told["default"] == "blend"
    assert told["blend_minus_nearest"]["interval"][0] > 0
    table = CliRunner().invoke(cli, files)
    assert "becomes the default" in table.output


def test_rooms_that_do_not_fit_are_refused_by_name(files, tmp_path):
    for content, said in (
        ('{"a": {"scene": "s", "items": ["chair/999"]}}', "chair/999"),
        ('{"a": {"scene": "s"}}', "a.items"),
        ("[]", "the file"),
        ("nonsense", "the file"),
    ):
        (tmp_path / "rooms.json").write_text(content)
        answer = CliRunner().invoke(cli, files)
        assert answer.exit_code != 0
        assert said in answer.output
