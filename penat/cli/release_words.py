"""What `penat releases list` and `show` say, in lines for people and as JSON for programs."""

import json
import math
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from penat.adapters.release_gate import Findings
    from penat.adapters.release_layout import Manifest
    from penat.domain.release_changes import Changes
    from penat.wiring.releases import Listed, ReleaseFacts

FIRST = 20


def megabytes(size: int) -> str:
    """Return a size in bytes as people read it."""
    return f"{size / 1e6:,.1f} MB"


def list_line(one: "Listed") -> str:
    """Return a release's line of the list."""
    manifest = one.manifest
    size = f"{manifest.items:,} items in {len(manifest.categories)} categories, {megabytes(one.bytes)}"
    told = [manifest.release, manifest.created[:16], size, *_at_a_glance(one), manifest.model.name]
    return f"{'*' if one.served else ' '} {'  '.join(told)}"


def _at_a_glance(one: "Listed") -> Iterator[str]:
    if one.changes is not None:
        counts = len(one.changes.added), len(one.changes.removed), one.changes.changed
        yield "+{:,} -{:,} ~{:,}".format(*counts) if any(counts) else "same items"
    if one.other_model:
        yield "other model"


def list_json(found: "Sequence[Listed]") -> str:
    """Return the list as JSON; `since` is against the release before, null for the first."""
    return _dumped([_listed(one) for one in found])


def facts_lines(facts: "ReleaseFacts") -> list[str]:
    """Return what `penat releases show` tells."""
    manifest = facts.manifest
    served = "being served" if facts.served else "not served"
    return [
        f"Release {manifest.release}, {served}, made {manifest.created}, {megabytes(facts.bytes)}",
        f"Model {manifest.model.name}, {manifest.model.dim} numbers a vector; currency {manifest.currency}",
        *(f"{one.count:9,}  {one.name:16} recall of its lists {facts.found.recall[one.name]:.3f}"
          for one in manifest.categories),
        *(f"{count:9,}  {kind} (see report.html)" for kind, count in facts.problems.items()),
        *([f"Against {facts.against}:"] if facts.against else []),
        *(f"  {line}" for line in [*facts.compared, *_changes(facts.changes)]),
        *(f"  ! {alarm}" for alarm in facts.found.alarms()),
    ]  # fmt: skip


def _changes(changes: "Changes | None") -> list[str]:
    """Return a line for each kind of change there is: how many items, and the first of them."""
    if changes is None:
        return []
    prices = [f"{one.id} {one.before or 'no price'} -> {one.after or 'no price'}" for one in changes.repriced]
    kinds = {
        "added": changes.added, "removed": changes.removed, "another picture": changes.repictured,
        "another price": prices, "otherwise changed": changes.otherwise,
    }  # fmt: skip
    lines = [f"{len(ids):,} {kind}: {_first(ids)}" for kind, ids in kinds.items() if ids]
    return lines or ["the same items, with the same facts"]


def _first(ids: Sequence[str]) -> str:
    more = f" and {len(ids) - FIRST:,} more" if len(ids) > FIRST else ""
    return f"{', '.join(ids[:FIRST])}{more}"


def facts_json(facts: "ReleaseFacts") -> str:
    """Return what `penat releases show` tells as JSON, every changed item named."""
    manifest = facts.manifest
    return _dumped(
        _facts(manifest, facts.served, facts.bytes)
        | {"recall": dict(facts.found.recall), "problems": facts.problems, "against": facts.against}
        | _compared(facts.found)
        | {"changes": asdict(facts.changes) if facts.changes else None, "alarms": facts.found.alarms()}
    )


def _compared(found: "Findings") -> dict[str, Any]:
    if found.comparison is None:
        return {"other_model": None, "categories_compared": [], "phrases": [], "phrases_note": None}
    return {
        "other_model": found.comparison.other_model,
        "categories_compared": [asdict(one) for one in found.comparison.categories],
        "phrases": [asdict(one) for one in found.words.changes],
        "phrases_note": found.words.note or None,
    }


def _listed(one: "Listed") -> dict[str, Any]:
    since = None
    if one.changes is not None:
        counts = {"added": len(one.changes.added), "removed": len(one.changes.removed), "changed": one.changes.changed}
        since = counts | {"other_model": one.other_model}
    return _facts(one.manifest, one.served, one.bytes) | {"since": since}


def _facts(manifest: "Manifest", served: bool, size: int) -> dict[str, Any]:
    return {
        "release": manifest.release, "served": served, "created": manifest.created, "bytes": size,
        "items": manifest.items, "categories": {one.name: one.count for one in manifest.categories},
        "model": manifest.model.name, "dim": manifest.model.dim, "currency": manifest.currency,
    }  # fmt: skip


def _dumped(value: Any) -> str:
    return json.dumps(_plain(value), ensure_ascii=False, indent=1)


def _plain(value: Any) -> Any:
    """Return *value* with null for what JSON has no number for."""
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    return None if isinstance(value, float) and math.isnan(value) else value
