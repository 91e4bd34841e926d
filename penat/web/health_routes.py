"""Whether the process lives, and whether it can do its work."""

from flask import Response
from flask_openapi3.blueprint import APIBlueprint

from penat.web.answers import HealthAnswer, ReadyAnswer
from penat.web.error_pages import RETRY_SECONDS
from penat.web.openapi import HEALTH, plain
from penat.web.presenting import answer
from penat.web.services import Services


def health_blueprint(services: Services) -> APIBlueprint:
    """Return /healthz and /readyz."""
    api = APIBlueprint("health", __name__, abp_tags=[HEALTH])

    @api.get("/healthz", summary="Whether the process answers", responses={"200": plain(HealthAnswer)})
    def healthz() -> Response:
        """Answer 200 always, whatever the catalogue's state."""
        return answer({"status": "ok"})

    @api.get("/readyz", summary="Whether the server can do its work",
             responses={"200": plain(ReadyAnswer), "503": plain(ReadyAnswer)})  # fmt: skip
    def readyz() -> Response:
        """Answer 200 when everything needed is there, else 503; each dependency in words."""
        found = services.dependencies()
        ready = all(dependency.ready for dependency in found if dependency.needed)
        body = {
            "ready": ready,
            "dependencies": [{"name": each.name, "ready": each.ready, "detail": each.detail} for each in found],
        }
        response = answer(body, 200 if ready else 503)
        if not ready:
            response.headers["Retry-After"] = RETRY_SECONDS
        return response

    return api
