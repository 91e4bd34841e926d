from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

T = TypeVar("T", bound="PairingFacts")


@_attrs_define
class PairingFacts:
    """Two annotators: what both judged, how often they say the same, and Cohen's kappa.

    Attributes:
        one (str):
        other (str):
        units (int):
        share (float):
        kappa (float | None):
    """

    one: str
    other: str
    units: int
    share: float
    kappa: float | None

    def to_dict(self) -> dict[str, Any]:
        one = self.one

        other = self.other

        units = self.units

        share = self.share

        kappa: float | None
        kappa = self.kappa

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "one": one,
                "other": other,
                "units": units,
                "share": share,
                "kappa": kappa,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        one = d.pop("one")

        other = d.pop("other")

        units = d.pop("units")

        share = d.pop("share")

        def _parse_kappa(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        kappa = _parse_kappa(d.pop("kappa"))

        pairing_facts = cls(
            one=one,
            other=other,
            units=units,
            share=share,
            kappa=kappa,
        )

        return pairing_facts
