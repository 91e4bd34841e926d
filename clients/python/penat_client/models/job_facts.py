from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.job_facts_mode import JobFactsMode, check_job_facts_mode
from ..models.job_facts_state import JobFactsState, check_job_facts_state

if TYPE_CHECKING:
    from ..models.job_result import JobResult


T = TypeVar("T", bound="JobFacts")


@_attrs_define
class JobFacts:
    """Work in the background; `progress` is the share done. `result` is there once it is done, `error` if it failed.

    Attributes:
        id (str):
        photo (str):
        mode (JobFactsMode):
        prompt (None | str):
        state (JobFactsState):
        progress (float):
        detail (str):
        made_at (str):
        result (JobResult | None):
        error (None | str):
    """

    id: str
    photo: str
    mode: JobFactsMode
    prompt: None | str
    state: JobFactsState
    progress: float
    detail: str
    made_at: str
    result: JobResult | None
    error: None | str

    def to_dict(self) -> dict[str, Any]:
        from ..models.job_result import JobResult  # noqa: PLC0415

        id = self.id

        photo = self.photo

        mode: str = self.mode

        prompt: None | str
        prompt = self.prompt

        state: str = self.state

        progress = self.progress

        detail = self.detail

        made_at = self.made_at

        result: dict[str, Any] | None
        if isinstance(self.result, JobResult):
            result = self.result.to_dict()
        else:
            result = self.result

        error: None | str
        error = self.error

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "photo": photo,
                "mode": mode,
                "prompt": prompt,
                "state": state,
                "progress": progress,
                "detail": detail,
                "made_at": made_at,
                "result": result,
                "error": error,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.job_result import JobResult  # noqa: PLC0415

        d = dict(src_dict)
        id = d.pop("id")

        photo = d.pop("photo")

        mode = check_job_facts_mode(d.pop("mode"))

        def _parse_prompt(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        prompt = _parse_prompt(d.pop("prompt"))

        state = check_job_facts_state(d.pop("state"))

        progress = d.pop("progress")

        detail = d.pop("detail")

        made_at = d.pop("made_at")

        def _parse_result(data: object) -> JobResult | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                result_type_0 = JobResult.from_dict(data)

                return result_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(JobResult | None, data)

        result = _parse_result(d.pop("result"))

        def _parse_error(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        error = _parse_error(d.pop("error"))

        job_facts = cls(
            id=id,
            photo=photo,
            mode=mode,
            prompt=prompt,
            state=state,
            progress=progress,
            detail=detail,
            made_at=made_at,
            result=result,
            error=error,
        )

        return job_facts
