from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

T = TypeVar("T", bound="CheckedQuery")


@_attrs_define
class CheckedQuery:
    """One frozen query: the share of its items found again, and whether that is enough.

    Attributes:
        id (str):
        name (str):
        together (float):
        kept (float):
        passed (bool):
        problem (None | str):
        left (list[str]):
        gone (list[str]):
    """

    id: str
    name: str
    together: float
    kept: float
    passed: bool
    problem: None | str
    left: list[str]
    gone: list[str]

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        name = self.name

        together = self.together

        kept = self.kept

        passed = self.passed

        problem: None | str
        problem = self.problem

        left = self.left

        gone = self.gone

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "name": name,
                "together": together,
                "kept": kept,
                "passed": passed,
                "problem": problem,
                "left": left,
                "gone": gone,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = d.pop("id")

        name = d.pop("name")

        together = d.pop("together")

        kept = d.pop("kept")

        passed = d.pop("passed")

        def _parse_problem(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        problem = _parse_problem(d.pop("problem"))

        left = cast(list[str], d.pop("left"))

        gone = cast(list[str], d.pop("gone"))

        checked_query = cls(
            id=id,
            name=name,
            together=together,
            kept=kept,
            passed=passed,
            problem=problem,
            left=left,
            gone=gone,
        )

        return checked_query
