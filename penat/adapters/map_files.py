"""Maps as files: CACHE/maps/RELEASE.METHOD.npy, outside the release's own folder, which never changes."""

import os
from pathlib import Path

import numpy as np

from penat.adapters.release_layout import RELEASES
from penat.domain.errors import Unavailable
from penat.domain.geometry import Floats
from penat.ports.map_store import MapStore

MAPS = "maps"


class MapFiles(MapStore):
    """The maps of one cache folder."""

    def __init__(self, cache: Path) -> None:
        self._cache = cache

    def read(self, release: str, method: str) -> Floats | None:
        """Return the points (n, 2), None where there are none. Raises Unavailable for a file that is no map."""
        path = self._path(release, method)
        try:
            found = np.load(path, allow_pickle=False)
        except FileNotFoundError:
            return None
        except (OSError, ValueError, EOFError):
            raise Unavailable(
                f"the map {path.name} cannot be read; make it anew: penat trouble map", field="method"
            ) from None
        if found.ndim != 2 or found.shape[1] != 2 or not np.all(np.isfinite(found)):
            raise Unavailable(f"{path.name} is no map of points; make it anew: penat trouble map", field="method")
        return np.asarray(found, dtype=np.float64)

    def write(self, release: str, method: str, points: Floats) -> None:
        """Keep *points* (n, 2) in one step, and take away maps of releases that are gone."""
        path = self._path(release, method)
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh = path.with_name(f".{path.name}.{os.getpid()}")
        with fresh.open("wb") as file:
            np.save(file, points.astype(np.float32))
        fresh.replace(path)
        for other in path.parent.glob("[!.]*.npy"):
            its_release = other.name.removesuffix(".npy").rpartition(".")[0]
            if other != path and not (self._cache / RELEASES / its_release).is_dir():
                other.unlink(missing_ok=True)

    def _path(self, release: str, method: str) -> Path:
        return self._cache / MAPS / f"{release}.{method}.npy"
