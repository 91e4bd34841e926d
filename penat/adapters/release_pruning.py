"""Old releases taken off the disk."""

import shutil
from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from penat.adapters.release_layout import RELEASES, Manifest, complete_releases, current_id, release_folder

TRASH = ".trash-"


def prunable(cache: Path, keep: int, before: datetime | None = None) -> list[Manifest]:
    """Return the releases that may go, oldest first: not the served one, not the *keep* newest, none made after."""
    served = current_id(cache)
    older = complete_releases(cache)[:-keep] if keep else complete_releases(cache)
    return [
        one
        for one in older
        if one.release != served and (before is None or datetime.fromisoformat(one.created) < before)
    ]


def freed_bytes(cache: Path, releases: Sequence[str]) -> int:
    """Return the bytes on disk that only these releases hold; pictures are shared with others by hard links."""
    links: Counter[tuple[int, int]] = Counter()
    found: dict[tuple[int, int], tuple[int, int]] = {}
    for release_id in releases:
        for path in release_folder(cache, release_id).rglob("*"):
            stat = path.lstat()
            if path.is_file():
                key = (stat.st_dev, stat.st_ino)
                links[key] += 1
                found[key] = (stat.st_nlink, stat.st_blocks * 512)
    return sum(size for key, (held, size) in found.items() if links[key] >= held)


def prune(cache: Path, releases: Sequence[str]) -> None:
    """Take releases away: each vanishes from the list in one step, then its files go."""
    for release_id in releases:
        folder = release_folder(cache, release_id)
        gone = folder.with_name(f"{TRASH}{folder.name}")
        folder.rename(gone)
    for left in (cache / RELEASES).glob(f"{TRASH}*"):
        shutil.rmtree(left, ignore_errors=True)


def disk_bytes(folder: Path) -> int:
    """Return the bytes a release's files take, shared ones included."""
    return sum(path.lstat().st_blocks * 512 for path in folder.rglob("*") if path.is_file())
