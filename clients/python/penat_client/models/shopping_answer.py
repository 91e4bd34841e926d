from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.shopping_coverage import ShoppingCoverage
    from ..models.shopping_day import ShoppingDay
    from ..models.shopping_deeds import ShoppingDeeds
    from ..models.shopping_item import ShoppingItem
    from ..models.shopping_position import ShoppingPosition
    from ..models.shopping_step import ShoppingStep


T = TypeVar("T", bound="ShoppingAnswer")


@_attrs_define
class ShoppingAnswer:
    """What sessions were shown and did.

    Attributes:
        kept (bool): Whether this server keeps a log at present
        days (int):
        often (int):
        share (float): The random part of all sessions these figures are of
        sessions (int):
        slates (int):
        picks (int):
        refusals (int):
        finished (int):
        deeds (ShoppingDeeds): What front ends told, by kind.
        by_day (list[ShoppingDay]):
        steps (list[ShoppingStep]):
        positions (list[ShoppingPosition]):
        coverage (list[ShoppingCoverage]):
        top (list[ShoppingItem]): The 20 most picked
        never (list[ShoppingItem]): Shown `often` times or more and never picked, at most 20
        never_total (int):
        policies (list[str]): All of that stretch, whatever was asked for
        categories (list[str]):
    """

    kept: bool
    days: int
    often: int
    share: float
    sessions: int
    slates: int
    picks: int
    refusals: int
    finished: int
    deeds: ShoppingDeeds
    by_day: list[ShoppingDay]
    steps: list[ShoppingStep]
    positions: list[ShoppingPosition]
    coverage: list[ShoppingCoverage]
    top: list[ShoppingItem]
    never: list[ShoppingItem]
    never_total: int
    policies: list[str]
    categories: list[str]

    def to_dict(self) -> dict[str, Any]:
        kept = self.kept

        days = self.days

        often = self.often

        share = self.share

        sessions = self.sessions

        slates = self.slates

        picks = self.picks

        refusals = self.refusals

        finished = self.finished

        deeds = self.deeds.to_dict()

        by_day = []
        for by_day_item_data in self.by_day:
            by_day_item = by_day_item_data.to_dict()
            by_day.append(by_day_item)

        steps = []
        for steps_item_data in self.steps:
            steps_item = steps_item_data.to_dict()
            steps.append(steps_item)

        positions = []
        for positions_item_data in self.positions:
            positions_item = positions_item_data.to_dict()
            positions.append(positions_item)

        coverage = []
        for coverage_item_data in self.coverage:
            coverage_item = coverage_item_data.to_dict()
            coverage.append(coverage_item)

        top = []
        for top_item_data in self.top:
            top_item = top_item_data.to_dict()
            top.append(top_item)

        never = []
        for never_item_data in self.never:
            never_item = never_item_data.to_dict()
            never.append(never_item)

        never_total = self.never_total

        policies = self.policies

        categories = self.categories

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "kept": kept,
                "days": days,
                "often": often,
                "share": share,
                "sessions": sessions,
                "slates": slates,
                "picks": picks,
                "refusals": refusals,
                "finished": finished,
                "deeds": deeds,
                "by_day": by_day,
                "steps": steps,
                "positions": positions,
                "coverage": coverage,
                "top": top,
                "never": never,
                "never_total": never_total,
                "policies": policies,
                "categories": categories,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.shopping_coverage import ShoppingCoverage  # noqa: PLC0415
        from ..models.shopping_day import ShoppingDay  # noqa: PLC0415
        from ..models.shopping_deeds import ShoppingDeeds  # noqa: PLC0415
        from ..models.shopping_item import ShoppingItem  # noqa: PLC0415
        from ..models.shopping_position import ShoppingPosition  # noqa: PLC0415
        from ..models.shopping_step import ShoppingStep  # noqa: PLC0415

        d = dict(src_dict)
        kept = d.pop("kept")

        days = d.pop("days")

        often = d.pop("often")

        share = d.pop("share")

        sessions = d.pop("sessions")

        slates = d.pop("slates")

        picks = d.pop("picks")

        refusals = d.pop("refusals")

        finished = d.pop("finished")

        deeds = ShoppingDeeds.from_dict(d.pop("deeds"))

        by_day = []
        _by_day = d.pop("by_day")
        for by_day_item_data in _by_day:
            by_day_item = ShoppingDay.from_dict(by_day_item_data)

            by_day.append(by_day_item)

        steps = []
        _steps = d.pop("steps")
        for steps_item_data in _steps:
            steps_item = ShoppingStep.from_dict(steps_item_data)

            steps.append(steps_item)

        positions = []
        _positions = d.pop("positions")
        for positions_item_data in _positions:
            positions_item = ShoppingPosition.from_dict(positions_item_data)

            positions.append(positions_item)

        coverage = []
        _coverage = d.pop("coverage")
        for coverage_item_data in _coverage:
            coverage_item = ShoppingCoverage.from_dict(coverage_item_data)

            coverage.append(coverage_item)

        top = []
        _top = d.pop("top")
        for top_item_data in _top:
            top_item = ShoppingItem.from_dict(top_item_data)

            top.append(top_item)

        never = []
        _never = d.pop("never")
        for never_item_data in _never:
            never_item = ShoppingItem.from_dict(never_item_data)

            never.append(never_item)

        never_total = d.pop("never_total")

        policies = cast(list[str], d.pop("policies"))

        categories = cast(list[str], d.pop("categories"))

        shopping_answer = cls(
            kept=kept,
            days=days,
            often=often,
            share=share,
            sessions=sessions,
            slates=slates,
            picks=picks,
            refusals=refusals,
            finished=finished,
            deeds=deeds,
            by_day=by_day,
            steps=steps,
            positions=positions,
            coverage=coverage,
            top=top,
            never=never,
            never_total=never_total,
            policies=policies,
            categories=categories,
        )

        return shopping_answer
