"""What answers hold about furniture looked for with photos."""

from typing import Annotated, Literal

from pydantic import Field

from penat.web.answers import Answer, BriefSegment, Distance, MatchedItem, Score


class FurnishAnswer(Answer):
    """What goes best with all `pieces` of a room, by category; `present` are the categories they are of.

    A distance is the mean of an item's distances to the pieces, weighted by how sure the segmenter was of each. Where a
    category has no match, `notes` says why and `nearest_cents` is the nearest price that would fit, if any would.
    """

    photo: str
    pieces: list[BriefSegment]
    present: list[str]
    matches: dict[str, list[MatchedItem]]
    notes: dict[str, str]
    nearest_cents: dict[str, int]


class FoundImage(Answer):
    """One image near to the one sent: an item's picture, or the cut-out of a piece found in one of your photos."""

    kind: Literal["item", "segment"]
    id: str
    score: Score
    distance: Distance
    image: str
    thumbnail: str
    category: str | None
    name: Annotated[str, Field(description="The item's name, or what the segmenter takes the piece for")]
    photo: Annotated[str | None, Field(description="The photo a segment was found in")]


class FoundImages(Answer):
    """The nearest images, the best first: catalogue items, and stored segments of whoever asks."""

    results: list[FoundImage]


ANSWERS = (FurnishAnswer, FoundImages)
