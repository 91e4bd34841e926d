from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.segment_request_mode import SegmentRequestMode, check_segment_request_mode
from ..types import UNSET, Unset

T = TypeVar("T", bound="SegmentRequest")


@_attrs_define
class SegmentRequest:
    """How pieces are looked for, and whether as a job even where it would not take long.

    Attributes:
        mode (SegmentRequestMode | Unset): The main pieces soon, all of them with care, or what `prompt` names Default:
            'quick'.
        prompt (None | str | Unset):
        background (bool | Unset): Answer with a job at once Default: False.
    """

    mode: SegmentRequestMode | Unset = "quick"
    prompt: None | str | Unset = UNSET
    background: bool | Unset = False

    def to_dict(self) -> dict[str, Any]:
        mode: str | Unset = UNSET
        if not isinstance(self.mode, Unset):
            mode = self.mode

        prompt: None | str | Unset
        if isinstance(self.prompt, Unset):
            prompt = UNSET
        else:
            prompt = self.prompt

        background = self.background

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if mode is not UNSET:
            field_dict["mode"] = mode
        if prompt is not UNSET:
            field_dict["prompt"] = prompt
        if background is not UNSET:
            field_dict["background"] = background

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        _mode = d.pop("mode", UNSET)
        mode: SegmentRequestMode | Unset
        if isinstance(_mode, Unset):
            mode = UNSET
        else:
            mode = check_segment_request_mode(_mode)

        def _parse_prompt(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        prompt = _parse_prompt(d.pop("prompt", UNSET))

        background = d.pop("background", UNSET)

        segment_request = cls(
            mode=mode,
            prompt=prompt,
            background=background,
        )

        return segment_request
