"""A head put on the served release and taken off it: from stored vectors, through the gate, words and photos too."""

import shutil

import numpy as np
import pytest
from click.testing import CliRunner

from penat.adapters.head_files import head_folder, read_head, write_head
from penat.adapters.release_checks import problems_of
from penat.adapters.release_layout import current_id, read_manifest, release_folder
from penat.adapters.release_reader import read_release, release_head
from penat.cli.tune_apply import apply_head, list_heads, remove_head
from penat.domain.head import Head
from penat.settings import load_settings
from penat.use_cases.spaces import text_vector
from penat.wiring.catalogue import build_source
from penat.wiring.ingestion import build_cataloguer
from penat.wiring.models import build_embedder
from tests.fakes.onnx_bundle import write_bundle
from tests.fakes.shop import draw_shop, encoded, picture
from tests.fakes.thumbnail_embedder import DIM

GAIN = {"mean": 0.05, "low": 0.02, "high": 0.08}
TURNED = np.linalg.qr(np.random.default_rng(2).standard_normal((DIM, DIM)))[0]


def settings_of(place):
    return load_settings(data=place / "data", cache=place / "cache", var=place / "var", model="thumbs")


class Shop:
    """A shop embedded by a model bundle, its cache and its heads."""

    def __init__(self, place):
        self.place = place
        self.data = draw_shop(place / "data", {"chair": 30, "bed": 30})
        write_bundle(place / "cache" / "models")
        self.settings = settings_of(place)
        self.ingest()

    def ingest(self, **more):
        return build_cataloguer(self.settings, force=True, **more).ingest(lambda *told: None)

    def write(self, name, matrix, **facts):
        model = self.manifest.model.facts().bare
        card = {"model": model.name, "model_sha256": model.sha256, "labels": "style", "method": "test", "gain": GAIN}
        write_head(head_folder(self.place / "var", name), Head(matrix, np.zeros(len(matrix))), card | facts)

    def tune(self, command, *words):
        places = ["--cache", str(self.place / "cache"), "--var", str(self.place / "var")]
        return CliRunner().invoke(command, [*words, *places])

    @property
    def served(self):
        return release_folder(self.settings.cache, current_id(self.settings.cache))

    @property
    def manifest(self):
        return read_manifest(self.served)

    @property
    def catalogue(self):
        return read_release(self.served)[1]


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    return Shop(tmp_path_factory.mktemp("shop")).place


@pytest.fixture
def shop(made, tmp_path):
    """Return a shop of the test's own, copied."""
    shutil.copytree(made, tmp_path / "shop")
    copied = Shop.__new__(Shop)
    copied.place, copied.data = tmp_path / "shop", tmp_path / "shop" / "data"
    copied.settings = load_settings(
        data=copied.data, cache=copied.place / "cache", var=copied.place / "var", model="thumbs"
    )
    return copied


def test_a_head_makes_a_release_of_stored_vectors_without_looking_at_a_picture(shop):
    before = shop.catalogue
    shop.write("turn", TURNED)
    shutil.rmtree(shop.data)
    found = shop.tune(apply_head, "turn")
    assert found.exit_code == 0, found.output
    assert "60 items under head turn is being served" in found.output
    after = shop.catalogue
    for name, shelf in after.shelves.items():
        np.testing.assert_allclose(shelf.vectors, before.shelves[name].vectors @ TURNED, atol=1e-5)
        assert [item.id for item in shelf.items] == [item.id for item in before.shelves[name].items]
    assert after.model_sha256 != before.model_sha256
    assert problems_of(shop.settings.cache, after.release) == []


def test_words_go_through_the_head_too(shop):
    words = [text_vector(build_embedder(shop.settings), shop.catalogue, "red chair")]
    shop.write("turn", TURNED)
    assert shop.tune(apply_head, "turn").exit_code == 0
    words.append(text_vector(build_embedder(shop.settings), shop.catalogue, "red chair"))
    np.testing.assert_allclose(words[1], words[0] @ TURNED, atol=1e-5)


def test_a_running_server_swaps_to_the_head_and_reads_words_with_it(shop):
    source = build_source(shop.settings)
    first = source.current()
    shop.write("turn", TURNED)
    shop.tune(apply_head, "turn")
    second = build_source(shop.settings).current()
    assert first.release != second.release
    assert text_vector(build_embedder(shop.settings), second, "blue bed").shape == (DIM,)


def test_ingesting_again_keeps_the_head_and_embeds_only_what_is_new(shop):
    shop.write("turn", TURNED)
    shop.tune(apply_head, "turn")
    assert not shop.ingest().published, "nothing has changed"
    (shop.data / "chair" / "new.png").write_bytes(encoded(picture(77)))
    report = shop.ingest()
    assert (report.published, report.embedded, report.reused) == (True, 1, 60)
    assert shop.manifest.model.head.name == "turn"
    plain = build_embedder(shop.settings).bare
    [expected] = plain.embed_pictures([np.asarray(picture(77).resize((32, 32)))])
    shelf, row = shop.catalogue.place("chair-new" if "chair-new" in shop.catalogue.places else "new")
    assert float(shelf.vectors[row] @ (expected @ TURNED)) > 0.99


def test_ingesting_without_the_head_gives_the_models_own_vectors_back(shop):
    before = shop.catalogue
    shop.write("turn", TURNED)
    shop.tune(apply_head, "turn")
    report = shop.ingest(keep_head=False)
    assert (report.published, report.embedded) == (True, 0)
    np.testing.assert_array_equal(shop.catalogue.shelves["bed"].vectors, before.shelves["bed"].vectors)
    assert shop.manifest.model.head is None


def test_removing_and_replacing_a_head_starts_from_the_models_vectors(shop):
    before = shop.catalogue
    shop.write("turn", TURNED)
    shop.write("back", TURNED.T)
    shop.tune(apply_head, "turn")
    assert shop.tune(apply_head, "back").exit_code == 0
    np.testing.assert_allclose(
        shop.catalogue.shelves["bed"].vectors, before.shelves["bed"].vectors @ TURNED.T, atol=1e-5
    )
    assert "already" in shop.tune(apply_head, "back").output
    found = shop.tune(remove_head)
    assert (found.exit_code, "model's own vectors" in found.output) == (0, True)
    np.testing.assert_array_equal(shop.catalogue.shelves["bed"].vectors, before.shelves["bed"].vectors)


def test_the_gate_refuses_what_gains_nothing_and_what_loses_the_categories(shop):
    served = shop.served
    shop.write("none", np.eye(DIM) + 1e-3 * TURNED, gain={"mean": 0.0, "low": -0.01, "high": 0.01})
    found = shop.tune(apply_head, "none")
    assert (found.exit_code, "no sure gain on what it never saw" in found.output) == (2, True)
    assert shop.served == served
    assert shop.tune(apply_head, "none", "--force").exit_code == 0


def test_a_head_of_another_model_a_damaged_one_and_an_unknown_one_are_refused(shop):
    served = shop.served
    shop.write("other", TURNED, model="large", model_sha256="0" * 64)
    assert "fitted to large" in shop.tune(apply_head, "other").output
    shop.write("turn", TURNED)
    (shop.place / "var" / "heads" / "turn" / "arrays.npz").write_bytes(b"PK nothing")
    assert "make it anew" in shop.tune(apply_head, "turn").output
    found = shop.tune(apply_head, "gone")
    assert (found.exit_code, "the heads there are: other, turn" in found.output) == (2, True)
    assert "named with small letters" in shop.tune(apply_head, "../up").output
    assert shop.served == served


def test_a_release_whose_head_is_damaged_is_found_out(shop):
    shop.write("turn", TURNED)
    shop.tune(apply_head, "turn")
    (shop.served / "head" / "arrays.npz").write_bytes((shop.served / "head" / "arrays.npz").read_bytes()[::-1])
    assert any("head/arrays.npz" in problem for problem in problems_of(shop.settings.cache, shop.served.name))


def test_the_release_holds_its_head_so_the_cache_folder_is_all_that_is_deployed(shop):
    shop.write("turn", TURNED)
    shop.tune(apply_head, "turn")
    shutil.rmtree(shop.place / "var")
    kept = release_head(shop.served, shop.manifest)
    assert (kept.name, kept.gain) == ("turn", (0.05, 0.02, 0.08))
    np.testing.assert_array_equal(kept.head.matrix, TURNED)
    assert read_head(shop.served / "head").sha256 == kept.sha256


def test_heads_are_listed_with_their_gain(shop):
    assert "No head was fitted yet" in CliRunner().invoke(list_heads, ["--var", str(shop.place / "empty")]).output
    shop.write("turn", TURNED)
    told = CliRunner().invoke(list_heads, ["--var", str(shop.place / "var")]).output
    assert "turn  test  of style  gain +0.050 (+0.020 to +0.080)  model thumbs" in told


def test_without_a_release_there_is_nothing_to_put_a_head_on(shop):
    shop.write("turn", TURNED)
    shutil.rmtree(shop.place / "cache" / "releases")
    assert "there is no release that a head could be put on" in shop.tune(apply_head, "turn").output
