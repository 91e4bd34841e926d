"""The shopping log as the evaluation reads it: each slate with the pick that followed and what its items earned."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from penat.domain.shopping_log import Event, ShownSlate
from penat.lab.slate_log import LoggedSlate

OBP_COLUMNS = (
    "timestamp", "item_id", "position", "click", "propensity_score", "session", "step", "policy", "category", "release",
)  # fmt: skip
"""Open Bandit Pipeline's names for a log's columns, then ours for what it has none for."""

_Key = tuple[str, int, int]


def joined(slates: Iterable[ShownSlate], events: Iterable[Event]) -> list[LoggedSlate]:
    """Return the slates in the order they were shown, each with its pick and rewards.

    A pick belongs to the last slate of its session and step that was shown before it. Anything else done about an item
    belongs to the last slate of the session that showed it. A slate that was asked for twice (the same token sent
    again gives the same slate) counts once.
    """
    kept = _once(sorted(slates, key=lambda one: one.at))  # several processes write, each when it comes to it
    by_session: dict[str, list[int]] = defaultdict(list)
    for place, slate in enumerate(kept):
        by_session[slate.session].append(place)
    picks: dict[int, str] = {}
    rewards: dict[int, dict[str, dict[str, float]]] = defaultdict(lambda: defaultdict(dict))
    for event in sorted(events, key=lambda one: one.at):
        where = _slate_of(event, kept, by_session.get(event.session, ()))
        if where is None or event.item is None:
            continue
        if event.kind == "pick":
            picks[where] = event.item
        else:
            worth = 1.0 if event.value is None else event.value
            earned = rewards[where][event.kind]
            earned[event.item] = earned.get(event.item, 0.0) + worth
    return [_logged(slate, picks.get(place), rewards.get(place, {})) for place, slate in enumerate(kept)]


def obp_rows(log: Iterable[tuple[ShownSlate, LoggedSlate]]) -> Iterator[tuple[object, ...]]:
    """Yield a row for each place of each slate, in the order of OBP_COLUMNS; an unknown propensity is empty."""
    for shown, slate in log:
        for position, item in enumerate(slate.shown):
            chance = shown.propensities[position]
            yield (
                shown.at.isoformat(), item, position, int(item == slate.pick), "" if chance is None else repr(chance),
                slate.session, slate.step, slate.policy, slate.category, slate.release,
            )  # fmt: skip


def _once(slates: Iterable[ShownSlate]) -> list[ShownSlate]:
    seen: set[tuple[_Key, tuple[str, ...], str | None]] = set()
    kept = []
    for slate in slates:
        what = ((slate.session, slate.step, slate.refusals), slate.shown, slate.anchor)
        if what not in seen:
            seen.add(what)
            kept.append(slate)
    return kept


def _slate_of(event: Event, slates: Sequence[ShownSlate], places: Sequence[int]) -> int | None:
    """Return the place of the slate an event belongs to."""
    fits = [place for place in places if slates[place].at <= event.at and _belongs(event, slates[place])]
    return fits[-1] if fits else None


def _belongs(event: Event, slate: ShownSlate) -> bool:
    if event.kind in ("pick", "none"):
        return (slate.step, slate.refusals) == (event.step, event.refusals)
    return event.item in slate.shown


def _logged(slate: ShownSlate, pick: str | None, rewards: dict[str, dict[str, float]]) -> LoggedSlate:
    return LoggedSlate(
        session=slate.session, step=slate.step, release=slate.release, policy=slate.policy, width=slate.width,
        category=slate.category, anchor=slate.anchor, seen=slate.seen, shown=slate.shown,
        propensity=slate.propensities, min_cents=slate.price.min_cents, max_cents=slate.price.max_cents,
        in_stock=slate.in_stock, explore=slate.explore, pick=pick,
        rewards={kind: dict(items) for kind, items in rewards.items()},
    )  # fmt: skip
