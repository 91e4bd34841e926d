"""A curator's set becomes a classifier, a column, and nothing again."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count

import numpy as np
import pytest

from penat.domain.errors import InvalidInput, NotFound
from penat.use_cases.classifying import Chosen, Classifying
from penat.use_cases.labeller import Labeller
from tests.fakes import circle
from tests.fakes.memory_classifiers import MemoryClassifiers, MemoryColumns
from tests.fakes.memory_labels import MemoryLabels

START = datetime(2026, 3, 1, tzinfo=UTC)


@pytest.fixture
def catalogue():
    """Sixty chairs and twenty beds on an arc; chairs 0 and 1 show one design."""
    return circle.catalogue(circle.shelf("chair", 60, groups=[0, 0, *range(2, 60)]), circle.shelf("bed", 20))


class Desk:
    """A curator's desk: the label sets, and what makes classifiers of them."""

    def __init__(self, catalogue):
        seconds = count()
        now = lambda: START + timedelta(seconds=next(seconds))  # noqa: E731
        self.catalogue = catalogue
        self.labeller = Labeller(MemoryLabels(), now)
        self.labeller.make("Low numbers")
        self.columns = MemoryColumns()
        self.work = Classifying(self.labeller, MemoryClassifiers(), self.columns, now)

    def label(self, positives, negatives, category="chair"):
        marks = {f"{category}-{row:03d}": row in positives for row in (*positives, *negatives)}
        self.labeller.mark(self.catalogue, "low-numbers", marks, "ann")

    def fit(self, **options):
        return self.work.fit(self.catalogue, "low-numbers", **options)

    def apply(self, **options):
        return self.work.apply(self.catalogue, "low-numbers", Chosen(**options))


@pytest.fixture
def desk(catalogue):
    return Desk(catalogue)


def test_what_was_learned_of_some_is_said_of_all_of_the_category(desk):
    desk.label(range(0, 30, 3), range(30, 60, 3))
    made = desk.fit()
    assert made.categories == ("chair",)
    assert made.evaluation.average_precision > 0.95
    done = desk.apply()
    told = desk.columns.verdicts("low-numbers")
    assert len(told) == done.items == 60
    right = [one.belongs == (row < 30) for row, one in enumerate(told)]
    assert np.mean(right) > 0.93


def test_a_label_outweighs_the_classifier_and_its_confidence_is_out_of_fold(desk):
    desk.label([*range(0, 30, 3), 58], range(30, 60, 3))
    made = desk.fit()
    desk.apply(threshold=0.5)
    verdict = desk.columns.verdicts("low-numbers")[58]
    assert verdict.belongs
    assert verdict.confidence < 0.5
    assert verdict.confidence == made.evaluation.confidences[made.evaluation.items.index("chair-058")]


def test_labels_elsewhere_and_of_items_that_are_gone_are_left_out_and_counted(desk):
    desk.label(range(0, 30, 3), range(30, 60, 3))
    desk.label((), range(5), "bed")
    shelf = desk.catalogue.shelves["chair"]
    gone = replace(shelf, items=[replace(item, id=item.id.replace("chair-000", "new")) for item in shelf.items])
    desk.catalogue = replace(desk.catalogue, shelves={**desk.catalogue.shelves, "chair": gone})
    made = desk.fit()
    assert made.gone == ("chair-000",)
    assert made.outside == 5
    assert made.labels == 19


def test_categories_may_be_named(desk):
    desk.label(range(0, 30, 3), range(30, 60, 3))
    desk.label((), range(5), "bed")
    made = desk.fit(categories=["bed", "chair"])
    assert made.categories == ("chair", "bed")
    assert made.outside == 0
    assert desk.apply().items == 80
    with pytest.raises(NotFound, match="there is no category 'sofa'"):
        desk.fit(categories=["sofa"])


def test_background_items_are_drawn_among_designs_nobody_labelled_and_counted_apart(desk):
    desk.label([0, 4, 8, 12, 16, 20], [59])
    with pytest.raises(InvalidInput, match="label 4 more that do not belong"):
        desk.fit()
    made = desk.fit(background=1000)
    drawn = {item for item, judged in zip(made.evaluation.items, made.evaluation.judged, strict=True) if not judged}
    assert len(drawn) == made.evaluation.unjudged == 52
    assert "chair-001" not in drawn  # a variant of chair 0, which belongs
    assert not drawn & {"chair-000", "chair-059"}
    assert not any(item.startswith("bed") for item in drawn)


@pytest.mark.parametrize("background", [-1, 10_001])
def test_an_impossible_number_of_background_items_is_refused(desk, background):
    desk.label(range(0, 30, 3), range(30, 60, 3))
    with pytest.raises(InvalidInput, match="0 to 10000"):
        desk.fit(background=background)


def test_an_empty_set_says_how_many_labels_are_missing(desk):
    with pytest.raises(InvalidInput, match="label 5 more that belong and 5 more that do not belong"):
        desk.fit()


def test_an_unknown_set_and_one_without_a_classifier_are_told_apart(desk):
    with pytest.raises(NotFound, match="no classifier yet; fit one"):
        desk.work.get("low-numbers")
    with pytest.raises(NotFound, match="there is no label set 'high'"):
        desk.work.get("high")
    with pytest.raises(NotFound, match="there is no label set 'high'"):
        desk.work.fit(desk.catalogue, "high")


@pytest.mark.parametrize(
    ("model", "sha", "told"), [("clip", "", "those of clip"), ("fake", "ff", "another model of that")]
)
def test_a_release_of_another_model_asks_for_a_new_classifier(desk, model, sha, told):
    desk.label(range(0, 30, 3), range(30, 60, 3))
    desk.fit()
    desk.catalogue = replace(desk.catalogue, model=model, model_sha256=sha)
    with pytest.raises(InvalidInput, match=rf"{told}.*fit it anew"):
        desk.apply()


def test_a_wished_precision_or_a_threshold_but_not_both(desk):
    desk.label(range(0, 30, 3), range(30, 60, 3))
    made = desk.fit()
    assert desk.apply(precision=1.0).threshold == made.evaluation.cut_for(1.0).threshold
    assert desk.apply(threshold=0.25).threshold == 0.25
    with pytest.raises(InvalidInput, match="give one of them"):
        Chosen(0.5, 0.9)
    with pytest.raises(InvalidInput, match="above 0 and at most 1"):
        Chosen(threshold=0.0)
    with pytest.raises(InvalidInput, match="above 0 and at most 1"):
        Chosen(precision=float("nan"))


def test_the_table_follows_the_threshold_of_the_column_until_the_classifier_is_made_anew(desk):
    desk.label(range(0, 30, 3), range(30, 60, 3))
    best = desk.fit().evaluation.best_f1
    assert desk.work.verdicts(desk.catalogue, "low-numbers")[1] == best
    desk.apply(threshold=0.9)
    assert desk.work.verdicts(desk.catalogue, "low-numbers")[1].threshold == 0.9
    desk.fit()
    assert desk.work.verdicts(desk.catalogue, "low-numbers")[1] == best


def test_a_column_of_the_shops_own_is_never_covered(desk):
    shelf = desk.catalogue.shelves["chair"]
    named = [replace(item, extra={"low-numbers_confidence": "high"}) for item in shelf.items]
    desk.label(range(0, 30, 3), range(30, 60, 3))
    desk.fit()
    before, desk.catalogue = (
        desk.catalogue,
        replace(desk.catalogue, shelves={**desk.catalogue.shelves, "chair": shelf.with_facts(named)}),
    )
    with pytest.raises(InvalidInput, match="'low-numbers_confidence' of its own; give the set another name"):
        desk.apply()
    desk.catalogue = before
    desk.apply()


def test_a_set_named_like_a_fact_cannot_become_a_column(desk):
    desk.labeller.make("Name")
    desk.labeller.mark(desk.catalogue, "name", {f"chair-{row:03d}": row < 30 for row in range(60)}, "ann")
    desk.work.fit(desk.catalogue, "name")
    with pytest.raises(InvalidInput, match="'name'"):
        desk.work.apply(desk.catalogue, "name")


def test_a_column_can_be_taken_away_though_its_set_is_deleted(desk):
    desk.label(range(0, 30, 3), range(30, 60, 3))
    desk.fit()
    desk.apply()
    desk.labeller.delete("low-numbers")
    assert desk.apply().members  # a deleted set's classifier still answers
    desk.work.remove("low-numbers")
    assert desk.work.applied("low-numbers") is None
    with pytest.raises(NotFound, match="no column"):
        desk.work.remove("low-numbers")


def test_a_new_set_of_an_old_name_does_not_inherit_its_classifier(catalogue):
    desk = Desk(catalogue)
    desk.label(range(0, 12), range(30, 42))
    desk.work.fit(catalogue, "low-numbers")
    desk.labeller.delete("low-numbers")
    desk.labeller.make("Low numbers")
    with pytest.raises(NotFound, match="no classifier yet"):
        desk.work.get("low-numbers")
