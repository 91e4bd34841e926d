"""Files that would keep a reader busy before the first pixel: countless small parts, told before one tries."""

from penat.adapters.plain_jpeg import header_parts

MOST_SEGMENTS = 500  # a JPEG with a large profile, a preview and extended XMP has some three hundred
MOST_FILLING = 65_536
MOST_CHUNKS = 20_000  # a PNG of 20 MB in libpng's usual chunks of 8 KB has 2,500
_JPEG, _PNG = b"\xff\xd8", b"\x89PNG\r\n\x1a\n"


def countless(content: bytes) -> str | None:
    """Return why a JPEG's or PNG's parts are too many to be read, None where they are not."""
    if content.startswith(_JPEG):
        parts, filling = header_parts(content, MOST_SEGMENTS + 1)
        if parts > MOST_SEGMENTS or filling > MOST_FILLING:
            return "a JPEG of too many parts before the picture; save it anew"
    if content.startswith(_PNG) and _chunks(content) > MOST_CHUNKS:
        return f"a PNG of more than {MOST_CHUNKS:,} chunks; save it anew"
    return None


def _chunks(content: bytes) -> int:
    """Return how many chunks a PNG has, counting to one more than may be."""
    found, place = 0, len(_PNG)
    while place < len(content) and found <= MOST_CHUNKS:
        place += 12 + int.from_bytes(content[place : place + 4], "big")
        found += 1
    return found
