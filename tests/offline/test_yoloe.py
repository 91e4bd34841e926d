"""YOLOE through ultralytics: its true architecture with random weights, so that what it finds is chance, but found."""

import socket
import warnings

import numpy as np
import pytest

pytest.importorskip("torch", reason="not_for_server/requirements.txt is not installed", exc_type=ImportError)
pytest.importorskip("open_clip", reason="not_for_server/requirements.txt is not installed", exc_type=ImportError)
from importlib.util import find_spec

if find_spec("ultralytics") is None:
    pytest.skip("requirements-yoloe.txt is not installed", allow_module_level=True)

import torch

from penat.adapters import ultralytics_package
from penat.adapters.yoloe_segmenter import Example, YoloeSegmenter, weights_in
from penat.domain.errors import InvalidInput, Unavailable
from penat.domain.piece import SegmentWish

pytestmark = pytest.mark.filterwarnings("ignore")  # those of torch, matplotlib and ultralytics are not ours to mend
NAME, FREE = "yoloe-11s-seg.pt", "yoloe-11s-seg-pf.pt"
WORDS = ["chair", "sofa", "wall"]


class Encoder(torch.nn.Module):
    """Stands in for MobileCLIP's text encoder: the mean of random vectors of the tokens."""

    def __init__(self):
        super().__init__()
        self.table = torch.nn.Embedding(49408, 512)

    def forward(self, tokens):
        return torch.nn.functional.normalize(self.table(tokens).mean(1), dim=-1)


@pytest.fixture(scope="module")
def offline():
    """No name of the network can be looked up."""
    patch = pytest.MonkeyPatch()

    def refused(*asked, **_):
        raise AssertionError(f"the network was asked for {asked}")

    patch.setattr(socket, "getaddrinfo", refused)
    patch.setattr(socket.socket, "connect", refused)
    yield
    patch.undo()


@pytest.fixture(scope="module")
def weights(tmp_path_factory, offline):
    """A folder as an operator fills it: weights that read words, those that do not, and the text encoder."""
    folder = tmp_path_factory.mktemp("yoloe")
    torch.set_num_threads(1)
    torch.manual_seed(0)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        package = ultralytics_package._package()
        model = package.YOLOE("yoloe-11s-seg.yaml")
        model.model.eval()
        model.save(str(folder / NAME))
        torch.jit.trace(Encoder().eval(), torch.zeros(2, 77, dtype=torch.int64)).save(folder / "mobileclip_blt.ts")
        _without_prompts(model.model)
        model.save(str(folder / FREE))
    return folder


def _without_prompts(model):
    """Give the model its vocabulary, as the published prompt-free weights have theirs."""
    model.set_classes(WORDS, torch.nn.functional.normalize(torch.randn(1, len(WORDS), 512), dim=-1))
    head = model.model[-1]
    head.fuse(model.pe)
    branches = head.one2one_cv3 if head.end2end else head.cv3
    model.set_vocab(torch.nn.ModuleList([branch[-1] for branch in branches]), WORDS)


@pytest.fixture(scope="module")
def segmenter(weights):
    return YoloeSegmenter(weights_in([weights]), least_score=0.0)


@pytest.fixture
def picture():
    return np.random.default_rng(0).integers(0, 256, (96, 160, 3), dtype=np.uint8)


def checked(pieces, shape, labels):
    assert pieces
    assert {piece.label for piece in pieces} <= set(labels)
    assert all(piece.mask.shape == shape for piece in pieces)
    scores = [piece.score for piece in pieces]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 1 for score in scores)


def test_furniture_is_looked_for_where_nothing_is_named(segmenter, picture):
    assert segmenter.name == f"yoloe:{NAME}"
    assert segmenter.reads_prompts
    heard = []
    checked(segmenter.segment(picture, SegmentWish(), heard.append), (96, 160), segmenter.classes)
    assert heard[-1] == 1.0


def test_a_prompt_is_what_is_looked_for(segmenter, picture):
    found = segmenter.segment(picture, SegmentWish("prompt", "red armchair,  green vase"))
    checked(found, (96, 160), ["red armchair", "green vase"])


def test_examples_are_what_is_looked_for_and_words_work_again_afterwards(segmenter, picture):
    shown = [Example((8, 8, 60, 60), "this"), Example((90, 20, 50, 50), "that")]
    checked(segmenter.segment_like(picture, shown), (96, 160), ["this", "that"])
    checked(segmenter.segment(picture, SegmentWish()), (96, 160), segmenter.classes)


@pytest.mark.parametrize("box", [(-1, 0, 5, 5), (0, 0, 161, 5), (0, 0, 0, 5)])
def test_a_box_outside_the_picture_is_refused(segmenter, picture, box):
    with pytest.raises(InvalidInput, match="inside"):
        segmenter.segment_like(picture, [Example(box, "this")])


def test_prompt_free_weights_find_their_own_words(weights, picture):
    free = YoloeSegmenter(weights / FREE, least_score=0.0)
    assert not free.reads_prompts
    checked(free.segment(picture, SegmentWish()), (96, 160), ["chair", "couch"])  # a wall is no furniture
    checked(free.segment(picture, SegmentWish("prompt", "anything")), (96, 160), WORDS)
    with pytest.raises(InvalidInput, match="-pf"):
        free.segment_like(picture, [Example((0, 0, 9, 9), "this")])


def test_words_without_their_encoder_say_what_to_download(weights, tmp_path, picture):
    (tmp_path / NAME).write_bytes((weights / NAME).read_bytes())
    with pytest.raises(Unavailable, match=r"mobileclip_blt\.ts.*download"):
        YoloeSegmenter(tmp_path / NAME).segment(picture, SegmentWish())


@pytest.mark.parametrize("content", [b"", b"no weights at all", None])
def test_a_file_that_holds_no_weights_is_refused(weights, tmp_path, picture, content):
    whole = (weights / NAME).read_bytes()
    (tmp_path / NAME).write_bytes(whole[: len(whole) // 2] if content is None else content)
    with pytest.raises(Unavailable, match="no weights of YOLOE"):
        YoloeSegmenter(tmp_path / NAME).segment(picture, SegmentWish())


def test_weights_that_would_run_a_program_are_refused(tmp_path, picture, offline):
    class Harm:
        def __reduce__(self):
            return (open, (str(tmp_path / "harm"), "w"))

    torch.save({"model": Harm()}, tmp_path / NAME)
    with pytest.raises(Unavailable, match="no weights of YOLOE"):
        YoloeSegmenter(tmp_path / NAME).segment(picture, SegmentWish())
    assert not (tmp_path / "harm").exists()
