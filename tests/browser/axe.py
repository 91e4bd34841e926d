"""What axe-core finds wrong with a view: every rule of WCAG 2.2 A and AA, and axe's own best practices."""

import time
from functools import cache
from pathlib import Path

from tests.browser.waiting import PATIENCE_S

_SOURCE = Path(__file__).parent / "vendor" / "axe-core" / "axe.min.js"
_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_RUN = """async rules => {
    const only = rules.length ? {type: "rule", values: rules} : {type: "tag", values: TAGS};
    const found = await axe.run(document, {runOnly: only, resultTypes: ["violations"]});
    const told = node => `${node.target.join(" ")}: ${node.failureSummary.replaceAll("\\n", " ")} | ${node.html}`;
    const first = rule => rule.nodes.slice(0, 3).map(told).join("; ");
    return found.violations.map(rule => `${rule.id}, ${rule.nodes.length} times: ${first(rule)}`);
}""".replace("TAGS", str(_TAGS))


@cache
def _source() -> str:
    return _SOURCE.read_text(encoding="utf-8")


def violations(page, *rules: str) -> list[str]:
    """Return each rule that is broken, where, and what would mend it; only *rules*, where some are named."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(_source())  # through the debugger, so the page's own policy stays as it is
    return page.evaluate(_RUN, list(rules))


def _lasting(page, *rules: str) -> list[str]:
    """Return what is still wrong when the page has come to rest: a colour on its way to another is no fault."""
    deadline = time.monotonic() + PATIENCE_S
    while (found := violations(page, *rules)) and time.monotonic() < deadline:
        page.wait_for_timeout(250)
    return found


def check_everywhere(visit, sizes) -> None:
    """Check the view on the screen at each size, and at the last of them in the dark too.

    Colours are all that the dark scheme changes, so there only their contrast is looked at.
    """
    found = []
    for size, scheme in [*((size, "light") for size in sizes), (sizes[-1], "dark")]:
        visit.page.set_viewport_size(size)
        visit.page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        visit.settle()
        rules = ("color-contrast",) if scheme == "dark" else ()
        found += [f"{size['width']} {scheme}: {one}" for one in _lasting(visit.page, *rules)]
    assert found == [], "\n" + "\n".join(found)
