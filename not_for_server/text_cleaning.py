"""OpenCLIP's cleaning of texts as steps of `tokenizer.json`: what it does to a text before any tokenizer sees it.

OpenCLIP first repairs text with ftfy; the steps repeat the parts that shoppers meet (HTML entities, curly quotes,
ligatures, full width letters, NFC, control characters, white space), not the repair of wrongly decoded text.
"""

from __future__ import annotations

import html.entities
import re
import string
from typing import Any

CONTROL = r"[\x00-\x08\x0b\x0e-\x1f\x7f\x{206A}-\x{206F}\x{FEFF}\x{FFF9}-\x{FFFC}]"
QUOTES = (("[\u02bc\u2018-\u201b]", "'"), ("[\u201c-\u201f]", '"'))
CLEANINGS = ("lower", "whitespace", "canonicalize")


def steps(cleaning: str) -> list[dict[str, Any]]:
    """Return the normalizers that do what OpenCLIP's *cleaning* does: "lower", "whitespace" or "canonicalize".

    In OpenCLIP's order: entities, ligatures, widths, quotes, NFC, controls, punctuation, spaces, lower case.
    """
    from ftfy.chardata import LIGATURES, WIDTH_MAP

    made = [_replace(r"&amp;", "&"), _replace(r"&amp;", "&")]
    made += [_replace(f"&(?:{names});", character) for character, names in _entities().items()]
    for table in (LIGATURES, WIDTH_MAP, _windows_letters()):
        made += [_replace(chr(code), letters) for code, letters in table.items()]
    made += [_replace(pattern, quote) for pattern, quote in QUOTES]
    made += [{"type": "NFC"}, _replace(CONTROL, "")]
    if cleaning == "canonicalize":
        made += [_replace("_", " "), _replace(f"[{re.escape(string.punctuation)}]", "")]
    made += [_replace(r"[\s\x1c-\x1f]+", " "), _replace(r"^ +| +$", "")]
    if cleaning != "whitespace":
        made += [_replace(r"(?<=\p{L})Σ(?!\p{L})", "ς"), {"type": "Lowercase"}]
    return made


def _entities() -> dict[str, str]:
    """Give each Latin character its entities as one regular expression: "é" -> "eacute|#233|#x[eE]9"."""
    codes = [*range(33, 38), *range(39, 127), *range(160, 256), 0x2013, 0x2014, 0x2018, 0x2019, 0x201C, 0x201D, 0x20AC]
    named: dict[int, list[str]] = {}
    for name, code in html.entities.name2codepoint.items():
        named.setdefault(code, []).append(name)
    named.setdefault(39, []).append("apos")
    forms = {code: [*named.get(code, []), f"#0*{code}", f"#[xX]0*{_any_case(f'{code:x}')}"] for code in codes}
    return {chr(code): "|".join(form) for code, form in forms.items()}


def _windows_letters() -> dict[int, str]:
    """Read the control codes 0x80..0x9f as the Windows letters that were meant, where there is one."""
    letters = {code: bytes([code]).decode("cp1252", errors="ignore") for code in range(0x80, 0xA0) if code != 0x85}
    return {code: letter for code, letter in letters.items() if letter}


def _any_case(digits: str) -> str:
    return "".join(f"[{digit}{digit.upper()}]" if digit.isalpha() else digit for digit in digits)


def _replace(pattern: str, content: str) -> dict[str, Any]:
    return {"type": "Replace", "pattern": {"Regex": pattern}, "content": content}
