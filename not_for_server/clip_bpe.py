"""CLIP's tokenizer as `tokenizer.json`: the same ids as OpenCLIP's `SimpleTokenizer`, without torch."""

from __future__ import annotations

import gzip
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from not_for_server import text_cleaning

ALL_MERGES = 49152 - 256 - 2  # what OpenCLIP reads of the file it carries
PAD_ID = 0
NO_UNKNOWN: None = None  # every byte has a token
START, END = "<start_of_text>", "<end_of_text>"
WORDS = r"'s|'t|'re|'ve|'m|'ll|'d|[\p{L}]+|[\p{N}]|[^\s\p{L}\p{N}]+"


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
        "normalizer": {"type": "Sequence", "normalizers": text_cleaning.steps("lower")},
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
            "unk_token": NO_UNKNOWN,
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
