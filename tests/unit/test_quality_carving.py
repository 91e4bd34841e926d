"""The chapter on carving: what is said of the release's own model, and of all models together."""

import pytest

from penat.lab.quality import Size
from penat.lab.quality_catalogue import CARVE


def answer(*shares, **seen):
    """Return what carving answers of boho chairs and beds in one way, with the precision of each."""
    of = {"column": "style", "way": "mean + words", "label": "boho", "text": 0.5, "start": 0.5}
    each = [{**of, "category": category, "share": share} for category, share in zip(("chair", "bed"), shares,
                                                                                    strict=True)]  # fmt: skip
    scores = [{"column": "style", "way": "mean + words", "sessions": 8, "worse": 0.125}]
    return {**seen, "scores": scores, "classes": each}


OWN = answer(0.6, 0.8)
TOGETHER = answer(0.7, 0.9, models=["fake", "other"], fusion="rank")


def test_the_second_run_is_asked_where_there_are_further_models():
    assert [run.name for run in CARVE.runs(Size())] == ["carve"]
    own, together = CARVE.runs(Size(further=True))
    assert own == CARVE.runs(Size())[0]
    assert set(together.words) - set(own.words) == {"--all-models"}


def test_the_own_models_figure_is_the_same_with_and_without_further_ones():
    (alone,) = CARVE.told({"carve": OWN})
    beside, _ = CARVE.told({"carve": OWN, "carve-together": TOGETHER})
    assert alone == beside
    assert "ends at style 0.70" in alone.says


def test_all_models_together_have_a_sentence_of_their_own_and_say_what_they_gain():
    _, together = CARVE.told({"carve": OWN, "carve-together": TOGETHER})
    assert together.says.startswith("Asked of `fake` and `other` together, joined by `rank`, ")
    assert "ends at style 0.80" in together.says
    assert "class by class, that is style +0.10 (+0.10 to +0.10)" in together.says
    assert (together.plot.name, together.runs, together.short) == ("carve-together", ["carve-together"], "")


def test_answers_of_other_classes_are_not_set_beside_one_another():
    other = answer(0.7, 0.9, models=["fake", "other"], fusion="rank")
    other["classes"][0]["label"] = "classic"
    with pytest.raises(LookupError):
        CARVE.told({"carve": OWN, "carve-together": other})
