"""Annotations and labels as text: what is written is read back, and what cannot be is named."""

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from penat.domain.annotated_files import (
    Answer,
    annotated_csv,
    annotated_json,
    answer_of,
    answers_of,
    not_said,
    read_annotated_csv,
    read_annotated_json,
    read_samples,
    samples_json,
)
from penat.domain.annotation import Annotated, Judgement, Task, judged, passed_over
from penat.domain.errors import InvalidInput
from penat.domain.label_files import labels_csv, labels_json, read_labels_csv, read_labels_json
from penat.domain.label_set import Label

NOW = datetime(2025, 3, 1, 12, tzinfo=UTC)
IDS = st.from_regex(r"[a-z0-9][a-z0-9._-]{0,8}", fullmatch=True)
NAMES = st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=12).filter(
    lambda name: not name.startswith("'") and name.isprintable()
)


@st.composite
def answered(draw):
    shown = tuple(draw(st.lists(IDS, min_size=1, max_size=5, unique=True)))
    dropped = draw(st.sets(st.sampled_from(shown)))
    task = Task(draw(st.uuids()).hex, "round", 0, shown)
    return task, judged(task, draw(NAMES), dropped, NOW)


@settings(max_examples=60, deadline=None)
@given(st.lists(answered(), max_size=4))
def test_a_table_gives_back_every_answer_and_who_gave_it(given_answers):
    back = read_annotated_csv(annotated_csv(given_answers).encode(), "told.csv")
    assert back == [answer_of(task, one) for task, one in given_answers]


@settings(max_examples=60, deadline=None)
@given(st.lists(answered(), max_size=4))
def test_json_gives_back_what_is_alike_and_what_is_not(given_answers):
    told = [answer_of(task, one).annotated for task, one in given_answers]
    assert read_annotated_json(annotated_json(told).encode(), "told.json") == told


def test_json_has_the_published_form():
    assert annotated_json([Annotated(("a", "b"), ("c",)), Annotated(("d",), ())]) == (
        '[\n  {"pos": ["a", "b"], "neg": ["c"]},\n  {"pos": ["d"], "neg": []}\n]\n'
    )
    assert annotated_json([]) == "[]\n"


def test_samples_have_the_published_form():
    samples = {"oak": ("oak", "ash"), "bed": ("bed",)}
    assert samples_json(samples) == '{\n  "oak": ["oak", "ash"],\n  "bed": ["bed"]\n}\n'
    assert read_samples(samples_json(samples).encode(), "samples.json") == samples
    assert read_samples(samples_json({}).encode(), "samples.json") == {}


def test_skipped_questions_are_in_no_table():
    task = Task("t", "r", 0, ("oak", "ash"))
    assert annotated_csv([(task, passed_over(task, "ann", NOW))]).count("\n") == 1


def test_a_table_written_by_hand_needs_three_columns_only():
    told = b"\xef\xbb\xbfQuestion;item".replace(b";", b",") + b",label\r\n1,oak,pos\r\n1,ash,neg\r\n\r\n2,bed,pos\r\n"
    assert read_annotated_csv(told, "hand.csv") == [Answer(("oak", "ash"), ("ash",)), Answer(("bed",), ())]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "no column 'question'"),
        (b"question,item,label\n1,oak,yes\n", "line 2: label is 'yes'; write pos or neg"),
        (b"question,item,label\n1,Oak Chair,pos\n", "'Oak Chair' is no item id"),
        (b"question,item,label\n1,oak,pos\n1,oak,neg\n", "oak is there twice"),
        (b"question,item,label,main\n1,oak,pos,ash\n", "main item ash has no line"),
        (b"question,item,label\n1,oak\n", "line 2 has 2 cells for 3 columns"),
        (b'question,item,label\n1,"oak,pos\n', "no CSV file"),
        (b"\xff", "not UTF-8"),
        (b"question,item,label,annotator\n1,oak,pos," + b"x" * 101 + b"\n", "1 to 100 characters"),
        (b"question,item,label\n1,oak," + b"p" * 200_000, "no CSV file"),
    ],
)
def test_a_table_that_cannot_be_used_is_refused_with_its_line(content, told):
    with pytest.raises(InvalidInput, match=told):
        read_annotated_csv(content, "told.csv")


def test_what_an_annotator_said_before_is_told_from_what_is_new():
    task = Task("t", "r", 0, ("oak", "ash", "elm"))
    before = [(task, judged(task, "ann", {"elm"}, NOW)), (Task("u", "r", 1, ("bed", "cot")), skipped())]
    same, other = Answer(("oak", "elm", "ash"), (), "ann"), Answer(("oak", "fir"), (), "ann")
    theirs, bed = Answer(("oak", "ash", "elm"), (), "bob"), Answer(("bed", "cot"), (), "ann")
    assert not_said([same, other, theirs, bed, bed], before, once_a_main=False) == ([other, theirs, bed], [same, bed])
    assert not_said([same, other, theirs], before, once_a_main=True) == ([theirs], [same, other])


def skipped():
    return Judgement("u", "ann", (), (), NOW)


def test_of_json_the_first_item_alike_is_the_main_one():
    assert answers_of([Annotated(("a", "b"), ("c",))], "ann") == [Answer(("a", "b", "c"), ("c",), "ann")]


LABELS = [Label("oak", True, "=ann", NOW), Label("ash", False, "bob", NOW)]


def test_labels_are_read_back_with_who_said_so():
    told = labels_csv(LABELS)
    assert (
        told
        == "item,label,annotator,at\noak,pos,'=ann,2025-03-01T12:00:00+00:00\nash,neg,bob,2025-03-01T12:00:00+00:00\n"
    )
    assert read_labels_csv(told.encode(), "told.csv") == {"=ann": {"oak": True}, "bob": {"ash": False}}
    assert read_labels_json(labels_json(LABELS).encode(), "told.json") == {"": {"oak": True, "ash": False}}
    assert labels_json([]) == "[]\n"


def test_entries_that_contradict_each_other_are_refused():
    with pytest.raises(InvalidInput, match="both as pos and as neg"):
        read_labels_json(b'[{"pos": ["a"], "neg": []}, {"pos": [], "neg": ["a"]}]', "told.json")
