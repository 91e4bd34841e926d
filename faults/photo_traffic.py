"""A shopper with photos: uploads one, has its pieces found, looks at it and deletes it, again and again."""

import http.client
import json
import threading
import time
from typing import Any

from faults.ledger import AGAIN_SECONDS, CUT, RIGHT, SILENT, TRIES, WRONG, Ledger, refusal
from faults.shop import ROOT
from faults.upload_form import upload_form

PICTURES = 3
PAUSE_SECONDS = 0.5


class PhotoShopper(threading.Thread):
    """Goes on until told to stop. The pieces of one picture are right where they are those found in it before."""

    def __init__(self, port: int, ledger: Ledger, stop: threading.Event) -> None:
        super().__init__(name="photo shopper", daemon=True)
        self._ledger, self._stop_asked = ledger, stop
        self._line = http.client.HTTPConnection("127.0.0.1", port, timeout=90)
        self._pictures = [path.read_bytes() for path in sorted((ROOT / "data" / "chair").glob("*.jpg"))[:PICTURES]]
        self._found: dict[int, Any] = {}

    def run(self) -> None:
        """Bring one picture after another; a mistake of this thread's own is a wrong answer, never silence."""
        turn = 0
        try:
            while not self._stop_asked.wait(PAUSE_SECONDS):
                self._bring(turn % PICTURES)
                turn += 1
        except Exception as error:
            self._ledger.note("photo", WRONG, repr(error))
        finally:
            self._line.close()

    def _bring(self, number: int) -> None:
        content_type, form = upload_form(self._pictures[number])
        made = self._asked("photo", "POST", "/api/v1/photos", form, content_type, (201,))
        if made is None:
            return
        place = f"/api/v1/photos/{made['id']}"
        self._pieces(place, number)
        self._asked("photo", "DELETE", place, None, "", (204, 404))  # 404 where the answer to the first try was cut off

    def _pieces(self, place: str, number: int) -> None:
        """Have the pieces found; where that has become a job, a later visit will see what came of it."""
        body = json.dumps({"mode": "quick"}).encode()
        told = self._asked("pieces", "POST", f"{place}/segments", body, "application/json", (200, 201, 202))
        if told is None or "segments" not in told:
            return
        boxes = sorted(json.dumps([one["label"], one["box"]], sort_keys=True) for one in told["segments"])
        if self._found.setdefault(number, boxes) != boxes:
            self._ledger.note("pieces", WRONG, f"other pieces than before: {boxes} {self._found[number]}")

    def _asked(
        self, kind: str, method: str, path: str, body: bytes | None, content_type: str, good: tuple[int, ...]
    ) -> Any:
        """Make a call; return its JSON ({} without any) where the status is good."""
        for _ in range(TRIES):
            try:
                headers = {"Penat-Owner": "faults-" + "1" * 25} | ({"Content-Type": content_type} if body else {})
                self._line.request(method, path, body, headers)
                answered = self._line.getresponse()
                content = answered.read()
            except (OSError, http.client.HTTPException) as error:
                self._line.close()
                self._ledger.note(kind, CUT, repr(error))
                time.sleep(AGAIN_SECONDS)
                continue
            if answered.status in good:
                self._ledger.note(kind, RIGHT)
                return json.loads(content) if content else {}
            outcome = refusal(answered.status, answered.headers)
            self._ledger.note(kind, outcome, f"{method} {path} {answered.status} {content[:200]!r}")
            return None
        self._ledger.note(kind, SILENT, path)
        return None
