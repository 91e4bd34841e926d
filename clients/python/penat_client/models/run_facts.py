from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.run_facts_mode import RunFactsMode, check_run_facts_mode

if TYPE_CHECKING:
    from ..models.run_timings import RunTimings


T = TypeVar("T", bound="RunFacts")


@_attrs_define
class RunFacts:
    """One segmenting: how it was asked for, what found the pieces, what embedded them, when, and how long it took.

    Attributes:
        id (str):
        photo (str):
        mode (RunFactsMode):
        prompt (None | str):
        segmenter (str):
        model (str):
        made_at (str):
        ms (RunTimings): How long each part took, in milliseconds.
    """

    id: str
    photo: str
    mode: RunFactsMode
    prompt: None | str
    segmenter: str
    model: str
    made_at: str
    ms: RunTimings

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        photo = self.photo

        mode: str = self.mode

        prompt: None | str
        prompt = self.prompt

        segmenter = self.segmenter

        model = self.model

        made_at = self.made_at

        ms = self.ms.to_dict()

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "photo": photo,
                "mode": mode,
                "prompt": prompt,
                "segmenter": segmenter,
                "model": model,
                "made_at": made_at,
                "ms": ms,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.run_timings import RunTimings  # noqa: PLC0415

        d = dict(src_dict)
        id = d.pop("id")

        photo = d.pop("photo")

        mode = check_run_facts_mode(d.pop("mode"))

        def _parse_prompt(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        prompt = _parse_prompt(d.pop("prompt"))

        segmenter = d.pop("segmenter")

        model = d.pop("model")

        made_at = d.pop("made_at")

        ms = RunTimings.from_dict(d.pop("ms"))

        run_facts = cls(
            id=id,
            photo=photo,
            mode=mode,
            prompt=prompt,
            segmenter=segmenter,
            model=model,
            made_at=made_at,
            ms=ms,
        )

        return run_facts
