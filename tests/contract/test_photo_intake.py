"""Whatever is uploaded comes out as a plain JPEG of its pixels, or is refused with the reason."""

import io
import struct
import tracemalloc
import zipfile
import zlib
from contextlib import suppress
from time import perf_counter

import numpy as np
import pytest
from PIL import Image, ImageCms, PngImagePlugin

from penat.adapters.photo_intake import SIDE, prepared_photo, smaller_photo
from penat.adapters.picture_decoding import MOST_SCANS, Unreadable, decoded
from penat.adapters.plain_jpeg import scans
from penat.domain.errors import InvalidInput
from tests.fakes.shop import encoded, picture

RED, WHITE = (230, 20, 20), (255, 255, 255)
NASTY = b"<script>alert(1)</script>"


def kept(content: bytes) -> Image.Image:
    """Return what is kept of an upload, after making sure that it is a plain JPEG and nothing else."""
    prepared = prepared_photo(content)
    image = Image.open(io.BytesIO(prepared.content))
    assert (image.format, image.mode, image.size) == ("JPEG", "RGB", (prepared.width, prepared.height))
    assert markers(prepared.content) <= {0xE0, 0xDB, 0xC0, 0xC4, 0xDA}, "JFIF, tables, frame and scan alone"
    assert prepared.content.endswith(b"\xff\xd9")
    assert not image.getexif()
    assert set(image.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
    return image


def markers(content: bytes) -> set[int]:
    found, place = set(), 2
    while content[place] == 0xFF and content[place + 1] != 0xDA:
        found.add(content[place + 1])
        place += 2 + int.from_bytes(content[place + 2 : place + 4], "big")
    return found | {content[place + 1]}


def about(image: Image.Image, colour, at=(20, 15), within=8) -> bool:
    return bool(np.abs(np.array(image.getpixel(at), dtype=int) - colour).max() <= within)


def flat(mode: str, colour, size=(40, 30)) -> Image.Image:
    return Image.new(mode, size, colour)


def located() -> Image.Exif:
    """Return EXIF that says where a picture was taken, by whom, and that it lies on its side."""
    exif = Image.Exif()
    exif[0x0112], exif[0x010F], exif[0x013B] = 6, "camera of Ann", "Ann"
    exif.get_ifd(0x8825)[2] = (52.0, 31.0, 12.0)
    exif[0x8825] = {1: "N", 2: (52.0, 31.0, 12.0), 3: "E", 4: (13.0, 24.0, 36.0)}
    return exif


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_every_form_is_kept_as_a_plain_jpeg_without_the_place(form):
    content = encoded(picture(1, (300, 200)), form, exif=located(), **({"xmp": NASTY} if form != "PNG" else {}))
    assert b"Ann" in content
    found = kept(content)
    assert found.size == (200, 300), "turned as the EXIF says"
    assert b"Ann" not in prepared_photo(content).content
    assert NASTY not in prepared_photo(content).content


@pytest.mark.parametrize("form", ["GIF", "BMP", "TIFF", "ICO", "PPM"])
def test_other_forms_are_refused_and_those_that_serve_are_named(form):
    with pytest.raises(InvalidInput, match="JPEG, PNG, WebP or AVIF") as caught:
        prepared_photo(encoded(picture(1, (64, 64)), form))
    assert caught.value.field == "file"


def test_a_phone_s_heic_is_refused_with_the_cure():
    with pytest.raises(InvalidInput, match="let the phone send JPEG"):
        prepared_photo(b"\x00\x00\x00\x18ftypheic" + b"\x00" * 200)


@pytest.mark.parametrize("content", [b"", b"\xff\xd8\xff", b"<html>", b"MZ" * 500, b"%PDF-1.7", b"<svg onload=x>"])
def test_what_is_no_picture_is_refused_whatever_it_is_called(content):
    with pytest.raises(InvalidInput, match="cannot be read") as caught:
        prepared_photo(content)
    assert caught.value.field == "file"


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_a_truncated_file_is_refused(form):
    noise = Image.fromarray(np.random.default_rng(0).integers(0, 255, (64, 64, 3), dtype=np.uint8))
    content = encoded(noise, form)
    with pytest.raises(InvalidInput, match=r"truncated|not a picture"):
        prepared_photo(content[: len(content) // 2])


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_a_picture_that_is_an_archive_or_a_page_too_loses_that_part(form):
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as inside:
        inside.writestr("run.js", NASTY)
    for behind in (archive.getvalue(), NASTY, b"\xff\xda" * 5000):
        content = encoded(picture(1, (300, 200)), form) + behind
        out = prepared_photo(content).content
        assert kept(content).size == (300, 200)
        assert not zipfile.is_zipfile(io.BytesIO(out))
        assert NASTY not in out


def test_words_in_a_comment_or_a_text_chunk_are_not_kept():
    told = PngImagePlugin.PngInfo()
    told.add_text("Comment", NASTY.decode())
    told.add_itxt("XML:com.adobe.xmp", NASTY.decode(), zip=True)
    for content in (encoded(picture(1), "PNG", pnginfo=told), encoded(picture(1), "JPEG", comment=NASTY)):
        kept(content)
        assert NASTY not in prepared_photo(content).content


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


@pytest.mark.parametrize(
    "bomb",
    [
        chunk(b"zTXt", b"Comment\x00\x00" + zlib.compress(bytes(200_000_000), 9)),
        chunk(b"iTXt", b"Comment\x00\x01\x00\x00\x00" + zlib.compress(bytes(200_000_000), 9)),
        chunk(b"iCCP", b"profile\x00\x00" + zlib.compress(bytes(200_000_000), 9)),
        chunk(b"zTXt", b"Comment\x00\x00" + zlib.compress(bytes(900_000), 9)) * 100,
    ],
    ids=["zTXt", "iTXt", "iCCP", "many"],
)
def test_a_bomb_in_a_chunk_is_defused_or_refused_and_never_unpacked(bomb):
    whole = encoded(flat("RGB", RED), "PNG")
    tracemalloc.start()
    with suppress(InvalidInput):
        assert about(kept(whole[:33] + bomb + whole[33:]), RED)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert most < 90_000_000


@pytest.mark.parametrize("side", [9_000, 30_000])
def test_a_picture_of_too_many_pixels_is_refused_before_it_is_unpacked(side):
    with pytest.raises(InvalidInput, match="too many pixels"):
        prepared_photo(encoded(Image.new("1", (side, side)), "PNG"))


def test_a_jpeg_that_claims_a_huge_size_is_refused():
    content = bytearray(encoded(picture(1), "JPEG"))
    frame = content.index(b"\xff\xc0")
    content[frame + 5 : frame + 9] = struct.pack(">HH", 65_000, 65_000)
    with pytest.raises(InvalidInput, match="too many pixels"):
        prepared_photo(bytes(content))


def test_a_jpeg_of_endless_scans_is_refused():
    content = encoded(picture(1, (64, 64)), "JPEG", progressive=True)
    assert 1 < scans(content, 1000) < 20
    last = content.rindex(b"\xff\xda")
    endless = content[:-2] + content[last:-2] * (MOST_SCANS + 1) + b"\xff\xd9"
    with pytest.raises(InvalidInput, match="scans"):
        prepared_photo(endless)
    assert kept(content).size == (64, 64)


@pytest.mark.parametrize(
    "part", [b"\xff\xfe\0\2", b"\xff\xe1\0\x0cExif\0\0abcd", b"\0\0\0\0", b"\xff\xff\xff\xff", b"\xff\0"]
)
def test_a_jpeg_of_countless_parts_before_the_picture_is_refused_at_once(part):
    content = encoded(picture(1, (64, 64)), "JPEG")
    head, rest = content[:20], content[20:]  # JFIF's own segment, and the others
    busy = head + part * 300_000 + rest
    began = perf_counter()
    with pytest.raises(InvalidInput, match="too many parts"):
        prepared_photo(busy)
    assert perf_counter() - began < 0.5
    assert kept(head + part * 200 + rest).size == (64, 64)


@pytest.mark.parametrize("kind", [b"prVt", b"IDAT"])
def test_a_png_of_countless_chunks_is_refused(kind):
    content = encoded(picture(1, (64, 64)))
    chunk = struct.pack(">I", 0) + kind + struct.pack(">I", zlib.crc32(kind))
    place = content.index(b"IDAT") - 4
    with pytest.raises(InvalidInput, match="chunks"):
        prepared_photo(content[:place] + chunk * 30_000 + content[place:])
    assert kept(content[:place] + chunk * 100 + content[place:]).size == (64, 64)


@pytest.mark.parametrize("filling", [b"", b"\xff", b"\xff" * 5, b"\0\0", b"\xff\xd0", b"\xff\xfe\0\2"])
def test_scans_cannot_hide_behind_filling_that_decoders_skip(filling):
    content = encoded(picture(1, (64, 64)), "JPEG", progressive=True)
    last = content.rindex(b"\xff\xda")
    endless = content[:-2] + (filling + content[last:-2]) * (MOST_SCANS + 1) + b"\xff\xd9"
    assert scans(content + endless, 1000) == scans(content, 1000), "nothing behind the picture's end counts"
    for read, refusal in ((prepared_photo, InvalidInput), (decoded, Unreadable)):  # kept, and only asked with
        with pytest.raises(refusal, match="scans"):
            read(endless)


@pytest.mark.parametrize("form", ["PNG", "WEBP", "AVIF"])
def test_an_animation_is_its_first_frame(form):
    target = io.BytesIO()
    flat("RGB", RED).save(target, form, save_all=True, append_images=[flat("RGB", WHITE)])
    assert about(kept(target.getvalue()), RED, within=14)


def test_a_jpeg_of_several_pictures_is_its_first():
    target = io.BytesIO()
    flat("RGB", RED).save(target, "MPO", save_all=True, append_images=[flat("RGB", WHITE)])
    assert about(kept(target.getvalue()), RED)


@pytest.mark.parametrize(
    ("image", "options", "colour"),
    [
        (flat("CMYK", (0, 255, 255, 0)), {"format": "JPEG"}, (255, 0, 0)),
        (flat("L", 100), {"format": "JPEG"}, (100, 100, 100)),
        (flat("1", 1), {"format": "PNG"}, WHITE),
        (flat("RGBA", (*RED, 0)), {"format": "PNG"}, WHITE),
        (flat("LA", (0, 128)), {"format": "PNG"}, (127, 127, 127)),
        (flat("RGB", RED), {"format": "PNG", "transparency": RED}, WHITE),
        (flat("RGBA", (*RED, 0)), {"format": "AVIF"}, WHITE),
    ],
    ids=["CMYK", "grey", "bits", "transparent", "half", "keyed", "avif"],
)
def test_every_kind_of_pixels_becomes_rgb_on_white(image, options, colour):
    assert about(kept(encoded(image, **{"form": options.pop("format")}, **options)), colour, within=14)


def test_a_palette_with_a_transparent_entry_and_sixteen_bits():
    image = flat("P", 1)
    image.putpalette([*RED, 0, 0, 0])
    assert about(kept(encoded(image, "PNG", transparency=1)), WHITE)
    wide = Image.fromarray(np.full((30, 40), 30_000, dtype=np.uint16))
    assert about(kept(encoded(wide, "PNG")), (117, 117, 117))


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "L", "LA", "P", "CMYK"])
def test_a_large_picture_is_kept_at_2048_pixels_of_its_longer_side(mode):
    image = picture(1, (3000, 1500)).convert("RGB").convert(mode)
    found = kept(encoded(image, "JPEG" if mode == "CMYK" else "PNG", exif=located()))
    assert found.size == (1024, SIDE), "turned, and made smaller"


def test_a_very_large_jpeg_looks_the_same_though_it_is_not_decoded_in_full():
    whole = picture(1, (5000, 4500))
    found = kept(encoded(whole, "JPEG", quality=95))
    wanted = whole.resize(found.size, Image.Resampling.LANCZOS)
    assert max(found.size) == SIDE
    assert np.abs(np.asarray(found, dtype=int) - np.asarray(wanted, dtype=int)).mean() < 2


def wide_profile() -> bytes:
    """Return a profile whose colours are those of sRGB with red and green changed places."""
    plain = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    red, green = plain.index(b"rXYZ"), plain.index(b"gXYZ")
    plain[red : red + 4], plain[green : green + 4] = b"gXYZ", b"rXYZ"
    return bytes(plain).replace(b"s\x00R\x00G\x00B", b"o\x00d\x00d\x00!").replace(b"sRGB", b"odd!")


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_colours_of_another_profile_are_brought_to_srgb(form):
    found = kept(encoded(flat("RGB", (255, 0, 0)), form, icc_profile=wide_profile()))
    assert about(found, (0, 255, 0), within=14)


@pytest.mark.parametrize("profile", [b"", b"nonsense" * 100, wide_profile()[:400], b"\x00" * 5_000_000])
def test_a_profile_that_cannot_be_read_changes_nothing(profile):
    assert about(kept(encoded(flat("RGB", RED), "WEBP", quality=100, icc_profile=profile)), RED)


def test_a_profile_of_another_kind_of_colours_changes_nothing():
    assert about(kept(encoded(flat("L", 100), "PNG", icc_profile=wide_profile())), (100, 100, 100))


def test_the_same_pixels_make_the_same_bytes_whatever_held_them():
    image = picture(1, (300, 200))
    again = {"compress_level": 1, "dpi": (72, 72)}
    forms = [encoded(image), encoded(image, **again), encoded(image, "WEBP", lossless=True)]
    assert len({prepared_photo(content).sha256 for content in [*forms, *forms]}) == 1
    assert prepared_photo(encoded(picture(2, (300, 200)), "PNG")).sha256 != prepared_photo(forms[0]).sha256


def test_what_is_kept_can_be_shown_smaller():
    content = prepared_photo(encoded(picture(1, (1200, 800)), "PNG")).content
    small = Image.open(io.BytesIO(smaller_photo(content, 320)))
    assert (small.format, small.size) == ("JPEG", (320, 213))


def test_damage_anywhere_is_a_reason_and_never_another_error():
    rng = np.random.default_rng(7)
    for form in ("PNG", "JPEG", "WEBP", "AVIF"):
        whole = np.frombuffer(encoded(picture(3), form, exif=located(), icc_profile=wide_profile()), dtype=np.uint8)
        for _ in range(40):
            spoilt = whole.copy()
            spoilt[rng.integers(0, len(whole), 4)] = rng.integers(0, 256, 4)
            with suppress(InvalidInput):
                prepared_photo(spoilt.tobytes())
