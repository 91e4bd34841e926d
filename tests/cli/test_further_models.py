"""Further models live on: asked for with --also, carried on by every later ingestion, kept by heads, told when gone."""

import shutil

import numpy as np
import pytest
from click.testing import CliRunner

from penat.adapters.head_files import head_folder, write_head
from penat.adapters.onnx_embedder import OnnxEmbedder
from penat.adapters.release_layout import current_id, read_manifest, release_folder
from penat.adapters.release_lock import release_lock
from penat.adapters.release_reader import read_release
from penat.adapters.space_files import SpaceFiles
from penat.cli.main import cli
from penat.domain.head import Head
from tests.fakes.onnx_bundle import write_bundle
from tests.fakes.shop import draw_shop, encoded, picture
from tests.fakes.thumbnail_embedder import DIM

GAIN = {"mean": 0.05, "low": 0.02, "high": 0.08}
TURNED = np.linalg.qr(np.random.default_rng(2).standard_normal((DIM, DIM)))[0]


class Shop:
    """A shop of 6 chairs and 4 beds, and the models thumbs, close and wide, which differ in their names alone."""

    def __init__(self, place):
        self.cache, self.var = place / "cache", place / "var"
        self.data = draw_shop(place / "data", {"chair": 6, "bed": 4})
        for name in ("thumbs", "close", "wide"):
            write_bundle(self.cache / "models", name)

    def penat(self, *words, status=0):
        got = CliRunner().invoke(cli, words)
        assert got.exit_code == status, (got.output, got.exception)
        return got.output

    def ingest(self, *words, status=0):
        return self.penat("ingest", str(self.data), "--model", "thumbs", *words, status=status)

    def add(self, name, seed):
        (self.data / "chair" / name).write_bytes(encoded(picture(seed)))

    @property
    def release(self):
        return current_id(self.cache)

    @property
    def models(self):
        return SpaceFiles(self.cache).models(self.release)

    def fitting(self, model):
        """Tell whether the served release's vectors of a model are what it makes of every item's picture."""
        _, catalogue = read_release(release_folder(self.cache, self.release))
        vectors = SpaceFiles(self.cache).space(self.release, model).vectors
        folder = release_folder(self.cache, self.release)
        own = {slug: np.load(folder / "arrays" / f"{slug}.vectors.npy") for slug in ("chair", "bed")}
        return all(
            len(vectors[name]) == len(shelf) and np.min(np.sum(vectors[name] * own[name], axis=1)) > 0.9
            for name, shelf in catalogue.shelves.items()
        )

    def write_head(self, name):
        model = read_manifest(release_folder(self.cache, self.release)).model.facts().bare
        card = {"model": model.name, "model_sha256": model.sha256, "labels": "style", "method": "test", "gain": GAIN}
        write_head(head_folder(self.var, name), Head(TURNED, np.zeros(DIM)), card)


@pytest.fixture
def shop(tmp_path, monkeypatch):
    for name in ("DATA", "CACHE", "VAR"):
        monkeypatch.setenv(f"PENAT_{name}", str(tmp_path / name.lower()))
    monkeypatch.delenv("PENAT_MODEL", raising=False)
    return Shop(tmp_path)


@pytest.fixture
def seen(monkeypatch):
    """How many pictures each model embedded."""
    counts = {}
    embed = OnnxEmbedder.embed_pictures

    def counted(self, pictures):
        counts[self.name] = counts.get(self.name, 0) + len(pictures)
        return embed(self, pictures)

    monkeypatch.setattr(OnnxEmbedder, "embed_pictures", counted)
    return counts


def test_a_release_is_embedded_with_the_models_asked_for(shop):
    told = shop.ingest("--also", "close", "--also", "wide")
    assert f"Release {shop.release} can be searched with close too: 10 embedded, 0 taken over" in told
    assert shop.models == ["close", "wide"]
    assert shop.fitting("close")


def test_a_later_ingestion_carries_them_on_and_embeds_only_what_is_new(shop, seen):
    shop.ingest("--also", "close")
    first = shop.release
    shop.add("a-new.png", 77)
    (shop.data / "bed" / "bed-0.png").unlink()
    shop.add("chair-3.png", 78)
    seen.clear()
    told = shop.ingest()
    assert shop.release != first
    assert "with close too: 2 embedded, 8 taken over unchanged" in told
    assert seen["close"] == 2
    assert shop.fitting("close")


def test_a_model_asked_for_later_is_added_to_the_release_that_has_not_changed(shop, seen):
    shop.ingest()
    release = shop.release
    told = shop.ingest("--also", "close")
    assert (shop.release, shop.models) == (release, ["close"])
    assert "Nothing has changed" in told
    assert seen["close"] == 10
    assert "close" not in shop.ingest("--also", "close"), "it is there already"
    assert seen["close"] == 10


def test_the_releases_own_model_is_no_further_one(shop):
    shop.ingest("--also", "thumbs")
    assert shop.models == []


@pytest.mark.parametrize("name", ["nobody", "segmenter"])
def test_an_unknown_name_is_refused_before_anything_is_embedded(shop, seen, name):
    write_bundle(shop.cache / "models", "segmenter", kind="segmenter")
    told = shop.ingest("--also", "close", "--also", name, status=2)
    assert f"--also {name}: " in told
    if name != "segmenter":
        listed = told.partition("the models there are: ")[2].partition(". ")[0].split(", ")
        assert {"close", "thumbs", "wide"} <= set(listed)
    assert not seen
    assert shop.release is None


def test_a_model_whose_name_cannot_name_a_folder_is_refused_too(shop, seen):
    write_bundle(shop.cache / "models", "odd")
    card = shop.cache / "models" / "odd" / "model.json"
    card.write_text(card.read_text().replace('"name": "odd"', '"name": "../odd"'))
    assert "--also odd: model '../odd' cannot name a folder" in shop.ingest("--also", "odd", status=2)
    assert not seen


def test_a_bundle_that_is_gone_is_told_in_one_line_and_left_out(shop):
    shop.ingest("--also", "close", "--also", "wide")
    shutil.rmtree(shop.cache / "models" / "close")
    assert "Left out" not in shop.ingest(), "what is there stays, whatever became of the bundle"
    shop.add("a-new.png", 77)
    [line] = [line for line in shop.ingest().splitlines() if "Left out" in line]
    assert "further model close" in line
    assert f"penat releases embed {shop.release} --model close" in line
    assert "its bundle is no longer in" in line
    assert shop.models == ["wide"]


def test_a_model_that_has_changed_embeds_everything_anew(shop, seen):
    shop.ingest("--also", "close")
    shutil.rmtree(shop.cache / "models" / "close")
    write_bundle(shop.cache / "models", "close", interpolation="bilinear")
    seen.clear()
    assert "10 embedded, 0 taken over" in shop.ingest()
    assert seen["close"] == 10


def test_what_was_stopped_goes_on_with_every_model_that_was_meant(shop, seen, monkeypatch):
    shop.ingest("--also", "close", "--also", "wide")
    shop.add("a-new.png", 77)

    def stopped(self, pictures):
        if self.name != "thumbs":
            raise KeyboardInterrupt
        return embed(self, pictures)

    with monkeypatch.context() as patch:
        embed = OnnxEmbedder.embed_pictures
        patch.setattr(OnnxEmbedder, "embed_pictures", stopped)
        told = shop.ingest(status=130)
    assert f"stopped; release {shop.release} is being served" in told
    assert shop.models == []
    seen.clear()
    shop.ingest()
    assert shop.models == ["close", "wide"]
    assert (seen["close"], seen["wide"]) == (1, 1), "the release before the one that was stopped is asked too"


def test_damaged_vectors_are_embedded_anew(shop, seen):
    shop.ingest("--also", "close")
    (shop.cache / "spaces" / shop.release / "close" / "0.npy").write_bytes(b"nothing")
    shop.add("a-new.png", 77)
    seen.clear()
    shop.ingest()
    assert seen["close"] == 11
    assert shop.fitting("close")


def test_a_release_that_was_published_is_no_failure_while_another_process_writes(shop, monkeypatch):
    from penat.wiring.spaces import FurtherModels

    shop.ingest()
    missing = FurtherModels.missing

    def held(self, release):
        with release_lock(shop.cache):
            return missing(self, release)

    monkeypatch.setattr(FurtherModels, "missing", held)
    told = shop.ingest("--also", "close")
    assert f"Release {shop.release} has no further models yet: process" in told


def test_heads_put_on_and_taken_off_keep_them_without_embedding(shop, seen):
    shop.ingest("--also", "close", "--also", "wide")
    before = SpaceFiles(shop.cache).space(shop.release, "close").vectors["bed"].copy()
    shop.write_head("turn")
    shutil.rmtree(shop.cache / "models" / "close")
    seen.clear()
    for words in (("apply", "turn", "--force"), ("remove", "--force")):
        release = shop.release
        assert "Further models taken over: close, wide" in shop.penat("tune", *words)
        assert shop.release != release
        assert shop.models == ["close", "wide"]
        np.testing.assert_array_equal(SpaceFiles(shop.cache).space(shop.release, "close").vectors["bed"], before)
    assert not seen.keys() - {"thumbs"}


def test_vectors_that_cannot_be_taken_over_are_told(shop):
    shop.ingest("--also", "close", "--also", "wide")
    (shop.cache / "spaces" / shop.release / "close" / "space.json").write_text("{")
    shop.write_head("turn")
    told = shop.penat("tune", "apply", "turn", "--force")
    assert "Further models taken over: wide" in told
    assert "Left out further model close" in told
    assert "cannot be read" in told


def test_a_server_that_ingests_first_passes_it_on(shop, monkeypatch):
    ran = []

    class Done:
        returncode = 0

    monkeypatch.setattr("penat.cli.serve.subprocess.run", lambda command, **_: ran.append(command) or Done())
    monkeypatch.setattr("penat.cli.serve._run", lambda settings: None)
    shop.penat("serve", "--ingest-if-missing", str(shop.data), "--also", "close", "--also", "wide")
    [command] = ran
    assert command[command.index("ingest") :] == ["ingest", str(shop.data), "--also", "close", "--also", "wide"]
