"""The log of a real server of several workers: whole after a clean stop, near whole after a kill."""

import json
import os
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
from click.testing import CliRunner

from penat.cli.main import cli
from tests.cli.test_releases_of_a_server import Server
from tests.cli.test_serve import running, wait_until_up
from tests.fakes.patience import until

WORKERS = 3
SESSIONS, SLATES = 12, 4


@pytest.fixture
def server(tmp_path):
    """Return a shop with a release, not served yet."""
    return Server(tmp_path)


def shopped(server, _=0):
    """Walk through one session, always picking the first, and buy what was chosen; return its slates."""
    step = server.ask("/api/v1/sessions", {"shown": 4, "widths": [0.25, 0.25, 0.1]})[1]
    slates = []
    while not step["done"]:
        slates.append([one["item"]["id"] for one in step["slate"]])
        step = server.ask("/api/v1/sessions/pick", {"session": step["session"], "item": slates[-1][0]})[1]
    bought = {"session": step["session"], "item": step["item"]["id"], "kind": "buy"}
    assert server.ask("/api/v1/events", bought) == (202, {"noted": True})
    return slates


def walk(server, tmp_path, stop):
    """Serve, let shoppers shop, and end the server as *stop* does."""
    command = [sys.executable, "-m", "penat.cli.main", "serve", "--port", str(server.port), "--workers", str(WORKERS)]
    with running(command, tmp_path) as process:
        wait_until_up(server.port, process)
        with ThreadPoolExecutor(6) as shoppers:
            slates = [slate for one in shoppers.map(lambda n: shopped(server, n), range(SESSIONS)) for slate in one]
        stop(process)
        process.wait(120)
    return slates


def logged(tmp_path, *words):
    told = CliRunner().invoke(cli, ["events", *words], env={"PENAT_VAR": str(tmp_path / "var")})
    assert told.exit_code == 0, told.output
    return told.output


def test_a_clean_stop_loses_nothing_and_the_log_can_be_judged(server, tmp_path):
    slates = walk(server, tmp_path, lambda process: os.killpg(process.pid, signal.SIGTERM))
    exported = tmp_path / "log.jsonl"
    logged(tmp_path, "export", "--out", str(exported))
    log = [json.loads(line) for line in exported.read_text().splitlines()]
    assert sorted(one["shown"] for one in log) == sorted(slates)
    assert all(one["pick"] == one["shown"][0] for one in log)
    assert sum(len(one["rewards"].get("buy", {})) for one in log) == SESSIONS
    assert json.loads(logged(tmp_path, "show", "--json"))["sessions"] == SESSIONS

    places = {"PENAT_VAR": str(tmp_path / "var"), "PENAT_CACHE": str(tmp_path / "cache")}
    judged = CliRunner().invoke(cli, ["evaluate", "policy", "--policy", "kernel", "--json"], env=places)
    answer = json.loads(judged.output)
    assert answer["disagreeing"] == 0, answer
    assert answer["slates"] == SESSIONS * (SLATES - 1)
    assert answer["disagreeing"] == 0
    assert answer["estimates"]["ips"]["mean"] == pytest.approx(1.0)

    rows = logged(tmp_path, "export", "--format", "obp").splitlines()
    assert rows[0].startswith("timestamp,item_id,position,click,propensity_score")
    assert len(rows) == 1 + sum(len(slate) for slate in slates)


def test_what_was_shown_is_written_while_the_server_runs_and_a_kill_leaves_it_there(server, tmp_path):
    def noted():
        return json.loads(logged(tmp_path, "show", "--json"))["slates"].get("kernel", 0)

    def kill_when_written(process):
        until(lambda: noted() >= SESSIONS * SLATES, "what was shown is written")
        shopped(server)  # what comes last may be lost
        os.killpg(process.pid, signal.SIGKILL)

    slates = walk(server, tmp_path, kill_when_written)
    assert len(slates) <= noted() <= len(slates) + SLATES


def test_no_log_is_kept_where_none_is_wanted(server, tmp_path, monkeypatch):
    monkeypatch.setenv("PENAT_LOG_DAYS", "0")
    command = [sys.executable, "-m", "penat.cli.main", "serve", "--port", str(server.port)]
    with running(command, tmp_path, PENAT_LOG_DAYS=0) as process:
        wait_until_up(server.port, process)
        step = server.ask("/api/v1/sessions", {"shown": 4})[1]
        told = {"session": step["session"], "item": step["slate"][0]["item"]["id"], "kind": "like"}
        assert server.ask("/api/v1/events", told) == (202, {"noted": False})
    assert not (tmp_path / "var" / "penat.db").exists()


def test_what_is_old_is_forgotten(server, tmp_path):
    walk(server, tmp_path, lambda process: os.killpg(process.pid, signal.SIGTERM))
    assert "0 slates and events older than 365 days" in logged(tmp_path, "forget")
    assert f"{SESSIONS * (2 * SLATES + 1)} slates and events" in logged(tmp_path, "forget", "--days", "0")
    assert json.loads(logged(tmp_path, "show", "--json"))["slates"] == {}


@pytest.mark.parametrize(("days", "loaded"), [(0, "False"), (365, "True")])
def test_what_writes_the_log_is_loaded_before_workers_are_forked_where_one_is_kept(tmp_path, days, loaded):
    code = (
        "import sys\nfrom penat.settings import Settings\nfrom penat.wiring.events import load_event_writing\n"
        f"load_event_writing(Settings(var=sys.argv[1], log_days={days}))\nprint('sqlalchemy' in sys.modules)"
    )
    said = subprocess.run([sys.executable, "-c", code, tmp_path], capture_output=True, text=True, timeout=60)
    assert (said.stdout, said.stderr) == (f"{loaded}\n", "")
    assert not list(tmp_path.iterdir()), "nothing is opened before the fork"
