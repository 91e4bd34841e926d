"""What bodies, paths and queries about confirmed rooms hold, and what the answers do."""

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, RootModel

from penat.domain.room import LONGEST_NAME, MOST_FACTS, MOST_PIECES, RoomPiece, RoomTold
from penat.web.annotation_schemas import Who
from penat.web.answers import Answer, Distance, Item, Score
from penat.web.queries import Query, QueryLimit
from penat.web.schemas import UUID, Body, ItemId, KeptId
from penat.web.segment_answers import SegmentBox, SegmentSummary

MOST_IMPORTED = 2000
RoomName = Annotated[str, Field(min_length=1, max_length=LONGEST_NAME, examples=["loft-1.jpg"])]
Scene = Annotated[
    str,
    Field(
        min_length=1, max_length=LONGEST_NAME, examples=["loft"],
        description="Photographs of one scene share furniture; by default the room's name",
    ),
]  # fmt: skip
Facts = Annotated[
    dict[Annotated[str, Field(max_length=60)], Annotated[str, Field(max_length=LONGEST_NAME)]],
    Field(max_length=MOST_FACTS, description="Further words about it, such as a style"),
]
Step = Annotated[str, Field(min_length=1, max_length=120)]
Edge = Annotated[int, Field(ge=0, lt=1 << 20)]


class PieceBox(Body):
    """The box around a piece, in pixels of the photo."""

    left: Edge
    top: Edge
    width: Annotated[int, Field(ge=1, lt=1 << 20)]
    height: Annotated[int, Field(ge=1, lt=1 << 20)]


class RoomPieceTold(Body):
    """An item seen in the room, and where."""

    item: ItemId
    box: PieceBox | None = None
    segment: KeptId | None = None

    def piece(self) -> RoomPiece:
        """Return it as the domain knows it."""
        box = None if self.box is None else (self.box.left, self.box.top, self.box.width, self.box.height)
        return RoomPiece(self.item, box, self.segment)


class ConfirmRoomRequest(Body):
    """A photographed room, and the items of the catalogue that stand in it."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"name": "loft-1.jpg", "scene": "loft", "pieces": [{"item": "oak-chair-12"}]}]}
    )

    name: RoomName
    scene: Scene | None = None
    pieces: Annotated[tuple[RoomPieceTold, ...], Field(max_length=MOST_PIECES, description="Each item once")]
    photo: Annotated[KeptId, Field(description="The kept photo it was told by")] | None = None
    facts: Facts = {}  # noqa: RUF012  # pydantic copies it
    annotator: Who | None = None

    def told(self) -> RoomTold:
        """Return it as the domain knows it. Raises InvalidInput."""
        pieces = tuple(one.piece() for one in self.pieces)
        return RoomTold(self.name, self.scene or self.name, pieces, self.photo, self.facts)


class ChangeRoomRequest(ConfirmRoomRequest):
    """What a room is from now on; with `step`, only if nobody has changed it since the answer that said it."""

    step: Step | None = None


class UndoRoomRequest(Body):
    """The `undo` of an answer."""

    undo: Step


class ImportRoomsRequest(Body):
    """Rooms as `rooms.json` holds them, by name."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"rooms": {"loft-1.jpg": {"scene": "loft", "items": ["oak-chair-12"]}}}]}
    )

    rooms: Annotated[dict[str, dict[str, Any]], Field(max_length=MOST_IMPORTED)]
    annotator: Who | None = None


class RoomPath(BaseModel):
    """The room's id."""

    room_id: Annotated[str, Field(json_schema_extra={"example": "3f6c0a5be1d2f790"})]


class RoomsQuery(Query):
    """Which page of rooms."""

    limit: QueryLimit = 24
    cursor: Annotated[str, Field(max_length=LONGEST_NAME, description="The `next` of the page before")] | None = None


class ProposalsQuery(Query):
    """Whose pieces, and how many items for each."""

    photo: Annotated[
        str,
        Field(
            min_length=36, max_length=36, pattern=f"^{UUID}$",
            description="A kept photo whose pieces were looked for",
        ),
    ]  # fmt: skip
    limit: QueryLimit = 6


class RoomPieceFacts(Answer):
    """An item seen in a room; `product` is null where the release being served does not have it."""

    item: str
    box: SegmentBox | None
    segment: str | None
    product: Item | None


class RoomFacts(Answer):
    """A confirmed room: what was said last, by whom and when; `step` is the change that said so, and undoes it."""

    id: str
    name: str
    scene: str
    photo: str | None
    pieces: list[RoomPieceFacts]
    facts: dict[str, str]
    author: str
    at: str
    step: str


class RoomsAnswer(Answer):
    """A page of confirmed rooms, by name; `count` are all."""

    rooms: list[RoomFacts]
    count: int
    next: str | None


class RoomSavedAnswer(Answer):
    """The room as it is now, and what to send to POST /api/v1/room-undo to undo the step."""

    undo: str
    room: RoomFacts


class RoomDeletedAnswer(Answer):
    """What to send to POST /api/v1/room-undo to undo it."""

    undo: str


class RoomUndoneAnswer(Answer):
    """The room as it was before; null where it was not there."""

    room: RoomFacts | None


class RoomsImportedAnswer(Answer):
    """What an import did, and what was odd about it."""

    added: int
    changed: int
    same: int
    notes: list[str]


class RoomEntry(BaseModel):
    """One room of a file, with further words about it under names of their own."""

    model_config = ConfigDict(extra="allow")

    scene: str
    items: list[str]
    boxes: dict[str, list[int]] = {}
    by: str
    at: str


class RoomsFile(RootModel[dict[str, RoomEntry]]):
    """Rooms as `rooms.json` holds them, by name."""


class ProposedItem(Answer):
    """An item that a piece may be."""

    item: Item
    score: Score
    distance: Distance


class PieceProposed(Answer):
    """A piece of the photo, the category it was looked for in (null: in all), and the nearest items."""

    segment: SegmentSummary
    category: str | None
    proposals: list[ProposedItem]


class ProposalsAnswer(Answer):
    """The pieces of a photo, and what each may be."""

    photo: str
    pieces: list[PieceProposed]


REQUESTS = (ConfirmRoomRequest, ChangeRoomRequest, UndoRoomRequest, ImportRoomsRequest)
ANSWERS = (
    RoomFacts, RoomsAnswer, RoomSavedAnswer, RoomDeletedAnswer, RoomUndoneAnswer, RoomsImportedAnswer, ProposalsAnswer,
    RoomsFile,
)  # fmt: skip
