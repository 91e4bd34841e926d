"""`penat ingest` and `penat releases` as a person types them, with a model small enough to write by hand."""

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner

from penat.adapters.release_layout import current_id
from penat.adapters.release_lock import release_lock
from penat.cli.main import cli
from tests.fakes.onnx_bundle import write_bundle
from tests.fakes.shop import draw_shop, encoded, picture, row, write_table

ROOT = Path(__file__).parents[2]


@pytest.fixture
def shop(tmp_path, monkeypatch):
    for name in list(os.environ):
        if name.startswith("PENAT_"):
            monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    write_bundle(tmp_path / "chroma_cache" / "models")
    draw_shop(tmp_path / "data", {"chair": 6, "couch": 4})
    write_table(tmp_path / "data" / "links.csv", [row(f"chair/chair-{n}.png") for n in range(6)])
    return tmp_path


def penat(*words: str):
    return CliRunner().invoke(cli, words, catch_exceptions=False)


def ingest(*words: str):
    return penat("ingest", *words, *([] if "--model" in words else ["--model", "thumbs"]))


def test_pictures_in_a_release_out(shop):
    (shop / "data" / "chair" / "broken.jpg").write_bytes(b"")
    found = ingest("data")
    assert found.exit_code == 0
    counts = (
        "6  chair",
        "4  couch",
        "10  items: 10 embedded, 0 taken over",
        "1  left out",
        "4  pictures without a row",
    )
    for line in (*counts, "chair/broken.jpg: the file is empty", "Published release", "report.html"):
        assert line in found.output
    release = current_id(shop / "chroma_cache")
    assert release in found.output
    (listed,) = penat("releases", "list").output.splitlines()
    assert listed.startswith(f"* {release}  ")
    assert "10 items in 2 categories" in listed
    assert listed.endswith("  thumbs")
    assert f"Release {release} is sound." in penat("releases", "verify").output


def test_a_second_run_says_that_nothing_has_changed(shop):
    ingest("data")
    found = penat("ingest", "data")
    assert found.exit_code == 0
    assert "Nothing has changed" in found.output
    assert "0 embedded, 10 taken over" in found.output


def test_the_data_folder_and_everything_else_has_a_default(shop):
    assert ingest().exit_code == 0


def test_a_cache_elsewhere_and_a_model_by_path(shop):
    found = ingest("data", "--cache", "elsewhere", "--model", "chroma_cache/models/thumbs", "--batch", "3")
    assert found.exit_code == 0
    assert current_id(shop / "elsewhere")


def test_many_problems_are_cut_short_and_all_in_the_report(shop):
    for number in range(30):
        (shop / "data" / "chair" / f"broken-{number:02}.jpg").write_bytes(b"")
    found = ingest("data")
    assert found.output.count("the file is empty") == 20
    assert "… and 10 more" in found.output
    report = shop / "chroma_cache" / "releases" / current_id(shop / "chroma_cache") / "report.csv"
    assert report.read_text().count("the file is empty") == 30


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["nowhere"], "nowhere is not a folder"),
        (["data", "--model", "vit"], "no model 'vit'.*the models there are: .*thumbs"),
        (["data", "--links", "prices.csv"], "no table at prices.csv"),
        (["empty"], "no pictures"),
        (["bad"], "line 2: price 'cheap 5'"),
    ],
)
def test_a_mistake_is_told_plainly_and_ends_with_2(shop, words, message):
    (shop / "empty").mkdir()
    draw_shop(shop / "bad", {"chair": 1})
    write_table(shop / "bad" / "links.csv", [row("chair/chair-0.png", "cheap 5")])
    found = ingest(*words)
    assert found.exit_code == 2
    assert re.search(message, found.output), found.output
    assert "Traceback" not in found.output
    assert current_id(shop / "chroma_cache") is None


def test_a_wrong_setting_names_its_variable(shop, monkeypatch):
    monkeypatch.setenv("PENAT_PORT", "abc")
    found = ingest("data")
    assert found.exit_code == 2
    assert "PENAT_PORT is 'abc'" in found.output


def test_a_held_lock_names_its_holder(shop):
    with release_lock(shop / "chroma_cache"):
        found = ingest("data")
    assert found.exit_code == 2
    assert f"process {os.getpid()}" in found.output


def test_a_cache_that_is_a_file_is_told_plainly(shop):
    (shop / "file").write_text("x")
    found = ingest("data", "--cache", "file", "--model", "chroma_cache/models/thumbs")
    assert found.exit_code == 2
    assert "File exists" in found.output
    assert "nothing was published" in found.output


def test_a_damaged_model_is_told_plainly_and_the_served_release_stays(shop):
    ingest("data")
    release = current_id(shop / "chroma_cache")
    (shop / "data" / "chair" / "new.png").write_bytes(encoded(picture(50)))
    (shop / "chroma_cache" / "models" / "thumbs" / "image.onnx").write_bytes(b"")
    found = ingest("data")
    assert found.exit_code == 2
    assert "image.onnx is damaged" in found.output
    assert current_id(shop / "chroma_cache") == release


def test_verify_finds_damage_and_releases_that_are_not_there(shop):
    assert penat("releases", "verify").exit_code == 2
    assert "no release yet" in penat("releases", "list").output
    ingest("data")
    release = current_id(shop / "chroma_cache")
    path = shop / "chroma_cache" / "releases" / release / "arrays" / "couch.vectors.npy"
    path.write_bytes(path.read_bytes()[:-4] + b"\0\0\0\0")
    found = penat("releases", "verify", release)
    assert found.exit_code == 2
    assert "arrays/couch.vectors.npy is not the file that was published" in found.output
    assert penat("releases", "verify", "gone").exit_code == 2


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_a_run_that_is_stopped_leaves_the_served_release_and_the_next_one_succeeds(shop, how):
    ingest("data")
    release = current_id(shop / "chroma_cache")
    draw_shop(shop / "more", {"chair": 400})
    releases = shop / "chroma_cache" / "releases"
    status, errors = stopped(["ingest", "more", "--model", "thumbs", "--batch", "1"], how, releases)
    assert status == (130 if how == signal.SIGINT else -how)
    assert b"Traceback" not in errors
    assert current_id(shop / "chroma_cache") == release
    litter = [path.name for path in releases.iterdir() if path.name != release]
    assert not litter or how != signal.SIGINT
    assert ingest("more", "--force").exit_code == 0  # it is another shop, which would be asked about
    assert len([path for path in releases.iterdir() if path.name.startswith(".")]) == 0
    assert penat("releases", "verify").exit_code == 0


def stopped(words: list[str], how: signal.Signals, releases: Path) -> tuple[int, bytes]:
    """Run penat and stop it as soon as its first picture is written; return its exit status and its messages."""
    command = [sys.executable, "-m", "penat.cli.main", *words]
    with subprocess.Popen(command, env={**os.environ, "PYTHONPATH": str(ROOT)}, stderr=subprocess.PIPE) as running:
        deadline = time.monotonic() + 60
        while not list(releases.parent.glob(".ingest/pictures/*")):
            assert running.poll() is None
            assert time.monotonic() < deadline
            time.sleep(0.01)
        running.send_signal(how)
        _, errors = running.communicate(timeout=60)
    return running.returncode, errors


def test_help_is_quick_because_verbs_are_loaded_when_used(shop):
    code = (
        "import sys; from click.testing import CliRunner; from penat.cli.main import cli\n"
        "found = CliRunner().invoke(cli, ['--help']); assert found.exit_code == 0 and 'ingest' in found.output\n"
        "heavy = {'numpy', 'pandas', 'chromadb', 'PIL', 'flask', 'pydantic', 'tqdm'} & set(sys.modules)\n"
        "assert not heavy, heavy"
    )
    subprocess.run([sys.executable, "-c", code], check=True, env={**os.environ, "PYTHONPATH": str(ROOT)})


def test_every_verb_has_its_line_of_help(shop):
    found = penat("--help").output
    assert "Read a folder of pictures" in found
    assert "DATA/CATEGORY" in penat("ingest", "--help").output
    assert penat("--version").exit_code == 0
    assert penat("unknown").exit_code == 2


def test_the_map_is_worked_out_at_ingestion_when_wanted(shop):
    told = ingest("data", "--tsne")
    assert "A t-SNE map of 10 items is kept" in told.output
    release = current_id(shop / "chroma_cache")
    assert (shop / "chroma_cache" / "maps" / f"{release}.tsne.npy").is_file()
    assert "t-SNE" not in ingest("data", "--tsne").output, "nothing new was published"


def test_without_what_makes_the_map_the_release_is_published_all_the_same(shop, monkeypatch):
    monkeypatch.setitem(sys.modules, "openTSNE", None)
    told = ingest("data", "--tsne")
    assert told.exit_code == 2
    assert "requirements-map.txt" in told.output
    assert current_id(shop / "chroma_cache") is not None
