"""What a finished release must show before it is served."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from penat.adapters.release_checks import problems_of
from penat.adapters.release_layout import Incomplete, current_id, release_folder
from penat.adapters.release_reader import read_release
from penat.domain.catalogue import Catalogue
from penat.domain.errors import PublishRefused
from penat.domain.release_comparison import LEAST_RECALL, CategoryChange, Comparison, compare, lists_recall


@dataclass(frozen=True)
class Findings:
    """The recall of each category's neighbour lists, and the comparison; None where it is the served one or none is."""

    recall: Mapping[str, float]
    comparison: Comparison | None

    def alarms(self) -> list[str]:
        """Return what should be looked at before the release is served, in words."""
        poor = [
            f"the neighbour lists of {name} hold {recall:.1%} of the true nearest (at least {LEAST_RECALL:.0%})"
            for name, recall in self.recall.items()
            if recall < LEAST_RECALL
        ]
        return [*poor, *(self.comparison.alarms() if self.comparison else ())]


class ReleaseGate:
    """Lets a release of the cache folder *cache* through when it is sound and like the served one.

    With *force* a sound one is let through however different it is. One that is not sound never is.
    """

    def __init__(self, cache: Path, *, force: bool = False) -> None:
        self.cache = cache
        self.force = force

    def __call__(self, release_id: str) -> None:
        """Raise PublishRefused, saying what was found and how to publish all the same."""
        unsound = problems_of(self.cache, release_id)
        if unsound:
            raise PublishRefused(f"release {release_id} is not sound, so it is not served:{_listed(unsound)}")
        alarms = [] if self.force else self.findings(release_id).alarms()
        if alarms:
            raise PublishRefused(
                f"release {release_id} is finished but not served, as it differs much from the served one:"
                f"{_listed(alarms)}\nLook at it with: penat releases show {release_id}. To serve it all the same: "
                f"penat releases publish {release_id} --force"
            )

    def findings(self, release_id: str) -> Findings:
        """Return what can be said of a release and of how it differs from the served one. Raises Incomplete."""
        fresh = self._opened(release_id)
        recall = {name: lists_recall(shelf) for name, shelf in fresh.shelves.items()}
        return Findings(recall, self._compared(fresh))

    def _compared(self, fresh: Catalogue) -> Comparison | None:
        served = current_id(self.cache)
        if served is None or served == fresh.release:
            return None
        try:
            return compare(self._opened(served), fresh)
        except Incomplete:  # what cannot be read is not served either
            return None

    def _opened(self, release_id: str) -> Catalogue:
        return read_release(release_folder(self.cache, release_id))[1]


def told(comparison: Comparison) -> list[str]:
    """Return a comparison in lines for people."""
    lines = [
        f"{change.category}: {change.before:,} -> {change.after:,} items, {change.priced_before:,} -> "
        f"{change.priced_after:,} with a price{_kept(change, comparison)}"
        for change in comparison.categories
    ]
    if comparison.other_model:
        lines.append("made with another model, so what is near is not compared")
    return lines


def _kept(change: CategoryChange, comparison: Comparison) -> str:
    if comparison.other_model or math.isnan(change.kept):
        return ""
    return f"; {change.kept:.1%} of what was nearest to {change.canaries} of them still is"


def _listed(lines: list[str]) -> str:
    return "".join(f"\n- {line}" for line in lines)
