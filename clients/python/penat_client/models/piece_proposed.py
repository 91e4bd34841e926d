from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.proposed_item import ProposedItem
    from ..models.segment_summary import SegmentSummary


T = TypeVar("T", bound="PieceProposed")


@_attrs_define
class PieceProposed:
    """A piece of the photo, the category it was looked for in (null: in all), and the nearest items.

    Attributes:
        segment (SegmentSummary): One piece of furniture in a photo, but for its mask; `category` is null where it is
            not clearly one.
        category (None | str):
        proposals (list[ProposedItem]):
    """

    segment: SegmentSummary
    category: None | str
    proposals: list[ProposedItem]

    def to_dict(self) -> dict[str, Any]:
        segment = self.segment.to_dict()

        category: None | str
        category = self.category

        proposals = []
        for proposals_item_data in self.proposals:
            proposals_item = proposals_item_data.to_dict()
            proposals.append(proposals_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "segment": segment,
                "category": category,
                "proposals": proposals,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.proposed_item import ProposedItem  # noqa: PLC0415
        from ..models.segment_summary import SegmentSummary  # noqa: PLC0415

        d = dict(src_dict)
        segment = SegmentSummary.from_dict(d.pop("segment"))

        def _parse_category(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        category = _parse_category(d.pop("category"))

        proposals = []
        _proposals = d.pop("proposals")
        for proposals_item_data in _proposals:
            proposals_item = ProposedItem.from_dict(proposals_item_data)

            proposals.append(proposals_item)

        piece_proposed = cls(
            segment=segment,
            category=category,
            proposals=proposals,
        )

        return piece_proposed
