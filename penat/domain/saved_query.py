"""A question kept under a name, with what it found when it was kept."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from penat.domain.errors import InvalidInput
from penat.domain.item_columns import folded

MAX_NAME, MAX_NOTE = 100, 2000
ID_PATTERN = r"[a-z0-9][a-z0-9-]{0,79}"


@dataclass(frozen=True)
class SavedQuery:
    """One saved query; `id` is made of its name and names its file.

    `query` is the body of POST /api/v1/search without limit and cursor; `items` what it found on `release`, in order.
    With `together`, the share of `items` that a release must find again, it is a test of every new release.
    """

    id: str
    name: str
    query: Mapping[str, Any]
    release: str
    saved_at: datetime
    items: tuple[str, ...] = ()
    note: str = ""
    author: str = ""
    together: float | None = None
    example: bool = field(default=False, compare=False)

    def __post_init__(self) -> None:
        for name, most in (("name", MAX_NAME), ("author", MAX_NAME), ("note", MAX_NOTE)):
            value = getattr(self, name)
            if len(value) > most or any(ord(letter) < 32 and letter != "\n" for letter in value):
                raise InvalidInput(f"{name} must be plain text of at most {most} characters", field=name)
        if self.together is not None and not 0 < self.together <= 1:
            raise InvalidInput(f"together is {self.together:g}; it is a share above 0 and at most 1", field="together")

    @property
    def limit(self) -> int:
        """How many results it was saved with."""
        return len(self.items)

    def has(self, words: str) -> bool:
        """Return whether every one of *words* is somewhere in it, without regard to case and accents."""
        said = folded(" ".join([self.id, self.name, self.note, self.author, self.release, _texts(self.query)]))
        return all(word in said for word in folded(words).split())


def query_id(name: str) -> str:
    """Return the id of a query called *name*. Raises InvalidInput where nothing of it can be in a file's name."""
    made = re.sub(r"[^a-z0-9]+", "-", folded(name)).strip("-")[:80].strip("-")
    if not made:
        raise InvalidInput(f"name {name[:40]!r} has no letter a-z and no digit; add one", field="name")
    return made


def _texts(value: object) -> str:
    if isinstance(value, Mapping):
        return " ".join(f"{key} {_texts(inner)}" for key, inner in value.items())
    if isinstance(value, Sequence) and not isinstance(value, str):
        return " ".join(_texts(inner) for inner in value)
    return str(value)


@dataclass(frozen=True)
class Change:
    """What a query finds now against what it found when it was saved.

    `came` is found only now; `left` was found then and is still in the catalogue; `gone` is no longer in it; `kept` is
    the share of what was found then that is found again among as many.
    """

    came: tuple[str, ...]
    left: tuple[str, ...]
    gone: tuple[str, ...]
    kept: float


def change(then: Sequence[str], now: Sequence[str], known: Mapping[str, Any]) -> Change:
    """Return what changed from the ids *then* to the ids *now*; *known* holds the ids of the present release."""
    before, after = set(then), set(now)
    lost = [item_id for item_id in then if item_id not in after]
    kept = 1 - len(lost) / len(before) if before else 1.0
    return Change(
        came=tuple(item_id for item_id in now if item_id not in before),
        left=tuple(item_id for item_id in lost if item_id in known),
        gone=tuple(item_id for item_id in lost if item_id not in known),
        kept=kept,
    )
