"""What can go wrong in words a client can act on; the web gives each kind its HTTP status."""


class PenatError(Exception):
    """Base of every expected failure: `detail` says what is wrong and how to cure it, `field` where it was said."""

    def __init__(self, detail: str, *, field: str | None = None) -> None:
        super().__init__(detail)
        self.detail = detail
        self.field = field


class InvalidInput(PenatError):
    """A value that was given cannot be used."""


class NotFound(PenatError):
    """Nothing of that name exists in the release being served."""


class SessionRefused(PenatError):
    """A session token that is tampered with, expired, or from another place or release."""


class Unavailable(PenatError):
    """Something the answer needs (a release, a model) is not there yet."""


class PublishRefused(PenatError):
    """A finished release that differs too much from the served one, or is not sound, to be served without a word."""


class StorageFull(PenatError):
    """What is given would be more than may be kept."""


class NotAllowed(PenatError):
    """What is asked for is another's to do."""
