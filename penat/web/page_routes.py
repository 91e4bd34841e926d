"""The demo page: one document for choosing and for shared looks; everything it shows comes from the JSON API."""

from flask import Blueprint, Response, make_response, render_template


def page_blueprint(*, photos: bool = False) -> Blueprint:
    """Return the blueprint that serves the page at `/` and, for shared looks, the same page at `/look`.

    *photos* tells the page whether it may offer to start from one.
    """
    page = Blueprint("page", __name__)

    def shown() -> Response:
        """Return the page; browsers ask again each time, so a deployment shows its new page at once."""
        response = make_response(render_template("page.html", photos=photos))
        response.headers["Cache-Control"] = "no-cache"
        return response

    page.add_url_rule("/", "start", shown)
    page.add_url_rule("/look", "look", shown)
    return page
