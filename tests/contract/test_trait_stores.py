"""Vectors of trait words: what every store of them does, and what a damaged or closed folder means."""

import numpy as np
import pytest

from penat.adapters.trait_files import TraitFiles
from tests.fakes.memory_traits import MemoryTraits

WORDS = {"style": np.eye(2, 4, dtype=np.float32), "colour": np.eye(3, 4, dtype=np.float32)}


@pytest.fixture(params=["memory", "files"])
def store(request, tmp_path):
    return MemoryTraits() if request.param == "memory" else TraitFiles(tmp_path / "var" / "traits")


def test_what_is_written_is_read_by_its_key_alone(store):
    store.write("one", WORDS)
    assert store.read("two") is None
    found = store.read("one")
    assert {kind: some.tolist() for kind, some in found.items()} == {
        kind: some.tolist() for kind, some in WORDS.items()
    }
    assert found["style"].dtype == np.float32


def test_writing_again_replaces(store):
    store.write("one", WORDS)
    store.write("one", {"style": np.ones((1, 4), np.float32)})
    assert list(store.read("one")) == ["style"]


def test_one_at_a_time_is_to_work_the_vectors_out(store):
    with store.claim("one") as mine:
        assert mine
        with store.claim("one") as again, store.claim("two") as other:
            assert not again
            assert other
    with store.claim("one") as later:
        assert later


@pytest.mark.parametrize("damage", [b"", b"PK\x03\x04 cut short", b"\x00" * 500])
def test_a_damaged_file_is_as_if_it_were_not_there(tmp_path, damage):
    files = TraitFiles(tmp_path)
    files.write("one", WORDS)
    next(tmp_path.glob("*.npz")).write_bytes(damage)
    assert files.read("one") is None


def test_objects_in_a_file_are_never_unpickled(tmp_path):
    files = TraitFiles(tmp_path)
    files.write("one", WORDS)
    np.savez(next(tmp_path.glob("*.npz")), made_of=np.array("one"), style=np.array([{"a": 1}], dtype=object))
    assert files.read("one") is None


def test_vectors_made_of_something_else_are_not_taken_wherever_they_lie(tmp_path):
    files = TraitFiles(tmp_path)
    files.write("one", WORDS)
    (place,) = tmp_path.glob("*.npz")
    files.write("two", WORDS)
    (other,) = set(tmp_path.glob("*.npz")) - {place}
    place.replace(other)
    assert files.read("two") is None
    np.savez(place, **WORDS)
    assert files.read("one") is None


def test_a_folder_that_cannot_be_written_loses_nothing_but_the_keeping(tmp_path, caplog):
    (tmp_path / "traits").write_text("a file where the folder should be")
    files = TraitFiles(tmp_path / "traits")
    files.write("one", WORDS)
    assert files.read("one") is None
    assert "trait words are not kept" in caplog.text
    with files.claim("one") as mine:
        assert mine


def test_nothing_but_whole_files_is_left_behind(tmp_path):
    TraitFiles(tmp_path).write("one", WORDS)
    assert [path.suffix for path in tmp_path.iterdir()] == [".npz"]
