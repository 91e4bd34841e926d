"""Under which name a curator's answers and labels stand."""

from flask import g


def annotator_of(given: str | None) -> str:
    """Return the key's name, and behind it the one that was given, if any; without keys the given one alone."""
    key = str(g.key)
    if key == "local":
        return given or key
    return key if given in (None, key) else f"{key}/{given}"
