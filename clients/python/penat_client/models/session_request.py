from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.session_request_policy import SessionRequestPolicy, check_session_request_policy
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.price_limits import PriceLimits


T = TypeVar("T", bound="SessionRequest")


@_attrs_define
class SessionRequest:
    """How a session begins; `{}` gives nine chairs spread over the category and the deployment's widths.

    Attributes:
        category (str | Unset): By default the segment's own, where it has one Default: 'chair'.
        shown (int | Unset): Items a slate Default: 9.
        policy (SessionRequestPolicy | Unset):  Default: 'kernel'.
        widths (list[float] | None | Unset):
        effective_choices (list[float] | None | Unset):
        price (PriceLimits | Unset): Inclusive limits in hundredths of the catalogue's currency; an unpriced item passes
            none.
        in_stock (bool | Unset):  Default: False.
        text (None | str | Unset):
        item (None | str | Unset):
        segment (None | str | Unset):
        photo (None | str | Unset):
        seed (int | None | Unset):
        explore (float | None | Unset):
        why (bool | Unset): Say of each item why it is shown; costs a few milliseconds more Default: False.
    """

    category: str | Unset = "chair"
    shown: int | Unset = 9
    policy: SessionRequestPolicy | Unset = "kernel"
    widths: list[float] | None | Unset = UNSET
    effective_choices: list[float] | None | Unset = UNSET
    price: PriceLimits | Unset = UNSET
    in_stock: bool | Unset = False
    text: None | str | Unset = UNSET
    item: None | str | Unset = UNSET
    segment: None | str | Unset = UNSET
    photo: None | str | Unset = UNSET
    seed: int | None | Unset = UNSET
    explore: float | None | Unset = UNSET
    why: bool | Unset = False

    def to_dict(self) -> dict[str, Any]:
        category = self.category

        shown = self.shown

        policy: str | Unset = UNSET
        if not isinstance(self.policy, Unset):
            policy = self.policy

        widths: list[float] | None | Unset
        if isinstance(self.widths, Unset):
            widths = UNSET
        elif isinstance(self.widths, list):
            widths = self.widths

        else:
            widths = self.widths

        effective_choices: list[float] | None | Unset
        if isinstance(self.effective_choices, Unset):
            effective_choices = UNSET
        elif isinstance(self.effective_choices, list):
            effective_choices = self.effective_choices

        else:
            effective_choices = self.effective_choices

        price: dict[str, Any] | Unset = UNSET
        if not isinstance(self.price, Unset):
            price = self.price.to_dict()

        in_stock = self.in_stock

        text: None | str | Unset
        if isinstance(self.text, Unset):
            text = UNSET
        else:
            text = self.text

        item: None | str | Unset
        if isinstance(self.item, Unset):
            item = UNSET
        else:
            item = self.item

        segment: None | str | Unset
        if isinstance(self.segment, Unset):
            segment = UNSET
        else:
            segment = self.segment

        photo: None | str | Unset
        if isinstance(self.photo, Unset):
            photo = UNSET
        else:
            photo = self.photo

        seed: int | None | Unset
        if isinstance(self.seed, Unset):
            seed = UNSET
        else:
            seed = self.seed

        explore: float | None | Unset
        if isinstance(self.explore, Unset):
            explore = UNSET
        else:
            explore = self.explore

        why = self.why

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if category is not UNSET:
            field_dict["category"] = category
        if shown is not UNSET:
            field_dict["shown"] = shown
        if policy is not UNSET:
            field_dict["policy"] = policy
        if widths is not UNSET:
            field_dict["widths"] = widths
        if effective_choices is not UNSET:
            field_dict["effective_choices"] = effective_choices
        if price is not UNSET:
            field_dict["price"] = price
        if in_stock is not UNSET:
            field_dict["in_stock"] = in_stock
        if text is not UNSET:
            field_dict["text"] = text
        if item is not UNSET:
            field_dict["item"] = item
        if segment is not UNSET:
            field_dict["segment"] = segment
        if photo is not UNSET:
            field_dict["photo"] = photo
        if seed is not UNSET:
            field_dict["seed"] = seed
        if explore is not UNSET:
            field_dict["explore"] = explore
        if why is not UNSET:
            field_dict["why"] = why

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.price_limits import PriceLimits  # noqa: PLC0415

        d = dict(src_dict)
        category = d.pop("category", UNSET)

        shown = d.pop("shown", UNSET)

        _policy = d.pop("policy", UNSET)
        policy: SessionRequestPolicy | Unset
        if isinstance(_policy, Unset):
            policy = UNSET
        else:
            policy = check_session_request_policy(_policy)

        def _parse_widths(data: object) -> list[float] | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                widths_type_0 = cast(list[float], data)

                return widths_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[float] | None | Unset, data)

        widths = _parse_widths(d.pop("widths", UNSET))

        def _parse_effective_choices(data: object) -> list[float] | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                effective_choices_type_0 = cast(list[float], data)

                return effective_choices_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[float] | None | Unset, data)

        effective_choices = _parse_effective_choices(d.pop("effective_choices", UNSET))

        _price = d.pop("price", UNSET)
        price: PriceLimits | Unset
        if isinstance(_price, Unset):
            price = UNSET
        else:
            price = PriceLimits.from_dict(_price)

        in_stock = d.pop("in_stock", UNSET)

        def _parse_text(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        text = _parse_text(d.pop("text", UNSET))

        def _parse_item(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        item = _parse_item(d.pop("item", UNSET))

        def _parse_segment(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        segment = _parse_segment(d.pop("segment", UNSET))

        def _parse_photo(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        photo = _parse_photo(d.pop("photo", UNSET))

        def _parse_seed(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        seed = _parse_seed(d.pop("seed", UNSET))

        def _parse_explore(data: object) -> float | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(float | None | Unset, data)

        explore = _parse_explore(d.pop("explore", UNSET))

        why = d.pop("why", UNSET)

        session_request = cls(
            category=category,
            shown=shown,
            policy=policy,
            widths=widths,
            effective_choices=effective_choices,
            price=price,
            in_stock=in_stock,
            text=text,
            item=item,
            segment=segment,
            photo=photo,
            seed=seed,
            explore=explore,
            why=why,
        )

        return session_request
