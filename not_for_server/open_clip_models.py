"""Find a model that OpenCLIP knows, with its weights and the way it wants its pictures; say what is missing."""

from __future__ import annotations

import difflib
import logging
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import open_clip
import torch
from huggingface_hub.utils import logging as hub_logging
from open_clip.constants import HF_SAFE_WEIGHTS_NAME, HF_WEIGHTS_NAME
from open_clip.factory import get_model_config
from open_clip.pretrained import download_pretrained, get_pretrained_cfg, list_pretrained_tags_by_model
from torch import nn

from not_for_server import checkpoints

COMMAND = "python -m not_for_server.ai export"
ARCHITECTURE = "architecture"  # --like: what the architecture itself says, of no published weights
PICTURE_KEYS = ("mean", "std", "interpolation", "resize_mode", "fill_color")
_SEED = 0
_LARGEST_TOWER_BYTES = 2**31 - 2**24  # one ONNX file is one protocol buffer, which ends at 2 GiB


class CannotExport(Exception):
    """What was asked for cannot be exported; the message says why and what to do."""


@dataclass(frozen=True)
class Weights:
    """A file of weights (None: random), the name people know it by, and what it wants beside the architecture."""

    name: str
    file: Path | None
    picture: dict[str, Any]
    quick_gelu: bool
    key: str | None = None  # where in the file they are, if a training nested them


def checked_config(name: str) -> dict[str, Any]:
    """Return the architecture OpenCLIP has under `name`. Raises CannotExport for one that cannot be exported."""
    if name not in open_clip.list_models():
        close = difflib.get_close_matches(name, open_clip.list_models(), n=4, cutoff=0.4)
        raise CannotExport(f"open_clip knows no model {name!r}; the closest names: {', '.join(close) or 'none'}")
    config: dict[str, Any] = get_model_config(name)
    foreign = config["text_cfg"].get("hf_model_name")
    if foreign or config.get("multimodal_cfg"):
        raise CannotExport(
            f"{name} has {foreign or 'a writer of captions'} as its text tower; only towers of OpenCLIP's own can be "
            "exported so far, such as those of ViT-B-32, ViT-L-14, RN50, convnext_base_w or ViT-B-16-SigLIP"
        )
    return config


def find_weights(model: str, pretrained: str, like: str | None = None) -> Weights:
    """Return the weights: a published name, which is downloaded where it is not kept already, or a file.

    A file says nothing of how its pictures are made ready, so `like` names the published weights that it is or began
    as, where those of the model differ. Raises CannotExport.
    """
    if Path(pretrained).is_file():
        asked = _asked(model, like)
        return Weights(Path(pretrained).name, Path(pretrained), _picture(asked), _quick_gelu(model, asked))
    asked = get_pretrained_cfg(model, pretrained)
    if not asked:
        names = ", ".join(list_pretrained_tags_by_model(model)) or "none"
        raise CannotExport(f"{pretrained!r} is no file, and no weights of {model}; those there are: {names}")
    hub_logging.set_verbosity_error()  # it retries for a minute without a network, and says so each time
    hub_logging.disable_propagation()
    try:
        file = Path(download_pretrained(asked))
    except Exception as error:  # the network, the disk, the hub: each has errors of its own
        raise CannotExport(_what_to_download(model, pretrained, asked, error)) from error
    return Weights(pretrained, file, _picture(asked), _quick_gelu(model, asked))


def random_weights(model: str, like: str | None = None) -> Weights:
    """Return no weights, for trying the way a model goes; its answers mean nothing."""
    asked = get_pretrained_cfg(model, like) if like else {}
    return Weights("random", None, _picture(asked), _quick_gelu(model, asked))


def build(model: str, weights: Weights) -> nn.Module:
    """Build the model in float32 with its weights. Raises CannotExport when they do not fit."""
    try:
        if weights.file is None:
            built = _created(model, weights, None)
        else:
            with checkpoints.plain_file(weights.file, weights.key) as file:
                built = _created(model, weights, file)
    except Exception as error:  # a file of another model, a damaged one, one that only jit can read
        raise CannotExport(_why_unfit(model, weights, error)) from error
    for tower, numbers in _numbers(built).items():
        if 4 * numbers > _LARGEST_TOWER_BYTES:
            size = f"{4 * numbers / 2**30:.1f} GiB"
            raise CannotExport(f"the {tower} tower of {model} holds {size}; one ONNX file holds less than 2 GiB")
    return built.float().eval()


def _created(model: str, weights: Weights, file: Path | None) -> nn.Module:
    torch.manual_seed(_SEED)
    return open_clip.create_model(
        model,
        pretrained=None if file is None else str(file),
        force_preprocess_cfg=weights.picture,
        quick_gelu=weights.quick_gelu,
    )


def _why_unfit(model: str, weights: Weights, error: Exception) -> str:
    """Say why the model could not be built: its architecture, or weights that are missing or not expected."""
    reason = " ".join(str(error).split())[:300]
    logging.disable(logging.WARNING)  # it would say that the weights are random, which are only looked at here
    try:
        bare = _created(model, weights, None)
    except Exception as of_architecture:  # whatever OpenCLIP or timm makes of an architecture nobody has built yet
        return f"the architecture {model} cannot be built: {' '.join(str(of_architecture).split())[:300]}"
    finally:
        logging.disable(logging.NOTSET)
    try:
        found = checkpoints.difference(weights.file, weights.key, bare) if weights.file else None
    except checkpoints.UnfitWeights as unfit:
        found = str(unfit)
    return f"{weights.name} cannot be loaded into {model}: {found or reason}"


def _numbers(model: nn.Module) -> dict[str, int]:
    """Count the weights of each tower."""
    image, both = (sum(one.numel() for one in part.parameters()) for part in (model.visual, model))
    return {"image": image, "text": both - image}


def picture_facts(model: nn.Module) -> dict[str, Any]:
    """Return how the model wants its pictures, as model.json says it. Raises CannotExport where the reader cannot."""
    wanted = model.visual.preprocess_cfg
    size = wanted["size"]
    height, width = (size, size) if isinstance(size, int) else size
    if height != width:
        raise CannotExport(f"the model looks at {width} × {height} px; only square pictures are read")
    if wanted["resize_mode"] not in ("squash", "shortest") or wanted["interpolation"] not in ("bicubic", "bilinear"):
        raise CannotExport(f"the reader cannot resize as {wanted['resize_mode']}, {wanted['interpolation']}")
    facts = {key: wanted[key] for key in ("resize_mode", "interpolation")}
    return {"image_size": int(width)} | facts | {key: [float(one) for one in wanted[key]] for key in ("mean", "std")}


def _asked(model: str, like: str | None) -> dict[str, Any]:
    """Return what a file of weights is like; raises CannotExport where that is open."""
    tags = list_pretrained_tags_by_model(model)
    if like == ARCHITECTURE:
        return {}
    if like:
        if like not in tags:
            raise CannotExport(f"{like!r} are no weights of {model}; --like takes {ARCHITECTURE}, {', '.join(tags)}")
        return dict(get_pretrained_cfg(model, like))
    kinds = [dict(get_pretrained_cfg(model, tag)) for tag in tags]
    if any(_wants(model, kind) != _wants(model, kinds[0]) for kind in kinds):
        raise CannotExport(
            f"the published weights of {model} differ in their pictures or in QuickGELU; say which the file is or "
            f"began as: --like {ARCHITECTURE} (the plain one), or one of {', '.join(tags)}"
        )
    return kinds[0] if kinds else {}


def _wants(model: str, asked: dict[str, Any]) -> tuple[dict[str, Any], bool]:
    return _picture(asked), _quick_gelu(model, asked)


def _picture(asked: dict[str, Any]) -> dict[str, Any]:
    return {key: asked[key] for key in PICTURE_KEYS if asked.get(key) is not None}


def _quick_gelu(model: str, asked: dict[str, Any]) -> bool:
    """Return whether the weights were trained with QuickGELU, which some files of weights want and none says."""
    of_architecture = bool((get_model_config(model) or {}).get("quick_gelu", False))
    return bool(asked.get("quick_gelu", False)) if asked else of_architecture


def _what_to_download(model: str, tag: str, asked: dict[str, Any], error: Exception) -> str:
    hub, address = asked.get("hf_hub", ""), asked.get("url", "")
    if hub:
        repository, _, file = hub.rpartition("/")
        wanted = file or HF_SAFE_WEIGHTS_NAME
        address = f"https://huggingface.co/{repository}/resolve/main/{wanted}"
        address += "" if file else f" (or {HF_WEIGHTS_NAME} beside it)"
    return (
        f"the weights {tag} of {model} are not on this machine and could not be downloaded "
        f"({' '.join(str(error).split())[:160]}).\nWhere there is a network, download\n  {address}\n"
        f"copy the file to this machine, and say\n  {COMMAND} --model {model} --pretrained FILE --like {tag}"
    )
