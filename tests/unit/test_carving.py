from dataclasses import replace

import numpy as np
import pytest

from penat.domain.errors import InvalidInput
from penat.lab.carve import carve, classes, ways
from tests.fakes import circle


def catalogue():
    """Return 30 chairs on an arc; the ten in the middle are boho, which no end of the arc is near."""
    shelf = circle.shelf("chair", 30)
    items = [
        replace(item, extra={"style": "boho" if 10 <= row < 20 else "", "rare": "x" if row < 2 else ""})
        for row, item in enumerate(shelf.items)
    ]
    return circle.catalogue(replace(shelf, items=items))


def run(judgements=12, **more):
    middle = circle.arc(30)[14]
    told = {"starts": 3, "seed": 1, **more}
    return carve(
        classes(catalogue(), ["style"], 5),
        lambda words: middle,
        judgements=judgements,
        progress=lambda *_: None,
        **told,
    )


def test_every_way_of_asking_is_scored_by_column():
    scores, each = run()
    assert [score.way for score in scores] == [way for way, _, _ in ways()]
    assert {(row.category, row.label, row.size, row.of) for row in each} == {("chair", "boho", 10, 30)}


def test_judging_carves_out_a_class_that_one_picture_does_not():
    after = {score.way: score for score in run()[0]}
    before = {score.way: score for score in run(judgements=0)[0]}
    assert after["mean"].share > before["mean"].share
    assert after["best"].share == pytest.approx(1.0)


def test_the_same_seed_gives_the_same_scores():
    assert run() == run()


def test_a_column_without_classes_is_refused_by_name():
    with pytest.raises(InvalidInput, match="'rare' has 5 items"):
        classes(catalogue(), ["style", "rare"], 5)


def test_words_are_the_label_as_a_person_types_it():
    shelf = catalogue().shelf("chair")
    items = [replace(item, extra={"style": "art_deco" if row < 9 else ""}) for row, item in enumerate(shelf.items)]
    assert [one.words for one in classes(circle.catalogue(replace(shelf, items=items)), ["style"], 2)] == ["art deco"]
    assert np.all(shelf.in_stock)
