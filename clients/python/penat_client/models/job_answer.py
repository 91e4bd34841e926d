from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.job_facts import JobFacts


T = TypeVar("T", bound="JobAnswer")


@_attrs_define
class JobAnswer:
    """The job that does it: ask GET /api/v1/jobs/ID, which Location names, until it is over.

    Attributes:
        job (JobFacts): Work in the background; `progress` is the share done. `result` is there once it is done, `error`
            if it failed.
    """

    job: JobFacts

    def to_dict(self) -> dict[str, Any]:
        job = self.job.to_dict()

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "job": job,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.job_facts import JobFacts  # noqa: PLC0415

        d = dict(src_dict)
        job = JobFacts.from_dict(d.pop("job"))

        job_answer = cls(
            job=job,
        )

        return job_answer
