"""Rooms as curators confirm them: a photograph, and the items of the catalogue that were seen in it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from penat.domain.errors import InvalidInput
from penat.domain.piece import Box

MOST_PIECES, MOST_FACTS = 200, 20
LONGEST_NAME, LONGEST_ITEM = 200, 300
_LARGEST = 1 << 20


@dataclass(frozen=True, slots=True)
class RoomPiece:
    """One item seen in a room: its box in pixels of the photo, and the segment it was told by, where they are known."""

    item: str
    box: Box | None = None
    segment: str | None = None

    def __post_init__(self) -> None:
        if not is_plain(self.item, LONGEST_ITEM):
            raise InvalidInput(f"an item of a room is an id of 1 to {LONGEST_ITEM} characters", field="items")
        if self.segment is not None and not is_plain(self.segment, 64):
            raise InvalidInput("a segment is named by its id", field="segment")
        if self.box is not None and not _is_box(self.box):
            raise InvalidInput(
                f"the box of {self.item[:80]!r} must be left, top, width and height in whole pixels", field="boxes"
            )


@dataclass(frozen=True, slots=True)
class RoomTold:
    """What is said of a room: its name, the scene it is a photograph of, and its pieces, each item once.

    Photographs of one *scene* share furniture. *photo* is the id of a kept photo; *facts* are further words about it.
    """

    name: str
    scene: str
    pieces: tuple[RoomPiece, ...]
    photo: str | None = None
    facts: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for what in ("name", "scene"):
            if not is_plain(getattr(self, what), LONGEST_NAME) or getattr(self, what) != getattr(self, what).strip():
                raise InvalidInput(
                    f"the {what} of a room is 1 to {LONGEST_NAME} printable characters, none of them a space at an end",
                    field=what,
                )
        if len(self.pieces) > MOST_PIECES:
            raise InvalidInput(f"a room has {len(self.pieces)} pieces; at most {MOST_PIECES} are kept", field="pieces")
        if len({one.item for one in self.pieces}) < len(self.pieces):
            raise InvalidInput("a room names an item twice; name it once", field="pieces")
        if self.photo is not None and not is_plain(self.photo, 64):
            raise InvalidInput("a photo is named by its id", field="photo")
        if len(self.facts) > MOST_FACTS or not all(
            is_plain(name, 60) and is_plain(value, LONGEST_NAME) for name, value in self.facts.items()
        ):
            raise InvalidInput(
                f"a room has at most {MOST_FACTS} facts, each a name and words of at most {LONGEST_NAME} characters",
                field="facts",
            )

    @property
    def items(self) -> tuple[str, ...]:
        """The ids of the items seen in it."""
        return tuple(one.item for one in self.pieces)


@dataclass(frozen=True, slots=True)
class Room:
    """A room that was confirmed: what was said, by whom and when, and the *step* that said so last, which undoes it."""

    id: str
    told: RoomTold
    author: str
    at: datetime
    step: str


@dataclass(frozen=True, slots=True)
class RoomNews:
    """What is to be kept of one room: under a new *room_id*, or in the place of *before*, as it was looked at."""

    room_id: str
    told: RoomTold
    author: str
    at: datetime
    before: Room | None = None


def each_once(pieces: tuple[RoomPiece, ...]) -> tuple[RoomPiece, ...]:
    """Return the pieces with every item once, as it was named first: two chairs of one kind are one item."""
    found: dict[str, RoomPiece] = {}
    for one in pieces:
        found.setdefault(one.item, one)
    return tuple(found.values())


def is_plain(text: object, longest: int) -> bool:
    """Return whether *text* is 1 to *longest* printable characters, none of them half of one."""
    return (
        isinstance(text, str)
        and 0 < len(text) <= longest
        and text.isprintable()
        and not any("\ud800" <= letter <= "\udfff" for letter in text)
    )


def _is_box(box: object) -> bool:
    return (
        isinstance(box, tuple)
        and len(box) == 4
        and all(type(edge) is int and 0 <= edge < _LARGEST for edge in box)
        and box[2] > 0
        and box[3] > 0
    )
