from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.harmony_answer import HarmonyAnswer
    from ..models.item import Item
    from ..models.outfit_answer import OutfitAnswer
    from ..models.outfits_answer_items import OutfitsAnswerItems
    from ..models.outfits_answer_swaps import OutfitsAnswerSwaps
    from ..models.relaxed_answer import RelaxedAnswer


T = TypeVar("T", bound="OutfitsAnswer")


@_attrs_define
class OutfitsAnswer:
    """The best outfits, the best first; `optimal` where nothing better can exist.

    `items`, `total_cents` and `score` are those of the first, null without one; `relaxed` then says what would help.
    `swaps` are next-best items that keep the budget, put in the place of the first outfit's.

        Attributes:
            item (Item): One product, ready to show; money is in hundredths of the currency.
            budget_cents (int):
            items (OutfitsAnswerItems):
            total_cents (int | None):
            total_text (None | str):
            score (float | None):
            optimal (bool):
            swaps (OutfitsAnswerSwaps):
            others (list[OutfitAnswer]): The next-best different outfits
            relaxed (None | RelaxedAnswer):
            harmony (HarmonyAnswer | None): Null where harmony is 0 and without an outfit
    """

    item: Item
    budget_cents: int
    items: OutfitsAnswerItems
    total_cents: int | None
    total_text: None | str
    score: float | None
    optimal: bool
    swaps: OutfitsAnswerSwaps
    others: list[OutfitAnswer]
    relaxed: None | RelaxedAnswer
    harmony: HarmonyAnswer | None

    def to_dict(self) -> dict[str, Any]:
        from ..models.harmony_answer import HarmonyAnswer  # noqa: PLC0415
        from ..models.relaxed_answer import RelaxedAnswer  # noqa: PLC0415

        item = self.item.to_dict()

        budget_cents = self.budget_cents

        items = self.items.to_dict()

        total_cents: int | None
        total_cents = self.total_cents

        total_text: None | str
        total_text = self.total_text

        score: float | None
        score = self.score

        optimal = self.optimal

        swaps = self.swaps.to_dict()

        others = []
        for others_item_data in self.others:
            others_item = others_item_data.to_dict()
            others.append(others_item)

        relaxed: dict[str, Any] | None
        if isinstance(self.relaxed, RelaxedAnswer):
            relaxed = self.relaxed.to_dict()
        else:
            relaxed = self.relaxed

        harmony: dict[str, Any] | None
        if isinstance(self.harmony, HarmonyAnswer):
            harmony = self.harmony.to_dict()
        else:
            harmony = self.harmony

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "item": item,
                "budget_cents": budget_cents,
                "items": items,
                "total_cents": total_cents,
                "total_text": total_text,
                "score": score,
                "optimal": optimal,
                "swaps": swaps,
                "others": others,
                "relaxed": relaxed,
                "harmony": harmony,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.harmony_answer import HarmonyAnswer  # noqa: PLC0415
        from ..models.item import Item  # noqa: PLC0415
        from ..models.outfit_answer import OutfitAnswer  # noqa: PLC0415
        from ..models.outfits_answer_items import OutfitsAnswerItems  # noqa: PLC0415
        from ..models.outfits_answer_swaps import OutfitsAnswerSwaps  # noqa: PLC0415
        from ..models.relaxed_answer import RelaxedAnswer  # noqa: PLC0415

        d = dict(src_dict)
        item = Item.from_dict(d.pop("item"))

        budget_cents = d.pop("budget_cents")

        items = OutfitsAnswerItems.from_dict(d.pop("items"))

        def _parse_total_cents(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        total_cents = _parse_total_cents(d.pop("total_cents"))

        def _parse_total_text(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        total_text = _parse_total_text(d.pop("total_text"))

        def _parse_score(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        score = _parse_score(d.pop("score"))

        optimal = d.pop("optimal")

        swaps = OutfitsAnswerSwaps.from_dict(d.pop("swaps"))

        others = []
        _others = d.pop("others")
        for others_item_data in _others:
            others_item = OutfitAnswer.from_dict(others_item_data)

            others.append(others_item)

        def _parse_relaxed(data: object) -> None | RelaxedAnswer:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                relaxed_type_0 = RelaxedAnswer.from_dict(data)

                return relaxed_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | RelaxedAnswer, data)

        relaxed = _parse_relaxed(d.pop("relaxed"))

        def _parse_harmony(data: object) -> HarmonyAnswer | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                harmony_type_0 = HarmonyAnswer.from_dict(data)

                return harmony_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(HarmonyAnswer | None, data)

        harmony = _parse_harmony(d.pop("harmony"))

        outfits_answer = cls(
            item=item,
            budget_cents=budget_cents,
            items=items,
            total_cents=total_cents,
            total_text=total_text,
            score=score,
            optimal=optimal,
            swaps=swaps,
            others=others,
            relaxed=relaxed,
            harmony=harmony,
        )

        return outfits_answer
