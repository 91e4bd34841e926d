"""Rounds of questions and their answers in memory: the store's rules in the plainest way they can be written."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from threading import RLock

from penat.domain.annotation import Judgement, Round, RoundProgress, Task, free_name
from penat.domain.errors import InvalidInput, NotFound
from penat.ports.annotation_store import AnnotationStore


class MemoryAnnotations(AnnotationStore):
    """Keeps everything in lists, behind one lock."""

    def __init__(self) -> None:
        self._lock = RLock()
        self._rounds: dict[str, Round] = {}
        self._tasks: dict[str, list[Task]] = {}
        self._answers: list[Judgement] = []
        self._leases: dict[tuple[str, str], datetime] = {}
        self._bin: dict[str, Round] = {}

    def add(self, made: Round, tasks: Sequence[Task]) -> None:
        with self._lock:
            if any(one.name == made.name for one in self._rounds.values()):
                raise InvalidInput(f"there is a round called {made.name!r} already; choose another name", field="name")
            self._rounds[made.id] = made
            self._tasks[made.id] = list(tasks)

    def extend(self, round_id: str, task_id: str, shown: tuple[str, ...]) -> Task:
        with self._lock:
            known = self.tasks(round_id)
            same = next((task for task in known if task.shown == shown), None)
            task = same or Task(task_id, round_id, len(known), shown)
            if same is None:
                self._tasks[round_id].append(task)
            return task

    def rounds(self) -> list[RoundProgress]:
        with self._lock:
            newest = sorted(self._rounds.values(), key=lambda one: (one.made_at, one.id), reverse=True)
            return [self.progress(one.id) for one in newest]

    def progress(self, round_id: str) -> RoundProgress:
        with self._lock:
            tasks, made = self.tasks(round_id), self._rounds[round_id]
            told = [answer for _, answer in self.judgements(round_id)]
            answers: dict[str, int] = {}
            for one in (answer for answer in told if not answer.skipped):
                answers[one.annotator] = answers.get(one.annotator, 0) + 1
            given = [one.task_id for one in told if not one.skipped]
            done = sum(given.count(task.id) >= made.per_task for task in tasks)
            return RoundProgress(made, len(tasks), done, answers)

    def tasks(self, round_id: str) -> list[Task]:
        with self._lock:
            if round_id not in self._rounds:
                raise NotFound(f"there is no round {round_id[:80]!r}", field="round")
            return list(self._tasks[round_id])

    def task(self, round_id: str, task_id: str) -> Task:
        for task in self.tasks(round_id):
            if task.id == task_id:
                return task
        raise NotFound(f"there is no question {task_id[:80]!r} in this round; ask for the next one", field="task")

    def lease(self, round_id: str, annotator: str, now: datetime, until: datetime) -> Task | None:
        with self._lock:
            tasks, made = self.tasks(round_id), self._rounds[round_id]
            held = {task for (task, who), ends in self._leases.items() if who == annotator and ends > now}
            for task in sorted(tasks, key=lambda one: (one.id not in held, one.position)):
                own = [one for one in self._answers if one.task_id == task.id]
                said = {one.annotator for one in own}
                given = {one.annotator for one in own if not one.skipped}
                others = {who for (one, who), ends in self._leases.items() if one == task.id and ends > now}
                if annotator not in said and len(given | others - {annotator}) < made.per_task:
                    self._leases[task.id, annotator] = until
                    return task
            return None

    def record(self, judgement: Judgement) -> None:
        with self._lock:
            if not any(task.id == judgement.task_id for known in self._tasks.values() for task in known):
                raise NotFound("that question is gone; ask for the next one", field="task")
            if any((one.task_id, one.annotator) == (judgement.task_id, judgement.annotator) for one in self._answers):
                raise InvalidInput(
                    f"{judgement.annotator} has answered this question already; undo that first", field="task"
                )
            self._answers.append(judgement)
            self._leases.pop((judgement.task_id, judgement.annotator), None)

    def take_back(self, round_id: str, annotator: str, until: datetime) -> tuple[Task, Judgement] | None:
        with self._lock:
            own = [(task, one) for task, one in self.judgements(round_id) if one.annotator == annotator]
            if not own:
                return None
            task, last = own[-1]
            self._answers.remove(last)
            for key in [key for key in self._leases if key[1] == annotator]:
                del self._leases[key]
            self._leases[task.id, annotator] = until
            return task, last

    def judgements(self, round_id: str | None = None) -> list[tuple[Task, Judgement]]:
        with self._lock:
            wanted = list(self._rounds) if round_id is None else [round_id]
            tasks = {task.id: task for one in wanted for task in self.tasks(one)}
            return [(tasks[one.task_id], one) for one in self._answers if one.task_id in tasks]

    def delete(self, round_id: str) -> str:
        with self._lock:
            self.tasks(round_id)
            self._bin[round_id] = self._rounds.pop(round_id)
            return round_id

    def restore(self, undo: str) -> Round:
        with self._lock:
            if undo not in self._bin:
                raise NotFound("there is no deleted round to bring back", field="undo")
            back = self._bin.pop(undo)
            taken = {one.name for one in self._rounds.values()}
            self._rounds[undo] = replace(back, name=free_name(back.name, taken))
            return self._rounds[undo]
