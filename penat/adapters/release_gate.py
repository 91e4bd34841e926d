"""What a finished release must show before it is served."""

import math
from pathlib import Path

from penat.adapters.release_checks import problems_of
from penat.adapters.release_layout import Incomplete, current_id, release_folder
from penat.adapters.release_reader import read_release
from penat.domain.catalogue import Catalogue
from penat.domain.errors import PublishRefused
from penat.domain.release_comparison import LEAST_RECALL, CategoryChange, Comparison, compare, lists_recall


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
        alarms = self.alarms(release_id)
        if alarms and not self.force:
            raise PublishRefused(
                f"release {release_id} is finished but not served, as it differs much from the served one:"
                f"{_listed(alarms)}\nLook at it with: penat releases show {release_id}. To serve it all the same: "
                f"penat releases publish {release_id} --force"
            )

    def alarms(self, release_id: str) -> list[str]:
        """Return what should be looked at first, in words."""
        fresh = self._opened(release_id)
        found = [
            f"the neighbour lists of {name} hold {recall:.1%} of the true nearest (at least {LEAST_RECALL:.0%})"
            for name, shelf in fresh.shelves.items()
            if (recall := lists_recall(shelf)) < LEAST_RECALL
        ]
        comparison = self.compared(release_id)
        return [*found, *(comparison.alarms() if comparison else ())]

    def compared(self, release_id: str) -> Comparison | None:
        """Return how a release differs from the served one, or None where it is that one or none is served."""
        served = current_id(self.cache)
        if served is None or served == release_id:
            return None
        try:
            return compare(self._opened(served), self._opened(release_id))
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
