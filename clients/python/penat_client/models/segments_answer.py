from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.run_facts import RunFacts
    from ..models.segment_facts import SegmentFacts


T = TypeVar("T", bound="SegmentsAnswer")


@_attrs_define
class SegmentsAnswer:
    """A segmenting and the pieces it found, the surest first.

    Attributes:
        run (RunFacts): One segmenting: how it was asked for, what found the pieces, what embedded them, when, and how
            long it took.
        segments (list[SegmentFacts]):
    """

    run: RunFacts
    segments: list[SegmentFacts]

    def to_dict(self) -> dict[str, Any]:
        run = self.run.to_dict()

        segments = []
        for segments_item_data in self.segments:
            segments_item = segments_item_data.to_dict()
            segments.append(segments_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "run": run,
                "segments": segments,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.run_facts import RunFacts  # noqa: PLC0415
        from ..models.segment_facts import SegmentFacts  # noqa: PLC0415

        d = dict(src_dict)
        run = RunFacts.from_dict(d.pop("run"))

        segments = []
        _segments = d.pop("segments")
        for segments_item_data in _segments:
            segments_item = SegmentFacts.from_dict(segments_item_data)

            segments.append(segments_item)

        segments_answer = cls(
            run=run,
            segments=segments,
        )

        return segments_answer
