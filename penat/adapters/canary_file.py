"""The phrases that are asked of a release before it is served: CACHE/canaries.txt, else some about its categories."""

from collections.abc import Iterable
from pathlib import Path

from penat.domain.errors import InvalidInput
from penat.domain.text_canaries import derived_canaries, read_canaries

CANARIES = "canaries.txt"
_MAX_BYTES = 200_000


def canaries_of(cache: Path, categories: Iterable[str]) -> tuple[str, ...]:
    """Return the phrases of the file where there is one, else derived ones. Raises InvalidInput with the cure."""
    path = cache / CANARIES
    try:
        with path.open("rb") as file:
            content = file.read(_MAX_BYTES + 1)
    except FileNotFoundError:
        return derived_canaries(categories)
    except OSError as error:
        raise _unreadable(error.strerror or "it cannot be read") from None
    if len(content) > _MAX_BYTES:
        raise _unreadable(f"it is larger than {_MAX_BYTES:,} bytes")
    try:
        return read_canaries(content.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise _unreadable("it is not UTF-8 text") from None
    except InvalidInput as error:
        raise _unreadable(error.detail) from None


def _unreadable(reason: str) -> InvalidInput:
    return InvalidInput(f"{CANARIES} cannot be used: {reason}; write one phrase a line, or remove it", field="canaries")
