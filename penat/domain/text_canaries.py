"""What the same words find in two releases: canaries that sing when a search would answer otherwise.

Results are compared by the ids that are found, so releases of different models can be compared too.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from penat.domain.catalogue import Catalogue, ids_of
from penat.domain.errors import InvalidInput
from penat.domain.geometry import Rows, Vectors

AT, LEAST_KEPT, WORST = 10, 0.6, 3
MAX_DERIVED, MAX_CANARIES, MAX_LENGTH = 60, 200, 200
STYLES = ("a red {}", "a wooden {}", "a modern {}", "a small white {}")
ANYTHING = ("soft and cosy", "mid-century modern", "rattan and bamboo", "black metal", "something for a small flat")
_BLOCK, _DECIMALS = 20_000, 6


@dataclass(frozen=True, slots=True)
class TextChange:
    """What *text* finds among the items of both releases: the share of the first 10 that stayed, what went and came."""

    text: str
    overlap: float
    gone: tuple[str, ...]
    came: tuple[str, ...]

    def __str__(self) -> str:
        moved = [f"{word} {', '.join(ids)}" for word, ids in (("no longer", self.gone), ("now", self.came)) if ids]
        return f"{self.overlap:4.0%} {self.text}" + (f" ({'; '.join(moved)})" if moved else "")


def derived_canaries(categories: Iterable[str]) -> tuple[str, ...]:
    """Return phrases about the categories, such as "a red chair", and a few that name none; at most MAX_DERIVED."""
    names = sorted(set(categories))
    return (*ANYTHING, *(style.format(name) for style in STYLES for name in names))[:MAX_DERIVED]


def read_canaries(lines: str) -> tuple[str, ...]:
    """Return the phrases of a file, one a line, each once; empty lines and those that begin with # are none.

    Raises InvalidInput naming the line.
    """
    found: dict[str, None] = {}
    for number, line in enumerate(lines.splitlines(), 1):
        phrase = " ".join(line.split())
        if not phrase or phrase.startswith("#"):
            continue
        if len(phrase) > MAX_LENGTH or not phrase.isprintable():
            raise InvalidInput(
                f"line {number} is no phrase: at most {MAX_LENGTH} printable characters", field="canaries"
            )
        found[phrase] = None
    if len(found) > MAX_CANARIES:
        raise InvalidInput(f"{len(found)} phrases; at most {MAX_CANARIES} are asked", field="canaries")
    return tuple(found)


def text_changes(
    texts: Sequence[str], served: tuple[Catalogue, Vectors], fresh: tuple[Catalogue, Vectors]
) -> tuple[TextChange, ...]:
    """Return how each text's results differ, the most changed first; nothing where no item is in both releases.

    A release comes with the vectors (t, dim) of *texts* in its model's space. Only items of both are looked at, so
    what was added or taken away counts against no canary.
    """
    both = served[0].places.keys() & fresh[0].places.keys()
    if not both or not texts:
        return ()
    results = (found_first(catalogue, vectors, both) for catalogue, vectors in (served, fresh))
    told = (_change(text, was, now) for text, was, now in zip(texts, *results, strict=True))
    return tuple(sorted(told, key=lambda change: change.overlap))


def mean_overlap(found: Sequence[TextChange]) -> float:
    """Return the mean overlap, 1.0 of none."""
    return float(np.mean([change.overlap for change in found])) if found else 1.0


def alarms(found: Sequence[TextChange]) -> list[str]:
    """Return what should be looked at, in words: too little of what was found, with the worst canaries."""
    mean = mean_overlap(found)
    if mean >= LEAST_KEPT:
        return []
    worst = "; ".join(str(change).strip() for change in found[:WORST])
    return [
        f"of the first {AT} items that {len(found)} phrases find only {mean:.0%} is still among them "
        f"(at least {LEAST_KEPT:.0%} is expected of one model); the worst: {worst}"
    ]


def found_first(catalogue: Catalogue, texts: Vectors, among: Iterable[str], limit: int = AT) -> list[tuple[str, ...]]:
    """Return for each text the ids of the *limit* best of the items *among*, best first, equal ones by id."""
    wanted = set(among)
    best: list[list[tuple[float, str]]] = [[] for _ in texts]
    for shelf in catalogue.shelves.values():
        ids = ids_of(shelf.items)
        rows = np.array([row for row, item_id in enumerate(ids) if item_id in wanted], dtype=np.intp)
        for start in range(0, len(rows), _BLOCK):
            block = rows[start : start + _BLOCK]
            for text, apart in enumerate(_apart(shelf.vectors[block], texts)):
                best[text] += [(float(apart[place]), ids[block[place]]) for place in _least(apart, limit)]
    return [tuple(item_id for _, item_id in sorted(found)[:limit]) for found in best]


def _apart(vectors: Vectors, texts: Vectors) -> NDArray[np.float32]:
    """Return minus the cosines (t, n), rounded, so that the same pictures under several ids are equally far."""
    return np.round(-(texts @ vectors.T), _DECIMALS)


def _least(values: NDArray[np.float32], limit: int) -> Rows:
    """Return the places of the *limit* least values, and of others as little as the last of them."""
    if len(values) <= limit:
        return np.arange(len(values))
    return np.flatnonzero(values <= np.partition(values, limit - 1)[limit - 1])


def _change(text: str, was: tuple[str, ...], now: tuple[str, ...]) -> TextChange:
    gone = tuple(item_id for item_id in was if item_id not in now)
    came = tuple(item_id for item_id in now if item_id not in was)
    return TextChange(text, 1 - len(gone) / len(was), gone, came)
