"""What bodies, paths and queries about annotation hold, and what the answers do."""

from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, Field

from penat.domain.annotation_sampling import Sampler
from penat.use_cases.annotator import LONGEST_NAME, MOST_ANNOTATORS, MOST_NEAREST, MOST_TASKS
from penat.web.answers import Answer, Item
from penat.web.queries import Query
from penat.web.schemas import Body, CategoryName, ItemId

MOST_NAME = 60


def _printable(name: str) -> str:
    """Return a name without spaces around it."""
    if not name.strip() or not name.isprintable():
        raise ValueError("must be a name of printable characters")
    return name.strip()


Who = Annotated[
    str,
    Field(min_length=1, max_length=MOST_NAME, examples=["ann"], description="Who answers; a key's name goes before it"),
    AfterValidator(_printable),
]
TaskId = Annotated[str, Field(min_length=1, max_length=64)]


class BeginRequest(Body):
    """A new round of questions about the release being served."""

    name: Annotated[str, Field(min_length=1, max_length=LONGEST_NAME, examples=["Chairs, first look"])]
    category: CategoryName | None = None
    sampler: Sampler = "random"
    n: Annotated[int, Field(ge=1, le=MOST_TASKS)] = 50
    nearest: Annotated[int, Field(ge=1, le=MOST_NEAREST)] = 20
    per_task: Annotated[int, Field(ge=1, le=MOST_ANNOTATORS, description="How many annotators answer each")] = 1
    seed: Annotated[int, Field(ge=0, le=2**53 - 1)] = 0


class NextRequest(Body):
    """Who asks for a question."""

    annotator: Who | None = None


class AnswerRequest(NextRequest):
    """What was shown and does not belong; everything else that was shown does."""

    task: TaskId
    dropped: Annotated[tuple[ItemId, ...], Field(max_length=MOST_NEAREST + 1)] = ()


class SkipRequest(NextRequest):
    """A question to pass over."""

    task: TaskId


class RestoreRoundRequest(Body):
    """The `undo` that deleting a round answered with."""

    undo: Annotated[str, Field(min_length=1, max_length=120)]


class RoundPath(BaseModel):
    """The round's id."""

    round_id: Annotated[str, Field(json_schema_extra={"example": "5f0c9a1b2d3e4f60"})]


class ExportQuery(Query):
    """Of which round, of all by default, and as what."""

    round: Annotated[str, Field(max_length=64)] | None = None
    format: Literal["json", "csv"] = "json"


class RoundFacts(Answer):
    """A round: how many questions it has, how many have all their answers, and answers by annotator."""

    id: str
    name: str
    release: str
    model: str
    made_at: str
    category: str | None
    sampler: str
    per_task: int
    origin: Literal["web", "dirs", "import"]
    tasks: int
    finished: int
    answers: dict[str, int]


class SamplerFacts(Answer):
    """A way to choose what is asked about."""

    name: str
    says: str


class RoundsAnswer(Answer):
    """Every round, the newest first, and the ways to choose what a new one asks about."""

    rounds: list[RoundFacts]
    samplers: list[SamplerFacts]


class AskedItem(Answer):
    """One item of a question; `item` is null where the release being served no longer has it."""

    id: str
    item: Item | None


class Question(Answer):
    """One question; the first shown is the main item, the others come nearest first."""

    id: str
    position: int
    shown: list[AskedItem]


class TurnAnswer(Answer):
    """The annotator's next question, null when there is none left for them, and how the round stands.

    `dropped` is what they had said of it, where an answer was taken back.
    """

    annotator: str
    task: Question | None
    dropped: list[str]
    round: RoundFacts


class PairingFacts(Answer):
    """Two annotators: what both judged, how often they say the same, and Cohen's kappa."""

    one: str
    other: str
    units: int
    share: float
    kappa: float | None


class DisputeFacts(Answer):
    """An item beside a main one on which annotators differ."""

    main: str
    item: str
    alike: int
    unlike: int


class AgreementAnswer(Answer):
    """How far annotators agree; `alpha` is Krippendorff's, null where it is not defined."""

    annotators: list[str]
    units: int
    share: float | None
    alpha: float | None
    pairings: list[PairingFacts]
    disputes: list[DisputeFacts]


class RoundDeletedAnswer(Answer):
    """What to send to POST /api/v1/annotation/undo to undo it."""

    undo: str


REQUESTS = (BeginRequest, NextRequest, AnswerRequest, SkipRequest, RestoreRoundRequest)
ANSWERS = (RoundFacts, RoundsAnswer, TurnAnswer, AgreementAnswer, RoundDeletedAnswer)
