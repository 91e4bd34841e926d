from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.harmony_answer_shortlist import HarmonyAnswerShortlist


T = TypeVar("T", bound="HarmonyAnswer")


@_attrs_define
class HarmonyAnswer:
    """How well the first outfit's items go with one another, and what is proven; `detail` says that in words.

    What is least is `mean_distance` (to the chosen item) + `weight` × `mean_between` (over the pairs).
    `proven_over_shortlist`: no outfit of the `shortlist`, so many items of each category, is better; one with an item
    off it could be by the share `could_be_better_by` at most, 0 where `optimal`.

        Attributes:
            detail (str):
            weight (float):
            mean_distance (float): Squared Euclidean distance of unit vectors
            mean_between (float): Squared Euclidean distance of unit vectors
            proven_over_shortlist (bool):
            could_be_better_by (float):
            shortlist (HarmonyAnswerShortlist):
    """

    detail: str
    weight: float
    mean_distance: float
    mean_between: float
    proven_over_shortlist: bool
    could_be_better_by: float
    shortlist: HarmonyAnswerShortlist

    def to_dict(self) -> dict[str, Any]:
        detail = self.detail

        weight = self.weight

        mean_distance = self.mean_distance

        mean_between = self.mean_between

        proven_over_shortlist = self.proven_over_shortlist

        could_be_better_by = self.could_be_better_by

        shortlist = self.shortlist.to_dict()

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "detail": detail,
                "weight": weight,
                "mean_distance": mean_distance,
                "mean_between": mean_between,
                "proven_over_shortlist": proven_over_shortlist,
                "could_be_better_by": could_be_better_by,
                "shortlist": shortlist,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.harmony_answer_shortlist import HarmonyAnswerShortlist  # noqa: PLC0415

        d = dict(src_dict)
        detail = d.pop("detail")

        weight = d.pop("weight")

        mean_distance = d.pop("mean_distance")

        mean_between = d.pop("mean_between")

        proven_over_shortlist = d.pop("proven_over_shortlist")

        could_be_better_by = d.pop("could_be_better_by")

        shortlist = HarmonyAnswerShortlist.from_dict(d.pop("shortlist"))

        harmony_answer = cls(
            detail=detail,
            weight=weight,
            mean_distance=mean_distance,
            mean_between=mean_between,
            proven_over_shortlist=proven_over_shortlist,
            could_be_better_by=could_be_better_by,
            shortlist=shortlist,
        )

        return harmony_answer
