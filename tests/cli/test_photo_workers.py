"""Photos before a real server of four workers: what one worker keeps or deletes, every other one knows at once."""

import io
import json
import os
import shutil
import signal
import subprocess
import sys
import time
import urllib.request
import uuid
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from PIL import Image, ImageEnhance

from tests.cli.test_serve import ROOT, running, wait_until_up
from tests.fakes.chroma_server import running_chroma
from tests.fakes.databases import postgres_url, shared_postgres  # noqa: F401  # fixtures
from tests.fakes.free_port import free_port

DATA = ROOT / "data"
WORKERS = 4
OF_EACH = 4


def run_penat(folder, *words, **settings):
    """Run `penat WORDS` on the shop in *folder*."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PENAT_")}
    places = {f"PENAT_{name.upper()}": str(folder / name) for name in ("data", "cache", "var")}
    command = [sys.executable, "-m", "penat.cli.main", *words]
    said = subprocess.run(command, cwd=ROOT, env=kept | places | settings, capture_output=True, text=True, timeout=120)
    assert said.returncode == 0, said.stdout + said.stderr


@pytest.fixture(scope="session")
def shop(tmp_path_factory):
    """A release of a few shipped pictures of each category, made by the shipped model, once for all tests."""
    folder = tmp_path_factory.mktemp("photo-shop")
    for category in sorted(path.name for path in DATA.iterdir() if path.is_dir() and path.name[0] != "_"):
        (folder / "data" / category).mkdir(parents=True)
        for file in sorted((DATA / category).iterdir())[:OF_EACH]:
            shutil.copy(file, folder / "data" / category)
    run_penat(folder, "ingest")
    return folder


class Server:
    """A running server as one owner of photos asks it: over a new connection each time."""

    def __init__(self, root, process):
        self.root = root
        self.process = process
        self.owner = uuid.uuid4().hex

    def ask(self, method, path, body=None, file=None):
        """Return the status and JSON of an answer; *file* is sent as a form."""
        headers, data = {"Penat-Owner": self.owner}, None
        if body is not None:
            headers["Content-Type"], data = "application/json", json.dumps(body).encode()
        if file is not None:
            edge = uuid.uuid4().hex
            head = f'--{edge}\r\nContent-Disposition: form-data; name="file"; filename="a.jpg"\r\n\r\n'
            headers["Content-Type"] = f"multipart/form-data; boundary={edge}"
            data = head.encode() + file + f"\r\n--{edge}--\r\n".encode()
        asked = urllib.request.Request(f"{self.root}{path}", data, headers, method=method)
        with urllib.request.urlopen(asked, timeout=60) as answer:
            text = answer.read()
            return answer.status, json.loads(text) if text else None

    def upload(self, file):
        return self.ask("POST", "/api/v1/photos", file=file)[1]["id"]

    def segment(self, photo):
        """Find the pieces of a photo; return their ids."""
        path, body = f"/api/v1/photos/{photo}/segments", {"mode": "quick"}
        status, made = self.ask("POST", path, body)
        if status == 202:
            self.wait_for(made["job"]["id"])
            status, made = self.ask("POST", path, body)
        assert status in (200, 201)
        return [one["id"] for one in made["segments"]]

    def wait_for(self, job):
        """Wait until a job is done, which a busy machine makes of what would else be done in the request."""
        for _ in range(600):
            if self.ask("GET", f"/api/v1/jobs/{job}")[1]["state"] == "done":
                return
            time.sleep(0.1)
        raise AssertionError("the job was not done in a minute")

    def seen(self, file):
        """Return the ids of the stored segments that a search with a picture finds."""
        results = self.ask("POST", "/search", file=file)[1]["results"]
        return {one["id"] for one in results if one["kind"] == "segment"}

    def near(self, segment):
        """Return the ids of the stored segments that are near to one of them."""
        found = self.ask("POST", "/api/v1/search", {"segment": segment, "limit": 1, "segments": 100})[1]
        return {one["segment"]["id"] for one in found["segments"]}

    @property
    def workers(self):
        """The process ids of the workers; the server's child that does long work is none of them."""
        told = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text()
        return [int(pid) for pid in told.split() if b"serve" in Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")]

    @contextmanager
    def alone(self, worker):
        """Let one worker answer while the others sleep."""
        others = [pid for pid in self.workers if pid != worker]
        for pid in others:
            os.kill(pid, signal.SIGSTOP)
        try:
            yield
        finally:
            for pid in others:
                os.kill(pid, signal.SIGCONT)


@pytest.fixture(scope="module", params=["sqlite", "postgres", "sqlite and a Chroma server"])
def running_server(request, shop, tmp_path_factory):
    """A server of four workers over SQLite, over PostgreSQL, and with an engine that the workers share."""
    folder = tmp_path_factory.mktemp(request.param.partition(" ")[0])
    url = request.getfixturevalue("shared_postgres") if request.param == "postgres" else f"sqlite:///{folder / 'p.db'}"
    port = free_port()
    command = [sys.executable, "-m", "penat.cli.main", "serve", "--port", str(port), "--workers", str(WORKERS)]
    places = {"PENAT_CACHE": shop / "cache", "PENAT_DATA": shop / "data", "PENAT_DATABASE": url}
    with ExitStack() as stack:
        if request.param.endswith("server"):
            places["PENAT_ENGINE"] = stack.enter_context(running_chroma(folder / "engine"))
            release = (shop / "cache" / "CURRENT").read_text().strip()
            run_penat(shop, "releases", "push", release, PENAT_ENGINE=places["PENAT_ENGINE"])
        process = stack.enter_context(running(command, folder, **places, PENAT_SEGMENTER="classical", PENAT_THREADS=4))
        wait_until_up(port, process)
        made = Server(f"http://127.0.0.1:{port}", process)
        for _ in range(300):  # the first worker may answer before the last one is there
            if len(made.workers) == WORKERS:
                break
            time.sleep(0.1)
        yield made
        assert process.poll() is None
    log = (folder / "log").read_text()
    assert "Traceback" not in log, log


@pytest.fixture
def server(running_server):
    """The server, asked by an owner who has nothing there yet."""
    return Server(running_server.root, running_server.process)


def product(number):
    """Return a product shot that differs for every number."""
    file = sorted((DATA / "chair").iterdir())[number % 20]
    shot = ImageEnhance.Color(Image.open(file).convert("RGB")).enhance(0.5 + 0.1 * number)
    target = io.BytesIO()
    shot.save(target, "JPEG", quality=88)
    return target.getvalue()


def test_every_worker_finds_a_new_segment_at_once_and_a_deleted_one_no_more(server):
    workers = server.workers
    assert len(workers) == WORKERS
    for worker in workers:
        with server.alone(worker):
            assert server.seen(product(0)) == set(), "each has made its index before there is anything"
    with server.alone(workers[0]):
        photo = server.upload(product(0))
        segments = set(server.segment(photo))
    assert segments
    for worker in workers:
        with server.alone(worker):
            assert server.seen(product(0)) == segments
            assert server.near(min(segments)) == segments - {min(segments)}
    with server.alone(workers[-1]):
        assert server.ask("DELETE", f"/api/v1/photos/{photo}")[0] == 204
    for worker in workers:
        with server.alone(worker):
            assert server.seen(product(0)) == set()


def test_many_connections_at_once_find_what_was_answered_with_201_and_not_what_is_gone(server):
    def shopper(number):
        """Upload, segment, search, delete and search again, and say what was wrong."""
        photo = server.upload(product(number))
        segments = set(server.segment(photo))
        first = min(segments)
        missing = [turn for turn in range(4) if server.near(first) < segments - {first}]
        if number % 2:
            server.ask("DELETE", f"/api/v1/photos/{photo}")
            late = [turn for turn in range(4) if server.seen(product(number)) & segments]
            return missing, late, set()
        return missing, [], segments

    with ThreadPoolExecutor(4) as threads:
        told = list(threads.map(shopper, range(8)))
    assert [(missing, late) for missing, late, _ in told] == [([], [])] * 8
    left = set().union(*(segments for _, _, segments in told))
    one = min(left)
    with ThreadPoolExecutor(16) as threads:
        assert list(threads.map(lambda _: server.near(one), range(32))) == [left - {one}] * 32


def test_the_older_curl_lines_run_as_they_were_written(server, tmp_path):
    curl = shutil.which("curl")
    if curl is None:
        pytest.skip("no curl on this machine")
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets" / "demo.jpg").write_bytes(product(3))

    def run(*words):
        said = subprocess.run([curl, "-sS", *words], cwd=tmp_path, capture_output=True, text=True, timeout=60)
        assert said.returncode == 0, said.stderr
        return json.loads(said.stdout)

    uploaded = run("-X", "POST", f"{server.root}/upload", "-F", "file=@assets/demo.jpg")
    image_id = uploaded["image_id"]
    segmenting = (
        "-X", "POST", f"{server.root}/segment/{image_id}", "-H", "Content-Type: application/json",
        "-d", '{"mode": "quick"}',
    )  # fmt: skip
    segmented = run(*segmenting)
    if "job" in segmented:
        server.wait_for(segmented["job"]["id"])
        segmented = run(*segmenting)
    found = run(
        "-X", "POST", f"{server.root}/search", "-H", "accept: application/json",
        "-H", "Content-Type: multipart/form-data", "-F", "file=@assets/demo.jpg",
    )  # fmt: skip
    ids = {one["id"] for one in found["results"]}
    assert segmented["segments"]
    assert {one["segment_id"] for one in segmented["segments"]} <= ids
    assert sum(one["kind"] == "item" for one in found["results"]) == 12
    for one in found["results"]:
        with urllib.request.urlopen(one["image"], timeout=120) as picture:
            assert picture.headers["Content-Type"] == "image/jpeg"
