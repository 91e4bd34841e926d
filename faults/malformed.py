"""Pictures that are none: mutations of good ones by a seed, and what people build on purpose."""

import io
import random
import struct
import zlib
from collections.abc import Iterator

from PIL import Image

FORMS = ("JPEG", "PNG", "WEBP", "GIF", "BMP", "TIFF")


def malformed_pictures(rng: random.Random, count: int) -> Iterator[bytes]:
    """Yield *count* files: the built ones first, then mutations of good pictures of each form."""
    built = list(_built(rng))
    yield from built[:count]
    good = [_good(form, rng) for form in FORMS]
    for _ in range(count - len(built)):
        yield rng.choice(MUTATIONS)(rng.choice(good), rng)


def _good(form: str, rng: random.Random) -> bytes:
    image = Image.frombytes("RGB", (64, 48), rng.randbytes(64 * 48 * 3))
    target = io.BytesIO()
    image.save(target, form)
    return target.getvalue()


def _flips(content: bytes, rng: random.Random) -> bytes:
    spoilt = bytearray(content)
    for _ in range(rng.randrange(1, 9)):
        spoilt[rng.randrange(len(spoilt))] ^= 1 << rng.randrange(8)
    return bytes(spoilt)


def _head_flips(content: bytes, rng: random.Random) -> bytes:
    spoilt = bytearray(content)
    for _ in range(rng.randrange(1, 5)):
        spoilt[rng.randrange(min(64, len(spoilt)))] = rng.randrange(256)
    return bytes(spoilt)


def _cut(content: bytes, rng: random.Random) -> bytes:
    return content[: rng.randrange(len(content))]


def _hole(content: bytes, rng: random.Random) -> bytes:
    start = rng.randrange(len(content))
    return content[:start] + bytes(rng.randrange(1, 200)) + content[start + 100 :]


def _doubled(content: bytes, rng: random.Random) -> bytes:
    return content + _cut(content, rng)


def _polyglot(content: bytes, rng: random.Random) -> bytes:
    words = (b"<script>alert(1)</script>", b"PK\x03\x04" + bytes(26), b"%PDF-1.7\n", b"#!/bin/sh\n", b"GIF89a")
    word = rng.choice(words)
    return content + word if rng.random() < 0.5 else word + content


MUTATIONS = (_flips, _head_flips, _cut, _hole, _doubled, _polyglot)


def _built(rng: random.Random) -> Iterator[bytes]:
    """Yield bombs, sizes that no picture has, wrong checksums, and what is no picture."""
    yield from (
        b"",
        b"\0",
        b"\xff\xd8",
        b"\xff\xd8\xff\xe0",
        b"\x89PNG\r\n\x1a\n",
        b"GIF89a",
        b"RIFF\0\0\0\0WEBP",
        b"BM",
        b"II*\0",
    )
    yield from (b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"%!PS-Adobe-3.0 EPSF-3.0\n", b"P6 99999 99999 255\n")
    for width, height in ((0, 0), (0, 9), (1, 1), (2**31 - 1, 1), (2**31 - 1, 2**31 - 1), (60_000, 60_000), (4, 9_000)):
        yield _png(width, height, zlib.compress(bytes(1000)))
    yield _png(20_000, 20_000, zlib.compress(bytes(50_000_000), 9))
    yield _png(64, 64, zlib.compress(bytes(40_000_000), 9))  # small by its head, large by its content
    yield _png(64, 64, b"\x78\x9c" + rng.randbytes(100))
    yield _png(64, 64, zlib.compress(bytes(64 * 64 * 3 + 64)), crc=1)
    for side in (0, 1, 65_535):
        yield (
            b"\xff\xd8\xff\xc0\x00\x11\x08"
            + struct.pack(">HH", side, side)
            + b"\x03\x01\x22\x00\x02\x11\x01\x03\x11\x01\xff\xd9"
        )
        yield (
            b"GIF89a"
            + struct.pack("<HH", side, side)
            + b"\x80\0\0"
            + bytes(6)
            + b",\0\0\0\0\xff\xff\xff\xff\0\2\2D\1\0;"
        )
    target = io.BytesIO()
    Image.new("RGB", (32, 32)).save(
        target, "GIF", save_all=True, append_images=[Image.new("RGB", (32, 32), (n, 0, 0)) for n in range(200)]
    )
    yield target.getvalue()


def _png(width: int, height: int, packed: bytes, crc: int = 0) -> bytes:
    def chunk(name: bytes, content: bytes) -> bytes:
        total = (zlib.crc32(name + content) + crc) & 0xFFFFFFFF
        return struct.pack(">I", len(content)) + name + content + struct.pack(">I", total)

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", packed) + chunk(b"IEND", b"")
