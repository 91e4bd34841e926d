"""Where rounds of questions and the annotators' judgements are kept."""

from abc import abstractmethod
from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from penat.domain.annotation import Judgement, Round, RoundProgress, Task


class AnnotationStore(Protocol):
    """All rounds, safe for many annotators in many processes at once."""

    @abstractmethod
    def add(self, made: Round, tasks: Sequence[Task]) -> None:
        """Keep a round and its questions. Raises InvalidInput where its name is taken."""

    @abstractmethod
    def extend(self, round_id: str, task_id: str, shown: tuple[str, ...]) -> Task:
        """Add a question at the end of a round, or return the one there that shows the same. Raises NotFound."""

    @abstractmethod
    def rounds(self) -> list[RoundProgress]:
        """Return every round, the newest first."""

    @abstractmethod
    def progress(self, round_id: str) -> RoundProgress:
        """Return one round. Raises NotFound."""

    @abstractmethod
    def tasks(self, round_id: str) -> list[Task]:
        """Return a round's questions in order. Raises NotFound."""

    @abstractmethod
    def task(self, round_id: str, task_id: str) -> Task:
        """Return one of a round's questions. Raises NotFound."""

    @abstractmethod
    def lease(self, round_id: str, annotator: str, now: datetime, until: datetime) -> Task | None:
        """Return the annotator's next question, held for them until *until*; None when there is none.

        A question they hold already is given again. Else it is the first that they have neither answered nor skipped
        and that answers and other annotators' living leases do not already cover `per_task` times; a question skipped
        has no answer. Raises NotFound.
        """

    @abstractmethod
    def record(self, judgement: Judgement) -> None:
        """Keep an answer and end the annotator's lease.

        Raises InvalidInput where they have answered the question already, NotFound where there is no such question.
        """

    @abstractmethod
    def take_back(self, round_id: str, annotator: str, until: datetime) -> tuple[Task, Judgement] | None:
        """Forget the annotator's last answer in a round, lease its question to them again, and return both.

        None where they have given none. Raises NotFound.
        """

    @abstractmethod
    def judgements(self, round_id: str | None = None) -> list[tuple[Task, Judgement]]:
        """Return the answers of one round, of all for None, in the order they were given, skipped ones too."""

    @abstractmethod
    def delete(self, round_id: str) -> str:
        """Take a round away with its answers; return what `restore` brings it back with. Raises NotFound."""

    @abstractmethod
    def restore(self, undo: str) -> Round:
        """Bring a deleted round back. Raises NotFound."""
