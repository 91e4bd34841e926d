"""Ten thousand hostile requests: schemathesis' out of the OpenAPI document, and what no document foresees."""

import io
import logging
import random
import socket
import warnings
from collections import Counter
from collections.abc import Iterator
from contextlib import redirect_stderr
from typing import Any, NamedTuple

from faults.judging import under_traffic
from faults.ledger import AWAY, is_problem, refusal
from faults.registry import CannotBeTried, Seen, Stage, fault
from faults.serving import Server

COUNT = 10_000
RAW = 1_500
EACH_SECONDS = 60


class Called(NamedTuple):
    """How a call was answered: the status, 0 where none came, and whether it is a clear 503 or 507."""

    status: int
    clear: bool
    name: str


@fault(
    "hostile-requests",
    f"{COUNT:,} requests: schemathesis' valid and invalid ones for every operation of the OpenAPI "
    "document, and others of "
    "malformed JSON, headers, paths, and bytes that are no HTTP",
    "no 5xx but a clear 503 (or 507 where room is counted), no traceback; shoppers notice nothing",
)  # fmt: skip
def hostile(stage: Stage) -> Seen:
    """Send what nobody should."""
    with under_traffic(stage) as (made, server, _):
        statuses: Counter[int] = Counter()
        for status, clear, told in documented(server, COUNT - RAW, stage.seed):
            statuses[status] += 1
            made.seen.promise(status < 500 or clear, f"{told} was answered with {status}")
        drawn = statuses.total()
        for status in raw_requests(server, COUNT - drawn, random.Random(stage.seed), made.seen):
            statuses[status] += 1
        made.seen.say(f"{drawn:,} of schemathesis, {COUNT - drawn:,} others")
        made.seen.say(", ".join(f"{count:,} × {status or 'closed'}" for status, count in sorted(statuses.items())))
    return made.seen


def documented(server: Server, count: int, seed: int) -> Iterator[Called]:
    """Yield how at most *count* generated calls were answered, spread over every operation.

    An operation with little to vary gives fewer. Raises CannotBeTried.
    """
    try:
        import hypothesis
        import schemathesis
        from schemathesis import GenerationMode
    except ImportError as error:
        raise CannotBeTried(f"it needs requirements-dev.txt ({error})") from error
    warnings.simplefilter("ignore")
    logging.getLogger("schemathesis").setLevel(logging.ERROR)
    root = f"http://127.0.0.1:{server.port}"
    schema = schemathesis.openapi.from_url(f"{root}/openapi.json")
    operations = [found.ok() for found in schema.get_all_operations()]
    for number, operation in enumerate(operations):
        share = count * (number + 1) // len(operations) - count * number // len(operations)
        found: list[Called] = []
        for mode, part in ((GenerationMode.POSITIVE, share // 2), (GenerationMode.NEGATIVE, share - share // 2)):
            _generated(hypothesis, operation, mode, part, seed, found)
        yield from found[:share]


def _generated(hypothesis: Any, operation: Any, mode: Any, count: int, seed: int, found: list[Called]) -> None:
    """Call an operation with what hypothesis draws."""
    if count < 1:
        return

    @hypothesis.seed(seed)
    @hypothesis.settings(
        max_examples=count, deadline=None, database=None, phases=[hypothesis.Phase.generate],
        suppress_health_check=list(hypothesis.HealthCheck),
    )  # fmt: skip
    @hypothesis.given(case=operation.as_strategy(generation_mode=mode))
    def send(case: Any) -> None:
        found.append(_called(case))

    try:
        with redirect_stderr(io.StringIO()):
            send()
    except hypothesis.errors.HypothesisException:
        return  # nothing of that kind can be drawn for this operation


def _called(case: Any) -> Called:
    name = f"{case.method} {case.path}"
    try:
        answer = case.call(timeout=EACH_SECONDS)
    except (OSError, ValueError):  # what the client's own library refuses to send, or an answer that did not come
        return Called(0, False, name)
    headers = {word.title(): values[0] for word, values in answer.headers.items()}
    status = int(answer.status_code)
    return Called(status, refusal(status, headers) == AWAY or (status == 507 and is_problem(headers)), name)


def raw_requests(server: Server, count: int, rng: random.Random, seen: Seen) -> Iterator[int]:
    """Send bytes and yield the status of the answer, 0 where the connection was closed without one."""
    for number in range(count):
        sent = hostile_bytes(rng)
        status, answer = _answered(server.port, sent)
        clear = status == 503 and b"\r\nretry-after:" in answer.lower()
        seen.promise(status < 500 or clear, f"raw request {number}: {status} for {sent[:80]!r}")
        yield status


JSON_BODIES = (
    b"",
    b"{",
    b"}",
    b"null",
    b"[]",
    b'"x"',
    b"NaN",
    b"{}" * 9,
    b'{"a":' * 400,
    b"[" * 5000,
    b'{"seed":1e999}',
    b'{"seed":-1}',
    b'{"item":"\\ud800"}',
    b'{"item":"\\u0000"}',
    b"\xff\xfe\x00",
    b"\xef\xbb\xbf{}",
    b'{"session":"' + b"A" * 39_000 + b'"}',
    b'{"seed":' + b"9" * 5000 + b"}",
    b'{"category":{"$gt":""}}',
    b'{"widths":[NaN]}',
    b'{"text":"' + b"a" * 60_000 + b'"}',
    b'{"item":"../../etc/passwd"}',
    b'{"a":1,"a":2}',
    b"'; DROP TABLE items; --",
    b'{"limit":1e308}',
    b'{"count":true}',
)
PATHS = (
    b"/",
    b"//",
    b"/../../etc/passwd",
    b"/%2e%2e/%2e%2e/etc/passwd",
    b"/images/..%2f..%2fCURRENT.jpg",
    b"/images/%00.jpg",
    b"/api/v1/items/%ff%fe",
    b"/api/v1/items?limit=-1",
    b"/api/v1/items?limit=9" + b"9" * 400,
    b"/api/v1/items?next=%00",
    b"/static/..%5c..%5cwsgi.py",
    b"/api/v1/sessions",
    b"/api/v1/sessions/pick",
    b"/api/v1/matches",
    b"/api/v1/search",
    b"/api/v1/outfits",
    b"/api/v1/events",
    b"/search",
    b"/upload",
    b"/api/v1/photos",
    b"/thumbnails/" + b"a" * 7000,
    b"*",
    b"/api/v1/items/" + b"%41" * 1500,
    b"/\xc3\xa9\xe2\x82\xac",
    b"http://other.example/api/v1/catalogue",
    b"/healthz?" + b"a=1&" * 900,
)
METHODS = (
    b"GET",
    b"POST",
    b"POST",
    b"POST",
    b"PUT",
    b"PATCH",
    b"DELETE",
    b"OPTIONS",
    b"HEAD",
    b"TRACE",
    b"FOO",
    b"get",
)
HEADERS = (
    b"Host: x",
    b"Host: \xff",
    b"Content-Type: application/json",
    b"Content-Type: application/json",
    b"Content-Type: text/plain",
    b"Content-Type: multipart/form-data",
    b"Content-Type: multipart/form-data; boundary=" + b"b" * 500,
    b"Range: bytes=9-1",
    b"Range: bytes=" + b"0-1," * 500,
    b"Cookie: " + b"a=b; " * 1000,
    b"Accept: " + b"*/*," * 500,
    b"If-None-Match: \xff",
    b"Authorization: Bearer \xc3\x28",
    b"Authorization: Basic !",
    b"X-Forwarded-For: 1.2.3.4, ::1",
    b"X-Forwarded-Host: evil.example",
    b"Penat-Owner: ../x",
    b"Penat-Owner: " + b"a" * 4000,
    b"Transfer-Encoding: chunked",
    b"Expect: 100-continue",
    b"Upgrade: websocket",
    b"If-Modified-Since: never",
    b"Origin: null",
    b"Accept-Encoding: \x00",
    b"X: " + b"y" * 9000,
    b"no colon",
    b"Content-Length: -5",
)


def hostile_bytes(rng: random.Random) -> bytes:
    """Return what somebody might send: mostly HTTP, with something wrong in it; at times none at all."""
    if rng.random() < 0.1:
        return rng.choice(
            (rng.randbytes(200), b"\r\n" * 50, b"\x16\x03\x01\x02\x00\x01", b"GET / HTTP/9.9\r\n\r\n", b"SSH-2.0-x\r\n")
        )
    body = rng.choice(JSON_BODIES)
    heads = [rng.choice(HEADERS) for _ in range(rng.randrange(4))]
    if rng.random() < 0.7:
        heads += [b"Host: 127.0.0.1", b"Content-Type: application/json"]
    length = len(body) if rng.random() < 0.9 else rng.choice((0, len(body) + 10, 10**12))
    start = rng.choice(METHODS) + b" " + rng.choice(PATHS) + b" HTTP/1.1"
    return b"\r\n".join([start, *heads, b"Content-Length: %d" % length, b"Connection: close", b"", body])


def _answered(port: int, sent: bytes) -> tuple[int, bytes]:
    """Return the status that some bytes are answered with, 0 where none came, and the answer's beginning."""
    try:
        with socket.create_connection(("127.0.0.1", port), 20) as line:
            line.sendall(sent)
            line.shutdown(socket.SHUT_WR)
            answer = line.recv(65_536)
            while answer.startswith(b"HTTP/1.1 100 "):  # "go on", then the answer
                answer = answer.partition(b"\r\n\r\n")[2] or line.recv(65_536)
    except OSError:
        return 0, b""
    words = answer.split(b" ", 2)
    told = answer.startswith(b"HTTP/1.") and len(words) > 1 and words[1][:3].isdigit()
    return (int(words[1][:3]) if told else 0), answer
