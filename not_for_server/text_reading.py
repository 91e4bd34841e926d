"""How a model reads text: the tokenizer as OpenCLIP calls it, and the `tokenizer.json` that repeats it."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import open_clip
from open_clip.factory import get_model_config
from open_clip.tokenizer import HFTokenizer, SimpleTokenizer

from not_for_server import awkward_inputs, clip_bpe, text_cleaning
from not_for_server.open_clip_models import COMMAND, CannotExport

if TYPE_CHECKING:
    from torch import Tensor

FILES = ("tokenizer.json", "tokenizer_config.json", "special_tokens_map.json")


@dataclass(frozen=True)
class TextReading:
    """The tokens of one model: `tokenizer` gives OpenCLIP's, (n, context_length); `description` is tokenizer.json.

    `marks` are the tokenizer's own (</s>, <pad>) that its cleaning takes apart, so that a text cannot hold them.
    """

    tokenizer: Callable[[Sequence[str]], Tensor]
    context_length: int
    pad_id: int
    description: dict[str, Any]
    marks: tuple[str, ...] = ()

    def write(self, path: Path) -> None:
        """Write `tokenizer.json`."""
        path.write_text(json.dumps(self.description, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")

    def texts(self) -> list[str]:
        """Return texts on which two tokenizers differ most easily, those with such marks among them."""
        return [*awkward_inputs.texts(), *(f"oak {mark} chair" for mark in self.marks)]


def reading_of(model: str, folder: Path | None = None) -> TextReading:
    """Return how *model* reads text; *folder* holds its tokenizer's files, where that is not CLIP's own.

    Without *folder* they are looked for where Hugging Face's library keeps them, then downloaded. Raises CannotExport.
    """
    text = get_model_config(model)["text_cfg"]
    if not text.get("hf_tokenizer_name"):
        if folder is not None:
            raise CannotExport(f"{model} reads text with CLIP's own tokenizer, which is here; leave --tokenizer out")
        return _clips_own(model)
    _refuse_odd(model, text)
    return _described(model, _called(model, text, folder), text)


def _clips_own(model: str) -> TextReading:
    """Return CLIP's byte pairs. Raises CannotExport where the model does something else with them."""
    tokenizer = open_clip.get_tokenizer(model)
    plain = isinstance(tokenizer, SimpleTokenizer) and tokenizer.reduction_fn is None
    if not plain or tokenizer.clean_fn is not SimpleTokenizer().clean_fn:
        raise CannotExport(f"{model} reads text otherwise than CLIP does; it cannot be exported so far")
    described = clip_bpe.tokenizer_json(clip_bpe.first_merges())
    reading = TextReading(tokenizer, int(tokenizer.context_length), clip_bpe.PAD_ID, described)
    refuse_unknown_tokens(model, reading)
    return reading


def refuse_unknown_tokens(model: str, reading: TextReading) -> None:
    """Raise CannotExport where the tokenizer gives a token that the model has no vector for."""
    largest, known = int(reading.tokenizer(reading.texts()).max()), vocabulary_size(model)
    if largest >= known:
        raise CannotExport(
            f"the tokenizer gives token {largest}, {model} knows {known}: it is another model's; "
            "name its own with --tokenizer"
        )


def vocabulary_size(model: str) -> int:
    """Return how many tokens the model knows."""
    return int(get_model_config(model)["text_cfg"].get("vocab_size", 49408))


def _refuse_odd(model: str, text: dict[str, Any]) -> None:
    options = text.get("tokenizer_kwargs", {})
    odd = [key for key in ("strip_sep_token", "language") if options.get(key)]
    if text.get("tokenizer_mode") or odd or options.get("clean", "whitespace") not in text_cleaning.CLEANINGS:
        raise CannotExport(
            f"{model} changes its tokens afterwards ({text.get('tokenizer_mode') or ', '.join(odd) or options}); "
            "tokenizer.json cannot repeat that so far"
        )


def _called(model: str, text: dict[str, Any], folder: Path | None) -> HFTokenizer:
    """Return OpenCLIP's caller of the tokenizer. Raises CannotExport saying what is missing, or what to download."""
    name = text["hf_tokenizer_name"]
    if folder is not None and not (folder / FILES[0]).is_file():
        raise CannotExport(f"--tokenizer {folder} holds no {FILES[0]}; {_what_to_download(model, name)}")
    try:
        options = {"clean": "whitespace"} | text.get("tokenizer_kwargs", {})
        return HFTokenizer(str(folder or name), context_length=text.get("context_length", 77), **options)
    except ImportError as error:
        raise CannotExport(f"{error}; python -m pip install -r not_for_server/requirements.txt") from error
    except Exception as error:  # the network, the files: each has errors of its own
        reason = " ".join(str(error).split())[:200]
        if folder is not None:
            raise CannotExport(f"the tokenizer in {folder} cannot be read: {reason}") from error
        missing = f"the tokenizer of {model} ({name}) is not on this machine and could not be downloaded ({reason})"
        raise CannotExport(f"{missing}.\n{_what_to_download(model, name)}") from error


def _what_to_download(model: str, name: str) -> str:
    return (
        f"Where there is a network, download\n  {', '.join(FILES)}\nfrom https://huggingface.co/{name}/tree/main, "
        f"copy them into one folder on this machine, and say\n  {COMMAND} --model {model} --tokenizer FOLDER …"
    )


def _described(model: str, called: HFTokenizer, text: dict[str, Any]) -> TextReading:
    """Return the tokenizer with OpenCLIP's cleaning before its own. Raises CannotExport where it does not fit."""
    own = called.tokenizer
    backend = getattr(own, "backend_tokenizer", None)
    if backend is None or own.pad_token_id is None or own.padding_side != "right" or own.truncation_side != "right":
        raise CannotExport(
            f"the tokenizer of {model} cannot be repeated: it needs a tokenizer.json, a padding token, and padding "
            f"and cutting on the right; this is {type(own).__name__}, padded on the {own.padding_side}"
        )
    described = json.loads(backend.to_str()) | {"truncation": None, "padding": None}
    cleaning = text_cleaning.steps(text.get("tokenizer_kwargs", {}).get("clean", "whitespace"))
    steps = [*cleaning, *([described["normalizer"]] if described.get("normalizer") else [])]
    described["normalizer"] = {"type": "Sequence", "normalizers": steps}
    # A mark is looked for before the cleaning; one that no clean text can hold would be found where OpenCLIP finds none
    marks = described.get("added_tokens", [])
    described["added_tokens"] = [mark for mark in marks if called.clean_fn(mark["content"]) == mark["content"]]
    dropped = tuple(mark["content"] for mark in marks if mark not in described["added_tokens"])[:8]
    reading = TextReading(called, int(called.context_length), int(own.pad_token_id), described, dropped)
    refuse_unknown_tokens(model, reading)
    return reading
