"""Small learned things on disk: whole or not at all, never pickled, and told apart from what is damaged."""

import hashlib
import json
import pickle
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from penat.adapters.array_card import read_card, write_card
from penat.domain.errors import NotFound, Unavailable


@pytest.fixture
def folder(tmp_path):
    write_card(tmp_path / "one", "head", {"name": "one", "note": "Größe"}, {"matrix": np.eye(3)})
    return tmp_path / "one"


def test_what_was_written_comes_back(folder):
    card, arrays = read_card(folder, "head")
    assert (card["name"], card["note"], card["format"], card["kind"]) == ("one", "Größe", 1, "head")
    np.testing.assert_array_equal(arrays["matrix"], np.eye(3))
    assert sorted(path.name for path in folder.iterdir()) == ["arrays.npz", "card.json"]
    assert [path.name for path in folder.parent.iterdir()] == ["one"]


def test_a_newer_one_takes_the_place_of_an_older(folder):
    write_card(folder, "head", {"name": "newer"}, {"matrix": np.zeros((2, 2))})
    assert read_card(folder, "head")[0]["name"] == "newer"
    assert [path.name for path in folder.parent.iterdir()] == ["one"]


def test_many_who_write_at_once_leave_one_whole(folder):
    def write(number):
        write_card(folder, "head", {"number": number}, {"matrix": np.full((40, 40), number)})

    with ThreadPoolExecutor(6) as pool:
        written = [pool.submit(write, number) for number in range(60)]
        while not all(one.done() for one in written):
            card, arrays = read_card(folder, "head")  # never half of it, and never nothing
            assert card.get("number") is None or (arrays["matrix"] == card["number"]).all()
        assert [one.exception() for one in written] == [None] * 60
    card, arrays = read_card(folder, "head")
    assert (arrays["matrix"] == card["number"]).all()
    assert [path.name for path in folder.parent.iterdir()] == ["one"]


def test_what_is_not_there_and_another_kind_are_told(folder):
    with pytest.raises(NotFound, match="there is no head 'two'"):
        read_card(folder.with_name("two"), "head")
    with pytest.raises(Unavailable, match="not that of a classifier"):
        read_card(folder, "classifier")


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"format": 2, "kind": "head"}', b"\xff\xfe"])
def test_a_card_that_cannot_be_read_is_told(folder, content):
    (folder / "card.json").write_bytes(content)
    with pytest.raises(Unavailable, match="make it anew"):
        read_card(folder, "head")


def test_arrays_that_are_not_those_of_the_card_are_told(folder):
    (folder / "arrays.npz").write_bytes((folder / "arrays.npz").read_bytes()[:-3])
    with pytest.raises(Unavailable, match="make it anew"):
        read_card(folder, "head")


def test_a_pickle_is_never_loaded(folder):
    evil = pickle.dumps({"matrix": 1})
    (folder / "arrays.npz").write_bytes(evil)
    card = json.loads((folder / "card.json").read_text())
    (folder / "card.json").write_text(json.dumps(card | {"arrays_sha256": hashlib.sha256(evil).hexdigest()}))
    with pytest.raises(Unavailable, match="make it anew"):
        read_card(folder, "head")
