from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.photo_size import PhotoSize
    from ..models.segment_box import SegmentBox


T = TypeVar("T", bound="SegmentSummary")


@_attrs_define
class SegmentSummary:
    """One piece of furniture in a photo, but for its mask; `category` is null where it is not clearly one.

    Attributes:
        id (str):
        photo (str):
        label (str):
        category (None | str):
        score (float):
        box (SegmentBox): The smallest box around a piece, in pixels of the photo.
        area (int):
        size (PhotoSize): The size of the photo that a piece's box, mask and outline are in, in pixels.
        mask_png (str):
        cutout (str):
    """

    id: str
    photo: str
    label: str
    category: None | str
    score: float
    box: SegmentBox
    area: int
    size: PhotoSize
    mask_png: str
    cutout: str

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        photo = self.photo

        label = self.label

        category: None | str
        category = self.category

        score = self.score

        box = self.box.to_dict()

        area = self.area

        size = self.size.to_dict()

        mask_png = self.mask_png

        cutout = self.cutout

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "photo": photo,
                "label": label,
                "category": category,
                "score": score,
                "box": box,
                "area": area,
                "size": size,
                "mask_png": mask_png,
                "cutout": cutout,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.photo_size import PhotoSize  # noqa: PLC0415
        from ..models.segment_box import SegmentBox  # noqa: PLC0415

        d = dict(src_dict)
        id = d.pop("id")

        photo = d.pop("photo")

        label = d.pop("label")

        def _parse_category(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        category = _parse_category(d.pop("category"))

        score = d.pop("score")

        box = SegmentBox.from_dict(d.pop("box"))

        area = d.pop("area")

        size = PhotoSize.from_dict(d.pop("size"))

        mask_png = d.pop("mask_png")

        cutout = d.pop("cutout")

        segment_summary = cls(
            id=id,
            photo=photo,
            label=label,
            category=category,
            score=score,
            box=box,
            area=area,
            size=size,
            mask_png=mask_png,
            cutout=cutout,
        )

        return segment_summary
