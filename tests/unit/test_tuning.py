"""What tuning reports is honest: nothing held out is known, the same episodes are asked, and chance gains nothing."""

from dataclasses import replace

import numpy as np
import pytest

from penat.domain.annotation import Annotated
from penat.domain.episodes import as_labels
from penat.domain.errors import InvalidInput
from penat.domain.head_guard import KINDS, Keeps
from penat.domain.head_methods import UNTOUCHED, candidates
from penat.domain.head_training import JudgedRows, Training
from penat.domain.split_groups import straddling
from penat.lab.intervals import Interval, mean_interval
from penat.lab.tuning import FREE, KEEPING, Plan, report
from penat.lab.tuning_choice import Fitter, choose
from penat.lab.tuning_labels import columns_beside, from_judgements, from_sets, set_names
from penat.lab.tuning_splits import Measuring, UnseenClasses, UnseenItems, UnseenQuestions
from penat.lab.tuning_story import fitted, tell
from penat.lab.tuning_words import ClassWords, kind_words
from tests.fakes.planted import planted, spread_inside

SMALL = Measuring(ways=3, shots=(1, 3), queries=4, episodes=40, splits=4)
QUICK = [*candidates("nuisance"), *candidates("within"), *candidates("logistic")]


def plan(pool=QUICK, *, forced=False, **changed):
    return Plan(replace(SMALL, **changed), pool, 0, forced=forced)


def keeps_of(training):
    return Keeps(training.vectors, training.kinds, training.groups)


def grouped(training, size=3):
    return replace(training, groups=(np.arange(len(training)) // size).astype(np.int32))


@pytest.mark.parametrize("aim", [UnseenClasses(), UnseenItems()])
@pytest.mark.parametrize("others", [True, False])
def test_a_split_knows_no_label_and_no_group_of_what_it_holds_out(aim, others):
    training = grouped(planted())
    for split in aim.outer(training, replace(SMALL, others=others), np.random.default_rng(0)):
        rows = {tuple(vector) for vector in training.vectors[split.tested].tolist()}
        known = split.training.labelled
        assert not rows & {tuple(vector) for vector in split.training.vectors[known].tolist()}
        assert not set(training.groups[split.tested].tolist()) & set(split.training.groups[known].tolist())
        assert len(split.training) == (len(training) if others else len(training) - len(split.tested))
        for probe in split.probes:
            asked = np.concatenate([probe.episodes.support.ravel(), probe.episodes.query.ravel()])
            assert set(asked.tolist()) <= set(split.tested.tolist())
        if isinstance(aim, UnseenClasses):
            assert not set(training.labels[split.tested]) & set(split.training.classes)


def test_groups_that_reach_into_a_held_out_class_are_not_learned_from():
    training = planted()
    tied = replace(
        training, groups=np.where(np.arange(len(training)) % 24 == 0, 0, training.groups + 1).astype(np.int32)
    )
    for split in UnseenClasses().outer(tied, SMALL, np.random.default_rng(0)):
        assert straddling(tied.groups, split.training.labelled, split.tested) == 0


@pytest.mark.parametrize("aim", [UnseenClasses(), UnseenItems()])
def test_labels_that_are_held_out_cannot_change_what_is_picked_or_fitted(aim):
    """A planted leak: whatever the held-out labels say, every choice and every head stays the same."""
    training = grouped(spread_inside(8, 24, dim=20))
    rng = np.random.default_rng(1)
    for split in aim.outer(training, SMALL, np.random.default_rng(0)):
        lying = training.labels.copy()
        lying[split.tested] = rng.permutation(lying[split.tested])
        known = np.setdiff1d(np.arange(len(training)), split.tested)
        known = known[split.training.labels[known] != ""]
        truth, lies = (replace(training, labels=each).taught(known) for each in (training.labels, lying))
        picked = [
            choose(each, aim, SMALL, QUICK, Fitter(0), None, forced=False, rng=np.random.default_rng(3))
            for each in (truth, lies)
        ]
        assert picked[0] == picked[1]
        assert np.array_equal(picked[0].free.fit(truth, 0).matrix, picked[1].free.fit(lies, 0).matrix)
        assert np.array_equal(split.training.labels, truth.labels)


def test_a_leak_would_be_seen():
    """The same labels, known: what is then picked differs, so the test above can fail."""
    training = spread_inside(8, 24, dim=20)
    split = UnseenItems().outer(training, SMALL, np.random.default_rng(0))[0]
    heads = [candidates("logistic")[3].fit(each, 0).matrix for each in (split.training, training)]
    assert not np.allclose(heads[0], heads[1])


def test_nuisance_is_found_and_the_gain_has_intervals_over_episodes_and_over_splits():
    told = report(planted(), UnseenClasses(), plan(), None, Fitter(0))
    one_shot, three_shot = told.lines
    assert (one_shot.task, three_shot.task) == ("3-way 1-shot", "3-way 3-shot")
    assert one_shot.units == 4 * 40
    assert one_shot.tuned.mean - one_shot.untouched.mean == pytest.approx(one_shot.by_unit.mean)
    assert one_shot.by_unit.mean == pytest.approx(one_shot.by_split.mean)
    assert one_shot.by_split.low > 0.05
    assert all(name.startswith("nuisance") for name in one_shot.chosen)
    assert told.gains[FREE].mean == pytest.approx((one_shot.by_split.mean + three_shot.by_split.mean) / 2)


def test_the_other_way_keeps_the_kinds_apart():
    training = planted()
    told = report(training, UnseenClasses(), plan(), keeps_of(training), Fitter(0))
    assert {line.way for line in told.lines} == {FREE, KEEPING}
    kept = {way: costs[0] for way, costs in told.keeps.items()}
    assert kept[FREE].name == KINDS
    assert kept[FREE].after < kept[FREE].before - 0.1
    assert kept[KEEPING].after >= kept[KEEPING].before - 0.02


@pytest.mark.parametrize("seed", range(1, 4))
def test_shuffled_labels_gain_nothing_for_sure(seed):
    training = spread_inside(8, 24, dim=20).shuffled(np.random.default_rng(seed))
    told = report(training, UnseenItems(), plan(queries=3), None, Fitter(0))
    assert told.gains[FREE].low <= 0
    forced = report(training, UnseenItems(), plan(candidates("logistic", 2.0), forced=True, queries=3), None, Fitter(0))
    assert forced.gains[FREE].low <= 0
    assert set(forced.lines[0].chosen) == {"logistic 2"}


def test_unshuffled_they_gain():
    told = report(spread_inside(8, 24, dim=20), UnseenItems(), plan(queries=3), None, Fitter(0))
    assert told.gains[FREE].low > 0


def test_the_same_seed_tells_the_same_story():
    training = planted()
    stories = [
        tell(training, keeps_of(training), plan(candidates("within"), splits=2), None).payload() for _ in range(2)
    ]
    assert stories[0] == stories[1]
    assert [one["aim"] for one in stories[0]["reports"]] == ["unseen classes", "unseen items"]


def test_a_fitted_head_tells_how_it_was_picked_and_what_it_costs():
    training = planted()
    story = tell(training, keeps_of(training), plan(), "classes")
    free = fitted(training, keeps_of(training), None, plan(), story, free=True)
    kept = fitted(training, keeps_of(training), None, plan(), story, free=False)
    assert free.candidate.method == "nuisance"
    assert free.facts()["gain"]["low"] > 0
    assert any("category told by the nearest" in line for line in free.lines("mine"))
    assert kept.candidate != free.candidate
    assert not any(one.worse for one in kept.kept)


def test_a_head_without_a_sure_gain_says_so():
    training = spread_inside(8, 24, dim=20).shuffled(np.random.default_rng(0))
    story = tell(training, None, plan(queries=3), "items")
    made = fitted(training, None, None, plan(queries=3), story, free=False)
    assert "no sure gain" in " ".join(made.lines("chance"))


def test_too_few_labels_are_refused_with_what_is_missing():
    training = planted(4, 3)
    with pytest.raises(InvalidInput, match=r"unseen classes: 0 classes .* unseen items: 0 classes have the 5 items"):
        tell(training, None, plan(), None)
    nothing = Training(training.vectors, as_labels([""] * 12), training.kinds, training.groups)
    with pytest.raises(InvalidInput, match="0 judged questions"):
        tell(nothing, None, plan(), None)


def test_where_classes_are_too_few_to_hold_out_items_still_are():
    story = tell(spread_inside(3, 30), None, plan(), None)
    assert [one.aim for one in story.reports] == ["unseen items"]
    assert "holding out 3 leaves 0" in story.missing[0]


def judged_training(seed=0):
    """Return questions answered by style, which shows little beside noise that the nearest share."""
    training = spread_inside(3, 120, dim=9, seed=seed)
    rng = np.random.default_rng(seed)
    judged = []
    for block in rng.permutation(360).reshape(36, 10).tolist():
        alike = [row for row in block[1:] if training.labels[row] == training.labels[block[0]]]
        judged.append(JudgedRows((block[0], *alike), tuple(row for row in block[1:] if row not in alike)))
    return replace(training, labels=as_labels([""] * 360), judged=judged)


def test_judged_questions_are_held_out_with_all_their_items():
    training = judged_training()
    for split in UnseenQuestions().outer(training, SMALL, np.random.default_rng(0)):
        known = {row for one in split.training.judged for row in (*one.pos, *one.neg)}
        assert not known & set(split.tested.tolist())


def test_triplets_of_judged_questions_gain_on_others():
    told = report(judged_training(), UnseenQuestions(), plan(candidates("triplet", 0.01), forced=True), None, Fitter(0))
    assert told.lines[0].task == "judged questions"
    assert told.gains[FREE].mean > 0.02


def test_what_cannot_be_fitted_is_told_and_passed_over():
    training = judged_training()
    choice = choose(
        training, UnseenQuestions(), SMALL, [*candidates("logistic"), *candidates("triplet", 0.1)], Fitter(0), None,
        forced=True, rng=np.random.default_rng(0),
    )  # fmt: skip
    assert choice.free.method == "triplet"
    assert "two classes" in choice.tried[0].problem
    alone = training.taught(np.arange(0))
    none = replace(alone, judged=())
    assert (
        choose(none, UnseenItems(), SMALL, QUICK, Fitter(0), None, forced=True, rng=np.random.default_rng(0)).free
        == UNTOUCHED
    )


def test_sets_become_classes_and_one_set_alone_two():
    marked = {"rattan": (["a", "b", "x"], ["c"]), "velvet": (["b", "d"], [])}
    both = from_sets(["rattan", "velvet"], ["a", "b", "c", "d"], marked.__getitem__)
    assert both.labels.tolist() == ["rattan", "", "", "velvet"]
    assert len(both.notes) == 2
    alone = from_sets(["rattan"], ["a", "b", "c", "d"], marked.__getitem__)
    assert alone.labels.tolist() == ["rattan", "rattan", "not rattan", ""]
    assert set_names("set:rattan, set:velvet") == ["rattan", "velvet"]
    assert set_names("style") == []
    for wrong in ("set:", "set:a,style", "set:a,set:a"):
        with pytest.raises(InvalidInput, match="set:NAME"):
            set_names(wrong)


def test_questions_about_items_that_are_gone_teach_nothing():
    found = from_judgements(
        [Annotated(("a", "b"), ("c",)), Annotated(("x", "a"), ("b",)), Annotated(("a",), ("b",))], ["a", "b", "c"]
    )
    assert found.judged == [JudgedRows((0, 1), (2,))]
    assert "2 of 3 questions" in found.notes[0]


def test_columns_that_sort_items_are_kept_in_sight():
    columns = {"style": ["a", "b"] * 20, "material": ["oak"] * 20 + ["pine"] * 20, "sku": [str(n) for n in range(40)]}
    assert list(columns_beside({**columns, "note": ["x"] + [""] * 39}, "style")) == ["material"]


def test_words_are_measured_through_the_head():
    training = planted(3, 9)
    axes = np.eye(24, dtype=np.float32)

    def embed(texts):
        known = {f"style{number}": axes[number] for number in range(3)}
        known |= {f"kind{number}": axes[3 + number] for number in range(3)}
        return np.stack([sum(known[word] for word in text.split() if word in known) for text in texts])

    words = ClassWords.of(training, embed)
    assert words.accuracy(training, None) > 0.8
    lost = candidates("nuisance", 1.0)[0].fit(replace(training, kinds=training.labels), 0)
    assert words.accuracy(training, lost) < 0.6
    assert kind_words(training.kinds, embed)["kind1"].tolist() == axes[4].tolist()


def test_an_interval_is_students():
    assert str(mean_interval(np.array([1.0, 2.0, 3.0]))) == "+2.0000 (-0.4843 to +4.4843)"
    wider = mean_interval(np.array([1.0, 2.0, 3.0]), overlap=1.0)
    assert wider.high - wider.mean == pytest.approx(2 * 2.4843, rel=1e-4)  # the square root of 1/3 + 1, for that of 1/3
    assert mean_interval(np.zeros(100)) == Interval(0.0, 0.0, 0.0)
    with pytest.raises(ValueError, match="two or more"):
        mean_interval(np.zeros(1))
