"""What must hold of every view: nothing scrolls sideways, pictures and buttons have names, headings come in order."""

import json
from collections.abc import Iterator
from itertools import pairwise

from tests.browser.waiting import until


def check_page(page) -> None:
    """Check the view on the screen, once all of it is there."""
    until(page, lambda: list(faults(page)), [])


def faults(page) -> Iterator[str]:
    """Yield in words what is wrong with the view as it is now."""
    if page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") > 0:
        yield "scrolls sideways"
    nameless = "image => !image.hasAttribute('alt') || !image.alt.trim()"
    for source in page.evaluate(f"[...document.images].filter({nameless}).map(image => image.src)"):
        yield f"a picture without a name: {source}"
    for control in nameless_controls(page):
        yield f"a control without a name: {control}"
    levels = page.evaluate("[...document.querySelectorAll('main :is(h1,h2,h3,h4)')].map(h => Number(h.tagName[1]))")
    if levels[:1] != [1] or levels.count(1) != 1 or any(after - before > 1 for before, after in pairwise(levels)):
        yield f"headings out of order: {levels}"


def nameless_controls(page) -> list[str]:
    """Return the lines of the accessibility tree that stand for a control without a name."""
    tree = page.locator("body").aria_snapshot()
    roles = ("button", "link", "textbox", "slider", "combobox", "switch", "checkbox", "img")
    lines = [line.strip().removeprefix("- ") for line in tree.splitlines()]
    return [line for line in lines if line.split(":")[0].split(" [")[0] in roles]


def look_address(main, *pieces, **more) -> str:
    """Return the path of a shared look; each piece is (id, name, cents, category)."""
    import base64

    packed = {"v": 1, "m": main, "p": pieces, "c": "EUR", **more}
    text = base64.urlsafe_b64encode(json.dumps(packed).encode()).decode().rstrip("=")
    return f"/look#{text}"
