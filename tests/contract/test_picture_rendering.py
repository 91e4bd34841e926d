"""What a rendering notices beside what shoppers are shown: a perceptual hash, and pictures that show nothing."""

import numpy as np
import pytest
from PIL import Image, ImageDraw

from penat.adapters.altered_copies import altered_copies
from penat.adapters.picture_decoding import Unreadable, decoded
from penat.adapters.picture_rendering import phash_of, rendered, shrunk
from penat.adapters.source_columns import sources_of, sources_payload
from penat.domain.ingestion import Source
from penat.domain.perceptual_hash import bits_apart
from tests.fakes.shop import encoded


def chair(fill: tuple[int, int, int] = (120, 60, 30), size: int = 480) -> Image.Image:
    """Return a plain chair: a back, a seat and four legs on white."""
    image = Image.new("RGB", (size, size), "white")
    draw, unit = ImageDraw.Draw(image), size / 48
    for box in ((14, 6, 30, 24), (12, 24, 34, 29), (13, 29, 15, 44), (31, 29, 33, 44), (18, 29, 20, 40)):
        draw.rectangle(tuple(value * unit for value in box), fill=fill)
    return image


def unfitted(pixels):
    return pixels


def test_altered_copies_keep_their_hash_to_a_few_bits():
    kept = phash_of(shrunk(chair(), 320))
    for name, copy in altered_copies(chair()).items():
        assert bits_apart(kept, phash_of(shrunk(copy, 320))) <= 6, name


def test_another_colour_of_the_same_lightness_keeps_the_hash():
    assert bits_apart(phash_of(chair((120, 60, 30))), phash_of(chair((40, 92, 60)))) <= 2


def test_a_chair_upside_down_has_another_hash():
    assert bits_apart(phash_of(chair()), phash_of(chair().rotate(180))) > 16


def test_a_rendering_carries_the_hash_and_no_remark():
    found = rendered(chair(), unfitted)
    assert 0 < found.phash < 2**64
    assert found.remark == ""
    assert rendered(decoded(encoded(chair())), unfitted).phash == found.phash


@pytest.mark.parametrize(("colour", "reason"), [("white", "one colour, #ffffff"), ("black", "black")])
@pytest.mark.parametrize("form", ["PNG", "JPEG", "WEBP"])
def test_a_blank_picture_cannot_be_used(colour, reason, form):
    with pytest.raises(Unreadable, match=reason):
        rendered(decoded(encoded(Image.new("RGB", (600, 400), colour), form)), unfitted)


def test_a_transparent_picture_with_nothing_on_it_is_blank():
    with pytest.raises(Unreadable, match="blank"):
        rendered(decoded(encoded(Image.new("RGBA", (64, 64), (10, 200, 30, 0)))), unfitted)


def test_a_nearly_empty_picture_is_used_and_remarked_upon():
    image = Image.new("RGB", (640, 640), "white")
    ImageDraw.Draw(image).ellipse((300, 300, 320, 320), fill="red")
    assert "nearly empty" in rendered(image, unfitted).remark


def test_sources_come_back_from_their_columns_and_from_those_of_an_older_release():
    sources = (Source("chair/a.jpg", "f1", "p1", 2**64 - 1, "nearly empty"), Source("chair/b.jpg", "f2", "p2"))
    payload = sources_payload(sources)
    assert sources_of(payload) == sources
    older = {name: payload[name] for name in ("paths", "file_sha256", "pixels_sha256")}
    assert sources_of(older) == tuple(Source(s.path, s.file_sha256, s.pixels_sha256) for s in sources)
    with pytest.raises(ValueError, match=r"shorter|longer"):
        sources_of(payload | {"file_sha256": ["f1"]})


def test_fitting_sees_the_full_picture():
    seen: list[tuple[int, ...]] = []

    def noted(image: Image.Image) -> np.ndarray:
        pixels = np.asarray(image)
        seen.append(pixels.shape)
        return pixels

    rendered(chair(size=960), noted)
    assert seen == [(960, 960, 3)]
