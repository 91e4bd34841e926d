"""`penat classify` on a small release: fitted, told, applied, seen by a server, given out, and taken away."""

import csv
import io
import json
import shutil

import pytest
from click.testing import CliRunner

from penat.adapters.classifier_files import ClassifierFiles
from penat.cli.main import cli
from penat.settings import load_settings
from penat.wiring.annotation import build_annotation
from penat.wiring.catalogue import build_source
from penat.wiring.server import build_app
from tests.fakes.published import Publisher
from tests.fakes.shop import PALETTE, draw_shop


@pytest.fixture(scope="module")
def published(tmp_path_factory):
    """A folder with a shop of forty-eight chairs and three beds, made once and copied for each test."""
    folder = tmp_path_factory.mktemp("published")
    Publisher(draw_shop(folder / "data", {"chair": 48, "bed": 3}), folder / "cache").ingest()
    return folder


@pytest.fixture
def shop(published, tmp_path, monkeypatch):
    """The shop, with a set of what is of the palette's first two colours: every second chair is labelled."""
    folder = shutil.copytree(published, tmp_path / "shop")
    for name in ("DATA", "CACHE", "VAR"):
        monkeypatch.setenv(f"PENAT_{name}", str(folder / name.lower()))
    settings = load_settings()
    catalogue, labeller = build_source(settings).current(), build_annotation(settings)[1]
    labeller.make("Two colours")
    chairs = [item.id for item in catalogue.shelf("chair").items]
    number = {item: int(item.rpartition("-")[2]) for item in chairs}
    marks = {item: number[item] % len(PALETTE) < 2 for item in chairs if (number[item] // len(PALETTE)) % 2 == 0}
    labeller.mark(catalogue, "two-colours", marks, "ann")
    return folder


def penat(*words, status=0):
    got = CliRunner().invoke(cli, ["classify", *words])
    assert got.exit_code == status, got.output
    return got.output


def test_fit_tells_how_good_it_is_and_report_tells_it_again(shop, tmp_path):
    told = penat("fit", "Two colours")
    assert "average precision" in told
    assert penat("report", "two-colours").splitlines() == told.splitlines()
    facts = json.loads(penat("report", "Two colours", "--json"))
    assert facts["categories"] == ["chair"]
    assert facts["positives"] + facts["negatives"] == 24
    assert f"{facts['average_precision']:.3f}" in told
    penat("report", "two-colours", "--html", str(tmp_path / "page.html"))
    assert "<h1>A classifier of <bdi>Two colours</bdi></h1>" in (tmp_path / "page.html").read_text()


def test_a_column_is_seen_wherever_a_server_filters_counts_and_gives_out(shop):
    penat("fit", "Two colours")
    told = penat("apply", "Two colours", "--threshold", "0.5")
    assert "Column two-colours: " in told
    members = int(told.split("Column two-colours: ")[1].split(" ")[0])
    client = build_app(load_settings()).test_client()
    where = "where=two-colours:yes"
    assert client.get(f"/api/v1/items?category=chair&{where}").get_json()["total"] == members > 0
    facets = {one["name"]: one for one in client.get("/api/v1/facets?category=chair").get_json()["columns"]}
    assert facets["two-colours"]["values"]["yes"] == members
    assert facets["two-colours_confidence"]["max"] <= 1
    assert "two-colours" not in str(client.get("/api/v1/facets?category=bed").get_json())
    item = client.get("/api/v1/items?category=chair").get_json()["items"][0]["id"]
    asked = {"like": [item], "where": [{"field": "two-colours_confidence", "min": 0.5}], "limit": 5}
    head, *rows = client.post("/api/v1/search/csv", json=asked).get_data(as_text=True).splitlines()
    assert head.endswith("two-colours,two-colours_confidence")
    assert 0 < len(rows) <= 5
    penat("remove", "Two colours")
    gone = build_app(load_settings()).test_client().get(f"/api/v1/items?category=chair&{where}")
    assert gone.status_code == 422


def test_the_table_and_the_two_files_are_given_out(shop, tmp_path):
    penat("fit", "Two colours")
    rows = list(csv.DictReader(io.StringIO(penat("download", "Two colours", "--csv"))))
    assert len(rows) == 48
    assert {row["two-colours"] for row in rows} == {"yes", "no"}
    penat("download", "two-colours", "--to", str(tmp_path / "given" / "two-colours"))
    copied = ClassifierFiles(tmp_path / "given").get("two-colours")
    assert copied.name == "Two colours"


@pytest.mark.parametrize(
    ("words", "told"),
    [(("fit", "no such set"), "there is no label set"), (("report", "two-colours"), "no classifier yet; fit one"),
     (("apply", "two-colours"), "no classifier yet"), (("remove", "two-colours"), "no column to take away"),
     (("fit", "two-colours", "--category", "sofa"), "there is no category 'sofa'"),
     (("fit", "two-colours", "--background", "-1"), "it must be 0 to 10000"),
     (("fit", "../.."), "a class is named"), (("download", "two-colours"), "give --csv or --to FOLDER"),
     (("download", "two-colours", "--to", "x"), "there is no classifier")],
)  # fmt: skip
def test_what_cannot_be_done_ends_with_one_line(shop, words, told):
    output = penat(*words, status=2)
    assert told in output
    assert "Traceback" not in output


def test_a_threshold_and_a_precision_do_not_go_together(shop):
    penat("fit", "two-colours")
    assert "give one of them" in penat("apply", "two-colours", "--threshold", "0.5", "--precision", "0.9", status=2)
    assert "above 0 and at most 1" in penat("apply", "two-colours", "--threshold", "nan", status=2)


def test_a_damaged_classifier_asks_to_be_made_anew(shop):
    penat("fit", "two-colours")
    (shop / "var" / "classifiers" / "two-colours" / "arrays.npz").write_bytes(b"PK")
    assert "make it anew" in penat("report", "two-colours", status=2)
    penat("fit", "two-colours")
