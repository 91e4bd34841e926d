"""The demo page: one document for choosing and for shared looks; everything it shows comes from the JSON API."""

from flask import Blueprint, Response, make_response, render_template


def page_blueprint() -> Blueprint:
    """Return the blueprint that serves the page at `/` and, for shared looks, the same page at `/look`."""
    page = Blueprint("page", __name__)
    page.add_url_rule("/", "start", _page)
    page.add_url_rule("/look", "look", _page)
    return page


def _page() -> Response:
    """Return the page; browsers ask again each time, so a deployment shows its new page at once."""
    response = make_response(render_template("page.html"))
    response.headers["Cache-Control"] = "no-cache"
    return response
