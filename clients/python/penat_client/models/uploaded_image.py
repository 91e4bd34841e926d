from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

T = TypeVar("T", bound="UploadedImage")


@_attrs_define
class UploadedImage:
    """The id to go on with at POST /segment/ID, and where the picture is.

    Attributes:
        image_id (str):
        width (int):
        height (int):
        picture (str):
        expires_at (None | str):
    """

    image_id: str
    width: int
    height: int
    picture: str
    expires_at: None | str

    def to_dict(self) -> dict[str, Any]:
        image_id = self.image_id

        width = self.width

        height = self.height

        picture = self.picture

        expires_at: None | str
        expires_at = self.expires_at

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "image_id": image_id,
                "width": width,
                "height": height,
                "picture": picture,
                "expires_at": expires_at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        image_id = d.pop("image_id")

        width = d.pop("width")

        height = d.pop("height")

        picture = d.pop("picture")

        def _parse_expires_at(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        expires_at = _parse_expires_at(d.pop("expires_at"))

        uploaded_image = cls(
            image_id=image_id,
            width=width,
            height=height,
            picture=picture,
            expires_at=expires_at,
        )

        return uploaded_image
