"""A browser test waits for what a page will show: looking at once is right ten times and wrong on a busy machine."""

import ast
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[1] / "browser"
READS = {
    *(
        "inner_text",
        "inner_html",
        "text_content",
        "all_inner_texts",
        "all_text_contents",
        "get_attribute",
        "input_value",
    ),
    *("count", "is_visible", "is_hidden", "is_checked", "is_enabled", "is_disabled", "is_editable", "bounding_box"),
    *("evaluate", "evaluate_all", "aria_snapshot", "title", "ids", "shows"),
}
"""What tells how a page is at this moment."""


WAITERS = {"waiting.py", "axe.py"}
"""Where it is waited between two looks."""
FILES = pytest.mark.parametrize("path", sorted(FOLDER.glob("*.py")), ids=lambda path: path.name)


def statements(path: Path, kind: type) -> list:
    """Return the statements of a kind in a file, in their order."""
    return [node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, kind)]


def looks(test: ast.expr):
    """Yield what an assertion reads from a page at once."""
    for node in ast.walk(test):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in READS:
            if node.func.attr != "count" or not node.args:  # a list counts too, and is given what to count
                yield node.func.attr
        elif isinstance(node, ast.Attribute) and node.attr == "url" and ast.unparse(node.value).endswith("page"):
            yield "url"


@FILES
def test_no_assertion_of_a_browser_test_looks_at_a_page_without_waiting(path):
    hasty = [
        f"{path.name}:{one.lineno} looks at {what}" for one in statements(path, ast.Assert) for what in looks(one.test)
    ]
    assert hasty == [], "wait instead: expect(locator).to_have_text(...), or visit.until(look, expected)"


@FILES
def test_no_browser_test_sleeps_instead_of_waiting(path):
    """A route may answer late (a pause in its handler); a test that goes on after a pause hopes."""
    pauses = [one for one in statements(path, ast.Expr) if _is_pause(one.value)]
    found = [f"{path.name}:{one.lineno}" for one in pauses if path.name not in WAITERS]
    assert found == [], "wait for what is to be seen instead"


def _is_pause(call: ast.expr) -> bool:
    return isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr == "wait_for_timeout"
