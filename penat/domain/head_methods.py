"""The ways a head can be fitted, by name, each with the strengths that are tried."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

import numpy as np

from penat.domain.episodes import Episodes, Labels, Shape, class_counts, draw_episodes
from penat.domain.errors import InvalidInput
from penat.domain.geometry import Rows
from penat.domain.head import Head, identity_head
from penat.domain.head_linear import steadied, whitened, whitened_within, without_nuisance
from penat.domain.head_logistic import logistic_head
from penat.domain.head_prototypical import Descent, Draw, descended
from penat.domain.head_training import Training
from penat.domain.head_triplet import triplet_head

IDENTITY = "identity"
BATCH, WAYS, SHOTS, QUERIES, LEAST = 16, 5, 5, 8, 4
Fit = Callable[[Training, float, np.random.Generator], Head]


@dataclass(frozen=True)
class Method:
    """How a head is fitted; `strengths` are tried, the gentlest first; `labels` says whether it reads any label."""

    fit: Fit
    strengths: tuple[float, ...]
    says: str
    labels: bool = True


@dataclass(frozen=True, slots=True)
class Candidate:
    """A method and a strength of it."""

    method: str
    strength: float

    def __str__(self) -> str:
        return IDENTITY if self.method == IDENTITY else f"{self.method} {self.strength:g}"

    def fit(self, training: Training, seed: int) -> Head:
        """Return the head fitted to *training*. Raises InvalidInput where its labels are too few for the method."""
        if self.method == IDENTITY:
            return identity_head(training.vectors.shape[1])
        return METHODS[self.method].fit(training, self.strength, np.random.default_rng(seed))


UNTOUCHED = Candidate(IDENTITY, 0.0)


def candidates(method: str | None = None, strength: float | None = None) -> list[Candidate]:
    """Return everything that is tried, or one method's strengths, or that strength alone. Raises InvalidInput."""
    if method is None:
        if strength is not None:
            raise InvalidInput("a strength means nothing without a method; name one", field="strength")
        return [Candidate(name, each) for name, one in METHODS.items() for each in one.strengths]
    if method not in METHODS:
        raise InvalidInput(f"there is no method {method!r}; take one of {', '.join(METHODS)}", field="method")
    if strength is not None and not 0 < strength <= 100:
        raise InvalidInput(f"strength is {strength:g}; it must lie above 0 and not above 100", field="strength")
    chosen = METHODS[method].strengths if strength is None else (strength,)
    return [Candidate(method, each) for each in chosen]


def _prototypical(training: Training, pull: float, rng: np.random.Generator) -> Head:
    return descended(training.vectors, _draw(training.labels), Descent(pull), rng)


def _draw(labels: Labels) -> Draw:
    """Return what draws training episodes over the known *labels*, as large as they allow. Raises InvalidInput."""
    rows: Rows = np.arange(len(labels))
    sizes = sorted((size for size in class_counts(labels, rows).values() if size >= LEAST), reverse=True)[:WAYS]
    if len(sizes) < 2:
        raise InvalidInput(
            f"{len(sizes)} classes have {LEAST} labelled items; episodes need two such classes", field="labels"
        )
    shots = min(SHOTS, sizes[-1] // 2)
    shape = Shape(len(sizes), shots, min(QUERIES, sizes[-1] - shots))

    def draw(rng: np.random.Generator) -> Episodes:
        return draw_episodes(labels, rows, shape, BATCH, rng)

    return draw


METHODS: Mapping[str, Method] = {
    "nuisance": Method(
        lambda training, part, _: without_nuisance(training, part), (0.25, 0.5, 0.75, 1.0),
        "shrinks the directions in which the categories' means differ by that part", labels=False,
    ),
    "steady": Method(
        lambda training, part, _: steadied(training, part), (0.1, 0.2, 0.3, 0.4, 0.5),
        "the same, and enlarges what tells the categories apart until they are told apart as before", labels=False,
    ),
    "leaning": Method(
        lambda training, strength, _: logistic_head(replace(training, labels=training.kinds), strength),
        (0.25, 0.5, 1.0, 2.0), "enlarges the directions that tell the categories apart by that much", labels=False,
    ),
    "whitening": Method(
        lambda training, power, _: whitened(training, power), (0.1, 0.25, 0.5, 1.0),
        "divides the main directions of all items by their deviation to that power", labels=False,
    ),
    "within": Method(
        lambda training, power, _: whitened_within(training, power), (0.1, 0.25, 0.5, 1.0),
        "divides directions by their deviation inside the classes to that power",
    ),
    "logistic": Method(
        lambda training, strength, _: logistic_head(training, strength), (0.25, 0.5, 1.0, 2.0),
        "enlarges the directions of a multinomial logistic regression by that much",
    ),
    "triplet": Method(
        lambda training, pull, rng: triplet_head(training, Descent(pull), rng), (0.1, 0.03, 0.01),
        "descends the triplet loss, pulled to the identity that strongly",
    ),
    "prototypical": Method(
        _prototypical, (1.0, 0.3, 0.1, 0.03, 0.01),
        "descends the prototypical loss, pulled to the identity that strongly",
    ),
}  # fmt: skip
