"""Which formats of a release this Penat reads, and what to do about another one, or none."""

import json
from pathlib import Path

FORMAT = 1
"""What is written. It goes up when a release can no longer be read by a Penat that knows the last one only."""

READS = (1,)
NONE_YET = "there is no release yet; run `penat ingest DATA` to make one"
_MANIFEST, _RELEASES, _OLD_STORE = "manifest.json", "releases", "chroma.sqlite3"
_ANEW = "make it anew with `penat ingest DATA`, which asks the model for no picture it knows"


def other_format(name: str, manifest: bytes) -> str | None:
    """Return why a release with this manifest cannot be read, and the way out; None where its format is known here."""
    try:
        found = json.loads(manifest).get("format", FORMAT)
    except (ValueError, AttributeError):
        return None  # no manifest at all, which its reader will say
    if found in READS and not isinstance(found, bool):
        return None
    if isinstance(found, int) and found > FORMAT:
        return (
            f"release {name} is of format {found}, and this Penat reads {FORMAT}: a newer one made it. Install that "
            "again, serve an older release with `penat releases rollback`, or make one with `penat ingest DATA`"
        )
    return f"release {name} is of format {str(found)[:20]}, which this Penat reads no more; {_ANEW}"


def unread_releases(cache: Path) -> list[str]:
    """Return why, for each release in the cache folder that is of another format, with the way out."""
    found = []
    for path in sorted((cache / _RELEASES).glob(f"[!.]*/{_MANIFEST}")):
        try:
            reason = other_format(path.parent.name, path.read_bytes())
        except OSError:
            continue
        found += [reason] if reason else []
    return found


def why_none(cache: Path, refused: str | None = None, reason: str = "") -> str:
    """Return what to tell whoever asks for a release where none can be served, without the folder's place.

    *refused* is the release that would be served, and *reason* what is wrong with it.
    """
    unread = unread_releases(cache)
    if unread:
        return unread[-1]
    if refused is not None:
        return (
            f"release {refused[:80]} cannot be served, nor is another one: {reason}. "
            f"`penat releases verify {refused[:80]}` says all that is wrong; put it there again whole, as "
            "`penat restore` does from a backup, or make one with `penat ingest DATA`"
        )
    if (cache / _OLD_STORE).is_file():
        return (
            "the cache folder holds a vector store of the old backend and no release; make one of it with "
            "`penat import-cache FOLDER`"
        )
    return NONE_YET
