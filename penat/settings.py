"""The settings, and the only reader of the environment: every one is PENAT_ and its name in capitals."""

import difflib
import os
from pathlib import Path
from typing import Self

from pydantic import Field, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from penat.domain.errors import InvalidInput
from penat.domain.rate import read_rate

PREFIX = "PENAT_"
_ORIGIN = r"^https?://[^/\s]+(/\S*)?$"
_SECRETS = ("secret_key", "older_secret_keys", "api_keys", "database", "queue", "limits_url")
_LEVELS = "^(debug|info|warning|error|critical)$"


class Settings(BaseSettings):
    """Where things are and how the server behaves; every value has a default that serves the shipped catalogue."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, frozen=True, env_ignore_empty=True)

    data: Path = Field(Path("data"), description="the shop's pictures, one folder a category, and its table")
    links: Path | None = Field(None, description="the table of names, prices and links; DATA/links.csv by default")
    cache: Path = Field(Path("chroma_cache"), description="everything a server needs: releases and models")
    models: Path | None = Field(None, description="the folder of models; CACHE/models, else the shipped ones")
    var: Path = Field(Path("var"), description="what changes: the secret key, fetched pictures")
    database: str = Field(
        "",
        repr=False,
        description="the SQL database of judgements, labels and photos, as a URL; VAR/penat.db by default",
    )
    model: str | None = Field(None, description="the model's name; the release's own by default")
    queue: str = Field(
        "", repr=False, description="where long work waits, as a PostgreSQL URL; the file VAR/jobs.db by default"
    )
    job_workers: int = Field(
        1, ge=0, le=64, description="processes beside the server that do long work; 0 leaves it to penat work"
    )
    segmenter: str = Field(
        "", description="what finds pieces in photos: a bundle's name, classical, or yoloe; the shipped one by default"
    )
    engine: str = Field("", description="the engine asked for near items, as a URL; exact arrays by default")
    styled_category: str = Field("chair", min_length=1, description="the category a session styles by default")
    widths: str | None = Field(None, description="kernel widths, for instance 0.25,0.25,0.1")
    effective_choices: str | None = Field(None, description="the schedule as effective choices, for instance 30,15,5")
    explore: float = Field(
        0.0,
        ge=0,
        le=0.5,
        description="each place's chance to be any item of the category, so that the log tells more",
    )
    secret_key: str | None = Field(
        None, min_length=16, repr=False, description="signs sessions; made once in VAR by default"
    )
    older_secret_keys: str = Field(
        "", repr=False, description="earlier secret keys, spaces between: still accepted, no longer signed with"
    )
    api_keys: str | None = Field(
        None, repr=False, description="who may use the workbench: NAME:SCOPE:SECRET, commas between, or @FILE"
    )
    guarded_limit: str = Field("600/minute", description="calls a key may make to guarded routes")
    sign_in_limit: str = Field("10/minute", description="attempts to sign in from one address")
    upload_limit: str = Field("60/minute", description="photos a key or an address may upload")
    session_limit: str = Field("1200/minute", description="steps, matches and events of a key or an address")
    search_limit: str = Field("600/minute", description="searches, outfits and looks into photos, likewise")
    read_limit: str = Field("12000/minute", description="lists, items and pictures, likewise")
    limits_url: str = Field(
        "", repr=False, description="the Redis that counts calls for all servers together; each process by default"
    )
    request_seconds: float = Field(60.0, ge=1, le=3600, description="how long one request may take")
    waiting: int = Field(64, ge=1, le=100_000, description="requests that may wait for a thread of one process")
    audit_days: float = Field(
        365.0, ge=0, le=36_600, description="how long VAR/audit tells who changed what; 0 keeps nothing"
    )
    photo_days: float = Field(30.0, ge=0, le=36_600, description="how long an uploaded photo is kept; 0 is for ever")
    photo_bytes: int = Field(20_000_000, ge=1000, le=200_000_000, description="the most bytes of one uploaded file")
    photos_of_owner: int = Field(500, ge=1, description="the most photos kept of one owner")
    photo_storage: int = Field(20_000_000_000, ge=1_000_000, description="the most bytes kept of all photos")
    session_hours: float = Field(72.0, gt=0, le=24 * 366, description="how long a session's token is accepted")
    cors_origins: str = Field("", description="origins that may call the API from a browser, comma-separated")
    base_url: str | None = Field(None, pattern=_ORIGIN, description="the public address, when behind a proxy")
    trusted_proxies: int = Field(0, ge=0, le=10, description="how many proxies' X-Forwarded headers are believed")
    host: str = Field("127.0.0.1", min_length=1, description="the address to listen on")
    port: int = Field(8080, ge=0, le=65535, description="the port to listen on")
    workers: int = Field(1, ge=1, le=256, description="server processes")
    threads: int = Field(4, ge=1, le=1024, description="threads of each server process")
    model_threads: int = Field(
        0, ge=0, le=1024, description="cores the model may use at once, one for each picture of a batch; 0 means all"
    )
    log_days: float = Field(
        365.0, ge=0, le=36_600, description="how long what shoppers were shown and did is kept; 0 keeps no log"
    )
    log_level: str = Field("info", pattern=_LEVELS, description="how much is logged: debug, info, warning, error")
    log_format: str = Field(
        "text", pattern="^(text|json)$", description="how a line of the log is written: text or json"
    )
    metrics: str = Field(
        "local", pattern="^(local|open|off)$",
        description="who may read /metrics: local (this machine, and keys that may read), open or off",
    )  # fmt: skip
    server_timing: bool = Field(False, description="whether answers tell their time as Server-Timing")

    @field_validator("guarded_limit", "sign_in_limit", "upload_limit", "session_limit", "search_limit", "read_limit")
    @classmethod
    def _rate(cls, text: str) -> str:
        try:
            read_rate(text)
        except InvalidInput as error:
            raise ValueError(error.detail) from None
        return text

    @field_validator("older_secret_keys")
    @classmethod
    def _older(cls, text: str) -> str:
        if any(len(key) < 16 for key in text.split()):
            raise ValueError("write keys of 16 characters or more, with spaces between")
        return text

    @field_validator("limits_url")
    @classmethod
    def _redis(cls, text: str) -> str:
        if text and not text.startswith(("redis://", "rediss://", "redis+unix://")):
            raise ValueError("write a URL such as redis://:SECRET@limits.example:6379/0, or leave it empty")
        return text

    @field_validator("queue")
    @classmethod
    def _queue(cls, text: str) -> str:
        if text and not text.startswith(("postgresql://", "postgres://")):
            raise ValueError("write a URL such as postgresql://penat:SECRET@db.example/penat, or leave it empty")
        return text

    @field_validator("widths", "effective_choices")
    @classmethod
    def _numbers(cls, text: str | None) -> str | None:
        _floats(text)
        return text

    @model_validator(mode="after")
    def _one_schedule(self) -> Self:
        if self.widths is not None and self.effective_choices is not None:
            raise ValueError(f"{PREFIX}WIDTHS and {PREFIX}EFFECTIVE_CHOICES are both set; set one of them")
        return self

    @property
    def links_path(self) -> Path:
        """Where the table is."""
        return self.links if self.links is not None else self.data / "links.csv"

    @property
    def database_url(self) -> str:
        """Where judgements and labels are kept, as a URL."""
        return self.database or f"sqlite:///{self.var.resolve() / 'penat.db'}"

    @property
    def photos_path(self) -> Path:
        """Where the bytes of uploaded photos are."""
        return self.var.resolve() / "photos"

    @property
    def width_schedule(self) -> tuple[float, ...] | None:
        """The kernel widths that were set, or None."""
        return _floats(self.widths)

    @property
    def effective_choice_schedule(self) -> tuple[float, ...] | None:
        """The effective choices that were set, or None."""
        return _floats(self.effective_choices)

    @property
    def origins(self) -> tuple[str, ...]:
        """The origins that may call the API from a browser."""
        return tuple(origin.strip() for origin in self.cors_origins.split(",") if origin.strip())


def load_settings(**given: object) -> Settings:
    """Return the environment's settings with those *given* over them. Raises InvalidInput naming the variable."""
    try:
        return Settings(**given)  # type: ignore[arg-type]  # pydantic checks them, and says which is wrong
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        reason = first["msg"].removeprefix("Value error, ")
        if not first["loc"]:
            raise InvalidInput(reason) from None
        name = str(first["loc"][0])
        value = "" if name in _SECRETS else f" is {first['input']!r}"
        raise InvalidInput(f"{PREFIX}{name.upper()}{value}: {reason}", field=name) from None


def unknown_variables() -> dict[str, str | None]:
    """Return the environment's variables that begin like settings and are none, each with the setting most like it."""
    known = [f"{PREFIX}{name.upper()}" for name in Settings.model_fields]
    set_ones = [name for name, value in os.environ.items() if name.upper().startswith(PREFIX) and value]
    return {name: _most_like(name, known) for name in sorted(set_ones) if name.upper() not in known}


def _most_like(name: str, known: list[str]) -> str | None:
    found = difflib.get_close_matches(name.upper(), known, n=1, cutoff=0.75)
    return found[0] if found else None


def _floats(text: str | None) -> tuple[float, ...] | None:
    """Return "0.25,0.1" as numbers; None for None. Raises ValueError."""
    if text is None:
        return None
    try:
        values = tuple(float(part) for part in text.split(","))
    except ValueError:
        raise ValueError("give numbers separated by commas, such as 0.25,0.25,0.1") from None
    if not all(0 < value < float("inf") for value in values):
        raise ValueError("every number must be above 0")
    return values
