"""`penat ingest` where the disk is full, read-only or taken: one line of error, and the served release as it was."""

import hashlib
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner

from penat.adapters.release_checks import problems_of
from penat.adapters.release_layout import current_id
from penat.cli.main import cli
from tests.fakes.onnx_bundle import image_tower, write_bundle
from tests.fakes.shop import draw_shop

ROOT = Path(__file__).parents[2]
DISK = 4 * 1024 * 1024


@pytest.fixture
def shop(tmp_path, monkeypatch):
    for name in list(os.environ):
        if name.startswith("PENAT_"):
            monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    write_bundle(tmp_path / "models")
    draw_shop(tmp_path / "data", {"chair": 6, "couch": 4})
    return tmp_path


@pytest.fixture
def disk(shop):
    """A small file system of its own; unmounted afterwards."""
    place = shop / "disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={DISK}", "tmpfs", str(place)]
    if shutil.which("mount") is None or subprocess.run(mount, check=False, capture_output=True).returncode:
        pytest.skip("mounting a small disk needs root")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def words(data: str, cache: Path | str = "cache") -> list[str]:
    return ["ingest", data, "--model", "models/thumbs", "--cache", str(cache)]


def ingest(data: str, cache: Path | str = "cache"):
    return CliRunner().invoke(cli, words(data, cache))


def started(*more: str, data: str = "many") -> subprocess.Popen:
    """Start penat as a process of its own."""
    command = [sys.executable, "-m", "penat.cli.main", *words(data), *more]
    return subprocess.Popen(
        command, env={**os.environ, "PYTHONPATH": str(ROOT)}, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )


def wait_for_pictures(shop: Path, running: subprocess.Popen, count: int = 24) -> None:
    """Wait until the journal keeps some pictures."""
    deadline = time.monotonic() + 60
    while len(list((shop / "cache" / ".ingest" / "pictures").glob("*.jpg"))) < count:
        assert running.poll() is None
        assert time.monotonic() < deadline
        time.sleep(0.01)


def refused(status: int, output: str, message: str) -> None:
    """Check that a command ended with one line of error and status 2."""
    assert status == 2, output
    assert re.search(message, output), output
    assert "Traceback" not in output
    assert output.count("Error: ") >= 1


@pytest.mark.parametrize("free_kib", [0, 120, 400, 900, 1100])
def test_a_disk_that_fills_up_at_any_stage_leaves_the_served_release(shop, disk, free_kib):
    assert ingest("data", disk).exit_code == 0
    served = current_id(disk)
    draw_shop(shop / "data", {"chair": 60})
    left = os.statvfs(disk).f_bavail * os.statvfs(disk).f_bsize
    with (disk / "ballast").open("wb") as ballast:
        ballast.write(b"\1" * (left - free_kib * 1024))
    command = [sys.executable, "-m", "penat.cli.main", *words("data", disk)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    ended = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60, check=False)
    refused(ended.returncode, ended.stderr, "No space left|disk is (neither )?full|Chroma could not")
    assert current_id(disk) == served
    assert problems_of(disk, served) == []
    assert list((disk / "releases").glob(".*")) == []
    (disk / "ballast").unlink()
    assert ingest("data", disk).exit_code == 0
    assert current_id(disk) != served
    assert problems_of(disk, current_id(disk)) == []


def test_a_disk_that_became_read_only_is_told_plainly(shop, disk):
    assert ingest("data", disk).exit_code == 0
    served = current_id(disk)
    draw_shop(shop / "data", {"chair": 9})
    subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
    found = ingest("data", disk)
    refused(found.exit_code, found.output, "Read-only file system; nothing was published")
    assert current_id(disk) == served
    assert problems_of(disk, served) == []


def test_a_model_that_gives_nonsense_is_refused_and_the_served_release_stays(shop):
    assert ingest("data").exit_code == 0
    served = current_id(shop / "cache")
    shutil.rmtree(shop / "models")
    write_bundle(shop / "models")
    (shop / "models" / "thumbs" / "image.onnx").write_bytes(image_tower(scale=float("nan")))
    card = shop / "models" / "thumbs" / "model.json"
    digest = hashlib.sha256((shop / "models" / "thumbs" / "image.onnx").read_bytes()).hexdigest()
    card.write_text(re.sub(r'("image.onnx": )"\w+"', rf'\1"{digest}"', card.read_text()))
    found = ingest("data")
    refused(found.exit_code, found.output, "NaN or infinity")
    assert current_id(shop / "cache") == served


def test_two_processes_one_writer_and_a_killed_ones_lock_is_free(shop):
    """The second is told who writes; once that one is killed, the next goes on behind what it had embedded."""
    draw_shop(shop / "many", {"chair": 400})
    with started("--batch", "4") as first:
        wait_for_pictures(shop, first)
        first.send_signal(signal.SIGSTOP)
        second = ingest("many")
        refused(second.exit_code, second.output, rf"process {first.pid} on .+ is writing to cache")
        first.kill()
    assert (shop / "cache" / ".ingest.lock").read_text().startswith(f"process {first.pid} ")
    found = ingest("many")
    assert found.exit_code == 0
    embedded = int(re.search(r"items: (\d+) embedded", found.output)[1])
    assert 0 < embedded <= 400 - 20
    assert problems_of(shop / "cache", current_id(shop / "cache")) == []


def test_ctrl_c_says_that_the_next_run_goes_on(shop):
    draw_shop(shop / "many", {"chair": 400})
    with started("--batch", "4") as running:
        wait_for_pictures(shop, running)
        running.send_signal(signal.SIGINT)
        _, errors = running.communicate(timeout=60)
    assert running.returncode == 130
    assert "the next run goes on" in errors
    assert "Traceback" not in errors
    assert current_id(shop / "cache") is None
    assert 0 < int(re.search(r"items: (\d+) embedded", ingest("many").output)[1]) <= 400 - 20
