"""How far annotators agree on what is like a main item: raw share, Cohen's kappa, Krippendorff's alpha.

The unit is one item shown beside one main item, judged "like it" or "not like it"; the main item itself counts only
where somebody dropped it. Sources: Cohen, "A Coefficient of Agreement for Nominal Scales" (1960); Krippendorff,
"Computing Krippendorff's Alpha-Reliability" (2011), the nominal case.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

from penat.domain.annotation import Judgement, Task

MOST_DISPUTED = 20
Verdicts = dict[tuple[str, str], dict[str, bool]]


@dataclass(frozen=True, slots=True)
class Pairing:
    """Two annotators: the units both judged, the share on which they say the same, and Cohen's kappa.

    `kappa` is None where chance alone would make them agree, as when both always say the same.
    """

    one: str
    other: str
    units: int
    share: float
    kappa: float | None


@dataclass(frozen=True, slots=True)
class Dispute:
    """An item beside a main one on which annotators differ, and how many say that it is like it, and that it is not."""

    main: str
    item: str
    alike: int
    unlike: int


@dataclass(frozen=True)
class Agreement:
    """Over all units that two annotators or more judged; `alpha` is None where it is not defined, as without any."""

    annotators: tuple[str, ...]
    units: int
    share: float | None
    alpha: float | None
    pairings: tuple[Pairing, ...]
    disputes: tuple[Dispute, ...]


def agreement(judgements: Iterable[tuple[Task, Judgement]]) -> Agreement:
    """Return how far the annotators of *judgements* agree; what was skipped does not count."""
    verdicts, annotators = _verdicts(judgements)
    shared = {unit: said for unit, said in verdicts.items() if len(said) > 1}
    pairings = [_pairing(one, other, shared) for one, other in combinations(sorted(annotators), 2)]
    whole = tuple(pairing for pairing in pairings if pairing is not None)
    compared = sum(pairing.units for pairing in whole)
    share = sum(pairing.share * pairing.units for pairing in whole) / compared if compared else None
    return Agreement(tuple(sorted(annotators)), len(shared), share, _alpha(shared), whole, _disputes(shared))


def _verdicts(judgements: Iterable[tuple[Task, Judgement]]) -> tuple[Verdicts, set[str]]:
    """Return what each annotator said of each (main, item), the last word counting, and who they are."""
    found: Verdicts = defaultdict(dict)
    annotators = set()
    for task, judgement in judgements:
        if judgement.skipped:
            continue
        annotators.add(judgement.annotator)
        for alike, items in ((True, judgement.pos), (False, judgement.neg)):
            for item in items:
                found[task.main, item][judgement.annotator] = alike
    return {unit: said for unit, said in found.items() if unit[0] != unit[1] or not all(said.values())}, annotators


def _pairing(one: str, other: str, shared: Verdicts) -> Pairing | None:
    """Return how two annotators compare, None where they judged nothing both."""
    both = [(said[one], said[other]) for said in shared.values() if one in said and other in said]
    if not both:
        return None
    share = sum(a == b for a, b in both) / len(both)
    yes = [sum(pair[place] for pair in both) / len(both) for place in (0, 1)]
    chance = yes[0] * yes[1] + (1 - yes[0]) * (1 - yes[1])
    return Pairing(one, other, len(both), share, (share - chance) / (1 - chance) if chance < 1 else None)


def _alpha(shared: Verdicts) -> float | None:
    """Return 1 − observed / expected disagreement over the coincidences of all units."""
    totals: Counter[bool] = Counter()
    disagreement = 0.0
    for said in shared.values():
        yes, no = sum(said.values()), len(said) - sum(said.values())
        totals[True] += yes
        totals[False] += no
        disagreement += 2 * yes * no / (len(said) - 1)
    values = totals[True] + totals[False]
    expected = 2 * totals[True] * totals[False] / (values - 1) if values > 1 else 0.0
    return 1 - disagreement / expected if expected else None


def _disputes(shared: Verdicts) -> tuple[Dispute, ...]:
    """Return the units on which opinions are most evenly divided, by main item and item where equally."""
    split = [
        Dispute(main, item, sum(said.values()), len(said) - sum(said.values()))
        for (main, item), said in shared.items()
        if len(set(said.values())) > 1
    ]
    split.sort(key=lambda one: (-min(one.alike, one.unlike), one.main, one.item))
    return tuple(split[:MOST_DISPUTED])
