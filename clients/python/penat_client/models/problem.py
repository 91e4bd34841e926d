from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.begin_again import BeginAgain
    from ..models.field_problem import FieldProblem
    from ..models.restart import Restart


T = TypeVar("T", bound="Problem")


@_attrs_define
class Problem:
    """What went wrong (RFC 9457): `detail` names the field and the cure, `errors` each field where it is about some.

    Attributes:
        type_ (str):
        title (str):
        status (int):
        detail (str):
        errors (list[FieldProblem] | None | Unset):
        begin_again (BeginAgain | None | Unset):
        restart (None | Restart | Unset):
    """

    type_: str
    title: str
    status: int
    detail: str
    errors: list[FieldProblem] | None | Unset = UNSET
    begin_again: BeginAgain | None | Unset = UNSET
    restart: None | Restart | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        from ..models.begin_again import BeginAgain  # noqa: PLC0415
        from ..models.restart import Restart  # noqa: PLC0415

        type_ = self.type_

        title = self.title

        status = self.status

        detail = self.detail

        errors: list[dict[str, Any]] | None | Unset
        if isinstance(self.errors, Unset):
            errors = UNSET
        elif isinstance(self.errors, list):
            errors = []
            for errors_type_0_item_data in self.errors:
                errors_type_0_item = errors_type_0_item_data.to_dict()
                errors.append(errors_type_0_item)

        else:
            errors = self.errors

        begin_again: dict[str, Any] | None | Unset
        if isinstance(self.begin_again, Unset):
            begin_again = UNSET
        elif isinstance(self.begin_again, BeginAgain):
            begin_again = self.begin_again.to_dict()
        else:
            begin_again = self.begin_again

        restart: dict[str, Any] | None | Unset
        if isinstance(self.restart, Unset):
            restart = UNSET
        elif isinstance(self.restart, Restart):
            restart = self.restart.to_dict()
        else:
            restart = self.restart

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "type": type_,
                "title": title,
                "status": status,
                "detail": detail,
            }
        )
        if errors is not UNSET:
            field_dict["errors"] = errors
        if begin_again is not UNSET:
            field_dict["begin_again"] = begin_again
        if restart is not UNSET:
            field_dict["restart"] = restart

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.begin_again import BeginAgain  # noqa: PLC0415
        from ..models.field_problem import FieldProblem  # noqa: PLC0415
        from ..models.restart import Restart  # noqa: PLC0415

        d = dict(src_dict)
        type_ = d.pop("type")

        title = d.pop("title")

        status = d.pop("status")

        detail = d.pop("detail")

        def _parse_errors(data: object) -> list[FieldProblem] | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                errors_type_0 = []
                _errors_type_0 = data
                for errors_type_0_item_data in _errors_type_0:
                    errors_type_0_item = FieldProblem.from_dict(errors_type_0_item_data)

                    errors_type_0.append(errors_type_0_item)

                return errors_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[FieldProblem] | None | Unset, data)

        errors = _parse_errors(d.pop("errors", UNSET))

        def _parse_begin_again(data: object) -> BeginAgain | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                begin_again_type_0 = BeginAgain.from_dict(data)

                return begin_again_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(BeginAgain | None | Unset, data)

        begin_again = _parse_begin_again(d.pop("begin_again", UNSET))

        def _parse_restart(data: object) -> None | Restart | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                restart_type_0 = Restart.from_dict(data)

                return restart_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Restart | Unset, data)

        restart = _parse_restart(d.pop("restart", UNSET))

        problem = cls(
            type_=type_,
            title=title,
            status=status,
            detail=detail,
            errors=errors,
            begin_again=begin_again,
            restart=restart,
        )

        return problem
