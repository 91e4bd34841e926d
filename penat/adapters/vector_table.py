"""Vectors that are no release: an .npz of ids and vectors, a table about the same ids, and rooms they stand in."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from zipfile import BadZipFile

import numpy as np

from penat.adapters.table_texts import read_table
from penat.domain.errors import InvalidInput
from penat.domain.geometry import Vectors, normalised

_LARGEST = 4 << 30


@dataclass(frozen=True)
class VectorTable:
    """ids (n,), unit vectors (n, dim) float32, and the table's columns, name -> texts (n,), "" for none."""

    ids: tuple[str, ...]
    vectors: Vectors = field(repr=False)
    columns: Mapping[str, tuple[str, ...]] = field(repr=False)

    def column(self, name: str) -> tuple[str, ...]:
        """Return one column. Raises InvalidInput naming those there are."""
        try:
            return self.columns[name.lower()]
        except KeyError:
            known = ", ".join(self.columns) or "none"
            raise InvalidInput(f"the table has no column {name!r}; it has: {known}", field="table") from None


def read_vector_table(vectors: Path, table: Path) -> VectorTable:
    """Return the vectors with their rows of *table*, whose column `id` names them.

    Vectors without a row, and rows without a vector, are left out. Raises InvalidInput where nothing is left, and for
    files that do not hold what they should.
    """
    ids, found = _vectors(vectors)
    read = read_table(_content(table), table.name)
    if "id" not in read.columns:
        raise InvalidInput(f"{table.name} has no column id, which names the vectors", field="table")
    rows = {cells["id"]: cells for _, cells in read.rows}
    kept = [place for place, one in enumerate(ids) if one in rows]
    if not kept:
        raise InvalidInput(f"no id of {vectors.name} stands in the column id of {table.name}", field="table")
    names = [name for name in read.columns if name != "id"]
    columns = {name: tuple(rows[ids[place]].get(name, "") for place in kept) for name in names}
    return VectorTable(tuple(ids[place] for place in kept), found[kept], columns)


def read_scenes(path: Path) -> list[tuple[str, ...]]:
    """Return the ids in each scene of a file {photo: {"scene": …, "items": [id, …]}}. Raises InvalidInput."""
    try:
        told = json.loads(_content(path))
        scenes: dict[str, list[str]] = {}
        for photo, room in told.items():
            scenes.setdefault(str(room.get("scene", photo)), []).extend(str(one) for one in room["items"])
    except (ValueError, AttributeError, KeyError, TypeError):
        raise InvalidInput(
            f'{path.name} is not {{"PHOTO": {{"scene": "NAME", "items": ["ID"]}}}} as JSON', field="scenes"
        ) from None
    return [tuple(ids) for ids in scenes.values()]


def _vectors(path: Path) -> tuple[list[str], Vectors]:
    """Return the ids and unit vectors of an .npz file. Raises InvalidInput."""
    try:
        if path.stat().st_size > _LARGEST:
            raise InvalidInput(f"{path.name} is larger than 4 GiB", field="vectors")
        with path.open("rb") as file, np.load(file, allow_pickle=False) as packed:
            ids, vectors = packed["ids"], packed["vectors"]
    except (OSError, ValueError, KeyError, BadZipFile, EOFError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else "it is not such a file"
        raise InvalidInput(
            f"{path} cannot be read as an .npz of `ids` and `vectors`: {reason}", field="vectors"
        ) from None
    numbers = vectors.dtype.kind == "f" and vectors.ndim == 2 and ids.ndim == 1
    if not numbers or len(ids) != len(vectors) or len(set(ids.tolist())) != len(ids):
        raise InvalidInput(
            f"{path.name} needs different `ids` (n,) and floating `vectors` (n, dim), not {ids.shape} and "
            f"{vectors.shape} of {vectors.dtype}", field="vectors",
        )  # fmt: skip
    try:
        return [str(one) for one in ids.tolist()], normalised(vectors)
    except ValueError as error:
        raise InvalidInput(f"{path.name}: {error}", field="vectors") from None


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise InvalidInput(f"{path} cannot be read: {error.strerror}", field="table") from None
