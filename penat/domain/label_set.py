"""Classes that curators name, with the items that belong to them and those that do not."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from penat.domain.errors import InvalidInput

LONGEST_NAME = 100


@dataclass(frozen=True, slots=True)
class LabelSet:
    """A named class. `id` is made of the name; counts are of the labels it holds now."""

    id: str
    name: str
    made_at: datetime
    note: str = ""
    author: str = ""
    positives: int = 0
    negatives: int = 0


@dataclass(frozen=True, slots=True)
class Label:
    """What the last annotator to say so thinks of one item: whether it belongs to the class."""

    item: str
    belongs: bool
    annotator: str
    at: datetime


Marks = Mapping[str, bool | None]
"""Item id -> whether it belongs to the class, or None to take its label away."""


def set_id(name: str) -> str:
    """Return the id made of a set's name: "Rattan chairs" gives "rattan-chairs". Raises InvalidInput."""
    plain = unicodedata.normalize("NFKD", name.strip()).encode("ascii", "ignore").decode().lower()
    found = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    if not found or len(name.strip()) > LONGEST_NAME or not name.strip().isprintable():
        raise InvalidInput(
            f"a class is named with 1 to {LONGEST_NAME} printable characters, a Latin letter or digit among them",
            field="name",
        )
    return found
