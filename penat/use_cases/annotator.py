"""The annotators' story: begin a round, be given a question, answer it, take it back, and see how far you agree."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from unicodedata import normalize

from penat.domain.agreement import Agreement, agreement
from penat.domain.annotation import (
    Annotated,
    Judgement,
    Origin,
    Round,
    RoundProgress,
    Task,
    annotated,
    checked_annotator,
    judged,
    passed_over,
)
from penat.domain.annotation_sampling import chosen
from penat.domain.catalogue import Catalogue, Limits
from penat.domain.errors import InvalidInput
from penat.ports.annotation_store import AnnotationStore

LEASE_MINUTES = 10
MOST_TASKS, MOST_NEAREST, MOST_ANNOTATORS = 5000, 100, 20
LONGEST_NAME = 100


class Annotator:
    """Keeps rounds of questions and their answers; a question given is held for its annotator for *lease_minutes*."""

    def __init__(
        self, store: AnnotationStore, now: Callable[[], datetime], new_id: Callable[[], str],
        lease_minutes: float = LEASE_MINUTES,
    ) -> None:  # fmt: skip
        self._store = store
        self._now = now
        self._new_id = new_id
        self._lease = timedelta(minutes=lease_minutes)

    def begin(
        self, catalogue: Catalogue, name: str, *, category: str | None = None, sampler: str = "random", n: int = 50,
        nearest: int = 20, per_task: int = 1, seed: int = 0, origin: Origin = "web",
    ) -> Round:  # fmt: skip
        """Make a round of at most *n* questions, each an item and its *nearest* in its category, and keep it.

        Items judged before, or asked about by a round that is not finished, are not asked about again. Raises
        InvalidInput, and NotFound for a category.
        """
        _check("n", n, MOST_TASKS)
        _check("nearest", nearest, MOST_NEAREST)
        _check("per_task", per_task, MOST_ANNOTATORS)
        told = annotated(judgement for _, judgement in self._store.judgements())
        asked = self.known() | self._open_mains()
        mains = chosen(catalogue, category, n, sampler, asked, seed, judged=told, nearest=nearest)
        made = self._made(catalogue, name, category, sampler, per_task, origin)
        shown = [shown_beside(catalogue, main, nearest) for main in mains]
        self._store.add(made, [Task(self._new_id(), made.id, place, items) for place, items in enumerate(shown)])
        return made

    def rounds(self) -> list[RoundProgress]:
        """Return every round with its progress, the newest first."""
        return self._store.rounds()

    def progress(self, round_id: str) -> RoundProgress:
        """Return one round with its progress. Raises NotFound."""
        return self._store.progress(round_id)

    def next(self, round_id: str, annotator: str) -> Task | None:
        """Return the annotator's next question, None when there is none left for them. Raises NotFound."""
        now = self._now()
        return self._store.lease(round_id, checked_annotator(annotator), now, now + self._lease)

    def answer(self, round_id: str, task_id: str, annotator: str, dropped: Sequence[str]) -> Judgement:
        """Keep that *dropped* of the shown items are not like the main one. Raises NotFound, InvalidInput.

        The same answer sent again, as after a lost connection, changes nothing and is no mistake.
        """
        task = self._store.task(round_id, task_id)
        return self._record(round_id, judged(task, checked_annotator(annotator), dropped, self._now()))

    def skip(self, round_id: str, task_id: str, annotator: str) -> Judgement:
        """Pass over a question. Raises NotFound, InvalidInput."""
        task = self._store.task(round_id, task_id)
        return self._record(round_id, passed_over(task, checked_annotator(annotator), self._now()))

    def take_back(self, round_id: str, annotator: str) -> tuple[Task, Judgement] | None:
        """Forget the annotator's last answer in the round and give its question again; None without one."""
        return self._store.take_back(round_id, checked_annotator(annotator), self._now() + self._lease)

    def agreement(self, round_id: str | None = None) -> Agreement:
        """Return how far the annotators of a round, of all for None, agree. Raises NotFound."""
        return agreement(self._store.judgements(round_id))

    def judgements(self, round_id: str | None = None) -> list[tuple[Task, Judgement]]:
        """Return the answers of a round, of all for None, in the order they were given. Raises NotFound."""
        return self._store.judgements(round_id)

    def annotated(self, round_id: str | None = None) -> list[Annotated]:
        """Return what was judged in a round, in all for None. Raises NotFound."""
        return annotated(judgement for _, judgement in self._store.judgements(round_id))

    def known(self) -> set[str]:
        """Return the main items judged already."""
        return {task.main for task, judgement in self._store.judgements() if not judgement.skipped}

    def _open_mains(self) -> set[str]:
        """Return the main items that unfinished rounds ask about."""
        unfinished = [one.round.id for one in self._store.rounds() if one.finished < one.tasks]
        return {task.main for round_id in unfinished for task in self._store.tasks(round_id)}

    def delete(self, round_id: str) -> str:
        """Take a round away; return what `restore` brings it back with. Raises NotFound."""
        return self._store.delete(round_id)

    def restore(self, undo: str) -> Round:
        """Bring a deleted round back. Raises NotFound."""
        return self._store.restore(undo)

    def take_in(
        self, catalogue: Catalogue | None, name: str, answers: Sequence[tuple[Sequence[str], Sequence[str]]],
        annotator: str, origin: Origin,
    ) -> int:  # fmt: skip
        """Keep judgements made elsewhere, each (shown, the main item first; dropped); return how many were new.

        They go into the round called *name*, made where there is none. What the annotator has said already of the same
        items shown beside the same main one, in any round, is left, and so is what they passed over in that round.
        Raises InvalidInput before anything is kept.
        """
        by = checked_annotator(annotator)
        given: dict[tuple[str, ...], Sequence[str]] = {}
        for shown, dropped in answers:
            _check_shown(tuple(shown), dropped, self._now())
            given.setdefault(tuple(shown), dropped)  # the first word counts
        known = self._round_called(name)
        made = known or self._made(catalogue, name, None, origin, 1, origin)
        said = self._said_by(by, made.id)
        fresh = [shown for shown in given if shown not in said]
        if fresh and known is None:
            self._store.add(made, [])
        for shown in fresh:
            task = self._store.extend(made.id, self._new_id(), shown)
            self._record(made.id, judged(task, by, given[shown], self._now(), origin))
        return len(fresh)

    def _round_called(self, name: str) -> Round | None:
        wanted = normalize("NFC", name.strip())
        return next((known.round for known in self._store.rounds() if known.round.name == wanted), None)

    def _said_by(self, annotator: str, round_id: str) -> set[tuple[str, ...]]:
        """Return what an annotator was shown and has judged in any round, or passed over in this one."""
        own = [(task, one) for task, one in self._store.judgements() if one.annotator == annotator]
        return {task.shown for task, one in own if not one.skipped or task.round_id == round_id}

    def _made(
        self, catalogue: Catalogue | None, name: str, category: str | None, sampler: str, per_task: int, origin: Origin
    ) -> Round:
        called = normalize("NFC", name.strip())
        if not 0 < len(called) <= LONGEST_NAME or not called.isprintable():
            raise InvalidInput(f"a round is named with 1 to {LONGEST_NAME} printable characters", field="name")
        release, model = (catalogue.release, catalogue.model) if catalogue else ("", "")
        return Round(self._new_id(), called, release, model, self._now(), category, sampler, per_task, origin)

    def _record(self, round_id: str, judgement: Judgement) -> Judgement:
        try:
            self._store.record(judgement)
        except InvalidInput:
            said = (judgement.task_id, judgement.annotator, judgement.pos, judgement.neg)
            for _, one in self._store.judgements(round_id):
                if (one.task_id, one.annotator, one.pos, one.neg) == said:
                    return one
            raise
        return judgement


def shown_beside(catalogue: Catalogue, main: str, nearest: int) -> tuple[str, ...]:
    """Return *main* and its *nearest* items of its category, nearest first, one a design, its own design left out."""
    shelf, row = catalogue.place(main)
    if shelf.neighbours.shape[1] >= min(nearest, shelf.designs - 1):  # the release has worked them out
        return (main, *(shelf.items[other].id for other in shelf.neighbours[row, :nearest].tolist()))
    limits = Limits(without=shelf.group_rows(row), representatives_only=True)
    rows, _ = shelf.nearest(shelf.vectors[row], nearest, limits)
    return (main, *(shelf.items[other].id for other in rows.tolist()))


def _check_shown(shown: tuple[str, ...], dropped: Sequence[str], now: datetime) -> None:
    """Raise InvalidInput for what cannot have been shown, or has more dropped than was."""
    if not shown or len(set(shown)) < len(shown):
        raise InvalidInput("a question shows its main item and others, each once", field="shown")
    judged(Task("", "", 0, shown), "", dropped, now)


def _check(field: str, number: int, most: int) -> None:
    if not 1 <= number <= most:
        raise InvalidInput(f"{field} is {number}; it must be 1 to {most}", field=field)
