"""What was found wrong in a release into the JSON of the API."""

from collections.abc import Sequence

import numpy as np

from penat.domain.catalogue import NO_PRICE, ids_of
from penat.domain.hubness import Hubness
from penat.domain.kinds import Kind
from penat.domain.mislabelled import Suspect
from penat.domain.near_copies import Copies
from penat.domain.outliers import Outlier
from penat.domain.whole_release import WholeRelease
from penat.use_cases.troubleshooter import ItemMap
from penat.web.presenting import Json, Presenter

HUBS_SHOWN, EXAMPLES = 8, 12
DECIMALS = 4


class TroublePresenter:
    """Presents rows of a whole release as the items they are now: prices may have changed since they were found."""

    def __init__(self, present: Presenter, whole: WholeRelease) -> None:
        self._present = present
        self._whole = whole

    def category(self, row: int) -> str:
        """Return the category a row has."""
        return self._whole.place(row)[0].category

    def categories(self, found: Copies) -> set[str]:
        """Return the categories of all items of a group."""
        return {self.category(row) for row in found.rows}

    def suspect(self, one: Suspect) -> Json:
        """Return an item that looks like another category."""
        return {
            "item": self._item(one.row), "suggested": one.suggested, "suspicion": one.suspicion, "share": one.share,
            "own_distance": one.own, "other_distance": one.other, "neighbours": self._ids(one.neighbours),
        }  # fmt: skip

    def kind(self, one: Kind) -> Json:
        """Return a group that stands apart inside its category."""
        return {
            "category": one.category, "count": len(one.rows), "score": one.score, "apart": one.apart,
            "steadiness": one.steadiness, "own_distance": one.own, "nearest": one.nearest,
            "nearest_distance": one.other, "ids": self._ids(one.rows),
            "examples": [self._item(row) for row in one.rows[:EXAMPLES]],
        }  # fmt: skip

    def copies(self, one: Copies) -> Json:
        """Return items that show one thing."""
        items = [self._item(row) for row in one.rows]
        return {"sort": one.sort, "across": one.across, "distance": one.distance, "items": items}

    def outlier(self, one: Outlier) -> Json:
        """Return an item far from everything."""
        return {
            "item": self._item(one.row), "oddness": one.oddness, "gap": one.gap, "of_category": one.of_category,
            "of_neighbours": one.of_neighbours,
        }  # fmt: skip

    def hubness(self, one: Hubness) -> Json:
        """Return the figures of one category."""
        return {
            "category": one.category, "designs": one.designs, "list_length": one.k, "skewness": one.skewness,
            "gini": one.gini, "never": one.never, "candidates": one.reach, "unreachable": len(one.unreachable),
        }  # fmt: skip

    def rarest(self, chosen: Sequence[Hubness]) -> list[tuple[Hubness, int]]:
        """Return the designs in at most one list, with their category's figures, the rarest first."""
        found = [
            (int(one.counts[row]), place, int(row))
            for place, one in enumerate(chosen) for row in one.rarest
        ]  # fmt: skip
        return [(chosen[place], row) for _, place, row in sorted(found)]

    def rare(self, one: tuple[Hubness, int]) -> Json:
        """Return one of those."""
        return self.hub(*one)

    def hub(self, found: Hubness, row: int) -> Json:
        """Return an item of a category by its row there, with the number of lists it is in."""
        shelf = self._present.catalogue.shelf(found.category)
        return {
            "item": self._present.item(shelf, row), "lists": int(found.counts[row]),
            "reachable": not bool(np.isin(row, found.unreachable)),
        }  # fmt: skip

    def _item(self, row: int) -> object:
        shelf, own = self._whole.place(row)
        return self._present.item(self._present.catalogue.shelf(shelf.category), own)

    def _ids(self, rows: Sequence[int]) -> list[str]:
        return [self._whole.item(row).id for row in rows]


def map_json(made: ItemMap, method: str, category: str | None) -> Json:
    """Return a map column by column: a hundred thousand points are 4 MB so, and quick to draw."""
    colours = made.colouring
    cents = [] if colours.cents is None else [None if one == NO_PRICE else one for one in colours.cents.tolist()]
    legend = [{"value": value, "count": n} for value, n in zip(colours.values, colours.counts, strict=True)]
    return {
        "method": method,
        "methods": made.methods,
        "category": category,
        "colour": colours.name,
        "colours": made.colourings,
        "ids": [item_id for shelf in made.shelves for item_id in ids_of(shelf.items)],
        "x": np.round(made.points[:, 0], DECIMALS).tolist(),
        "y": np.round(made.points[:, 1], DECIMALS).tolist(),
        "index": [] if colours.cents is not None else colours.index.tolist(),
        "cents": cents,
        "legend": legend,
    }
