from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.segment_box import SegmentBox


T = TypeVar("T", bound="SeedSegment")


@_attrs_define
class SeedSegment:
    """One piece of an image.

    Attributes:
        segment_id (str):
        label (str):
        category (None | str):
        score (float):
        box (SegmentBox): The smallest box around a piece, in pixels of the photo.
        area (int):
        mask (str):
        cutout (str):
    """

    segment_id: str
    label: str
    category: None | str
    score: float
    box: SegmentBox
    area: int
    mask: str
    cutout: str

    def to_dict(self) -> dict[str, Any]:
        segment_id = self.segment_id

        label = self.label

        category: None | str
        category = self.category

        score = self.score

        box = self.box.to_dict()

        area = self.area

        mask = self.mask

        cutout = self.cutout

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "segment_id": segment_id,
                "label": label,
                "category": category,
                "score": score,
                "box": box,
                "area": area,
                "mask": mask,
                "cutout": cutout,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.segment_box import SegmentBox  # noqa: PLC0415

        d = dict(src_dict)
        segment_id = d.pop("segment_id")

        label = d.pop("label")

        def _parse_category(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        category = _parse_category(d.pop("category"))

        score = d.pop("score")

        box = SegmentBox.from_dict(d.pop("box"))

        area = d.pop("area")

        mask = d.pop("mask")

        cutout = d.pop("cutout")

        seed_segment = cls(
            segment_id=segment_id,
            label=label,
            category=category,
            score=score,
            box=box,
            area=area,
            mask=mask,
            cutout=cutout,
        )

        return seed_segment
