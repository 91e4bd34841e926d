"""Write the trained model as the bundle the server reads: two ONNX towers, the tokenizer, `model.json`.

Weights are stored as float16 and widened when the file is loaded, which halves the bundle; the sums are float32.
A bundle whose answers differ from the model's is refused.

    python -m not_for_server.demo_catalogue.export --run RUN --out chroma_cache/models/penat-tiny
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import open_clip
import timm
import torch
from open_clip.model import CLIP

from not_for_server.bundle_writing import (
    FORMAT,
    bundle_bytes,
    checksums,
    export_tower,
    refuse_below_floor,
    write_card,
)
from not_for_server.clip_towers import ImageTower, TextTower
from not_for_server.demo_catalogue import captions, model, tokenizer

LICENCE = "CC0-1.0 (weights, trained only on this project's own renders); MIT (vocabulary, from OpenAI's CLIP)"
SIZE_LIMIT_BYTES = 16_000_000
PARITY_TEXTS = ("chair", "a photo of a green velvet sofa", "Mid-century walnut table, 120 cm", "", "word " * 60)


@dataclass(frozen=True)
class Bundle:
    """Where a bundle lies and what its `model.json` says beside the fixed facts."""

    folder: Path
    name: str
    licence: str
    training: dict[str, Any]
    effective_choices: tuple[float, float, float]


def write_bundle(clip: CLIP, bundle: Bundle, config: dict[str, Any]) -> dict[str, Any]:
    """Export, measure parity, and write `model.json` last; raises ValueError when the bundle must not be used."""
    bundle.folder.mkdir(parents=True, exist_ok=True)
    clip = clip.float().eval()
    tokenizer.write_tokenizer_json(bundle.folder / "tokenizer.json")
    size = int(config["vision_cfg"]["image_size"])
    pixels = torch.randn(3, 3, size, size, generator=torch.Generator().manual_seed(0))
    tokens = tokenizer.training_tokenizer(bundle.folder)(list(PARITY_TEXTS))
    (bundle.folder / "bpe.txt.gz").unlink()
    cosines = {
        "image": export_tower(ImageTower(clip), pixels, bundle.folder / "image.onnx", "pixels"),
        "text": export_tower(TextTower(clip), tokens, bundle.folder / "text.onnx", "tokens"),
    }
    _refuse_if_unfit(bundle.folder, cosines)
    facts = _facts(clip, bundle, config)
    facts["training"]["parity"] = {name: round(cosine, 6) for name, cosine in cosines.items()}
    write_card(bundle.folder, facts)
    return facts


def _facts(clip: CLIP, bundle: Bundle, config: dict[str, Any]) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "name": bundle.name,
        "dim": int(config["embed_dim"]),
        "image_size": int(config["vision_cfg"]["image_size"]),
        "resize_mode": "squash",
        "interpolation": "bicubic",
        "mean": list(model.MEAN),
        "std": list(model.STD),
        "context_length": int(config["text_cfg"]["context_length"]),
        "pad_id": tokenizer.PAD_ID,
        "logit_scale": round(float(clip.logit_scale.detach().exp()), 4),
        "text_template": captions.TEXT_TEMPLATE,
        "effective_choices": list(bundle.effective_choices),
        "sha256": checksums(bundle.folder),
        "licence": bundle.licence,
        "architecture": config,
        "training": dict(bundle.training),
        "figures": {},
    }


def _refuse_if_unfit(folder: Path, cosines: dict[str, float]) -> None:
    refuse_below_floor({f"{tower}.onnx": cosine for tower, cosine in cosines.items()})
    if bundle_bytes(folder) > SIZE_LIMIT_BYTES:
        raise ValueError(f"the bundle holds {bundle_bytes(folder)} bytes; {SIZE_LIMIT_BYTES} are allowed")


def training_facts(state: dict[str, Any]) -> dict[str, Any]:
    """Tell from a checkpoint how the model was trained."""
    progress = state["progress"]
    lesson = {"lesson": "close"} if state.get("close") else {}
    begun = {"begun_from": state["begun_from"]} if state.get("begun_from") else {}
    return (
        begun
        | lesson
        | {
            "pictures": progress["pictures"],
            "pictures_seen": progress["seen"],
            "rounds": progress["round"],
            "minutes": round(progress["elapsed_s"] / 60.0, 1),
            "device": f"CPU, {progress['threads']} threads, bfloat16",
            "seed": state["seed"],
            "libraries": f"torch {torch.__version__}, open_clip {open_clip.__version__}, timm {timm.__version__}",
        }
    )


def main() -> None:
    """Read the command line, export the slow average of a run."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--run", type=Path, required=True, help="the folder that training wrote")
    parser.add_argument("--out", type=Path, required=True, help="the bundle's folder, named like the model")
    parser.add_argument("--licence", default=LICENCE)
    parser.add_argument("--effective-choices", type=float, nargs=3, default=(40.0, 25.0, 10.0))
    parser.add_argument("--history", help="what the checkpoint cannot say about how the training went, for the card")
    options = parser.parse_args()
    state = torch.load(options.run / "checkpoint.pt", weights_only=True)
    clip = model.build(state["config"])
    clip.load_state_dict(state["average"])
    choices = tuple(options.effective_choices)
    facts = training_facts(state) | ({"history": options.history} if options.history else {})
    bundle = Bundle(options.out, options.out.name, options.licence, facts, choices)
    write_bundle(clip, bundle, state["config"])
    print(f"{options.out}: {bundle_bytes(options.out) / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
