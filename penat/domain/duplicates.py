"""Which items of one category show one design: one picture, an altered copy of it, or the thing in another colour.

Rows are taken in order, and each joins the nearest design founded before it, or founds its own. So whatever stands in
a group is within the limits of its representative: groups are stars. Connected components would chain a catalogue into
one group (each chair a little like the next), and complete linkage needs every pair at once; a star needs memory for
the designs alone, and it is the representative that a shopper sees in the others' place.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from penat.domain.catalogue import Item
from penat.domain.errors import InvalidInput
from penat.domain.geometry import MAX_DISTANCE, Floats, Vectors
from penat.domain.ingestion import Draft, Problem, Source
from penat.domain.perceptual_hash import Hashes, bits_apart

NEAR_BITS, COLOUR_BITS, BLIND_BITS = 8, 2, 2
COLOUR_TIMES = 16.0
BLOCK, CHUNK, FEW_PAIRS = 256, 8192, 20_000

Kinship = Literal["same picture", "near copy", "other colour"]


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two pictures of one design are, under one model.

    Altered copies are at most *distance* apart and NEAR_BITS of their hashes' 64; other colours at most
    *colour_distance* and COLOUR_BITS, since a hash sees shape and shading but no colour. *distance* None: the model's
    is not known, so that only hashes BLIND_BITS apart join; 0: only identical pixels do.

    Raises InvalidInput for a distance outside 0 to 4.
    """

    distance: float | None = None
    colour_distance: float | None = None

    def __post_init__(self) -> None:
        for name in ("distance", "colour_distance"):
            value = getattr(self, name)
            if value is not None and not 0 <= value <= MAX_DISTANCE:
                raise InvalidInput(f"{name} is {value}; it must lie between 0 and {MAX_DISTANCE:g}", field=name)

    @property
    def most_bits(self) -> int:
        """More bits apart, and nothing can join; −1 where only identical pixels do."""
        if self.distance is None:
            return BLIND_BITS
        return NEAR_BITS if self.distance > 0 else -1

    @property
    def colour_limit(self) -> float:
        """The distance within which the same shape is another colour: the model's, or a multiple of its near one."""
        if self.colour_distance is not None:
            return self.colour_distance
        return min(MAX_DISTANCE, COLOUR_TIMES * (self.distance or 0.0))

    def with_distance(self, distance: float) -> "Likeness":
        """Return the same with another *distance*; what other colours may differ by grows and shrinks with it."""
        if self.colour_distance is None or not self.distance:
            return Likeness(distance)
        return Likeness(distance, min(MAX_DISTANCE, self.colour_distance * distance / self.distance))

    def near(self, bits: NDArray[np.uint8], distances: Floats) -> NDArray[np.bool_]:
        """Return which pairs, *bits* and *distances* of one shape, are altered copies."""
        if self.distance is None:
            return bits <= BLIND_BITS
        return (bits <= self.most_bits) & (distances <= self.distance)

    def alike(self, bits: NDArray[np.uint8], distances: Floats) -> NDArray[np.bool_]:
        """Return which pairs show one design: altered copies and other colours."""
        if not self.distance:
            return self.near(bits, distances)
        return self.near(bits, distances) | ((bits <= COLOUR_BITS) & (distances <= self.colour_limit))


def design_groups(
    pixels_sha256: Sequence[str], hashes: Hashes, vectors: Vectors, likeness: Likeness
) -> tuple[NDArray[np.int32], NDArray[np.bool_]]:
    """Group the n rows of one category by design: group numbers (n,) by first appearance, and the representatives (n,).

    *hashes* (n,) are perceptual, 0 where unknown: such a row joins by identical pixels alone. *vectors* is (n, dim).
    The first row of a group stands for it. Exact, in blocks: memory grows with n, time with rows times designs.
    """
    first_of: dict[str, int] = {}
    founder = np.array([first_of.setdefault(digest, row) for row, digest in enumerate(pixels_sha256)], dtype=np.intp)
    unlike = np.unique(founder)
    if likeness.most_bits >= 0 and len(unlike) > 1:
        joined = np.arange(len(founder))
        joined[unlike] = unlike[_nearest_founders(hashes[unlike], vectors[unlike], likeness)]
        founder = joined[founder]
    founders, groups = np.unique(founder, return_inverse=True)
    representative = np.zeros(len(founder), dtype=bool)
    representative[founders] = True
    return groups.astype(np.int32), representative


@dataclass
class _Founders:
    """The rows that founded a design so far, in order."""

    rows: list[int] = field(default_factory=list)

    def chunks(self) -> Iterator[NDArray[np.intp]]:
        """Yield their row numbers, CHUNK at a time."""
        for start in range(0, len(self.rows), CHUNK):
            yield np.array(self.rows[start : start + CHUNK], dtype=np.intp)


def _nearest_founders(hashes: Hashes, vectors: Vectors, likeness: Likeness) -> NDArray[np.intp]:
    """Return for each row the row whose design it joins, itself where it founds one."""
    owner = np.arange(len(hashes))
    founders = _Founders()
    for start in range(0, len(hashes), BLOCK):
        block = np.arange(start, min(start + BLOCK, len(hashes)))
        kin = _kin(block, [*founders.chunks(), block], hashes, vectors, likeness)
        new: set[int] = set()
        for row in block.tolist():
            known = [(distance, other) for distance, other in kin.get(row, ()) if other < start or other in new]
            if known:
                owner[row] = min(known)[1]
            else:
                new.add(row)
                founders.rows.append(row)
    return owner


def _kin(
    block: NDArray[np.intp], others: Sequence[NDArray[np.intp]], hashes: Hashes, vectors: Vectors, likeness: Likeness
) -> dict[int, list[tuple[float, int]]]:
    """Return for rows of *block* the earlier rows among *others* that show their design, each with its distance."""
    found: dict[int, list[tuple[float, int]]] = defaultdict(list)
    for columns in others:
        bits = bits_apart(hashes[block, None], hashes[None, columns])
        close = (bits <= likeness.most_bits) & (columns[None, :] < block[:, None])
        left, right = np.nonzero(close)
        known = (hashes[block[left]] != 0) & (hashes[columns[right]] != 0)
        left, right = left[known], right[known]
        distances = _distances(vectors[block], vectors, columns, left, right)
        alike = likeness.alike(bits[left, right], distances)
        for row, other, distance in zip(block[left[alike]], columns[right[alike]], distances[alike], strict=True):
            found[int(row)].append((float(distance), int(other)))
    return found


def _distances(
    block: Vectors, vectors: Vectors, columns: NDArray[np.intp], left: NDArray[np.intp], right: NDArray[np.intp]
) -> Floats:
    """Return the distance of each pair: a few one by one, many by one matrix product."""
    if len(left) <= FEW_PAIRS:
        cosines = np.einsum("ij,ij->i", block[left], vectors[columns[right]], dtype=np.float64)
    else:
        cosines = (block @ vectors[columns].T)[left, right].astype(np.float64)
    found: Floats = np.clip(2.0 - 2.0 * cosines, 0.0, MAX_DISTANCE)
    return found


def variants_told(
    items: Sequence[Item], sources: Sequence[Source], vectors: Vectors, groups: NDArray[np.int32], likeness: Likeness
) -> list[Problem]:
    """Return, for every item that another one stands for, in which way the two are one design, in words."""
    first = np.unique(groups, return_index=True)[1]
    told = []
    for row in np.flatnonzero(first[groups] != np.arange(len(groups))).tolist():
        stands = int(first[groups[row]])
        one, other = sources[row], sources[stands]
        bits = bits_apart(one.phash, other.phash)
        distance = np.clip(2.0 - 2.0 * np.dot(vectors[row].astype(np.float64), vectors[stands]), 0.0, MAX_DISTANCE)
        kind = _kinship(one, other, bool(likeness.near(bits, distance)))
        measured = "" if kind == "same picture" else f": distance {distance:.4f}, {int(bits)} of 64 bits"
        reason = f"{items[row].id} is shown as one with {items[stands].id}{measured}"
        told.append(Problem(kind, one.path, reason, item=items[row].id))
    return told


def _kinship(one: Source, other: Source, near: bool) -> Kinship:
    if one.pixels_sha256 == other.pixels_sha256:
        return "same picture"
    return "near copy" if near else "other colour"


def remarks(sources: Sequence[Source]) -> set[tuple[str, str]]:
    """Return what was remarked about pictures, as (path, remark), once a picture."""
    return {(source.path, source.remark) for source in sources if source.remark}


def blindness(draft: Draft, likeness: Likeness) -> Iterator[Problem]:
    """Yield, in words, why altered copies may have been missed."""
    if likeness.distance is None:
        yield Problem(
            "note", f"model {draft.model.name}", "its distance between copies is not known, so only pictures whose "
            f"hashes are at most {BLIND_BITS} bits apart are one design; penat evaluate duplicates --write finds it",
        )  # fmt: skip
    unknown = sum(not source.phash for sources in draft.sources.values() for source in sources)
    if unknown and likeness.distance != 0:
        yield Problem(
            "note", f"{unknown} pictures", "they have no perceptual hash, as the release they were taken over from "
            "knows none and lacks their thumbnails: altered copies of them are not found",
        )  # fmt: skip
