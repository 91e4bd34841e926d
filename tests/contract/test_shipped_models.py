"""Golden numbers of the shipped models: the same pictures and words give the same vectors on every machine.

`python -m tests.contract.test_shipped_models` writes the file anew after a model was trained again.
"""

import json
from pathlib import Path

import numpy as np
import pytest

from penat.settings import Settings
from penat.wiring.models import build_new_embedder

ROOT = Path(__file__).parents[2]
GOLDEN = Path(__file__).parent / "shipped_models.json"
MODELS = ROOT / "chroma_cache" / "models"
NAMES = ("penat-tiny", "penat-close")
TEXTS = [
    "a green velvet armchair",
    "a scandinavian bed",
    "an industrial bookcase of reclaimed wood",
    "Sofa, GREY  linen!",
]
SHOWN = 8


def pictures() -> list[np.ndarray]:
    """Return three pictures made of plain numbers: a ramp, a checkerboard and a disc."""
    down, across = np.mgrid[0:192, 0:192]
    ramp = np.stack([down, across, 255 - down], axis=-1).clip(0, 255)
    board = np.where(((down // 24 + across // 24) % 2)[..., None], (200, 150, 90), (255, 255, 255))
    disc = np.where(((down - 96) ** 2 + (across - 96) ** 2 < 70**2)[..., None], (40, 90, 60), (245, 245, 245))
    return [picture.astype(np.uint8) for picture in (ramp, board, disc)]


def embedder(name: str):
    """Return the model, whatever release this checkout serves."""
    return build_new_embedder(Settings(), str(MODELS / name))


def vectors(name: str):
    model = embedder(name)
    return model.embed_pictures(pictures()), model.embed_texts(TEXTS)


@pytest.fixture(scope="module", params=NAMES)
def named(request):
    return request.param


@pytest.fixture(scope="module")
def embedded(named):
    return vectors(named)


def test_pictures_and_texts_give_the_golden_numbers(named, embedded):
    golden = json.loads(GOLDEN.read_text())[named]
    for kind, found in zip(("pictures", "texts"), embedded, strict=True):
        assert found[:, :SHOWN] == pytest.approx(np.array(golden[kind]), abs=2e-3)


def test_vectors_are_unit_length_and_both_towers_share_one_space(named, embedded):
    for found in embedded:
        assert np.linalg.norm(found, axis=1) == pytest.approx(np.ones(len(found)), abs=1e-5)
    assert embedded[0].shape[1] == embedded[1].shape[1] == embedder(named).dim


def test_a_bundle_is_at_most_sixteen_megabytes_and_says_what_it_is(named):
    bundle = MODELS / named
    assert sum(path.stat().st_size for path in bundle.iterdir()) <= 16_000_000
    card = json.loads((bundle / "model.json").read_text())
    assert card["name"] == named
    assert card["licence"]
    assert card["figures"]
    assert len(card["effective_choices"]) == 3
    assert "demonstration" in (bundle / "MODEL_CARD.md").read_text().lower()


def golden(name: str):
    found = [np.round(part[:, :SHOWN].astype(float), 5).tolist() for part in vectors(name)]
    return dict(zip(("pictures", "texts"), found, strict=True))


if __name__ == "__main__":
    GOLDEN.write_text(json.dumps({name: golden(name) for name in NAMES}, indent=1) + "\n")
