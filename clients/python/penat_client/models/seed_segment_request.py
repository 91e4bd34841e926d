from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.seed_segment_request_mode import SeedSegmentRequestMode, check_seed_segment_request_mode
from ..types import UNSET, Unset

T = TypeVar("T", bound="SeedSegmentRequest")


@_attrs_define
class SeedSegmentRequest:
    """How pieces are looked for.

    Attributes:
        mode (SeedSegmentRequestMode | Unset): The main pieces soon, all of them with care, or what `prompt` names
            Default: 'quick'.
        prompt (None | str | Unset):
    """

    mode: SeedSegmentRequestMode | Unset = "quick"
    prompt: None | str | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        mode: str | Unset = UNSET
        if not isinstance(self.mode, Unset):
            mode = self.mode

        prompt: None | str | Unset
        if isinstance(self.prompt, Unset):
            prompt = UNSET
        else:
            prompt = self.prompt

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if mode is not UNSET:
            field_dict["mode"] = mode
        if prompt is not UNSET:
            field_dict["prompt"] = prompt

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        _mode = d.pop("mode", UNSET)
        mode: SeedSegmentRequestMode | Unset
        if isinstance(_mode, Unset):
            mode = UNSET
        else:
            mode = check_seed_segment_request_mode(_mode)

        def _parse_prompt(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        prompt = _parse_prompt(d.pop("prompt", UNSET))

        seed_segment_request = cls(
            mode=mode,
            prompt=prompt,
        )

        return seed_segment_request
