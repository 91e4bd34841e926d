"""The commands that stand in the docs: lines of their blocks, and those quoted inside sentences."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
TOLD_IN = ("README.md", "CONTRIBUTING.md", "clients/README.md")
PAGES = sorted([*(ROOT / "docs").rglob("*.md"), *(ROOT / name for name in TOLD_IN)])
SHELLS = ("", "sh")
PROGRAMS = "penat|python3?|pip|make|docker|systemctl|curl|npm"
PROGRAM = re.compile(rf"(?:\$ )?(?:\w+=\S+ )*((?:\.venv\S*/bin/|/opt/\S+/bin/)?(?:{PROGRAMS})(?: .*)?)")


def block_lines(page: Path) -> list[str]:
    """Return the lines of a page's blocks that may be commands, continued ones put together, in their order."""
    found, language = [], None
    for line in page.read_text(encoding="utf-8").splitlines():
        bare = line.strip()
        if bare.startswith("```"):
            language = None if language is not None else bare[3:]
        elif language in SHELLS or (language is None and re.match(r" {4}\S", line)):
            found.append(bare)
    return re.sub(r"\s*\\\n", " ", "\n".join(found)).splitlines()


def commands(page: Path) -> list[str]:
    """Return the commands of a page's blocks, without what a `#`, or a column beside them, says of them."""
    matched = (PROGRAM.fullmatch(line) for line in block_lines(page))
    return [re.split(r"\s+#\s|\s{2,}", found[1])[0].strip() for found in matched if found]


def quoted(page: Path) -> list[str]:
    """Return what a page quotes inside its sentences and tables that begins like a command."""
    prose = re.sub(r"^ *```.*?^ *```", "", page.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    spans = (" ".join(span.split()) for span in re.findall(r"`([^`]+)`", prose))
    return [found[1] for span in spans if (found := PROGRAM.fullmatch(span)) and " " in found[1]]
