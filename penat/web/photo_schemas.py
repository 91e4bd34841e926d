"""What forms, paths and queries about photos hold."""

from typing import Annotated

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema

from penat.web.queries import Query, QueryLimit, digits

SIDES = (320, 640, 1024, 1600)


def _known_side(side: int) -> int:
    if side not in SIDES:
        raise ValueError(f"must be one of {', '.join(map(str, SIDES))}")
    return side


class PhotoForm(BaseModel):
    """A photo to upload."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)

    file: Annotated[
        bytes,
        Field(repr=False),
        WithJsonSchema(
            {"type": "string", "format": "binary", "description": "The picture file: JPEG, PNG, WebP, AVIF"}
        ),
    ]


class PhotoPath(BaseModel):
    """The photo's id, as uploading it answered."""

    photo_id: Annotated[str, Field(json_schema_extra={"example": "734b86aa-3a3a-4805-add1-cee210a67a10"})]


class PhotosQuery(Query):
    """Which page of the photos."""

    limit: QueryLimit = 24
    cursor: Annotated[str, Field(max_length=100, description="The `next` of the page before")] | None = None


class PhotoPictureQuery(Query):
    """How long the picture's longer side may be."""

    side: Annotated[
        int, BeforeValidator(digits), AfterValidator(_known_side),
        WithJsonSchema({"type": "integer", "enum": list(SIDES)}),
    ] | None = None  # fmt: skip


REQUESTS = (PhotoForm,)
