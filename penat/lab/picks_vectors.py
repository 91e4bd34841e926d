"""Vectors out of a file, as a shelf that policies can be tried on."""

import zipfile
import zlib
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from penat.domain.catalogue import Catalogue, Item, Shelf, price_column, stock_column
from penat.domain.compatibility import Space
from penat.domain.errors import InvalidInput, NotFound
from penat.domain.geometry import Vectors, landmarks, neighbour_lists, normalised

LISTED = 160
MARKS = 256


def shelf_from_file(path: Path, category: str | None = None) -> Shelf:
    """Return the items of an npz with `ids` (n,), `vectors` (n, dim) and, if it has them, `categories` (n,).

    Where there are no categories, an id's part before "/" is one. None takes the whole file as one category. Every row
    is a design of its own. Raises InvalidInput saying what the file lacks, and NotFound for an unknown category.
    """
    arrays = _arrays(path)
    ids, vectors = _checked(path, arrays)
    if category is not None:
        inside = _categories(path, arrays, ids) == category
        if not inside.any():
            known = ", ".join(sorted(set(_categories(path, arrays, ids).tolist()) - {""})[:20]) or "none"
            raise NotFound(f"{path} has no category {category!r}; it has: {known}", field="category")
        vectors = vectors[inside]
    return shelf_of(_unit(path, vectors), category or "all")


def space_from_file(path: Path) -> tuple[list[str], Space, list[str]]:
    """Return the ids of such a file, its items as compatibility sees them, and the names of its categories.

    Raises InvalidInput saying what the file lacks.
    """
    arrays = _arrays(path)
    ids, vectors = _checked(path, arrays)
    names, numbers = np.unique(_categories(path, arrays, ids), return_inverse=True)
    return ids.tolist(), Space(_unit(path, vectors), numbers.astype(np.intp)), names.tolist()


def space_of_release(catalogue: Catalogue) -> tuple[list[str], Space, list[str]]:
    """Return the same of a release, its items in the order of its categories."""
    shelves = list(catalogue.shelves.values())
    numbers = np.repeat(np.arange(len(shelves)), [len(one) for one in shelves])
    vectors = np.concatenate([one.vectors for one in shelves]).astype(np.float32)
    ids = [item.id for one in shelves for item in one.items]
    return ids, Space(vectors, numbers.astype(np.intp)), [one.category for one in shelves]


def shelf_of(vectors: Vectors, category: str) -> Shelf:
    """Return a shelf of *vectors* (n, dim), each a design of its own, with the lists a release would have."""
    count = len(vectors)
    items = [Item(f"item-{row}", "all", f"Item {row}", f"{row:064x}") for row in range(count)]
    groups = np.arange(count, dtype=np.int32)
    rows, distances = neighbour_lists(vectors, vectors, LISTED, own_group=groups, groups=groups)
    marks = landmarks(vectors, MARKS, np.random.default_rng(0))
    return Shelf(
        category, items, vectors, price_column(items), stock_column(items), groups, np.ones(count, dtype=bool), rows,
        distances, marks,
    )  # fmt: skip


def _arrays(path: Path) -> dict[str, NDArray[Any]]:
    try:
        stored = np.load(path, allow_pickle=False)
        if isinstance(stored, np.lib.npyio.NpzFile):
            with stored:
                return {name: stored[name] for name in ("ids", "vectors", "categories") if name in stored}
    except (ValueError, EOFError, zipfile.BadZipFile, zlib.error) as error:
        raise InvalidInput(f"{path} cannot be read as an npz of plain arrays: {error}", field="vectors") from None
    raise InvalidInput(f"{path} is one array, not an npz; save ids and vectors into one", field="vectors")


def _checked(path: Path, arrays: dict[str, NDArray[Any]]) -> tuple[NDArray[np.str_], NDArray[Any]]:
    for name in ("ids", "vectors"):
        if name not in arrays:
            raise InvalidInput(f"{path} has no {name!r}; it needs ids (n,) and vectors (n, dim)", field="vectors")
    ids, vectors = arrays["ids"], arrays["vectors"]
    if ids.ndim != 1 or vectors.ndim != 2 or vectors.shape[1] == 0 or vectors.dtype.kind not in "fiu":
        raise InvalidInput(
            f"{path} holds ids {ids.shape} and vectors {vectors.shape} of {vectors.dtype}; ids must be (n,) and "
            "vectors numbers (n, dim)", field="vectors",
        )  # fmt: skip
    if len(ids) != len(vectors):
        raise InvalidInput(f"{path} holds {len(vectors)} vectors for {len(ids)} ids", field="vectors")
    if not len(ids):
        raise InvalidInput(f"{path} holds no items; give at least one", field="vectors")
    return ids.astype(str), vectors


def _categories(path: Path, arrays: dict[str, NDArray[Any]], ids: NDArray[np.str_]) -> NDArray[np.str_]:
    if "categories" not in arrays:
        return np.array([name.split("/", 1)[0] if "/" in name else "" for name in ids.tolist()])
    given = arrays["categories"]
    if given.shape != ids.shape:
        raise InvalidInput(f"{path} holds categories {given.shape} for {len(ids)} ids", field="vectors")
    return given.astype(str)


def _unit(path: Path, vectors: NDArray[Any]) -> Vectors:
    try:
        return normalised(vectors)
    except ValueError:
        lengths = np.linalg.norm(vectors.astype(np.float64), axis=1)
        row = int(np.flatnonzero(~np.isfinite(lengths) | (lengths == 0))[0])
        raise InvalidInput(
            f"{path}: the vector of row {row} is zero or not finite; leave it out", field="vectors"
        ) from None
