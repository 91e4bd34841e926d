from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.photo_brief import PhotoBrief


T = TypeVar("T", bound="PhotosAnswer")


@_attrs_define
class PhotosAnswer:
    """The owner's photos, the newest first; `next` is the cursor of the next page, null on the last.

    Attributes:
        photos (list[PhotoBrief]):
        next_ (None | str):
    """

    photos: list[PhotoBrief]
    next_: None | str

    def to_dict(self) -> dict[str, Any]:
        photos = []
        for photos_item_data in self.photos:
            photos_item = photos_item_data.to_dict()
            photos.append(photos_item)

        next_: None | str
        next_ = self.next_

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "photos": photos,
                "next": next_,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.photo_brief import PhotoBrief  # noqa: PLC0415

        d = dict(src_dict)
        photos = []
        _photos = d.pop("photos")
        for photos_item_data in _photos:
            photos_item = PhotoBrief.from_dict(photos_item_data)

            photos.append(photos_item)

        def _parse_next_(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        next_ = _parse_next_(d.pop("next"))

        photos_answer = cls(
            photos=photos,
            next_=next_,
        )

        return photos_answer
