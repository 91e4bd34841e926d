"""What answers about the pieces in photos, and about jobs, hold."""

from typing import Annotated, Literal

from pydantic import Field

from penat.web.answers import Answer

Share = Annotated[float, Field(ge=0, le=1)]


class SegmentBox(Answer):
    """The smallest box around a piece, in pixels of the photo."""

    left: int
    top: int
    width: int
    height: int


class PhotoSize(Answer):
    """The size of the photo that a piece's box, mask and outline are in, in pixels."""

    width: int
    height: int


class SegmentMask(Answer):
    """Run lengths, column after column, out and in by turns, as COCO writes them; `size` is height and width."""

    counts: list[int]
    size: Annotated[list[int], Field(min_length=2, max_length=2)]


class SegmentSummary(Answer):
    """One piece of furniture in a photo, but for its mask; `category` is null where it is not clearly one."""

    id: str
    photo: str
    label: str
    category: str | None
    score: Share
    box: SegmentBox
    area: int
    size: PhotoSize
    mask_png: str
    cutout: str


class SegmentFacts(SegmentSummary):
    """One piece of furniture in a photo: `area` in pixels; `outline` are the corners of the line around its main part.

    `category` is the catalogue's, null where it is not clearly one of them.
    """

    mask: SegmentMask
    outline: list[Annotated[list[int], Field(min_length=2, max_length=2)]]


class RunTimings(Answer):
    """How long each part took, in milliseconds."""

    decode: float
    segment: float
    embed: float


class RunFacts(Answer):
    """One segmenting: how it was asked for, what found the pieces, what embedded them, when, and how long it took."""

    id: str
    photo: str
    mode: Literal["quick", "full", "prompt"]
    prompt: str | None
    segmenter: str
    model: str
    made_at: str
    ms: RunTimings


class SegmentsAnswer(Answer):
    """A segmenting and the pieces it found, the surest first."""

    run: RunFacts
    segments: list[SegmentFacts]


class RunSummary(Answer):
    """A segmenting and the pieces it found, but for their masks: GET /api/v1/segments/ID has those."""

    run: RunFacts
    segments: list[SegmentSummary]


class PhotoRunsAnswer(Answer):
    """Every segmenting of a photo, the oldest first."""

    runs: list[RunSummary]


class JobResult(Answer):
    """What a finished job made, and where it is."""

    run: str
    photo: str
    segments: Annotated[str, Field(description="URL of the photo's segments")]


class JobFacts(Answer):
    """Work in the background; `progress` is the share done. `result` is there once it is done, `error` if it failed."""

    id: str
    photo: str
    mode: Literal["quick", "full", "prompt"]
    prompt: str | None
    state: Literal["waiting", "running", "done", "failed", "cancelled"]
    progress: Share
    detail: str
    made_at: str
    result: JobResult | None
    error: str | None


class JobAnswer(Answer):
    """The job that does it: ask GET /api/v1/jobs/ID, which Location names, until it is over."""

    job: JobFacts


class SeedSegment(Answer):
    """One piece of an image."""

    segment_id: str
    label: str
    category: str | None
    score: Share
    box: SegmentBox
    area: int
    mask: str
    cutout: str


class SeedSegments(Answer):
    """The pieces of an image; the embedding of each is kept and found by POST /search."""

    image_id: str
    segments: list[SeedSegment]


ANSWERS = (SegmentsAnswer, PhotoRunsAnswer, SegmentFacts, JobFacts, JobAnswer, SeedSegments)
