"""Look-alikes judged: which of the items shown beside a main one are like it."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import count
from typing import Literal

from penat.domain.errors import InvalidInput

Origin = Literal["web", "dirs", "import"]
LONGEST_ANNOTATOR = 100


@dataclass(frozen=True, slots=True)
class Task:
    """One question; `shown` begins with the main item, then come its nearest, nearest first."""

    id: str
    round_id: str
    position: int
    shown: tuple[str, ...]

    @property
    def main(self) -> str:
        """The item the others are held against."""
        return self.shown[0]


@dataclass(frozen=True, slots=True)
class Round:
    """A batch of questions made at one time from one release; each is to be answered by `per_task` annotators."""

    id: str
    name: str
    release: str
    model: str
    made_at: datetime
    category: str | None = None
    sampler: str = "random"
    per_task: int = 1
    origin: Origin = "web"


@dataclass(frozen=True, slots=True)
class Judgement:
    """One annotator's answer to one question: what is like the main item and what was shown and is not.

    A question skipped has neither. `pos` and `neg` keep the order in which things were shown.
    """

    task_id: str
    annotator: str
    pos: tuple[str, ...]
    neg: tuple[str, ...]
    at: datetime
    origin: Origin = "web"

    @property
    def skipped(self) -> bool:
        """Whether the annotator passed over the question."""
        return not self.pos and not self.neg


@dataclass(frozen=True, slots=True)
class Annotated:
    """What is told of one judged question: the items alike, and the hard negatives (shown, but not alike)."""

    pos: tuple[str, ...]
    neg: tuple[str, ...]

    def to_payload(self) -> dict[str, list[str]]:
        """Return it as JSON-able values."""
        return {"pos": list(self.pos), "neg": list(self.neg)}


@dataclass(frozen=True, slots=True)
class RoundProgress:
    """A round, how many questions it has, how many have all their answers, and the answers by annotator."""

    round: Round
    tasks: int
    finished: int
    answers: Mapping[str, int]


def checked_annotator(name: str) -> str:
    """Return an annotator's name without spaces around it. Raises InvalidInput."""
    called = name.strip()
    if not 0 < len(called) <= LONGEST_ANNOTATOR or not called.isprintable():
        raise InvalidInput(
            f"an annotator is named with 1 to {LONGEST_ANNOTATOR} printable characters", field="annotator"
        )
    return called


def judged(task: Task, annotator: str, dropped: Collection[str], at: datetime, origin: Origin = "web") -> Judgement:
    """Return the judgement that *dropped* of the shown items, and no others, are not like the main one.

    Raises InvalidInput for an item that was not shown.
    """
    unknown = sorted(set(dropped) - set(task.shown))
    if unknown:
        raise InvalidInput(f"{unknown[0]!r} was not shown in this question; leave it out", field="dropped")
    gone = set(dropped)
    pos = tuple(item for item in task.shown if item not in gone)
    neg = tuple(item for item in task.shown if item in gone)
    return Judgement(task.id, annotator, pos, neg, at, origin)


def passed_over(task: Task, annotator: str, at: datetime, origin: Origin = "web") -> Judgement:
    """Return the judgement of an annotator who does not answer *task*."""
    return Judgement(task.id, annotator, (), (), at, origin)


def free_name(name: str, taken: Collection[str]) -> str:
    """Return *name*, with a number behind it where that is taken."""
    numbered = (name if number == 1 else f"{name} ({number})" for number in count(1))
    return next(one for one in numbered if one not in taken)


def annotated(judgements: Iterable[Judgement]) -> list[Annotated]:
    """Return what was judged, in order, without what was skipped."""
    return [Annotated(one.pos, one.neg) for one in judgements if not one.skipped]


def covers(one: Annotated, shown: Sequence[str]) -> bool:
    """Return whether *one* is an answer to the question that showed *shown*, whose first is the main item."""
    return set(one.pos) | set(one.neg) == set(shown) or one.pos[:1] == tuple(shown[:1])
