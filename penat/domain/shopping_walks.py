"""The shopping log session by session, in bounded memory: what each was shown, and what it answered."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import blake2b

from penat.domain.shopping_log import TOLD_KINDS, Event, ShownSlate

MOST_SLATES = 100_000
"""How many slates are held at once; beyond it the sessions are a random part of all."""
MOST_OF_SESSION = 500
_WHOLE = 2**64


@dataclass(slots=True)
class WalkedSlate:
    """One slate of a session; *chance* is the first place's propensity, None where it has none."""

    at: datetime
    step: int
    refusals: int
    anchor: str | None
    shown: tuple[str, ...]
    chance: float | None
    pick: str | None = None
    refused: bool = False

    @property
    def what(self) -> tuple[int, int, str | None, tuple[str, ...]]:
        """What tells it from another slate of its session: the same token sent again shows the same slate."""
        return self.step, self.refusals, self.anchor, self.shown


@dataclass(slots=True)
class Walk:
    """One session: its slates, and how often each thing was done about an item, by (kind, item)."""

    slates: list[WalkedSlate] = field(default_factory=list)
    deeds: Counter[tuple[str, str]] = field(default_factory=Counter)


class Walks:
    """Gathers slates, then events, of the sessions of one *policy* and *category*, of all for None.

    At most *limit* slates are held. Past that a session is kept by the hash of its word: half of them, then a quarter,
    always whole, so that `share` says of what random part of all sessions this tells.
    """

    def __init__(self, policy: str | None = None, category: str | None = None, limit: int = MOST_SLATES) -> None:
        self._wanted = policy, category
        self._limit = limit
        self._held = 0
        self._walks: dict[str, Walk] = {}
        self._names: dict[str, str] = {}
        self.share = 1.0
        self.policies: set[str] = set()
        self.categories: set[str] = set()

    def __iter__(self) -> Iterator[Walk]:
        return iter(self._walks.values())

    def show(self, slates: Iterable[ShownSlate]) -> None:
        """Take slates, in any order; one that was asked for twice counts once."""
        for slate in slates:
            self.policies.add(slate.policy)
            self.categories.add(slate.category)
            if self._fits(slate) and slate.shown and self._sampled(slate.session):
                self._add(slate)
        for walk in self._walks.values():
            walk.slates.sort(key=lambda one: one.at)  # several processes write, each when it comes to it

    def tell(self, events: Iterable[Event]) -> None:
        """Take what was done, after the slates; what belongs to no known session is left out.

        A pick or refusal belongs to the last slate of its step that was shown before it; where a slate is answered
        twice the later answer holds.
        """
        for event in events:
            walk = self._walks.get(event.session)
            if walk is None:
                continue
            if event.kind in TOLD_KINDS:
                if event.item is not None:
                    walk.deeds[event.kind, self._named(event.item)] += 1
                continue
            slate = _answered(walk, event)
            if slate is not None:
                slate.pick, slate.refused = event.item, event.item is None

    def _fits(self, slate: ShownSlate) -> bool:
        policy, category = self._wanted
        return policy in (None, slate.policy) and category in (None, slate.category)

    def _sampled(self, session: str) -> bool:
        return self.share == 1.0 or _rank(session) < self.share * _WHOLE

    def _add(self, slate: ShownSlate) -> None:
        slates = self._walks.setdefault(slate.session, Walk()).slates
        shown = tuple(map(self._named, slate.shown))
        chance = slate.propensities[0] if slate.propensities else None
        walked = WalkedSlate(slate.at, slate.step, slate.refusals, slate.anchor, shown, chance)
        if len(slates) < MOST_OF_SESSION and all(walked.what != other.what for other in slates):
            slates.append(walked)
            self._held += 1
        while self._held > self._limit:
            self._halve()

    def _halve(self) -> None:
        self.share /= 2
        self._walks = {name: walk for name, walk in self._walks.items() if self._sampled(name)}
        self._held = sum(len(walk.slates) for walk in self._walks.values())

    def _named(self, item: str) -> str:
        """Return the one copy of an id: the same few are in every slate."""
        return self._names.setdefault(item, item)


def _rank(session: str) -> int:
    return int.from_bytes(blake2b(session.encode(), digest_size=8).digest(), "big")


def _answered(walk: Walk, event: Event) -> WalkedSlate | None:
    fits = [
        slate for slate in walk.slates
        if (slate.step, slate.refusals) == (event.step, event.refusals) and slate.at <= event.at
    ]  # fmt: skip
    return fits[-1] if fits else None
