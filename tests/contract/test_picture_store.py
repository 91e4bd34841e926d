"""What any picture store promises, held against the one on disk."""

import numpy as np
import pytest
from PIL import Image

from penat.adapters.picture_store import ReleasePictures
from penat.domain.errors import InvalidInput, NotFound
from penat.ports.picture_store import WIDTHS

A, B = "a" * 64, "b" * 64


@pytest.fixture
def store(tmp_path):
    """Release 1 holds pictures A and B, release 2 only B."""
    for release, digests in (("release-1", (A, B)), ("release-2", (B,))):
        for kind in ("pictures", "thumbnails"):
            (tmp_path / "releases" / release / kind).mkdir(parents=True)
        for digest in digests:
            picture = Image.fromarray(np.full((150, 600, 3), 99, dtype=np.uint8))
            picture.save(tmp_path / "releases" / release / "pictures" / f"{digest}.jpg")
            picture.save(tmp_path / "releases" / release / "thumbnails" / f"{digest}.webp")
    return ReleasePictures(tmp_path / "releases", tmp_path / "resized")


def test_a_picture_of_an_older_release_is_still_found(store):
    assert store.display(A).parent.parent.name == "release-1"
    assert store.display(B).parent.parent.name == "release-2"
    assert store.thumbnail(A).suffix == ".webp"


@pytest.mark.parametrize("ask", ["display", "thumbnail"])
def test_an_unknown_hash_is_not_found(store, ask):
    with pytest.raises(NotFound):
        getattr(store, ask)("c" * 64)


def test_without_any_release_nothing_is_found(tmp_path):
    with pytest.raises(NotFound):
        ReleasePictures(tmp_path / "none", tmp_path / "resized").display(A)


@pytest.mark.parametrize("form", ["jpeg", "webp"])
@pytest.mark.parametrize("width", [None, *WIDTHS])
def test_every_width_keeps_the_shape_and_never_enlarges(store, width, form):
    path = store.sized(A, width, form)
    with Image.open(path) as picture:
        wide = min(600, width or 600)
        assert picture.size == (wide, round(150 * wide / 600))
        assert picture.format == form.upper()


def test_a_width_nobody_lists_is_refused(store):
    with pytest.raises(InvalidInput, match="one of 64, 96"):
        store.sized(A, 65, "jpeg")


def test_a_picture_that_cannot_be_read_leaves_no_half_file(store, tmp_path):
    store.display(A).write_bytes(b"no picture")
    with pytest.raises(OSError, match="cannot identify"):
        store.sized(A, 64, "jpeg")
    assert not [path for path in (tmp_path / "resized").rglob("*") if path.is_file()]
