"""Classifiers as folders of two small files: a card for people, and arrays that are never pickled."""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from penat.adapters.array_card import read_card, write_card
from penat.domain.classifier import Classifier
from penat.domain.classifier_report import Evaluation
from penat.domain.errors import InvalidInput, NotFound, Unavailable
from penat.domain.geometry import Floats
from penat.domain.kept_classifier import KeptClassifier
from penat.domain.score_calibration import Calibration
from penat.ports.classifier_store import ClassifierStore

KIND = "classifier"
SET_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
LONGEST_ID = 100


class ClassifierFiles(ClassifierStore):
    """The classifiers in *folder*, each in a folder named like its label set."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get(self, set_id: str) -> KeptClassifier:
        """Return a set's classifier. Raises NotFound, and Unavailable for one that is damaged."""
        card, arrays = read_card(self._folder / checked_id(set_id), KIND)
        try:
            return _kept(card, arrays)
        except (KeyError, TypeError, ValueError, InvalidInput) as error:
            raise Unavailable(f"the classifier {set_id} cannot be used: {error}; fit it anew", field=KIND) from None

    def keep(self, made: KeptClassifier) -> None:
        """Write a classifier in the place of the set's earlier one."""
        set_id = checked_id(made.set_id)
        with told_writing("classifiers"):
            write_card(self._folder / set_id, KIND, _card(made), _arrays(made))


def checked_id(set_id: str) -> str:
    """Return a label set's id as the name of a file. Raises NotFound for what never is one."""
    if len(set_id) > LONGEST_ID or not SET_ID.fullmatch(set_id):
        raise NotFound(f"there is no label set {set_id[:LONGEST_ID]!r}", field="set")
    return set_id


@contextmanager
def told_writing(what: str) -> Iterator[None]:
    """Turn what the file system says against writing *what* into words. Raises Unavailable."""
    try:
        yield
    except OSError as error:
        reason = error.strerror or error
        raise Unavailable(f"the {what} in PENAT_VAR cannot be written: {reason}; make room, or let the server write",
                          field=what) from None  # fmt: skip


def _card(made: KeptClassifier) -> dict[str, Any]:
    best, calibration = made.evaluation.best_f1, made.classifier.calibration
    told = {name: getattr(made, name) for name in ("name", "release", "model", "model_sha256", "strength", "seed")}
    return {
        **told,
        "set": made.set_id,
        "made_at": made.made_at.astimezone(UTC).isoformat(),
        "categories": list(made.categories),
        "gone": list(made.gone),
        "outside": made.outside,
        "bias": made.classifier.bias,
        "calibration": {"slope": calibration.slope, "intercept": calibration.intercept},
        "threshold": best.threshold,
        "measured": {
            "average_precision": made.evaluation.average_precision,
            "average_precision_interval": list(made.evaluation.interval),
            "calibration_error": made.evaluation.calibration_error,
            "precision": best.precision,
            "recall": best.recall,
        },
    }


def _arrays(made: KeptClassifier) -> dict[str, NDArray[Any]]:
    seen = made.evaluation
    return {
        "weights": made.classifier.weights,
        "items": np.array(seen.items, dtype=np.str_),
        "belongs": seen.wanted,
        "judged": seen.judged,
        "confidences": seen.confidences,
        "designs": seen.groups,
    }


def _kept(card: Mapping[str, Any], arrays: Mapping[str, NDArray[Any]]) -> KeptClassifier:
    calibration = Calibration(float(card["calibration"]["slope"]), float(card["calibration"]["intercept"]))
    classifier = Classifier(_numbers(arrays["weights"]), float(card["bias"]), calibration)
    items = [str(item) for item in arrays["items"]]
    belongs, judged = _switches(arrays["belongs"]), _switches(arrays["judged"])
    designs = arrays["designs"].astype(np.int32, casting="same_kind")
    seen = Evaluation(items, belongs, judged, _numbers(arrays["confidences"]), designs)
    texts = {name: str(card[name]) for name in ("name", "release", "model", "model_sha256")}
    return KeptClassifier(
        set_id=str(card["set"]),
        made_at=datetime.fromisoformat(card["made_at"]),
        categories=tuple(map(str, card["categories"])),
        strength=float(card["strength"]),
        seed=int(card["seed"]),
        classifier=classifier,
        evaluation=seen,
        gone=tuple(map(str, card["gone"])),
        outside=int(card["outside"]),
        **texts,
    )


def _numbers(array: NDArray[Any]) -> Floats:
    return np.asarray(array, dtype=np.float64)


def _switches(array: NDArray[Any]) -> NDArray[np.bool_]:
    if array.dtype != np.bool_:
        raise ValueError(f"an array of switches holds {array.dtype}")
    return array
