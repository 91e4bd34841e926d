"""Embedded pictures and the shop's rows put on shelves, with everything a release derives from the vectors."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import Any

import numpy as np

from penat.domain.catalogue import Catalogue, Item, Shelf, price_column, stock_column
from penat.domain.duplicates import Likeness, design_groups
from penat.domain.geometry import Vectors, landmarks, neighbour_lists
from penat.domain.head import Head
from penat.domain.ingestion import Embedded, LinkRow, Links, Source, item_of
from penat.domain.neighbour_recall import cross_recall, neighbour_recall
from penat.domain.taste_space import cells
from penat.ports.neighbour_maker import NeighbourMaker
from penat.use_cases.naming import Nameless, category_slugs, item_ids


@dataclass(frozen=True)
class Plan:
    """How much a release derives: list lengths, the landmarks of each category, and the category that is styled.

    Above `exact_limit` items the neighbours of a category come from an engine's graph, where one is given.
    `variants_distance` and `colour_distance` say what is one design, as in `Likeness`, and are refused as there.
    """

    styled_category: str = "chair"
    neighbours: int = 160
    landmarks: int = 256
    cross: int = 200
    seed: int = 20_240_501
    variants_distance: float | None = 0.0
    colour_distance: float | None = None
    exact_limit: int = 100_000

    def __post_init__(self) -> None:
        self.likeness  # noqa: B018 - a distance that cannot be is refused before the long work

    @property
    def likeness(self) -> Likeness:
        """How alike two pictures of one design are."""
        return Likeness(self.variants_distance, self.colour_distance)

    def to_payload(self) -> dict[str, Any]:
        """Return the plan as JSON-able values."""
        return asdict(self)


@dataclass(frozen=True)
class Shelved:
    """The shelves by category in alphabetical order, their slugs, and each item's source row by row."""

    shelves: Mapping[str, Shelf]
    slugs: Mapping[str, str]
    sources: Mapping[str, tuple[Source, ...]]
    recall: Mapping[str, float] = field(default_factory=dict)
    bare: Mapping[str, Vectors] = field(default_factory=dict)


def shelves_of(
    pictures: Sequence[Embedded],
    links: Links,
    plan: Plan,
    before: Catalogue | None,
    graph: NeighbourMaker | None = None,
    head: Head | None = None,
) -> Shelved:
    """Return every category's shelf, items in the order of their ids, under *head* where one is given.

    What is one design is told by the model's own vectors, whose distances are calibrated. *graph* makes the neighbour
    lists of categories above the plan's exact limit; without one all are exact. What is derived from vectors is taken
    over from *before* for a category whose pictures have not changed.
    """
    by_category: dict[str, list[_Entry]] = defaultdict(list)
    for entry in _entries(pictures, links):
        by_category[entry.picture.category].append(entry)
    shelves, sources, bare = {}, {}, {}
    for category in sorted(by_category):
        entries = sorted(by_category[category], key=lambda entry: entry.item_id)
        sources[category] = tuple(entry.picture.source for entry in entries)
        made = np.stack([entry.picture.vector for entry in entries])
        if head is not None:
            bare[category] = made
        earlier = before.shelves.get(category) if before else None
        shelves[category] = _shelf(category, entries, (made, mapped(made, head)), plan, earlier, graph)
    link_across(shelves, plan, before, graph)
    return Shelved(shelves, category_slugs(list(shelves)), sources, recall_of(shelves, plan, graph), bare)


def mapped(vectors: Vectors, head: Head | None) -> Vectors:
    """Return *vectors* under the head, if there is one."""
    return vectors if head is None else head.apply(vectors)


def recall_of(shelves: Mapping[str, Shelf], plan: Plan, graph: NeighbourMaker | None) -> dict[str, float]:
    """Return recall@100 of each category's lists, "chair to bed" for those across: 1 where exact, else of a sample."""
    asked = {category for category, shelf in shelves.items() if graph is not None and len(shelf) > plan.exact_limit}
    recall = {}
    for category, shelf in shelves.items():
        recall[category] = neighbour_recall(shelf) if category in asked else 1.0
        for other in shelf.cross:
            recall[f"{category} to {other}"] = cross_recall(shelf, shelves[other]) if other in asked else 1.0
    return recall


def _maker(size: int, plan: Plan, graph: NeighbourMaker | None) -> NeighbourMaker:
    """Return what lists neighbours among *size* items."""
    exact: NeighbourMaker = neighbour_lists
    return exact if graph is None or size <= plan.exact_limit else graph


@dataclass(frozen=True, slots=True)
class _Entry:
    """One item to be: its id, its picture in the item's own category, and its row, if any."""

    item_id: str
    picture: Embedded
    row: LinkRow | None


def _entries(pictures: Sequence[Embedded], links: Links) -> list[_Entry]:
    """Return an item for each row about a picture, and one for a picture without rows."""
    made: list[tuple[Embedded, LinkRow | None]] = []
    for picture in pictures:
        folder = links.profile.category(picture.category) if links.profile.sorts else picture.category
        for row in links.rows.get(picture.source.path, (None,)):
            category = (row.category if row else None) or folder
            source = replace(picture.source, row=row.key if row else "")
            made.append((replace(picture, category=category, source=source), row))
    ids = item_ids(
        [Nameless(one.source.path, one.category, one.source.row, row.shop_id if row else None) for one, row in made]
    )
    return [_Entry(item_id, one, row) for item_id, (one, row) in zip(ids, made, strict=True)]


def _shelf(
    category: str, entries: Sequence[_Entry], both: tuple[Vectors, Vectors], plan: Plan, before: Shelf | None,
    graph: NeighbourMaker | None,
) -> Shelf:  # fmt: skip
    """Return a shelf; *both* are the model's vectors, which tell designs, and those to be served."""
    made, vectors = both
    pictures = [entry.picture for entry in entries]
    items = [
        item_of(entry.item_id, category, entry.picture.source.path, entry.picture.image, entry.row) for entry in entries
    ]
    groups, representative = design_groups(
        [picture.source.pixels_sha256 for picture in pictures],
        np.array([picture.source.phash for picture in pictures], dtype=np.uint64),
        made,
        plan.likeness,
    )
    if before is not None and np.array_equal(before.vectors, vectors) and np.array_equal(before.groups, groups):
        typical, rows, distances = before.landmarks, before.neighbours, before.neighbour_distances
    else:
        return derived_shelf(category, items, vectors, (groups, representative), plan, graph)
    prices, stock = price_column(items), stock_column(items)
    taste = before.taste_cells or cells(vectors, representative, distances)  # an older release has none
    return Shelf(
        category, items, vectors, prices, stock, groups, representative, rows, distances, typical, taste_cells=taste
    )


def derived_shelf(
    category: str, items: Sequence[Item], vectors: Any, designs: tuple[Any, Any], plan: Plan,
    graph: NeighbourMaker | None = None,
) -> Shelf:  # fmt: skip
    """Return a shelf with what is derived from its vectors; *designs* are the groups and their representatives."""
    groups, representative = designs
    rows, distances = _maker(len(items), plan, graph)(
        vectors, vectors, plan.neighbours, own_group=groups, groups=groups, listed=representative
    )
    typical = _typical(vectors, representative, plan)
    prices, stock, taste = price_column(items), stock_column(items), cells(vectors, representative, distances)
    return Shelf(
        category, items, vectors, prices, stock, groups, representative, rows, distances, typical, taste_cells=taste
    )


def _typical(vectors: Any, representative: Any, plan: Plan) -> Any:
    """Return the landmark rows, representatives only; the seed is fixed, so the same pictures give the same ones."""
    rows = np.flatnonzero(representative)
    chosen = landmarks(vectors[rows], plan.landmarks, np.random.default_rng(plan.seed))
    return rows[chosen].astype(np.int32)


def link_across(
    shelves: dict[str, Shelf], plan: Plan, before: Catalogue | None, graph: NeighbourMaker | None = None
) -> None:
    """Give the styled category's shelf its nearest items of every other category."""
    styled = shelves.get(plan.styled_category)
    if styled is None:
        return
    cross = {
        other: _kept(styled, shelf, before)
        or _maker(len(shelf), plan, graph)(styled.vectors, shelf.vectors, plan.cross)
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
