"""Answers that are written past the app, where there is no request that it could be asked: problems like all others."""

import json
from http import HTTPStatus

from penat.web.error_pages import MIMETYPE, RETRY_SECONDS
from penat.web.problems import BAD_REQUEST, INTERNAL, UNAVAILABLE, Kind
from penat.web.safety_headers import SAFETY

Told = tuple[int, Kind, str]
BUSY: Told = (503, UNAVAILABLE, "too many requests wait already; try again in a few seconds")
LATE: Told = (503, UNAVAILABLE, "this took longer than a request may here; ask for less, or try again later")
SLOW: Told = (408, BAD_REQUEST, "the request did not arrive in time; send it again, whole")
BAD_STATUS: dict[int, Told] = {
    400: (400, BAD_REQUEST, "what was sent is no HTTP request that can be read"),
    414: (414, BAD_REQUEST, "the address is too long; send less in it"),
    417: (417, BAD_REQUEST, "the header Expect asks for what this server does not do"),
    431: (431, BAD_REQUEST, "the headers are too many or too long"),
    500: (500, INTERNAL, "this is the server's fault; it was logged. Try again, or tell the operator"),
    501: (501, BAD_REQUEST, "the body is sent in a way this server does not read; send Content-Length or chunks"),
}


def raw_problem(status: int, kind: Kind, detail: str) -> bytes:
    """Return a whole HTTP/1.1 answer that ends its connection."""
    body = json.dumps({"type": kind.type, "title": kind.title, "status": status, "detail": detail}).encode()
    headers = {
        "Content-Type": MIMETYPE, "Content-Length": str(len(body)), "Connection": "close", "Cache-Control": "no-store",
        **SAFETY, **({"Retry-After": RETRY_SECONDS} if status == 503 else {}),
    }  # fmt: skip
    lines = [f"HTTP/1.1 {status} {HTTPStatus(status).phrase}", *(f"{name}: {value}" for name, value in headers.items())]
    return "\r\n".join([*lines, "", ""]).encode("ascii") + body
