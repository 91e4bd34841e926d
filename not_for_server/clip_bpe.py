"""CLIP's tokenizer as `tokenizer.json`: the same ids as OpenCLIP's `SimpleTokenizer`, without torch.

OpenCLIP first repairs text with ftfy; the JSON repeats the parts that shoppers meet (HTML entities, curly quotes,
ligatures, full width letters, NFC, control characters, white space), not the repair of wrongly decoded text.
"""

from __future__ import annotations

import gzip
import html.entities
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

ALL_MERGES = 49152 - 256 - 2  # what OpenCLIP reads of the file it carries
PAD_ID = 0
START, END = "<start_of_text>", "<end_of_text>"
WORDS = r"'s|'t|'re|'ve|'m|'ll|'d|[\p{L}]+|[\p{N}]|[^\s\p{L}\p{N}]+"
CONTROL = r"[\x00-\x08\x0b\x0e-\x1f\x7f\x{206A}-\x{206F}\x{FEFF}\x{FFF9}-\x{FFFC}]"
QUOTES = (("[\u02bc\u2018-\u201b]", "'"), ("[\u201c-\u201f]", '"'))


def first_merges(count: int = ALL_MERGES) -> list[str]:
    """Read the first `count` merges of the vocabulary that OpenCLIP carries."""
    from open_clip.tokenizer import default_bpe

    return gzip.decompress(Path(default_bpe()).read_bytes()).decode("utf-8").split("\n")[1 : count + 1]


def vocabulary(merges: Sequence[str]) -> dict[str, int]:
    """Give numbers to the tokens as OpenCLIP does: bytes, bytes that end a word, merges, start, end."""
    from open_clip.tokenizer import bytes_to_unicode

    symbols = list(bytes_to_unicode().values())
    tokens = [*symbols, *(symbol + "</w>" for symbol in symbols)]
    tokens += ["".join(merge.split()) for merge in merges]
    return {token: number for number, token in enumerate([*tokens, START, END])}


def tokenizer_json(merges: Sequence[str]) -> dict[str, Any]:
    """Describe the tokenizer for the `tokenizers` library; truncation and padding are left to the reader."""
    vocab = vocabulary(merges)
    return {
        "version": "1.0",
        "truncation": None,
        "padding": None,
        "added_tokens": [_special(token, vocab[token]) for token in (START, END)],
        "normalizer": {"type": "Sequence", "normalizers": _normalizers()},
        "pre_tokenizer": {
            "type": "Sequence",
            "pretokenizers": [
                {"type": "Split", "pattern": {"Regex": WORDS}, "behavior": "Removed", "invert": True},
                {"type": "ByteLevel", "add_prefix_space": False, "trim_offsets": True, "use_regex": False},
            ],
        },
        "post_processor": _wrapped(vocab),
        "decoder": {"type": "ByteLevel", "add_prefix_space": False, "trim_offsets": True, "use_regex": False},
        "model": {
            "type": "BPE",
            "dropout": None,
            "unk_token": None,
            "continuing_subword_prefix": "",
            "end_of_word_suffix": "</w>",
            "fuse_unk": False,
            "byte_fallback": False,
            "ignore_merges": False,
            "vocab": vocab,
            "merges": list(merges),
        },
    }


def write_tokenizer_json(path: Path, merges: Sequence[str]) -> Path:
    """Write `tokenizer.json`."""
    path.write_text(json.dumps(tokenizer_json(merges), ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
    return path


def _special(token: str, number: int) -> dict[str, Any]:
    flags = {"single_word": False, "lstrip": False, "rstrip": False, "normalized": True, "special": True}
    return {"id": number, "content": token, **flags}


def _wrapped(vocab: dict[str, int]) -> dict[str, Any]:
    """Put the start token before and the end token behind every text."""
    one = [{"SpecialToken": {"id": START, "type_id": 0}}, {"Sequence": {"id": "A", "type_id": 0}}]
    one.append({"SpecialToken": {"id": END, "type_id": 0}})
    tokens = {token: {"id": token, "ids": [vocab[token]], "tokens": [token]} for token in (START, END)}
    return {"type": "TemplateProcessing", "single": one, "pair": one, "special_tokens": tokens}


def _normalizers() -> list[dict[str, Any]]:
    """Clean the text in OpenCLIP's order: entities, ligatures, widths, quotes, NFC, controls, spaces, lower case."""
    from ftfy.chardata import LIGATURES, WIDTH_MAP

    steps = [_replace(r"&amp;", "&"), _replace(r"&amp;", "&")]
    steps += [_replace(f"&(?:{names});", character) for character, names in _entities().items()]
    for table in (LIGATURES, WIDTH_MAP, _windows_letters()):
        steps += [_replace(chr(code), letters) for code, letters in table.items()]
    steps += [_replace(pattern, quote) for pattern, quote in QUOTES]
    steps += [{"type": "NFC"}, _replace(CONTROL, ""), _replace(r"[\s\x1c-\x1f]+", " ")]
    steps += [_replace(r"^ +| +$", ""), _replace(r"(?<=\p{L})Σ(?!\p{L})", "ς"), {"type": "Lowercase"}]
    return steps


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
