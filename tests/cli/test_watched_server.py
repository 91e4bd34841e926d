"""A server's processes are counted together while they come and go, its log is JSON to the last line."""

import json
import os
import re
import signal
import sys
import urllib.request

from tests.cli.test_serve import running, wait_until_up
from tests.fakes.free_port import free_port
from tests.fakes.patience import until


class Metrics:
    """What a server on a port tells Prometheus."""

    def __init__(self, port):
        self.port = port

    def text(self):
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/metrics", timeout=120) as answer:
            return answer.read().decode()

    def processes(self, kind="server"):
        return set(re.findall(rf'penat_process_resident_bytes{{pid="(\d+)",process="{kind}"}}', self.text()))

    def counted(self, route):
        found = re.findall(rf'penat_request_seconds_count{{[^}}]*route="{route}"[^}}]*}} (\S+)', self.text())
        return sum(map(float, found))


def test_processes_are_counted_together_while_they_come_and_go(tmp_path):
    port = free_port()
    (tmp_path / "temporary").mkdir()
    command = [sys.executable, "-m", "penat.cli.main", "serve", "--port", str(port), "--workers", "2"]
    environment = {"PENAT_LOG_FORMAT": "json", "TMPDIR": tmp_path / "temporary"}
    with running(command, tmp_path, **environment) as process:
        wait_until_up(port, process)
        metrics = Metrics(port)
        first = until(lambda: len(found := metrics.processes()) == 2 and found)
        until(lambda: metrics.processes("jobs"))
        for _ in range(10):
            ask(port, "/healthz", **{"X-Request-ID": "from-a-test"})
        before = until(lambda: (found := metrics.counted("/healthz")) >= 11 and found)

        os.kill(int(min(first)), signal.SIGKILL)
        until(lambda: len(found := metrics.processes()) == 2 and min(first) not in found)
        until(lambda: metrics.counted("/healthz") >= before)  # what the killed one counted is still there

        os.kill(process.pid, signal.SIGHUP)
        until(lambda: len(found := metrics.processes()) == 2 and not found & first)
        until(lambda: metrics.counted("/healthz") >= before)

        assert len(list((tmp_path / "temporary").glob("penat-metrics-*"))) == 1
        os.kill(process.pid, signal.SIGTERM)
        assert process.wait(30) == 0
    assert not list((tmp_path / "temporary").glob("penat-metrics-*"))
    lines = (tmp_path / "log").read_text().splitlines()
    told = [json.loads(line) for line in lines if not line.startswith("Penat at ")]
    assert {"gunicorn.error", "penat.wiring.server"} <= {one["logger"] for one in told}
    assert all({"time", "level", "logger"} <= one.keys() for one in told)


def ask(port, path, **headers):
    request = urllib.request.Request(f"http://127.0.0.1:{port}{path}", headers=headers)
    with urllib.request.urlopen(request, timeout=120) as answer:
        assert answer.headers["X-Request-ID"] == headers["X-Request-ID"]
