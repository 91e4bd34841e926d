"""What stands before a background, told by colour alone: no network, no learning.

The background's colour is a smooth surface, fitted to the pixels that are surely background (a picture's border); what
departs from it is described by a mixture of colours, and so is the background; each pixel goes to the likelier one, and
the answer is smoothed up to the picture's edges, as often as it takes. GrabCut (Rother et al., 2004) without the cut.
"""

from dataclasses import dataclass

import numpy as np

from penat.domain.colour_mixture import fit_mixture
from penat.domain.geometry import Floats, Mask
from penat.domain.mask_scaling import Map
from penat.domain.smoothing import box_mean, guided

_FITS = 8
_NOISE = np.array([1.0, 0.6, 0.6])
_FAR, _NEAR = 5.0, 2.5  # deviations from the surface: surely something else, and maybe background
_SAMPLES = 2000
_ROUNDS = 3
_STEEP = 12.0
_PLAIN = 4.0  # times a camera's noise: what a backdrop may vary by
_SHADOW_ODDS = 4.0
_DARKEST = 0.7  # of the background's lightness: what is darker is no soft shadow


@dataclass(frozen=True, slots=True)
class Foreground:
    """*probability* (h, w) of not being background, and how many deviations each pixel is *away* (h, w) from it.

    *plain* is 1 where the background is one smooth surface, and nears 0 the more it varies: then little is known.
    """

    probability: Map
    away: Map
    plain: float = 1.0


def border_of(height: int, width: int, share: float = 0.025) -> Mask:
    """Return the pixels within *share* of the shorter side from the edge of a picture."""
    depth = max(2, round(share * min(height, width)))
    border = np.ones((height, width), dtype=bool)
    border[depth:-depth, depth:-depth] = False
    return border


def foreground(colours: Map, background: Mask) -> Foreground | None:
    """Return what stands before the background of *colours* (h, w, 3), in Oklab; None where nothing does.

    *background* (h, w) are pixels nearly all of which are background; some may be not.
    """
    rest, spread = _off_the_surface(colours, background)
    away = np.sqrt(((rest / spread) ** 2).sum(axis=2)).astype(np.float32)
    inside = ~background
    probability = np.where(away > _FAR, np.float32(0.95), np.where(away > _NEAR, np.float32(0.5), np.float32(0.05)))
    if np.count_nonzero((away > _FAR) & inside) < max(4, 0.002 * away.size):
        return None
    lightness = np.ascontiguousarray(colours[..., 0])
    radius = max(2, round(0.012 * max(away.shape)))
    shadow = _SHADOW_ODDS * _shadow(colours, rest)
    for _ in range(_ROUNDS):
        probability = _judged(colours, rest, probability, background, spread, shadow)
        probability = np.clip(guided(probability, lightness, radius, _STEEP / 3), 0, 1)
    return Foreground(probability, away, float(min(1.0, _PLAIN / (spread / _NOISE).max())))


def _off_the_surface(colours: Map, background: Mask) -> tuple[Map, Floats]:
    """Return how far each colour is from the background's surface (h, w, 3), and the background's own spread (3,)."""
    height, width = background.shape
    terms = _terms(height, width)
    known, given = colours[background].astype(np.float64), terms[background]
    step = max(1, len(known) // _SAMPLES)
    known, given = known[::step], given[::step]
    weights = np.ones(len(known))
    surface = np.zeros((6, 3))
    surface[0] = np.median(known, axis=0)
    spread = _NOISE
    for round_ in range(_FITS):
        rest = known - given @ surface
        spread = np.maximum(1.4826 * np.median(np.abs(rest), axis=0), _NOISE)
        away = np.sqrt(((rest / spread) ** 2).sum(axis=1))
        weights = np.clip(1 - (away / (12 if round_ < 3 else 6)) ** 2, 0, None) ** 2 + 1e-6
        rooted = np.sqrt(weights)[:, None]
        pull = np.diag([0, 1, 1, 4, 4, 4]) * 1e-3 * len(known)
        weighted = given * rooted
        surface = np.linalg.solve(weighted.T @ weighted + pull, weighted.T @ (known * rooted))
    return (colours - (terms @ surface).astype(np.float32)), spread


def _terms(height: int, width: int) -> Floats:
    """Return 1, x, y, x², xy and y² of each pixel (h, w, 6), x and y in −1..1."""
    down, across = np.meshgrid(np.linspace(-1, 1, height), np.linspace(-1, 1, width), indexing="ij")
    return np.stack([np.ones_like(down), across, down, across**2, across * down, down**2], axis=2)


def _shadow(colours: Map, rest: Map) -> Map:
    """Return how much each pixel looks like the background with less light on it, 0..1: darker, no more, and soft."""
    lit = colours - rest
    share = (colours * lit).sum(axis=2) / np.maximum((lit * lit).sum(axis=2), 1e-6)
    tinted = np.abs(colours - share[..., None] * lit)[..., 1:].max(axis=2)
    down, across = np.gradient(colours[..., 0])
    slope = np.asarray(down * down + across * across, dtype=np.float32)
    rough = np.sqrt(box_mean(slope, 2))
    soft = np.clip(1 - tinted / 2, 0, 1) * np.clip(1.6 - rough, 0, 1)
    return np.asarray(soft * ((share < 1) & (share > _DARKEST)), dtype=np.float32)


def _judged(colours: Map, rest: Map, probability: Map, background: Mask, spread: Floats, against: Map) -> Map:
    """Return the probabilities anew: which of the two mixtures of colours a pixel is likelier of.

    *against* (h, w) is what else speaks for the background, as a logarithm of odds.
    """
    flat, off = colours.reshape(-1, 3), rest.reshape(-1, 3)
    shares = probability.reshape(-1)
    step = max(1, len(flat) // (2 * _SAMPLES))
    inner = (shares * (shares > 0.5) * ~background.reshape(-1))[::step]
    outer = ((1 - shares) * (shares < 0.5) + background.reshape(-1))[::step]
    if not inner.any() or not outer.any():
        return probability
    before = fit_mixture(flat[::step], inner, 5, 2.0).log_density(flat)
    behind = fit_mixture(off[::step], outer, 4, float(spread.mean())).log_density(off)
    odds = np.clip(before - behind, -8, 8) + np.log((shares + 0.1) / (1.1 - shares)) - against.reshape(-1)
    new: Map = (1 / (1 + np.exp(-odds))).reshape(probability.shape).astype(np.float32)
    new[background] = np.minimum(new[background], np.float32(0.5))
    return new
