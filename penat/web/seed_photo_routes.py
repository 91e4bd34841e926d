"""The older way to upload a photo, answering as its front ends are used to, over the same use case."""

from flask import Response
from flask_openapi3.blueprint import APIBlueprint

from penat.use_cases.photo_keeper import PhotoKeeper
from penat.web.access import Access
from penat.web.openapi import KEY_OR_NONE, PHOTOS, answers
from penat.web.parsing import parsed
from penat.web.photo_answers import UploadedImage
from penat.web.photo_expiry import PhotoExpiry
from penat.web.photo_owner import OwnerHeader, owner_of
from penat.web.photo_presenting import photo_json
from penat.web.photo_routes import UPLOAD_PROBLEMS
from penat.web.photo_schemas import PhotoForm
from penat.web.photo_uploads import checked_size, counted
from penat.web.presenting import answer


def seed_photo_blueprint(
    keeper: PhotoKeeper, access: Access, base_url: str | None, expiry: PhotoExpiry
) -> APIBlueprint:
    """Return POST /upload."""
    api = APIBlueprint("seed_photos", __name__, abp_tags=[PHOTOS])
    api.after_request(expiry.after)

    @api.post(
        "/upload", summary="Upload an image", responses=answers(UploadedImage, *UPLOAD_PROBLEMS), security=KEY_OR_NONE
    )
    @counted(access, keeper.limits)
    @parsed
    def upload(header: OwnerHeader, form: PhotoForm) -> Response:
        """Keep a picture file, as POST /api/v1/photos does; `image_id` is the id to go on with."""
        photo = keeper.add(checked_size(form.file, keeper.limits), owner_of(access, header))
        told = photo_json(photo, base_url)
        shown = {name: told[name] for name in ("width", "height", "picture", "expires_at")}
        response = answer({"image_id": photo.id, **shown})
        response.headers["Cache-Control"] = "private, no-cache"
        return response

    return api
