"""Whose a photo is: a key's, a client's that keeps a random name to itself, this machine's, or nobody's."""

import hashlib
from typing import Annotated

from pydantic import Field

from penat.web.access import Access
from penat.web.parsing import read_header
from penat.web.problems import INVALID_INPUT, refused_field
from penat.web.queries import Query

HEADER = "Penat-Owner"
_Name = Annotated[str, Field(pattern="^[!-~]{16,200}$", description="16 to 200 visible characters, made at random")]


class OwnerHeader(Query):
    """Who asks, where no key says so: a long random name that the client makes once and keeps to itself."""

    owner: Annotated[_Name | None, Field(alias=HEADER)] = None


def owner_of(access: Access, header: OwnerHeader | None = None) -> str:
    """Return whose the request's photos are: "key:NAME", "owner:DIGEST" of its header, "local", or "" for nobody.

    *header* is what the view was given of it; without, the request is asked. Raises Refused for a key that
    is none, and for a header that could be guessed or is none.
    """
    visitor = access.visitor()
    told = (header or read_header(OwnerHeader)).owner
    if visitor.startswith("key:") or told is None:
        return visitor
    return f"owner:{hashlib.sha256(told.encode()).hexdigest()}"


def needed_owner(access: Access, header: OwnerHeader | None = None) -> str:
    """Return the same, where somebody has to be named. Raises Refused where nobody is."""
    owner = owner_of(access, header)
    if not owner:
        raise refused_field(
            INVALID_INPUT, HEADER, f"this needs an owner; send the header {HEADER} that the photos were uploaded with"
        )
    return owner
