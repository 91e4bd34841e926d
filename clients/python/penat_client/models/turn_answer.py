from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.question import Question
    from ..models.round_facts import RoundFacts


T = TypeVar("T", bound="TurnAnswer")


@_attrs_define
class TurnAnswer:
    """The annotator's next question, null when there is none left for them, and how the round stands.

    `dropped` is what they had said of it, where an answer was taken back.

        Attributes:
            annotator (str):
            task (None | Question):
            dropped (list[str]):
            round_ (RoundFacts): A round: how many questions it has, how many have all their answers, and answers by
                annotator.
    """

    annotator: str
    task: None | Question
    dropped: list[str]
    round_: RoundFacts

    def to_dict(self) -> dict[str, Any]:
        from ..models.question import Question  # noqa: PLC0415

        annotator = self.annotator

        task: dict[str, Any] | None
        if isinstance(self.task, Question):
            task = self.task.to_dict()
        else:
            task = self.task

        dropped = self.dropped

        round_ = self.round_.to_dict()

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "annotator": annotator,
                "task": task,
                "dropped": dropped,
                "round": round_,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.question import Question  # noqa: PLC0415
        from ..models.round_facts import RoundFacts  # noqa: PLC0415

        d = dict(src_dict)
        annotator = d.pop("annotator")

        def _parse_task(data: object) -> None | Question:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                task_type_0 = Question.from_dict(data)

                return task_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Question, data)

        task = _parse_task(d.pop("task"))

        dropped = cast(list[str], d.pop("dropped"))

        round_ = RoundFacts.from_dict(d.pop("round"))

        turn_answer = cls(
            annotator=annotator,
            task=task,
            dropped=dropped,
            round_=round_,
        )

        return turn_answer
