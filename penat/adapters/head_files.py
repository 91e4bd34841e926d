"""Heads as folders of two small files; what a head was fitted to, and how it did, stands in its card."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

from penat.adapters.array_card import CARD, read_card, write_card
from penat.domain.errors import InvalidInput, NotFound, Unavailable
from penat.domain.head import Head, KeptHead

KIND, HEADS = "head", "heads"
_NAME = re.compile(r"[a-z0-9][a-z0-9._-]{0,63}")


def head_folder(var: Path, name: str) -> Path:
    """Return where the head *name* lies. Raises InvalidInput for a name that cannot be a folder's."""
    if not _NAME.fullmatch(name):
        raise InvalidInput(
            f"a head is named with small letters, digits, dots, dashes and underscores, not {name[:80]!r}", field="head"
        )
    return var / HEADS / name


def write_head(folder: Path, head: Head, facts: Mapping[str, Any]) -> None:
    """Write *head* with what is known of it (JSON-able), in the place of an earlier one of that folder."""
    write_card(folder, KIND, {"name": folder.name, **facts}, {"matrix": head.matrix, "shift": head.shift})


def read_head(folder: Path, name: str | None = None) -> KeptHead:
    """Return the head in *folder*, by default under the folder's name. Raises NotFound, and Unavailable for damage."""
    card, arrays = read_card(folder, KIND)
    try:
        head = Head(np.asarray(arrays["matrix"], np.float64), np.asarray(arrays["shift"], np.float64))
    except (KeyError, ValueError, TypeError, InvalidInput) as error:
        raise Unavailable(f"the head {folder.name} cannot be used: {error}; fit it anew", field="head") from None
    return KeptHead(name or folder.name, head, str(card["arrays_sha256"]), card)


def head_named(var: Path, name: str) -> KeptHead:
    """Return the head *name*. Raises NotFound naming those there are."""
    try:
        return read_head(head_folder(var, name))
    except NotFound:
        known = ", ".join(head_names(var)) or "none"
        raise NotFound(f"there is no head {name!r}; the heads there are: {known}", field="head") from None


def head_names(var: Path) -> list[str]:
    """Return the names of the heads that were fitted."""
    return sorted(path.parent.name for path in (var / HEADS).glob(f"[!.]*/{CARD}"))
