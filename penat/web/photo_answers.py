"""What answers about photos hold."""

from penat.web.answers import Answer


class PhotoStep(Answer):
    """One step of a photo's way: when it was done and how long it took; null where it is not, or is not known."""

    at: str | None
    ms: float | None


class PhotoSteps(Answer):
    """A photo's way: taken in, its pieces found, each piece embedded, and found by searches."""

    uploaded: PhotoStep
    segmented: PhotoStep
    embedded: PhotoStep
    searchable: PhotoStep


class PhotoBrief(Answer):
    """One uploaded photo: sizes in pixels and bytes, times in UTC, and where its picture is."""

    id: str
    width: int
    height: int
    size: int
    made_at: str
    expires_at: str | None
    picture: str
    thumbnail: str


class PhotoFacts(PhotoBrief):
    """One uploaded photo, and how far it has come."""

    steps: PhotoSteps


class PhotosAnswer(Answer):
    """The owner's photos, the newest first; `next` is the cursor of the next page, null on the last."""

    photos: list[PhotoBrief]
    next: str | None


class UploadedImage(Answer):
    """The id to go on with at POST /segment/ID, and where the picture is."""

    image_id: str
    width: int
    height: int
    picture: str
    expires_at: str | None


ANSWERS = (PhotoFacts, PhotosAnswer, UploadedImage)
