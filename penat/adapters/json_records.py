"""A JSON list of records, `[{"url": …, …}, …]`, as rows of text cells."""

import json
import uuid
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from penat.domain.errors import InvalidInput

MAX_BYTES = 512 * 2**20
_SHOWN_ERRORS = 20
Record = dict[str, str]


def records_in(content: bytes, name: str) -> list[Record]:
    """Return the records of a JSON list as texts: field names in lower case, nested values and numbers as JSON.

    Empty values are left out. Raises InvalidInput naming the list and every record that cannot be used.
    """
    if len(content) > MAX_BYTES:
        raise InvalidInput(f"{name} is larger than {MAX_BYTES // 2**20} MiB; split the list", field="data")
    try:
        found = json.loads(content.decode("utf-8-sig"), parse_constant=_no_constant, parse_float=_as_written)
    except UnicodeDecodeError:
        raise InvalidInput(f"{name} is not UTF-8; save the list as UTF-8", field="data") from None
    except RecursionError:
        raise InvalidInput(f"{name} is nested too deeply; give a flat list of records", field="data") from None
    except ValueError as error:
        raise InvalidInput(f"{name} is not JSON: {error}", field="data") from None
    if not isinstance(found, list):
        raise InvalidInput(f'{name} is not a list; write [{{"url": "https://…"}}, …]', field="data")
    wrong = [
        f"record {row}: is {_kind(one)}, not an object" for row, one in enumerate(found, 1) if type(one) is not dict
    ]
    if wrong:
        shown = "\n  ".join(wrong[:_SHOWN_ERRORS])
        more = f"\n  and {len(wrong) - _SHOWN_ERRORS} more" if len(wrong) > _SHOWN_ERRORS else ""
        raise InvalidInput(f"{name} is refused:\n  {shown}{more}", field="data")
    return [{key.strip().lower(): _text(value) for key, value in one.items() if _text(value)} for one in found]


def with_address_ids(records: Sequence[Record], address: str, key: str) -> list[Record]:
    """Return the records with a UUID as *key*, made of the *address* cell, so that it is the same every time.

    Of different records about one address, the second one's is made of "ADDRESS#2", and so on; equal records share one.
    """
    seen: dict[str, list[Record]] = defaultdict(list)
    made = []
    for record in records:
        cell = record.get(address, "")
        if record not in seen[cell]:
            seen[cell].append(record)
        place = seen[cell].index(record) + 1
        name = cell if place == 1 else f"{cell}#{place}"
        made.append({**record, key: str(uuid.uuid5(uuid.NAMESPACE_URL, name))})
    return made


class _Written(float):
    """A number that remembers how it was written, so that 1299.00 stays 1299.00."""

    text: str


def _as_written(text: str) -> _Written:
    number = _Written(text)
    number.text = text
    return number


def _no_constant(name: str) -> Any:
    raise ValueError(f"{name} is no JSON value")


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, _Written):
        return value.text
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def _kind(value: Any) -> str:
    return {"str": "text", "int": "a number", "list": "a list", "NoneType": "null"}.get(type(value).__name__, "a value")
