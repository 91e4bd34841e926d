"""What looks after releases: listed, compared, served, taken back, and taken away."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from penat.adapters.release_checks import problems_of
from penat.adapters.release_formats import unread_releases
from penat.adapters.release_gate import Findings, told
from penat.adapters.release_layout import (
    Incomplete,
    Manifest,
    complete_manifest,
    complete_releases,
    current_id,
    publish_pointer,
    release_folder,
    served_before,
)
from penat.adapters.release_lock import release_lock
from penat.adapters.release_pruning import disk_bytes, freed_bytes, prunable, prune
from penat.adapters.release_reader import read_release
from penat.domain.catalogue import Catalogue
from penat.domain.errors import NotFound
from penat.domain.release_changes import Changes, changes
from penat.domain.release_comparison import space_of
from penat.settings import Settings
from penat.wiring.gate import build_gate


@dataclass(frozen=True)
class Listed:
    """A line of `penat releases list`; `changes` is against the release before it, None for the first."""

    manifest: Manifest
    served: bool
    bytes: int
    changes: Changes | None
    other_model: bool


@dataclass(frozen=True)
class ReleaseFacts:
    """What `penat releases show` tells: the manifest, its report's counts, and how it compares to `against`, if any."""

    manifest: Manifest
    served: bool
    bytes: int
    problems: dict[str, int]
    found: Findings
    against: str | None
    changes: Changes | None

    @property
    def compared(self) -> list[str]:
        """How it differs, in lines for people."""
        return told(self.found)


@dataclass(frozen=True)
class Pruned:
    """Which releases go, or went, and the bytes that frees."""

    releases: Sequence[Manifest]
    bytes: int


def list_releases(settings: Settings) -> tuple[list[Manifest], str | None]:
    """Return the complete releases, oldest first, and the id that CURRENT names."""
    return complete_releases(settings.cache), current_id(settings.cache)


def unread(settings: Settings) -> list[str]:
    """Return why, for each release of a format that this Penat does not read, and the way out."""
    return unread_releases(settings.cache)


def overview(settings: Settings) -> list[Listed]:
    """Return the complete releases, oldest first, each with what changed since the one before."""
    found: list[Listed] = []
    before: Catalogue | None = None
    for manifest in complete_releases(settings.cache):
        folder = release_folder(settings.cache, manifest.release)
        after = _opened(folder)
        changed = changes(before, after) if before and after else None
        other = bool(before and after and space_of(before) != space_of(after))
        served = current_id(settings.cache) == manifest.release
        found.append(Listed(manifest, served, disk_bytes(folder), changed, other))
        before = after or before
    return found


def _opened(folder: Path) -> Catalogue | None:
    """Return a release, or None where it went, or was damaged, meanwhile."""
    try:
        return read_release(folder)[1]
    except Incomplete:
        return None


def verify_release(settings: Settings, release_id: str) -> list[str]:
    """Return everything that is wrong with a release, in words; nothing when it is sound."""
    return problems_of(settings.cache, release_id)


def release_named(settings: Settings, text: str) -> str:
    """Return the one release whose id begins with *text*. Raises NotFound naming those there are."""
    known = [manifest.release for manifest in complete_releases(settings.cache)]
    fitting = [one for one in known if one == text] or [one for one in known if text and one.startswith(text)]
    if len(fitting) == 1:
        return fitting[0]
    names = ", ".join(fitting or known[-5:]) or "none"
    what = f"several releases begin with {text!r}" if fitting else f"there is no release {text!r}"
    raise NotFound(f"{what}; choose from: {names}", field="release")


def show_release(settings: Settings, release_id: str, against: str | None = None) -> ReleaseFacts:
    """Return what a release is and how it compares to *against*, by default the served one. Raises Incomplete."""
    folder = release_folder(settings.cache, release_id)
    manifest, shown = read_release(folder)
    found = build_gate(settings).findings(release_id, against)
    served = current_id(settings.cache)
    other = (against or served) if found.comparison else None
    before = read_release(release_folder(settings.cache, other))[1] if other else None
    problems = _problem_counts(json.loads((folder / "report.json").read_bytes()))
    changed = changes(before, shown) if before else None
    return ReleaseFacts(manifest, served == release_id, disk_bytes(folder), problems, found, other, changed)


def publish_release(settings: Settings, release_id: str, *, force: bool = False) -> None:
    """Serve a release that passes the gate. Raises PublishRefused saying what was found."""
    with release_lock(settings.cache):
        complete_manifest(release_folder(settings.cache, release_id))
        build_gate(settings, force=force)(release_id)
        publish_pointer(settings.cache, release_id)


def rollback_release(settings: Settings, release_id: str | None = None) -> str:
    """Serve the release that was served before the present one, or the one named; returns its id.

    It is checked for damage, not for likeness: being different is what a rollback is for. Raises NotFound.
    """
    kept = {manifest.release for manifest in complete_releases(settings.cache)}
    earlier = [one for one in served_before(settings.cache) if one in kept]
    wanted = release_id or (earlier[0] if earlier else None)
    if wanted is None:
        raise NotFound("no earlier release is kept to go back to; see penat releases list", field="release")
    publish_release(settings, wanted, force=True)
    return wanted


def prune_releases(settings: Settings, *, keep: int, older_than_days: float | None, dry_run: bool) -> Pruned:
    """Take old releases away, or with *dry_run* say which. The served one and the *keep* newest stay."""
    with release_lock(settings.cache):
        limit = None if older_than_days is None else datetime.now(UTC) - timedelta(days=older_than_days)
        going = prunable(settings.cache, keep, limit)
        ids = [one.release for one in going]
        freed = freed_bytes(settings.cache, ids)
        if not dry_run:
            prune(settings.cache, ids)
        return Pruned(going, freed)


def _problem_counts(report: dict[str, Any]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for problem in report.get("problems", []):
        counts[problem["kind"]] = counts.get(problem["kind"], 0) + 1
    return counts
