"""What a head must not cost: items told apart by their nearest, and by words, as well as before it.

A few-shot gain can be had by blurring what is not asked for, such as the categories. A head that is to serve a whole
catalogue must keep them, so candidates are measured here before they are chosen, on facts that are known of every item.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from penat.domain.episodes import UNLABELLED, Labels
from penat.domain.geometry import Floats, Mask, Rows, Vectors
from penat.domain.head import Head
from penat.domain.split_groups import Groups

NEAREST, SAMPLED, POOL, BLOCK_ROWS = 10, 1000, 4000, 256
DEVIATIONS = 1.64  # a fall that one-sided 95 % of chance would not make
KINDS, WORDS = "category told by the nearest items", "category told by words"


@dataclass(frozen=True, slots=True)
class Kept:
    """A share in 0..1 before and after a head, and the standard error of the difference."""

    name: str
    before: float
    after: float
    error: float

    @property
    def worse(self) -> bool:
        """Whether it fell by more than chance would have it."""
        return self.after - self.before + DEVIATIONS * self.error < 0

    def __str__(self) -> str:
        return f"{self.name}: {self.before:.3f} -> {self.after:.3f}"


@dataclass(frozen=True)
class Keeps:
    """Facts to be kept: each row's kind (n,), further columns (n,) compared inside a kind, and the kinds' words.

    words: kind -> unit vector (dim,) of its name; empty where there is no text tower. At most POOL rows are looked at.
    """

    vectors: Vectors = field(repr=False)
    kinds: Labels = field(repr=False)
    groups: Groups = field(repr=False)
    columns: Mapping[str, Labels] = field(default_factory=dict, repr=False)
    words: Mapping[str, Vectors] = field(default_factory=dict, repr=False)

    @property
    def anything(self) -> bool:
        """Whether there is anything to keep: two kinds, or a further column."""
        return bool(self.columns) or len(np.unique(self.kinds[self.kinds != UNLABELLED])) > 1

    def measured(self, head: Head) -> list[Kept]:
        """Return every share before *head* and under it."""
        rows = _pool(len(self.vectors))
        before, after = self.vectors[rows], head.apply(self.vectors[rows])
        found = self._by_items(rows, before, after)
        return found + self._by_words(rows, before, after, head)

    def _by_items(self, rows: Rows, before: Vectors, after: Vectors) -> list[Kept]:
        kinds, groups = self.kinds[rows], self.groups[rows]
        asked = np.flatnonzero(kinds != UNLABELLED)[:SAMPLED]
        found = []
        if len(np.unique(kinds[asked])) > 1:
            hits = [kind_hits(vectors, kinds, groups, asked) for vectors in (before, after)]
            found.append(_kept(KINDS, hits[0], hits[1]))
        inside = np.unique(kinds, return_inverse=True)[1].astype(np.int32)
        for name, column in self.columns.items():
            labels = column[rows]
            filled = np.flatnonzero(labels != UNLABELLED)[:SAMPLED]
            shares = [_shares(one, labels, groups, inside, filled) for one in (before, after)]
            there = np.isfinite(shares[0]) & np.isfinite(shares[1])
            if there.sum() > 1:
                found.append(_kept(f"nearest with the same {name}", shares[0][there], shares[1][there]))
        return found

    def _by_words(self, rows: Rows, before: Vectors, after: Vectors, head: Head) -> list[Kept]:
        names = [name for name in np.unique(self.kinds[rows]).tolist() if name in self.words]
        if len(names) < 2:
            return []
        asked = np.flatnonzero(np.isin(self.kinds[rows], names))
        words = np.stack([self.words[name] for name in names])
        truth = np.searchsorted(names, self.kinds[rows][asked])
        hits = [
            (np.argmax(vectors[asked] @ texts.T, axis=1) == truth).astype(np.float64)
            for vectors, texts in ((before, words), (after, head.apply(words)))
        ]
        return [_kept(WORDS, hits[0], hits[1])]


def kind_hits(vectors: Vectors, kinds: Labels, groups: Groups, asked: Rows) -> Floats:
    """Return 1.0 where the commonest kind among a row's NEAREST is its own (q,), else 0.0.

    A row's own group is not among its nearest; of equally common kinds the first in the alphabet counts.
    """
    names, codes = np.unique(kinds, return_inverse=True)
    found = np.empty(len(asked))
    for start in range(0, len(asked), BLOCK_ROWS):
        block = asked[start : start + BLOCK_ROWS]
        near = _nearest(vectors, groups, block, np.ones((len(block), len(vectors)), dtype=bool))
        votes = (codes[near][:, :, None] == np.arange(len(names))).sum(axis=1)
        found[start : start + BLOCK_ROWS] = votes.argmax(axis=1) == codes[block]
    return found


def _shares(vectors: Vectors, labels: Labels, groups: Groups, inside: Groups, asked: Rows) -> Floats:
    """Return the share of each asked row's NEAREST labelled rows of its kind that have its label; NaN for none."""
    found = np.empty(len(asked))
    for start in range(0, len(asked), BLOCK_ROWS):
        block = asked[start : start + BLOCK_ROWS]
        allowed = (inside[block][:, None] == inside) & (labels != UNLABELLED) & (groups[block][:, None] != groups)
        near = _nearest(vectors, groups, block, allowed)
        there = np.take_along_axis(allowed, near, axis=1)
        hits = (labels[near] == labels[block][:, None]) & there
        counts = there.sum(axis=1)
        found[start : start + BLOCK_ROWS] = np.where(counts > 0, hits.sum(axis=1) / np.maximum(counts, 1), np.nan)
    return found


def _nearest(vectors: Vectors, groups: Groups, block: Rows, allowed: Mask) -> Rows:
    """Return NEAREST rows (b, k) of each row of *block*, in any order, those *allowed* (b, n) before all others."""
    cosines = vectors[block] @ vectors.T
    cosines[(groups[block][:, None] == groups) | ~allowed] = -2.0
    width = min(NEAREST, cosines.shape[1])
    found: Rows = np.argpartition(-cosines, width - 1, axis=1)[:, :width]
    return found


def _pool(count: int) -> Rows:
    """Return at most POOL rows, evenly spread."""
    return np.arange(count) if count <= POOL else np.linspace(0, count - 1, POOL).astype(np.intp)


def _kept(name: str, before: Floats, after: Floats) -> Kept:
    change = after - before
    error = float(change.std(ddof=1) / np.sqrt(len(change))) if len(change) > 1 else 0.0
    return Kept(name, float(before.mean()), float(after.mean()), error)
