"""A verdict on another policy, from a log: figures, what they rest on, and a sentence that anybody can read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from penat.domain.catalogue import Catalogue
from penat.lab.intervals import Interval
from penat.lab.log_evidence import Compared, compare
from penat.lab.off_policy import difference, estimates
from penat.lab.session_value import SessionValue, session_value
from penat.lab.slate_log import LoggedSlate
from penat.lab.target_policy import TargetPolicy

MOST_UNSUPPORTED = 0.01
FEWEST = 50.0
FEWEST_OF_UNEQUAL = 100.0
"""Of slates that weigh very differently so many must speak: with fewer, `penat evaluate coverage` found intervals that
hold the truth in 0.76 to 0.89 of logs; with more, in 0.93 and above."""


@dataclass(frozen=True)
class Report:
    """What is known of a target policy: what it earns a slate by each estimator, and whether that can be trusted.

    effective: how many of the log's slates speak for it, whole slates and position by position; unsupported: the share
    of its first choices that the log could never have shown; exploring: how many slates were drawn with a share of
    exploring; whole_sessions: what a session earns, None where none is whole, with a verdict of its own; too_long: how
    many sessions are left out because they went on for longer than the policy has a schedule for.
    """

    policy: str
    reward: str
    slates: int
    sessions: int
    estimates: Mapping[str, Interval]
    difference: Interval
    effective: float
    effective_by_position: float
    unsupported: float
    disagreeing: int
    other_releases: int
    verdict: str
    exploring: int = 0
    whole_sessions: SessionValue | None = None
    session_verdict: str = ""
    too_long: int = 0


def report(
    catalogue: Catalogue, log: Sequence[LoggedSlate], target: TargetPolicy, reward: str,
    others: Sequence[LoggedSlate] = (),
) -> Report:  # fmt: skip
    """Return what *log* says that *target* would earn; *others* are its slates without propensities, such as openings.

    Raises InvalidInput, NotFound.
    """
    found = compare(catalogue, log, target, reward)
    evidence = found.evidence
    told, gain = estimates(evidence), difference(evidence)
    whole = session_value(found, [slate for slate in others if slate.session not in found.too_long], reward)
    return Report(
        target.words, reward, len(evidence.session), int(evidence.session.max()) + 1, told, gain, evidence.effective,
        evidence.effective_by_position, found.unsupported, found.disagreeing, found.other_releases,
        _verdict(target.words, found, told["logged"], gain), _exploring(found), whole,
        _session_verdict(target.words, found, whole), len(found.too_long),
    )  # fmt: skip


def _verdict(words: str, found: Compared, logged: Interval, gain: Interval) -> str:
    evidence = found.evidence
    if found.unsupported > MOST_UNSUPPORTED:
        return _unsupported(words, found)
    if too_few(evidence.effective, len(evidence.session)):
        return (
            f"too little: only {evidence.effective:.0f} of {len(evidence.session)} slates' worth of the log speak for "
            f"{words}; log more, or ask of a policy nearer to the logged one"
        )
    return _concluded(words, "a slate", logged, gain)


def _session_verdict(words: str, found: Compared, whole: SessionValue | None) -> str:
    if whole is None:
        return "no whole sessions: the log holds fewer than two that can be followed from their opening on"
    if found.unsupported > MOST_UNSUPPORTED:
        return _unsupported(words, found)
    if too_few(whole.effective, whole.sessions):
        return (
            f"too little: only {whole.effective:.0f} of {whole.sessions} whole sessions' worth of the log speak for "
            f"{words}; log more, or ask of a policy nearer to the logged one"
        )
    return _concluded(words, "a session", whole.total["logged"], whole.difference)


def too_few(effective: float, all_of_them: float) -> bool:
    """Return whether too few slates, or sessions, speak for the target."""
    unequal = effective < all_of_them / 2
    return effective < (FEWEST_OF_UNEQUAL if unequal else FEWEST)


def _unsupported(words: str, found: Compared) -> str:
    told = (
        f"unsupported: {found.unsupported:.1%} of what {words} would show first was never, or as good as never, shown "
        "by the logged policy, so the log cannot say what it earns; "
    )
    explored = _exploring(found)
    if explored:
        return told + f"{explored} of its {len(found.kept)} slates explored: ask of these alone with --explored"
    return told + (
        "log with exploring first, so that everything has a chance: begin sessions with explore 0.1, or set "
        "PENAT_EXPLORE=0.1"
    )


def _concluded(words: str, unit: str, logged: Interval, gain: Interval) -> str:
    if gain.low <= 0.0 <= gain.high:
        return (
            f"no difference shown: {words} would earn between {gain.low:+.3f} and {gain.high:+.3f} {unit} beside the "
            f"logged {logged.mean:.3f}"
        )
    way = "more" if gain.mean > 0 else "less"
    return (
        f"{words} would earn {way}: {gain.mean:+.3f} {unit} ({gain.low:+.3f} to {gain.high:+.3f}) beside the logged "
        f"{logged.mean:.3f}"
    )


def _exploring(found: Compared) -> int:
    return sum(slate.explore > 0 for slate in found.kept)
