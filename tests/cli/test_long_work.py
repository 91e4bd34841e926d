"""Long work before a real server: handed to processes beside it, seen through, and no process left behind."""

import io
import json
import os
import shutil
import signal
import subprocess
import sys
import urllib.error
import urllib.request
import uuid
from pathlib import Path

import pytest

from tests.cli.test_serve import ROOT, get, running, wait_until_up
from tests.fakes.free_port import free_port
from tests.fakes.patience import until

SEEN = ("chair", "couch")


@pytest.fixture(scope="module")
def shop(tmp_path_factory):
    """A release of four shipped chairs and couches, made by the shipped model."""
    folder = tmp_path_factory.mktemp("long-work")
    for category in SEEN:
        (folder / "data" / category).mkdir(parents=True)
        for file in sorted((ROOT / "data" / category).iterdir())[:4]:
            shutil.copy(file, folder / "data" / category)
    command = [sys.executable, "-m", "penat.cli.main", "ingest"]
    said = subprocess.run(command, cwd=ROOT, env=places(folder), capture_output=True, text=True, timeout=120)
    assert said.returncode == 0, said.stdout + said.stderr
    return folder


def places(folder):
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PENAT_")}
    return kept | {f"PENAT_{name.upper()}": str(folder / name) for name in ("data", "cache", "var")}


@pytest.fixture
def server(shop, tmp_path):
    """Yield the port and process of a server with one job worker."""
    port = free_port()
    command = [sys.executable, "-m", "penat.cli.main", "serve", "--port", str(port)]
    given = {"PENAT_CACHE": shop / "cache", "PENAT_DATA": shop / "data", "PENAT_SEGMENTER": "classical"}
    with running(command, tmp_path, **given) as process:
        wait_until_up(port, process)
        yield port, process
    assert "Traceback" not in (tmp_path / "log").read_text(), (tmp_path / "log").read_text()


def ask(port, method, path, body=None):
    data = None if body is None else json.dumps(body).encode()
    headers = {} if body is None else {"Content-Type": "application/json"}
    asked = urllib.request.Request(f"http://127.0.0.1:{port}{path}", data, headers, method=method)
    try:
        with urllib.request.urlopen(asked, timeout=120) as answer:
            return answer.status, json.load(answer)
    except urllib.error.HTTPError as error:
        with error:
            return error.code, json.load(error)


def upload(port, path):
    """What curl -X POST http://HOST/upload -F "file=@PATH" does."""
    edge, body = uuid.uuid4().hex, io.BytesIO()
    body.write(f'--{edge}\r\nContent-Disposition: form-data; name="file"; filename="a.jpg"\r\n\r\n'.encode())
    body.write(path.read_bytes() + f"\r\n--{edge}--\r\n".encode())
    headers = {"Content-Type": f"multipart/form-data; boundary={edge}"}
    asked = urllib.request.Request(f"http://127.0.0.1:{port}/upload", body.getvalue(), headers)
    with urllib.request.urlopen(asked, timeout=120) as answer:
        return json.load(answer)["image_id"]


def job_workers():
    """The processes that do long work for servers of this checkout, by their parents."""
    found = {}
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            words = path.read_bytes().split(b"\0")
            parent = int((path.parent / "stat").read_text().rpartition(")")[2].split()[1])
        except (FileNotFoundError, ProcessLookupError):
            continue
        if b"penat.cli.main" in words and b"work" in words:
            found[int(path.parent.name)] = parent
    return found


def below(pid):
    """The job workers that belong to a server: the one it started, and those that one started."""
    found = job_workers()
    watchers = {one for one, parent in found.items() if parent == pid}
    return watchers | {one for one, parent in found.items() if parent in watchers}


def job_of(port, photo):
    """Ask for a job, which the server refuses until its job worker is there."""
    status, told = ask(port, "POST", f"/api/v1/photos/{photo}/segments", {"mode": "full", "background": True})
    assert status in (202, 503), told
    return told["job"]["id"] if status == 202 else None


def test_long_work_is_done_beside_the_server_and_nothing_is_left_when_it_stops(server):
    port, process = server
    photo = upload(port, sorted((ROOT / "data" / "chair").iterdir())[6])
    job = until(lambda: job_of(port, photo))
    done = until(lambda: (told := get(port, f"/api/v1/jobs/{job}")[1])["state"] not in ("waiting", "running") and told)
    assert (done["state"], done["progress"]) == ("done", 1.0), done
    status, found = ask(port, "POST", f"/api/v1/photos/{photo}/segments", {"mode": "full"})
    assert (status, found["run"]["id"]) == (200, done["result"]["run"])
    assert found["segments"][0]["category"] in (*SEEN, None)
    assert ask(port, "POST", f"/segment/{photo}", {"mode": "quick"})[1]["segments"]
    family = below(process.pid)
    assert len(family) == 3, "what watches, what begins lost jobs again, and a worker"
    process.send_signal(signal.SIGTERM)
    assert process.wait(120) == 0
    assert not family & set(job_workers())


def test_a_server_that_is_killed_takes_its_job_workers_along(server):
    _, process = server
    family = until(lambda: len(found := below(process.pid)) == 3 and found)
    process.kill()
    until(lambda: not family & set(job_workers()), seconds=10)


def test_a_worker_that_is_killed_is_replaced(server):
    port, process = server
    family = until(lambda: len(found := below(process.pid)) == 3 and found)
    watcher = next(pid for pid, parent in job_workers().items() if parent == process.pid)
    photo = upload(port, sorted((ROOT / "data" / "couch").iterdir())[6])
    for pid in family - {watcher}:
        os.kill(pid, signal.SIGKILL)
    job = until(lambda: job_of(port, photo))
    until(lambda: get(port, f"/api/v1/jobs/{job}")[1]["state"] == "done")


def test_job_workers_that_are_all_killed_come_back(server):
    port, process = server
    family = until(lambda: len(found := below(process.pid)) == 3 and found)
    photo = upload(port, sorted((ROOT / "data" / "couch").iterdir())[6])
    for pid in family:
        os.kill(pid, signal.SIGKILL)
    until(lambda: len(found := below(process.pid)) == 3 and not found & family, seconds=60)
    job = until(lambda: job_of(port, photo))
    until(lambda: get(port, f"/api/v1/jobs/{job}")[1]["state"] == "done")


def test_a_server_whom_nobody_asks_to_segment_loads_no_queue_and_no_database(shop):
    code = (
        "import sys\n"
        "from penat.settings import load_settings\n"
        "from penat.wiring.server import build_app\n"
        "client = build_app(load_settings()).test_client()\n"
        "assert client.get('/api/v1/catalogue').status_code == 200\n"
        "assert client.get('/api/v1/jobs/none').status_code == 404 if len(sys.argv) > 1 else True\n"
        "print(sorted({'huey', 'sqlalchemy', 'onnxruntime'} & set(sys.modules)))\n"
    )

    def loaded(*more):
        said = subprocess.run(
            [sys.executable, "-c", code, *more], cwd=ROOT, env=places(shop), capture_output=True, text=True, timeout=60
        )
        assert said.returncode == 0, said.stderr
        return said.stdout.strip()

    assert loaded() == "[]"
    assert loaded("a job, which is no reason for the database") == "['huey']"
