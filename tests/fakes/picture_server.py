"""A shop's web server on a free loopback port that answers as it is told, and remembers what it was asked."""

import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Reply:
    """One answer: `body` in pieces of `piece` bytes with `pause_s` before each; `declared` overrides Content-Length."""

    status: int = 200
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)
    declared: int | None = None
    piece: int = 1 << 20
    pause_s: float = 0.0


Route = Callable[[int, Mapping[str, str]], Reply]


class PictureServer:
    """`routes` path -> function of (how often it was asked before, the request's headers)."""

    def __init__(self) -> None:
        self.routes: dict[str, Route] = {}
        self.asked: Counter[str] = Counter()
        self.agents: set[str] = set()
        self.at_once = self.most_at_once = 0
        self.lock = threading.Lock()
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self.server.daemon_threads = True
        self.root = f"http://127.0.0.1:{self.server.server_address[1]}"

    def replies(self, path: str, *replies: Reply) -> str:
        """Answer *path* with each reply in turn, the last one for good; return its address."""
        self.routes[path] = lambda before, _: replies[min(before, len(replies) - 1)]
        return self.root + path


@contextmanager
def serving() -> Iterator[PictureServer]:
    """Run the server until the end of the block."""
    server = PictureServer()
    thread = threading.Thread(target=server.server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.server.shutdown()
        server.server.server_close()
        thread.join(5)


def _handler(owner: PictureServer) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            with owner.lock:
                before = owner.asked[self.path]
                owner.asked[self.path] += 1
                owner.agents.add(self.headers.get("User-Agent", ""))
                owner.at_once += 1
                owner.most_at_once = max(owner.most_at_once, owner.at_once)
            self.counted = True
            try:
                route = owner.routes.get(self.path)
                self._send(route(before, self.headers) if route else Reply(404))
            finally:
                self._leave()

        def _leave(self) -> None:
            """Count this request off: before its last bytes go out, as the client may ask anew once it has them."""
            with owner.lock:
                owner.at_once -= self.counted
                self.counted = False

        def _send(self, reply: Reply) -> None:
            self.send_response(reply.status)
            for name, value in reply.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(reply.body) if reply.declared is None else reply.declared))
            if not reply.body:
                self._leave()
            self.end_headers()
            with suppress(ConnectionError):
                for start in range(0, len(reply.body), reply.piece):
                    time.sleep(reply.pause_s)
                    if start + reply.piece >= len(reply.body):
                        self._leave()
                    self.wfile.write(reply.body[start : start + reply.piece])
                    self.wfile.flush()

        def log_message(self, *_: object) -> None:
            pass

    return Handler
