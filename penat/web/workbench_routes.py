"""The curator's pages; everything they show comes from the JSON API."""

from flask import Blueprint, Response, make_response, render_template

from penat.web.access import Access

_VIEWS = {
    "explore": ("/workbench", "app.js"),
    "trouble": ("/workbench/trouble", "trouble.js"),
    "map": ("/workbench/map", "map.js"),
    "annotate": ("/workbench/annotate", "annotate.js"),
    "labels": ("/workbench/labels", "labels.js"),
    "rooms": ("/workbench/rooms", "rooms.js"),
    "shoppers": ("/workbench/shoppers", "shoppers.js"),
}


def workbench_blueprint(access: Access, *, photos: bool = False) -> Blueprint:
    """Return the blueprint that serves the pages under `/workbench`, to who may read.

    *photos* tells them whether pieces of photos may be asked with.
    """
    pages = Blueprint("workbench", __name__)
    for view, (path, script) in _VIEWS.items():
        pages.add_url_rule(path, view, access.page(_Page(view, script, access, photos=photos)))
    return pages


class _Page:
    """One page: the frame all have in common, and the script that fills it."""

    def __init__(self, view: str, script: str, access: Access, *, photos: bool) -> None:
        self.__name__ = view
        self._script = script
        self._access = access
        self._photos = photos

    def __call__(self) -> Response:
        signed_in = not self._access.open_here
        page = render_template(
            "workbench.html", view=self.__name__, script=self._script, signed_in=signed_in, photos=self._photos
        )
        response = make_response(page)
        response.headers["Cache-Control"] = "no-cache"
        return response
