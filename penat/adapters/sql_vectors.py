"""The numbered changes of segments' vectors, in the order in which they are committed.

The numbers come from one row, which whoever writes holds until the end of the transaction: so the next one waits, and
when a number is seen, every lower one is there to be seen too. Numbers that a sequence gives would come out of order.
"""

from collections.abc import Sequence

import sqlalchemy as sql

from penat.adapters.sql_tables import segments, vector_changes, vector_counter

_TAKE = sql.text(
    "INSERT INTO vector_counter (id, number) VALUES (1, :many) "
    "ON CONFLICT (id) DO UPDATE SET number = vector_counter.number + :many RETURNING number"
)


def newest_number(connection: sql.Connection) -> int:
    """Return the number of the last change, 0 before the first."""
    return int(connection.scalar(sql.select(vector_counter.c.number)) or 0)


def tell_come(connection: sql.Connection, segment_ids: Sequence[str]) -> None:
    """Note that these segments are there now; the last thing in a transaction, which others wait for."""
    if segment_ids:
        numbers = _taken(connection, len(segment_ids))
        rows = [{"number": number, "segment_id": one} for number, one in zip(numbers, segment_ids, strict=True)]
        connection.execute(vector_changes.insert(), rows)


def tell_gone(connection: sql.Connection, photo_id: str) -> None:
    """Note that the segments of a photo are going, each under a new number instead of the one it came with."""
    own = sql.select(segments.c.id).where(segments.c.photo_id == photo_id)
    told = sql.select(vector_changes.c.segment_id).where(vector_changes.c.segment_id.in_(own))
    ids = list(connection.scalars(told.order_by(vector_changes.c.number)))
    if ids:
        change = vector_changes.update().where(vector_changes.c.segment_id == sql.bindparam("gone"))
        rows = [{"new": number, "gone": one} for number, one in zip(_taken(connection, len(ids)), ids, strict=True)]
        connection.execute(change.values(number=sql.bindparam("new")), rows)


def _taken(connection: sql.Connection, many: int) -> range:
    """Return the next *many* numbers; until this transaction ends nobody else gets any."""
    last = int(connection.execute(_TAKE, {"many": many}).scalar_one())
    return range(last - many + 1, last + 1)
