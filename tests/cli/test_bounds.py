"""A server with too much to do, or with a client or a question that takes too long, says so and goes on."""

import json
import os
import select
import signal
import socket
import subprocess
import sys
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from tests.fakes.patience import until

ROOT = Path(__file__).parents[2]
PATIENCE = 120


@contextmanager
def bounded(folder, threads=1, waiting=1, seconds=300.0):
    """Run such a server and give its port."""
    command = [sys.executable, "-m", "tests.fakes.bounded_server", folder, threads, waiting, seconds]
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(
            [str(word) for word in command], cwd=ROOT, stdout=log, stderr=log, start_new_session=True
        )
    try:
        until(lambda: (folder / "port").exists() or process.poll() is not None, "the server starts")
        assert process.poll() is None, (folder / "log").read_text()
        yield int((folder / "port").read_text())
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.wait(120)


def sent(stack, port, request):
    """Return a connection over which *request* was sent."""
    connection = stack.enter_context(socket.create_connection(("127.0.0.1", port), PATIENCE))
    connection.sendall(request)
    return connection


def get(path):
    return f"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".encode()


def answer(connection):
    """Return the status, headers and body of all that comes until the connection ends."""
    parts = []
    while part := connection.recv(65536):
        parts.append(part)
    head, _, body = b"".join(parts).partition(b"\r\n\r\n")
    first, *lines = head.decode("latin-1").split("\r\n")
    return int(first.split()[1]), dict(line.split(": ", 1) for line in lines), body


def is_problem(answered, status):
    """Hold an answer against what every problem looks like."""
    got, headers, body = answered
    assert (got, headers["Content-Type"]) == (status, "application/problem+json")
    assert json.loads(body)["status"] == status
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert ("Retry-After" in headers) == (status == 503)
    assert b"Traceback" not in body
    return json.loads(body)["detail"]


def test_what_finds_the_queue_full_is_told_to_come_back_and_what_waits_is_answered(tmp_path):
    with bounded(tmp_path) as port, ExitStack() as stack:
        held = sent(stack, port, get("/hold"))
        until(lambda: list(tmp_path.glob("held-*")), "the one thread is taken")
        others = [sent(stack, port, get("/")) for _ in range(4)]
        turned = []
        while len(turned) < 3:
            ready, _, _ = select.select([one for one in others if one not in turned], [], [], PATIENCE)
            assert ready, f"{len(turned)} of 3 were turned away"
            turned += ready
        for one in turned:
            assert "too many" in is_problem(answer(one), 503)
        (tmp_path / "go").touch()
        assert answer(held)[0] == 200
        assert [answer(one)[0] for one in others if one not in turned] == [200]
        assert answer(sent(stack, port, get("/")))[0] == 200


def test_what_takes_too_long_is_answered_and_a_process_that_is_held_makes_room_for_another(tmp_path):
    with bounded(tmp_path, seconds=1.0) as port, ExitStack() as stack:
        assert "longer" in is_problem(answer(sent(stack, port, get("/hold"))), 503)

        def again():
            try:
                return answer(sent(stack, port, get("/")))[0] == 200
            except (OSError, IndexError):  # the new process is not there yet
                return False

        until(again, "another process answers")


@pytest.mark.parametrize(
    ("begun", "status"),
    [
        (b"GET / HT", 408),
        (b"GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: ", 408),
        (b"POST /body HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\nhalf", 503),
    ],
)
def test_who_sends_too_slowly_is_cut_off_and_holds_no_thread(tmp_path, begun, status):
    with bounded(tmp_path, seconds=1.0) as port, ExitStack() as stack:
        is_problem(answer(sent(stack, port, begun)), status)
        assert answer(sent(stack, port, get("/")))[0] == 200


def test_what_is_no_request_is_a_problem_that_repeats_nothing_of_it(tmp_path):
    nonsense = {
        b"<script>alert(1)</script> / HTTP/1.1\r\n\r\n": 400,
        b"GET / HTTP/9.9\r\n\r\n": 400,
        b"GET / HTTP/1.1\r\nBad Header: x\r\n\r\n": 400,
        b"GET /" + b"a" * 9000 + b" HTTP/1.1\r\n\r\n": 414,
        b"GET / HTTP/1.1\r\nHost: a\r\n" + b"".join(b"X-%d: y\r\n" % n for n in range(200)) + b"\r\n": 431,
        b"POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: odd\r\n\r\n": 501,
    }
    with bounded(tmp_path, threads=2, waiting=16) as port, ExitStack() as stack:
        for request, status in nonsense.items():
            answered = answer(sent(stack, port, request))
            is_problem(answered, status)
            assert b"script" not in answered[2]
        assert answer(sent(stack, port, get("/")))[0] == 200


def test_clients_that_do_not_go_away_hold_up_nobody(tmp_path):
    with bounded(tmp_path, waiting=64) as port, ExitStack() as stack:
        for _ in range(40):  # each is answered, and stays
            sent(stack, port, b"nonsense\r\n\r\n")
        assert answer(sent(stack, port, get("/")))[0] == 200


def test_clients_that_say_nothing_take_no_thread(tmp_path):
    with bounded(tmp_path, waiting=64) as port, ExitStack() as stack:
        for _ in range(30):  # with one thread that waited five seconds for each, nobody else would be answered in time
            sent(stack, port, b"")
        assert answer(sent(stack, port, get("/")))[0] == 200
