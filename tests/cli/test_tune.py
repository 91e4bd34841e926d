"""`penat tune report` and `fit`: of vectors in a file, of the served release, of label sets and of judgements."""

import csv
import json
from datetime import UTC, datetime

import numpy as np
import pytest
from click.testing import CliRunner

from penat.adapters.head_files import head_named
from penat.cli.main import cli
from penat.domain.annotation import Task
from penat.settings import load_settings
from penat.use_cases.labeller import Labeller
from penat.wiring.annotation import build_annotation
from penat.wiring.catalogue import build_source
from penat.wiring.ingestion import build_cataloguer
from tests.fakes.onnx_bundle import write_bundle
from tests.fakes.planted import planted, spread_inside
from tests.fakes.shop import draw_shop, row, write_table

QUICK = ["--ways", "3", "--shots", "1", "--shots", "2", "--queries", "3", "--episodes", "20", "--splits", "3"]


def write_vectors(folder, training, **more):
    """Write a training as the two files the command takes, further columns as given."""
    ids = [f"item-{number}" for number in range(len(training))]
    np.savez(folder / "vectors.npz", ids=np.array(ids), vectors=training.vectors.astype(np.float16))
    with (folder / "items.csv").open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["id", "type", "category", *more])
        for number, one in enumerate(ids):
            further = [values[number] for values in more.values()]
            writer.writerow([one, training.labels[number], training.kinds[number], *further])
    return ["--vectors", str(folder / "vectors.npz"), "--table", str(folder / "items.csv"), "--label", "type"]


def run(*words, status=0):
    found = CliRunner().invoke(cli, ["tune", *map(str, words)])
    assert found.exit_code == status, found.output
    assert "Traceback" not in found.output
    return found.stdout if status == 0 else found.output


def test_a_report_of_vectors_in_a_file_has_both_tables(tmp_path):
    told = run("report", *write_vectors(tmp_path, planted()), *QUICK, "--method", "nuisance")
    assert "192 items in 8 classes of type" in told
    assert "unseen classes, 3 splits, 60 measurements a line" in told
    assert "unseen items" in told
    assert told.count("3-way 2-shot") == 4
    assert "category told by the nearest items" in told


def test_json_holds_the_same_and_a_seed_repeats_it(tmp_path):
    words = ["report", *write_vectors(tmp_path, planted()), *QUICK, "--json", "--method", "nuisance"]
    told = json.loads(run(*words))
    assert told == json.loads(run(*words))
    line = told["reports"][0]["lines"][0]
    assert line["by_split"]["low"] <= line["by_split"]["mean"] <= line["by_split"]["high"]
    assert line["tuned"]["mean"] > line["untouched"]["mean"]
    other = json.loads(run(*words, "--seed", "1"))
    assert other["reports"][0]["lines"][0]["untouched"] != line["untouched"]


def test_a_head_is_written_with_its_report_and_is_one_for_the_vectors_as_stored(tmp_path):
    few = spread_inside(4, 12, dim=60)
    told = run(
        "fit",
        "types",
        *write_vectors(tmp_path, few),
        *QUICK,
        "--unseen",
        "items",
        "--method",
        "within",
        "--var",
        tmp_path,
    )
    assert "Head types: " in told
    kept = head_named(tmp_path, "types")
    assert kept.head.matrix.shape == (60, 60)
    assert kept.gain is not None
    assert kept.facts["model"] == "vectors.npz"
    assert len(kept.model_sha256) == 64
    assert kept.facts["labels"] == "type"
    assert kept.facts["report"]["reports"][0]["aim"] == "unseen items"
    assert kept.head.apply(few.vectors).shape == (48, 60)


def test_a_head_of_shuffled_labels_says_that_it_gains_nothing(tmp_path):
    files = write_vectors(tmp_path, spread_inside(6, 20, dim=14))
    told = run(
        "fit",
        "chance",
        *files,
        *QUICK,
        "--shuffle-labels",
        "--unseen",
        "items",
        "--method",
        "logistic",
        "--var",
        tmp_path,
    )
    assert "This is no sure gain" in told
    kept = head_named(tmp_path, "chance")
    assert kept.gain[1] <= 0
    assert kept.facts["labels"] == "type, shuffled"
    assert kept.facts["method"] == "logistic"


def test_items_of_one_scene_are_one_group_with_their_copies(tmp_path):
    files = write_vectors(tmp_path, planted(), maker=[f"m{number // 2}" for number in range(192)])
    rooms = {f"photo{n}": {"scene": "a", "items": ["item-0", f"item-{n}", "elsewhere"]} for n in (5, 9)}
    (tmp_path / "rooms.json").write_text(json.dumps(rooms))
    told = run(
        "report",
        *files,
        *QUICK,
        "--unseen",
        "items",
        "--method",
        "nuisance",
        "--scenes",
        tmp_path / "rooms.json",
        "--tie",
        "maker",
    )
    assert "94 groups of 192 items" in told  # 96 makers, of whom three furnish one scene


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--label", "colour"], "no column 'colour'"),
        (["--tie", "maker"], "no column 'maker'"),
        (["--nuisance", "mood"], "no column 'mood'"),
        (["--ways", "9"], "too few labels to measure"),
        (["--method", "magic"], "take one of nuisance"),
        (["--strength", "3"], "without a method"),
        (["--method", "logistic", "--strength", "nan"], "must lie above 0"),
        (["--label", "set:a,type"], "set:NAME"),
        (["--scenes", "items.csv"], "as JSON"),
    ],
)
def test_what_cannot_be_is_told_plainly(tmp_path, monkeypatch, words, said):
    monkeypatch.chdir(tmp_path)
    assert said in run("report", *write_vectors(tmp_path, planted()), *QUICK, *words, status=2)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "No such file"),
        (b"", "not such a file"),
        (b"PK\x03\x04 no archive", "not such a file"),
        ({"ids": np.array(["a", "b"])}, "not such a file"),
        ({"ids": np.array(["a", "b"]), "vectors": np.ones((3, 4))}, "different `ids`"),
        ({"ids": np.array(["a", "a"]), "vectors": np.ones((2, 4))}, "different `ids`"),
        ({"ids": np.array(["a", "b"]), "vectors": np.ones((2, 4), int)}, "different `ids`"),
        ({"ids": np.array(["a", "b"]), "vectors": np.array([[1.0, 0], [0, 0]])}, "zero or not finite"),
        ({"ids": np.array(["a", "b"]), "vectors": np.array([[1.0, 0], [np.nan, 1]])}, "zero or not finite"),
        ({"ids": np.array(["a", "b"]), "vectors": np.ones((2, 4))}, "no id of vectors.npz"),
        ({"ids": np.array(["a", None], object), "vectors": np.ones((2, 4))}, "not such a file"),
    ],
)
def test_files_that_hold_no_vectors_are_refused(tmp_path, content, said):
    files = write_vectors(tmp_path, planted(3, 9))
    if content is None:
        (tmp_path / "vectors.npz").unlink()
    elif isinstance(content, bytes):
        (tmp_path / "vectors.npz").write_bytes(content)
    else:
        np.savez(tmp_path / "vectors.npz", **content)
    assert said in run("report", *files, *QUICK, status=2)


def test_a_table_without_ids_and_half_a_pair_are_refused(tmp_path):
    files = write_vectors(tmp_path, planted(3, 9))
    (tmp_path / "items.csv").write_text("name,type\na,b\n")
    assert "no column id" in run("report", *files, status=2)
    assert "belong together" in run("report", "--vectors", tmp_path / "vectors.npz", status=2)


@pytest.mark.parametrize("name", ["../escape", "A", "", "x" * 65])
def test_a_head_that_cannot_be_a_folder_is_refused_before_anything_is_measured(tmp_path, name):
    assert "a head is named with" in run("fit", name, "--vectors", "missing", "--table", "missing", status=2)


@pytest.fixture(scope="module")
def shop(tmp_path_factory):
    """Return the places of a small served release whose table has a style and a maker."""
    place = tmp_path_factory.mktemp("tuned")
    data = draw_shop(place / "data", {"chair": 36, "bed": 36})
    images = sorted(f"{path.parent.name}/{path.name}" for path in data.glob("*/*.png"))
    styles = [("boho", "classic", "japandi", "industrial")[number % 4] for number in range(72)]
    write_table(data / "links.csv", [row(image, style=style) for image, style in zip(images, styles, strict=True)])
    write_bundle(place / "cache" / "models")
    settings = load_settings(data=data, cache=place / "cache", var=place / "var", model="thumbs")
    build_cataloguer(settings, force=True).ingest(lambda *told: None)
    return settings


def places(settings):
    return ["--cache", settings.cache, "--var", settings.var]


def test_the_served_release_is_fitted_by_a_column_words_and_all(shop):
    told = run("fit", "styles", *QUICK, *places(shop), "--unseen", "items", "--method", "logistic")
    assert "72 items in 4 classes of style" in told
    assert "category told by words" in told
    assert "class told by words, the category known" in told
    kept = head_named(shop.var, "styles")
    catalogue = build_source(shop).current()
    assert kept.facts["release"] == catalogue.release
    assert kept.model_sha256 == catalogue.model_sha256
    assert kept.facts["report"]["class_told_by_words"]["untouched"] >= 0


def test_label_sets_are_classes(shop):
    ids = list(build_source(shop).current().places)
    labeller: Labeller = build_annotation(shop)[1]
    for number, name in enumerate(("Soft", "Hard", "Round")):
        labeller.make(name)
        labeller.mark(build_source(shop).current(), name.lower(), dict.fromkeys(ids[number::3], True), "ann")
    told = run("report", *QUICK, *places(shop), "--labels", "set:Soft,set:hard,set:Round", "--method", "nuisance")
    assert "72 items in 3 classes" in told
    assert "not measured: unseen classes" in told
    assert "no label set" in run("report", *QUICK, *places(shop), "--labels", "set:missing", status=2).lower()


def test_judged_questions_are_learned_from_and_too_few_are_refused(shop):
    assert "0 judged questions" in run("report", "--judgements", *QUICK, *places(shop), status=2)
    annotator = build_annotation(shop)[0]
    catalogue = build_source(shop).current()
    began = annotator.begin(catalogue, "all", n=10, nearest=5)
    for _ in range(10):
        task = annotator.next(began.id, "ann")
        assert isinstance(task, Task)
        annotator.answer(began.id, task.id, "ann", list(task.shown[3:]))
    told = run(
        "report", "--judgements", *QUICK, *places(shop), "--share", "0.3", "--method", "triplet", "--strength", "0.1"
    )
    assert "judged questions" in told


def test_an_empty_column_is_refused(shop):
    assert "no column 'mood'" in run("report", *QUICK, *places(shop), "--labels", "mood", status=2)


def test_without_a_release_it_says_how_to_make_one(tmp_path):
    assert "penat ingest" in run("report", "--cache", tmp_path, "--var", tmp_path, status=2)


def test_times_are_told_in_universal_time(shop):
    run("fit", "timed", *QUICK, *places(shop), "--method", "nuisance", "--unseen", "items")
    made_at = datetime.fromisoformat(head_named(shop.var, "timed").facts["made_at"])
    assert abs((datetime.now(UTC) - made_at).total_seconds()) < 600
