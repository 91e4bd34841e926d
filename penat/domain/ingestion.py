"""What ingestion learns on its way: pictures, the shop's rows about them, problems, and the draft of a release."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from penat.domain.catalogue import Item, Shelf
from penat.domain.errors import InvalidInput
from penat.domain.geometry import MAX_DISTANCE, Vectors, normalised
from penat.domain.head import KeptHead, combined_sha256
from penat.domain.shop_profile import Profile

UNIT_TOLERANCE = 1e-3

ProblemKind = Literal[
    "skipped", "picture without row", "row without picture", "same picture", "near copy", "other colour", "note"
]


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing the report tells: where (path, and the line of the CSV where there is one) and why, in words.

    `item` is the id of the item it is about, where one picture may be several items.
    """

    kind: ProblemKind
    path: str
    reason: str
    line: int | None = None
    item: str = ""


@dataclass(frozen=True, slots=True)
class PictureFile:
    """A file that may be a picture: its path relative to the data folder, with slashes, and its category."""

    path: str
    category: str


@dataclass(frozen=True, slots=True)
class Rendering:
    """A decoded picture: `pixels` uint8 (height, width, 3) as the model looks at it, and what shoppers are shown.

    `pixels_sha256` is of the whole decoded picture, so that copies under other names are recognised, and `phash` its
    64-bit perceptual hash, which altered copies nearly share. `remark` says what is odd about a usable picture.
    """

    pixels: NDArray[np.uint8]
    pixels_sha256: str
    display_jpeg: bytes
    thumbnail_webp: bytes
    phash: int = 0
    remark: str = ""


@dataclass(frozen=True, slots=True)
class ReadPicture:
    """A picture that could be read; `rendering` is None where its content was known already and not decoded again."""

    file: PictureFile
    file_sha256: str
    rendering: Rendering | None


@dataclass(frozen=True, slots=True)
class Source:
    """Where an item came from: the picture's relative path, and hashes of the file and of its decoded pixels.

    `phash` is the picture's perceptual hash, 64 bits, 0 where a release made before it was kept does not tell; `remark`
    is what its rendering remarked; `row` is the key of the item's row, where its picture has several.
    """

    path: str
    file_sha256: str
    pixels_sha256: str
    phash: int = 0
    remark: str = ""
    row: str = ""


@dataclass(frozen=True, slots=True)
class LinkRow:
    """One accepted row of the shop's table about one picture. Money is whole hundredths of `currency`.

    `key` tells the rows of one picture apart, "" where it has only this one and the shop gives no `shop_id`. `category`
    is None where the table does not say.
    """

    line: int
    name: str | None = None
    price_cents: int | None = None
    currency: str | None = None
    link: str | None = None
    in_stock: bool = True
    extra: Mapping[str, str] = field(default_factory=dict)
    shop_id: str | None = None
    category: str | None = None
    key: str = ""


@dataclass(frozen=True, slots=True)
class Links:
    """The shop's table: picture path -> its rows, one currency, and what was odd. `sha256` is None without a table."""

    rows: Mapping[str, tuple[LinkRow, ...]] = field(default_factory=dict)
    currency: str | None = None
    problems: tuple[Problem, ...] = ()
    sha256: str | None = None
    profile: Profile = field(default_factory=Profile)

    def row(self, source: "Source") -> LinkRow | None:
        """Return the row an item was made of, or None where the table no longer has it."""
        return next((row for row in self.rows.get(source.path, ()) if row.key == source.row), None)


@dataclass(frozen=True, slots=True)
class HeadFacts:
    """The head that a model's vectors went through, and the model as it is without: dimensions and checksum."""

    name: str
    sha256: str
    model_dim: int
    model_sha256: str


@dataclass(frozen=True, slots=True)
class ModelFacts:
    """The model a release is made with; `sha256` changes with anything that changes its vectors, a head too."""

    name: str
    dim: int
    sha256: str
    effective_choices: tuple[float, ...] | None = None
    head: HeadFacts | None = None

    @property
    def bare(self) -> "ModelFacts":
        """The model without its head."""
        if self.head is None:
            return self
        return replace(self, dim=self.head.model_dim, sha256=self.head.model_sha256, head=None)

    def under(self, kept: KeptHead | None) -> "ModelFacts":
        """Return the bare model under a head. Raises InvalidInput for a head that was fitted to another one."""
        bare = self.bare
        if kept is None:
            return bare
        if kept.model_sha256 != bare.sha256 or kept.head.dim_in != bare.dim:
            raise InvalidInput(
                f"head {kept.name} was fitted to {kept.facts.get('model', 'another model')}, not to {bare.name} as it "
                "made this release; fit it anew", field="head",
            )  # fmt: skip
        facts = HeadFacts(kept.name, kept.sha256, bare.dim, bare.sha256)
        return replace(bare, dim=kept.head.dim, sha256=combined_sha256(bare.sha256, kept.sha256), head=facts)


@dataclass(frozen=True, slots=True)
class Embedded:
    """One picture with its vector, (dim,), and the content hash its display picture is named by."""

    source: Source
    category: str
    image: str
    vector: Vectors


@dataclass(frozen=True, slots=True)
class IngestReport:
    """What one ingestion did. `release` is the id being served afterwards; `published` says whether it is new."""

    release: str
    published: bool
    items: Mapping[str, int]
    embedded: int
    reused: int
    problems: tuple[Problem, ...]

    def of_kind(self, kind: ProblemKind) -> tuple[Problem, ...]:
        """Return the problems of one kind, in order."""
        return tuple(problem for problem in self.problems if problem.kind == kind)

    def to_payload(self) -> dict[str, Any]:
        """Return the report as JSON-able values."""
        rows = [{"kind": p.kind, "path": p.path, "line": p.line, "reason": p.reason} for p in self.problems]
        return {
            "release": self.release,
            "items": dict(self.items),
            "embedded": self.embedded,
            "reused": self.reused,
            "problems": rows,
        }


@dataclass(frozen=True, slots=True)
class Draft:
    """Everything a release consists of besides the pictures to show, ready to be written and checked.

    Under a `head` the shelves hold what it maps to, and `bare` each category's vectors (n, dim) as the model made them.
    """

    shelves: Mapping[str, Shelf]
    slugs: Mapping[str, str]
    sources: Mapping[str, Sequence[Source]]
    model: ModelFacts
    currency: str | None
    links_sha256: str | None
    plan: Mapping[str, Any]
    fingerprint: str = ""
    profile: Mapping[str, Any] = field(default_factory=dict)
    recall: Mapping[str, float] = field(default_factory=dict)
    head: KeptHead | None = None
    bare: Mapping[str, Vectors] = field(default_factory=dict)

    def model_vectors(self, category: str) -> Vectors:
        """Return the category's vectors (n, dim) as the model made them, whatever the head."""
        return self.bare.get(category, self.shelves[category].vectors)


def item_of(item_id: str, category: str, path: str, image: str, row: LinkRow | None) -> Item:
    """Return the item a picture and its row (if any) make; without a name, the file name is read as one."""
    if row is None:
        return Item(item_id, category, name_from(path), image)
    return Item(
        item_id, category, row.name or name_from(path), image,
        price_cents=row.price_cents, currency=row.currency if row.price_cents is not None else None,
        in_stock=row.in_stock, link=row.link, extra=row.extra,
    )  # fmt: skip


def name_from(path: str) -> str:
    """Return a readable name for a picture without one: "chair/oak_side-chair.jpg" gives "Oak side chair"."""
    stem = path.rpartition("/")[2].rpartition(".")[0] or path.rpartition("/")[2]
    words = stem.replace("_", " ").replace("-", " ").split()
    text = " ".join(words) or stem
    return text[:1].upper() + text[1:]


def checked_vectors(vectors: Vectors, count: int, dim: int) -> Vectors:
    """Return *vectors* scaled to length exactly 1. Raises ValueError unless they are *count* finite unit vectors."""
    if vectors.shape != (count, dim):
        raise ValueError(f"the model gave vectors of shape {vectors.shape} for {count} pictures of dimension {dim}")
    lengths = np.linalg.norm(vectors.astype(np.float64), axis=1)
    if not np.all(np.isfinite(lengths)):
        raise ValueError(f"the model gave NaN or infinity for {int(np.sum(~np.isfinite(lengths)))} of {count} pictures")
    if np.any(np.abs(lengths - 1.0) > UNIT_TOLERANCE):
        worst = float(lengths[np.argmax(np.abs(lengths - 1.0))])
        raise ValueError(f"the model gave a vector of length {worst:.4f}; every one must have length 1")
    return normalised(vectors)


def check_draft(draft: Draft) -> None:
    """Raise ValueError where a draft contradicts itself: counts, finite unit vectors, rows out of range, double ids."""
    seen: set[str] = set()
    for category, shelf in draft.shelves.items():
        checked_vectors(shelf.vectors, len(shelf), draft.model.dim)
        if len(draft.sources[category]) != len(shelf):
            raise ValueError(f"{len(draft.sources[category])} sources for {len(shelf)} items of {category}")
        ids = {item.id for item in shelf.items}
        if len(ids) != len(shelf) or ids & seen:
            raise ValueError(f"an item id of {category} occurs twice in the catalogue")
        seen |= ids
        _check_lists(category, shelf.neighbours, shelf.neighbour_distances, len(shelf))
        for other, (rows, distances) in shelf.cross.items():
            _check_lists(f"{category} to {other}", rows, distances, len(draft.shelves[other]))


def _check_lists(what: str, rows: NDArray[np.int32], distances: NDArray[np.float32], targets: int) -> None:
    if rows.shape != distances.shape:
        raise ValueError(f"{rows.shape} neighbours but {distances.shape} distances of {what}")
    if rows.size and (rows.min() < 0 or rows.max() >= targets):
        raise ValueError(f"a neighbour of {what} is row {int(rows.max())} of {targets}")
    if not np.all((distances >= 0) & (distances <= MAX_DISTANCE)):
        raise ValueError(f"a distance of {what} is outside 0 to {MAX_DISTANCE:g}")
