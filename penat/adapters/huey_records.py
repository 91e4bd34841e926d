"""Small JSON records beside a huey's queue, in whatever it keeps its results in."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from huey import Huey
from huey.registry import Message
from huey.serializer import Serializer

Record = Mapping[str, Any]


class JsonSerializer(Serializer):  # type: ignore[misc]  # huey has no types
    """Tasks as JSON: whoever can write into the queue can name a job, and not run code as a pickle could."""

    def _serialize(self, data: Any) -> bytes:
        return json.dumps(data).encode()

    def _deserialize(self, data: Any) -> Any:
        told = json.loads(bytes(data))
        return Message(*told) if isinstance(told, list) else told


class HueyRecords:
    """Records by key: written over, written only where there is none, read together, deleted."""

    def __init__(self, huey: Huey) -> None:
        self._storage = huey.storage

    def write(self, key: str, record: Record) -> None:
        """Write a record over what is there."""
        self._storage.put_data(key, _bytes(record))

    def write_new(self, key: str, record: Record) -> bool:
        """Write a record and return True, or return False where there is one, whoever else is trying the same."""
        return bool(self._storage.put_if_empty(key, _bytes(record)))

    def read(self, *keys: str) -> dict[str, Record]:
        """Return those of the records that are there."""
        return {key: json.loads(bytes(value)) for key, value in self._storage.peek_many(list(keys)).items()}

    def delete(self, *keys: str) -> None:
        """Delete records; those that are not there are none."""
        for key in keys:
            self._storage.delete_data(key)

    def all(self) -> dict[str, Record]:
        """Return every record."""
        return {str(key): json.loads(bytes(value)) for key, value in self._storage.result_items().items()}

    def keys(self, prefix: str) -> Sequence[str]:
        """Return the keys that begin with *prefix*."""
        return [key for key in map(str, self._storage.result_items()) if key.startswith(prefix)]


def _bytes(record: Record) -> bytes:
    return json.dumps(record).encode()
