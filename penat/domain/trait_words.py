"""Which words items are described by: a shop's own where its table has the column, else the usual ones."""

from collections import Counter
from collections.abc import Iterable, Mapping

MOST_WORDS = 48
LONGEST = 30
LEAST_ITEMS = 2

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "style": ("style",),
    "material": ("material",),
    "colour": ("colour", "color"),
}
"""Kind -> the columns of the shop's table that hold its words."""

USUAL: Mapping[str, tuple[str, ...]] = {
    "style": (
        "scandinavian", "mid century", "japandi", "industrial", "farmhouse", "classic", "boho", "art deco", "modern",
        "minimalist", "rustic", "victorian", "coastal",
    ),
    "material": (
        "oak", "walnut", "pine", "bamboo", "rattan", "painted wood", "metal", "chrome", "brass", "glass", "marble",
        "leather", "velvet", "linen", "wool", "cotton", "boucle", "plastic", "ceramic", "paper",
    ),
    "colour": (
        "white", "cream", "beige", "sand", "light grey", "grey", "charcoal", "black", "light brown", "brown",
        "dark brown", "natural wood", "cognac", "mustard", "yellow", "orange", "terracotta", "red", "burgundy", "pink",
        "purple", "light blue", "blue", "navy", "teal", "green", "sage", "olive", "gold", "silver",
    ),
}  # fmt: skip


def spoken(value: str) -> str:
    """Return a table's value as it is said, "" where it is nothing that can be said: light_grey is "light grey"."""
    words = " ".join(value.replace("_", " ").split()).lower()
    return words if words and len(words) <= LONGEST and words.isprintable() else ""


def words_of(rows: Iterable[Mapping[str, str]]) -> dict[str, tuple[str, ...]]:
    """Return kind -> words, in alphabetical order, for a catalogue whose items' further columns are *rows*.

    A column counts where it names two words or more, each at least twice; of many the commonest are taken.
    """
    counts = {kind: Counter[str]() for kind in COLUMNS}
    for row in rows:
        for kind, names in COLUMNS.items():
            said = next((spoken(row[name]) for name in names if row.get(name)), "")
            if said:
                counts[kind][said] += 1
    return {kind: _own(counts[kind]) or USUAL[kind] for kind in COLUMNS}


def _own(counts: "Counter[str]") -> tuple[str, ...]:
    often = [word for word, count in counts.most_common(MOST_WORDS) if count >= LEAST_ITEMS]
    return tuple(sorted(often)) if len(often) > 1 else ()


def phrase(word: str) -> str:
    """Return what the text tower is asked for a word; the model's own template goes round it."""
    return f"{word} piece of furniture"
