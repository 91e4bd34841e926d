from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.brief_segment import BriefSegment


T = TypeVar("T", bound="NearSegment")


@_attrs_define
class NearSegment:
    """A kept segment that is near to what was asked with.

    Attributes:
        segment (BriefSegment): A piece found in a photo, without its mask; `score` is how sure the segmenter was,
            `area` in pixels.
        score (float): Cosine: 1 − distance/2
        distance (float): Squared Euclidean distance of unit vectors
    """

    segment: BriefSegment
    score: float
    distance: float

    def to_dict(self) -> dict[str, Any]:
        segment = self.segment.to_dict()

        score = self.score

        distance = self.distance

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "segment": segment,
                "score": score,
                "distance": distance,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.brief_segment import BriefSegment  # noqa: PLC0415

        d = dict(src_dict)
        segment = BriefSegment.from_dict(d.pop("segment"))

        score = d.pop("score")

        distance = d.pop("distance")

        near_segment = cls(
            segment=segment,
            score=score,
            distance=distance,
        )

        return near_segment
