"""What a finished release must show before it is served."""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from penat.adapters.canary_file import canaries_of
from penat.adapters.release_checks import problems_of
from penat.adapters.release_layout import Incomplete, current_id, read_manifest, release_folder
from penat.adapters.release_reader import read_release, release_head
from penat.domain.catalogue import Catalogue
from penat.domain.errors import InvalidInput, PublishRefused, Unavailable
from penat.domain.head_comparison import HeadComparison, SetCheck, item_figures, word_figures
from penat.domain.release_comparison import (
    LEAST_RECALL,
    CategoryChange,
    Comparison,
    compare,
    lists_recall,
    space_of,
)
from penat.domain.text_canaries import AT, TextChange, alarms, mean_overlap, text_changes
from penat.ports.embedder import Embedder

Reads = Callable[[Catalogue], Embedder]
"""Returns what reads words for a release's model. Raises Unavailable where that model is not here."""
Sets = Callable[[Catalogue], Sequence[SetCheck]]
"""Returns how a release does on each frozen query, in one order for all releases."""


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
    """The recall of each category's neighbour lists, and the comparison; None where there is none to compare with.

    `head` tells how the same items are found under another head than before, where that is what differs.
    """

    recall: Mapping[str, float]
    comparison: Comparison | None
    words: Words = Words()
    head: HeadComparison | None = None

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
        tuned = [] if self.head is None else self.head.alarms()
        return [*poor, *self.comparison.alarms(), *spoken, *tuned, *filter(None, [self.words.fault])]


class ReleaseGate:
    """Lets a release of the cache folder *cache* through when it is sound and like the served one.

    With *force* a sound one is let through however different it is. One that is not sound never is. *reads* gives
    what reads the words that both releases are asked, *sets* how a release does on the frozen queries.
    """

    def __init__(
        self, cache: Path, *, force: bool = False, reads: Reads = reads_nothing, sets: Sets = lambda _: ()
    ) -> None:
        self.cache = cache
        self.force = force
        self.reads = reads
        self.sets = sets

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
        return Findings(recall, compare(served, fresh), self._words(served, fresh), self._head(served, fresh))

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

    def _head(self, served: Catalogue, fresh: Catalogue) -> HeadComparison | None:
        """Return how *fresh* finds under its head; None without one, or where what is served has the same."""
        folder = release_folder(self.cache, fresh.release)
        kept = release_head(folder, read_manifest(folder))
        if kept is None or space_of(served) == space_of(fresh):
            return None
        figures, note = item_figures(served, fresh), ""
        try:
            categories = sorted(fresh.shelves)
            said = [f"a photo of a {name}" for name in categories]
            was, now = (self.reads(one).embed_texts(said) for one in (served, fresh))
            figures += word_figures((served, was), (fresh, now), categories)
        except Unavailable as error:
            note = f"what the head does to words was not measured: {error.detail}"
        sets = tuple(zip(self.sets(served), self.sets(fresh), strict=True))
        return HeadComparison(kept.name, tuple(figures), sets, kept.gain, note)

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
    tuned = [] if found.head is None else [f"under head {found.head.head}:", *(f"  {o}" for o in found.head.lines())]
    return [*lines, *filter(None, [words.note]), *tuned]


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
