"""Directories to judge on a disk: made whole, gone on with after any end, read as a person left them."""

import json
import shutil
import threading

import pytest

from penat.adapters.annotated_file import append_answers, held_already
from penat.adapters.annotation_dirs import UNFINISHED, make_directories, read_judged
from penat.domain.annotated_files import Answer
from penat.domain.errors import InvalidInput, NotFound, Unavailable
from tests.fakes.shop import encoded, picture

SHEETS = [["oak", "ash", "elm"], ["sofa", "divan", "elm"], ["bed", "cot"]]
WISH = {"release": "r1", "n": 3, "category": None}


@pytest.fixture
def shop(tmp_path):
    """Pictures by item; taking one away makes it unknown."""
    folder = tmp_path / "pictures"
    folder.mkdir()
    for number, item in enumerate(sorted({item for sheet in SHEETS for item in sheet})):
        (folder / f"{item}.jpg").write_bytes(encoded(picture(number), "JPEG"))

    def picture_of(item):
        path = folder / f"{item}.jpg"
        if not path.exists():
            raise NotFound(f"there is no picture of {item}")
        return path

    picture_of.folder = folder
    return picture_of


def files(folder):
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_directories_and_pictures_are_numbered_and_samples_tells_what_was_shown(tmp_path, shop):
    told = []
    made = make_directories(tmp_path / "out", WISH, lambda: SHEETS, shop, lambda *counts: told.append(counts))
    assert files(tmp_path / "out") == [
        "0_oak/0_oak.jpg", "0_oak/1_ash.jpg", "0_oak/2_elm.jpg", "1_sofa/0_sofa.jpg", "1_sofa/1_divan.jpg",
        "1_sofa/2_elm.jpg", "2_bed/0_bed.jpg", "2_bed/1_cot.jpg", "samples.json",
    ]  # fmt: skip
    assert json.loads((tmp_path / "out/samples.json").read_text()) == {sheet[0]: sheet for sheet in SHEETS}
    assert not made.left_out
    assert told == [(0, 3), (1, 3), (2, 3), (3, 3)]


def test_an_edited_picture_leaves_the_release_as_it_is(tmp_path, shop):
    make_directories(tmp_path / "out", WISH, lambda: SHEETS, shop)
    before = shop("oak").read_bytes()
    (tmp_path / "out/0_oak/0_oak.jpg").write_bytes(b"scribbled")
    assert shop("oak").read_bytes() == before


def test_what_cannot_be_loaded_is_left_out_of_directory_and_samples_and_told(tmp_path, shop):
    shop("ash").write_bytes(b"no picture")
    shop("sofa").unlink()
    shop("cot").write_bytes(encoded(picture(1), "JPEG")[:400])
    made = make_directories(tmp_path / "out", WISH, lambda: SHEETS, shop)
    assert files(tmp_path / "out") == ["0_oak/0_oak.jpg", "0_oak/1_elm.jpg", "samples.json"]
    assert json.loads((tmp_path / "out/samples.json").read_text()) == {"oak": ["oak", "elm"]}
    assert [note.path for note in made.left_out] == ["oak/ash", "sofa", "bed/cot", "bed"]
    assert made.left_out[-1].reason == "none of its nearest could be loaded"
    assert said(read_judged(tmp_path / "out")) == {"oak": ()}


def said(reading):
    return {one.shown[0]: one.dropped for one in reading.answers}


def test_a_run_that_ended_goes_on_with_what_was_chosen_and_keeps_what_a_person_did(tmp_path, shop):
    out = tmp_path / "out"

    def broken(item):
        if item == "bed":
            raise KeyboardInterrupt
        return shop(item)

    with pytest.raises(KeyboardInterrupt):
        make_directories(out, WISH, lambda: SHEETS, broken)
    assert not (out / "samples.json").exists()
    with pytest.raises(InvalidInput, match="the same settings"):
        read_judged(out)
    (out / "0_oak/1_ash.jpg").unlink()
    shutil.rmtree(out / "1_sofa")
    made = make_directories(out, WISH, lambda: pytest.fail("they are chosen already"), shop)
    assert list(made.samples) == ["oak", "sofa", "bed"]
    reading = read_judged(out)
    assert said(reading) == {"oak": ("ash",), "bed": ()}
    assert reading.gone == ("sofa",)
    assert not (out / UNFINISHED).exists()


@pytest.mark.parametrize("keep", range(0, 900, 25))
def test_a_log_cut_anywhere_leads_to_the_same_end(tmp_path, shop, keep):
    """The log's last line may be half on disk, and a directory may have been noted but not yet named."""
    out = tmp_path / "out"
    with pytest.raises(ZeroDivisionError):
        make_directories(out, WISH, lambda: SHEETS, shop, lambda done, _: 1 // (3 - done))
    log = (out / UNFINISHED).read_bytes()
    (out / UNFINISHED).write_bytes(log[:keep])
    (out / "1_sofa").rename(out / ".partial-1_sofa")
    for name in ("0_oak", "2_bed"):
        shutil.rmtree(out / name) if len(log) > keep else None
    make_directories(out, WISH, lambda: SHEETS, shop)
    assert set(said(read_judged(out))) >= ({"sofa"} if keep else {"oak", "sofa", "bed"})
    assert not list(out.glob(".partial-*"))


def test_a_run_of_other_settings_is_refused(tmp_path, shop):
    with pytest.raises(ZeroDivisionError):
        make_directories(tmp_path / "out", WISH, lambda: SHEETS, shop, lambda done, _: 1 // (1 - done))
    with pytest.raises(InvalidInput, match="unfinished run with n 3;"):
        make_directories(tmp_path / "out", WISH | {"n": 4}, lambda: SHEETS, shop)


def test_nothing_is_put_into_a_directory_that_holds_anything(tmp_path, shop):
    out = tmp_path / "out"
    make_directories(out, WISH, lambda: SHEETS, shop)
    with pytest.raises(InvalidInput, match="not empty"):
        make_directories(out, WISH, lambda: SHEETS, shop)
    other = tmp_path / "other"
    other.mkdir()
    (other / ".DS_Store").touch()
    make_directories(other, WISH, lambda: SHEETS, shop)
    with pytest.raises(InvalidInput, match="is a file"):
        make_directories(other / "samples.json", WISH, lambda: SHEETS, shop)


def test_where_nothing_can_be_chosen_nothing_is_left_behind(tmp_path, shop):
    def none():
        raise InvalidInput("no design is left")

    with pytest.raises(InvalidInput, match="no design"):
        make_directories(tmp_path / "out", WISH, none, shop)
    make_directories(tmp_path / "out", WISH, lambda: SHEETS, shop)


def test_two_runs_at_once_are_told_apart(tmp_path, shop):
    refused = []

    def second(done, _):
        if done == 1:
            with pytest.raises(Unavailable, match="another process"):
                make_directories(tmp_path / "out", WISH, lambda: SHEETS, shop)
            refused.append(True)

    make_directories(tmp_path / "out", WISH, lambda: SHEETS, shop, second)
    assert refused == [True]


def test_a_damaged_log_says_what_to_do(tmp_path, shop):
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / UNFINISHED).write_text("[]\nnonsense\n")
    with pytest.raises(InvalidInput, match="is damaged; delete"):
        make_directories(tmp_path / "out", WISH, lambda: SHEETS, shop)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "is empty"),
        (b"{", "not JSON"),
        (b"\xff\xfe", "not UTF-8"),
        (b"[]", "not an object"),
        (b'{"oak": "ash"}', "not a list"),
        (b'{"oak": ["ash", "oak"]}', "itself first"),
        (b'{"oak": ["oak", "ash", "ash"]}', "twice"),
        (b'{"oak": ["oak"], "oak": ["oak", "ash"]}', "twice"),
        (b'{"oak": ["oak", "../../etc"]}', "no item id"),
        (b'{"oak": ["oak", 7]}', "no item id"),
        (b'{"oak": NaN}', "no JSON value"),
        (b"[" * 100_000, "nested too deeply"),
    ],
)
def test_samples_that_cannot_be_used_are_refused(tmp_path, content, told):
    (tmp_path / "samples.json").write_bytes(content)
    with pytest.raises(InvalidInput, match=told):
        read_judged(tmp_path)


def test_links_and_names_of_any_bytes_are_told_and_not_followed(tmp_path, shop):
    out = tmp_path / "out"
    make_directories(out, WISH, lambda: SHEETS, shop)
    (out / "3_elm").symlink_to(out / "0_oak")
    (out / "0_oak" / "deeper").symlink_to(out)
    (out / "1_sofa" / "caf\udce9.jpg").write_bytes(b"")
    reading = read_judged(out)
    assert set(said(reading)) == {"oak", "sofa", "bed"}
    assert [note.path for note in reading.notes] == ["0_oak/deeper", "1_sofa/caf\\xe9.jpg", "3_elm"]


ANSWERS = [Answer(("oak", "ash", "elm"), ("elm",)), Answer(("bed", "cot"), ())]


def test_a_file_is_appended_to_and_never_twice(tmp_path):
    file = tmp_path / "deep" / "annotated.json"
    assert append_answers(file, ANSWERS[:1]).added == 1
    got = append_answers(file, ANSWERS)
    assert (got.added, got.already) == (1, ("oak",))
    assert held_already(file, ANSWERS) == ("oak", "bed")
    assert json.loads(file.read_text()) == [
        {"pos": ["oak", "ash"], "neg": ["elm"]},
        {"pos": ["bed", "cot"], "neg": []},
    ]


def test_what_others_wrote_into_the_file_stays(tmp_path):
    file = tmp_path / "annotated.json"
    file.write_text('[{"pos": ["x"], "neg": [], "by": "ä", "weight": 0.50}]')
    file.chmod(0o640)
    append_answers(file, ANSWERS)
    assert json.loads(file.read_text())[0] == {"pos": ["x"], "neg": [], "by": "ä", "weight": 0.5}
    assert file.stat().st_mode & 0o777 == 0o640


def test_a_judgement_whose_main_picture_was_deleted_is_known_again(tmp_path):
    answers = [Answer(("oak", "ash", "elm"), ("oak",))]
    append_answers(tmp_path / "a.json", answers)
    assert append_answers(tmp_path / "a.json", answers).already == ("oak",)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "is empty"),
        (b'[{"pos": ["a"], "neg": []', "damaged"),
        (b'{"pos": []}', "not a list"),
        (b"[1]", "not an object"),
        (b'[{"pos": ["a"]}]', "entry 1 has no 'neg'"),
        (b'[{"pos": ["a"], "neg": ["a"]}]', "twice"),
        (b'[{"pos": "a", "neg": []}]', "not a list"),
        (b'[{"pos": ["A b"], "neg": []}]', "no item id"),
    ],
)
def test_a_damaged_file_is_refused_and_not_touched(tmp_path, content, told):
    file = tmp_path / "annotated.json"
    file.write_bytes(content)
    with pytest.raises(InvalidInput, match=told):
        append_answers(file, ANSWERS)
    assert file.read_bytes() == content


def test_many_loads_at_once_lose_nothing(tmp_path):
    file = tmp_path / "annotated.json"
    parts = [[Answer((f"m{part}-{one}", "x"), ()) for one in range(5)] for part in range(12)]
    threads = [threading.Thread(target=append_answers, args=(file, part)) for part in parts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    found = json.loads(file.read_text())
    assert sorted(entry["pos"][0] for entry in found) == sorted(one.shown[0] for part in parts for one in part)
    assert [path.name for path in tmp_path.iterdir() if path.name != file.name] == [".annotated.json.lock"]
