"""A small vocabulary cut from CLIP's own: its first merges, once as OpenCLIP's tokenizer and once as `tokenizer.json`.

Training reads the text with OpenCLIP's `SimpleTokenizer`; the server, which has no torch, reads it with the
`tokenizers` library from `tokenizer.json`. Both must give the same ids.
"""

from __future__ import annotations

import gzip
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from not_for_server import clip_bpe
from not_for_server.clip_bpe import PAD_ID

if TYPE_CHECKING:
    from open_clip.tokenizer import SimpleTokenizer

MERGES = 3600
CONTEXT_LENGTH = 32
VOCAB_SIZE = 2 * 256 + MERGES + 2


def write_bpe(path: Path) -> Path:
    """Write the cut merges in the form that `SimpleTokenizer(bpe_path=…)` reads, byte for byte the same each time."""
    text = "\n".join(["#version: 0.2", *clip_bpe.first_merges(MERGES)])
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gzip.compress(text.encode("utf-8"), mtime=0))
    return path


@lru_cache(maxsize=4)
def training_tokenizer(folder: Path) -> SimpleTokenizer:
    """Build OpenCLIP's tokenizer over the cut vocabulary, whose file is kept in `folder`."""
    from open_clip.tokenizer import SimpleTokenizer

    return SimpleTokenizer(bpe_path=str(write_bpe(folder / "bpe.txt.gz")), context_length=CONTEXT_LENGTH)


def write_tokenizer_json(path: Path) -> Path:
    """Write `tokenizer.json`."""
    return clip_bpe.write_tokenizer_json(path, clip_bpe.first_merges(MERGES))


def padded(ids: list[int], length: int, end_id: int) -> list[int]:
    """Cut or fill ids to `length` as CLIP does: a cut text still ends with the end token, the rest is `PAD_ID`."""
    cut = ids if len(ids) <= length else [*ids[: length - 1], end_id]
    return cut + [PAD_ID] * (length - len(cut))
