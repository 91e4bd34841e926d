"""How items and categories get names that are safe in URLs and stores, and the same after every ingestion.

An item's id is the shop's own id for it, else its file name without the extension (with its row's name, where its
picture has several rows), folded to a–z, 0–9, dot, dash and underscore. Items that would share an id all get their
category in front ("chair-001"), and if that does not tell them apart, a hash of their path at
the end ("chair-001-3fa92c41"). So an id depends on other pictures only where names clash. A name that folds to nothing
is its category and the hash.
A category's slug is its folder name folded to a–z, 0–9 and dash, "category-" in front of one that is shorter than three
letters, and a hash at the end where nothing else tells two apart.
"""

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

MAX_ID = 96
MIN_SLUG, MAX_SLUG = 3, 63
_HASH = 8


@dataclass(frozen=True, slots=True)
class Nameless:
    """What an item is named after: its picture's path, its category, its row's key and the shop's id, if any."""

    path: str
    category: str
    row: str = ""
    shop_id: str | None = None


def item_ids(items: Sequence[Nameless]) -> list[str]:
    """Return one id for each item, all different, each matching `[a-z0-9][a-z0-9._-]*`."""
    return _told_apart([_id_choices(item) for item in items])


def category_slugs(categories: Sequence[str]) -> dict[str, str]:
    """Return category -> slug: `[a-z0-9-]`, 3 to 63 long, first and last a letter or digit, all different."""
    slugs = _told_apart([_slug_choices(category) for category in categories])
    return dict(zip(categories, slugs, strict=True))


def _id_choices(item: Nameless) -> list[str]:
    stem = item.path.rpartition("/")[2]
    stem = stem.rpartition(".")[0] or stem
    plain = _folded(item.shop_id or f"{stem} {item.row}".strip(), "a-z0-9._")
    shelf = _folded(item.category, "a-z0-9") or "item"
    digest = _digest(f"{item.path}\n{item.row}" if item.row else item.path)
    named = f"{shelf}-{plain}" if plain else f"{shelf}-{digest[:_HASH]}"
    first = plain if plain and len(plain) <= MAX_ID else _cut(named, digest)
    return [first, _cut(named, digest), _hashed(named, digest, _HASH), digest]


def _slug_choices(category: str) -> list[str]:
    plain = _folded(category, "a-z0-9").strip("-")
    digest = _digest(category)
    slug = plain if len(plain) >= MIN_SLUG else f"category-{plain or digest[:_HASH]}"
    first = slug if len(slug) <= MAX_SLUG else _hashed(slug[: MAX_SLUG - _HASH - 1], digest, _HASH)
    return [first, _hashed(slug[: MAX_SLUG - _HASH - 1], digest, _HASH), digest[:MAX_SLUG]]


def _told_apart(choices: Sequence[Sequence[str]]) -> list[str]:
    """Take each row's first choice; all that clash move to their next choice together, until none clash."""
    levels = [0] * len(choices)
    names = [row[0] for row in choices]
    while True:
        counts = Counter(names)
        clashing = [row for row, name in enumerate(names) if counts[name] > 1 and levels[row] + 1 < len(choices[row])]
        if not clashing:
            return names
        for row in clashing:
            levels[row] += 1
            names[row] = choices[row][levels[row]]


def _folded(text: str, allowed: str) -> str:
    ascii_text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(rf"[^{allowed}]+", "-", ascii_text).strip("-._")


def _cut(name: str, digest: str) -> str:
    return name if len(name) <= MAX_ID else _hashed(name[: MAX_ID - _HASH - 1], digest, _HASH)


def _hashed(name: str, digest: str, length: int) -> str:
    return f"{name.rstrip('-._')}-{digest[:length]}"


def _digest(text: str) -> str:
    return hashlib.sha256(unicodedata.normalize("NFC", text).encode()).hexdigest()
