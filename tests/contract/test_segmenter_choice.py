"""Which segmenter a server has: the one set, else the shipped bundle, else the one that needs no model."""

import numpy as np
import pytest

from penat.adapters.backdrop_segmenter import BackdropSegmenter
from penat.adapters.classical_segmenter import ClassicalSegmenter
from penat.adapters.onnx_segmenter import OnnxSegmenter
from penat.domain.errors import InvalidInput, Unavailable
from penat.domain.piece import SegmentWish
from penat.settings import Settings
from penat.wiring import segmenters
from penat.wiring.models import build_new_embedder
from penat.wiring.segmenters import SHIPPED, build_segmenter, segmenter_names
from tests.fakes.onnx_bundle import write_bundle
from tests.fakes.segment_bundle import colour_network, write_segmenter


@pytest.fixture
def cache(tmp_path, monkeypatch):
    """A cache whose models are the only ones: what ships does not count."""
    monkeypatch.setattr(segmenters, "model_folders", lambda settings: [settings.models or settings.cache / "models"])
    return tmp_path


def settings(cache, **given):
    return Settings(cache=cache, **given)


def test_without_a_bundle_it_is_the_classical_one(cache):
    assert isinstance(build_segmenter(settings(cache)), ClassicalSegmenter)


def test_the_shipped_bundle_is_the_default(cache):
    write_segmenter(cache / "models", colour_network(), SHIPPED)
    built = build_segmenter(settings(cache))
    assert isinstance(built, BackdropSegmenter)
    assert built.name == SHIPPED
    assert isinstance(build_segmenter(settings(cache), SHIPPED), OnnxSegmenter)
    assert isinstance(build_segmenter(settings(cache, segmenter="classical")), ClassicalSegmenter)


def test_a_bundle_is_named_or_given_by_its_path(cache):
    place = write_segmenter(cache / "models", colour_network(), "ours")
    assert build_segmenter(settings(cache, segmenter="ours")).name == "ours"
    assert build_segmenter(settings(cache), "ours").name == "ours"
    assert build_segmenter(settings(cache / "elsewhere", segmenter=str(place))).name == "ours"


@pytest.mark.parametrize("name", ["theirs", "../theirs", "classical:fast"])
def test_a_name_that_is_none_says_which_there_are(cache, name):
    write_segmenter(cache / "models", colour_network(), "ours")
    with pytest.raises(Unavailable, match="classical") as raised:
        build_segmenter(settings(cache, segmenter=name))
    assert raised.value.field == "segmenter"
    assert segmenter_names(settings(cache)) == ["ours", "classical", "yoloe"]


def test_a_model_that_makes_vectors_is_no_segmenter_and_a_segmenter_makes_none(cache):
    write_bundle(cache / "models", "thumbs")
    write_segmenter(cache / "models", colour_network(), "ours")
    with pytest.raises(Unavailable, match="kind: Field required"):
        build_segmenter(settings(cache, segmenter="thumbs"))
    with pytest.raises(Unavailable, match="name a model of that kind"):
        build_new_embedder(settings(cache, model="ours"))


def test_a_segmenter_beside_the_only_model_does_not_make_two(cache):
    write_bundle(cache / "models", "penat-tiny")
    write_segmenter(cache / "models", colour_network(), "ours")
    assert build_new_embedder(settings(cache)).name == "penat-tiny"


def test_yoloe_without_weights_says_what_to_download_and_where_to_put_it(cache):
    with pytest.raises(Unavailable, match=r"yoloe-11s-seg\.pt.*github\.com/ultralytics") as raised:
        build_segmenter(settings(cache, segmenter="yoloe"))
    assert str(cache / "models" / "yoloe") in raised.value.detail


@pytest.mark.parametrize("name", ["../secret.pt", "weights.bin", "/etc/passwd"])
def test_yoloe_takes_only_the_name_of_a_file_of_weights(cache, name):
    with pytest.raises(Unavailable):
        build_segmenter(settings(cache, segmenter=f"yoloe:{name}"))


def test_yoloe_without_its_package_says_how_to_install_it(cache, monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "ultralytics", None)
    folder = cache / "models" / "yoloe"
    folder.mkdir(parents=True)
    (folder / "yoloe-v8s-seg.pt").write_bytes(b"weights")
    built = build_segmenter(settings(cache, segmenter="yoloe:yoloe-v8s-seg.pt"))
    assert built.name == build_segmenter(settings(cache, segmenter="yoloe")).name == "yoloe:yoloe-v8s-seg.pt"
    assert built.reads_prompts
    with pytest.raises(Unavailable, match=r"AGPL-3\.0.*requirements-yoloe\.txt"):
        built.segment(np.zeros((9, 9, 3), dtype=np.uint8), SegmentWish())


def test_examples_for_yoloe_are_checked_before_anything_is_loaded(cache):
    from penat.adapters.yoloe_segmenter import Example, YoloeSegmenter

    (cache / "yoloe-11s-seg.pt").write_bytes(b"weights")
    built = YoloeSegmenter(cache / "yoloe-11s-seg.pt")
    with pytest.raises(InvalidInput, match="at least one box"):
        built.segment_like(np.zeros((9, 9, 3), dtype=np.uint8), [])
    with pytest.raises(InvalidInput, match="inside"):
        built.segment_like(np.zeros((9, 9, 3), dtype=np.uint8), [Example((5, 5, 5, 5), "this")])
