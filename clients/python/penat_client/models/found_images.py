from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.found_image import FoundImage


T = TypeVar("T", bound="FoundImages")


@_attrs_define
class FoundImages:
    """The nearest images, the best first: catalogue items, and stored segments of whoever asks.

    Attributes:
        results (list[FoundImage]):
    """

    results: list[FoundImage]

    def to_dict(self) -> dict[str, Any]:
        results = []
        for results_item_data in self.results:
            results_item = results_item_data.to_dict()
            results.append(results_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "results": results,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.found_image import FoundImage  # noqa: PLC0415

        d = dict(src_dict)
        results = []
        _results = d.pop("results")
        for results_item_data in _results:
            results_item = FoundImage.from_dict(results_item_data)

            results.append(results_item)

        found_images = cls(
            results=results,
        )

        return found_images
