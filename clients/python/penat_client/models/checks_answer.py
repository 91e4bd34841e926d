from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.checked_query import CheckedQuery


T = TypeVar("T", bound="ChecksAnswer")


@_attrs_define
class ChecksAnswer:
    """Every frozen query against the release being served.

    Attributes:
        passed (bool):
        checks (list[CheckedQuery]):
    """

    passed: bool
    checks: list[CheckedQuery]

    def to_dict(self) -> dict[str, Any]:
        passed = self.passed

        checks = []
        for checks_item_data in self.checks:
            checks_item = checks_item_data.to_dict()
            checks.append(checks_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "passed": passed,
                "checks": checks,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.checked_query import CheckedQuery  # noqa: PLC0415

        d = dict(src_dict)
        passed = d.pop("passed")

        checks = []
        _checks = d.pop("checks")
        for checks_item_data in _checks:
            checks_item = CheckedQuery.from_dict(checks_item_data)

            checks.append(checks_item)

        checks_answer = cls(
            passed=passed,
            checks=checks,
        )

        return checks_answer
