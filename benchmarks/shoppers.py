"""What shoppers send to the product and to a plain implementation: the same wishes in the words of each."""

from typing import Any

from benchmarks.startup import CATEGORIES

CHOICES = (30, 30, 10)
PRICES = {name: {"max_cents": 60_000} for name in CATEGORIES[1:]}
Call = tuple[str, dict[str, Any]]


class PenatShopper:
    """What a front end sends to the product, one call after another."""

    calls = 6

    def __init__(self, seed: int) -> None:
        self._seed = seed
        self._step: dict[str, Any] = {}

    def call(self, number: int) -> Call:
        """Return the *number*-th call."""
        if number == 0:
            return "/api/v1/sessions", {"category": "chair", "seed": self._seed, "effective_choices": CHOICES}
        if number < self.calls - 1:
            slate = self._step["slate"]
            item = slate[self._seed % len(slate)]["item"]["id"]
            return "/api/v1/sessions/pick", {"session": self._step["session"], "item": item}
        return "/api/v1/matches", {"item": self._step["item"]["id"], "price": PRICES}

    def heard(self, answer: dict[str, Any]) -> None:
        """Remember an answer."""
        self._step = answer


class SeedShopper:
    """The same shopper before the plain implementation, which wants to be told what was shown."""

    calls = 6

    def __init__(self, seed: int) -> None:
        self._seed = seed
        self._shown: list[str] = []
        self._slate: list[dict[str, Any]] = []
        self._item = ""

    def call(self, number: int) -> Call:
        """Return the *number*-th call."""
        if number == 0:
            return "/session", {}
        if number < self.calls - 1:
            self._item = self._slate[self._seed % len(self._slate)]["id"]
            return "/pick", {"step": number, "item": self._item, "shown": self._shown}
        return "/matches", {"item": self._item, "price": PRICES}

    def heard(self, answer: dict[str, Any]) -> None:
        """Remember an answer."""
        self._slate = answer.get("slate", self._slate)
        self._shown += [item["id"] for item in answer.get("slate", [])]
