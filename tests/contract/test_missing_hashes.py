"""A release made before perceptual hashes were kept: the next ingestion knows them without embedding anything."""

import json

from penat.adapters.release_layout import MANIFEST, file_sha256
from penat.adapters.release_reader import read_sources
from penat.domain.perceptual_hash import bits_apart
from tests.fakes.published import Publisher
from tests.fakes.shop import draw_shop, encoded, picture


def forget_hashes(folder) -> None:
    """Make the release as one from before hashes were kept, manifest and all."""
    manifest = json.loads((folder / MANIFEST).read_text())
    for path in folder.glob("facts/*.sources.json"):
        columns = json.loads(path.read_text())
        path.write_text(json.dumps({name: columns[name] for name in ("paths", "file_sha256", "pixels_sha256")}))
        fact = {"sha256": file_sha256(path), "bytes": path.stat().st_size}
        manifest["files"][path.relative_to(folder).as_posix()] = fact
    (folder / MANIFEST).write_text(json.dumps(manifest))


def test_hashes_come_from_the_thumbnails(tmp_path):
    publisher = Publisher(draw_shop(tmp_path / "data", {"chair": 5}), tmp_path / "cache")
    first = publisher.folder(publisher.ingest().release)
    known = [source.phash for source in read_sources(first, "chair")]
    forget_hashes(first)
    assert {source.phash for source in read_sources(first, "chair")} == {0}
    (tmp_path / "data" / "chair" / "new.png").write_bytes(encoded(picture(9)))
    seen = publisher.embedder.seen
    second = publisher.folder(publisher.ingest().release)
    assert publisher.embedder.seen == seen + 1
    again = [source.phash for source in read_sources(second, "chair") if source.path != "chair/new.png"]
    assert all(bits_apart(one, other) <= 4 for one, other in zip(known, again, strict=True))


def test_a_thumbnail_that_is_gone_leaves_the_hash_unknown(tmp_path):
    publisher = Publisher(draw_shop(tmp_path / "data", {"chair": 3}), tmp_path / "cache")
    first = publisher.folder(publisher.ingest().release)
    forget_hashes(first)
    for thumbnail in first.glob("thumbnails/*.webp"):
        thumbnail.write_bytes(b"no picture")
    (tmp_path / "data" / "chair" / "new.png").write_bytes(encoded(picture(9)))
    second = publisher.folder(publisher.ingest().release)
    assert sorted(bool(source.phash) for source in read_sources(second, "chair")) == [False, False, False, True]
