"""Photos: uploaded, shown, listed for their owner, and deleted."""

import io
import time
from datetime import UTC, datetime

from flask import Response, send_file
from flask_openapi3.blueprint import APIBlueprint

from penat.domain.errors import NotFound
from penat.domain.photo import MEDIA_TYPE, Photo
from penat.use_cases.photo_keeper import PhotoKeeper
from penat.web.access import Access
from penat.web.openapi import KEY_OR_NONE, PHOTOS, answers, nothing, photo_picture
from penat.web.parsing import parsed
from penat.web.photo_answers import PhotoFacts, PhotosAnswer
from penat.web.photo_expiry import PhotoExpiry
from penat.web.photo_owner import OwnerHeader, needed_owner, owner_of
from penat.web.photo_presenting import fresh_steps, photo_json, photo_url, steps_json
from penat.web.photo_schemas import PhotoForm, PhotoPath, PhotoPictureQuery, PhotosQuery
from penat.web.photo_uploads import checked_size, counted
from penat.web.presenting import answer
from penat.web.problems import INVALID_INPUT, refused_field
from penat.web.services import Services

CACHE_SECONDS = 3600
UPLOAD_PROBLEMS = (400, 401, 403, 413, 415, 422, 429, 503, 507)


def photo_blueprint(
    services: Services, keeper: PhotoKeeper, access: Access, base_url: str | None, expiry: PhotoExpiry
) -> APIBlueprint:
    """Return /api/v1/photos and what is below it but for segments."""
    api = APIBlueprint("photos", __name__, url_prefix="/api/v1/photos", abp_tags=[PHOTOS])
    api.after_request(expiry.after)
    _add_uploading(api, keeper, access, base_url)
    _add_reading(api, services, keeper, access, base_url)
    _add_picture(api, keeper)

    @api.delete(
        "/<photo_id>", summary="Delete a photo", responses=nothing(401, 403, 404, 422, 503), security=KEY_OR_NONE
    )
    @parsed
    def delete(path: PhotoPath, header: OwnerHeader) -> Response:
        """Take it away for good, with its bytes and everything found in it; only its owner may."""
        keeper.delete(path.photo_id, owner_of(access, header))
        return Response(status=204)

    return api


def _add_uploading(api: APIBlueprint, keeper: PhotoKeeper, access: Access, base_url: str | None) -> None:
    """Add what takes a photo in."""

    @api.post(
        "", summary="Upload a photo", responses=answers(PhotoFacts, *UPLOAD_PROBLEMS, status=201), security=KEY_OR_NONE
    )
    @counted(access, keeper.limits)
    @parsed
    def upload(header: OwnerHeader, form: PhotoForm) -> Response:
        """Keep a picture file as a plain JPEG of at most 2048 px, upright, without anything the camera wrote into it.

        Whoever knows the id can see it; a key, or the header Penat-Owner, says who may list and delete it.
        """
        begun = time.perf_counter()
        photo = keeper.add(checked_size(form.file, keeper.limits), owner_of(access, header))
        took = round((time.perf_counter() - begun) * 1000, 3)
        response = _private(answer(photo_json(photo, base_url) | {"steps": fresh_steps(photo, took)}, 201))
        response.headers["Location"] = photo_url(photo.id, base_url)
        return response


def _add_reading(
    api: APIBlueprint, services: Services, keeper: PhotoKeeper, access: Access, base_url: str | None
) -> None:
    """Add what lists photos and tells of one."""

    @api.get("", summary="Your photos", responses=answers(PhotosAnswer, 401, 422, 503), security=KEY_OR_NONE)
    @parsed
    def listed(query: PhotosQuery, header: OwnerHeader) -> Response:
        """List the owner's own, the newest first."""
        owner = needed_owner(access, header)
        if query.cursor is not None:
            _refuse_lost(keeper, query.cursor)
        found = keeper.listed(owner, query.limit + 1, query.cursor)
        shown, more = found[: query.limit], len(found) > query.limit
        told = {"photos": [photo_json(one, base_url) for one in shown], "next": shown[-1].id if more else None}
        return _private(answer(told))

    @api.get("/<photo_id>", summary="One photo", responses=answers(PhotoFacts, 404, 422, 503))
    @parsed
    def one(path: PhotoPath) -> Response:
        """Tell what is known of it, and how far it has come on its way to being found by searches."""
        photo = keeper.get(path.photo_id)
        return _private(answer(photo_json(photo, base_url) | {"steps": steps_json(photo, services)}))


def _refuse_lost(keeper: PhotoKeeper, cursor: str) -> None:
    """Raise Refused where the photo that a page begins after is gone, rather than say that there are no more."""
    try:
        keeper.get(cursor)
    except NotFound:
        words = "cursor is no photo that is still kept; begin again without one"
        raise refused_field(INVALID_INPUT, "cursor", words) from None


def _add_picture(api: APIBlueprint, keeper: PhotoKeeper) -> None:
    """Add the picture itself."""

    @api.get("/<photo_id>/picture", summary="A photo's picture", responses=photo_picture())
    @parsed
    def picture(path: PhotoPath, query: PhotoPictureQuery) -> Response:
        """Give it as JPEG, the longer side at most `side`; kept by the browser for an hour, and by nobody between."""
        photo = keeper.get(path.photo_id)
        content = keeper.content(photo, query.side)
        response = send_file(
            io.BytesIO(content), mimetype=MEDIA_TYPE, etag=f"{photo.sha256[:32]}-{query.side or 'full'}",
            conditional=True, download_name=f"{photo.id}.jpg",
        )  # fmt: skip
        response.headers["Cache-Control"] = f"private, max-age={_seconds_left(photo)}"
        return response


def _seconds_left(photo: Photo) -> int:
    """Return how long a browser may show the picture without asking: an hour, or less where it expires before."""
    if photo.expires_at is None:
        return CACHE_SECONDS
    left = (photo.expires_at - datetime.now(UTC)).total_seconds()
    return max(0, min(CACHE_SECONDS, int(left)))


def _private(response: Response) -> Response:
    response.headers["Cache-Control"] = "private, no-cache"
    return response
