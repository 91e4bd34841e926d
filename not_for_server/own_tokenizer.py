"""The tokenizer of a model of one's own: CLIP's byte pairs over other merges, or a `tokenizer.json` taken as it is."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import torch
from open_clip.factory import get_model_config
from open_clip.tokenizer import SimpleTokenizer

from not_for_server import clip_bpe
from not_for_server.open_clip_models import CannotExport
from not_for_server.text_reading import FILES, TextReading, reading_of, refuse_unknown_tokens

if TYPE_CHECKING:
    from tokenizers import Tokenizer
    from torch import Tensor

_CLIPS_LENGTH = 77


def own_reading(model: str, place: Path | None) -> TextReading:
    """Return how a model of one's own reads text, from the file or folder at *place*; CLIP's own way without one.

    A `text_cfg` that names a tokenizer of Hugging Face is read as any published model's. Otherwise `.gz` is a list of
    merges as OpenCLIP's `SimpleTokenizer(bpe_path=…)` reads it, anything else a `tokenizer.json` or a folder that holds
    one. Raises CannotExport for a file that cannot be read and for tokens the model cannot read.
    """
    text = get_model_config(model)["text_cfg"]
    if place is None or text.get("hf_tokenizer_name"):
        return reading_of(model, place)
    file = place / FILES[0] if place.is_dir() else place
    if not file.is_file():
        raise CannotExport(f"--tokenizer {place} is no {FILES[0]}, no folder that holds one, and no bpe.txt.gz")
    length = int(text.get("context_length", _CLIPS_LENGTH))
    reading = _byte_pairs(file, length) if file.suffix == ".gz" else _as_it_is(file, length, int(text.get("pad_id", 0)))
    refuse_unknown_tokens(model, reading)
    if text.get("pool_type", "argmax") == "argmax":
        _refuse_end_elsewhere(model, reading)
    return reading


def _byte_pairs(file: Path, length: int) -> TextReading:
    """Return OpenCLIP's own tokenizer over other merges, and the `tokenizer.json` that has to repeat it."""
    try:
        lines = gzip.decompress(file.read_bytes()).decode("utf-8").split("\n")
        tokenizer = SimpleTokenizer(bpe_path=str(file), context_length=length)
    except (OSError, EOFError, zlib.error, ValueError) as error:
        raise CannotExport(f"--tokenizer {file} cannot be read as merges: {error}") from error
    merges = lines[1 : clip_bpe.ALL_MERGES + 1]
    odd = next((number for number, line in enumerate(merges, 2) if len(line.split()) != 2), None)
    if odd is not None:
        raise CannotExport(f"--tokenizer {file}: line {odd} is no pair of symbols: {lines[odd - 1][:40]!r}")
    return TextReading(tokenizer, length, clip_bpe.PAD_ID, clip_bpe.tokenizer_json(merges))


def _as_it_is(file: Path, length: int, pad_id: int) -> TextReading:
    """Return the tokenizer that *file* describes; padding and cutting are what the model says."""
    from tokenizers import Tokenizer

    try:
        described = json.loads(file.read_text(encoding="utf-8")) | {"truncation": None, "padding": None}
        tokenizer = Tokenizer.from_str(json.dumps(described))
        tokenizer.enable_truncation(length)
    except Exception as error:  # the library raises plain Exception
        reason = " ".join(str(error).split())[:200]
        raise CannotExport(f"--tokenizer {file} cannot be read as a {FILES[0]}: {reason}") from error
    return TextReading(_Padded(tokenizer, length, pad_id), length, pad_id, described)


class _Padded:
    """A `tokenizers` tokenizer called as OpenCLIP calls its own: texts to tokens (n, length)."""

    def __init__(self, tokenizer: Tokenizer, length: int, pad_id: int) -> None:
        self._tokenizer, self._length, self._pad_id = tokenizer, length, pad_id

    def __call__(self, texts: Sequence[str]) -> Tensor:
        tokens = torch.full((len(texts), self._length), self._pad_id, dtype=torch.long)
        for row, encoding in enumerate(self._tokenizer.encode_batch(list(texts))):
            tokens[row, : len(encoding.ids)] = torch.tensor(encoding.ids, dtype=torch.long)
        return tokens


def _refuse_end_elsewhere(model: str, reading: TextReading) -> None:
    """Raise CannotExport where the largest token is not a text's last: CLIP reads the text's meaning off that one."""
    texts = [text for text in reading.texts() if "<" not in text]  # one that holds the mark itself ends there
    tokens = reading.tokenizer(texts)
    behind = torch.arange(tokens.shape[1])[None] > tokens.argmax(dim=1)[:, None]
    wrong = (behind & (tokens != reading.pad_id)).any(dim=1).nonzero()
    if len(wrong):
        raise CannotExport(
            f"{model} looks at the largest token of a text (text_cfg.pool_type argmax), which has to be its end mark; "
            f"with this tokenizer it is another one in {texts[int(wrong[0])][:40]!r}: the tokenizer is another model's"
        )
