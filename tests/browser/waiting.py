"""Waiting for what a page will show or the server will hold: a test that looks once looks too early some day."""

import time
from collections.abc import Callable
from typing import Any

PATIENCE_S = 60.0
STEP_MS = 20
_DRAWN = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
_STILL = """() => document.getAnimations().every(
    one => one.effect.getTiming().iterations === Infinity || one.playState !== "running")"""


def until(page, look: Callable[[], Any], expected: Any = True) -> Any:
    """Look again and again until *look* gives what is *expected*, or passes it where it is a function; return that.

    Playwright goes on between two looks, so that routes are answered and events are heard. What the page cannot tell
    at the moment, because it is being replaced or has nothing yet, is asked again.
    """
    from playwright.sync_api import Error

    passes = expected if callable(expected) else lambda found: found == expected
    deadline = time.monotonic() + PATIENCE_S
    while True:
        try:
            found = look()
            if passes(found):
                return found
        except (Error, LookupError, ValueError) as problem:
            found = problem
        if time.monotonic() > deadline:
            wanted = "what was waited for" if callable(expected) else repr(expected)
            raise AssertionError(f"after {PATIENCE_S:.0f} s it is still {found!r}, not {wanted}")
        page.wait_for_timeout(STEP_MS)


def settle(page) -> None:
    """Wait until the page is drawn and nothing on it moves any more, but for what moves for ever."""
    page.evaluate(_DRAWN)
    page.wait_for_function(_STILL)
    page.evaluate(_DRAWN)
