from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.photo_steps import PhotoSteps


T = TypeVar("T", bound="PhotoFacts")


@_attrs_define
class PhotoFacts:
    """One uploaded photo, and how far it has come.

    Attributes:
        id (str):
        width (int):
        height (int):
        size (int):
        made_at (str):
        expires_at (None | str):
        picture (str):
        thumbnail (str):
        steps (PhotoSteps): A photo's way: taken in, its pieces found, each piece embedded, and found by searches.
    """

    id: str
    width: int
    height: int
    size: int
    made_at: str
    expires_at: None | str
    picture: str
    thumbnail: str
    steps: PhotoSteps

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

        steps = self.steps.to_dict()

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
                "steps": steps,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.photo_steps import PhotoSteps  # noqa: PLC0415

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

        steps = PhotoSteps.from_dict(d.pop("steps"))

        photo_facts = cls(
            id=id,
            width=width,
            height=height,
            size=size,
            made_at=made_at,
            expires_at=expires_at,
            picture=picture,
            thumbnail=thumbnail,
            steps=steps,
        )

        return photo_facts
