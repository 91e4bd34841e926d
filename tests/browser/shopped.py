"""The log of a shop that has been shopped in."""

from datetime import timedelta
from random import Random

from penat.domain.catalogue import PriceRange
from penat.domain.shopping_log import Event, ShownSlate
from tests.browser.conftest import CHAIRS

SESSIONS, WIDTHS = 120, (30.0, 12.0, 5.0)


def walked(now):
    """Yield the log of sessions of three slates over twenty days; some shoppers leave."""
    chance = Random(0)
    for number in range(SESSIONS):
        begun = now - timedelta(days=chance.random() * 20, minutes=30)
        for step, width in enumerate(WIDTHS, 1):
            shown = tuple(f"chair-{row:03d}" for row in chance.sample(range(CHAIRS), 9))
            chances = (None,) * 9 if step == 1 else (chance.uniform(0.6, 1.6) / width, *(0.1,) * 8)
            at, refusals = begun + timedelta(minutes=step), 0
            yield ShownSlate(
                f"s{number}", at, "release-1", "chair", "kernel", step, refusals, None, None, (), shown, chances,
                (None,) * 9, PriceRange(), False,
            )  # fmt: skip
            pick = min(int(chance.expovariate(0.3)), 8)
            later = at + timedelta(seconds=20)
            if shown[pick] >= "chair-050":
                yield Event(f"s{number}", later, step, refusals, "none")
                break
            yield Event(f"s{number}", later, step, refusals, "pick", shown[pick])
            if chance.random() < 0.3:
                yield Event(f"s{number}", later, step, refusals, "like", shown[pick])
