"""What Prometheus reads."""

from flask import Blueprint, Response, request

from penat.web.access import Access
from penat.web.call_limits import is_local
from penat.web.config import WebConfig
from penat.web.services import Services

MIMETYPE = "text/plain; version=0.0.4; charset=utf-8"
SCOPE = "read"


def metrics_pages(services: Services, access: Access, config: WebConfig) -> Blueprint:
    """Return /metrics: for this machine itself and for keys that may read, or for everybody where that is set."""
    pages = Blueprint("metrics", __name__)

    @pages.get("/metrics")
    def metrics() -> Response:
        if config.metrics != "open" and not is_local(request):
            access.admit(SCOPE)
        assert services.meter is not None
        text = services.meter.exposition(services.readings())
        response = Response(text, content_type=MIMETYPE)
        response.headers["Cache-Control"] = "no-store"
        return response

    return pages
