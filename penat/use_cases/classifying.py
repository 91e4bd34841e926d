"""A classifier out of a label set: fitted, reported, laid over the catalogue as a column, and taken away."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

import numpy as np
from numpy.typing import NDArray

from penat.domain.catalogue import Catalogue, ids_of
from penat.domain.classifier import Examples, fitted
from penat.domain.classifier_report import Cut, Evaluation
from penat.domain.errors import InvalidInput, NotFound
from penat.domain.geometry import Vectors
from penat.domain.item_filter import known_fields
from penat.domain.kept_classifier import Applied, KeptClassifier
from penat.domain.label_set import Label
from penat.domain.split_groups import split_groups
from penat.ports.classifier_store import ClassifierStore
from penat.ports.column_store import ColumnStore, Verdict
from penat.use_cases.labeller import Labeller

MOST_BACKGROUND = 10_000
CONFIDENCE = "_confidence"
_RESERVED = ("image", "price", "rank", "score")  # columns of tables that are given out


@dataclass(frozen=True, slots=True)
class Chosen:
    """How an item comes to be called a member: from a confidence on, or from the one that gives some precision on.

    Both None for the threshold with the best F1. Raises InvalidInput.
    """

    threshold: float | None = None
    precision: float | None = None

    def __post_init__(self) -> None:
        if self.threshold is not None and self.precision is not None:
            raise InvalidInput("threshold and precision are both given; give one of them", field="threshold")
        for name in ("threshold", "precision"):
            value = getattr(self, name)
            if value is not None and not 0 < value <= 1:
                raise InvalidInput(f"{name} is {value:g}; it must be above 0 and at most 1", field=name)

    def cut(self, evaluation: Evaluation) -> Cut:
        """Return what was chosen, with what it does out of fold. Raises InvalidInput where none is so precise."""
        if self.threshold is not None:
            return evaluation.cut(self.threshold)
        return evaluation.best_f1 if self.precision is None else evaluation.cut_for(self.precision)


class Classifying:
    """Makes classifiers of the label sets in *labels*; *now* is the clock."""

    def __init__(
        self, labels: Labeller, classifiers: ClassifierStore, columns: ColumnStore, now: Callable[[], datetime]
    ) -> None:
        self._labels = labels
        self._classifiers = classifiers
        self._columns = columns
        self._now = now

    def fit(
        self, catalogue: Catalogue, set_id: str, *, categories: Sequence[str] = (), background: int = 0, seed: int = 0
    ) -> KeptClassifier:
        """Make the set's classifier from its labels, and from *background* drawn unlabelled items as weak negatives.

        It scores *categories*, by default those its positives are in; labels elsewhere are left out. Raises NotFound
        for an unknown set or category, InvalidInput for too few labels.
        """
        named, labels = self._labels.get(set_id), self._labels.labels(set_id)
        known = [label for label in labels if label.item in catalogue.places]
        within = _categories(catalogue, known, categories)
        used = [label for label in known if catalogue.places[label.item][0] in within]
        rng = np.random.default_rng(seed)
        drawn = _background(catalogue, within, [label.item for label in used], background, rng)
        items = [*(label.item for label in used), *drawn]
        wanted = np.array([label.belongs for label in used] + [False] * len(drawn), dtype=bool)
        judged = np.arange(len(items)) < len(used)
        groups = _groups(catalogue, items)
        made = fitted(Examples(_vectors(catalogue, items), wanted, groups, judged), rng)
        kept = KeptClassifier(
            set_id, named.name, self._now(), catalogue.release, catalogue.model, catalogue.model_sha256, within,
            made.strength, seed, made.classifier, Evaluation(items, wanted, judged, made.confidences, groups),
            tuple(label.item for label in labels if label.item not in catalogue.places), len(known) - len(used),
        )  # fmt: skip
        self._classifiers.keep(kept)
        return kept

    def get(self, set_id: str) -> KeptClassifier:
        """Return the set's classifier. Raises NotFound saying how to make one."""
        none = NotFound(f"{set_id} has no classifier yet; fit one", field="classifier")
        try:
            made = self._classifiers.get(set_id)
        except NotFound:
            self._labels.get(set_id)
            raise none from None
        if self._is_of_an_earlier_set(made):
            raise none
        return made

    def _is_of_an_earlier_set(self, made: KeptClassifier) -> bool:
        """Return whether it is of a set of that name that was deleted before the present one was made."""
        try:
            return made.made_at < self._labels.get(made.set_id).made_at
        except NotFound:  # the set is gone, what was made of it is not
            return False

    def applied(self, set_id: str) -> Applied | None:
        """Return how the set's column was written, None where there is none."""
        return self._columns.applied(set_id)

    def apply(self, catalogue: Catalogue, set_id: str, chosen: Chosen | None = None) -> Applied:
        """Write what the classifier says of every item of its categories as the column named like the set.

        Raises InvalidInput for a release of another model, and where the shop's table has a column of that name.
        """
        made = self.get(set_id)
        self._refuse_taken(catalogue, set_id)
        verdicts, cut = self.verdicts(catalogue, set_id, chosen or Chosen(), made)
        members = sum(one.belongs for one in verdicts)
        done = Applied(set_id, catalogue.release, self._now(), cut.threshold, len(verdicts), members)
        self._columns.write(done, verdicts)
        return done

    def remove(self, set_id: str) -> None:
        """Take the set's column away, be there such a set any more or not. Raises NotFound."""
        self._columns.remove(set_id)

    def verdicts(
        self, catalogue: Catalogue, set_id: str, chosen: Chosen | None = None, made: KeptClassifier | None = None
    ) -> tuple[list[Verdict], Cut]:
        """Return what is said of each item of the classifier's categories, and the cut behind it.

        A label outweighs the classifier; the confidence of an item it was made from is the one out of fold. Without
        *chosen* the threshold is that of the column, if there is one, else the best F1's.
        """
        made = made or self.get(set_id)
        made.refuse_other_model(catalogue)
        cut = self._cut_before(set_id, made) if chosen is None else chosen.cut(made.evaluation)
        unseen = dict(zip(made.evaluation.items, made.evaluation.confidences.tolist(), strict=True))
        said = self._said(set_id)
        found: list[Verdict] = []
        for category in made.categories:
            if category in catalogue.shelves:
                shelf = catalogue.shelf(category)
                scored = made.classifier.confidences(shelf.vectors).tolist()
                pairs = zip(ids_of(shelf.items), scored, strict=True)
                told = ((item, unseen.get(item, confidence)) for item, confidence in pairs)
                found += [Verdict(item, said.get(item, sure >= cut.threshold), sure) for item, sure in told]
        return found, cut

    def _cut_before(self, set_id: str, made: KeptClassifier) -> Cut:
        """Return the cut of the column, or of the best F1 where the classifier was made anew after it."""
        applied = self._columns.applied(set_id)
        if applied is None or applied.at < made.made_at:
            return made.evaluation.best_f1
        return made.evaluation.cut(applied.threshold)

    def _said(self, set_id: str) -> dict[str, bool]:
        """Return what people said of the items; nothing where the set is gone."""
        try:
            return {label.item: label.belongs for label in self._labels.labels(set_id)}
        except NotFound:
            return {}

    def _refuse_taken(self, catalogue: Catalogue, set_id: str) -> None:
        if self._columns.exists(set_id):
            return
        known = (*known_fields(catalogue), *_RESERVED)
        taken = [name for name in (set_id, set_id + CONFIDENCE) if name in known]
        if taken:
            raise InvalidInput(
                f"the catalogue has a column {taken[0]!r} of its own; give the set another name", field="name"
            )


def _categories(catalogue: Catalogue, labels: Sequence[Label], asked: Sequence[str]) -> tuple[str, ...]:
    """Return the categories to score, in the release's order. Raises NotFound for one there is not."""
    for name in asked:
        catalogue.shelf(name)
    chosen = set(asked) or {catalogue.places[label.item][0] for label in labels if label.belongs}
    return tuple(name for name in catalogue.shelves if name in chosen)


def _background(
    catalogue: Catalogue, categories: Sequence[str], labelled: Sequence[str], count: int, rng: np.random.Generator
) -> list[str]:
    """Return at most *count* drawn items of *categories* of which no variant is labelled. Raises InvalidInput."""
    if not 0 <= count <= MOST_BACKGROUND:
        raise InvalidInput(f"background is {count}; it must be 0 to {MOST_BACKGROUND}", field="background")
    if not count:
        return []
    taken = {(shelf.category, int(shelf.groups[row])) for shelf, row in map(catalogue.place, labelled)}
    shelves = [catalogue.shelf(name) for name in categories]
    free = [
        item for shelf in shelves for item, group in zip(ids_of(shelf.items), shelf.groups.tolist(), strict=True)
        if (shelf.category, group) not in taken
    ]  # fmt: skip
    return [free[place] for place in np.sort(rng.choice(len(free), min(count, len(free)), replace=False)).tolist()]


def _vectors(catalogue: Catalogue, items: Sequence[str]) -> Vectors:
    rows = [(shelf.vectors[row]) for shelf, row in map(catalogue.place, items)]
    return np.stack(rows) if rows else np.empty((0, 1), dtype=np.float32)


def _groups(catalogue: Catalogue, items: Sequence[str]) -> NDArray[np.int32]:
    """Return what must not stand on both sides of a split: variants of a design, and items that show one picture."""
    places = [catalogue.place(item) for item in items]
    designs = [(shelf.category, int(shelf.groups[row])) for shelf, row in places]
    pictures = [shelf.items[row].image for shelf, row in places]
    return split_groups(len(items), [designs, pictures])
