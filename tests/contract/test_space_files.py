"""Vectors of further models on disk: whole or not there, resumed, replaced, and damage told."""

import json

import numpy as np
import pytest

from penat.adapters.space_files import SpaceFiles, SpaceWriter
from penat.domain.errors import InvalidInput, NotFound, Unavailable
from penat.use_cases.space_making import make_space
from tests.fakes import circle

CATALOGUE = circle.catalogue(circle.shelf("chair", 40), circle.shelf("bed", 5))


class Embedder:
    name, dim, sha256 = "other", 3, "abc"

    def __init__(self):
        self.seen = 0

    def embed_pictures(self, pictures):
        self.seen += len(pictures)
        return np.array([[float(picture[0]), 0, 1] for picture in pictures], np.float32)


def read(digest):
    return np.array([int(digest, 16)])


@pytest.fixture
def cache(tmp_path):
    (tmp_path / "releases" / "release-1").mkdir(parents=True)
    return tmp_path


def make(cache, embedder=None, **more):
    draft = SpaceWriter(cache, "release-1", "other", more.get("sha256", "abc"))
    make_space(CATALOGUE, embedder or Embedder(), more.get("read", read), draft, lambda *_: None)


def test_what_was_made_is_read_in_the_releases_order(cache):
    make(cache)
    store = SpaceFiles(cache)
    assert store.models("release-1") == ["other"]
    space = store.space("release-1", "other")
    assert space.vectors["chair"][:, 0].tolist() == list(range(40))
    assert (space.sha256, len(space.vectors["bed"])) == ("abc", 5)


def test_a_run_that_was_stopped_goes_on_and_nothing_is_seen_before(cache):
    def stop(digest):
        if int(digest, 16) == 3 and embedder.seen >= 40:
            raise KeyboardInterrupt
        return read(digest)

    embedder = Embedder()
    with pytest.raises(KeyboardInterrupt):
        make(cache, embedder, read=stop)
    assert SpaceFiles(cache).models("release-1") == []
    again = Embedder()
    make(cache, again)
    assert again.seen == 5
    assert SpaceFiles(cache).models("release-1") == ["other"]


def test_another_state_of_the_model_begins_anew(cache):
    make(cache)
    draft = SpaceWriter(cache, "release-1", "other", "newer")
    assert not draft.has(0, 40)


def test_spaces_of_releases_that_are_gone_are_taken_away(cache):
    make(cache)
    (cache / "releases" / "release-1").rename(cache / "releases" / "release-2")
    draft = SpaceWriter(cache, "release-2", "other", "abc")
    make_space(CATALOGUE, Embedder(), read, draft, lambda *_: None)
    assert not (cache / "spaces" / "release-1").exists()


def test_a_model_that_is_not_there_is_told_with_those_that_are(cache):
    make(cache)
    with pytest.raises(NotFound, match="further models: other"):
        SpaceFiles(cache).space("release-1", "../x")


@pytest.mark.parametrize("damage", ["card", "array", "shape"])
def test_damage_is_told_with_the_cure(cache, damage):
    make(cache)
    folder = cache / "spaces" / "release-1" / "other"
    if damage == "card":
        (folder / "space.json").write_text("{")
    elif damage == "array":
        (folder / "0.npy").write_bytes(b"nothing")
    else:
        np.save(folder / "0.npy", np.zeros(4))
    with pytest.raises(Unavailable, match="make them anew"):
        SpaceFiles(cache).space("release-1", "other")


def test_a_card_cannot_lead_out_of_its_folder(cache):
    make(cache)
    card = cache / "spaces" / "release-1" / "other" / "space.json"
    card.write_text(json.dumps({"model": "other", "sha256": "", "files": {"chair": "../../../../0.npy"}}))
    assert len(SpaceFiles(cache).space("release-1", "other").vectors["chair"]) == 40


@pytest.mark.parametrize("name", ["../x", "", ".hidden", "a/b"])
def test_a_models_name_is_a_folders_name(cache, name):
    with pytest.raises(InvalidInput, match="model"):
        SpaceWriter(cache, "release-1", name, "abc")
