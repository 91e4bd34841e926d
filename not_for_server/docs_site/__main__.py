"""`python -m not_for_server.docs_site`: write the reference pages into build/reference, which `make docs` takes in."""

import shutil
from pathlib import Path

from not_for_server.docs_site.api_reference import api_page, load_document
from not_for_server.docs_site.command_reference import command_page
from not_for_server.docs_site.module_reference import module_page
from not_for_server.docs_site.setting_reference import setting_page

ROOT = Path(__file__).parents[2]
OUT = ROOT / "build" / "reference"
ROOMS = ("domain", "ports", "use_cases")
"""The rooms whose modules have a page: what a Python program may build on. The others are edges."""


def pages() -> dict[str, str]:
    """Return the reference pages: file name to Markdown."""
    made = {
        "api.md": api_page(load_document(ROOT / "clients" / "openapi.json")),
        "settings.md": setting_page(),
        "commands.md": command_page(),
    }
    return made | {f"{room}.md": module_page(ROOT / "penat" / room) for room in ROOMS}


def main() -> None:
    """Write every page anew, and nothing else into the folder."""
    shutil.rmtree(OUT, ignore_errors=True)
    OUT.mkdir(parents=True)
    for name, text in pages().items():
        (OUT / name).write_text(text, encoding="utf-8")
    print(f"The reference is in {OUT.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
