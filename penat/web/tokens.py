"""A session's state as a signed, timed, compact token, so that any worker can answer the next request.

The token can be read by whoever holds it (it is signed, not sealed) and cannot be changed or made by them.
"""

import zlib
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from hmac import compare_digest
from typing import Any

import orjson

from penat.domain.errors import SessionRefused
from penat.domain.session import SessionState
from penat.web.problems import INVALID_INPUT, INVALID_SESSION, SESSION_EXPIRED, Kind, Refused

PURPOSE = b"penat.session.v2"
MAX_CHARACTERS = 32_000
SHORT_BYTES = 1_000
REMEMBERED, REMEMBERED_CHARACTERS = 1_024, 2_000
"""How many of its latest tokens a worker knows again, and how long each may be.

A kept connection stays with one worker; a session that has shown thousands of items is not to fill its memory.
"""
SIGNATURE_BYTES = 20
_COMPRESSED = b"."


@dataclass(frozen=True, slots=True)
class Session:
    """What a token holds: the state, and the ids of the picked items, which outlive the release the state is of.

    *id* is a random word by which the log tells sessions apart, "" for one begun before there was a log.
    """

    state: SessionState
    picked_ids: tuple[str, ...] = ()
    id: str = ""

    def begin_again(self) -> dict[str, Any]:
        """Return what a client needs to begin again where this session stood."""
        return {"category": self.state.category, "picked": list(self.picked_ids)}


class Ended(Refused):
    """A session of ours that cannot go on; the answer holds what it was about."""

    def __init__(self, kind: Kind, detail: str, session: Session) -> None:
        super().__init__(kind, detail, extra={"begin_again": session.begin_again()})
        self.session = session


class Tokens:
    """Makes and reads session tokens. `now` returns seconds since the epoch; *older* keys are read, not written."""

    def __init__(self, secret_key: str, hours: float, now: Callable[[], float], older: Sequence[str] = ()) -> None:
        self._now = now
        self._max_age = hours * 3600
        self._hours = hours
        self._signer = Signer(secret_key, older)
        self._known: dict[str, tuple[Session, int]] = {}

    def write(self, session: Session) -> str:
        """Return the token of a session. Raises Refused when it has grown too long to be sent back."""
        written = int(self._now())
        payload = {"a": written, "d": session.id, "p": session.picked_ids, "s": session.state.to_payload()}
        token = self._signer.signed(orjson.dumps(payload))
        if len(token) > MAX_CHARACTERS:
            shown = len(session.state.seen)
            raise Refused(INVALID_INPUT, f"this session has shown {shown} items already; begin a new one")
        if len(token) <= REMEMBERED_CHARACTERS:
            self._remember(token, session, written)
        return token

    def read(self, token: str) -> Session:
        """Return what a token holds. Raises Refused when it is tampered with, foreign or too old."""
        if len(token) > MAX_CHARACTERS:
            raise _invalid(f"the session is {len(token)} characters long; none of ours is above {MAX_CHARACTERS}")
        session, written = self._known.get(token) or self._checked(token)
        if self._now() - written > self._max_age:
            raise Ended(
                SESSION_EXPIRED, f"the session is more than {self._hours:g} hours old; begin a new one", session
            )
        return session

    def _remember(self, token: str, session: Session, written: int) -> None:
        if len(self._known) >= REMEMBERED:
            self._known.clear()
        self._known[token] = session, written

    def _checked(self, token: str) -> tuple[Session, int]:
        text = self._signer.text(token)
        if text is None:
            raise _invalid("the session was changed, or was not made by this server")
        return _session(text)


def _session(text: bytes) -> tuple[Session, int]:
    """Return the session of a text whose signature held and when it was written; its shape is checked all the same."""
    try:
        payload = orjson.loads(text)
        if not isinstance(payload, Mapping):
            raise TypeError("no object")
        state = SessionState.from_payload(payload["s"])
        return Session(state, tuple(map(str, payload["p"])), str(payload.get("d", ""))), int(payload["a"])
    except (KeyError, TypeError, ValueError, SessionRefused):
        raise _invalid("the session is not one this version of the server can read") from None


def _invalid(detail: str) -> Refused:
    return Refused(INVALID_SESSION, f"{detail}; send one exactly as an answer gave it, or begin a new one")


class Signer:
    """Puts a text into one word that fits a URL and that nobody who lacks the key can make or change.

    The word is the text in base64 (compressed, and begun with a dot, where it is long), a dot, and the keyed BLAKE2b
    (RFC 7693) of all before that dot. What is signed and compared are the words as sent, never what they decode to:
    base64 has several spellings of one text, and only ours holds.
    """

    def __init__(self, secret_key: str, older: Sequence[str] = ()) -> None:
        self._key, *self._older = (blake2b(key.encode(), person=PURPOSE).digest() for key in (secret_key, *older))

    def signed(self, text: bytes) -> str:
        """Return the signed word of a text."""
        if len(text) <= SHORT_BYTES:  # not worth the time that compression takes
            word = urlsafe_b64encode(text)
        else:
            word = _COMPRESSED + urlsafe_b64encode(zlib.compress(text))
        return f"{word.decode()}.{_signature(word, self._key)}"

    def text(self, signed: str) -> bytes | None:
        """Return the text of a signed word, None where it is not one of ours."""
        word, _, signature = signed.encode("ascii", "replace").rpartition(b".")
        keys = (self._key, *self._older)
        if not any(compare_digest(_signature(word, key).encode(), signature) for key in keys):
            return None
        if word.startswith(_COMPRESSED):
            return zlib.decompress(urlsafe_b64decode(word[1:]))
        return urlsafe_b64decode(word)


def _signature(word: bytes, key: bytes) -> str:
    return blake2b(word, key=key, digest_size=SIGNATURE_BYTES).hexdigest()
