from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.piece_proposed import PieceProposed


T = TypeVar("T", bound="ProposalsAnswer")


@_attrs_define
class ProposalsAnswer:
    """The pieces of a photo, and what each may be.

    Attributes:
        photo (str):
        pieces (list[PieceProposed]):
    """

    photo: str
    pieces: list[PieceProposed]

    def to_dict(self) -> dict[str, Any]:
        photo = self.photo

        pieces = []
        for pieces_item_data in self.pieces:
            pieces_item = pieces_item_data.to_dict()
            pieces.append(pieces_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "photo": photo,
                "pieces": pieces,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.piece_proposed import PieceProposed  # noqa: PLC0415

        d = dict(src_dict)
        photo = d.pop("photo")

        pieces = []
        _pieces = d.pop("pieces")
        for pieces_item_data in _pieces:
            pieces_item = PieceProposed.from_dict(pieces_item_data)

            pieces.append(pieces_item)

        proposals_answer = cls(
            photo=photo,
            pieces=pieces,
        )

        return proposals_answer
