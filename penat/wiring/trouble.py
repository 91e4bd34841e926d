"""What finds trouble in the release being served, for the command line."""

from penat.adapters.map_files import MapFiles
from penat.adapters.usable_cores import usable_cores
from penat.domain.catalogue import Catalogue
from penat.domain.geometry import Floats
from penat.settings import Settings
from penat.use_cases.troubleshooter import PCA, TSNE, Troubleshooter, all_vectors
from penat.wiring.catalogue import build_source


def build_troubleshooter(settings: Settings) -> tuple[Troubleshooter, Catalogue]:
    """Return it, and the release being served. Raises Unavailable without one."""
    return Troubleshooter(MapFiles(settings.cache)), build_source(settings).current()


def make_map(settings: Settings, method: str) -> tuple[Catalogue, Floats]:
    """Return the release being served and its map (n, 2); one that takes long is kept for the server.

    Raises Unavailable where what makes it is not installed.
    """
    troubleshooter, catalogue = build_troubleshooter(settings)
    if method == TSNE:
        from penat.adapters.tsne_layout import tsne_layout

        made = tsne_layout(all_vectors(catalogue), jobs=max(1, int(usable_cores())))
        MapFiles(settings.cache).write(catalogue.release, TSNE, made)
    return catalogue, troubleshooter.map(catalogue, TSNE if method == TSNE else PCA, None, "category").points
