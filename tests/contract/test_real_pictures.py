"""A real shop's photographs go in whole. They lie beside the repository, where there are any, and never in it."""

from pathlib import Path

import pytest

from penat.adapters.release_checks import problems_of
from penat.adapters.release_reader import read_release
from tests.fakes.published import Publisher

PHOTOS = Path(__file__).parents[3] / "shared" / "real" / "ikea"


@pytest.mark.skipif(not PHOTOS.is_dir(), reason=f"there are no photographs at {PHOTOS}")
def test_every_photograph_becomes_an_item_and_copies_become_variants(tmp_path):
    for category in ("chair", "couch", "plant_pot"):
        (tmp_path / "data" / category).mkdir(parents=True)
        for photo in (PHOTOS / category).iterdir():
            (tmp_path / "data" / category / photo.name).write_bytes(photo.read_bytes())
    publisher = Publisher(tmp_path / "data", tmp_path / "cache")
    report = publisher.ingest()
    assert report.items == {"chair": 106, "couch": 40, "plant_pot": 34}
    assert not report.of_kind("skipped")
    pots = read_release(publisher.folder(report.release))[1].shelf("plant_pot")
    assert sum(len(rows) > 1 for rows in pots.variant_rows.values()) == 3
    assert problems_of(publisher.cache, report.release) == []
