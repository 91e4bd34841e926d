"""What every route that takes a photo shares: how much is read, how often, and who sends it."""

from collections.abc import Callable
from functools import wraps

from flask import Response, request

from penat.use_cases.photo_keeper import PhotoLimits
from penat.web.access import Access
from penat.web.problems import TOO_LARGE, refused_field

BESIDE_THE_FILE = 64 * 1024
View = Callable[..., Response]


def counted(access: Access, limits: PhotoLimits) -> Callable[[View], View]:
    """Return a decorator that counts an upload and lets a body of a photo's size through, before any of it is read.

    The view answers 401 for a key that is none, and 429 where there were too many uploads.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def uploading(*args: object, **kwargs: object) -> Response:
            request.max_content_length = limits.upload_bytes + BESIDE_THE_FILE
            access.visitor()
            access.count_upload()
            return view(*args, **kwargs)

        return uploading  # `wraps` hands the view's marks on, so that it goes on reading for itself

    return decorate


def checked_size(content: bytes, limits: PhotoLimits) -> bytes:
    """Return an uploaded file. Raises Refused with status 413 where it is larger than one may be."""
    if len(content) > limits.upload_bytes:
        words = f"the file has {len(content):,} bytes; at most {limits.upload_bytes:,} are taken. Send a smaller photo"
        raise refused_field(TOO_LARGE, "file", words)
    return content
