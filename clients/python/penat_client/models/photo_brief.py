from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

T = TypeVar("T", bound="PhotoBrief")


@_attrs_define
class PhotoBrief:
    """One uploaded photo: sizes in pixels and bytes, times in UTC, and where its picture is.

    Attributes:
        id (str):
        width (int):
        height (int):
        size (int):
        made_at (str):
        expires_at (None | str):
        picture (str):
        thumbnail (str):
    """

    id: str
    width: int
    height: int
    size: int
    made_at: str
    expires_at: None | str
    picture: str
    thumbnail: str

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        width = self.width

        height = self.height

        size = self.size

        made_at = self.made_at

        expires_at: None | str
        expires_at = self.expires_at

        picture = self.picture

        thumbnail = self.thumbnail

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "width": width,
                "height": height,
                "size": size,
                "made_at": made_at,
                "expires_at": expires_at,
                "picture": picture,
                "thumbnail": thumbnail,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = d.pop("id")

        width = d.pop("width")

        height = d.pop("height")

        size = d.pop("size")

        made_at = d.pop("made_at")

        def _parse_expires_at(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        expires_at = _parse_expires_at(d.pop("expires_at"))

        picture = d.pop("picture")

        thumbnail = d.pop("thumbnail")

        photo_brief = cls(
            id=id,
            width=width,
            height=height,
            size=size,
            made_at=made_at,
            expires_at=expires_at,
            picture=picture,
            thumbnail=thumbnail,
        )

        return photo_brief
