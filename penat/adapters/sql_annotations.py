"""Rounds of questions and the annotators' judgements in a SQL database."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sql
from sqlalchemy.exc import IntegrityError

from penat.adapters.sql_database import Database
from penat.adapters.sql_tables import judgements, leases, rounds, tasks
from penat.domain.annotation import Judgement, Round, RoundProgress, Task, free_name
from penat.domain.errors import InvalidInput, NotFound
from penat.ports.annotation_store import AnnotationStore

_ROUND = [column for column in rounds.c if column.name != "deleted_at"]
_ANSWERED = sql.or_(judgements.c.pos != (), judgements.c.neg != ())  # a question skipped has neither
_SAID = [judgements.c[name].label(f"said_{name}") for name in ("task_id", "annotator", "pos", "neg", "at", "origin")]


class SqlAnnotations(AnnotationStore):
    """All rounds in *database*; whoever changes a round holds its row, so two processes decide one after the other."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, made: Round, tasks_made: Sequence[Task]) -> None:
        """Keep a round and its questions. Raises InvalidInput where its name is taken."""
        with self._database.writing() as connection:
            _insert_round(connection, made)
            if tasks_made:
                connection.execute(tasks.insert(), [asdict(task) for task in tasks_made])

    def extend(self, round_id: str, task_id: str, shown: tuple[str, ...]) -> Task:
        """Add a question at the end of a round, or return the one there that shows the same. Raises NotFound."""
        with self._database.writing() as connection:
            _held(connection, round_id)
            same = connection.execute(
                sql.select(tasks).where(tasks.c.round_id == round_id, tasks.c.shown == shown)
            ).first()
            if same is not None:
                return _task(same)
            last = connection.scalar(sql.select(sql.func.max(tasks.c.position)).where(tasks.c.round_id == round_id))
            made = Task(task_id, round_id, 0 if last is None else last + 1, shown)
            connection.execute(tasks.insert().values(**asdict(made)))
            return made

    def rounds(self) -> list[RoundProgress]:
        """Return every round, the newest first."""
        with self._database.reading() as connection:
            return _progress(connection, rounds.c.deleted_at.is_(None))

    def progress(self, round_id: str) -> RoundProgress:
        """Return one round. Raises NotFound."""
        with self._database.reading() as connection:
            found = _progress(connection, rounds.c.deleted_at.is_(None) & (rounds.c.id == round_id))
        if not found:
            raise _unknown(round_id)
        return found[0]

    def tasks(self, round_id: str) -> list[Task]:
        """Return a round's questions in order. Raises NotFound."""
        with self._database.reading() as connection:
            _known(connection, round_id)
            found = connection.execute(sql.select(tasks).where(tasks.c.round_id == round_id).order_by(tasks.c.position))
            return [_task(row) for row in found]

    def task(self, round_id: str, task_id: str) -> Task:
        """Return one of a round's questions. Raises NotFound."""
        with self._database.reading() as connection:
            _known(connection, round_id)
            own = (tasks.c.round_id == round_id) & (tasks.c.id == task_id)
            found = connection.execute(sql.select(tasks).where(own)).first()
        if found is None:
            raise NotFound(f"there is no question {task_id[:80]!r} in this round; ask for the next one", field="task")
        return _task(found)

    def lease(self, round_id: str, annotator: str, now: datetime, until: datetime) -> Task | None:
        """Return the annotator's next question, held for them until *until*; None when there is none."""
        with self._database.writing() as connection:
            held = _held(connection, round_id)
            query, own = _next_task(round_id, annotator, now, held.per_task)
            found = connection.execute(query.where(own)).first() or connection.execute(query).first()
            if found is None:
                return None
            gone = (leases.c.task_id == found.id) & (leases.c.annotator == annotator)
            connection.execute(leases.delete().where(gone))
            connection.execute(leases.insert().values(task_id=found.id, annotator=annotator, until=until))
            return _task(found)

    def record(self, judgement: Judgement) -> None:
        """Keep an answer and end the annotator's lease. Raises InvalidInput where it is the second, and NotFound."""
        own = (leases.c.task_id == judgement.task_id) & (leases.c.annotator == judgement.annotator)
        try:
            with self._database.writing() as connection:
                if connection.scalar(sql.select(tasks.c.id).where(tasks.c.id == judgement.task_id)) is None:
                    raise NotFound("that question is gone; ask for the next one", field="task")
                connection.execute(judgements.insert().values(**asdict(judgement)))
                connection.execute(leases.delete().where(own))
        except IntegrityError:
            raise InvalidInput(
                f"{judgement.annotator} has answered this question already; undo that first", field="task"
            ) from None

    def take_back(self, round_id: str, annotator: str, until: datetime) -> tuple[Task, Judgement] | None:
        """Forget the annotator's last answer in a round, lease its question to them again, and return both."""
        with self._database.writing() as connection:
            _held(connection, round_id)
            last = connection.execute(
                sql.select(tasks, *_SAID, judgements.c.number)
                .join(judgements, judgements.c.task_id == tasks.c.id)
                .where(tasks.c.round_id == round_id, judgements.c.annotator == annotator)
                .order_by(judgements.c.number.desc())
            ).first()
            if last is None:
                return None
            connection.execute(judgements.delete().where(judgements.c.number == last.number))
            inside = sql.select(tasks.c.id).where(tasks.c.round_id == round_id)
            connection.execute(leases.delete().where(leases.c.annotator == annotator, leases.c.task_id.in_(inside)))
            connection.execute(leases.insert().values(task_id=last.id, annotator=annotator, until=until))
            return _task(last), _judgement(last)

    def judgements(self, round_id: str | None = None) -> list[tuple[Task, Judgement]]:
        """Return the answers of one round, of all for None, in the order they were given, skipped ones too."""
        wanted: sql.ColumnElement[bool] = rounds.c.deleted_at.is_(None)
        with self._database.reading() as connection:
            if round_id is not None:
                _known(connection, round_id)
                wanted &= rounds.c.id == round_id
            found = connection.execute(
                sql.select(tasks, *_SAID)
                .join(judgements, judgements.c.task_id == tasks.c.id)
                .join(rounds, rounds.c.id == tasks.c.round_id)
                .where(wanted)
                .order_by(judgements.c.number)
            )
            return [(_task(row), _judgement(row)) for row in found]

    def delete(self, round_id: str) -> str:
        """Take a round away with its answers; return what `restore` brings it back with. Raises NotFound."""
        with self._database.writing() as connection:
            _held(connection, round_id)
            gone = rounds.update().where(rounds.c.id == round_id).values(deleted_at=datetime.now(UTC))
            connection.execute(gone)
        return round_id

    def restore(self, undo: str) -> Round:
        """Bring a deleted round back, under another name where its own is taken meanwhile. Raises NotFound."""
        with self._database.writing() as connection:
            away = rounds.c.deleted_at.is_not(None) & (rounds.c.id == undo)
            found = connection.execute(sql.select(*_ROUND).where(away)).first()
            if found is None:
                raise NotFound("there is no deleted round to bring back", field="undo")
            taken = set(connection.scalars(sql.select(rounds.c.name).where(rounds.c.deleted_at.is_(None))))
            name = free_name(found.name, taken)
            connection.execute(rounds.update().where(rounds.c.id == undo).values(deleted_at=None, name=name))
            return Round(**(dict(found._mapping) | {"name": name}))


def _insert_round(connection: sql.Connection, made: Round) -> None:
    named = rounds.c.deleted_at.is_(None) & (rounds.c.name == made.name)
    taken = InvalidInput(f"there is a round called {made.name!r} already; choose another name", field="name")
    if connection.scalar(sql.select(rounds.c.id).where(named)) is not None:
        raise taken
    try:
        connection.execute(rounds.insert().values(**asdict(made)))
    except IntegrityError:  # another process was quicker
        raise taken from None


def _next_task(
    round_id: str, annotator: str, now: datetime, per_task: int
) -> tuple[sql.Select[Any], sql.ColumnElement[bool]]:
    """Return what finds the first question that needs the annotator's answer, and what keeps to those they hold."""
    answered = judgements.c.task_id == tasks.c.id
    living = (leases.c.task_id == tasks.c.id) & (leases.c.until > now)
    own = sql.select(judgements.c.number).where(answered, judgements.c.annotator == annotator).correlate(tasks)
    given = sql.select(sql.func.count()).select_from(judgements).where(answered, _ANSWERED)
    answers = given.correlate(tasks).scalar_subquery()
    waiting = sql.select(sql.func.count()).select_from(leases).where(living, leases.c.annotator != annotator)
    spoken_for = answers + waiting.correlate(tasks).scalar_subquery()  # an answer ends its annotator's lease
    query = sql.select(tasks).where(tasks.c.round_id == round_id, ~own.exists(), spoken_for < per_task)
    held = sql.select(leases.c.task_id).where(leases.c.annotator == annotator, leases.c.until > now)
    return query.order_by(tasks.c.position).limit(1), tasks.c.id.in_(held)


def _progress(connection: sql.Connection, wanted: Any) -> list[RoundProgress]:
    found = list(connection.execute(sql.select(*_ROUND).where(wanted).order_by(rounds.c.made_at.desc(), rounds.c.id)))
    ids = [row.id for row in found]
    given = sql.select(tasks.c.round_id, judgements.c.annotator, sql.func.count())
    given = given.join(judgements, judgements.c.task_id == tasks.c.id).where(tasks.c.round_id.in_(ids), _ANSWERED)
    answers: dict[str, dict[str, int]] = {one: {} for one in ids}
    for round_id, annotator, count in connection.execute(given.group_by(tasks.c.round_id, judgements.c.annotator)):
        answers[round_id][annotator] = count
    counts = dict(_counts(connection, ids))
    return [_with_counts(row, counts.get(row.id, (0, 0)), answers[row.id]) for row in found]


def _counts(connection: sql.Connection, ids: Sequence[str]) -> Iterable[tuple[str, tuple[int, int]]]:
    """Yield each round's number of questions and of those that have all their answers."""
    each = (
        sql.select(tasks.c.id, tasks.c.round_id, sql.func.count(judgements.c.number).label("answers"))
        .outerjoin(judgements, (judgements.c.task_id == tasks.c.id) & _ANSWERED)
        .where(tasks.c.round_id.in_(ids))
        .group_by(tasks.c.id, tasks.c.round_id)
        .subquery()
    )
    done = sql.func.sum(sql.case((each.c.answers >= rounds.c.per_task, 1), else_=0))
    query = sql.select(each.c.round_id, sql.func.count(), done).join(rounds, rounds.c.id == each.c.round_id)
    for round_id, total, finished in connection.execute(query.group_by(each.c.round_id)):
        yield round_id, (int(total), int(finished))


def _with_counts(row: Any, counts: tuple[int, int], answers: dict[str, int]) -> RoundProgress:
    return RoundProgress(Round(**row._mapping), counts[0], counts[1], answers)


def _held(connection: sql.Connection, round_id: str) -> Any:
    """Return a round's row, locked until the transaction ends. Raises NotFound."""
    kept = rounds.c.deleted_at.is_(None) & (rounds.c.id == round_id)
    found = connection.execute(sql.select(rounds).where(kept).with_for_update()).first()
    if found is None:
        raise _unknown(round_id)
    return found


def _known(connection: sql.Connection, round_id: str) -> None:
    kept = rounds.c.deleted_at.is_(None) & (rounds.c.id == round_id)
    if connection.scalar(sql.select(rounds.c.id).where(kept)) is None:
        raise _unknown(round_id)


def _unknown(round_id: str) -> NotFound:
    return NotFound(f"there is no round {round_id[:80]!r}", field="round")


def _task(row: Any) -> Task:
    return Task(row.id, row.round_id, row.position, row.shown)


def _judgement(row: Any) -> Judgement:
    return Judgement(row.said_task_id, row.said_annotator, row.said_pos, row.said_neg, row.said_at, row.said_origin)
