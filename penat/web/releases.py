"""The release a session or a cursor is of, or the problem that says how to begin again."""

from penat.domain.catalogue import Catalogue
from penat.domain.errors import SessionRefused
from penat.ports.catalogue_source import CatalogueSource
from penat.web.problems import RELEASE_GONE, Refused
from penat.web.tokens import Session


def kept_release(source: CatalogueSource, session: Session) -> Catalogue:
    """Return the session's release. Raises Refused with status 410 when it is no longer kept."""
    try:
        return source.release(session.state.release)
    except SessionRefused:
        raise Refused(
            RELEASE_GONE, f"release {session.state.release} of this session is no longer kept; begin a new one",
            extra={"begin_again": session.begin_again()},
        ) from None  # fmt: skip


def paged_release(source: CatalogueSource, release_id: str) -> Catalogue:
    """Return the release a cursor is of. Raises Refused with status 410 when it is no longer kept."""
    try:
        return source.release(release_id)
    except SessionRefused:
        raise Refused(
            RELEASE_GONE, f"release {release_id} of this cursor is no longer kept; begin again without cursor"
        ) from None
