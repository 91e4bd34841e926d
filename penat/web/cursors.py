"""Where the next page of items begins, as an opaque signed word that fits one release and one set of filters."""

import hashlib
from collections.abc import Sequence
from typing import Protocol

import orjson
from itsdangerous import BadData, URLSafeSerializer
from itsdangerous.encoding import base64_encode

from penat.web.problems import INVALID_INPUT, refused_field

SALT = "penat.cursor.v1"


class Paged(Protocol):
    """A request that may carry a cursor."""

    @property
    def cursor(self) -> str | None:
        """The `next` of the page before."""

    def model_dump_json(self, *, exclude: set[str]) -> str:
        """Return everything else that was asked, as text."""


class Cursors:
    """Makes and reads the cursors of lists: pages stay in step with one another even while a release is published."""

    def __init__(self, secret_key: str, older: Sequence[str] = ()) -> None:
        keys = [*reversed(older), secret_key]  # the last one signs
        self._serializer = URLSafeSerializer(keys, salt=SALT, signer_kwargs={"digest_method": hashlib.sha256})
        self._signer = self._serializer.make_signer()

    def write(self, query: Paged, release: str, start: int) -> str:
        """Return the cursor of the page of *release* that begins at *start*."""
        said = orjson.dumps([release, start, _filters(query)])  # as the serializer does, which tries to compress first
        return self._signer.sign(base64_encode(said)).decode()

    def read(self, query: Paged) -> tuple[str | None, int]:
        """Return the release and start the query's cursor means; no release and 0 without one. Raises Refused."""
        if query.cursor is None:
            return None, 0
        try:
            release, start, filters = self._serializer.loads(query.cursor)
        except (BadData, TypeError, ValueError):
            raise refused_field(
                INVALID_INPUT, "cursor", "cursor is not one of this server's; send `next` as it was given, or none"
            ) from None
        if filters != _filters(query):
            raise refused_field(
                INVALID_INPUT, "cursor", "cursor belongs to other filters; send the same ones, or leave the cursor away"
            )
        return str(release), int(start)


def _filters(query: Paged) -> str:
    """Return a short digest of everything that decides which items there are."""
    said = query.model_dump_json(exclude={"cursor", "limit"})
    return hashlib.blake2b(said.encode(), digest_size=6).hexdigest()
