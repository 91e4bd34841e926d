"""Whether photos find their items, with an embedder and a segmenter whose answers can be seen by eye."""

import json

import numpy as np
import pytest
from click.testing import CliRunner
from PIL import Image

from penat.cli.main import cli
from penat.domain.piece import Piece
from penat.lab.photo_retrieval import RoomItem, of_rooms, of_views, rank, summary
from tests.fakes import circle


class ByBrightness:
    """Embeds a picture by how bright what is not white in it is: grey level g lies at g/255 of a quarter circle."""

    name, dim, sha256 = "fake", 4, ""

    def embed_pictures(self, pictures):
        darks = [np.append(one[one < 235], 250 if one.min() >= 235 else []) for one in pictures]  # cut-outs lie on 240
        angles = [float(dark.mean()) / 255 * np.pi / 2 for dark in darks]
        return np.array([[np.cos(a), np.sin(a), 0, 0] for a in angles], dtype=np.float32)

    def embed_texts(self, texts):
        raise NotImplementedError


class Everything:
    """Finds what is not nearly white, as one piece."""

    name, sha256, classes, reads_prompts = "everything", "0", ("chair",), False

    def segment(self, picture, wish, progress=None):
        mask = picture.min(axis=2) < 235
        return [Piece(mask, "chair", 0.9)] if mask.any() else []

    def seconds(self, height, width, wish):
        return 0.0


def photo(row, count=40, *, box=(8, 8, 16, 16)):
    """Return a picture on white with a square of the brightness of row *row*."""
    picture = np.full((64, 64, 3), 255, dtype=np.uint8)
    left, top, width, height = box
    picture[top : top + height, left : left + width] = round(row / (count - 1) * 230)
    return picture


@pytest.fixture
def catalogue():
    angles = np.arange(40) / 39 * 230 / 255 * np.pi / 2
    vectors = np.stack([np.cos(angles), np.sin(angles), 0 * angles, 0 * angles], axis=1).astype(np.float32)
    return circle.catalogue(circle.shelf("chair", 40, vectors=vectors))


def test_a_rank_counts_designs_and_not_pictures(catalogue):
    shelf = circle.shelf("chair", 6, groups=[0, 0, 0, 1, 2, 3])
    small = circle.catalogue(shelf)
    assert rank(small, "chair-002", shelf.vectors[5]) == (4, 4)
    assert rank(small, "chair-000", shelf.vectors[2]) == (1, 1)


def test_views_find_their_items_whole_and_by_piece(catalogue):
    views = [(f"chair-{row:03d}", photo(row)) for row in (3, 17, 30)]
    whole, piece = of_views(catalogue, views, ByBrightness(), Everything())
    assert (whole.way, whole.photos) == ("whole picture", 3)
    assert piece.at1 == piece.at5 == 1.0
    assert piece.at1_interval == (1.0, 1.0)


def test_an_item_whose_piece_is_not_found_counts_as_missed(catalogue):
    room = photo(17)
    rooms = [([RoomItem("chair-017", (8, 8, 16, 16)), RoomItem("chair-030", (40, 40, 10, 10))], room)]
    found = {one.way: one for one in of_rooms(catalogue, rooms, ByBrightness(), Everything())}
    assert found["piece"].at1 == 0.5
    assert found["piece"].at5 == 0.5
    assert found["piece"].photos == 2


def test_nothing_to_judge_is_an_error():
    with pytest.raises(ValueError, match="no photo"):
        summary("piece", [])


@pytest.fixture
def served(monkeypatch, catalogue, tmp_path):
    source = type("Source", (), {"current": staticmethod(lambda: catalogue)})
    monkeypatch.setattr("penat.wiring.catalogue.build_source", lambda settings: source)
    monkeypatch.setattr("penat.wiring.models.build_embedder", lambda settings, name: ByBrightness())
    monkeypatch.setattr("penat.wiring.segmenters.build_segmenter", lambda settings, name=None: Everything())
    Image.fromarray(photo(17)).save(tmp_path / "chair-017.png")
    return tmp_path


def test_the_command_prints_a_line_for_each_way(served):
    told = CliRunner().invoke(cli, ["evaluate", "photos", "--views", str(served)])
    assert told.exit_code == 0, told.output
    assert [line.split("  ")[0] for line in told.output.splitlines()[2:]] == ["whole picture", "piece"]


def test_rooms_are_read_from_their_listing(served):
    listed = {"chair-017.png": {"scene": "a", "items": ["chair-017"], "boxes": {"chair-017": [8, 8, 16, 16]}}}
    (served / "rooms.json").write_text(json.dumps(listed))
    told = json.loads(CliRunner().invoke(cli, ["evaluate", "photos", "--rooms", str(served), "--json"]).output)
    assert {one["way"]: one["at1"] for one in told}["piece"] == 1.0


@pytest.mark.parametrize(
    ("name", "content", "words", "said"),
    [
        ("stranger.png", None, ["--views"], "named after no item"),
        ("rooms.json", "[]", ["--rooms"], "rooms.json"),
        ("rooms.json", '{"a.jpg": {"boxes": {"sofa": [0, 0, 1, 1]}}}', ["--rooms"], "sofa"),
    ],
)
def test_what_does_not_fit_is_refused_by_name(served, name, content, words, said):
    if content is None:
        Image.fromarray(photo(1)).save(served / name)
    else:
        (served / name).write_text(content)
    told = CliRunner().invoke(cli, ["evaluate", "photos", *words, str(served)])
    assert told.exit_code != 0
    assert said in told.output


def test_without_pictures_it_asks_for_them():
    assert "--views" in CliRunner().invoke(cli, ["evaluate", "photos"]).output
