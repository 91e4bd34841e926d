"""Pictures by content hash: cached for ever, in several widths, as WebP where the client takes it."""

import re
from pathlib import Path
from typing import Any

from flask import Response, request, send_file
from flask_openapi3.blueprint import APIBlueprint

from penat.domain.errors import NotFound
from penat.web.openapi import PICTURES, pictures
from penat.web.parsing import parsed
from penat.web.queries import PicturePath, PictureQuery
from penat.web.services import Services

CACHE = "public, max-age=31536000, immutable"
_DIGEST = re.compile(r"[0-9a-f]{8,128}")
_MIMETYPES = {"jpeg": "image/jpeg", "webp": "image/webp"}


def picture_blueprint(services: Services) -> APIBlueprint:
    """Return /images/HASH.jpg and /thumbnails/HASH.webp."""
    api = APIBlueprint("pictures", __name__, abp_tags=[PICTURES])

    @api.get("/images/<digest>.jpg", summary="A display picture", responses=pictures("image/jpeg", "image/webp"))
    @parsed
    def image(path: PicturePath, query: PictureQuery) -> Response:
        """At most 1024 px wide, or as `width` says; WebP where `Accept` names it, else JPEG."""
        digest = _checked(path.digest)
        form = "webp" if _takes_webp() else "jpeg"
        if query.width is None and form == "jpeg":
            response = _file(services.pictures.display(digest), digest, form)
        else:
            path_on_disk = services.pictures.sized(digest, query.width, form)
            response = _file(path_on_disk, f"{digest}-{query.width or 'full'}-{form}", form)
        response.vary.add("Accept")
        return response

    @api.get("/thumbnails/<digest>.webp", summary="A thumbnail", responses=pictures("image/webp"))
    @parsed
    def thumbnail(path: PicturePath) -> Response:
        """At most 320 px wide, WebP."""
        digest = _checked(path.digest)
        return _file(services.pictures.thumbnail(digest), f"{digest}-thumbnail", "webp")

    return api


def _checked(digest: Any) -> str:
    """Return the digest if it looks like one. Raises NotFound otherwise, before any path is made of it."""
    if not _DIGEST.fullmatch(digest):
        raise NotFound(f"{str(digest)[:80]!r} is no picture's hash; take the URL from an item", field="digest")
    return str(digest)


def _takes_webp() -> bool:
    """Return whether the client names WebP in Accept; a bare */* is answered with what everybody can show."""
    return any(value.lower() == "image/webp" and quality > 0 for value, quality in request.accept_mimetypes)


def _file(path: Path, etag: str, form: str) -> Response:
    """Return the file with its lasting headers; If-None-Match, Range and HEAD are answered as they should be."""
    # Flask looks for a relative path beside its own package, not in the working directory.
    response = send_file(path.absolute(), mimetype=_MIMETYPES[form], etag=etag, conditional=True, max_age=31536000)
    response.headers["Cache-Control"] = CACHE
    return response
