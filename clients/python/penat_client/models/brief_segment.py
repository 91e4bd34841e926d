from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.box import Box
    from ..models.size import Size


T = TypeVar("T", bound="BriefSegment")


@_attrs_define
class BriefSegment:
    """A piece found in a photo, without its mask; `score` is how sure the segmenter was, `area` in pixels.

    Attributes:
        id (str):
        photo (str):
        label (str):
        category (None | str):
        score (float):
        box (Box): A box in pixels of its photo.
        area (int):
        size (Size): The photo's size in pixels.
        mask_png (str):
        cutout (str):
    """

    id: str
    photo: str
    label: str
    category: None | str
    score: float
    box: Box
    area: int
    size: Size
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
        from ..models.box import Box  # noqa: PLC0415
        from ..models.size import Size  # noqa: PLC0415

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

        box = Box.from_dict(d.pop("box"))

        area = d.pop("area")

        size = Size.from_dict(d.pop("size"))

        mask_png = d.pop("mask_png")

        cutout = d.pop("cutout")

        brief_segment = cls(
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

        return brief_segment
