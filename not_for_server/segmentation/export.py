"""Write a trained network as the bundle the server reads: `segment.onnx`, `model.json`, `MODEL_CARD.md`.

Weights are stored as float16 and widened when the file is loaded. A bundle that answers otherwise than the network,
or is larger than it may be, is refused. Figures are added by `evaluate`.

    python -m not_for_server.segmentation.export --run SEGRUN --out chroma_cache/models/penat-segment
"""

from __future__ import annotations

import argparse
import json
import warnings
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import onnxruntime
import timm
import torch
from torch import Tensor, nn

from not_for_server.bundle_writing import FORMAT, OPSET, bundle_bytes, halved, sha256, write_card
from not_for_server.demo_catalogue.model import MEAN, STD
from not_for_server.segmentation.card import model_card
from not_for_server.segmentation.cutouts import CLASSES
from not_for_server.segmentation.network import SegmentNetwork
from not_for_server.segmentation.targets import OFFSET_UNIT

SEGMENT, CARD = "segment.onnx", "MODEL_CARD.md"
OUTPUTS = ("classes", "centres", "offsets")
LICENCE = "CC0-1.0 (weights, trained only on this project's own renders)"
SIZE_LIMIT_BYTES = 8_000_000
PARITY_SHAPES = ((192, 256), (320, 320), (64, 96))
MOST_DIFFERENT = 0.02  # of the answers' spread, which is what storing weights as float16 may cost


class Bundled(nn.Module):
    """The network as the bundle answers: centres in 0..1, offsets in output pixels."""

    def __init__(self, network: SegmentNetwork) -> None:
        super().__init__()
        self.network = network

    def forward(self, pixels: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Answer classes (1, C+1, h, w), centres (1, 1, h, w), offsets (1, 2, h, w) for pixels (1, 3, H, W)."""
        classes, centres, offsets = self.network(pixels)
        return classes, torch.sigmoid(centres), offsets * OFFSET_UNIT


def export_network(network: SegmentNetwork, path: Path) -> float:
    """Write the network with free height and width; returns how far its answers are from torch's, as a share."""
    bundled = Bundled(network.float().eval())
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the exporter speaks of its own successor
        torch.onnx.export(
            bundled,
            (torch.zeros(1, 3, 96, 128),),
            str(path),
            input_names=["pixels"],
            output_names=list(OUTPUTS),
            dynamic_axes={name: {2: f"{name}_height", 3: f"{name}_width"} for name in ("pixels", *OUTPUTS)},
            opset_version=OPSET,
            training=torch.onnx.TrainingMode.PRESERVE,
            dynamo=False,
        )
    onnx.save(halved(onnx.load(str(path))), str(path))
    return farthest(bundled, path)


def farthest(bundled: nn.Module, path: Path) -> float:
    """Compare the file's answers with torch's for several shapes: the largest mean difference over the spread."""
    session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    draws = torch.Generator().manual_seed(0)
    worst = 0.0
    for height, width in PARITY_SHAPES:
        pixels = torch.randn(1, 3, height, width, generator=draws)
        with torch.no_grad():
            wanted = [answer.numpy() for answer in bundled(pixels)]
        for one, other in zip(wanted, session.run(list(OUTPUTS), {"pixels": pixels.numpy()}), strict=True):
            if one.shape != other.shape:
                raise ValueError(f"{path} answers {other.shape} where the network answers {one.shape}")
            worst = max(worst, float(np.abs(one - other).mean() / (one.std() + 1e-6)))
    return worst


def facts_of(
    name: str, state: dict[str, Any], image_size: int, rules: dict[str, float], history: str
) -> dict[str, Any]:
    """Give what `model.json` says, without checksums and figures."""
    progress = state["progress"]
    return {
        "format": FORMAT,
        "kind": "segmenter",
        "name": name,
        "layout": "centres",
        "classes": list(CLASSES),
        "image_size": image_size,
        "mean": list(MEAN),
        "std": list(STD),
        **rules,
        "sha256": {},
        "licence": LICENCE,
        "training": {
            "cut-outs": progress["cutouts"],
            "rendered rooms": progress["rooms"],
            "pictures seen": progress["seen"],
            "picture sizes": state["sizes"],
            "minutes": round(progress["elapsed_s"] / 60.0, 1),
            "device": "CPU, 2 threads, bfloat16, beside other work",
            "seed": state["seed"],
            "libraries": f"torch {torch.__version__}, timm {timm.__version__}",
            **({"history": history} if history else {}),
        },
        "figures": {},
    }


def write_bundle(network: SegmentNetwork, folder: Path, facts: dict[str, Any]) -> None:
    """Export, compare, and write `model.json` last; raises ValueError where the bundle must not be used."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "model.json").unlink(missing_ok=True)
    share = export_network(network, folder / SEGMENT)
    if not share <= MOST_DIFFERENT:
        raise ValueError(f"{SEGMENT} answers otherwise than the network: {share:.4f}, at most {MOST_DIFFERENT}")
    if bundle_bytes(folder) > SIZE_LIMIT_BYTES:
        raise ValueError(f"the bundle holds {bundle_bytes(folder)} bytes; {SIZE_LIMIT_BYTES} are allowed")
    facts["sha256"] = {SEGMENT: sha256(folder / SEGMENT)}
    facts["training"]["difference of the file's answers"] = round(share, 5)
    finish(folder, facts)


def finish(folder: Path, facts: dict[str, Any]) -> None:
    """Write the card for people, then `model.json`, which makes the folder a bundle."""
    (folder / CARD).write_text(model_card(facts, (folder / SEGMENT).stat().st_size), encoding="utf-8")
    write_card(folder, facts)


def main() -> None:
    """Read the command line and export the slow average of a run."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--run", type=Path, required=True, help="the folder that training wrote")
    parser.add_argument("--out", type=Path, required=True, help="the bundle's folder, named like the model")
    parser.add_argument("--image-size", type=int, default=320, help="longer side that pictures are scaled to")
    parser.add_argument("--rules", type=json.loads, default={}, help='how to group, as JSON, such as {"peak": 0.15}')
    parser.add_argument("--history", default="", help="what the checkpoint cannot say about the training, for the card")
    options = parser.parse_args()
    state = torch.load(options.run / "checkpoint.pt", weights_only=True)
    network = SegmentNetwork()
    network.load_state_dict(state["average"])
    facts = facts_of(options.out.name, state, options.image_size, options.rules, options.history)
    write_bundle(network, options.out, facts)
    print(f"{options.out}: {bundle_bytes(options.out) / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
