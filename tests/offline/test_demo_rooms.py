"""What stands in the demo's rooms, and where: planned without a renderer."""

import json
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest

from not_for_server.demo_catalogue.design import CATEGORIES, make_design
from not_for_server.demo_catalogue.designs import module_of
from not_for_server.demo_catalogue.listing import listing
from not_for_server.demo_catalogue.rooms_again import another_variation, view_jobs
from not_for_server.demo_catalogue.rooms_body import Body, Stand, collide
from not_for_server.demo_catalogue.rooms_film import develop
from not_for_server.demo_catalogue.rooms_jobs import PER_ROOM, seen_pieces, training_job, unfinished
from not_for_server.demo_catalogue.rooms_plan import furnish
from not_for_server.demo_catalogue.rooms_scenes import SCENES
from not_for_server.demo_catalogue.rooms_shipped import SIZE, read_rooms, room_entry, shipped_jobs, write_rooms
from not_for_server.demo_catalogue.rooms_view import Camera, draw_camera, draw_shell
from not_for_server.demo_catalogue.seeds import HELD_OUT, TRAINING
from not_for_server.demo_catalogue.variation import catalogue_variation
from penat.adapters.links_csv import LinksCsv
from penat.adapters.picture_files import PictureFiles

DATA = Path(__file__).resolve().parents[2] / "data"
MEASURES = {
    "chair": (0.6, 0.6, 0.9), "bed": (1.6, 2.1, 1.0), "couch": (2.0, 0.95, 0.85), "table": (1.2, 0.7, 0.5),
    "lamp": (0.4, 0.4, 1.5), "storage": (1.0, 0.4, 1.2), "rug": (1.7, 2.4, 0.01),
}  # fmt: skip


@pytest.fixture(scope="module")
def designs():
    return [item.design for item in listing()]


@pytest.fixture(scope="module")
def shipped(designs):
    return shipped_jobs(designs, Path("rooms"))


def body_of(design) -> Body:
    """A piece of its category's usual measures; tables have a spot for a lamp."""
    wide, deep, high = MEASURES[design.category]
    small = design.category == "lamp" and design.kind in ("table", "desk", "mushroom", "lantern")
    hangs = design.kind in ("pendant", "chandelier")
    wide, deep, high = (0.3, 0.3, 0.45) if small else (wide, deep, high)
    low = 1.3 if hangs else 0.0
    spots = ((0.0, 0.0, high),) if design.category in ("table", "storage") else ()
    corner = (-wide / 2, -deep / 2, low), (wide / 2, deep / 2, 2.0 if hangs else high)
    return Body(design, *corner, spots=spots, hangs=hangs)


def planned(number: int) -> tuple[list[Stand], float, float]:
    job = training_job(Path("out"), "training", number)
    bodies = [(want.role, body_of(want.design)) for want in job.wanted for _ in range(want.copies)]
    shell = job.shell
    return furnish(shell.width, shell.depth, bodies, np.random.default_rng(number)), shell.width, shell.depth


def test_no_piece_stands_in_another_or_outside_the_room():
    placed = 0
    for number in range(40):
        stands, width, depth = planned(number)
        placed += len(stands)
        assert not [pair for pair in combinations(stands, 2) if collide(*pair, margin=-0.01)]
        for stand in stands:
            left, front, right, back = stand.box
            assert stand.on or (-width / 2 <= left and right <= width / 2 and -depth <= front and back <= 0)
    assert placed > 40 * 4


def test_small_lamps_stand_on_furniture_and_hanging_ones_above_heads():
    seen = set()
    for number in range(40):
        for stand in (one for one in planned(number)[0] if one.on):
            hangs = stand.body.hangs
            seen.add(hangs)
            assert stand.z + stand.body.low[2] > 1.0 if hangs else stand.z in (0.5, 1.2)
    assert seen == {True, False}


def test_a_piece_too_large_for_the_room_is_left_out():
    bed = body_of(make_design("bed", "boho", 1))
    assert furnish(1.5, 1.5, [("back", bed)], np.random.default_rng(0)) == []


def test_something_fits_into_the_nook_of_a_corner_sofa():
    """What a piece covers is told by its parts, not by the box around it."""
    couch, table = make_design("couch", "boho", 1), make_design("table", "boho", 1)
    corner = Body(couch, (-1, -1, 0), (1, 1, 0.8), covers=((-1, 0, 1, 1), (-1, -1, 0, 0)))
    side = Body(table, (-0.3, -0.3, 0), (0.3, 0.3, 0.5))
    assert not collide(Stand(corner, 0, 0), Stand(side, 0.5, -0.5))
    assert collide(Stand(corner, 0, 0), Stand(side, -0.5, -0.5))
    assert collide(Stand(corner, 0, 0, turn=np.pi / 2), Stand(side, 0.5, -0.5))


def test_every_kind_a_room_wants_exists():
    wishes = [wish for scene in SCENES.values() for wish in scene]
    assert not [(w.category, kind) for w in wishes for kind in w.kinds if kind not in module_of(w.category).KINDS]


def test_64_rooms_ship_each_of_one_style_and_of_shipped_items(shipped, designs):
    known = {design.id: design for design in designs}
    assert len(shipped) == 64 == len({job.id for job in shipped})
    for job in shipped:
        assert len({want.design.id for want in job.wanted}) == len(job.wanted) >= 5
        assert all(known[want.design.id] == want.design for want in job.wanted)
        assert {want.design.style for want in job.wanted} == {job.style}


def test_two_pictures_share_a_room_and_differ_in_their_camera(shipped):
    for one, other in zip(shipped[::2], shipped[1::2], strict=True):
        assert (one.wanted, one.shell, one.seed) == (other.wanted, other.shell, other.seed)
        assert {one.side, other.side} == {-1, 1}


def test_the_shipped_rooms_are_the_same_every_time(shipped, designs):
    assert shipped_jobs(designs, Path("rooms")) == shipped


def test_training_rooms_are_their_number_s_and_held_out_pieces_are_never_trained_on(tmp_path):
    for batch, seeds in (("training", TRAINING), ("held_out", HELD_OUT)):
        job = training_job(tmp_path, batch, 7)
        assert job == training_job(tmp_path, batch, 7)
        assert all(want.design.seed in seeds for want in job.wanted)
        assert len(job.wanted) <= PER_ROOM
        assert {want.design.style for want in job.wanted} == {job.style}
    with pytest.raises(ValueError, match="has no seed"):
        training_job(tmp_path, "held_out", 100_000)


def test_a_stopped_run_goes_on_where_it_was(tmp_path):
    """A room counts as rendered with picture, mask and line; a line cut off by a kill is taken away."""
    rooms = [training_job(tmp_path, "training", number) for number in range(4)]
    lines = tmp_path / "rooms.jsonl"
    whole = "".join(json.dumps({"file": room.target.name}) + "\n" for room in rooms[:3])
    lines.write_text(whole + '{"file": "0000')
    for room in rooms[:2]:
        room.target.touch()
        room.mask.touch()
    rooms[1].mask.unlink()
    assert unfinished(rooms, lines) == rooms[1:]
    assert lines.read_text() == whole


def test_the_box_around_a_piece_is_tight():
    mask = np.zeros((20, 30), dtype=np.uint8)
    mask[4:9, 10:17] = 2
    design = make_design("chair", "boho", 1)
    (piece,) = seen_pieces(mask, [design, design])
    assert (piece["value"], piece["area"], piece["box"]) == (2, 35, [10, 4, 7, 5])


def test_a_room_tells_the_copy_that_shows_most_and_leaves_out_what_hardly_shows(shipped):
    told = {"pieces": [
        {"id": "a", "area": 900, "box": [0, 0, 30, 30]}, {"id": "a", "area": 1600, "box": [50, 50, 40, 40]},
        {"id": "b", "area": 100, "box": [0, 0, 10, 10]},
    ]}  # fmt: skip
    entry = room_entry(shipped[0], told)
    assert entry["items"] == ["a"]
    assert entry["boxes"] == {"a": [50, 50, 40, 40]}
    assert entry["scene"] == room_entry(shipped[1], told)["scene"]


def test_rooms_json_reads_back(tmp_path):
    rooms = {"b.jpg": {"scene": "s", "items": ["x"]}, "a.jpg": {"scene": "s", "items": []}}
    write_rooms(tmp_path / "_rooms" / "rooms.json", rooms)
    assert read_rooms(tmp_path / "_rooms" / "rooms.json") == rooms
    assert read_rooms(tmp_path / "rooms.json") == {}


def test_a_camera_sees_what_it_looks_at_in_the_middle():
    camera = Camera((0, -4, 1), (0, 0, 1), 36.0, 400, 200)
    seen, depth = camera.project(np.array([(0, 0, 1), (2, 0, 1), (0, 0, 2)]))
    assert np.allclose(depth, 4)
    assert np.allclose(seen, [(0.5, 0.5), (1.0, 0.5), (0.5, 0.0)])


def test_the_camera_stays_between_the_walls():
    rng = np.random.default_rng(3)
    for number in range(8):
        stands, width, depth = planned(number)
        camera = draw_camera(rng, draw_shell(rng, "boho", (width, depth), 0.0), stands, (320, 240), side=1)
        assert abs(camera.place[0]) < width / 2


@pytest.mark.parametrize("brightness", [0.35, 0.6])
def test_a_picture_is_developed_to_its_brightness(brightness):
    light = np.random.default_rng(0).uniform(0, 0.3, (40, 40, 3))
    assert np.mean(develop(light, brightness)) / 255 == pytest.approx(brightness, abs=0.02)
    assert develop(np.zeros((8, 8, 3)), brightness).max() == 0
    assert develop(np.full((8, 8, 3), np.inf), brightness).min() > 200


def test_an_item_is_photographed_anew_from_another_side_and_light(designs):
    for design in designs[::7]:
        first, second = catalogue_variation(design), another_variation(design)
        assert abs(second.azimuth - first.azimuth) >= 20
        assert np.sign(second.key_azimuth) != np.sign(first.key_azimuth)
        assert abs(second.warmth - first.warmth) >= 0.1
        assert second.backdrop != first.backdrop


def test_the_items_photographed_anew_are_spread_over_the_categories(designs, tmp_path):
    jobs = view_jobs(designs, tmp_path, 250)
    counts = [sum(job.design.category == category for job in jobs) for category in CATEGORIES]
    assert len({job.id for job in jobs}) == 250 == sum(counts)
    assert max(counts) - min(counts) <= 1


def test_ingestion_takes_no_room_for_a_piece(tmp_path):
    """Folders that begin with "_" are no categories, and rooms.json is no table of links."""
    (tmp_path / "chair").mkdir()
    (tmp_path / "chair" / "a.jpg").write_bytes(b"x")
    write_rooms(tmp_path / "_rooms" / "rooms.json", {"r.jpg": {"scene": "s", "items": ["a"]}})
    (tmp_path / "_rooms" / "r.jpg").write_bytes(b"x")
    files, problems = PictureFiles(tmp_path).find()
    assert [file.path for file in files] == ["chair/a.jpg"]
    assert not problems
    assert LinksCsv(tmp_path / "links.csv").addresses() == []


def test_the_rooms_that_ship_show_shipped_items(designs):
    rooms = read_rooms(DATA / "_rooms" / "rooms.json")
    if not rooms:
        pytest.skip("data/_rooms is not there")
    styles = {design.id: design.style for design in designs}
    pictures = {path.name: path.stat().st_size for path in (DATA / "_rooms").glob("*.jpg")}
    assert set(pictures) == set(rooms)
    assert len(rooms) >= 64
    assert sum(pictures.values()) < 5_000_000
    for room in rooms.values():
        assert set(room["boxes"]) == set(room["items"])
        assert {styles[item] for item in room["items"]} == {room["style"]}
        for left, top, width, height in room["boxes"].values():
            assert 0 <= left < left + width <= SIZE[0]
            assert 0 <= top < top + height <= SIZE[1]
