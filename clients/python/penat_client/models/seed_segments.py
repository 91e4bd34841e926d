from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.seed_segment import SeedSegment


T = TypeVar("T", bound="SeedSegments")


@_attrs_define
class SeedSegments:
    """The pieces of an image; the embedding of each is kept and found by POST /search.

    Attributes:
        image_id (str):
        segments (list[SeedSegment]):
    """

    image_id: str
    segments: list[SeedSegment]

    def to_dict(self) -> dict[str, Any]:
        image_id = self.image_id

        segments = []
        for segments_item_data in self.segments:
            segments_item = segments_item_data.to_dict()
            segments.append(segments_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "image_id": image_id,
                "segments": segments,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.seed_segment import SeedSegment  # noqa: PLC0415

        d = dict(src_dict)
        image_id = d.pop("image_id")

        segments = []
        _segments = d.pop("segments")
        for segments_item_data in _segments:
            segments_item = SeedSegment.from_dict(segments_item_data)

            segments.append(segments_item)

        seed_segments = cls(
            image_id=image_id,
            segments=segments,
        )

        return seed_segments
