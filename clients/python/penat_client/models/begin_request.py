from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.begin_request_sampler import BeginRequestSampler, check_begin_request_sampler
from ..types import UNSET, Unset

T = TypeVar("T", bound="BeginRequest")


@_attrs_define
class BeginRequest:
    """A new round of questions about the release being served.

    Attributes:
        name (str):
        category (None | str | Unset):
        sampler (BeginRequestSampler | Unset):  Default: 'random'.
        n (int | Unset):  Default: 50.
        nearest (int | Unset):  Default: 20.
        per_task (int | Unset): How many annotators answer each Default: 1.
        seed (int | Unset):  Default: 0.
    """

    name: str
    category: None | str | Unset = UNSET
    sampler: BeginRequestSampler | Unset = "random"
    n: int | Unset = 50
    nearest: int | Unset = 20
    per_task: int | Unset = 1
    seed: int | Unset = 0

    def to_dict(self) -> dict[str, Any]:
        name = self.name

        category: None | str | Unset
        if isinstance(self.category, Unset):
            category = UNSET
        else:
            category = self.category

        sampler: str | Unset = UNSET
        if not isinstance(self.sampler, Unset):
            sampler = self.sampler

        n = self.n

        nearest = self.nearest

        per_task = self.per_task

        seed = self.seed

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "name": name,
            }
        )
        if category is not UNSET:
            field_dict["category"] = category
        if sampler is not UNSET:
            field_dict["sampler"] = sampler
        if n is not UNSET:
            field_dict["n"] = n
        if nearest is not UNSET:
            field_dict["nearest"] = nearest
        if per_task is not UNSET:
            field_dict["per_task"] = per_task
        if seed is not UNSET:
            field_dict["seed"] = seed

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        name = d.pop("name")

        def _parse_category(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        category = _parse_category(d.pop("category", UNSET))

        _sampler = d.pop("sampler", UNSET)
        sampler: BeginRequestSampler | Unset
        if isinstance(_sampler, Unset):
            sampler = UNSET
        else:
            sampler = check_begin_request_sampler(_sampler)

        n = d.pop("n", UNSET)

        nearest = d.pop("nearest", UNSET)

        per_task = d.pop("per_task", UNSET)

        seed = d.pop("seed", UNSET)

        begin_request = cls(
            name=name,
            category=category,
            sampler=sampler,
            n=n,
            nearest=nearest,
            per_task=per_task,
            seed=seed,
        )

        return begin_request
