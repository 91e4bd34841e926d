"""The pages as read in the repository: links and anchors lead somewhere, and each page has its place in the site."""

import re
from pathlib import Path
from urllib.parse import unquote

import pytest
import yaml

from not_for_server.docs_site.__main__ import ROOMS

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
OUTSIDE = ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")
MADE = {
    "contributing.md",
    "changelog.md",
    *(f"reference/{name}.md" for name in ("api", "settings", "commands", *ROOMS)),
}
OURS = "tests|penat|deploy|faults|benchmarks|not_for_server"
WRITTEN_BY_WHO_DEPLOYS = {"deploy/.env", "deploy/metrics.key"}
PAGES = sorted([*DOCS.rglob("*.md"), *(ROOT / name for name in OUTSIDE)])


def prose(path: Path) -> str:
    """Return a page without its code, where brackets are no links and `#` begins no heading."""
    text = re.sub(r"^```.*?^```", "", path.read_text(), flags=re.MULTILINE | re.DOTALL)
    return re.sub(r"`[^`\n]*`", lambda code: code[0].replace("](", "] ("), text)


def anchors(path: Path) -> set[str]:
    """Return the anchors of a page's headings, as both the repository's pages and MkDocs make them."""
    found = set()
    for heading in re.findall(r"^#+ +(.*)$", prose(path), re.MULTILINE):
        plain = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading).replace("`", "").strip().lower()
        found.add(re.sub(r"\s", "-", re.sub(r"[^\w\s-]", "", plain)))
    return found | set(re.findall(r'<a (?:id|name)="([^"]+)"', path.read_text()))


def links(path: Path) -> list[str]:
    return [target for target in re.findall(r"\]\(([^)\s]+)\)", prose(path)) if not re.match(r"[a-z]+:", target)]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_link_and_anchor_leads_somewhere(path):
    for link in links(path):
        target, _, anchor = unquote(link).partition("#")
        page = (path.parent / target).resolve() if target else path
        assert page.exists(), f"{link} leads nowhere"
        if anchor and page.suffix == ".md":
            assert anchor in anchors(page), f"{page.name} has no heading for #{anchor}"


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_file_of_the_repository_that_is_named_is_there(path):
    text = re.sub(r"^```.*?^```", "", path.read_text(), flags=re.MULTILINE | re.DOTALL)
    for quoted in re.findall(r"`([^`\n]+)`", text):
        for named in set(re.findall(rf"(?<![\w/.-])(?:{OURS})/[\w./*-]*[\w*]", quoted)) - WRITTEN_BY_WHO_DEPLOYS:
            assert list(ROOT.glob(named)), f"{path.name} names {named}"


def in_navigation(entries) -> list[str]:
    """Return the pages of a navigation, however deep."""
    if isinstance(entries, str):
        return [entries]
    nested = entries.values() if isinstance(entries, dict) else entries
    return [page for one in nested for page in in_navigation(one)]


def test_every_page_has_one_place_in_the_site():
    nav = in_navigation(yaml.safe_load((ROOT / "mkdocs.yml").read_text())["nav"])
    written = {str(path.relative_to(DOCS)) for path in DOCS.rglob("*.md")}
    assert written - set(nav) == set(), "give each of these a place in the nav of mkdocs.yml"
    assert set(nav) - written == MADE
    assert len(nav) == len(set(nav))


def test_the_map_for_contributors_names_every_room_of_code_and_nothing_else():
    """Folders and files of the map are there, and whatever holds code or tests is in it."""
    rows = re.findall(r"^\| .* \|$", (ROOT / "CONTRIBUTING.md").read_text(), re.MULTILINE)
    named = {word for row in rows for word in re.findall(r"`([\w./*]+)`", row)}
    assert [path for path in named if not list(ROOT.glob(path))] == []
    globs = ("penat/*", "tests/*", "*")
    rooms = {str(path.parent.relative_to(ROOT)) for room in globs for path in ROOT.glob(f"{room}/__init__.py")}
    told_apart = {"penat", "tests", "tests/fakes", "tests/architecture"}
    assert [room for room in sorted(rooms - told_apart) if not any(path.startswith(room) for path in named)] == []
