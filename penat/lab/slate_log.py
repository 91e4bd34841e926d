"""A log of slates as the evaluation reads it: one JSON object a line, the minimum that another policy can be told from.

    {"session": "a1", "step": 2, "release": "…", "policy": "kernel", "width": 0.25, "category": "chair",
     "anchor": "oak-3", "seen": ["oak-3", "ash-9"], "shown": ["elm-4", "fir-7"], "propensity": [0.21, 0.09],
     "pick": "fir-7", "rewards": {"buy": {"fir-7": 1}}}

`anchor` is the pick the slate was drawn around, `seen` what had been shown before, `propensity` the conditional
probability of each place. `min_cents`, `max_cents` and `in_stock` are the session's limits, if it had any; `explore` is
the share of exploring that is part of the propensities. A slate without propensities, such as the opening one, tells
nothing of other policies and is left out, counted; it only helps to tell which sessions are whole.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from penat.domain.catalogue import PriceRange
from penat.domain.errors import InvalidInput
from penat.domain.session import TASTE

Chance = float | None


class LoggedSlate(BaseModel):
    """One line of the log."""

    model_config = ConfigDict(extra="ignore", frozen=True, allow_inf_nan=False)

    session: str = Field(min_length=1)
    step: int = Field(ge=1)
    release: str
    policy: str
    width: float | None = None
    category: str
    anchor: str | None = None
    seen: tuple[str, ...] = ()
    shown: tuple[str, ...]
    propensity: tuple[Chance, ...] | None = None
    min_cents: int | None = None
    max_cents: int | None = None
    in_stock: bool = False
    explore: float = Field(default=0.0, ge=0.0, le=1.0)
    pick: str | None = None
    rewards: Mapping[str, Mapping[str, float]] = {}

    @model_validator(mode="after")
    def _aligned(self) -> "LoggedSlate":
        if len(set(self.shown)) != len(self.shown):
            raise ValueError("shown names an item twice; a slate is drawn without replacement")
        if self.propensity is not None:
            if len(self.propensity) != len(self.shown):
                raise ValueError(f"propensity has {len(self.propensity)} entries for {len(self.shown)} shown items")
            if any(one is not None and not 0.0 < one <= 1.0 + 1e-9 for one in self.propensity):
                raise ValueError("a propensity is a probability above 0 and at most 1; log it unrounded")
        return self

    @property
    def drawn(self) -> bool:
        """Whether every place was drawn with a known probability around a pick.

        A taste slate all of whose places its ε-share drew is none: what it was drawn with besides is not in the log.
        """
        known = self.propensity is not None and None not in self.propensity
        return bool(self.shown) and self.anchor is not None and known and self.policy != TASTE

    @property
    def price(self) -> PriceRange:
        """The session's price limits."""
        return PriceRange(self.min_cents, self.max_cents)

    def earned(self, reward: str) -> tuple[float, ...]:
        """Return what each shown item earned: 1 for the pick, or what the events of that name say."""
        if reward == "pick":
            return tuple(float(item == self.pick) for item in self.shown)
        values = self.rewards.get(reward, {})
        return tuple(float(values.get(item, 0.0)) for item in self.shown)


@dataclass
class Reading:
    """What came of reading a log: the slates drawn with known probabilities, and the *others*."""

    slates: list[LoggedSlate] = field(default_factory=list)
    others: list[LoggedSlate] = field(default_factory=list)

    @property
    def without(self) -> int:
        """How many slates have no propensities."""
        return len(self.others)

    def explored(self) -> "Reading":
        """Return what was read of the sessions that explored."""
        sessions = {slate.session for slate in self.slates if slate.explore}
        return Reading(*([one for one in part if one.session in sessions] for part in (self.slates, self.others)))


def read_log(lines: Iterable[str]) -> Reading:
    """Return a log's slates, those drawn with known probabilities apart. Raises InvalidInput naming the line."""
    return drawn(_parsed(lines))


def drawn(slates: Iterable[LoggedSlate]) -> Reading:
    """Return the slates that were drawn with known probabilities, and those that were not."""
    read = Reading()
    for slate in slates:
        if slate.drawn:
            read.slates.append(slate)
        else:
            read.others.append(slate)
    return read


def _parsed(lines: Iterable[str]) -> Iterator[LoggedSlate]:
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            yield LoggedSlate.model_validate_json(line)
        except ValidationError as error:
            first = error.errors(include_url=False)[0]
            where = ".".join(str(part) for part in first["loc"])
            told = f"{where}: {first['msg']}" if where else first["msg"].removeprefix("Value error, ")
            raise InvalidInput(f"line {number} of the log: {told}", field="log") from None
