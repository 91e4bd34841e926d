from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="TraitAnswer")


@_attrs_define
class TraitAnswer:
    """A word that the pictures of both items show, and the item's rank in its category without it.

    Ranks count designs from 1, the nearest. A word is named only where `rank_without` is greater than `rank`.

        Attributes:
            kind (str):
            word (str):
            rank (int):
            rank_without (int):
    """

    kind: str
    word: str
    rank: int
    rank_without: int

    def to_dict(self) -> dict[str, Any]:
        kind = self.kind

        word = self.word

        rank = self.rank

        rank_without = self.rank_without

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "kind": kind,
                "word": word,
                "rank": rank,
                "rank_without": rank_without,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        kind = d.pop("kind")

        word = d.pop("word")

        rank = d.pop("rank")

        rank_without = d.pop("rank_without")

        trait_answer = cls(
            kind=kind,
            word=word,
            rank=rank,
            rank_without=rank_without,
        )

        return trait_answer
