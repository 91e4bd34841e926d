from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.why_answer_basis import WhyAnswerBasis, check_why_answer_basis

if TYPE_CHECKING:
    from ..models.cost_answer import CostAnswer
    from ..models.trait_answer import TraitAnswer


T = TypeVar("T", bound="WhyAnswer")


@_attrs_define
class WhyAnswer:
    """Why an item is shown.

    `near` is the item it is near to: the nearest of the session's picks (`pick`), of what was liked (`liked`), the
    chosen item (`match`) or the one the session began from (`item`); null where it began from a `text` or a `picture`,
    and for a `spread`. `percentile` is the share of the category's `others`, 0 to 100, that are farther away than it.
    `drawn_around` is the last pick, where the slate was drawn around it; `carried_by` are the picks that speak for the
    item under taste, the strongest first. `traits` is null where no text tower can tell, or can not tell yet. `text`
    says it all in English, ready to show.

        Attributes:
            basis (WhyAnswerBasis):
            near (None | str):
            distance (float | None):
            percentile (float | None):
            farther (int | None):
            others (int | None):
            drawn_around (None | str):
            carried_by (list[str]):
            price (CostAnswer | None):
            traits (list[TraitAnswer] | None):
            text (str):
    """

    basis: WhyAnswerBasis
    near: None | str
    distance: float | None
    percentile: float | None
    farther: int | None
    others: int | None
    drawn_around: None | str
    carried_by: list[str]
    price: CostAnswer | None
    traits: list[TraitAnswer] | None
    text: str

    def to_dict(self) -> dict[str, Any]:
        from ..models.cost_answer import CostAnswer  # noqa: PLC0415

        basis: str = self.basis

        near: None | str
        near = self.near

        distance: float | None
        distance = self.distance

        percentile: float | None
        percentile = self.percentile

        farther: int | None
        farther = self.farther

        others: int | None
        others = self.others

        drawn_around: None | str
        drawn_around = self.drawn_around

        carried_by = self.carried_by

        price: dict[str, Any] | None
        if isinstance(self.price, CostAnswer):
            price = self.price.to_dict()
        else:
            price = self.price

        traits: list[dict[str, Any]] | None
        if isinstance(self.traits, list):
            traits = []
            for traits_type_0_item_data in self.traits:
                traits_type_0_item = traits_type_0_item_data.to_dict()
                traits.append(traits_type_0_item)

        else:
            traits = self.traits

        text = self.text

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "basis": basis,
                "near": near,
                "distance": distance,
                "percentile": percentile,
                "farther": farther,
                "others": others,
                "drawn_around": drawn_around,
                "carried_by": carried_by,
                "price": price,
                "traits": traits,
                "text": text,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.cost_answer import CostAnswer  # noqa: PLC0415
        from ..models.trait_answer import TraitAnswer  # noqa: PLC0415

        d = dict(src_dict)
        basis = check_why_answer_basis(d.pop("basis"))

        def _parse_near(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        near = _parse_near(d.pop("near"))

        def _parse_distance(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        distance = _parse_distance(d.pop("distance"))

        def _parse_percentile(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        percentile = _parse_percentile(d.pop("percentile"))

        def _parse_farther(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        farther = _parse_farther(d.pop("farther"))

        def _parse_others(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        others = _parse_others(d.pop("others"))

        def _parse_drawn_around(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        drawn_around = _parse_drawn_around(d.pop("drawn_around"))

        carried_by = cast(list[str], d.pop("carried_by"))

        def _parse_price(data: object) -> CostAnswer | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                price_type_0 = CostAnswer.from_dict(data)

                return price_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(CostAnswer | None, data)

        price = _parse_price(d.pop("price"))

        def _parse_traits(data: object) -> list[TraitAnswer] | None:
            if data is None:
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                traits_type_0 = []
                _traits_type_0 = data
                for traits_type_0_item_data in _traits_type_0:
                    traits_type_0_item = TraitAnswer.from_dict(traits_type_0_item_data)

                    traits_type_0.append(traits_type_0_item)

                return traits_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[TraitAnswer] | None, data)

        traits = _parse_traits(d.pop("traits"))

        text = d.pop("text")

        why_answer = cls(
            basis=basis,
            near=near,
            distance=distance,
            percentile=percentile,
            farther=farther,
            others=others,
            drawn_around=drawn_around,
            carried_by=carried_by,
            price=price,
            traits=traits,
            text=text,
        )

        return why_answer
