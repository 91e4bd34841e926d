from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.found_image_kind import FoundImageKind, check_found_image_kind

T = TypeVar("T", bound="FoundImage")


@_attrs_define
class FoundImage:
    """One image near to the one sent: an item's picture, or the cut-out of a piece found in one of your photos.

    Attributes:
        kind (FoundImageKind):
        id (str):
        score (float): Cosine: 1 − distance/2
        distance (float): Squared Euclidean distance of unit vectors
        image (str):
        thumbnail (str):
        category (None | str):
        name (str): The item's name, or what the segmenter takes the piece for
        photo (None | str): The photo a segment was found in
    """

    kind: FoundImageKind
    id: str
    score: float
    distance: float
    image: str
    thumbnail: str
    category: None | str
    name: str
    photo: None | str

    def to_dict(self) -> dict[str, Any]:
        kind: str = self.kind

        id = self.id

        score = self.score

        distance = self.distance

        image = self.image

        thumbnail = self.thumbnail

        category: None | str
        category = self.category

        name = self.name

        photo: None | str
        photo = self.photo

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "kind": kind,
                "id": id,
                "score": score,
                "distance": distance,
                "image": image,
                "thumbnail": thumbnail,
                "category": category,
                "name": name,
                "photo": photo,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        kind = check_found_image_kind(d.pop("kind"))

        id = d.pop("id")

        score = d.pop("score")

        distance = d.pop("distance")

        image = d.pop("image")

        thumbnail = d.pop("thumbnail")

        def _parse_category(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        category = _parse_category(d.pop("category"))

        name = d.pop("name")

        def _parse_photo(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        photo = _parse_photo(d.pop("photo"))

        found_image = cls(
            kind=kind,
            id=id,
            score=score,
            distance=distance,
            image=image,
            thumbnail=thumbnail,
            category=category,
            name=name,
            photo=photo,
        )

        return found_image
