"""A server is replaced by a newer one, and restarted, under steady traffic: nobody is told no."""

import http.client
import json
import os
import signal
import threading
from collections import Counter

import pytest

from tests.fakes.deployment import Machine, alive, children, running_nginx
from tests.fakes.patience import until
from tests.fakes.published import Publisher
from tests.fakes.shop import draw_shop
from tests.fakes.walker import Walker

CLIENTS = 4
ENOUGH = 20  # walks to the end before and after each change


class Client(Walker):
    """Walks through sessions, over a connection that it may keep."""

    def __init__(self, port, stop, keep):
        super().__init__(stop)
        self.port, self.keep = port, keep
        self.walks, self.connection = 0, None

    def walk(self):
        step = self.asked("/api/v1/sessions", {"shown": 4, "category": "chair"})
        while not step["done"]:
            picked = {"session": step["session"], "item": step["slate"][0]["item"]["id"]}
            step = self.asked("/api/v1/sessions/pick", picked)
        self.walks += 1

    def asked(self, path, body):
        if self.connection is None:
            self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        self.connection.request("POST", path, json.dumps(body), {"Content-Type": "application/json"})
        answer = self.connection.getresponse()
        content = answer.read()
        if not self.keep or answer.headers.get("Connection") == "close":
            self.let_go()
        if answer.status not in (200, 201):
            raise AssertionError((path, answer.status, content[:300]))
        return json.loads(content)

    def let_go(self):
        if self.connection is not None:
            self.connection.close()
            self.connection = None


class Traffic:
    """Clients through nginx, over connections they keep, and straight to the socket, each request over a new one."""

    def __init__(self, straight, through):
        self.stop = threading.Event()
        kinds = [(straight, False), (through, True)] * (CLIENTS // 2)
        self.clients = [Client(port, self.stop, keep) for port, keep in kinds]

    def __enter__(self):
        for client in self.clients:
            client.start()
        self.flows()
        return self

    def __exit__(self, *_):
        self.stop.set()
        for client in self.clients:
            client.join()

    def flows(self):
        """Wait until every client has walked some more, or one was told no."""
        before = Counter({client: client.walks for client in self.clients})
        enough = ENOUGH // CLIENTS

        def seen():
            return self.wrong() or all(client.walks >= before[client] + enough for client in self.clients)

        until(seen, "every client goes on")
        assert self.wrong() == []

    def wrong(self):
        return [told for client in self.clients for told in client.wrong]


@pytest.fixture
def machine(tmp_path):
    found = Machine(tmp_path)
    data = draw_shop(found.var / "data", {"chair": 24})
    Publisher(data, found.var / "chroma_cache").ingest()
    found.install("0.1.0")
    yield found
    found.close()


def version(machine):
    """Return which Penat answers."""
    connection = http.client.HTTPConnection("127.0.0.1", machine.port, timeout=60)
    try:
        connection.request("GET", "/openapi.json")
        return json.loads(connection.getresponse().read())["info"]["version"]
    finally:
        connection.close()


def test_an_upgrade_by_reload_a_recycling_and_a_restart_fail_no_request(machine, tmp_path):
    with (
        running_nginx(tmp_path / "nginx", f"127.0.0.1:{machine.port}") as port,
        machine.served(PENAT_WORKERS="2", PENAT_JOB_WORKERS="0") as first,
        Traffic(machine.port, port) as traffic,
    ):
        assert version(machine) == "0.1.0"
        machine.install("0.2.0")
        second = machine.reload(first.pid)
        until(lambda: first.poll() is not None, "the older server ends")
        assert (first.returncode, second != first.pid, alive(second)) == (0, True, True)
        traffic.flows()
        assert version(machine) == "0.2.0"
        os.kill(second, signal.SIGHUP)  # new workers of the same program
        traffic.flows()
        os.kill(second, signal.SIGTERM)  # as `systemctl restart` does: the socket stays, clients wait
        until(lambda: not alive(second), "the second server ends")
        with machine.served(PENAT_WORKERS="2", PENAT_JOB_WORKERS="0"):
            traffic.flows()
            traffic.stop.set()
            for client in traffic.clients:
                client.join()
    assert traffic.wrong() == []
    assert "Traceback" not in machine.log.read_text()


def test_a_new_version_that_cannot_be_loaded_leaves_the_old_one_serving(machine):
    with machine.served(PENAT_WORKERS="1", PENAT_JOB_WORKERS="0") as first:
        machine.install("0.2.0")
        packages = next((machine.folder / "opt/penat/0.2.0").glob("lib/*/site-packages"))
        (packages / "c_broken.pth").write_text("import sys; sys.modules['flask'] = None\n")
        os.kill(first.pid, signal.SIGUSR2)
        until(lambda: "flask" in machine.log.read_text(), "the new one says why it cannot start")
        assert version(machine) == "0.1.0"
        assert first.poll() is None
        (packages / "c_broken.pth").unlink()
        until(lambda: len(children(first.pid)) == 1, "the failed one is gone, only the worker is left")
        second = machine.reload(first.pid)
        until(lambda: first.poll() is not None, "the older server ends")
        assert version(machine) == "0.2.0"
        assert alive(second)
