from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.step_policy import StepPolicy, check_step_policy
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.item import Item
    from ..models.shown_item import ShownItem


T = TypeVar("T", bound="Step")


@_attrs_define
class Step:
    """One step of a session. Send `session` back with the pick; an earlier one again means "back".

    Attributes:
        session (str): Signed state: opaque, new in every answer
        release (str):
        policy (StepPolicy):
        category (str):
        step (int):
        steps (int):
        width (float | None): The kernel's width; null where none applies
        explore (float): The session's share of exploring
        done (bool):
        picked (list[str]):
        slate (list[ShownItem]):
        item (Item | None | Unset): The chosen item, once `done`
        note (None | str | Unset): In words, when the slate is shorter than asked
    """

    session: str
    release: str
    policy: StepPolicy
    category: str
    step: int
    steps: int
    width: float | None
    explore: float
    done: bool
    picked: list[str]
    slate: list[ShownItem]
    item: Item | None | Unset = UNSET
    note: None | str | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        from ..models.item import Item  # noqa: PLC0415

        session = self.session

        release = self.release

        policy: str = self.policy

        category = self.category

        step = self.step

        steps = self.steps

        width: float | None
        width = self.width

        explore = self.explore

        done = self.done

        picked = self.picked

        slate = []
        for slate_item_data in self.slate:
            slate_item = slate_item_data.to_dict()
            slate.append(slate_item)

        item: dict[str, Any] | None | Unset
        if isinstance(self.item, Unset):
            item = UNSET
        elif isinstance(self.item, Item):
            item = self.item.to_dict()
        else:
            item = self.item

        note: None | str | Unset
        if isinstance(self.note, Unset):
            note = UNSET
        else:
            note = self.note

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "session": session,
                "release": release,
                "policy": policy,
                "category": category,
                "step": step,
                "steps": steps,
                "width": width,
                "explore": explore,
                "done": done,
                "picked": picked,
                "slate": slate,
            }
        )
        if item is not UNSET:
            field_dict["item"] = item
        if note is not UNSET:
            field_dict["note"] = note

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.item import Item  # noqa: PLC0415
        from ..models.shown_item import ShownItem  # noqa: PLC0415

        d = dict(src_dict)
        session = d.pop("session")

        release = d.pop("release")

        policy = check_step_policy(d.pop("policy"))

        category = d.pop("category")

        step = d.pop("step")

        steps = d.pop("steps")

        def _parse_width(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        width = _parse_width(d.pop("width"))

        explore = d.pop("explore")

        done = d.pop("done")

        picked = cast(list[str], d.pop("picked"))

        slate = []
        _slate = d.pop("slate")
        for slate_item_data in _slate:
            slate_item = ShownItem.from_dict(slate_item_data)

            slate.append(slate_item)

        def _parse_item(data: object) -> Item | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                item_type_0 = Item.from_dict(data)

                return item_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(Item | None | Unset, data)

        item = _parse_item(d.pop("item", UNSET))

        def _parse_note(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        note = _parse_note(d.pop("note", UNSET))

        step = cls(
            session=session,
            release=release,
            policy=policy,
            category=category,
            step=step,
            steps=steps,
            width=width,
            explore=explore,
            done=done,
            picked=picked,
            slate=slate,
            item=item,
            note=note,
        )

        return step
