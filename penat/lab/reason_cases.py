"""What shoppers are shown, one case an item: the pick it is near to, what both pictures share, and the ranks.

Everything is worked out again by brute force in float64 over the whole category, apart from the code that serves.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from penat.domain import styling
from penat.domain.catalogue import Catalogue, PriceRange, Shelf
from penat.domain.geometry import Floats
from penat.domain.matching import closest
from penat.domain.reasons import TIE, Seen, Surroundings, shared_traits
from penat.domain.session import MAX_SEED, Schedule, SessionState
from penat.domain.trait_words import COLUMNS, spoken
from penat.domain.traits import CategoryTraits, FamilyScale

MATCHES = 5
SHOWN = 9
LEAST_LABELLED = 3
TraitsOf = Callable[[str], CategoryTraits]


@dataclass(frozen=True)
class Case:
    """A shown item (row of `shelf`) and the item it is near to (row `near` of `home`)."""

    home: Shelf
    near: int
    shelf: Shelf
    row: int


@dataclass(frozen=True)
class Deletion:
    """One word that both pictures show, and how many ranks the item falls when something is taken away.

    `named`: what the serving code says of it. trait: the word's own direction; column: the direction that the shop's
    table shows, None where it cannot; other: another word of the family; chance: a random direction of the category.
    `right`: whether the table says the word of both items, None where it does not say.
    """

    kind: str
    word: str
    named: bool
    trait: int
    column: int | None
    other: int
    chance: int
    right: bool | None


def slate_cases(shelf: Shelf, rows: Sequence[int], schedule: Schedule, seed: int) -> list[Case]:
    """Return a case for every item of the slate that the kernel draws when one of *rows* is picked at the opening.

    Each pick has a random stream of its own, told by *seed*.
    """
    cases = []
    for row in rows:
        own = int(np.random.default_rng([seed, row]).integers(MAX_SEED))
        begun = SessionState("", shelf.category, "kernel", SHOWN, schedule, own, seen=(row,))
        cases += [Case(shelf, row, shelf, shown.row) for shown in styling.pick(shelf, begun, row).slate]
    return cases


def match_cases(catalogue: Catalogue, home: Shelf, rows: Sequence[int]) -> list[Case]:
    """Return a case for each of the closest items of every other category, for *rows* chosen in turn."""
    others = [shelf for name, shelf in catalogue.shelves.items() if name != home.category]
    return [
        Case(home, row, shelf, match.row)
        for row in rows
        for shelf in others
        for match in closest(home, row, shelf, PriceRange(), MATCHES).matches
    ]


def deletions(case: Case, traits_of: TraitsOf, rng: np.random.Generator) -> list[Deletion]:
    """Return every word that a shown item's picture shares with its pick's, tested and named or not."""
    here, home = traits_of(case.shelf.category), traits_of(case.home.category)
    seen = Seen(case.home.vectors[case.near], home.shown_by(case.home.vectors[[case.near]])[0])
    itself = case.near if case.home.category == case.shelf.category else None
    around = Surroundings.of(case.shelf, seen.vector, itself)
    named = {one.kind for one in shared_traits(around, case.row, seen, here)}
    shown, field = here.shown_by(case.shelf.vectors[[case.row]])[0], _Field(case)
    return [
        _tested(case, field, scale, own.place, own.kind in named, rng)
        for scale, own, other in zip(here.scales, shown, seen.traits, strict=True)
        if own is not None and other is not None and own.word == other.word
    ]


def _tested(
    case: Case, field: "_Field", scale: FamilyScale, place: int, named: bool, rng: np.random.Generator
) -> Deletion:
    family = scale.family
    word = family.words[place]
    others = [other for other in range(len(family.words)) if other != place]
    column = column_direction(case.shelf, family.kind, word)
    return Deletion(
        family.kind, word, named, field.fall(family.directions[place]),
        None if column is None else field.fall(column),
        field.fall(family.directions[int(rng.choice(others))]), field.fall(field.random_direction(rng)),
        both_said(case, family.kind, word),
    )  # fmt: skip


class _Field:
    """A case's category in float64, ranked from the case's pick."""

    def __init__(self, case: Case) -> None:
        self._case = case
        self._vectors = np.asarray(case.shelf.vectors, dtype=np.float64)
        self._middle = self._vectors.mean(axis=0)
        self._pick = case.home.vectors[case.near].astype(np.float64)
        groups = case.shelf.groups
        counted = case.shelf.representative & (groups != groups[case.row])
        if case.home.category == case.shelf.category:
            counted &= groups != groups[case.near]
        self._others = 2.0 - 2.0 * self._vectors[counted] @ self._pick

    def fall(self, direction: Floats) -> int:
        """Return by how many ranks the item falls when it has of *direction* (dim,) only what is usual."""
        own = self._vectors[self._case.row]
        moved = own - ((own - self._middle) @ direction) * direction
        return self._rank(moved / np.linalg.norm(moved)) - self._rank(own)

    def random_direction(self, rng: np.random.Generator) -> Floats:
        """Return a random unit direction (dim,) among those in which the category's items differ."""
        drawn = rng.normal(size=len(self._vectors)) @ (self._vectors - self._middle)
        return np.asarray(drawn / max(float(np.linalg.norm(drawn)), 1e-12))

    def _rank(self, vector: Floats) -> int:
        return int((self._others < 2.0 - 2.0 * vector @ self._pick - TIE).sum())


def column_direction(shelf: Shelf, kind: str, word: str) -> Floats | None:
    """Return the unit direction (dim,) from the items whose column says something else to those it says *word* of.

    None where either are fewer than LEAST_LABELLED.
    """
    said = said_by_table(shelf, kind)
    having, lacking = said == word, (said != word) & (said != "")
    if min(having.sum(), lacking.sum()) < LEAST_LABELLED:
        return None
    vectors = np.asarray(shelf.vectors, dtype=np.float64)
    apart = vectors[having].mean(axis=0) - vectors[lacking].mean(axis=0)
    return np.asarray(apart / max(float(np.linalg.norm(apart)), 1e-12))


def both_said(case: Case, kind: str, word: str) -> bool | None:
    """Return whether the table says *word* of both items of a case, None where it is silent about one."""
    one, other = said_of(case.home, case.near, kind), said_of(case.shelf, case.row, kind)
    return None if not one or not other else one == word == other


def said_by_table(shelf: Shelf, kind: str) -> NDArray[np.str_]:
    """Return what the table says of every item's *kind*, "" where nothing."""
    return np.array([said_of(shelf, row, kind) for row in range(len(shelf))])


def said_of(shelf: Shelf, row: int, kind: str) -> str:
    """Return the table's word of one kind for one item, "" where there is none."""
    extra = shelf.items[row].extra
    return next((spoken(extra[name]) for name in COLUMNS[kind] if extra.get(name)), "")
