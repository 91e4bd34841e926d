"""The page of a classifier stands alone and escapes what people wrote."""

import re
from dataclasses import replace
from datetime import UTC, datetime

import numpy as np
import pytest
from PIL import Image

from penat.adapters.classifier_page import classifier_page
from penat.adapters.picture_store import ReleasePictures
from penat.domain.classifier import Classifier
from penat.domain.classifier_report import Evaluation
from penat.domain.kept_classifier import Applied, KeptClassifier
from penat.domain.score_calibration import Calibration
from tests.fakes import circle

AT = datetime(2026, 3, 1, 12, 30, tzinfo=UTC)


@pytest.fixture
def catalogue():
    shelf = circle.shelf("chair", 10)
    named = [replace(item, name="<b>&" if item.id == "chair-001" else item.name) for item in shelf.items]
    return circle.catalogue(shelf.with_facts(named))


@pytest.fixture
def pictures(tmp_path, catalogue):
    folder = tmp_path / "releases" / "release-1" / "thumbnails"
    folder.mkdir(parents=True)
    Image.new("RGB", (8, 8), (200, 10, 10)).save(folder / f"{catalogue.item('chair-001').image}.webp")
    return ReleasePictures(tmp_path / "releases", tmp_path / "resized")


def made(
    name="Low", gone=(), judged=(True, True, True, False), items=("chair-000", "chair-001", "chair-002", "sofa-9")
):
    seen = Evaluation(
        list(items), np.array([True, False, True, False]), np.array(judged), np.array([0.9, 0.95, 0.1, 0.99]),
        np.arange(4, dtype=np.int32),
    )  # fmt: skip
    return KeptClassifier(
        "low", name, AT, "release-1", "fake", "", ("chair",), 0.3, 0, Classifier(np.ones(4), 0.0, Calibration(1, 0)),
        seen, gone, 3,
    )  # fmt: skip


def test_everything_is_inside_the_page(catalogue, pictures):
    page = classifier_page(made(), None, catalogue, pictures)
    assert not re.findall(r'(?:src|href)="(?!data:|#)', page)
    assert "<script" not in page
    assert page.count("data:image/webp;base64,") == 1
    assert "It is not applied as a column." in page


def test_what_people_wrote_is_text(catalogue, pictures):
    page = classifier_page(made('<img src=x onerror=alert(1)>"'), None, catalogue, pictures)
    assert "<img src=x" not in page
    assert "<b>&" not in page
    assert "&lt;b&gt;&amp;" in page


def test_an_item_that_is_gone_and_one_nobody_labelled_are_said_to_be(catalogue, pictures):
    page = classifier_page(made(gone=tuple(f"old-{n}" for n in range(60))), None, catalogue, pictures)
    assert "no longer in the release" in page
    assert "nobody labelled it" in page
    assert "10 more" in page
    assert "3 labels" in page


def test_it_says_how_it_is_applied(catalogue, pictures):
    page = classifier_page(made(), Applied("low", "release-1", AT, 0.5, 1000, 12), catalogue, pictures)
    assert "12 of 1,000 items belong, from confidence 0.50 on" in page


def test_a_name_that_is_half_a_letter_does_not_break_the_file(catalogue, pictures):
    assert classifier_page(made("\udcff"), None, catalogue, pictures).encode("utf-8")
