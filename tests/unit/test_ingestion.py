from dataclasses import replace

import numpy as np
import pytest

from penat.domain.ingestion import (
    Draft,
    LinkRow,
    ModelFacts,
    Source,
    check_draft,
    checked_vectors,
    item_of,
    name_from,
)
from tests.fakes.circle import arc, shelf


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        (lambda v: v[:-1], "shape \\(4, 4\\) for 5 pictures"),
        (lambda v: v * np.nan, "NaN or infinity for 5 of 5"),
        (lambda v: v * 2, "length 2.0000"),
        (lambda v: v * 0, "length 0.0000"),
    ],
)
def test_vectors_that_are_not_unit_vectors_are_refused(spoil, message):
    with pytest.raises(ValueError, match=message):
        checked_vectors(spoil(arc(5)).astype(np.float32), 5, 4)


def test_nearly_unit_vectors_are_made_exactly_unit():
    vectors = checked_vectors((arc(5) * 1.0005).astype(np.float32), 5, 4)
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1.0, atol=1e-6)


def test_a_picture_without_a_row_is_an_item_named_after_its_file():
    item = item_of("oak", "chair", "chair/oak_side-chair.jpg", "hash", None)
    assert (item.name, item.price_cents, item.currency, item.in_stock, item.link) == (
        "Oak side chair",
        None,
        None,
        True,
        None,
    )


def test_an_unpriced_item_has_no_currency():
    assert item_of("oak", "chair", "chair/oak.jpg", "hash", LinkRow(2, currency="EUR")).currency is None
    assert item_of("oak", "chair", "chair/oak.jpg", "hash", LinkRow(2, price_cents=5, currency="EUR")).currency == "EUR"


def test_names_read_from_files():
    assert name_from("chair/001.530.69.jpg") == "001.530.69"
    assert name_from("chair/---.jpg") == "---"


def a_draft(shelf, **changes) -> Draft:
    sources = {shelf.category: tuple(Source(f"chair/{item.id}.jpg", item.id, item.id) for item in shelf.items)}
    return replace(Draft({shelf.category: shelf}, {}, sources, ModelFacts("fake", 4, "x"), "EUR", None, {}), **changes)


def test_a_sound_draft_passes():
    check_draft(a_draft(shelf(count=6)))


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        (lambda s: {"vectors": s.vectors * 0}, "length 0"),
        (lambda s: {"neighbours": s.neighbours + 6}, "is row 11 of 6"),
        (lambda s: {"neighbours": s.neighbours[:, 1:]}, "neighbours but"),
        (lambda s: {"neighbour_distances": s.neighbour_distances - 9}, "outside 0 to 4"),
        (lambda s: {"items": [s.items[0], *s.items[:5]]}, "occurs twice"),
    ],
)
def test_a_draft_that_contradicts_itself_is_refused(spoil, message):
    sound = shelf(count=6)
    with pytest.raises(ValueError, match=message):
        check_draft(a_draft(replace(sound, **spoil(sound))))


def test_every_item_has_a_source():
    sound = a_draft(shelf(count=6))
    with pytest.raises(ValueError, match="5 sources for 6 items"):
        check_draft(replace(sound, sources={"chair": sound.sources["chair"][1:]}))
