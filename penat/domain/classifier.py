"""A classifier carved out of judged items: logistic regression on the frozen vectors, with calibrated confidence."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from penat.domain.errors import InvalidInput
from penat.domain.geometry import Floats, Mask, Vectors
from penat.domain.grouped_folds import grouped_folds
from penat.domain.logistic_path import LogisticPath
from penat.domain.score_calibration import Calibration, calibrated

FOLDS = 5
STRENGTHS = (0.03, 0.1, 0.3, 1.0, 3.0, 10.0, 30.0)
WEAK = 0.5
ROUGHLY = 1e-3  # how far a fold's model settles: which strength is best shows long before
_BLOCK = 65_536


@dataclass(frozen=True)
class Classifier:
    """Scores a unit vector v with v·weights + bias, *weights* (dim,), and gives its calibrated chance to belong.

    Raises InvalidInput for numbers that are not finite.
    """

    weights: Floats
    bias: float
    calibration: Calibration

    def __post_init__(self) -> None:
        numbers = [self.bias, self.calibration.slope, self.calibration.intercept]
        if self.weights.ndim != 1 or not self.weights.size:
            raise InvalidInput(f"a classifier has weights (dim,), not {self.weights.shape}", field="classifier")
        if not (np.all(np.isfinite(self.weights)) and np.all(np.isfinite(numbers))):
            raise InvalidInput("a classifier's numbers must be finite", field="classifier")

    def confidences(self, vectors: Vectors) -> Floats:
        """Return the chance (n,) that each of *vectors* (n, dim) belongs to the class. Raises InvalidInput."""
        if vectors.ndim != 2 or vectors.shape[1] != len(self.weights):
            raise InvalidInput(
                f"the classifier takes vectors of length {len(self.weights)}, not {vectors.shape}; fit it anew",
                field="classifier",
            )
        narrow, scores = self.weights.astype(np.float32), np.empty(len(vectors))
        for start in range(0, len(vectors), _BLOCK):
            scores[start : start + _BLOCK] = vectors[start : start + _BLOCK] @ narrow
        return self.calibration.chances(scores + self.bias)


@dataclass(frozen=True)
class Examples:
    """What a classifier is made of: unit vectors (n, dim), which of them belong to the class (n,), their groups (n,).

    Examples of one group (variants of one design) never stand on both sides of a split. *judged* (n,) is false for weak
    counter-examples, which nobody looked at.
    """

    vectors: Vectors
    wanted: Mask
    groups: NDArray[np.int32]
    judged: Mask

    def __post_init__(self) -> None:
        sizes = {len(self.vectors), len(self.wanted), len(self.groups), len(self.judged)}
        if len(sizes) != 1:
            raise ValueError(f"{len(self.vectors)} vectors for {sorted(sizes)} facts about them")

    def designs(self) -> tuple[int, int]:
        """Return how many different designs belong to the class, and how many do not."""
        return len(np.unique(self.groups[self.wanted])), len(np.unique(self.groups[~self.wanted]))


@dataclass(frozen=True)
class Fitted:
    """A classifier, the ridge penalty that was picked, and what was seen in making it.

    For each example its fold (n,), and its confidence (n,) from a model and a calibration that have seen neither it nor
    its variants.
    """

    classifier: Classifier
    strength: float
    folds: NDArray[np.int32]
    confidences: Floats


def fitted(examples: Examples, rng: np.random.Generator) -> Fitted:
    """Return the classifier of *examples*, its strength picked by cross-validation over groups.

    Both classes weigh the same however many examples each has; weak counter-examples weigh half. The strength with
    the least log loss on examples that were left out is taken; for the confidences each fold's strength is picked by
    the other folds alone, and its calibration fitted on them. Raises InvalidInput for fewer than 5 designs a class.
    """
    _refuse_few(*examples.designs())
    folds = grouped_folds(examples.groups, examples.wanted, FOLDS, rng)
    weights = _balanced(examples)
    centre = examples.vectors.mean(axis=0, dtype=np.float64)
    features = examples.vectors.astype(np.float64) - centre
    spread = float(np.sqrt((features**2).sum(axis=1).mean())) or 1.0
    features /= spread
    path = LogisticPath(features, examples.wanted)
    unseen = _unseen(path, features, weights, folds)
    losses = _losses(unseen, examples.wanted, weights, folds)
    best = int(np.argmin(losses.sum(axis=0)))
    slopes, intercepts = path.minima(weights[:, None], np.array([STRENGTHS[best]]))
    plain = slopes[:, 0] / spread
    rule = calibrated(unseen[:, best], examples.wanted)
    made = Classifier(plain, float(intercepts[0] - centre @ plain), rule)
    return Fitted(made, STRENGTHS[best], folds, _confidences(unseen, losses, folds, examples.wanted))


def _unseen(path: LogisticPath, features: Floats, weights: Floats, folds: NDArray[np.int32]) -> Floats:
    """Return scores (n, strengths) of every example, each from models that have not seen its fold."""
    masked = np.stack([weights * (folds != fold) for fold in range(FOLDS)], axis=1)
    slopes, intercepts = path.minima(np.repeat(masked, len(STRENGTHS), axis=1), np.tile(STRENGTHS, FOLDS), ROUGHLY)
    found = np.empty((len(folds), len(STRENGTHS)))
    for fold in range(FOLDS):
        inside, own = folds == fold, slice(fold * len(STRENGTHS), (fold + 1) * len(STRENGTHS))
        found[inside] = features[inside] @ slopes[:, own] + intercepts[own]
    return found


def _refuse_few(positives: int, negatives: int) -> None:
    short = [(FOLDS - count, what) for count, what in
             ((positives, "that belong"), (negatives, "that do not belong")) if count < FOLDS]  # fmt: skip
    if not short:
        return
    missing = " and ".join(f"{count} more {what}" for count, what in short)
    raise InvalidInput(
        f"a classifier needs labels of at least {FOLDS} different designs on either side; there are {positives} that "
        f"belong and {negatives} that do not: label {missing}",
        field="labels",
    )


def _balanced(examples: Examples) -> Floats:
    """Return weights (n,) of mean 1 that give either class half of the whole."""
    weights = np.where(examples.judged, 1.0, WEAK)
    for side in (examples.wanted, ~examples.wanted):
        weights[side] *= len(weights) / (2 * weights[side].sum())
    return weights


def _losses(scores: Floats, wanted: Mask, weights: Floats, folds: NDArray[np.int32]) -> Floats:
    """Return the log loss of each fold and strength (folds, strengths) of *scores* (n, strengths)."""
    each = weights[:, None] * np.logaddexp(0.0, np.where(wanted[:, None], -scores, scores))
    return np.stack([each[folds == fold].sum(axis=0) for fold in range(FOLDS)])


def _confidences(scores: Floats, losses: Floats, folds: NDArray[np.int32], wanted: Mask) -> Floats:
    """Return each example's confidence (n,), for which nothing about its own fold's labels was used."""
    found = np.empty(len(folds))
    for fold in range(FOLDS):
        inside = folds == fold
        picked = int(np.argmin(losses.sum(axis=0) - losses[fold]))
        rule = calibrated(scores[~inside, picked], wanted[~inside])
        found[inside] = rule.chances(scores[inside, picked])
    return found
