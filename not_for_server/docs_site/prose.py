"""Small pieces of Markdown that all reference pages are made of."""

import re
from collections.abc import Iterable, Sequence

_MARKS = re.compile(r"([\\*_\[\]<>#|])")


def plain(text: str) -> str:
    """Return *text* with Markdown's marks escaped outside of `code`, for people wrote it for a terminal."""
    parts = re.split(r"(`[^`]*`)", text)
    return "".join(part.replace("|", "\\|") if part.startswith("`") else _MARKS.sub(r"\\\1", part) for part in parts)


def one_line(text: str) -> str:
    """Return *text* without its line breaks, as a cell of a table wants it."""
    return " ".join(text.split())


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table, or nothing where there are no rows."""
    lines = [f"| {' | '.join(one_line(cell) for cell in row)} |" for row in rows]
    if not lines:
        return ""
    return "\n".join([f"| {' | '.join(head)} |", f"|{' --- |' * len(head)}", *lines])


def page(parts: Iterable[str]) -> str:
    """Return the parts as one page, an empty line between them; empty ones are left out."""
    return "\n\n".join(part.strip("\n") for part in parts if part.strip()) + "\n"
