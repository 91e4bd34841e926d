from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.round_facts_origin import RoundFactsOrigin, check_round_facts_origin

if TYPE_CHECKING:
    from ..models.round_facts_answers import RoundFactsAnswers


T = TypeVar("T", bound="RoundFacts")


@_attrs_define
class RoundFacts:
    """A round: how many questions it has, how many have all their answers, and answers by annotator.

    Attributes:
        id (str):
        name (str):
        release (str):
        model (str):
        made_at (str):
        category (None | str):
        sampler (str):
        per_task (int):
        origin (RoundFactsOrigin):
        tasks (int):
        finished (int):
        answers (RoundFactsAnswers):
    """

    id: str
    name: str
    release: str
    model: str
    made_at: str
    category: None | str
    sampler: str
    per_task: int
    origin: RoundFactsOrigin
    tasks: int
    finished: int
    answers: RoundFactsAnswers

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        name = self.name

        release = self.release

        model = self.model

        made_at = self.made_at

        category: None | str
        category = self.category

        sampler = self.sampler

        per_task = self.per_task

        origin: str = self.origin

        tasks = self.tasks

        finished = self.finished

        answers = self.answers.to_dict()

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "name": name,
                "release": release,
                "model": model,
                "made_at": made_at,
                "category": category,
                "sampler": sampler,
                "per_task": per_task,
                "origin": origin,
                "tasks": tasks,
                "finished": finished,
                "answers": answers,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.round_facts_answers import RoundFactsAnswers  # noqa: PLC0415

        d = dict(src_dict)
        id = d.pop("id")

        name = d.pop("name")

        release = d.pop("release")

        model = d.pop("model")

        made_at = d.pop("made_at")

        def _parse_category(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        category = _parse_category(d.pop("category"))

        sampler = d.pop("sampler")

        per_task = d.pop("per_task")

        origin = check_round_facts_origin(d.pop("origin"))

        tasks = d.pop("tasks")

        finished = d.pop("finished")

        answers = RoundFactsAnswers.from_dict(d.pop("answers"))

        round_facts = cls(
            id=id,
            name=name,
            release=release,
            model=model,
            made_at=made_at,
            category=category,
            sampler=sampler,
            per_task=per_task,
            origin=origin,
            tasks=tasks,
            finished=finished,
            answers=answers,
        )

        return round_facts
