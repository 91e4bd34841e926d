"""What clients of four worker processes are told when a release is pruned and when the table is refused."""

import json
import sys
import time
import urllib.error
import urllib.request

import pytest

from penat.settings import load_settings
from penat.wiring.releases import prune_releases
from tests.cli.test_serve import running, wait_until_up
from tests.fakes.free_port import free_port
from tests.fakes.published import Publisher
from tests.fakes.shop import draw_shop, encoded, picture, row, write_table

WORKERS = 4
PATIENCE_SECONDS = 120


class Server:
    """A server over a shop with one release, and its address."""

    def __init__(self, folder):
        self.publisher = Publisher(draw_shop(folder / "data", {"chair": 30, "bed": 6}), folder / "cache")
        self.links = folder / "data" / "links.csv"
        paths = sorted(path.relative_to(folder / "data").as_posix() for path in (folder / "data").glob("*/*.png"))
        write_table(self.links, [row(path, "10.00") for path in paths])
        self.settings = load_settings(cache=folder / "cache")
        self.release = self.publisher.ingest().release
        self.port = free_port()

    def agreed(self, look, wanted):
        """Wait until a long row of answers, which all workers have a part in, gives what is wanted."""
        deadline = time.monotonic() + PATIENCE_SECONDS
        row = 0
        while row < 6 * WORKERS:
            found = look()
            row = row + 1 if found == wanted else 0
            assert time.monotonic() < deadline, f"it is still {found}, not {wanted}"

    def ask(self, path, body=None):
        """Return status and JSON, on a connection of its own: any worker may answer."""
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}{path}", data)
        request.add_header("Content-Type", "application/json")
        try:
            with urllib.request.urlopen(request, timeout=120) as answer:
                return answer.status, json.load(answer)
        except urllib.error.HTTPError as error:
            with error:
                return error.code, json.load(error)


@pytest.fixture
def server(tmp_path):
    """Real worker processes, gone after the test."""
    made = Server(tmp_path)
    command = [sys.executable, "-m", "penat.cli.main", "serve", "--port", str(made.port), "--workers", str(WORKERS)]
    with running(command, tmp_path) as process:
        wait_until_up(made.port, process)
        yield made
    assert "Traceback" not in (tmp_path / "log").read_text()


def test_a_pruned_release_and_a_refused_table_are_told_by_every_worker(server):
    step = server.ask("/api/v1/sessions", {"shown": 4})[1]
    liked = step["slate"][0]["item"]["id"]
    wanted = {"session": step["session"], "item": liked}
    (server.publisher.data / "chair" / "new.png").write_bytes(encoded(picture(70)))
    second = server.publisher.ingest().release
    server.agreed(lambda: server.ask("/api/v1/catalogue")[1]["release"], second)
    for _ in range(3 * WORKERS):  # a kept release goes on, and most workers have it open now
        status, found = server.ask("/api/v1/sessions/pick", wanted)
        assert (status, found["release"]) == (200, server.release)

    pruned = prune_releases(server.settings, keep=1, older_than_days=None, dry_run=False)
    assert [one.release for one in pruned.releases] == [server.release]
    server.links.write_text("image,price\nchair/chair-0.png,twelve\n")

    def refusal_and_restart():
        status, problem = server.ask("/api/v1/sessions/pick", wanted)
        restart = problem.get("restart", {})
        begun = server.ask("/api/v1/sessions", restart)
        told = (begun[0], begun[1]["release"], begun[1]["slate"][0]["item"]["price_cents"])
        return (status, problem.get("type"), restart.get("item")), told

    def readiness():
        status, ready = server.ask("/readyz")
        told = {each["name"]: each for each in ready["dependencies"]}
        detail = told["price file"]["detail"]
        states = (status, ready["ready"], told["price file"]["ready"])
        return states, ("links.csv" in detail, str(server.links) in detail, ", made " in told["release"]["detail"])

    server.agreed(refusal_and_restart, ((410, "/problems/release-gone", liked), (201, second, 1000)))
    server.agreed(readiness, ((200, True, False), (True, False, True)))
