"""Pictures deleted, moved and renamed by people: what is taken, what is told, and what waits."""

import pytest

from penat.domain.judged_directories import directory_name, picture_name, read_directories

SAMPLES = {"oak": ("oak", "ash", "elm", "fir"), "sofa": ("sofa", "divan", "elm"), "bed": ("bed", "cot")}


def untouched():
    return {
        directory_name(place, main): [picture_name(index, item, ".jpg") for index, item in enumerate(shown)]
        for place, (main, shown) in enumerate(SAMPLES.items())
    }


def said(reading):
    return {one.shown[0]: one.dropped for one in reading.answers}


def test_what_is_left_is_alike_and_what_was_deleted_is_not():
    found = untouched()
    found["0_oak"].remove("2_elm.jpg")
    reading = read_directories(SAMPLES, found)
    assert said(reading) == {"oak": ("elm",), "sofa": (), "bed": ()}
    assert reading.answers[0].shown == SAMPLES["oak"]
    assert not reading.notes


def test_a_deleted_directory_says_nothing():
    found = untouched()
    del found["1_sofa"]
    reading = read_directories(SAMPLES, found)
    assert set(said(reading)) == {"oak", "bed"}
    assert reading.gone == ("sofa",)
    assert not reading.notes


def test_answers_are_in_the_order_of_the_numbers():
    found = {f"{place}_{main}": ["0_" + main + ".jpg"] for place, main in ((10, "oak"), (9, "bed"), (2, "sofa"))}
    assert list(said(read_directories(SAMPLES, found))) == ["sofa", "bed", "oak"]


def test_what_file_managers_leave_behind_is_passed_over_quietly():
    found = untouched()
    found["0_oak"] += ["Thumbs.db", ".DS_Store", "._0_oak.jpg", "desktop.ini"]
    found |= {"@eaDir": ["x.jpg"], ".Trashes": []}
    assert not read_directories(SAMPLES, found, [".DS_Store"]).notes


def test_a_picture_moved_into_another_directory_does_not_turn_into_a_negative():
    found = untouched()
    found["0_oak"].remove("1_ash.jpg")
    found["1_sofa"].append("1_ash.jpg")
    reading = read_directories(SAMPLES, found)
    assert set(said(reading)) == {"sofa", "bed"}
    assert said(reading)["sofa"] == ()
    assert reading.held == ("0_oak",)
    assert "was shown in 0_oak; move it back" in reading.notes[0].reason


@pytest.mark.parametrize("place", ["loose", "new folder", "below"])
def test_nor_does_one_moved_anywhere_else(place):
    found = untouched()
    found["0_oak"].remove("1_ash.jpg")
    loose = []
    if place == "loose":
        loose = ["1_ash.jpg"]
    elif place == "new folder":
        found["bad ones"] = ["1_ash.jpg"]
    else:
        found["0_oak"].append("bad/1_ash.jpg")
    reading = read_directories(SAMPLES, found, loose)
    assert set(said(reading)) == {"sofa", "bed"}
    assert reading.held == ("0_oak",)


def test_a_picture_moved_to_where_it_was_shown_too_holds_both_back():
    found = untouched()
    found["0_oak"].remove("2_elm.jpg")
    found["1_sofa"] = ["0_sofa.jpg", "1_divan.jpg", "2_elm.jpg"]
    assert set(said(read_directories(SAMPLES, found))) == {"oak", "sofa", "bed"}, "its own picture, in its place"
    samples = SAMPLES | {"sofa": ("sofa", "elm", "divan")}
    found["1_sofa"] = ["0_sofa.jpg", "2_divan.jpg", "2_elm.jpg"]
    reading = read_directories(samples, found)
    assert set(said(reading)) == {"bed"}
    assert reading.held == ("0_oak", "1_sofa")


def test_a_copied_picture_changes_nothing():
    found = untouched()
    found["1_sofa"].append("1_ash.jpg")
    reading = read_directories(SAMPLES, found)
    assert set(said(reading)) == {"oak", "sofa", "bed"}
    assert [note.path for note in reading.notes] == ["1_sofa/1_ash.jpg"]


@pytest.mark.parametrize(
    "name",
    ["1_ash.JPG", "1_ash.png", "1_ASH.jpeg", "ash.jpg", "7_ash.jpg", "1_ash (1).jpg", "1_ash - Copy.jpg"],
)
def test_a_renamed_picture_whose_id_can_be_read_is_still_there(name):
    found = untouched()
    found["0_oak"] = ["0_oak.jpg", name, "2_elm.jpg"]
    assert said(read_directories(SAMPLES, found))["oak"] == ("fir",)


@pytest.mark.parametrize("name", ["nice one.jpg", "IMG 0001.png", "1_äsh.jpg", "1_ash.jpg.part"])
def test_one_whose_id_cannot_be_read_holds_its_directory_back(name):
    found = untouched()
    found["0_oak"] = ["0_oak.jpg", name, "2_elm.jpg", "3_fir.jpg"]
    reading = read_directories(SAMPLES, found)
    assert "oak" not in said(reading)
    assert "give it back its name" in reading.notes[0].reason


def test_a_note_beside_the_pictures_is_told_and_left_alone():
    found = untouched()
    found["0_oak"] = ["0_oak.jpg", "notes.txt"]
    reading = read_directories(SAMPLES, found, ["todo.txt"])
    assert said(reading)["oak"] == ("ash", "elm", "fir")
    assert [note.path for note in reading.notes] == ["0_oak/notes.txt", "todo.txt"]


def test_a_renamed_directory_is_told_with_its_cure():
    found = untouched()
    found["chairs"] = found.pop("0_oak")
    reading = read_directories(SAMPLES, found)
    assert set(said(reading)) == {"sofa", "bed"}
    assert "0_oak" in reading.notes[0].reason
    assert reading.notes[0].path == "chairs"


def test_only_the_id_of_a_directory_matters():
    found = untouched()
    found["77_oak"] = found.pop("0_oak")
    assert "oak" in said(read_directories(SAMPLES, found))


def test_two_directories_of_one_question_both_wait():
    found = untouched()
    found["5_oak"] = list(found["0_oak"])
    reading = read_directories(SAMPLES, found)
    assert reading.held == ("0_oak", "5_oak")
    assert "keep the one you judged" in reading.notes[0].reason


def test_an_empty_directory_waits():
    found = untouched()
    found["2_bed"] = []
    reading = read_directories(SAMPLES, found)
    assert reading.held == ("2_bed",)
    assert "is empty" in reading.notes[0].reason


def test_a_deleted_main_picture_is_not_alike_and_told():
    found = untouched()
    found["0_oak"].remove("0_oak.jpg")
    reading = read_directories(SAMPLES, found)
    assert said(reading)["oak"] == ("oak",)
    assert "main picture" in reading.notes[0].reason


def test_ids_that_hold_dots_digits_and_endings_are_read_right():
    samples = {"1_a.jpg": ("1_a.jpg", "2", "b.png.x", "x-copy")}
    found = {"0_1_a.jpg": ["0_1_a.jpg.jpg", "1_2.jpg", "2_b.png.x.jpg", "3_x-copy.jpg"]}
    reading = read_directories(samples, found)
    assert said(reading) == {"1_a.jpg": ()}
    assert not reading.notes
