"""A model of one's own shape: its architecture in OpenCLIP's model-config form, checked and made known to OpenCLIP."""

from __future__ import annotations

import json
import re
import tempfile
from pathlib import Path
from typing import Any

import open_clip
from open_clip.factory import get_model_config

from not_for_server.open_clip_models import PICTURE_KEYS, CannotExport

_LARGEST_BYTES = 1_000_000  # OpenCLIP's own are below 2 KB
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")
_RGB = 3


def known(file: Path, name: str) -> dict[str, Any]:
    """Make the architecture in *file* known to OpenCLIP under *name*; returns how it wants its pictures.

    The file holds `embed_dim`, `vision_cfg` and `text_cfg`, or those under `model_cfg` with a `preprocess_cfg` beside
    them, as in an `open_clip_config.json`. Raises CannotExport.
    """
    said = _read(file)
    model = said.get("model_cfg", said)
    register(name, _checked(model, str(file)))
    return _picture(said.get("preprocess_cfg", {}), str(file))


def register(name: str, config: dict[str, Any]) -> None:
    """Make *config* known to OpenCLIP as *name*. Raises CannotExport for a name that is another's, or is none."""
    if not _NAME.fullmatch(name):
        raise CannotExport(f"--model {name!r} cannot name a model of one's own; use letters, digits, '.', '_' and '-'")
    plain = _without_downloads(config)
    if name in open_clip.list_models():
        if get_model_config(name) != plain:
            raise CannotExport(f"open_clip has another model called {name!r}; give yours another name with --model")
        return
    with tempfile.TemporaryDirectory() as folder:  # OpenCLIP takes the name from the file
        path = Path(folder) / f"{name}.json"
        path.write_text(json.dumps(plain), encoding="utf-8")
        open_clip.add_model_config(path)


def _read(file: Path) -> dict[str, Any]:
    try:
        if file.stat().st_size > _LARGEST_BYTES:
            raise CannotExport(f"--config {file} holds more than {_LARGEST_BYTES:,} bytes: it is no model config")
        said = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise CannotExport(f"--config {file} cannot be read as JSON: {error}") from error
    if not isinstance(said, dict) or not isinstance(said.get("model_cfg", {}), dict):
        raise CannotExport(f"--config {file} holds no JSON object with embed_dim, vision_cfg and text_cfg")
    return said


def _checked(model: dict[str, Any], file: str) -> dict[str, Any]:
    """Return *model*; raises CannotExport naming the entry that is missing or wrong."""
    missing = [key for key in ("embed_dim", "vision_cfg", "text_cfg") if key not in model]
    if missing:
        raise CannotExport(f"--config {file} lacks {', '.join(missing)}; open_clip's model configs have them")
    for part in ("vision_cfg", "text_cfg"):
        if not isinstance(model[part], dict):
            raise CannotExport(f"--config {file}: {part} has to be an object, not {model[part]!r}")
    _refuse_no_count(model, "embed_dim", "embed_dim", file)
    for part, keys in (("vision_cfg", ("image_size",)), ("text_cfg", ("context_length", "vocab_size"))):
        for key in keys:
            if not (key == "image_size" and isinstance(model[part].get(key), list)):
                _refuse_no_count(model[part], key, f"{part}.{key}", file)
    return model


def _refuse_no_count(part: dict[str, Any], key: str, name: str, file: str) -> None:
    """Raise CannotExport where an entry that is there is no positive whole number."""
    value = part.get(key, 1)
    if type(value) is not int or value < 1:
        raise CannotExport(f"--config {file}: {name} has to be a whole number above 0, not {value!r}")


def _picture(said: Any, file: str) -> dict[str, Any]:
    """Return the part of `preprocess_cfg` that the weights decide. Raises CannotExport for what it cannot mean."""
    if not isinstance(said, dict):
        raise CannotExport(f"--config {file}: preprocess_cfg has to be an object, not {said!r}")
    for key in ("mean", "std"):
        numbers = said.get(key, [0.5] * _RGB)
        fit = isinstance(numbers, list) and len(numbers) == _RGB and all(type(one) in (int, float) for one in numbers)
        if not fit or (key == "std" and min(numbers) <= 0):
            raise CannotExport(f"--config {file}: preprocess_cfg.{key} has to be three numbers, not {numbers!r}")
    return {key: said[key] for key in PICTURE_KEYS if said.get(key) is not None}


def _without_downloads(config: dict[str, Any]) -> dict[str, Any]:
    """Return the config with timm's own weights left out: the file of weights replaces them anyway."""
    vision = dict(config["vision_cfg"])
    if "timm_model_name" in vision:
        vision["timm_model_pretrained"] = False
    return config | {"vision_cfg": vision}
