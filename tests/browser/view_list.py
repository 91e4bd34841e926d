"""Every view of every page, by name, with the way a visitor comes to it; what must hold of all walks through these."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class View:
    """One view: the route it is a view of, and the way to it."""

    route: str
    reach: Callable
    complaint: str = ""  # what the browser's console may say on the way


VIEWS: dict[str, View] = {}


def view(route: str, complaint: str = ""):
    """Take a function that leads a visit to a view into the list, under its name."""

    def keep(reach):
        VIEWS[reach.__name__] = View(route, reach, complaint)
        return reach

    return keep
