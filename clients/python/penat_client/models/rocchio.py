from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="Rocchio")


@_attrs_define
class Rocchio:
    """How much words, likes and dislikes count when the strategy is `rocchio`.

    Attributes:
        words (float | Unset):  Default: 1.0.
        likes (float | Unset):  Default: 0.75.
        dislikes (float | Unset):  Default: 0.15.
    """

    words: float | Unset = 1.0
    likes: float | Unset = 0.75
    dislikes: float | Unset = 0.15

    def to_dict(self) -> dict[str, Any]:
        words = self.words

        likes = self.likes

        dislikes = self.dislikes

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if words is not UNSET:
            field_dict["words"] = words
        if likes is not UNSET:
            field_dict["likes"] = likes
        if dislikes is not UNSET:
            field_dict["dislikes"] = dislikes

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        words = d.pop("words", UNSET)

        likes = d.pop("likes", UNSET)

        dislikes = d.pop("dislikes", UNSET)

        rocchio = cls(
            words=words,
            likes=likes,
            dislikes=dislikes,
        )

        return rocchio
