"""A t-SNE map by openTSNE (Poličar et al. 2024), which the server itself never needs."""

import warnings
from typing import TYPE_CHECKING

import numpy as np

from penat.domain.errors import Unavailable
from penat.domain.geometry import Floats
from penat.domain.principal_axes import principal_coordinates

if TYPE_CHECKING:
    from penat.domain.geometry import Vectors

DIRECTIONS, PERPLEXITY = 50, 30


def tsne_layout(vectors: "Vectors", *, jobs: int = 1) -> Floats:
    """Return where vectors (n, dim) lie on a t-SNE map, (n, 2), the same every time on the same machine.

    Begun from the two main directions, so that the map's large shape means something (Kobak & Berens 2019). Raises
    Unavailable where openTSNE is not installed. Fewer than five vectors lie as their main directions say.
    """
    try:
        from openTSNE import TSNE
    except ImportError:
        raise Unavailable(
            "a t-SNE map needs openTSNE; install it with: pip install -r requirements-map.txt", field="method"
        ) from None
    points = principal_coordinates(vectors, min(DIRECTIONS, vectors.shape[1]), np.random.default_rng(0))
    start = points[:, :2]
    if len(points) < 5:
        return start
    scaled = start / max(float(start[:, 0].std()), 1e-12) * 1e-4
    perplexity = min(PERPLEXITY, (len(points) - 1) / 3)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what the learner says of itself is nothing its caller can mend
        made = TSNE(perplexity=perplexity, initialization=scaled, random_state=0, n_jobs=jobs).fit(points)
    return np.asarray(made, dtype=np.float64)
