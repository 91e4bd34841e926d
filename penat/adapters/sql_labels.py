"""Label sets in a SQL database."""

import json
import secrets
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sql
from sqlalchemy.exc import IntegrityError

from penat.adapters.sql_database import Database
from penat.adapters.sql_tables import label_sets, label_steps, labels
from penat.domain.errors import InvalidInput, NotFound
from penat.domain.label_set import Label, LabelSet, Marks
from penat.domain.label_set import set_id as id_of
from penat.ports.label_store import LabelStore

STEPS_KEPT = 200
_KEPT = label_sets.c.deleted_at.is_(None)


class SqlLabels(LabelStore):
    """All label sets in *database*; whoever changes one holds its row, so two processes do so one after the other."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def sets(self) -> list[LabelSet]:
        """Return every set by name."""
        with self._database.reading() as connection:
            found = [_facts(row) for row in connection.execute(_with_counts(_KEPT))]
        return sorted(found, key=lambda one: (one.name.casefold(), one.id))

    def get(self, set_id: str) -> LabelSet:
        """Return one set. Raises NotFound."""
        with self._database.reading() as connection:
            return _one(connection, set_id)

    def add(self, made: LabelSet) -> None:
        """Keep a new, empty set. Raises InvalidInput where its id is taken."""
        with self._database.writing() as connection:
            _refuse_taken(connection, made.id)
            values = {name: getattr(made, name) for name in ("id", "name", "made_at", "note", "author")}
            try:
                connection.execute(label_sets.insert().values(**values))
            except IntegrityError:  # another process was quicker
                raise _taken(made.id) from None

    def change(self, set_id: str, *, name: str | None = None, note: str | None = None) -> LabelSet:
        """Give a set another name (and so another id) or note. Raises NotFound, InvalidInput."""
        values: dict[str, str] = {} if note is None else {"note": note}
        if name is not None:
            values |= {"id": id_of(name), "name": name.strip()}
        with self._database.writing() as connection:
            number = _held(connection, set_id)
            if values.get("id", set_id) != set_id:
                _refuse_taken(connection, values["id"])
            if values:
                try:
                    connection.execute(label_sets.update().where(label_sets.c.number == number).values(**values))
                except IntegrityError:
                    raise _taken(values["id"]) from None
            return _one(connection, values.get("id", set_id))

    def labels(self, set_id: str) -> list[Label]:
        """Return a set's labels by item id. Raises NotFound."""
        with self._database.reading() as connection:
            number = _number(connection, set_id)
            found = connection.execute(sql.select(labels).where(labels.c.set_number == number))
            told = [Label(row.item, row.belongs, row.annotator, row.at) for row in found]
        return sorted(told, key=lambda one: one.item)

    def mark(self, set_id: str, marks: Marks, annotator: str, at: datetime) -> str:
        """Set or take away several labels in one step; return what `unmark` undoes it with. Raises NotFound."""
        undo = secrets.token_hex(12)
        with self._database.writing() as connection:
            number = _held(connection, set_id)
            before = _present(connection, number, list(marks))
            _take_away(connection, number, list(marks))
            fresh = [
                {"set_number": number, "item": item, "belongs": belongs, "annotator": annotator, "at": at, "step": undo}
                for item, belongs in marks.items()
                if belongs is not None
            ]
            if fresh:
                connection.execute(labels.insert(), fresh)
            told = {item: {"was": before.get(item), "set": belongs is not None} for item, belongs in marks.items()}
            connection.execute(label_steps.insert().values(undo=undo, set_number=number, before=json.dumps(told)))
            _forget_old_steps(connection, number)
        return undo

    def unmark(self, set_id: str, undo: str) -> None:
        """Put back what one `mark` replaced, where nobody has marked it anew since. Raises NotFound."""
        with self._database.writing() as connection:
            number = _held(connection, set_id)
            own = (label_steps.c.set_number == number) & (label_steps.c.undo == undo)
            step = connection.execute(sql.select(label_steps).where(own)).first()
            if step is None:
                raise NotFound("there is nothing of that name to undo in this set", field="undo")
            told: dict[str, Any] = json.loads(step.before)
            present = _present(connection, number, list(told))
            back = [item for item, change in told.items() if _is_of(present.get(item), undo, left=change["set"])]
            _take_away(connection, number, back)
            rows = [_row(number, item, was) for item in back if (was := told[item]["was"]) is not None]
            if rows:
                connection.execute(labels.insert(), rows)
            connection.execute(label_steps.delete().where(label_steps.c.number == step.number))

    def delete(self, set_id: str) -> str:
        """Take a set away with its labels; return what `restore` brings it back with. Raises NotFound."""
        undo = secrets.token_hex(12)
        with self._database.writing() as connection:
            number = _held(connection, set_id)
            gone = {"deleted_at": datetime.now(UTC), "undo": undo}
            connection.execute(label_sets.update().where(label_sets.c.number == number).values(**gone))
        return undo

    def restore(self, undo: str) -> LabelSet:
        """Bring a deleted set back. Raises NotFound, InvalidInput where its id is taken meanwhile."""
        with self._database.writing() as connection:
            away = label_sets.c.deleted_at.is_not(None) & (label_sets.c.undo == undo)
            found = connection.execute(sql.select(label_sets).where(away)).first()
            if found is None:
                raise NotFound("there is no deleted label set to bring back", field="undo")
            _refuse_taken(connection, found.id)
            back = label_sets.update().where(label_sets.c.number == found.number)
            try:
                connection.execute(back.values(deleted_at=None, undo=None))
            except IntegrityError:
                raise _taken(found.id) from None
            return _one(connection, found.id)


def _with_counts(wanted: Any) -> sql.Select[Any]:
    positives = sql.func.coalesce(sql.func.sum(sql.case((labels.c.belongs, 1), else_=0)), 0)
    return (
        sql.select(label_sets, positives.label("positives"), sql.func.count(labels.c.item).label("labels"))
        .outerjoin(labels, labels.c.set_number == label_sets.c.number)
        .where(wanted)
        .group_by(*label_sets.c)
    )


def _one(connection: sql.Connection, set_id: str) -> LabelSet:
    found = connection.execute(_with_counts(_KEPT & (label_sets.c.id == set_id))).first()
    if found is None:
        raise _unknown(set_id)
    return _facts(found)


def _facts(row: Any) -> LabelSet:
    positives = int(row.positives)
    return LabelSet(row.id, row.name, row.made_at, row.note, row.author, positives, int(row.labels) - positives)


def _number(connection: sql.Connection, set_id: str, *, lock: bool = False) -> int:
    query = sql.select(label_sets.c.number).where(_KEPT, label_sets.c.id == set_id)
    number = connection.scalar(query.with_for_update() if lock else query)
    if number is None:
        raise _unknown(set_id)
    return int(number)


def _held(connection: sql.Connection, set_id: str) -> int:
    """Return a set's number, its row locked until the transaction ends. Raises NotFound."""
    return _number(connection, set_id, lock=True)


def _present(connection: sql.Connection, number: int, items: list[str]) -> dict[str, dict[str, Any]]:
    """Return the labels of *items* as JSON-able values, for those that have one."""
    wanted = set(items)
    query = sql.select(labels).where(labels.c.set_number == number)
    found = connection.execute(query if len(items) > 500 else query.where(labels.c.item.in_(items)))
    return {
        row.item: {"belongs": row.belongs, "annotator": row.annotator, "at": row.at.isoformat(), "step": row.step}
        for row in found
        if row.item in wanted
    }


def _take_away(connection: sql.Connection, number: int, items: list[str]) -> None:
    if items:
        gone = labels.delete().where(labels.c.set_number == number, labels.c.item == sql.bindparam("one"))
        connection.execute(gone, [{"one": item} for item in items])


def _is_of(label: Mapping[str, Any] | None, undo: str, *, left: bool) -> bool:
    """Return whether an item is as the step *undo* left it: with its label, or with none."""
    return label is None if not left else label is not None and label["step"] == undo


def _row(number: int, item: str, told: Mapping[str, Any]) -> dict[str, Any]:
    return {**told, "set_number": number, "item": item, "at": datetime.fromisoformat(told["at"])}


def _forget_old_steps(connection: sql.Connection, number: int) -> None:
    newest = sql.select(label_steps.c.number).where(label_steps.c.set_number == number)
    newest = newest.order_by(label_steps.c.number.desc()).limit(1).offset(STEPS_KEPT)
    oldest = connection.scalar(newest)
    if oldest is not None:
        old = (label_steps.c.set_number == number) & (label_steps.c.number <= oldest)
        connection.execute(label_steps.delete().where(old))


def _refuse_taken(connection: sql.Connection, set_id: str) -> None:
    if connection.scalar(sql.select(label_sets.c.number).where(_KEPT, label_sets.c.id == set_id)) is not None:
        raise _taken(set_id)


def _taken(set_id: str) -> InvalidInput:
    return InvalidInput(f"there is a label set {set_id!r} already; choose another name", field="name")


def _unknown(set_id: str) -> NotFound:
    return NotFound(f"there is no label set {set_id[:80]!r}", field="id")
