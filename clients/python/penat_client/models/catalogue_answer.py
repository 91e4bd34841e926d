from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.category_facts import CategoryFacts


T = TypeVar("T", bound="CatalogueAnswer")


@_attrs_define
class CatalogueAnswer:
    """The release being served.

    Attributes:
        release (str):
        model (str):
        models (list[str]): Those a search may be asked of, the release's own first
        categories (list[CategoryFacts]):
    """

    release: str
    model: str
    models: list[str]
    categories: list[CategoryFacts]

    def to_dict(self) -> dict[str, Any]:
        release = self.release

        model = self.model

        models = self.models

        categories = []
        for categories_item_data in self.categories:
            categories_item = categories_item_data.to_dict()
            categories.append(categories_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "release": release,
                "model": model,
                "models": models,
                "categories": categories,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.category_facts import CategoryFacts  # noqa: PLC0415

        d = dict(src_dict)
        release = d.pop("release")

        model = d.pop("model")

        models = cast(list[str], d.pop("models"))

        categories = []
        _categories = d.pop("categories")
        for categories_item_data in _categories:
            categories_item = CategoryFacts.from_dict(categories_item_data)

            categories.append(categories_item)

        catalogue_answer = cls(
            release=release,
            model=model,
            models=models,
            categories=categories,
        )

        return catalogue_answer
