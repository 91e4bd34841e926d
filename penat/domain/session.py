"""What a shopper's session remembers between two picks, small enough to travel in a token."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from penat.domain.catalogue import PriceRange
from penat.domain.errors import InvalidInput, SessionRefused
from penat.domain.sampling import MAX_WIDTH, MIN_WIDTH

DEFAULT_WIDTHS = (0.25, 0.25, 0.1)
CANDIDATES = 100
KERNEL, TASTE = "kernel", "taste"
POLICIES = (KERNEL, "rank_gamma", TASTE)
MOST_EXPLORE = {KERNEL: 0.5, TASTE: 1.0}
"""The largest share of exploring by policy; a policy that is not named cannot explore."""
NONE_OF_THESE = -1
MIN_SHOWN, MAX_SHOWN = 2, 24
MAX_STEPS = 12
MAX_SEED = 2**53 - 1


@dataclass(frozen=True, slots=True)
class Schedule:
    """How wide each slate after the opening explores: as kernel widths, or as effective choices of the candidates."""

    widths: tuple[float, ...] | None = None
    effective_choices: tuple[float, ...] | None = None

    def __post_init__(self) -> None:
        given = self.widths if self.widths is not None else self.effective_choices
        if given is None or (self.widths is not None and self.effective_choices is not None):
            raise InvalidInput("give either widths or effective_choices, not both", field="widths")
        name = "widths" if self.widths is not None else "effective_choices"
        low, high = (MIN_WIDTH, MAX_WIDTH) if self.widths is not None else (1.0, float(CANDIDATES))
        if not 1 <= len(given) <= MAX_STEPS:
            raise InvalidInput(f"{name} has {len(given)} entries; give 1 to {MAX_STEPS}", field=name)
        for value in given:
            if not low <= value <= high:
                raise InvalidInput(f"{name} holds {value}; each must be {low:g} to {high:g}", field=name)

    def __len__(self) -> int:
        return len(self.widths or self.effective_choices or ())


@dataclass(frozen=True, slots=True)
class SessionState:
    """One shopper's flow. Rows are rows of the category's shelf in `release`; steps count from 1.

    `seen` is every row shown so far in order, the present slate last; `slate` says how many of them that is;
    `refusals` counts the answers "none of these", so that each fresh slate has a random stream of its own.
    `text` or `item` is what the opening was asked to be near to, kept so that a fresh opening stays near it.
    Where it was a picture, `near` is its vector, kept only until the first pick, and `item` the item that was nearest.
    `answers`, which only taste needs, holds for each slate before the present one its size and the rows liked of what
    was shown: the pick, several where more like them was wanted, or NONE_OF_THESE. `explore` is under the kernel
    the chance of each place to be drawn evenly from all that may be shown, under taste the share of a slate that the
    kernel draws.
    """

    release: str
    category: str
    policy: str
    shown: int
    schedule: Schedule
    seed: int
    price: PriceRange = field(default_factory=PriceRange)
    in_stock: bool = False
    step: int = 1
    refusals: int = 0
    picked: tuple[int, ...] = ()
    seen: tuple[int, ...] = ()
    text: str | None = None
    item: str | None = None
    answers: tuple[tuple[int, ...], ...] = ()
    explore: float = 0.0
    near: bytes | None = None

    def __post_init__(self) -> None:
        if self.policy not in POLICIES:
            known = ", ".join(POLICIES)
            raise InvalidInput(f"policy {self.policy!r} is unknown; choose one of {known}", field="policy")
        if not MIN_SHOWN <= self.shown <= MAX_SHOWN:
            raise InvalidInput(f"shown is {self.shown}; it must be {MIN_SHOWN} to {MAX_SHOWN}", field="shown")
        if self.explore:
            check_explore(self.policy, self.explore)
        if not 0 <= self.seed <= MAX_SEED:
            raise InvalidInput(f"seed is {self.seed}; it must be 0 to {MAX_SEED}", field="seed")

    @property
    def steps(self) -> int:
        """How many slates a full session has: the opening and one per entry of the schedule."""
        return 1 + len(self.schedule)

    @property
    def done(self) -> bool:
        """Whether the last pick has been made."""
        return self.step > self.steps

    def moved(self, *, step: int, refusals: int, picked: tuple[int, ...], seen: tuple[int, ...]) -> "SessionState":
        """Return the same flow further on, without `near`, which only an opening needs.

        It is written out, since dataclasses.replace takes twice as long.
        """
        return SessionState(
            self.release, self.category, self.policy, self.shown, self.schedule, self.seed, self.price, self.in_stock,
            step, refusals, picked, seen, self.text, self.item, (), self.explore,
        )  # fmt: skip

    def to_payload(self) -> dict[str, Any]:
        """Return the state as a small JSON-able dict; the names are short because it travels in every answer."""
        further: dict[str, Any] = {"h": self.answers, "q": self.explore} if self.policy == TASTE else {}
        if self.explore:
            further["q"] = self.explore
        if self.near is not None:
            further["z"] = self.near.hex()  # compressed with the token, it takes no more than base64
        return {
            **further,
            "r": self.release,
            "c": self.category,
            "p": self.policy,
            "n": self.shown,
            "w": self.schedule.widths,
            "e": self.schedule.effective_choices,
            "s": self.seed,
            "m": (self.price.min_cents, self.price.max_cents),
            "k": self.in_stock,
            "t": self.step,
            "f": self.refusals,
            "i": self.picked,
            "v": self.seen,
            "x": self.text,
            "y": self.item,
        }

    @classmethod
    def from_payload(cls, payload: Mapping[str, Any]) -> "SessionState":
        """Return the state a payload holds. Raises SessionRefused when it is not one of ours."""
        try:
            low, high = payload["m"]
            return cls(
                release=payload["r"],
                category=payload["c"],
                policy=payload["p"],
                shown=payload["n"],
                schedule=_schedule(_floats(payload["w"]), _floats(payload["e"])),
                seed=payload["s"],
                price=_price(low, high),
                in_stock=payload["k"],
                step=payload["t"],
                refusals=payload["f"],
                picked=_rows(payload["i"]),
                seen=_rows(payload["v"]),
                text=payload["x"],
                item=payload["y"],
                answers=tuple(_answer(one) for one in payload.get("h", ())),
                explore=float(payload.get("q", 0.0)),
                near=bytes.fromhex(payload["z"]) if "z" in payload else None,
            )
        except (KeyError, TypeError, ValueError, InvalidInput) as problem:
            raise SessionRefused("the session is not one this server can read; begin a new one") from problem


def check_explore(policy: str, share: float) -> None:
    """Raise InvalidInput for a share of exploring that *policy* cannot take."""
    most = MOST_EXPLORE.get(policy)
    if most is None:
        able = ", ".join(MOST_EXPLORE)
        raise InvalidInput(
            f"policy {policy!r} cannot explore; leave explore at 0, or choose one of {able}", field="explore"
        )
    if not 0.0 <= share <= most:
        raise InvalidInput(f"explore is {share}; under {policy} it is a share of 0 to {most:g}", field="explore")


# A few schedules and price ranges serve nearly all sessions: they need not be made and checked for every token.
_schedule = lru_cache(maxsize=256)(Schedule)
_price = lru_cache(maxsize=256)(PriceRange)


def _answer(values: Any) -> tuple[int, ...]:
    """Return the size of a slate and what was answered to it, one row at least. Raises ValueError."""
    size, first, *further = map(int, values)
    return (size, first, *further)


def _floats(values: Any) -> tuple[float, ...] | None:
    return None if values is None else tuple(map(float, values))


def _rows(values: Any) -> tuple[int, ...]:
    return tuple(map(int, values))
