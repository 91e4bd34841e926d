"""The OpenAPI document of a server with everything in it, without a server."""

from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, cast

from flask_openapi3.openapi import OpenAPI

from penat.settings import load_settings
from penat.web.app import create_app
from penat.web.config import WebConfig
from penat.web.openapi import document
from penat.wiring.server import build_services


def api_document() -> Mapping[str, Any]:
    """Return the document, which is that of any server of this version but for the address it is served from.

    Nothing is opened, and nothing of the surroundings read: what a deployment sets changes no route.
    """
    with TemporaryDirectory() as empty:
        place = Path(empty)
        settings = load_settings(data=place, cache=place, var=place, database="", queue="", engine="")
        config = WebConfig(secret_key="signs nothing: no route is called")  # nosec B106
        app = create_app(build_services(settings), config)
        return document(cast(OpenAPI, app))
