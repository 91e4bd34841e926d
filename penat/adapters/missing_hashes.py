"""Perceptual hashes for the pictures of a release that was made before they were kept, out of its thumbnails."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from PIL import Image

from penat.adapters.picture_rendering import phash_of
from penat.domain.catalogue import Item
from penat.domain.ingestion import Source


def with_hashes(thumbnails: Path, items: Sequence[Item], sources: Sequence[Source]) -> tuple[Source, ...]:
    """Return the sources row by row; what has no hash gets its thumbnail's, which is the picture's to a bit or two.

    A thumbnail that is missing or damaged leaves the hash unknown; the ingestion's report counts those.
    """
    if all(source.phash for source in sources):
        return tuple(sources)
    return tuple(_hashed(thumbnails, items, sources))


def _hashed(thumbnails: Path, items: Sequence[Item], sources: Sequence[Source]) -> Iterator[Source]:
    for item, source in zip(items, sources, strict=True):
        if source.phash:
            yield source
            continue
        try:
            with Image.open(thumbnails / f"{item.image}.webp") as image:
                yield replace(source, phash=phash_of(image.convert("RGB")))
        except OSError:
            yield source
