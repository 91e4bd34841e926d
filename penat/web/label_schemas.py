"""What bodies, paths and queries about label sets hold, and what the answers do."""

from typing import Annotated, Literal

from pydantic import BaseModel, Field, model_validator

from penat.domain.label_set import LONGEST_NAME
from penat.use_cases.labeller import LONGEST_NOTE, MOST_MARKS
from penat.web.annotation_schemas import Who
from penat.web.answers import Answer
from penat.web.queries import Query
from penat.web.schemas import Body, ItemId

SetName = Annotated[str, Field(min_length=1, max_length=LONGEST_NAME, examples=["Rattan chairs"])]
SetNote = Annotated[str, Field(max_length=LONGEST_NOTE)]
Items = Annotated[tuple[ItemId, ...], Field(max_length=MOST_MARKS)]


class MakeSetRequest(Body):
    """A class to name."""

    name: SetName
    note: SetNote = ""
    author: Annotated[str, Field(max_length=60)] = ""


class ChangeSetRequest(Body):
    """What to change of a set; what is left out stays. Another name gives it another id."""

    name: SetName | None = None
    note: SetNote | None = None


class MarksRequest(Body):
    """Items that belong to the class, items that do not, and items whose label is taken away."""

    belongs: Items = ()
    excluded: Items = ()
    cleared: Items = ()
    annotator: Who | None = None

    @model_validator(mode="after")
    def _once(self) -> "MarksRequest":
        every = [*self.belongs, *self.excluded, *self.cleared]
        if not every:
            raise ValueError("names no item; give belongs, excluded or cleared")
        seen: set[str] = set()
        for one in every:
            if one in seen:
                raise ValueError(f"names {one!r} twice; say one thing of each item")
            seen.add(one)
        return self

    def marks(self) -> dict[str, bool | None]:
        """Return item -> whether it belongs, None to take its label away."""
        said = {True: self.belongs, False: self.excluded, None: self.cleared}
        return {item: belongs for belongs, items in said.items() for item in items}


class UndoMarksRequest(Body):
    """The `undo` that labelling answered with."""

    undo: Annotated[str, Field(min_length=1, max_length=120)]


class RestoreSetRequest(Body):
    """The `undo` that deleting a set answered with."""

    undo: Annotated[str, Field(min_length=1, max_length=120)]


class LabelSetPath(BaseModel):
    """The label set's id."""

    set_id: Annotated[str, Field(json_schema_extra={"example": "rattan-chairs"})]


class LabelsQuery(Query):
    """As what."""

    format: Literal["json", "csv"] = "json"


class LabelSetFacts(Answer):
    """A named class, and how many items were said to belong to it and not to."""

    id: str
    name: str
    note: str
    author: str
    made_at: str
    positives: int
    negatives: int


class LabelSetsAnswer(Answer):
    """Every label set, by name."""

    sets: list[LabelSetFacts]


class LabelFacts(Answer):
    """What was said last of one item; `known` is false where the release being served does not have it."""

    item: str
    belongs: bool
    annotator: str
    at: str
    known: bool


class LabelsAnswer(Answer):
    """One set and its labels, by item."""

    set: LabelSetFacts
    labels: list[LabelFacts]


class MarkedAnswer(Answer):
    """The set as it is now, and what to send to POST /api/v1/labels/ID/undo to undo the step."""

    undo: str
    set: LabelSetFacts


class SetDeletedAnswer(Answer):
    """What to send to POST /api/v1/label-undo to undo it."""

    undo: str


REQUESTS = (MakeSetRequest, ChangeSetRequest, MarksRequest, UndoMarksRequest, RestoreSetRequest)
ANSWERS = (LabelSetFacts, LabelSetsAnswer, LabelsAnswer, MarkedAnswer, SetDeletedAnswer)
