"""A verdict on another policy, from a log: figures, what they rest on, and a sentence that anybody can read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from penat.domain.catalogue import Catalogue
from penat.lab.intervals import Interval
from penat.lab.log_evidence import Compared, compare
from penat.lab.off_policy import difference, estimates
from penat.lab.slate_log import LoggedSlate
from penat.lab.target_policy import TargetPolicy

MOST_UNSUPPORTED = 0.01
FEWEST = 50.0


@dataclass(frozen=True)
class Report:
    """What is known of a target policy: what it earns a slate by each estimator, and whether that can be trusted.

    effective: how many of the log's slates speak for it, whole slates and position by position; unsupported: the share
    of its first choices that the log could never have shown.
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


def report(catalogue: Catalogue, log: Sequence[LoggedSlate], target: TargetPolicy, reward: str) -> Report:
    """Return what *log* says that *target* would earn. Raises InvalidInput, NotFound."""
    found = compare(catalogue, log, target, reward)
    evidence = found.evidence
    told, gain = estimates(evidence), difference(evidence)
    return Report(
        target.words, reward, len(evidence.session), int(evidence.session.max()) + 1, told, gain, evidence.effective,
        evidence.effective_by_position, found.unsupported, found.disagreeing, found.other_releases,
        _verdict(target.words, found, told["logged"], gain),
    )  # fmt: skip


def _verdict(words: str, found: Compared, logged: Interval, gain: Interval) -> str:
    evidence = found.evidence
    if found.unsupported > MOST_UNSUPPORTED:
        return (
            f"unsupported: {found.unsupported:.1%} of what {words} would show first was never, or as good as never, "
            "shown by the logged policy, so the log cannot say what it earns; log with a wider kernel first"
        )
    if evidence.effective_by_position < FEWEST:
        return (
            f"too little: only {evidence.effective_by_position:.0f} slates' worth of the log speak for {words}; log "
            "more, or ask of a policy nearer to the logged one"
        )
    way = "more" if gain.mean > 0 else "less"
    if gain.low <= 0.0 <= gain.high:
        return (
            f"no difference shown: {words} would earn between {gain.low:+.3f} and {gain.high:+.3f} a slate beside the "
            f"logged {logged.mean:.3f}"
        )
    return (
        f"{words} would earn {way}: {gain.mean:+.3f} a slate ({gain.low:+.3f} to {gain.high:+.3f}) beside the logged "
        f"{logged.mean:.3f}"
    )
