"""The problems a client can meet, in one table: a name, an HTTP status, and what to do about it (RFC 9457)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from penat.domain.errors import InvalidInput, NotAllowed, NotFound, SessionRefused, StorageFull, Unavailable


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of problem: `slug` ends its type URL, /problems/SLUG, where `cure` can be read."""

    slug: str
    status: int
    title: str
    cure: str

    @property
    def type(self) -> str:
        """The stable URL that identifies this kind."""
        return f"/problems/{self.slug}"


MALFORMED_JSON = Kind("malformed-json", 400, "The body is not JSON", "Send one JSON object, UTF-8, without NaN.")
BAD_REQUEST = Kind("bad-request", 400, "The request cannot be read", "Check the request line, headers and body.")
INVALID_SESSION = Kind(
    "invalid-session",
    400,
    "The session is not one of this server's",
    "Send a session exactly as an earlier answer gave it, or begin a new one with POST /api/v1/sessions.",
)
NO_KEY = Kind(
    "no-key",
    401,
    "This needs a key",
    "Send Authorization: Bearer KEY with a key that the operator gave you, or sign in at /workbench/sign-in.",
)
FORBIDDEN = Kind("forbidden", 403, "This is not for you here", "The detail says what would make it so.")
NOT_FOUND = Kind("not-found", 404, "There is no such thing here", "Ask GET /api/v1/catalogue and /api/v1/items.")
WRONG_METHOD = Kind("method-not-allowed", 405, "This address takes another method", "The header Allow lists them.")
SESSION_EXPIRED = Kind(
    "session-expired",
    410,
    "The session is too old",
    "Begin a new one: POST `restart` of the answer, where there is one, to /api/v1/sessions to go on from the last "
    "pick; `begin_again` holds what the old session was about.",
)
RELEASE_GONE = Kind(
    "release-gone",
    410,
    "That release of the catalogue is no longer kept",
    "Begin again on the present release: POST `restart` of the answer, where there is one, to /api/v1/sessions to go "
    "on from the last pick; `begin_again` holds what a session was about.",
)
TOO_LARGE = Kind("body-too-large", 413, "The body is too large", "Send less; the detail says how much is read here.")
WRONG_TYPE = Kind(
    "unsupported-media-type", 415, "The body is of another type", "The detail says which Content-Type to send."
)
BAD_RANGE = Kind("range-not-satisfiable", 416, "That range lies outside the file", "Ask for a range inside the file.")
INVALID_INPUT = Kind("invalid-input", 422, "A value cannot be used", "`errors` names each field and its cure.")
TOO_MANY = Kind("too-many-requests", 429, "Too many requests", "Wait as long as the header Retry-After says.")
INTERNAL = Kind("internal-error", 500, "Something broke on the server", "It was logged; try again, or tell us.")
UNAVAILABLE = Kind("unavailable", 503, "Something the answer needs is not there yet", "Try again; see GET /readyz.")
STORAGE_FULL = Kind(
    "storage-full",
    507,
    "There is no room for it",
    "Delete photos you no longer need; the detail says whose are too many.",
)

KINDS: Mapping[str, Kind] = {
    kind.slug: kind
    for kind in (
        MALFORMED_JSON,
        BAD_REQUEST,
        INVALID_SESSION,
        NO_KEY,
        FORBIDDEN,
        NOT_FOUND,
        WRONG_METHOD,
        SESSION_EXPIRED,
        RELEASE_GONE,
        TOO_LARGE,
        WRONG_TYPE,
        BAD_RANGE,
        INVALID_INPUT,
        TOO_MANY,
        INTERNAL,
        UNAVAILABLE,
        STORAGE_FULL,
    )
}
OF_STATUS: Mapping[int, Kind] = {
    400: BAD_REQUEST,
    401: NO_KEY,
    403: FORBIDDEN,
    404: NOT_FOUND,
    405: WRONG_METHOD,
    413: TOO_LARGE,
    415: WRONG_TYPE,
    416: BAD_RANGE,
    422: INVALID_INPUT,
    429: TOO_MANY,
    500: INTERNAL,
    503: UNAVAILABLE,
    507: STORAGE_FULL,
}
OF_ERROR: Mapping[type[Exception], Kind] = {
    InvalidInput: INVALID_INPUT,
    NotAllowed: FORBIDDEN,
    NotFound: NOT_FOUND,
    SessionRefused: INVALID_SESSION,
    StorageFull: STORAGE_FULL,
    Unavailable: UNAVAILABLE,
}


@dataclass(frozen=True, slots=True)
class FieldError:
    """What is wrong with one field; `field` is a path such as price.bed.max_cents."""

    field: str
    detail: str


class Refused(Exception):
    """A request the web itself turns down: its kind, the words for it, and what the answer carries besides."""

    def __init__(
        self, kind: Kind, detail: str, *, errors: Sequence[FieldError] = (), extra: Mapping[str, Any] | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:  # fmt: skip
        super().__init__(detail)
        self.kind = kind
        self.detail = detail
        self.errors = tuple(errors)
        self.extra = dict(extra or {})
        self.headers = dict(headers or {})


def refused_field(kind: Kind, field: str, detail: str) -> Refused:
    """Return a refusal about one field."""
    return Refused(kind, detail, errors=[FieldError(field, detail)])
