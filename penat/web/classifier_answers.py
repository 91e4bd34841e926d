"""What bodies and answers about classifiers hold."""

from typing import Annotated

from pydantic import BaseModel, Field

from penat.use_cases.classifying import MOST_BACKGROUND, Chosen
from penat.web.answers import Answer, Item
from penat.web.queries import Query, QueryShare
from penat.web.schemas import MAX_CATEGORIES, Body, CategoryName

Share = Annotated[float, Field(ge=0, le=1)]
Seed = Annotated[int, Field(ge=0, le=2**53 - 1)]


class FitRequest(Body):
    """What a classifier is made of besides the set's labels; `{}` for the labels alone."""

    categories: Annotated[
        tuple[CategoryName, ...],
        Field(max_length=MAX_CATEGORIES, description="Which to score; by default those the set's positives are in"),
    ] = ()
    background: Annotated[
        int, Field(ge=0, le=MOST_BACKGROUND, description="How many unlabelled items to draw as weak negatives")
    ] = 0
    seed: Seed = 0


class ApplyRequest(Body):
    """From which confidence on an item belongs: `threshold`, or what gives `precision`; else the best F1's."""

    threshold: Annotated[float, Field(gt=0, le=1)] | None = None
    precision: Annotated[float, Field(gt=0, le=1)] | None = None

    def chosen(self) -> Chosen:
        """Return what was chosen. Raises InvalidInput for both."""
        return Chosen(self.threshold, self.precision)


class CutFacts(Answer):
    """What a threshold does out of fold."""

    threshold: Annotated[float, Field(ge=0, le=1, description="An item belongs from this confidence on")]
    precision: Share
    recall: Share
    f1: Share
    true_positives: int
    false_positives: int
    false_negatives: int
    true_negatives: int


class BinFacts(Answer):
    """Examples of about the same confidence, and which share of them belongs."""

    low: Share
    high: Share
    count: int
    confidence: Annotated[float, Field(ge=0, le=1, description="Their mean confidence")]
    share: Annotated[float, Field(ge=0, le=1, description="The share of them that belongs")]


class WrongFacts(Answer):
    """An example on the wrong side of the threshold."""

    item: Item
    judged: Annotated[bool, Field(description="False where it was drawn as a weak negative: it may belong after all")]
    confidence: Share


class LabelCounts(Answer):
    """What it was made of."""

    positives: int
    negatives: Annotated[int, Field(description="Labelled as not belonging")]
    background: Annotated[int, Field(description="Drawn, unlabelled, taken as not belonging")]
    gone: Annotated[list[str], Field(description="Labelled items the release does not have; left out")]
    outside: Annotated[int, Field(description="Labels of items in other categories; left out")]


class ColumnFacts(Answer):
    """The column that was written of it."""

    column: Annotated[str, Field(examples=["rattan-chairs"], description="yes or no; NAME_confidence holds the rest")]
    release: str
    at: str
    threshold: Share
    items: Annotated[int, Field(description="How many were scored")]
    members: Annotated[int, Field(description="How many belong")]


class ClassifierAnswer(Answer):
    """A classifier and how good it is; every figure is of examples it had not seen."""

    set: str
    name: str
    made_at: str
    release: Annotated[str, Field(description="The release it was made from")]
    model: str
    fits: Annotated[bool, Field(description="Whether the release being served has vectors of the same model")]
    categories: list[str]
    strength: Annotated[float, Field(description="The ridge penalty that was picked")]
    labels: LabelCounts
    average_precision: Share
    interval: Annotated[
        list[Share], Field(min_length=2, max_length=2, description="95 % of samples of as many designs lie in it")
    ]
    chance: Annotated[float, Field(ge=0, le=1, description="The average precision of a blind guess")]
    calibration_error: Annotated[float, Field(ge=0, le=1, description="The expected calibration error over ten bins")]
    best: CutFacts
    curve: Annotated[list[CutFacts], Field(description="From the highest threshold to the lowest, at most 200")]
    bins: list[BinFacts]
    false_positives: Annotated[list[WrongFacts], Field(description="The most confident at the best threshold")]
    false_negatives: Annotated[list[WrongFacts], Field(description="The least confident at the best threshold")]
    applied: ColumnFacts | None
    outdated: Annotated[bool, Field(description="Whether the column is of an earlier classifier or another release")]


class RemovedAnswer(Answer):
    """The column that was taken away."""

    removed: str


class SetPath(BaseModel):
    """The label set's id."""

    set_id: Annotated[str, Field(json_schema_extra={"example": "rattan-chairs"})]


class TableQuery(Query):
    """From which confidence on an item belongs; by default as the column was written, else the best F1's threshold."""

    threshold: QueryShare | None = None
    precision: QueryShare | None = None

    def chosen(self) -> Chosen | None:
        """Return what was chosen, None for nothing. Raises InvalidInput."""
        return None if self.threshold is None and self.precision is None else Chosen(self.threshold, self.precision)


REQUESTS = (FitRequest, ApplyRequest)
ANSWERS = (ClassifierAnswer, ColumnFacts, RemovedAnswer)
