from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

T = TypeVar("T", bound="ShoppingStep")


@_attrs_define
class ShoppingStep:
    """How many sessions came to a step, and what they did there.

    Attributes:
        step (int):
        reached (int):
        picked (int):
        refused (int): Said none of these at least once
        finished (int): Picked, and nothing was shown after it
        left (int): Shown a slate as their last, and did not pick
        effective (float | None): 1 / geometric mean of the first place's propensity; null where none has one
        measured (int): Slates that have that propensity
    """

    step: int
    reached: int
    picked: int
    refused: int
    finished: int
    left: int
    effective: float | None
    measured: int

    def to_dict(self) -> dict[str, Any]:
        step = self.step

        reached = self.reached

        picked = self.picked

        refused = self.refused

        finished = self.finished

        left = self.left

        effective: float | None
        effective = self.effective

        measured = self.measured

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "step": step,
                "reached": reached,
                "picked": picked,
                "refused": refused,
                "finished": finished,
                "left": left,
                "effective": effective,
                "measured": measured,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        step = d.pop("step")

        reached = d.pop("reached")

        picked = d.pop("picked")

        refused = d.pop("refused")

        finished = d.pop("finished")

        left = d.pop("left")

        def _parse_effective(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        effective = _parse_effective(d.pop("effective"))

        measured = d.pop("measured")

        shopping_step = cls(
            step=step,
            reached=reached,
            picked=picked,
            refused=refused,
            finished=finished,
            left=left,
            effective=effective,
            measured=measured,
        )

        return shopping_step
