"""A model bundle on disk: model.json says what the files are and how a picture is made ready for them."""

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Literal, Protocol, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from penat.domain.errors import Unavailable
from penat.domain.ingestion import ModelFacts

CARD = "model.json"
IMAGE, TEXT, TOKENIZER = "image.onnx", "text.onnx", "tokenizer.json"
_VECTOR_KEYS = ("name", "dim", "image_size", "resize_mode", "interpolation", "mean", "std")


Card = TypeVar("Card", bound=BaseModel)


class Checksums(Protocol):
    """A card that says what its files' SHA-256 are."""

    @property
    def sha256(self) -> Mapping[str, str]:
        """The SHA-256 of each file, in hexadecimal."""


class ModelCard(BaseModel):
    """The part of model.json that is needed to run the model; figures, licence and training facts are for people."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    format: Literal[1]
    kind: Literal["embedder"] = "embedder"
    name: str = Field(min_length=1)
    dim: int = Field(ge=1)
    image_size: int = Field(ge=1)
    resize_mode: Literal["squash", "shortest"] = "shortest"
    interpolation: Literal["bicubic", "bilinear"] = "bicubic"
    mean: tuple[float, float, float]
    std: tuple[float, float, float]
    context_length: int = Field(default=77, ge=2)
    pad_id: int = 0
    sha256: dict[str, str]
    effective_choices: tuple[float, ...] | None = None
    text_template: str | None = None
    duplicate_distance: float | None = Field(default=None, ge=0, le=4)
    colour_distance: float | None = Field(default=None, ge=0, le=4)

    @property
    def fingerprint(self) -> str:
        """SHA-256 over everything that changes the model's vectors: its files and the preprocessing."""
        facts = {"sha256": self.sha256} | {key: getattr(self, key) for key in _VECTOR_KEYS}
        return hashlib.sha256(json.dumps(facts, sort_keys=True).encode()).hexdigest()

    def facts(self) -> ModelFacts:
        """Return what a release remembers of its model."""
        return ModelFacts(self.name, self.dim, self.fingerprint, self.effective_choices)


def read_card(folder: Path) -> ModelCard:
    """Return the bundle's card. Raises Unavailable saying what is missing or wrong and what to do."""
    return card_of(folder, ModelCard)


def card_of(folder: Path, kind: type[Card]) -> Card:
    """Return a bundle's card of any *kind*. Raises Unavailable saying what is missing or wrong and what to do."""
    path = folder / CARD
    try:
        return kind.model_validate_json(path.read_bytes())
    except FileNotFoundError:
        raise Unavailable(f"there is no model at {folder}: {CARD} is missing; put a model bundle there") from None
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"]) or "the file"
        cure = "name a model of that kind" if where == "kind" else "export the model again"
        raise Unavailable(f"{path} cannot be used: {where}: {first['msg']}; {cure}") from None


def kind_of(folder: Path) -> str:
    """Return what a bundle says it is: "embedder" where it says nothing, "" where it cannot be read."""
    try:
        card = json.loads((folder / CARD).read_bytes())
    except (OSError, ValueError):
        return ""
    return str(card.get("kind", "embedder")) if isinstance(card, dict) else ""


def checked_file(folder: Path, card: Checksums, name: str) -> Path:
    """Return the path of one of the bundle's files, its SHA-256 as the card says. Raises Unavailable."""
    path = folder / name
    if name not in card.sha256:
        raise Unavailable(f"{folder / CARD} gives no sha256 for {name}; export the model again", field=name)
    if not path.is_file():
        raise Unavailable(f"{path} is missing from the model bundle; copy it there or export the model again")
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    if digest != card.sha256[name]:
        raise Unavailable(
            f"{path} is damaged: its sha256 begins {digest[:12]}, {CARD} says {card.sha256[name][:12]}; copy it again"
        )
    return path
