from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.round_facts import RoundFacts
    from ..models.sampler_facts import SamplerFacts


T = TypeVar("T", bound="RoundsAnswer")


@_attrs_define
class RoundsAnswer:
    """Every round, the newest first, and the ways to choose what a new one asks about.

    Attributes:
        rounds (list[RoundFacts]):
        samplers (list[SamplerFacts]):
    """

    rounds: list[RoundFacts]
    samplers: list[SamplerFacts]

    def to_dict(self) -> dict[str, Any]:
        rounds = []
        for rounds_item_data in self.rounds:
            rounds_item = rounds_item_data.to_dict()
            rounds.append(rounds_item)

        samplers = []
        for samplers_item_data in self.samplers:
            samplers_item = samplers_item_data.to_dict()
            samplers.append(samplers_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "rounds": rounds,
                "samplers": samplers,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.round_facts import RoundFacts  # noqa: PLC0415
        from ..models.sampler_facts import SamplerFacts  # noqa: PLC0415

        d = dict(src_dict)
        rounds = []
        _rounds = d.pop("rounds")
        for rounds_item_data in _rounds:
            rounds_item = RoundFacts.from_dict(rounds_item_data)

            rounds.append(rounds_item)

        samplers = []
        _samplers = d.pop("samplers")
        for samplers_item_data in _samplers:
            samplers_item = SamplerFacts.from_dict(samplers_item_data)

            samplers.append(samplers_item)

        rounds_answer = cls(
            rounds=rounds,
            samplers=samplers,
        )

        return rounds_answer
