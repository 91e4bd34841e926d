"""Small learned things as files people and programs can read: NAME/card.json and NAME/arrays.npz, never pickled."""

import fcntl
import hashlib
import io
import json
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from penat.domain.errors import NotFound, Unavailable

CARD, ARRAYS, FORMAT = "card.json", "arrays.npz", 1
_LARGEST = 1 << 30
Arrays = Mapping[str, NDArray[Any]]


def write_card(folder: Path, kind: str, card: Mapping[str, Any], arrays: Arrays) -> None:
    """Write both files into *folder*, in the place of earlier ones, whole or not at all.

    *card* is JSON-able; `format`, `kind` and the checksum of the arrays are added to it.
    """
    packed = io.BytesIO()
    np.savez(packed, allow_pickle=False, **arrays)
    content = packed.getvalue()
    told = {"format": FORMAT, "kind": kind, "arrays_sha256": hashlib.sha256(content).hexdigest(), **card}
    folder.parent.mkdir(parents=True, exist_ok=True)
    fresh = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    try:
        (fresh / ARRAYS).write_bytes(content)
        (fresh / CARD).write_text(json.dumps(told, indent=1, ensure_ascii=False, sort_keys=True), encoding="utf-8")
        fresh.chmod(0o755)
        _put_in_place(fresh, folder)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def read_card(folder: Path, kind: str) -> tuple[dict[str, Any], dict[str, NDArray[Any]]]:
    """Return the card and the arrays. Raises NotFound where there is none, Unavailable for damage or another kind."""
    try:
        with _turn(folder, fcntl.LOCK_SH):
            card = json.loads((folder / CARD).read_bytes())
            if (folder / ARRAYS).stat().st_size > _LARGEST:
                raise ValueError(f"{ARRAYS} is larger than a gigabyte")
            content = (folder / ARRAYS).read_bytes()
        if not isinstance(card, dict) or card.get("format") != FORMAT or card.get("kind") != kind:
            raise ValueError(f"{CARD} is not that of a {kind} in format {FORMAT}")
        if hashlib.sha256(content).hexdigest() != card.get("arrays_sha256"):
            raise ValueError(f"{ARRAYS} is not the file that {CARD} was written with")
        with np.load(io.BytesIO(content), allow_pickle=False) as packed:
            arrays = {name: packed[name] for name in packed.files}
    except FileNotFoundError:
        raise NotFound(f"there is no {kind} {folder.name!r} in {folder.parent}", field=kind) from None
    except (OSError, ValueError, EOFError) as error:
        raise Unavailable(f"the {kind} {folder.name} cannot be read: {error}; make it anew", field=kind) from None
    return card, arrays


def _put_in_place(fresh: Path, folder: Path) -> None:
    """Rename *fresh* to *folder*; an earlier one steps aside first and is put back where that fails."""
    aside = fresh.with_name(f"{fresh.name}.old")
    with _turn(folder, fcntl.LOCK_EX):
        try:
            folder.rename(aside)
        except FileNotFoundError:
            fresh.rename(folder)
            return
        try:
            fresh.rename(folder)
        except OSError:
            aside.rename(folder)
            raise
    shutil.rmtree(aside, ignore_errors=True)


@contextmanager
def _turn(folder: Path, kind: int) -> Iterator[None]:
    """Wait for who is writing: a folder of two files cannot be put in another's place in one step.

    The lock is on the folder above. Where a file system knows no locks, nobody is waited for.
    """
    descriptor = os.open(folder.parent, os.O_RDONLY | os.O_CLOEXEC)
    try:
        with suppress(OSError):
            fcntl.flock(descriptor, kind)
        yield
    finally:
        os.close(descriptor)
