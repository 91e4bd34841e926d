"""The curator's page; everything it shows comes from the JSON API."""

from flask import Blueprint, Response, make_response, render_template

from penat.web.access import Access


def workbench_blueprint(access: Access) -> Blueprint:
    """Return the blueprint that serves the page at `/workbench`, to who may read."""
    page = Blueprint("workbench", __name__)

    @page.get("/workbench")
    @access.page
    def explore() -> Response:
        response = make_response(render_template("workbench.html", signed_in=not access.open_here))
        response.headers["Cache-Control"] = "no-cache"
        return response

    return page
