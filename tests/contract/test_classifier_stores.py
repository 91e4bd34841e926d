"""Classifiers and columns as every store keeps them, and as files with whatever may happen to files."""

import json
import threading
from datetime import UTC, datetime

import numpy as np
import pytest

from penat.adapters.classifier_files import ClassifierFiles
from penat.adapters.column_files import ColumnFiles, read_column
from penat.domain.classifier import Classifier
from penat.domain.classifier_report import Evaluation
from penat.domain.errors import NotFound, Unavailable
from penat.domain.kept_classifier import Applied, KeptClassifier
from penat.domain.score_calibration import Calibration
from penat.ports.column_store import Verdict
from tests.fakes.memory_classifiers import MemoryClassifiers, MemoryColumns

AT = datetime(2026, 3, 1, 12, 30, tzinfo=UTC)
BAD_IDS = ["..", "../oak", "a/b", "", "Oak", "oak_chairs", "-", "oak-", "a" * 101, ".oak", "oak\n", "\0"]


def kept(set_id="oak-chairs", name="Oak chairs — “größe”") -> KeptClassifier:
    seen = Evaluation(
        ["chair-1", "chair-2", "chair-3"], np.array([True, False, False]), np.array([True, True, False]),
        np.array([0.9, 0.2, 0.4]), np.array([0, 1, 1], dtype=np.int32),
    )  # fmt: skip
    classifier = Classifier(np.linspace(-1, 1, 8), 0.25, Calibration(1.5, -0.5))
    return KeptClassifier(
        set_id, name, AT, "release-1", "clip", "ff" * 32, ("chair", "couch"), 0.3, 7, classifier, seen, ("chair-9",), 2
    )


def told(made: KeptClassifier) -> tuple:
    seen = made.evaluation
    numbers = [made.classifier.weights, seen.wanted, seen.judged, seen.confidences, seen.groups]
    facts = (made.set_id, made.name, made.made_at, made.release, made.model, made.model_sha256, made.categories)
    more = (made.strength, made.seed, made.classifier.bias, made.classifier.calibration, made.gone, made.outside)
    return (*facts, *more, list(made.evaluation.items), *(array.tolist() for array in numbers))


@pytest.fixture(params=["memory", "files"])
def classifiers(request, tmp_path):
    return MemoryClassifiers() if request.param == "memory" else ClassifierFiles(tmp_path / "classifiers")


@pytest.fixture(params=["memory", "files"])
def columns(request, tmp_path):
    return MemoryColumns() if request.param == "memory" else ColumnFiles(tmp_path / "columns")


def test_what_is_kept_is_given_back(classifiers):
    classifiers.keep(kept())
    assert told(classifiers.get("oak-chairs")) == told(kept())


def test_a_set_has_one_classifier(classifiers):
    classifiers.keep(kept())
    classifiers.keep(kept(name="Later"))
    assert classifiers.get("oak-chairs").name == "Later"


def test_an_unknown_classifier_is_not_found(classifiers):
    with pytest.raises(NotFound):
        classifiers.get("elm-chairs")


def test_several_may_keep_and_read_one_at_once(tmp_path):
    store, trouble, read = ClassifierFiles(tmp_path / "classifiers"), [], []
    store.keep(kept())

    def work(number):
        try:
            for turn in range(20):
                ClassifierFiles(tmp_path / "classifiers").keep(kept(name=f"By {number}, {turn}"))
                read.append(store.get("oak-chairs").name)
        except Exception as error:  # whatever it is, the test tells
            trouble.append(error)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not trouble
    assert len(read) == 80
    assert [path.name for path in (tmp_path / "classifiers").iterdir()] == ["oak-chairs"]


def applied(column="oak-chairs") -> Applied:
    return Applied(column, "release-1", AT, 0.4375, 3, 1)


VERDICTS = [Verdict("chair-1", True, 0.91239), Verdict("chair-2", False, 0.2), Verdict("chair-3", False, 1e-9)]


def test_a_column_says_how_it_was_written(columns):
    assert columns.applied("oak-chairs") is None
    assert not columns.exists("oak-chairs")
    columns.write(applied(), VERDICTS)
    assert columns.applied("oak-chairs") == applied()
    assert columns.exists("oak-chairs")


def test_a_column_is_taken_away_once(columns):
    columns.write(applied(), VERDICTS)
    columns.remove("oak-chairs")
    assert columns.applied("oak-chairs") is None
    with pytest.raises(NotFound):
        columns.remove("oak-chairs")


@pytest.mark.parametrize("set_id", BAD_IDS)
def test_no_id_leads_out_of_the_folders(tmp_path, set_id):
    for ask in (
        ClassifierFiles(tmp_path / "classifiers").get,
        ColumnFiles(tmp_path / "columns").applied,
        ColumnFiles(tmp_path / "columns").remove,
        lambda one: ColumnFiles(tmp_path / "columns").write(applied(one), VERDICTS),
        lambda one: ClassifierFiles(tmp_path / "classifiers").keep(kept(one)),
    ):
        with pytest.raises(NotFound):
            ask(set_id)
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]


def test_the_card_is_for_people_and_the_arrays_are_not_pickled(tmp_path):
    ClassifierFiles(tmp_path).keep(kept())
    card = json.loads((tmp_path / "oak-chairs" / "card.json").read_text())
    assert card["kind"] == "classifier"
    assert card["name"] == "Oak chairs — “größe”"
    assert card["calibration"] == {"slope": 1.5, "intercept": -0.5}
    with np.load(tmp_path / "oak-chairs" / "arrays.npz", allow_pickle=False) as arrays:
        assert sorted(arrays.files) == ["belongs", "confidences", "designs", "items", "judged", "weights"]


def test_the_documented_formula_gives_the_confidence_from_the_two_files_alone(tmp_path):
    ClassifierFiles(tmp_path).keep(kept())
    card = json.loads((tmp_path / "oak-chairs" / "card.json").read_text())
    with np.load(tmp_path / "oak-chairs" / "arrays.npz", allow_pickle=False) as arrays:
        weights = arrays["weights"]
    vector = np.full(8, 8**-0.5, dtype=np.float32)
    score = vector @ weights + card["bias"]
    by_hand = 1 / (1 + np.exp(-(card["calibration"]["slope"] * score + card["calibration"]["intercept"])))
    assert kept().classifier.confidences(vector[None])[0] == pytest.approx(by_hand, abs=1e-6)


def spoil_card(folder, **changes):
    path = folder / "oak-chairs" / "card.json"
    path.write_text(json.dumps({**json.loads(path.read_text()), **changes}))


@pytest.mark.parametrize(
    "changes",
    [{"bias": "much"}, {"bias": float("nan")}, {"calibration": []}, {"categories": 3}, {"made_at": "yesterday"},
     {"kind": "head"}, {"format": 9}, {"arrays_sha256": "00"}, {"gone": None}],
)  # fmt: skip
def test_a_spoilt_card_is_unavailable_and_not_a_crash(tmp_path, changes):
    ClassifierFiles(tmp_path).keep(kept())
    spoil_card(tmp_path, **changes)
    with pytest.raises(Unavailable, match="anew"):
        ClassifierFiles(tmp_path).get("oak-chairs")


def test_a_column_is_a_table_that_people_read(tmp_path):
    ColumnFiles(tmp_path).write(applied(), VERDICTS)
    lines = (tmp_path / "oak-chairs.csv").read_text().splitlines()
    assert lines == [
        "id,oak-chairs,oak-chairs_confidence", "chair-1,yes,0.9124", "chair-2,no,0.2000", "chair-3,no,0.0000",
    ]  # fmt: skip
    assert sorted(path.name for path in tmp_path.iterdir()) == ["oak-chairs.csv", "oak-chairs.json"]


def test_a_spreadsheets_own_file_can_be_read(tmp_path):
    path = tmp_path / "oak-chairs.csv"
    path.write_bytes('\ufeffid,oak-chairs,oak-chairs_confidence\r\n"chair-1",yes,1\r\n\r\n'.encode())
    assert read_column(path).cells == {"chair-1": ("yes", "1")}


@pytest.mark.parametrize(
    ("content", "told"),
    [(b"", "line 1"), (b"id,elm,elm_confidence\n", "line 1 must be id,oak-chairs,oak-chairs_confidence"),
     (b"id,oak-chairs,oak-chairs_confidence\nchair-1,yes\n", "line 2"),
     (b"id,oak-chairs,oak-chairs_confidence\nchair-1,yes,1\nchair-2,\"no,1\n", "line 3"),
     (b"id,oak-chairs,oak-chairs_confidence\n\xff\xfe\n", "utf-8"), (b"\0\0\0", "line 1")],
)  # fmt: skip
def test_what_is_no_column_is_refused_with_its_line(tmp_path, content, told):
    path = tmp_path / "oak-chairs.csv"
    path.write_bytes(content)
    with pytest.raises(ValueError, match=told):
        read_column(path)


def test_a_note_that_is_none_is_as_good_as_no_note(tmp_path):
    columns = ColumnFiles(tmp_path)
    columns.write(applied(), VERDICTS)
    good = json.loads((tmp_path / "oak-chairs.json").read_text())
    wrong = ({"at": "2026-03-01"}, {"at": 3}, {"threshold": "high"}, {"threshold": float("nan")}, {"items": None})
    for content in ("[]", "{", "{}", '"text"', "\xff", *(json.dumps({**good, **part}) for part in wrong)):
        (tmp_path / "oak-chairs.json").write_text(content)
        assert columns.applied("oak-chairs") is None
        assert columns.exists("oak-chairs")
    columns.remove("oak-chairs")


def test_a_place_that_cannot_be_written_is_told_without_its_path(tmp_path):
    (tmp_path / "var").write_text("a file where a folder should be")
    for ask in (
        lambda: ClassifierFiles(tmp_path / "var" / "classifiers").keep(kept()),
        lambda: ColumnFiles(tmp_path / "var" / "columns").write(applied(), VERDICTS),
    ):
        with pytest.raises(Unavailable, match="PENAT_VAR cannot be written") as told:
            ask()
        assert str(tmp_path) not in told.value.detail
