from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.photo_step import PhotoStep


T = TypeVar("T", bound="PhotoSteps")


@_attrs_define
class PhotoSteps:
    """A photo's way: taken in, its pieces found, each piece embedded, and found by searches.

    Attributes:
        uploaded (PhotoStep): One step of a photo's way: when it was done and how long it took; null where it is not, or
            is not known.
        segmented (PhotoStep): One step of a photo's way: when it was done and how long it took; null where it is not,
            or is not known.
        embedded (PhotoStep): One step of a photo's way: when it was done and how long it took; null where it is not, or
            is not known.
        searchable (PhotoStep): One step of a photo's way: when it was done and how long it took; null where it is not,
            or is not known.
    """

    uploaded: PhotoStep
    segmented: PhotoStep
    embedded: PhotoStep
    searchable: PhotoStep

    def to_dict(self) -> dict[str, Any]:
        uploaded = self.uploaded.to_dict()

        segmented = self.segmented.to_dict()

        embedded = self.embedded.to_dict()

        searchable = self.searchable.to_dict()

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "uploaded": uploaded,
                "segmented": segmented,
                "embedded": embedded,
                "searchable": searchable,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.photo_step import PhotoStep  # noqa: PLC0415

        d = dict(src_dict)
        uploaded = PhotoStep.from_dict(d.pop("uploaded"))

        segmented = PhotoStep.from_dict(d.pop("segmented"))

        embedded = PhotoStep.from_dict(d.pop("embedded"))

        searchable = PhotoStep.from_dict(d.pop("searchable"))

        photo_steps = cls(
            uploaded=uploaded,
            segmented=segmented,
            embedded=embedded,
            searchable=searchable,
        )

        return photo_steps
