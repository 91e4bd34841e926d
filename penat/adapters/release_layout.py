"""Where things lie in a cache folder, and a release's manifest.

- CACHE/CURRENT: the id of the release being served; CACHE/HISTORY: the ids that were, the newest last
- CACHE/models/NAME/: model bundles
- CACHE/releases/ID/manifest.json: what the release is, and the checksum of every file but the pictures
- CACHE/releases/ID/facts/SLUG.json (what is shown) and SLUG.sources.json (where the items came from)
- CACHE/releases/ID/arrays/SLUG.NAME.npy, SLUG.to.OTHERSLUG.NAME.npy: vectors and what is derived from them
- CACHE/releases/ID/head/ and arrays/SLUG.bare.npy: the head its vectors went through, if any, and they without it
- CACHE/releases/ID/chroma/: one collection a category
- CACHE/releases/ID/pictures/HASH.jpg, thumbnails/HASH.webp: named by the hash of their content
- CACHE/releases/ID/report.json, report.csv, report.html: what ingestion found odd
"""

import hashlib
import os
import re
import shutil
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from penat.adapters.release_formats import FORMAT, other_format
from penat.domain.errors import Unavailable
from penat.domain.ingestion import HeadFacts, ModelFacts

CURRENT, HISTORY, RELEASES, MODELS = "CURRENT", "HISTORY", "releases", "models"
MANIFEST = "manifest.json"
CHROMA, ARRAYS, FACTS, PICTURES, THUMBNAILS = "chroma", "arrays", "facts", "pictures", "thumbnails"
HEAD, BARE = "head", "bare"
PARTIAL = ".partial-"
REMEMBERED = 50
CHECKED_BYTES = 2**30
_RELEASE_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,127}")


class Incomplete(Unavailable):
    """A release folder that cannot be served; the message says what is missing or wrong."""


class FileFact(BaseModel):
    """A file's checksum and size."""

    sha256: str
    bytes: int


class CategoryFact(BaseModel):
    """A category's name as shown, its slug in file and collection names, and its number of items."""

    name: str
    slug: str
    count: int


class HeadFact(BaseModel):
    """The head that the model's vectors went through, and the model as it is without."""

    name: str
    sha256: str
    model_dim: int
    model_sha256: str


class ModelFact(BaseModel):
    """The model that made the release's vectors."""

    name: str
    dim: int
    sha256: str
    effective_choices: tuple[float, ...] | None = None
    head: HeadFact | None = None

    def facts(self) -> ModelFacts:
        """Return the same facts as the core knows them."""
        head = None if self.head is None else HeadFacts(**self.head.model_dump())
        return ModelFacts(self.name, self.dim, self.sha256, self.effective_choices, head)


class Manifest(BaseModel):
    """What a release says about itself; written last, so a folder with one was written to its end."""

    model_config = ConfigDict(frozen=True)

    format: int = FORMAT
    release: str
    created: str
    model: ModelFact
    currency: str | None
    links_sha256: str | None
    fingerprint: str
    plan: dict[str, Any]
    profile: dict[str, Any] = {}
    recall: dict[str, float] = {}
    categories: list[CategoryFact]
    files: dict[str, FileFact]

    @property
    def slugs(self) -> dict[str, str]:
        """Category -> slug."""
        return {category.name: category.slug for category in self.categories}

    @property
    def items(self) -> int:
        """The number of items in all categories."""
        return sum(category.count for category in self.categories)


def release_folder(cache: Path, release_id: str) -> Path:
    """Return where a release lies. Raises Incomplete for an id that cannot be one."""
    if not _RELEASE_ID.fullmatch(release_id):
        raise Incomplete(f"{release_id[:80]!r} is not a release id")
    return cache / RELEASES / release_id


def current_id(cache: Path) -> str | None:
    """Return the id in CURRENT, or None where there is no such file."""
    try:
        return (cache / CURRENT).read_text(encoding="utf-8", errors="replace").strip() or None
    except (FileNotFoundError, NotADirectoryError):
        return None


def read_manifest(folder: Path) -> Manifest:
    """Return a release's manifest. Raises Incomplete."""
    try:
        content = (folder / MANIFEST).read_bytes()
        reason = other_format(folder.name, content)
        if reason is not None:
            raise Incomplete(reason)
        manifest = Manifest.model_validate_json(content)
    except (FileNotFoundError, NotADirectoryError):
        raise Incomplete(f"{folder.name} has no {MANIFEST}, so it was not written to its end") from None
    except ValidationError as error:
        raise Incomplete(f"{folder.name}/{MANIFEST} cannot be read: {error.errors()[0]['msg']}") from None
    if manifest.release != folder.name and not folder.name.startswith(PARTIAL):
        raise Incomplete(f"{folder.name}/{MANIFEST} is the manifest of {manifest.release}")
    return manifest


def complete_manifest(folder: Path) -> Manifest:
    """Return the manifest of a release whose every file is there with the right size. Raises Incomplete."""
    manifest = read_manifest(folder)
    for name, fact in manifest.files.items():
        try:
            size = (folder / name).stat().st_size
        except OSError:
            raise Incomplete(f"{folder.name} lacks {name}") from None
        if size != fact.bytes and not name.startswith(f"{CHROMA}/"):  # opening a store with Chroma may resize its files
            raise Incomplete(f"{folder.name}/{name} has {size} bytes; the manifest says {fact.bytes}")
    return manifest


def refuse_damaged(folder: Path, manifest: Manifest) -> None:
    """Read what is served of a release against its checksums. Raises Incomplete for a file that is not as published.

    Above `CHECKED_BYTES` only the sizes count, so that a server of very many items starts in time.
    """
    served = {name: fact for name, fact in manifest.files.items() if name.startswith((f"{ARRAYS}/", f"{FACTS}/"))}
    if sum(fact.bytes for fact in served.values()) > CHECKED_BYTES:
        return
    for name, fact in served.items():
        if file_sha256(folder / name) != fact.sha256:
            raise Incomplete(f"{folder.name}/{name} is not the file that was published (its checksum differs)")


def file_sha256(path: Path) -> str:
    """Return a file's SHA-256 in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def complete_releases(cache: Path) -> list[Manifest]:
    """Return the manifests of all releases that are complete, oldest first."""
    found = []
    for folder in sorted((cache / RELEASES).glob("[!.]*")):
        try:
            found.append(complete_manifest(folder))
        except Incomplete:
            continue
    return sorted(found, key=lambda manifest: (manifest.created, manifest.release))


def link_or_copy(source: str | Path, target: str | Path) -> str:
    """Give a file a second name, or copy it where that cannot be; returns the new name. Raises FileNotFoundError."""
    try:
        os.link(source, target)
    except FileNotFoundError:
        raise
    except OSError:  # another file system, or one without hard links
        shutil.copyfile(source, target)
    return str(target)


def sync_to_disk(path: Path) -> None:
    """Return when a file's content, or a folder's list of names, is on disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def publish_pointer(cache: Path, release_id: str) -> None:
    """Make *release_id* the one being served, in one atomic step, and note it in HISTORY."""
    before = current_id(cache)
    fresh = cache / f"{CURRENT}.new"
    fresh.write_text(f"{release_id}\n", encoding="utf-8")
    sync_to_disk(fresh)
    fresh.replace(cache / CURRENT)
    sync_to_disk(cache)
    if before != release_id:
        _remember(cache, before, release_id)


def finish_publication(cache: Path) -> None:
    """Do what a process killed while publishing left undone: the note in HISTORY, and no half-written file."""
    served = current_id(cache)
    if served is not None and _history(cache)[-1:] != [served]:
        _remember(cache, None, served)
    for name in (CURRENT, HISTORY):
        (cache / f"{name}.new").unlink(missing_ok=True)


def served_before(cache: Path) -> list[str]:
    """Return the ids that were served, the newest first, each once, the present one left out."""
    present = current_id(cache)
    return [one for one in dict.fromkeys(reversed(_history(cache))) if one != present]


def _history(cache: Path) -> list[str]:
    try:
        return (cache / HISTORY).read_text(encoding="utf-8").split()
    except FileNotFoundError:
        return []


def _remember(cache: Path, before: str | None, release_id: str) -> None:
    """Add a publication to HISTORY, and what was served before it where that was never noted."""
    lines = _history(cache)
    if before is not None and lines[-1:] != [before]:
        lines.append(before)
    fresh = cache / f"{HISTORY}.new"
    fresh.write_text("".join(f"{one}\n" for one in [*lines, release_id][-REMEMBERED:]), encoding="utf-8")
    fresh.replace(cache / HISTORY)
