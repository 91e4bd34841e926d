from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="JobResult")


@_attrs_define
class JobResult:
    """What a finished job made, and where it is.

    Attributes:
        run (str):
        photo (str):
        segments (str): URL of the photo's segments
    """

    run: str
    photo: str
    segments: str

    def to_dict(self) -> dict[str, Any]:
        run = self.run

        photo = self.photo

        segments = self.segments

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "run": run,
                "photo": photo,
                "segments": segments,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        run = d.pop("run")

        photo = d.pop("photo")

        segments = d.pop("segments")

        job_result = cls(
            run=run,
            photo=photo,
            segments=segments,
        )

        return job_result
