"""What MkDocs is told of this repository: the made pages, the pages outside docs/, and links that leave docs/.

Loaded by mkdocs.yml in an environment that has MkDocs and not Penat. Markdown stays as it is read in the repository.
"""

import posixpath
import re
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

ROOT = Path(__file__).parents[2]
REFERENCE = ROOT / "build" / "reference"
ELSEWHERE = {"CHANGELOG.md": "changelog.md", "CONTRIBUTING.md": "contributing.md"}
"""Pages that lie outside docs/: their place in the repository, and in the site."""
_LINK = re.compile(r"(?<!!)\[(?P<text>[^\]]*)\]\((?P<target>[^)\s]+)\)")


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the made reference pages, and those outside docs/."""
    for path in sorted(REFERENCE.glob("*.md")):
        files.append(File.generated(config, f"reference/{path.name}", abs_src_path=str(path)))
    for source, place in ELSEWHERE.items():
        files.append(File.generated(config, place, abs_src_path=str(ROOT / source)))
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG001 (MkDocs passes all four)
    """Point links to where their page is in the site; what is in the repository alone loses its link."""
    place = page.file.src_uri
    source = next((outside for outside, inside in ELSEWHERE.items() if inside == place), f"docs/{place}")
    return _LINK.sub(lambda link: _link(link, source, place, files), markdown)


def _link(link: re.Match[str], source: str, place: str, files: Files) -> str:
    target, _, anchor = link["target"].partition("#")
    if not target or re.match(r"[a-z]+:", target):
        return link[0]
    meant = posixpath.normpath(posixpath.join(posixpath.dirname(source), target))
    page = meant.removeprefix("docs/") if meant.startswith("docs/") else ELSEWHERE.get(meant)
    if page is None or files.get_file_from_path(page) is None:
        return link[0] if meant.startswith("docs/") else link["text"]
    address = posixpath.relpath(page, posixpath.dirname(place) or ".")
    return f"[{link['text']}]({address}{'#' + anchor if anchor else ''})"
