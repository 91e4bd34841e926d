"""A JPEG file is shown as it is where that is safe: the same picture, and nothing else of the file."""

import io

import numpy as np
import pytest
from PIL import Image

from penat.adapters.plain_jpeg import plain_jpeg

STEPS = 17.0
SIZE = (96, 64)


def picture(seed: int = 1, size: tuple[int, int] = SIZE) -> Image.Image:
    """Return soft blobs, such as a photograph has."""
    noise = np.random.default_rng(seed).integers(0, 256, (6, 9, 3), dtype=np.uint8)
    return Image.fromarray(noise).resize(size, Image.Resampling.BICUBIC)


def jpeg(image: Image.Image | None = None, **options) -> bytes:
    target = io.BytesIO()
    (image or picture()).save(target, "JPEG", **({"quality": 80} | options))
    return target.getvalue()


def pixels(content: bytes) -> np.ndarray:
    return np.asarray(Image.open(io.BytesIO(content)).convert("RGB"))


def without_segment(content: bytes, kind: int) -> bytes:
    start = content.index(bytes((0xFF, kind)))
    return content[:start] + content[start + 2 + int.from_bytes(content[start + 2 : start + 4], "big") :]


@pytest.mark.parametrize("form", [{}, {"progressive": True}, {"optimize": True}, {"subsampling": 0}, {"quality": 88}])
def test_the_picture_stays_as_it_is(form):
    content = jpeg(**form)
    np.testing.assert_array_equal(pixels(plain_jpeg(content, STEPS)), pixels(content))
    assert plain_jpeg(plain_jpeg(content, STEPS), STEPS) == plain_jpeg(content, STEPS)


def test_nothing_but_the_picture_is_left():
    exif = Image.Exif()
    exif[0x010F], exif[0x013B] = "secret camera", "secret author"
    content = jpeg(exif=exif, comment=b"secret note", xmp=b"<x>secret place</x>", icc_profile=b"secret profile " * 20)
    plain = plain_jpeg(content + b"secret preview", STEPS)
    assert content.count(b"secret") >= 5
    assert b"secret" not in plain
    assert set(Image.open(io.BytesIO(plain)).info) == {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
    np.testing.assert_array_equal(pixels(plain), pixels(content))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("finer than what is shown", jpeg(quality=95)),
        ("grey", jpeg(picture().convert("L"))),
        ("four colours", jpeg(picture().convert("CMYK"))),
        ("no JFIF, so colours are guessed", without_segment(jpeg(), 0xE0)),
        ("no tables", without_segment(without_segment(jpeg(), 0xDB), 0xDB)),
        ("arithmetic coding, which browsers do not show", jpeg().replace(b"\xff\xc0", b"\xff\xc9")),
        ("no end", jpeg()[:-2]),
        ("cut in its header", jpeg()[:100]),
        ("two frames", jpeg()[:-2] + jpeg()[2:]),
        ("more bytes than pixels", jpeg()[:-2] + bytes(SIZE[0] * SIZE[1]) + b"\xff\xd9"),
        ("endless segments", jpeg()[:2] + b"\xff\xfe\x00\x02" * 5000 + jpeg()[2:]),
        ("a PNG", b"\x89PNG\r\n\x1a\n"),
        ("nothing", b""),
        ("a start alone", b"\xff\xd8\xff"),
    ],
)
def test_what_is_not_plainly_safe_is_encoded_anew(name, content):
    assert plain_jpeg(content, STEPS) is None, name


def test_damage_never_makes_another_picture_of_it():
    rng = np.random.default_rng(5)
    kept = 0
    for whole in (jpeg(), jpeg(progressive=True), jpeg(comment=b"note", exif=Image.Exif().tobytes())):
        for _ in range(150):
            spoilt = np.frombuffer(whole, dtype=np.uint8).copy()
            spoilt[rng.integers(0, len(whole), 3)] = rng.integers(0, 256, 3)
            plain = plain_jpeg(spoilt.tobytes(), STEPS)
            try:
                seen = pixels(spoilt.tobytes())
            except Exception:  # Pillow raises almost anything; such a file never comes that far
                continue
            if plain is not None and Image.open(io.BytesIO(spoilt.tobytes())).mode == "RGB":
                kept += 1
                np.testing.assert_array_equal(pixels(plain), seen)
    assert kept > 20
