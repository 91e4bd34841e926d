"""Whether reasons are faithful: whether an item falls in rank when the trait that is named is taken away.

Half of the picks is there to choose the constants on, the other half for the report.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from penat.domain.catalogue import Catalogue, Shelf
from penat.domain.session import Schedule
from penat.domain.trait_words import COLUMNS
from penat.domain.traits import CategoryTraits
from penat.lab.intervals import grouped_interval
from penat.lab.reason_cases import Case, Deletion, TraitsOf, both_said, deletions, match_cases, said_of, slate_cases

HALVES = ("report", "tune")
Pick = tuple[str, int]


@dataclass(frozen=True)
class Share:
    """A share of `count` cases with its 95 % interval by a bootstrap over picks; None where there are no cases."""

    share: float | None
    low: float | None
    high: float | None
    count: int


@dataclass(frozen=True)
class Faithfulness:
    """What is said with slates or with matches.

    named: shown items of which some trait is named; before: words both pictures show whose deletion worsens the rank,
    before any test. Of the words that are named: worse, where taking away the `trait`, what the table calls the word
    (`column`), `other` word of the family or a random direction (`chance`) worsens it, and fall, the median of ranks
    fallen; right: kind -> where the table says the word of both items; alike: the table's chance of that, over all that
    is shown.
    """

    what: str
    picks: int
    shown: int
    named: Share
    before: Share
    worse: Mapping[str, Share]
    fall: Mapping[str, float | None]
    right: Mapping[str, Share]
    alike: Mapping[str, Share]


@dataclass(frozen=True)
class Tuning:
    """What a least share would name of the shown items, and how often the table says the word of both."""

    kind: str
    least: float
    named: Share
    right: Share


@dataclass(frozen=True)
class _Looked:
    """One shown item: which pick it belongs to, and every word both pictures show."""

    pick: Pick
    case: Case
    words: Sequence[Deletion]


def reasons(
    catalogue: Catalogue, traits_of: TraitsOf, schedule: Schedule, *, picks: int = 200, seed: int = 0,
    chosen: str = "chair", progress: Callable[[int, int], None] | None = None,
) -> list[Faithfulness]:  # fmt: skip
    """Return how faithful reasons are with slates of every category, and with what goes with *chosen* items.

    At most *picks* items of each category are picked in turn; of these the half that nothing was chosen on counts.
    """
    rng = np.random.default_rng(seed)
    rows = {name: _half(shelf, picks, seed, "report") for name, shelf in catalogue.shelves.items()}
    slates = [
        case for name, shelf in catalogue.shelves.items() for case in slate_cases(shelf, rows[name], schedule, seed)
    ]
    matches = match_cases(catalogue, catalogue.shelf(chosen), rows[chosen]) if chosen in rows else []
    total, found = len(slates) + len(matches), []
    for what, cases in (("slates", slates), ("matches", matches)):
        looked = []
        for case in cases:
            looked.append(_Looked(_pick(case), case, deletions(case, traits_of, rng)))
            if progress is not None:
                progress(len(looked) + (len(slates) if what == "matches" else 0), total)
        found.append(_faithfulness(what, looked, rng))
    return found


def _half(shelf: Shelf, picks: int, seed: int, half: str) -> list[int]:
    """Return the rows of one half of at most *picks* designs drawn at random."""
    rows = np.random.default_rng(seed).permutation(np.flatnonzero(shelf.representative))[:picks]
    return [int(row) for row in rows[HALVES.index(half) :: 2]]


def _faithfulness(what: str, looked: Sequence[_Looked], rng: np.random.Generator) -> Faithfulness:
    every = [(one.pick, word) for one in looked for word in one.words]
    named = [(pick, word) for pick, word in every if word.named]
    falls = {
        "trait": [(pick, one.trait) for pick, one in named],
        "column": [(pick, one.column) for pick, one in named if one.column is not None],
        "other": [(pick, one.other) for pick, one in named],
        "chance": [(pick, one.chance) for pick, one in named],
    }
    worse = {name: share_of([(pick, fall > 0) for pick, fall in some], rng) for name, some in falls.items()}
    said = [(pick, one.kind, one.right) for pick, one in named if one.right is not None]
    return Faithfulness(
        what=what,
        picks=len({one.pick for one in looked}),
        shown=len(looked),
        named=share_of([(one.pick, any(word.named for word in one.words)) for one in looked], rng),
        before=share_of([(pick, one.trait > 0) for pick, one in every], rng),
        worse=worse,
        fall={name: float(np.median([fall for _, fall in some])) if some else None for name, some in falls.items()},
        right={
            kind: share_of([(pick, right) for pick, other, right in said if other == kind], rng) for kind in COLUMNS
        },
        alike={kind: share_of(_alike(looked, kind), rng) for kind in COLUMNS},
    )


def _alike(looked: Sequence[_Looked], kind: str) -> list[tuple[Pick, bool]]:
    """Return for each shown item that the table describes whether it says the same of it and its pick."""
    told = [
        (one.pick, said_of(one.case.home, one.case.near, kind), said_of(one.case.shelf, one.case.row, kind))
        for one in looked
    ]
    return [(pick, mine == other) for pick, mine, other in told if mine and other]


def share_of(found: Sequence[tuple[Pick, bool]], rng: np.random.Generator) -> Share:
    """Return the share of true ones; for its interval picks are drawn again, each with all its cases."""
    if not found:
        return Share(None, None, None, 0)
    numbers = {pick: place for place, pick in enumerate(dict.fromkeys(pick for pick, _ in found))}
    hits, sizes = np.zeros(len(numbers)), np.zeros(len(numbers))
    for pick, true in found:
        hits[numbers[pick]] += true
        sizes[numbers[pick]] += 1
    return Share(float(hits.sum() / sizes.sum()), *grouped_interval(hits, sizes, rng), len(found))


def tuning(
    catalogue: Catalogue, traits_of: TraitsOf, schedule: Schedule, least_shares: Sequence[float], *, picks: int = 200,
    seed: int = 0,
) -> list[Tuning]:  # fmt: skip
    """Return, on the other half of the picks, what each least share would name and how often the table agrees."""
    rng = np.random.default_rng(seed)
    cases = [
        case
        for shelf in catalogue.shelves.values()
        for case in slate_cases(shelf, _half(shelf, picks, seed, "tune"), schedule, seed)
    ]
    return [_tuned(cases, traits_of, kind, least, rng) for kind in COLUMNS for least in least_shares]


def _tuned(cases: Sequence[Case], traits_of: TraitsOf, kind: str, least: float, rng: np.random.Generator) -> Tuning:
    found, said = [], []
    for case in cases:
        word = _both(case, traits_of(case.shelf.category), kind, least)
        found.append((_pick(case), word is not None))
        right = None if word is None else both_said(case, kind, word)
        if right is not None:
            said.append((_pick(case), right))
    return Tuning(kind, least, share_of(found, rng), share_of(said, rng))


def _both(case: Case, traits: CategoryTraits, kind: str, least: float) -> str | None:
    """Return the word of one kind that both items of a case would show at that least share."""
    scale = next(one for one in traits.scales if one.family.kind == kind)
    one, other = scale.shown_by(case.shelf.vectors[[case.near, case.row]], least)
    return one.word if one is not None and other is not None and one.word == other.word else None


def _pick(case: Case) -> Pick:
    return case.home.category, case.near
