"""A JPEG file less everything that is no picture: what is shown where encoding it anew would only make it worse.

The markers are those of ITU-T T.81, table B.1; JFIF is ECMA TR/98. A decoder that finds JFIF takes the three components
for YCbCr, whatever else the file says of colours, so such a file means the same without its other segments.
"""

import re
from collections.abc import Iterator
from itertools import islice

_START, _END, _SCAN, _TABLES = 0xD8, 0xD9, 0xDA, 0xDB
_JFIF, _FRAMES = 0xE0, {0xC0, 0xC1, 0xC2}  # baseline, extended and progressive, Huffman coded: what browsers show
_KEPT = _FRAMES | {_TABLES, 0xC4, 0xDD, _SCAN, _END}  # and Huffman tables and restart intervals
_DROPPED = {*range(0xE0, 0xF0), 0xFE}  # applications' segments (EXIF, XMP, profiles, previews) and comments
_PLAIN_JFIF = b"\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00"
_AFTER_A_SCAN = re.compile(rb"\xff[^\x00\xd0-\xd7]", re.DOTALL)
_ANY_MARKER = re.compile(rb"\xff[^\x00\x01\xd0-\xd8\xff]", re.DOTALL)  # but for those without a body
_MOST_SEGMENTS = 200  # a progressive picture has some twenty
_COLOURS, _BITS = 3, 8

Segment = tuple[int, bytes]


def plain_jpeg(content: bytes, steps: float) -> bytes | None:
    """Return the JPEG *content* without metadata and without what follows its end, the picture untouched.

    None where it should be encoded anew: it is no three-colour JFIF of a common kind, it has more than a byte a pixel,
    or it is quantised more finely than in *steps* on average, that is, of a higher quality than is shown.
    """
    segments = list(islice(_segments(content), _MOST_SEGMENTS))
    kinds = [kind for kind, _ in segments]
    frames = [body for kind, body in segments if kind in _FRAMES]
    tables = [body for kind, body in segments if kind == _TABLES]
    jfif = any(kind == _JFIF and body[4:9] == b"JFIF\x00" and len(body) >= 16 for kind, body in segments)
    if not kinds or kinds[-1] != _END or _SCAN not in kinds or not set(kinds) <= _KEPT | _DROPPED or not jfif:
        return None
    if len(frames) != 1 or not _usual(frames[0]) or (_mean_step(tables) or 0) < steps:
        return None
    plain = b"".join([b"\xff\xd8", _PLAIN_JFIF, *(body for kind, body in segments if kind in _KEPT)])
    return plain if len(plain) <= _pixels(frames[0]) else None


def scans(content: bytes, most: int) -> int:
    """Return how many scans a JPEG has, counting to *most*: each is a pass over the whole picture to decode.

    Markers are looked for as decoders do, over whatever stands between them, so that no scan hides behind filling.
    """
    found, place = 0, 2
    while found < most and (marker := _ANY_MARKER.search(content, place)) is not None:
        kind, place = content[marker.start() + 1], marker.end()
        if kind == _END:
            break
        found += kind == _SCAN
        place += int.from_bytes(content[place : place + 2], "big")
    return found


def header_parts(content: bytes, most: int) -> tuple[int, int]:
    """Return how many segments a JPEG has before its first scan, counting to *most*, and the bytes between them."""
    found, filling, place = 0, 0, 2
    while found < most and (marker := _ANY_MARKER.search(content, place)) is not None:
        filling += marker.start() - place
        kind, place = content[marker.start() + 1], marker.end()
        if kind in (_SCAN, _END):
            return found, filling
        found += 1
        place += int.from_bytes(content[place : place + 2], "big")
    return found, filling + max(0, len(content) - place) * (found < most)


def _segments(content: bytes) -> Iterator[Segment]:
    """Yield each marker with its bytes, a scan with the coded picture behind it, up to the end of the picture.

    It ends before that where the bytes are not built as they must be.
    """
    place = 2
    while content[:2] == b"\xff\xd8" and content[place : place + 1] == b"\xff":
        kind = content[place + 1] if place + 1 < len(content) else 0
        if kind == _END:
            yield kind, b"\xff\xd9"
            return
        length = int.from_bytes(content[place + 2 : place + 4], "big")
        end = place + 2 + length
        if length < 2 or end > len(content):
            return
        if kind == _SCAN:
            after = _AFTER_A_SCAN.search(content, end)
            end = after.start() if after else len(content)
        yield kind, content[place:end]
        place = end


def _usual(frame: bytes) -> bool:
    """Return whether a frame header tells 8 bits and three colours."""
    return len(frame) == 10 + 3 * _COLOURS and frame[4] == _BITS and frame[9] == _COLOURS


def _pixels(frame: bytes) -> int:
    return int.from_bytes(frame[5:7], "big") * int.from_bytes(frame[7:9], "big")


def _mean_step(tables: list[bytes]) -> float | None:
    """Return the mean of all quantisation steps, or None where a table is not of 8 bits."""
    values = b""
    for body in tables:
        for first in range(4, len(body), 65):
            table = body[first : first + 65]
            if len(table) != 65 or table[0] >> 4:
                return None
            values += table[1:]
    return sum(values) / len(values) if values else None
