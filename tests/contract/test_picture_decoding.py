import io
from concurrent.futures import ThreadPoolExecutor, wait

import numpy as np
import pytest
from PIL import Image

from penat.adapters.picture_decoding import Unreadable, decoded, in_turn, pixels_of
from penat.adapters.picture_rendering import content_name, rendered, rendered_file
from penat.wiring.reading import read_photo
from tests.fakes.shop import encoded, picture

RED, WHITE = (230, 20, 20), (255, 255, 255)


def flat(mode: str, colour, size=(40, 30)) -> Image.Image:
    return Image.new(mode, size, colour)


def colour_of(content: bytes, at=(20, 15)) -> tuple[int, ...]:
    return decoded(content).getpixel(at)


@pytest.mark.parametrize("form", ["PNG", "JPEG", "WEBP", "GIF", "BMP", "TIFF", "AVIF"])
def test_every_form_is_recognised_by_its_content(form):
    image = decoded(encoded(flat("RGB", RED), form))
    assert (image.mode, image.size) == ("RGB", (40, 30))
    assert np.abs(np.array(image.getpixel((20, 15))) - RED).max() < 12


@pytest.mark.parametrize("form", ["PNG", "WEBP", "TIFF"])
def test_transparency_becomes_white(form):
    image = flat("RGBA", (*RED, 0))
    image.paste((*RED, 255), (0, 0, 20, 30))
    content = encoded(image, form, **({"lossless": True} if form == "WEBP" else {}))
    assert colour_of(content, (10, 15)) == RED
    assert colour_of(content, (30, 15)) == WHITE


def test_half_transparency_is_mixed_with_white():
    assert colour_of(encoded(flat("LA", (0, 128)))) == (127, 127, 127)


def test_a_palette_with_a_transparent_entry():
    image = flat("P", 0)
    image.putpalette([*RED, 0, 0, 0])
    image.paste(1, (20, 0, 40, 30))
    content = encoded(image, "PNG", transparency=1)
    assert colour_of(content, (10, 15)) == RED
    assert colour_of(content, (30, 15)) == WHITE


@pytest.mark.parametrize("form", ["TIFF", "JPEG"])
def test_cmyk(form):
    red, green, blue = colour_of(encoded(flat("CMYK", (0, 255, 255, 0)), form))
    assert red > 240
    assert green < 15
    assert blue < 15


@pytest.mark.parametrize("form", ["PNG", "TIFF"])
@pytest.mark.parametrize(("wide", "grey"), [(0, 0), (257, 1), (30_000, 117), (65_535, 255)])
def test_sixteen_bit_grey_is_scaled_not_clipped(form, wide, grey):
    image = Image.fromarray(np.full((30, 40), wide, dtype=np.uint16))
    assert colour_of(encoded(image, form)) == (grey, grey, grey)


def test_thirty_two_bit_grey_has_no_known_range():
    image = Image.fromarray(np.full((30, 40), 0.5, dtype=np.float32))
    with pytest.raises(Unreadable, match="mode F"):
        decoded(encoded(image, "TIFF"))


@pytest.mark.parametrize(("orientation", "corner"), [(1, (2, 2)), (3, (37, 27)), (6, (27, 2)), (8, (2, 37))])
def test_exif_orientation_is_followed(orientation, corner):
    image = flat("RGB", WHITE)
    image.paste(RED, (0, 0, 12, 12))
    exif = Image.Exif()
    exif[0x0112] = orientation
    turned = decoded(encoded(image, "PNG", exif=exif))
    assert turned.size == ((40, 30) if orientation in (1, 3) else (30, 40))
    assert turned.getpixel(corner) == RED


def test_an_animation_is_its_first_frame():
    target = io.BytesIO()
    flat("RGB", RED).save(target, "GIF", save_all=True, append_images=[flat("RGB", WHITE)])
    assert colour_of(target.getvalue()) == RED


@pytest.mark.parametrize("form", ["PNG", "JPEG", "WEBP"])
def test_a_truncated_file_is_said_to_be_one(form):
    noise = Image.fromarray(np.random.default_rng(0).integers(0, 255, (64, 64, 3), dtype=np.uint8))
    content = encoded(noise, form)
    with pytest.raises(Unreadable, match=r"truncated|not a picture"):
        decoded(content[: len(content) // 2])


def test_what_is_no_picture():
    with pytest.raises(Unreadable, match="empty"):
        decoded(b"")
    with pytest.raises(Unreadable, match="not a picture"):
        decoded(b"<html>not found</html>")
    with pytest.raises(Unreadable, match="not a picture"):
        decoded(b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 10 10\n")


@pytest.mark.parametrize("side", [9_000, 12_000, 20_000])
def test_a_bomb_is_refused_before_it_is_unpacked(side):
    content = encoded(Image.new("1", (side, side)), "PNG")
    assert len(content) < 100_000
    with pytest.raises(Unreadable, match="too many pixels"):
        decoded(content)


@pytest.mark.parametrize("size", [(1, 1), (4, 400), (8, 1000)])
def test_slivers_are_refused(size):
    with pytest.raises(Unreadable, match="too small or too narrow"):
        decoded(encoded(Image.new("RGB", size)))


def test_damage_anywhere_is_a_reason_and_never_another_error():
    rng = np.random.default_rng(7)
    for form in ("PNG", "JPEG", "WEBP", "GIF", "BMP", "TIFF"):
        whole = np.frombuffer(encoded(picture(3), form), dtype=np.uint8)
        for _ in range(60):
            spoilt = whole.copy()
            spoilt[rng.integers(0, len(whole), 4)] = rng.integers(0, 256, 4)
            try:
                image = decoded(spoilt.tobytes())
            except Unreadable:
                continue
            assert image.mode == "RGB"


def test_what_is_shown_is_small_and_without_metadata():
    exif = Image.Exif()
    exif[0x010F] = "camera"
    content = encoded(picture(1, (2000, 1500)), "JPEG", exif=exif)
    rendering = rendered(decoded(content), lambda image: np.asarray(image)[:1])
    display, thumbnail = (Image.open(io.BytesIO(b)) for b in (rendering.display_jpeg, rendering.thumbnail_webp))
    assert (display.format, display.size) == ("JPEG", (1024, 768))
    assert (thumbnail.format, thumbnail.size) == ("WEBP", (320, 240))
    assert not display.getexif()
    assert not thumbnail.getexif()
    assert rendering.pixels.shape == (1, 2000, 3)


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "GIF"])
def test_no_word_of_the_file_is_shown_whatever_its_form_and_size(form):
    """A comment of more than 64 KiB is nothing a JPEG could hold either."""
    words = b"secret" * 12_000 if form == "GIF" else b"secret" * 100
    options = {"comment": words} if form in ("JPEG", "GIF") else {"icc_profile": words, "xmp": words}
    for size in ((300, 200), (1500, 900)):
        content = encoded(picture(1, size), form, **options)
        found = rendered_file(content, np.asarray)
        assert b"secret" not in found.display_jpeg + found.thumbnail_webp
        assert not set(Image.open(io.BytesIO(found.display_jpeg)).info) & {"comment", "icc_profile", "xmp", "exif"}


def test_a_small_jpeg_is_shown_as_it_is_and_any_other_picture_is_encoded():
    content = encoded(picture(1, (300, 200)), "JPEG", quality=80)
    shown = rendered_file(content, np.asarray).display_jpeg
    assert pixels_of(decoded(shown)).tobytes() == pixels_of(decoded(content)).tobytes()
    fine = encoded(picture(1, (300, 200)), "JPEG", quality=100)
    assert len(rendered_file(fine, np.asarray).display_jpeg) < len(fine)
    large = encoded(picture(1, (1600, 1200)), "JPEG", quality=80)
    assert decoded(rendered_file(large, np.asarray).display_jpeg).size == (1024, 768)


def test_a_small_jpeg_that_lies_on_its_side_is_shown_upright():
    exif = Image.Exif()
    exif[0x0112] = 6
    found = rendered_file(encoded(picture(1, (300, 200)), "JPEG", quality=80, exif=exif), np.asarray)
    assert Image.open(io.BytesIO(found.display_jpeg)).size == (200, 300)
    assert found.pixels.shape == (300, 200, 3)


def test_a_thumbnail_of_a_huge_picture_is_as_good_as_one_made_of_it_directly():
    whole = picture(1, (3000, 2000))
    found = decoded(rendered(whole, np.asarray).thumbnail_webp)
    wanted = whole.resize((320, 213), Image.Resampling.LANCZOS)
    assert found.size == wanted.size
    assert np.abs(np.asarray(found, dtype=int) - np.asarray(wanted, dtype=int)).mean() < 3


def test_a_small_picture_is_not_enlarged():
    rendering = rendered(picture(1, (50, 40)), lambda pixels: pixels)
    assert Image.open(io.BytesIO(rendering.display_jpeg)).size == (50, 40)


def test_names_and_pixel_hashes_follow_the_content():
    first, same, other = (rendered(picture(number), lambda pixels: pixels) for number in (1, 1, 2))
    assert content_name(first) == content_name(same) != content_name(other)
    assert first.pixels_sha256 == same.pixels_sha256 != other.pixels_sha256
    lossless = rendered(decoded(encoded(picture(1), "BMP")), lambda pixels: pixels)
    assert lossless.pixels_sha256 == first.pixels_sha256


@pytest.mark.parametrize("form", ["PNG", "JPEG"])
def test_a_photo_that_is_only_asked_with_is_read_no_larger_than_one_is_kept(form):
    pixels = read_photo(encoded(Image.new("RGB", (5000, 3000), RED), form))
    assert pixels.shape == (1229, 2048, 3)
    assert np.abs(pixels[600, 1000].astype(int) - RED).max() < 12
    assert read_photo(encoded(Image.new("RGB", (300, 2000), RED), form)).shape == (2000, 300, 3)


def test_one_large_picture_is_decoded_at_a_time_and_small_ones_do_not_wait():
    large, small = Image.new("1", (5000, 4000)), Image.new("1", (50, 40))

    def decode(image):
        with in_turn(image):
            return image.size

    with ThreadPoolExecutor(2) as threads:
        with in_turn(large):
            waits = threads.submit(decode, large)
            assert threads.submit(decode, small).result(5) == (50, 40)
            assert wait([waits], 0.1).not_done
        assert waits.result(5) == (5000, 4000)
