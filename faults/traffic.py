"""Shoppers who walk as the reference did, and a ledger of how each of their calls was answered."""

import base64
import http.client
import json
import random
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from faults.ledger import AGAIN_SECONDS, CUT, PAUSE_SECONDS, RIGHT, SILENT, TRIES, WRONG, Ledger, refusal
from faults.photo_traffic import PhotoShopper
from faults.reference import Step, Walk, comparable, same, with_session

LEAVING_SECONDS = 120


def outcome_of(status: int, headers: Any, content: bytes, step: Step) -> str:
    """Return what an answer is worth beside the right one."""
    if status == step.status:
        mimetype = str(headers.get("Content-Type", "")).partition(";")[0]
        return RIGHT if same(comparable(content, mimetype), step.answer) else WRONG
    return refusal(status, headers)


class Shopper(threading.Thread):
    """Walks one walk after another over a kept connection, until told to stop."""

    def __init__(self, port: int, walks: Sequence[Walk], ledger: Ledger, stop: threading.Event, seed: int) -> None:
        super().__init__(name=f"shopper {seed}", daemon=True)
        self._port, self._walks, self._ledger, self._stop_asked = port, walks, ledger, stop
        self._random = random.Random(seed)
        self._line = http.client.HTTPConnection("127.0.0.1", port, timeout=90)

    def run(self) -> None:
        """Walk until told to stop; a mistake of this thread's own is a wrong answer, never silence."""
        try:
            while not self._stop_asked.is_set():
                self.walk(self._random.choice(self._walks))
        except Exception as error:
            self._ledger.note("shopper", WRONG, repr(error))
        finally:
            self.leave()

    def leave(self) -> None:
        """Hang up."""
        self._line.close()

    def walk(self, walk: Walk) -> bool:
        """Make one walk's calls; return whether all were answered right. Without a session the rest of it is left."""
        session, all_right = "", True
        for step in walk:
            told = self.call(step, session)
            all_right &= told is not None
            if told is None and step.kind in ("session", "pick"):
                time.sleep(AGAIN_SECONDS)
                return False
            session = (told or {}).get("session", session)
            if self._stop_asked.wait(PAUSE_SECONDS):
                break
        return all_right

    def call(self, step: Step, session: str) -> dict[str, Any] | None:
        """Make one call; return its JSON ({} for a picture) where the answer is right."""
        for _ in range(TRIES):
            begun = time.monotonic()
            try:
                status, headers, content = self._asked(step, session)
            except (OSError, http.client.HTTPException) as error:
                self._line.close()
                self._ledger.note(step.kind, CUT, repr(error))
                time.sleep(AGAIN_SECONDS)
                continue
            self._ledger.took(1000 * (time.monotonic() - begun))
            outcome = outcome_of(status, headers, content, step)
            self._ledger.note(step.kind, outcome, f"{step.path} {status} {content[:250]!r}")
            if outcome != RIGHT:
                return None
            return self._heard(step, session, content)
        self._ledger.note(step.kind, SILENT, step.path)
        return None

    def _asked(self, step: Step, session: str) -> tuple[int, Any, bytes]:
        body = with_session(step.body, session)
        data = None if body is None else json.dumps(body)
        self._line.request(step.method, step.path, data, {"Content-Type": "application/json"} if data else {})
        answered = self._line.getresponse()
        return answered.status, answered.headers, answered.read()

    def _heard(self, step: Step, session: str, content: bytes) -> dict[str, Any]:
        if step.kind == "picture":
            return {}
        told: dict[str, Any] = json.loads(content)
        if step.kind == "event" and step.body is not None:
            self._ledger.acknowledge(session_id(session), str(step.body["kind"]))
        if told.get("slate"):
            self._ledger.acknowledge(session_id(told["session"]), f"slate {told['step']}")
        return told


def session_id(token: str) -> str:
    """Return the word by which the log knows a session."""
    payload = token.partition(".")[0]
    return str(json.loads(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))["d"])


@contextmanager
def shopping(port: int, walks: Sequence[Walk], seed: int, shoppers: int = 4) -> Iterator[Ledger]:
    """Let shoppers shop until the end of the block; the ledger is whole afterwards."""
    ledger, stop = Ledger(), threading.Event()
    threads: list[threading.Thread] = [Shopper(port, walks, ledger, stop, seed + number) for number in range(shoppers)]
    threads.append(PhotoShopper(port, ledger, stop))
    for thread in threads:
        thread.start()
    try:
        yield ledger
    finally:
        stop.set()
        for thread in threads:
            thread.join(LEAVING_SECONDS)
            if thread.is_alive():
                ledger.note(thread.name, SILENT, f"no answer in the {LEAVING_SECONDS} s after the end")


def walks_right(port: int, walks: Sequence[Walk]) -> bool:
    """Return whether a shopper who comes now is answered right all along the first walks."""
    shopper = Shopper(port, walks, Ledger(), threading.Event(), 0)
    try:
        return all(shopper.walk(walk) for walk in walks[:2])
    finally:
        shopper.leave()
