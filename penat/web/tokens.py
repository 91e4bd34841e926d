"""A session's state as a signed, timed, compact token, so that any worker can answer the next request.

The token can be read by whoever holds it (it is signed, not sealed) and cannot be changed or made by them.
"""

import hashlib
import hmac
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import orjson
from itsdangerous import BadData, Signer, TimestampSigner, URLSafeTimedSerializer
from itsdangerous.encoding import base64_encode

from penat.domain.errors import SessionRefused
from penat.domain.session import SessionState
from penat.web.problems import INVALID_INPUT, INVALID_SESSION, SESSION_EXPIRED, Kind, Refused

SALT = "penat.session.v1"
MAX_CHARACTERS = 32_000
SHORT_BYTES = 1_000


@dataclass(frozen=True, slots=True)
class Session:
    """What a token holds: the state, and the ids of the picked items, which outlive the release the state is of."""

    state: SessionState
    picked_ids: tuple[str, ...] = ()

    def begin_again(self) -> dict[str, Any]:
        """Return what a client needs to begin again where this session stood."""
        return {"category": self.state.category, "picked": list(self.picked_ids)}


class Ended(Refused):
    """A session of ours that cannot go on; the answer holds what it was about."""

    def __init__(self, kind: Kind, detail: str, session: Session) -> None:
        super().__init__(kind, detail, extra={"begin_again": session.begin_again()})
        self.session = session


class Tokens:
    """Makes and reads session tokens. `now` returns seconds since the epoch."""

    def __init__(self, secret_key: str, hours: float, now: Callable[[], float]) -> None:
        self._now = now
        self._max_age = hours * 3600
        self._hours = hours
        self._serializer = _OneSigner(
            secret_key,
            salt=SALT,
            serializer=_Json,
            signer=_signer(now),
            signer_kwargs={"digest_method": hashlib.sha256},
        )

    def write(self, session: Session) -> str:
        """Return the token of a session. Raises Refused when it has grown too long to be sent back."""
        text = self._serializer.dumps({"s": session.state.to_payload(), "p": session.picked_ids})
        if len(text) > MAX_CHARACTERS:
            shown = len(session.state.seen)
            raise Refused(INVALID_INPUT, f"this session has shown {shown} items already; begin a new one")
        return str(text)

    def read(self, token: str) -> Session:
        """Return what a token holds. Raises Refused when it is tampered with, foreign or too old."""
        if len(token) > MAX_CHARACTERS:
            raise _invalid(f"the session is {len(token)} characters long; none of ours is above {MAX_CHARACTERS}")
        try:
            payload, signed = self._serializer.loads(token, return_timestamp=True)
        except BadData:
            raise _invalid("the session was changed, or was not made by this server") from None
        session = _session(payload)
        if self._now() - signed.timestamp() > self._max_age:
            raise Ended(
                SESSION_EXPIRED, f"the session is more than {self._hours:g} hours old; begin a new one", session
            )
        return session


def _session(payload: object) -> Session:
    """Return the session of a payload whose signature held; its shape is checked all the same."""
    try:
        if not isinstance(payload, Mapping):
            raise TypeError("no object")
        ids = tuple(str(item_id) for item_id in payload["p"])
        return Session(SessionState.from_payload(payload["s"]), ids)
    except (KeyError, TypeError, SessionRefused):
        raise _invalid("the session is not one this version of the server can read") from None


def _invalid(detail: str) -> Refused:
    return Refused(INVALID_SESSION, f"{detail}; send one exactly as an answer gave it, or begin a new one")


def _signer(now: Callable[[], float]) -> type[TimestampSigner]:
    """Return a signer that tells the time by *now* and takes a signature in its one canonical spelling only."""

    class Signer(TimestampSigner):
        """Base64 leaves unused bits and skips foreign characters: several spellings would decode to one signature.

        So the text is compared, not what it decodes to. The key is derived once.
        """

        @cached_property
        def _key(self) -> bytes:
            return super().derive_key()

        def derive_key(self, secret_key: str | bytes | None = None) -> bytes:  # noqa: ARG002  # there is one
            """Return the key that signs."""
            return self._key

        def get_timestamp(self) -> int:
            """Return the seconds since the epoch."""
            return int(now())

        def verify_signature(self, value: str | bytes, sig: str | bytes) -> bool:
            """Return whether *sig* is the signature of *value*, spelt as we spell it."""
            return hmac.compare_digest(self.get_signature(value), sig.encode() if isinstance(sig, str) else sig)

    return Signer


class _Json:
    """JSON as itsdangerous wants it, by the quicker library."""

    @staticmethod
    def dumps(payload: Any) -> str:
        return orjson.dumps(payload).decode()

    @staticmethod
    def loads(text: str | bytes) -> Any:
        return orjson.loads(text)


class _OneSigner(URLSafeTimedSerializer):
    """Makes its signer once, and not for every token; it keeps nothing between two. Only long tokens are compressed."""

    def dump_payload(self, obj: Any) -> bytes:
        """Return the payload as base64; short ones are not worth the time that compression takes."""
        text = orjson.dumps(obj)
        return base64_encode(text) if len(text) <= SHORT_BYTES else super().dump_payload(obj)

    @cached_property
    def _signer(self) -> Signer:
        return super().make_signer()

    def make_signer(self, salt: str | bytes | None = None) -> Signer:  # noqa: ARG002  # there is one
        """Return the signer."""
        return self._signer
