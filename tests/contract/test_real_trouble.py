"""What is wrong in a real shop's folders is found. They lie beside the repository, where there are any."""

import csv
import hashlib
import shutil
from collections import defaultdict
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from penat.adapters.release_reader import read_release
from penat.domain.geometry import normalised
from penat.domain.kinds import kinds
from penat.domain.mislabelled import suspects
from penat.domain.near_copies import copies
from penat.domain.whole_release import WholeRelease, nearest_everywhere
from penat.settings import Settings
from penat.use_cases.troubleshooter import NEIGHBOURS
from penat.wiring.ingestion import build_cataloguer
from tests.fakes import circle

PHOTOS = Path(__file__).parents[3] / "shared" / "real" / "ikea"
CATEGORIES = ("bed", "chair", "couch", "plant_pot", "table")
pytestmark = pytest.mark.skipif(not PHOTOS.is_dir(), reason=f"there are no photographs at {PHOTOS}")


@pytest.fixture(scope="module")
def paths():
    """The photographs, category by category."""
    return {category: sorted((PHOTOS / category).iterdir()) for category in CATEGORIES}


@pytest.fixture(scope="module")
def bedspreads():
    """The files in the folder of beds that the shop's own list calls bedspreads, and its one bed runner."""
    with (PHOTOS / "items.csv").open(newline="", encoding="utf-8") as file:
        types = {row["id"]: row["type"] for row in csv.DictReader(file) if row["category"] == "bed"}
    return {path for path, name in types.items() if name.startswith(("Bedspread", "Bed runner"))}


@pytest.fixture(scope="module")
def photographed(paths):
    """The folders as they are, with the features that a small ImageNet network has of the photographs."""
    kept = np.load(PHOTOS / "mobilenet_v2.npz")
    numbers = {str(name).rpartition("/")[2]: row for row, name in enumerate(kept["ids"])}
    shelves = []
    for category, files in paths.items():
        rows = [numbers[file.name] for file in files]
        bare = circle.shelf(category, len(files), vectors=normalised(kept["vectors"][rows].astype(np.float32)))
        items = [replace(item, name=f"{category}/{file.name}", image=hashlib.sha256(file.read_bytes()).hexdigest())
                 for item, file in zip(bare.items, files, strict=True)]  # fmt: skip
        shelves.append(replace(bare, items=items))
    return WholeRelease.of(circle.catalogue(*shelves))


def of_beds(found):
    """Return the clearest kind among the beds."""
    return next(kind for kind in found if kind.category == "bed")


def agreement(names, truth):
    """Return precision and recall of *names*."""
    hits = len(set(names) & truth)
    return hits / len(names), hits / len(truth)


def test_the_clearest_kind_among_the_beds_is_the_bedspreads(photographed, bedspreads):
    found = of_beds(kinds(photographed))
    assert {photographed.item(row).name for row in found.rows} == bedspreads


def test_the_files_copied_into_another_folder_are_the_first_duplicates(photographed, paths):
    same = defaultdict(set)
    for category, files in paths.items():
        for file in files:
            same[file.read_bytes()].add(f"{category}/{file.name}")
    copied = {frozenset(names) for names in same.values() if len(names) > 1}
    found = [one for one in copies(photographed, nearest_everywhere(photographed, NEIGHBOURS))
             if one.sort == "same picture"]  # fmt: skip
    assert {frozenset(photographed.item(row).name for row in one.rows) for one in found} == copied
    across = [one.across for one in found]
    assert across == sorted(across, reverse=True)
    assert sum(across) == 4


def test_sofas_filed_as_beds_are_suspected(photographed):
    found = suspects(photographed, nearest_everywhere(photographed, NEIGHBOURS))
    first = {(photographed.item(one.row).name, one.suggested) for one in found[:8]}
    assert {("bed/290.486.62.jpg", "couch"), ("bed/803.007.16.jpg", "couch")} <= first


def test_the_shipped_model_sees_most_bedspreads_as_one_kind(tmp_path, bedspreads):
    for category in CATEGORIES:
        shutil.copytree(PHOTOS / category, tmp_path / "data" / category)
    settings = Settings(cache=tmp_path / "cache", var=tmp_path / "var", data=tmp_path / "data")
    report = build_cataloguer(settings).ingest(lambda *told: None)
    whole = WholeRelease.of(read_release(tmp_path / "cache" / "releases" / report.release)[1])
    found = of_beds(kinds(whole))
    names = [f"bed/{whole.item(row).id.removeprefix('bed-')}.jpg" for row in found.rows]
    precision, recall = agreement(names, bedspreads)
    assert precision >= 0.5
    assert recall >= 0.7
