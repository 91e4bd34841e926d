from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

T = TypeVar("T", bound="SimilarSample")


@_attrs_define
class SimilarSample:
    """One similar item; the thumbnail's path begins at this server's root.

    Attributes:
        sample_id (str):
        score (float): Cosine: 1 − distance/2
        file_name (None | str):
        thumbnail_path (None | str):
    """

    sample_id: str
    score: float
    file_name: None | str
    thumbnail_path: None | str

    def to_dict(self) -> dict[str, Any]:
        sample_id = self.sample_id

        score = self.score

        file_name: None | str
        file_name = self.file_name

        thumbnail_path: None | str
        thumbnail_path = self.thumbnail_path

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "sample_id": sample_id,
                "score": score,
                "file_name": file_name,
                "thumbnail_path": thumbnail_path,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        sample_id = d.pop("sample_id")

        score = d.pop("score")

        def _parse_file_name(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        file_name = _parse_file_name(d.pop("file_name"))

        def _parse_thumbnail_path(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        thumbnail_path = _parse_thumbnail_path(d.pop("thumbnail_path"))

        similar_sample = cls(
            sample_id=sample_id,
            score=score,
            file_name=file_name,
            thumbnail_path=thumbnail_path,
        )

        return similar_sample
