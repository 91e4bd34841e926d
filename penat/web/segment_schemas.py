"""What bodies and paths about the pieces in photos, and about jobs, hold."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from penat.domain.piece import MAX_PROMPT, SegmentWish
from penat.web.schemas import Body

Mode = Annotated[
    Literal["quick", "full", "prompt"],
    Field(description="The main pieces soon, all of them with care, or what `prompt` names"),
]
Prompt = Annotated[str, Field(min_length=1, max_length=MAX_PROMPT, examples=["armchair"])]


class SegmentWishes(Body):
    """How pieces are looked for; `{}` looks for the main ones soon."""

    mode: Mode = "quick"
    prompt: Prompt | None = None

    def wish(self) -> SegmentWish:
        """Return it as the domain knows it. Raises InvalidInput."""
        return SegmentWish(self.mode, self.prompt)


class SegmentRequest(SegmentWishes):
    """How pieces are looked for, and whether as a job even where it would not take long."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"mode": "quick"}, {"mode": "prompt", "prompt": "lamp"}]})

    background: Annotated[bool, Field(description="Answer with a job at once")] = False


class SeedSegmentRequest(SegmentWishes):
    """How pieces are looked for."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"mode": "quick"}]})


class SegmentPath(BaseModel):
    """The segment's id."""

    segment_id: Annotated[str, Field(json_schema_extra={"example": "5f0c1c52-8f0f-4f6a-9d0e-2f6d3f9a7a11"})]


class ImagePath(BaseModel):
    """The photo's id, as POST /upload answered."""

    image_id: Annotated[str, Field(json_schema_extra={"example": "734b86aa-3a3a-4805-add1-cee210a67a10"})]


class JobPath(BaseModel):
    """The job's id."""

    job_id: Annotated[str, Field(json_schema_extra={"example": "0d6b8a52-7d55-4a4e-9a41-6d3ce27d9a90"})]


REQUESTS = (SegmentRequest, SeedSegmentRequest)
