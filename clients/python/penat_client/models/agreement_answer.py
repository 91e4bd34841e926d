from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.dispute_facts import DisputeFacts
    from ..models.pairing_facts import PairingFacts


T = TypeVar("T", bound="AgreementAnswer")


@_attrs_define
class AgreementAnswer:
    """How far annotators agree; `alpha` is Krippendorff's, null where it is not defined.

    Attributes:
        annotators (list[str]):
        units (int):
        share (float | None):
        alpha (float | None):
        pairings (list[PairingFacts]):
        disputes (list[DisputeFacts]):
    """

    annotators: list[str]
    units: int
    share: float | None
    alpha: float | None
    pairings: list[PairingFacts]
    disputes: list[DisputeFacts]

    def to_dict(self) -> dict[str, Any]:
        annotators = self.annotators

        units = self.units

        share: float | None
        share = self.share

        alpha: float | None
        alpha = self.alpha

        pairings = []
        for pairings_item_data in self.pairings:
            pairings_item = pairings_item_data.to_dict()
            pairings.append(pairings_item)

        disputes = []
        for disputes_item_data in self.disputes:
            disputes_item = disputes_item_data.to_dict()
            disputes.append(disputes_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "annotators": annotators,
                "units": units,
                "share": share,
                "alpha": alpha,
                "pairings": pairings,
                "disputes": disputes,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.dispute_facts import DisputeFacts  # noqa: PLC0415
        from ..models.pairing_facts import PairingFacts  # noqa: PLC0415

        d = dict(src_dict)
        annotators = cast(list[str], d.pop("annotators"))

        units = d.pop("units")

        def _parse_share(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        share = _parse_share(d.pop("share"))

        def _parse_alpha(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        alpha = _parse_alpha(d.pop("alpha"))

        pairings = []
        _pairings = d.pop("pairings")
        for pairings_item_data in _pairings:
            pairings_item = PairingFacts.from_dict(pairings_item_data)

            pairings.append(pairings_item)

        disputes = []
        _disputes = d.pop("disputes")
        for disputes_item_data in _disputes:
            disputes_item = DisputeFacts.from_dict(disputes_item_data)

            disputes.append(disputes_item)

        agreement_answer = cls(
            annotators=annotators,
            units=units,
            share=share,
            alpha=alpha,
            pairings=pairings,
            disputes=disputes,
        )

        return agreement_answer
