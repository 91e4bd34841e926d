"""Finding what is wrong in a release: worked out once a release, then looked up."""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from threading import Lock, RLock
from typing import Any, TypeVar

import numpy as np

from penat.domain.catalogue import Catalogue, Shelf
from penat.domain.embedding_map import Colouring, colouring, colourings, flat, framed
from penat.domain.errors import NotFound
from penat.domain.geometry import Floats
from penat.domain.hubness import Hubness, hubness
from penat.domain.kinds import Kind, kinds
from penat.domain.mislabelled import Suspect, suspects
from penat.domain.near_copies import Copies, copies
from penat.domain.outliers import Outlier, outliers
from penat.domain.whole_release import NearestEverywhere, Progress, WholeRelease, nearest_everywhere
from penat.ports.map_store import MapStore

NEIGHBOURS = 10
KEPT = 2
PCA, TSNE = "pca", "tsne"
METHODS = (PCA, TSNE)
Made = TypeVar("Made")


class Findings:
    """What is wrong in one release. Each view is worked out when first asked for, by one thread; others wait for it."""

    def __init__(self, catalogue: Catalogue, progress: Progress | None = None) -> None:
        self.catalogue = catalogue
        self._progress = progress
        self._lock = RLock()
        self._made: dict[Any, Any] = {}

    @property
    def whole(self) -> WholeRelease:
        """The release as one table."""
        return self.once("whole", lambda: WholeRelease.of(self.catalogue))

    @property
    def near(self) -> NearestEverywhere:
        """Each item's nearest over the whole release."""
        return self.once("near", lambda: nearest_everywhere(self.whole, NEIGHBOURS, progress=self._progress))

    @property
    def suspects(self) -> list[Suspect]:
        """Items likely filed under the wrong category."""
        return self.once("suspects", lambda: suspects(self.whole, self.near))

    @property
    def copies(self) -> list[Copies]:
        """Items that show one thing."""
        return self.once("copies", lambda: copies(self.whole, self.near))

    @property
    def outliers(self) -> list[Outlier]:
        """Items far from everything."""
        return self.once("outliers", lambda: outliers(self.whole, self.near))

    @property
    def kinds(self) -> list[Kind]:
        """Groups inside categories that stand apart."""
        return self.once("kinds", lambda: kinds(self.whole))

    @property
    def hubs(self) -> dict[str, Hubness]:
        """How evenly the items of each category occur in one another's lists."""
        return self.once("hubs", lambda: {name: hubness(shelf) for name, shelf in self.catalogue.shelves.items()})

    def once(self, what: Any, make: Callable[[], Made]) -> Made:
        """Return what *make* gives, made by the first who asks."""
        with self._lock:
            if what not in self._made:
                self._made[what] = make()
            made: Made = self._made[what]
            return made


@dataclass(frozen=True)
class ItemMap:
    """Points (n, 2) in [−1, 1] of the items of *shelves*, in their order, and what colours them."""

    shelves: Sequence[Shelf]
    points: Floats = field(repr=False)
    colouring: Colouring
    colourings: Sequence[str]
    methods: Sequence[str]


class Troubleshooter:
    """Finds trouble in releases; what was found in the last few is kept, whatever prices do meanwhile."""

    def __init__(self, maps: MapStore | None = None) -> None:
        self._maps = maps
        self._lock = Lock()
        self._found: OrderedDict[str, Findings] = OrderedDict()

    def findings(self, catalogue: Catalogue, progress: Progress | None = None) -> Findings:
        """Return what is wrong in a release; nothing is worked out yet by asking for it."""
        with self._lock:
            if catalogue.release not in self._found:
                self._found[catalogue.release] = Findings(catalogue, progress)
                while len(self._found) > KEPT:
                    self._found.popitem(last=False)
            self._found.move_to_end(catalogue.release)
            return self._found[catalogue.release]

    def map(self, catalogue: Catalogue, method: str, category: str | None, colour: str) -> ItemMap:
        """Return a map of all items, or of one category's. Raises NotFound where a t-SNE map was not made yet."""
        shelves = list(catalogue.shelves.values()) if category is None else [catalogue.shelf(category)]
        coloured = colouring(catalogue, shelves, colour)
        points = self._points(catalogue, method, category)
        methods = [PCA, *([TSNE] if self._stored(catalogue) is not None else [])]
        return ItemMap(shelves, points, coloured, colourings(catalogue, shelves), methods)

    def _points(self, catalogue: Catalogue, method: str, category: str | None) -> Floats:
        """Return the points of the category's items, or of all."""
        found = self.findings(catalogue)
        if method == PCA:
            shelves = list(catalogue.shelves.values()) if category is None else [catalogue.shelf(category)]
            return found.once((PCA, category), lambda: flat(shelves))
        stored = self._stored(catalogue)
        if stored is None:
            raise NotFound(
                f"there is no {method} map of {catalogue.release} yet; make it: penat trouble map --method {method}",
                field="method",
            )
        if category is None:
            return framed(stored)
        names = list(catalogue.shelves)
        start = sum(len(catalogue.shelves[name]) for name in names[: names.index(category)])
        return framed(stored[start : start + len(catalogue.shelves[category])])

    def _stored(self, catalogue: Catalogue) -> Floats | None:
        """Return the map that was made beforehand, None where there is none that fits."""
        found = None if self._maps is None else self._maps.read(catalogue.release, TSNE)
        return found if found is not None and len(found) == sum(map(len, catalogue.shelves.values())) else None


def all_vectors(catalogue: Catalogue) -> np.ndarray[Any, np.dtype[np.float32]]:
    """Return the vectors (n, dim) of a release in its order, which is that of every map."""
    return np.concatenate([shelf.vectors for shelf in catalogue.shelves.values()])
