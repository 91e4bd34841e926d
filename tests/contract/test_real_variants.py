"""Real shops' pictures: copies are found, different designs stay apart, and no picture of a thing is called blank."""

from pathlib import Path

import numpy as np
import pytest

from penat.adapters.picture_decoding import decoded, pixels_of
from penat.adapters.picture_rendering import THUMBNAIL_SIDE, phash_of, shrunk
from penat.domain.perceptual_hash import bits_apart
from penat.domain.picture_checks import blank, nearly_empty

ROOT = Path(__file__).parents[2]
REAL = ROOT.parent / "shared" / "real"
ENDINGS = {".jpg", ".jpeg", ".png", ".webp"}


def small_pictures(folder: Path, every: int = 1):
    if not folder.is_dir():
        pytest.skip(f"there are no photographs at {folder}")
    paths = [path for path in sorted(folder.rglob("*")) if path.suffix.lower() in ENDINGS and "rooms" not in path.parts]
    return [(path.name, shrunk(decoded(path.read_bytes()), THUMBNAIL_SIDE)) for path in paths[::every]]


@pytest.mark.parametrize(
    "folder", [ROOT / "data", REAL / "ikea", REAL / "boconcept", REAL / "interior_define"], ids=lambda path: path.name
)
def test_no_picture_of_a_thing_is_blank_or_nearly_empty(folder):
    odd = [
        name for name, image in small_pictures(folder, 4) if blank(pixels_of(image)) or nearly_empty(pixels_of(image))
    ]
    assert odd == []


def test_copies_under_other_names_and_other_colours_share_their_hash():
    found = {name: phash_of(image) for name, image in small_pictures(REAL / "ikea")}
    assert bits_apart(found["290.338.06.jpg"], found["390.338.01.jpg"]) <= 2  # one sofa, other legs
    assert bits_apart(found["502.675.58.jpg"], found["902.675.56.jpg"]) <= 2  # a chair in pink and in green


def test_shipped_chairs_have_hashes_of_their_own():
    hashes = np.array([phash_of(image) for _, image in small_pictures(ROOT / "data" / "chair")], dtype=np.uint64)
    apart = bits_apart(hashes[:, None], hashes[None])[np.triu_indices(len(hashes), 1)]
    assert apart.min() > 2
    assert np.sum(apart <= 8) < 10
