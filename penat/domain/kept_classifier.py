"""A classifier with all that is told of how it was made."""

from dataclasses import dataclass
from datetime import datetime

from penat.domain.catalogue import Catalogue
from penat.domain.classifier import Classifier
from penat.domain.classifier_report import Evaluation
from penat.domain.errors import InvalidInput
from penat.domain.release_comparison import space_of


@dataclass(frozen=True)
class KeptClassifier:
    """The classifier of the label set `set_id`, named `name` when it was made from *release*'s vectors.

    `categories` are those it scores. Labels that were left out: `gone` are the items no longer in the release,
    `outside` counts those of other categories.
    """

    set_id: str
    name: str
    made_at: datetime
    release: str
    model: str
    model_sha256: str
    categories: tuple[str, ...]
    strength: float
    seed: int
    classifier: Classifier
    evaluation: Evaluation
    gone: tuple[str, ...] = ()
    outside: int = 0

    @property
    def labels(self) -> int:
        """How many labels it was made of."""
        return len(self.evaluation.items) - self.evaluation.unjudged

    def refuse_other_model(self, catalogue: Catalogue) -> None:
        """Raise InvalidInput unless the release's vectors are of the model it was made from."""
        if space_of(catalogue) == (self.model, self.model_sha256):
            return
        told = catalogue.model if catalogue.model != self.model else "another model of that name"
        raise InvalidInput(
            f"the classifier of {self.set_id} was made from vectors of {self.model}, and release {catalogue.release} "
            f"has those of {told}; fit it anew",
            field="classifier",
        )


@dataclass(frozen=True, slots=True)
class Applied:
    """What a column was written with: the release that was scored, when, and its counts."""

    column: str
    release: str
    at: datetime
    threshold: float
    items: int
    members: int
