"""Embedded pictures and the shop's rows put on shelves, with everything a release derives from the vectors."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

import numpy as np

from penat.domain.catalogue import Catalogue, Shelf, price_column, stock_column
from penat.domain.geometry import landmarks, neighbour_lists
from penat.domain.ingestion import Embedded, Links, PictureFile, Source, design_groups, item_of
from penat.use_cases.naming import category_slugs, item_ids


@dataclass(frozen=True)
class Plan:
    """How much a release derives: list lengths, the landmarks of each category, and the category that is styled."""

    styled_category: str = "chair"
    neighbours: int = 160
    landmarks: int = 256
    cross: int = 200
    seed: int = 20_240_501

    def to_payload(self) -> dict[str, Any]:
        """Return the plan as JSON-able values."""
        return asdict(self)


@dataclass(frozen=True)
class Shelved:
    """The shelves by category in alphabetical order, their slugs, and each item's source row by row."""

    shelves: Mapping[str, Shelf]
    slugs: Mapping[str, str]
    sources: Mapping[str, tuple[Source, ...]]


def shelves_of(pictures: Sequence[Embedded], links: Links, plan: Plan, before: Catalogue | None) -> Shelved:
    """Return every category's shelf, items in the order of their ids.

    What is derived from vectors is taken over from *before* for a category whose pictures have not changed.
    """
    ids = item_ids([PictureFile(picture.source.path, picture.category) for picture in pictures])
    by_category: dict[str, list[tuple[str, Embedded]]] = defaultdict(list)
    for item_id, picture in zip(ids, pictures, strict=True):
        by_category[picture.category].append((item_id, picture))
    shelves, sources = {}, {}
    for category in sorted(by_category):
        entries = sorted(by_category[category], key=lambda entry: entry[0])
        sources[category] = tuple(picture.source for _, picture in entries)
        shelves[category] = _shelf(category, entries, links, plan, before.shelves.get(category) if before else None)
    _link_across(shelves, plan, before)
    return Shelved(shelves, category_slugs(list(shelves)), sources)


def _shelf(
    category: str, entries: Sequence[tuple[str, Embedded]], links: Links, plan: Plan, before: Shelf | None
) -> Shelf:
    items = [
        item_of(item_id, category, picture.source.path, picture.image, links.rows.get(picture.source.path))
        for item_id, picture in entries
    ]
    vectors = np.stack([picture.vector for _, picture in entries])
    groups, representative = design_groups([picture.source.pixels_sha256 for _, picture in entries])
    if before is not None and np.array_equal(before.vectors, vectors) and np.array_equal(before.groups, groups):
        typical, rows, distances = before.landmarks, before.neighbours, before.neighbour_distances
    else:
        typical = _typical(vectors, representative, plan)
        rows, distances = neighbour_lists(
            vectors, vectors, plan.neighbours, own_group=groups, groups=groups, listed=representative
        )
    prices, stock = price_column(items), stock_column(items)
    return Shelf(category, items, vectors, prices, stock, groups, representative, rows, distances, typical)


def _typical(vectors: Any, representative: Any, plan: Plan) -> Any:
    """Return the landmark rows, representatives only; the seed is fixed, so the same pictures give the same ones."""
    rows = np.flatnonzero(representative)
    chosen = landmarks(vectors[rows], plan.landmarks, np.random.default_rng(plan.seed))
    return rows[chosen].astype(np.int32)


def _link_across(shelves: dict[str, Shelf], plan: Plan, before: Catalogue | None) -> None:
    """Give the styled category's shelf its nearest items of every other category."""
    styled = shelves.get(plan.styled_category)
    if styled is None:
        return
    cross = {
        other: _kept(styled, shelf, before) or neighbour_lists(styled.vectors, shelf.vectors, plan.cross)
        for other, shelf in shelves.items()
        if other != plan.styled_category
    }
    shelves[plan.styled_category] = replace(styled, cross=cross)


def _kept(styled: Shelf, shelf: Shelf, before: Catalogue | None) -> Any:
    """Return the earlier lists between two shelves when neither one's vectors have changed, else None."""
    old_styled = before.shelves.get(styled.category) if before else None
    old_shelf = before.shelves.get(shelf.category) if before else None
    if old_styled is None or old_shelf is None:
        return None
    same = np.array_equal(old_styled.vectors, styled.vectors) and np.array_equal(old_shelf.vectors, shelf.vectors)
    return old_styled.cross.get(shelf.category) if same else None
