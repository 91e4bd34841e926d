"""Vectors of further models as files: CACHE/spaces/RELEASE/MODEL/, beside the release, which never changes."""

import json
import re
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

from penat.adapters.release_layout import RELEASES
from penat.domain.errors import InvalidInput, NotFound, Unavailable
from penat.domain.geometry import Vectors
from penat.ports.extra_spaces import ExtraSpace, ExtraSpaces

SPACES, CARD, UNFINISHED, BEGUN = "spaces", "space.json", ".unfinished-", "begun.json"
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")


class SpaceFiles(ExtraSpaces):
    """The further spaces of one cache folder; one that was read stays mapped."""

    def __init__(self, cache: Path) -> None:
        self._cache = cache
        self._mapped: dict[tuple[str, str], ExtraSpace] = {}

    def models(self, release: str) -> Sequence[str]:
        """Return the further models whose vectors of *release* are complete, by name."""
        found = (self._cache / SPACES / release).glob(f"*/{CARD}")
        return sorted(path.parent.name for path in found if not path.parent.name.startswith("."))

    def begun(self, release: str) -> Sequence[str]:
        """Return the further models that a run began to embed *release* with and did not end, by name."""
        found = (self._cache / SPACES / release).glob(f"{UNFINISHED}*/{BEGUN}")
        return sorted(path.parent.name.removeprefix(UNFINISHED) for path in found)

    def releases(self, model: str) -> Sequence[str]:
        """Return the releases that have vectors of *model*, the newest id first."""
        folders = (self._cache / SPACES).glob("*")
        return sorted((folder.name for folder in folders if model in self.models(folder.name)), reverse=True)

    def space(self, release: str, model: str) -> ExtraSpace:
        """Return one model's vectors, mapped. Raises NotFound naming those there are, Unavailable for damage."""
        key = (release, model)
        if key not in self._mapped:
            if model not in self.models(release):
                known = ", ".join(self.models(release)) or "none"
                raise NotFound(
                    f"release {release} has no vectors of model {model!r}; further models: {known}", field="models"
                )
            self._mapped[key] = _read(self._cache / SPACES / release / model)
        return self._mapped[key]


class SpaceWriter:
    """Writes one model's vectors category by category; what an earlier run wrote of the same model is kept.

    Nothing is seen by a server before `finish`. Raises InvalidInput for a model whose name is no folder's.
    """

    def __init__(self, cache: Path, release: str, model: str, sha256: str) -> None:
        refuse_odd_name(model)
        self._cache = cache
        self._place = cache / SPACES / release / model
        self._facts = {"model": model, "sha256": sha256}
        self._draft = self._place.with_name(f"{UNFINISHED}{model}")
        if self._begun() != self._facts:
            shutil.rmtree(self._draft, ignore_errors=True)
        self._draft.mkdir(parents=True, exist_ok=True)
        (self._draft / BEGUN).write_text(json.dumps(self._facts))

    def has(self, number: int, count: int) -> bool:
        """Return whether category *number* has its *count* vectors already."""
        try:
            return len(np.load(self._draft / f"{number}.npy", mmap_mode="r", allow_pickle=False)) == count
        except (OSError, ValueError, EOFError):
            return False

    def write(self, number: int, vectors: Vectors) -> None:
        """Keep the vectors of category *number*, whole or not at all."""
        fresh = self._draft / f".{number}.part"
        with fresh.open("wb") as file:
            np.save(file, np.ascontiguousarray(vectors, np.float32))
        fresh.replace(self._draft / f"{number}.npy")

    def finish(self, categories: Sequence[str]) -> None:
        """Let servers see it, in the place of an earlier one; spaces of releases that are gone are taken away."""
        files = {name: f"{number}.npy" for number, name in enumerate(categories)}
        (self._draft / CARD).write_text(json.dumps({**self._facts, "files": files}, ensure_ascii=False))
        if self._place.exists():
            shutil.rmtree(self._place)
        self._draft.rename(self._place)
        for release in (self._cache / SPACES).iterdir():
            if not (self._cache / RELEASES / release.name).is_dir():
                shutil.rmtree(release, ignore_errors=True)

    def _begun(self) -> Mapping[str, str] | None:
        try:
            told: Mapping[str, str] = json.loads((self._draft / BEGUN).read_text())
        except (OSError, ValueError):
            return None
        return told


def refuse_odd_name(model: str) -> None:
    """Raise InvalidInput for a model whose name is no folder's."""
    if not _NAME.fullmatch(model):
        raise InvalidInput(f"model {model!r} cannot name a folder", field="model")


def _read(folder: Path) -> ExtraSpace:
    try:
        card = json.loads((folder / CARD).read_text())
        vectors = {
            name: np.load(folder / Path(file).name, mmap_mode="r", allow_pickle=False)
            for name, file in card["files"].items()
        }
        if any(one.ndim != 2 or one.dtype != np.float32 for one in vectors.values()):
            raise ValueError("an array is not of vectors")
        return ExtraSpace(folder.name, str(card["sha256"]), vectors)
    except (OSError, ValueError, KeyError, TypeError, EOFError, AttributeError):
        raise Unavailable(
            f"the vectors of model {folder.name} cannot be read; make them anew: penat releases embed --model "
            f"{folder.name}", field="models",
        ) from None  # fmt: skip
