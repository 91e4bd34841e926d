"""YOLOE's text encoder: words into the vectors that its detector compares with what it sees."""

import warnings
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from penat.adapters.ultralytics_package import INSTALL
from penat.domain.errors import Unavailable

_FILES = {"mobileclip:blt": "mobileclip_blt.ts", "mobileclip2:b": "mobileclip2_b.ts"}
_FROM = "https://github.com/ultralytics/assets/releases"


class YoloeWords:
    """The text encoder that belongs to *model*, in *folder*; the vectors of words are remembered."""

    def __init__(self, model: Any, folder: Path) -> None:
        self._model = model
        self._path = folder / _FILES.get(getattr(model, "text_model", "mobileclip:blt"), "mobileclip_blt.ts")
        self._encoder: Any = None
        self._known: dict[tuple[str, ...], Any] = {}

    def vectors(self, words: Sequence[str]) -> Any:
        """Return the prompts' vectors, a tensor (1, n, dim). Raises Unavailable where the encoder is missing.

        What ultralytics' `get_text_pe` does, but with a file that is here and a tokenizer that needs no repository.
        """
        import torch

        key = tuple(words)
        if key not in self._known:
            encode, tokenize = self._loaded()
            with torch.inference_mode():
                features = encode(tokenize(list(words))).float()
            self._known[key] = self._model.model[-1].get_tpe(features[None].clone()).detach()
        return self._known[key]

    def _loaded(self) -> Any:
        if self._encoder is None:
            self._encoder = (self._network(), _tokenizer())
        return self._encoder

    def _network(self) -> Any:
        import torch

        if not self._path.is_file():
            raise Unavailable(
                f"YOLOE reads words with {self._path.name}, which is missing: download it from {_FROM} and put it into "
                f"{self._path.parent}, or use prompt-free weights (yoloe-11s-seg-pf.pt)",
                field="segmenter",
            )
        try:
            with warnings.catch_warnings():  # torch 2.15 calls the format old, and it is the one there is
                warnings.simplefilter("ignore", FutureWarning)
                return torch.jit.load(str(self._path), map_location="cpu").eval()
        except RuntimeError as error:
            raise Unavailable(f"{self._path} cannot be read: {error}; download it again", field="segmenter") from None


def _tokenizer() -> Any:
    """Return CLIP's tokenizer: words to numbers (n, 77)."""
    try:
        from open_clip.tokenizer import SimpleTokenizer
    except ImportError as error:
        raise Unavailable(f"YOLOE's words need open_clip_torch ({error}): {INSTALL}", field="segmenter") from None
    return SimpleTokenizer(context_length=77, clean="whitespace")
