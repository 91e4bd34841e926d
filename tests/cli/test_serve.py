"""`penat serve` as an operator meets it: a real process on a free port, stopped by a signal."""

import json
import os
import signal
import subprocess
import sys
import urllib.error
import urllib.request
from contextlib import contextmanager
from pathlib import Path

import pytest
from click.testing import CliRunner

from penat.adapters.place_lock import alone_in
from penat.cli.main import cli
from penat.domain.errors import Unavailable
from penat.settings import load_settings
from penat.wiring.processes import gunicorn_options
from tests.fakes.free_port import free_port
from tests.fakes.patience import until
from tests.fakes.shop import draw_shop

ROOT = Path(__file__).parents[2]


def get(port, path):
    """Return the status and JSON of an answer."""
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=120) as answer:
            return answer.status, json.load(answer)
    except urllib.error.HTTPError as error:
        with error:
            return error.code, json.load(error)


def wait_until_up(port, process):
    def up():
        assert process.poll() is None, "the server stopped before it answered"
        return get(port, "/healthz")

    return until(up, "the server answers")


def in_use(var):
    """Tell whether a server, or its job workers, use the folder."""
    try:
        with alone_in(var):
            return False
    except Unavailable:
        return True


@contextmanager
def running(command, tmp_path, **environment):
    """Run a server in a process group of its own; whatever happens, it is gone afterwards."""
    places = {"PENAT_CACHE": tmp_path / "cache", "PENAT_VAR": tmp_path / "var", "PENAT_DATA": tmp_path / "data"}
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PENAT_")}
    env = {**kept, **{name: str(value) for name, value in {**places, **environment}.items()}}
    with (tmp_path / "log").open("wb") as log:
        process = subprocess.Popen(command, cwd=ROOT, env=env, stdout=log, stderr=log, start_new_session=True)
    try:
        yield process
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.wait(120)


@pytest.mark.parametrize("stop", [signal.SIGTERM, signal.SIGINT])
def test_it_serves_without_a_release_says_what_is_missing_and_stops_cleanly(tmp_path, stop):
    port = free_port()
    command = [sys.executable, "-m", "penat.cli.main", "serve", "--port", str(port), "--workers", "2"]
    with running(command, tmp_path) as process:
        assert wait_until_up(port, process) == (200, {"status": "ok"})
        status, ready = get(port, "/readyz")
        assert (status, ready["ready"]) == (503, False)
        assert "penat ingest" in ready["dependencies"][0]["detail"]
        assert get(port, "/api/v1/catalogue")[0] == 503
        assert in_use(tmp_path / "var")
        os.killpg(process.pid, stop)  # as Ctrl-C does: every process of the group
        assert process.wait(120) == 0
    log = (tmp_path / "log").read_text()
    assert "Traceback" not in log, log
    assert (tmp_path / "var" / "secret_key").is_file()
    until(lambda: not in_use(tmp_path / "var"), "the job workers end, as they do soon after their server")


def test_gunicorn_finds_its_settings_beside_wsgi(tmp_path):
    port = free_port()
    command = [sys.executable, "-m", "gunicorn", "wsgi:app"]
    with running(command, tmp_path, PENAT_PORT=port, PENAT_THREADS=2) as process:
        assert wait_until_up(port, process)[0] == 200
        assert in_use(tmp_path / "var")
        os.killpg(process.pid, signal.SIGTERM)
        assert process.wait(120) == 0
    assert "Using worker: BoundedWorker" in (tmp_path / "log").read_text()


def test_what_cannot_be_ingested_is_not_served(tmp_path):
    command = [
        sys.executable,
        "-m",
        "penat.cli.main",
        "serve",
        "--port",
        "0",
        "--ingest-if-missing",
        str(tmp_path / "none"),
    ]
    with running(command, tmp_path) as process:
        assert process.wait(60) == 2
    log = (tmp_path / "log").read_text()
    assert "nothing is served" in log
    assert "Traceback" not in log, log


def test_what_is_said_of_a_shops_columns_reaches_its_ingestion(tmp_path):
    data = draw_shop(tmp_path / "shop", {"chair": 2})
    (data / "links.csv").write_text("picture,cost\nchair/chair-0.png,5\n", encoding="utf-8")
    command = [
        sys.executable, "-m", "penat.cli.main", "serve", "--port", "0", "--ingest-if-missing", str(data),
        "--map", "image=picture", "--map", "price=fee",
    ]  # fmt: skip
    with running(command, tmp_path) as process:
        assert process.wait(60) == 2
    log = (tmp_path / "log").read_text()
    assert "no column fee, which price is mapped to; its columns are: picture, cost" in log
    assert "nothing is served" in log


@pytest.mark.parametrize(
    ("variable", "value"), [("PENAT_PORT", "x"), ("PENAT_WORKERS", "0"), ("PENAT_SECRET_KEY", "short")]
)
def test_a_wrong_setting_is_named(monkeypatch, variable, value):
    monkeypatch.setenv(variable, value)
    result = CliRunner().invoke(cli, ["serve"])
    assert result.exit_code == 2
    assert variable in result.output


def test_every_option_of_gunicorn_exists_and_follows_the_settings():
    from gunicorn.config import Config

    options = gunicorn_options(load_settings(host="::1", port=9000, workers=3, threads=5))
    config = Config()
    for name, value in options.items():
        config.set(name, value)
    assert (options["bind"], options["workers"], options["threads"]) == ("[::1]:9000", 3, 5)
    assert options["preload_app"]
    assert options["forwarded_allow_ips"] == ""
