from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.run_facts import RunFacts
    from ..models.segment_summary import SegmentSummary


T = TypeVar("T", bound="RunSummary")


@_attrs_define
class RunSummary:
    """A segmenting and the pieces it found, but for their masks: GET /api/v1/segments/ID has those.

    Attributes:
        run (RunFacts): One segmenting: how it was asked for, what found the pieces, what embedded them, when, and how
            long it took.
        segments (list[SegmentSummary]):
    """

    run: RunFacts
    segments: list[SegmentSummary]

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
        from ..models.segment_summary import SegmentSummary  # noqa: PLC0415

        d = dict(src_dict)
        run = RunFacts.from_dict(d.pop("run"))

        segments = []
        _segments = d.pop("segments")
        for segments_item_data in _segments:
            segments_item = SegmentSummary.from_dict(segments_item_data)

            segments.append(segments_item)

        run_summary = cls(
            run=run,
            segments=segments,
        )

        return run_summary
