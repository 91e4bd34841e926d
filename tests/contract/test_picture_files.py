import os

import pytest

from penat.adapters.picture_files import PictureFiles
from penat.domain.errors import InvalidInput
from penat.domain.ingestion import Problem, ReadPicture
from tests.fakes.shop import draw_shop, encoded, picture


@pytest.fixture
def shop(tmp_path):
    return draw_shop(tmp_path / "data", {"chair": 3, "Plant pot": 1, "椅子": 1, "_rooms": 2, ".cache": 1})


def reasons(problems) -> dict[str, str]:
    return {problem.path: problem.reason for problem in problems}


def read_all(root, **options):
    source = PictureFiles(root, **options)
    return list(source.read(source.find()[0], lambda pixels: pixels, ()))


def test_folders_are_categories_except_those_set_aside(shop):
    files, problems = PictureFiles(shop).find()
    assert [(file.path, file.category) for file in files] == [
        ("Plant pot/Plant pot-0.png", "Plant pot"),
        ("chair/chair-0.png", "chair"), ("chair/chair-1.png", "chair"), ("chair/chair-2.png", "chair"),
        ("椅子/椅子-0.png", "椅子"),
    ]  # fmt: skip
    assert not problems


def test_files_beside_the_categories_and_hidden_ones_are_no_pictures(shop):
    (shop / "links.csv").write_text("image\n")
    (shop / "chair" / ".DS_Store").write_bytes(b"x")
    files, problems = PictureFiles(shop).find()
    assert len(files) == 5
    assert not problems


def test_a_folder_in_a_category_and_a_pipe_are_reported(shop):
    (shop / "chair" / "more").mkdir()
    os.mkfifo(shop / "chair" / "pipe.jpg")
    _, problems = PictureFiles(shop).find()
    assert set(reasons(problems)) == {"chair/more", "chair/pipe.jpg"}
    assert "not a regular file" in reasons(problems)["chair/pipe.jpg"]


def test_links_that_lead_out_are_reported_and_links_inside_are_followed(shop, tmp_path):
    outside = tmp_path / "secret.png"
    outside.write_bytes(encoded(picture(50)))
    (shop / "chair" / "out.png").symlink_to(outside)
    (shop / "chair" / "loop.png").symlink_to(shop / "chair" / "loop.png")
    (shop / "chair" / "gone.png").symlink_to(shop / "chair" / "nowhere.png")
    (shop / "table").symlink_to(tmp_path)
    (shop / "chair" / "in.png").symlink_to(shop / "chair" / "chair-0.png")
    files, problems = PictureFiles(shop).find()
    assert "chair/in.png" in [file.path for file in files]
    assert set(reasons(problems)) == {"chair/out.png", "chair/loop.png", "chair/gone.png", "table"}
    assert "leads out" in reasons(problems)["chair/out.png"]
    assert "leads out" in reasons(problems)["table"]


def test_a_missing_folder_is_an_error(tmp_path):
    with pytest.raises(InvalidInput, match="is not a folder"):
        PictureFiles(tmp_path / "nothing").find()


@pytest.mark.parametrize(("threads", "ahead"), [(1, 0), (2, 3), (8, 100)])
def test_pictures_come_in_order_however_they_are_read_ahead(shop, threads, ahead):
    found = read_all(shop, threads=threads, ahead=ahead)
    assert [entry.file.path for entry in found] == [file.path for file in PictureFiles(shop).find()[0]]
    assert all(isinstance(entry, ReadPicture) and entry.rendering is not None for entry in found)


def test_a_wrong_extension_does_not_matter_and_a_wrong_content_is_reported(shop):
    (shop / "chair" / "a.jpg").write_bytes(encoded(picture(60), "WEBP"))
    (shop / "chair" / "b.txt").write_bytes(encoded(picture(61)))
    (shop / "chair" / "c.jpg").write_bytes(b"not a picture")
    (shop / "chair" / "d.jpg").write_bytes(b"")
    found = {getattr(entry, "path", None) or entry.file.path: entry for entry in read_all(shop)}
    assert isinstance(found["chair/a.jpg"], ReadPicture)
    assert isinstance(found["chair/b.txt"], ReadPicture)
    assert isinstance(found["chair/c.jpg"], Problem)
    assert found["chair/d.jpg"] == Problem("skipped", "chair/d.jpg", "the file is empty (0 bytes)")


def test_a_file_that_went_away_is_reported(shop):
    source = PictureFiles(shop)
    files, _ = source.find()
    (shop / "chair" / "chair-1.png").unlink()
    found = list(source.read(files, lambda pixels: pixels, ()))
    assert [entry.path for entry in found if isinstance(entry, Problem)] == ["chair/chair-1.png"]


def test_a_known_content_is_not_decoded(shop):
    first = read_all(shop)
    known = {first[0].file_sha256}
    again = list(PictureFiles(shop).read([entry.file for entry in first], lambda pixels: pixels, known))
    assert [entry.rendering is None for entry in again] == [True, False, False, False, False]


def test_reading_can_be_left_early(shop):
    reading = PictureFiles(shop).read(PictureFiles(shop).find()[0], lambda pixels: pixels, ())
    next(reading)
    reading.close()


@pytest.mark.parametrize(
    ("name", "told", "reason"),
    [
        (b"\xffold.png", r"chair/\udcffold.png", "not UTF-8"),
        (b"two\nlines.png", r"chair/two\x0alines.png", "control characters"),
        (b"\x1b[31mred.png", r"chair/\x1b[31mred.png", "control characters"),
    ],
)
def test_a_name_that_cannot_be_written_down_is_left_out_and_told_readably(tmp_path, name, told, reason):
    draw_shop(tmp_path, {"chair": 1})
    try:
        (tmp_path / "chair" / os.fsdecode(name)).write_bytes(encoded(picture(5)))
    except OSError:
        pytest.skip("this file system keeps no such names")
    files, problems = PictureFiles(tmp_path).find()
    assert [file.path for file in files] == ["chair/chair-0.png"]
    assert [(problem.path, reason in problem.reason) for problem in problems] == [(told, True)]
