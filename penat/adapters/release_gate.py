"""What a finished release must show before it is served."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from penat.adapters.canary_file import canaries_of
from penat.adapters.release_checks import problems_of
from penat.adapters.release_layout import Incomplete, current_id, release_folder
from penat.adapters.release_reader import read_release
from penat.domain.catalogue import Catalogue
from penat.domain.errors import InvalidInput, PublishRefused, Unavailable
from penat.domain.release_comparison import LEAST_RECALL, CategoryChange, Comparison, compare, lists_recall
from penat.domain.text_canaries import AT, TextChange, alarms, mean_overlap, text_changes
from penat.ports.embedder import Embedder

Reads = Callable[[Catalogue], Embedder]
"""Returns what reads words for a release's model. Raises Unavailable where that model is not here."""


def reads_nothing(catalogue: Catalogue) -> Embedder:
    """Raise Unavailable: there is no model."""
    raise Unavailable(f"no model reads words for release {catalogue.release}", field="model")


@dataclass(frozen=True)
class Words:
    """What the same words find in two releases; `note` says why nothing was asked, `fault` what must be mended."""

    changes: tuple[TextChange, ...] = ()
    note: str = ""
    fault: str = ""


@dataclass(frozen=True)
class Findings:
    """The recall of each category's neighbour lists, and the comparison; None where there is none to compare with."""

    recall: Mapping[str, float]
    comparison: Comparison | None
    words: Words = Words()

    def alarms(self) -> list[str]:
        """Return what should be looked at before the release is served, in words."""
        poor = [
            f"the neighbour lists of {name} hold {recall:.1%} of the true nearest (at least {LEAST_RECALL:.0%})"
            for name, recall in self.recall.items()
            if recall < LEAST_RECALL
        ]
        if self.comparison is None:
            return poor
        spoken = [] if self.comparison.other_model else alarms(self.words.changes)
        return [*poor, *self.comparison.alarms(), *spoken, *filter(None, [self.words.fault])]


class ReleaseGate:
    """Lets a release of the cache folder *cache* through when it is sound and like the served one.

    With *force* a sound one is let through however different it is. One that is not sound never is. *reads* gives
    what reads the words that both releases are asked.
    """

    def __init__(self, cache: Path, *, force: bool = False, reads: Reads = reads_nothing) -> None:
        self.cache = cache
        self.force = force
        self.reads = reads

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

    def findings(self, release_id: str, against: str | None = None) -> Findings:
        """Return what can be said of a release and of how it differs from *against*, by default the served one.

        Raises Incomplete.
        """
        fresh = self._opened(release_id)
        recall = {name: lists_recall(shelf) for name, shelf in fresh.shelves.items()}
        served = self._other(fresh, against)
        if served is None:
            return Findings(recall, None)
        return Findings(recall, compare(served, fresh), self._words(served, fresh))

    def _other(self, fresh: Catalogue, against: str | None) -> Catalogue | None:
        wanted = against or current_id(self.cache)
        if wanted is None or wanted == fresh.release:
            return None
        try:
            return self._opened(wanted)
        except Incomplete:  # what cannot be read is not served either
            if against is not None:
                raise
            return None

    def _words(self, served: Catalogue, fresh: Catalogue) -> Words:
        try:
            texts = canaries_of(self.cache, {*served.shelves, *fresh.shelves})
        except InvalidInput as error:
            return Words(fault=error.detail)
        if not texts:
            return Words(note="no phrase is given, so what words find is not compared")
        try:
            was, now = (self.reads(one).embed_texts(texts) for one in (served, fresh))
        except Unavailable as error:
            return Words(note=f"what words find is not compared: {error.detail}")
        return Words(text_changes(texts, (served, was), (fresh, now)))

    def _opened(self, release_id: str) -> Catalogue:
        return read_release(release_folder(self.cache, release_id))[1]


def told(found: Findings) -> list[str]:
    """Return how a release differs from the other in lines for people; nothing without another one."""
    comparison, words = found.comparison, found.words
    if comparison is None:
        return []
    lines = [
        f"{change.category}: {change.before:,} -> {change.after:,} items, {change.priced_before:,} -> "
        f"{change.priced_after:,} with a price{_kept(change)}"
        for change in comparison.categories
    ]
    if comparison.other_model:
        lines.append("made with another model, so what is near and what words find is expected to change")
    if words.changes:
        told = f"of the first {AT} items that each of {len(words.changes)} phrases finds"
        lines += [f"{told}, {mean_overlap(words.changes):.1%} still is:", *_each(words.changes)]
    return [*lines, *filter(None, [words.note])]


def _each(changes: tuple[TextChange, ...]) -> list[str]:
    """Return a line for each phrase that finds other items, and one that names the others."""
    same = [change.text for change in changes if not change.gone and not change.came]
    lines = [f"  {change}" for change in changes if change.gone or change.came]
    return [*lines, f"  100% {'; '.join(same)}"] if same else lines


def _kept(change: CategoryChange) -> str:
    if math.isnan(change.kept):
        return ""
    return f"; {change.kept:.1%} of what was nearest to {change.canaries} of them still is"


def _listed(lines: list[str]) -> str:
    return "".join(f"\n- {line}" for line in lines)
