"""Make a model bundle of a pretrained CLIP or SigLIP model: any that OpenCLIP knows with a text tower of its own.

    python -m not_for_server.ai export --model ViT-B-32 --pretrained laion2b_s34b_b79k

writes chroma_cache/models/vit-b-32-laion2b_s34b_b79k, for `penat ingest --model` and the server. A bundle that
answers otherwise than the model does with torch is refused. A model of one's own shape comes with `--config`.
docs/models.md says more.
"""

from __future__ import annotations

import argparse
import re
import shutil
import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from not_for_server import embed_catalogue

if TYPE_CHECKING:
    from torch import Tensor, nn

    from not_for_server.open_clip_models import Weights
    from not_for_server.text_reading import TextReading
    from penat.adapters.onnx_embedder import OnnxEmbedder

MODELS = Path("chroma_cache/models")
UNKNOWN_LICENCE = "not stated; see where the weights were published"
TRYING = "--random-weights-for-testing"


@dataclass(frozen=True)
class Request:
    """What to export, where to, and what its `model.json` says beside the model's own facts."""

    model: str
    pretrained: str
    out: Path | None = None
    like: str | None = None
    licence: str = UNKNOWN_LICENCE
    variant: str = "fp32"
    measure_on: Path | None = None
    accept_loss: bool = False
    effective_choices: tuple[float, ...] | None = None
    text_template: str | None = None
    tokenizer: Path | None = None
    config: Path | None = None
    weights_key: str | None = None
    resize_mode: str | None = None

    @property
    def folder(self) -> Path:
        """Where the bundle goes; its last part is the bundle's name."""
        weights = Path(self.pretrained).stem if Path(self.pretrained).is_file() else self.pretrained
        return self.out or MODELS / re.sub(r"[^a-z0-9._-]+", "-", f"{self.model}-{weights}".lower())


def export(request: Request) -> dict[str, Any]:
    """Write the bundle and return its card.

    Raises CannotExport for what cannot be exported, ValueError for a bundle that answers otherwise than its model.
    Either way nothing is left behind.
    """
    from not_for_server import open_clip_models as models
    from not_for_server.own_tokenizer import own_reading
    from not_for_server.text_reading import reading_of

    folder = request.folder
    if folder.exists():
        raise models.CannotExport(f"{folder} is there already; remove it first, or name another with --out")
    picture = _own_picture(request)
    models.checked_config(request.model)
    reading = (own_reading if request.config else reading_of)(request.model, request.tokenizer)
    find = models.random_weights if request.pretrained == "none" else models.find_weights
    arguments = (request.model,) if request.pretrained == "none" else (request.model, request.pretrained)
    weights = find(*arguments, like=request.like)
    weights = replace(weights, picture=weights.picture | picture, key=request.weights_key)
    model = models.build(request.model, weights)
    partial = folder.with_name(f".partial-{folder.name}")
    shutil.rmtree(partial, ignore_errors=True)
    partial.mkdir(parents=True)
    try:
        card = _write(partial, request, weights, model, reading)
        partial.rename(folder)
    finally:
        shutil.rmtree(partial, ignore_errors=True)
    return card


def _own_picture(request: Request) -> dict[str, Any]:
    """Make a model of one's own known to OpenCLIP; returns how it wants its pictures."""
    if request.config is None:
        return {}
    from not_for_server import own_config

    picture = own_config.known(request.config, request.model)
    return picture | ({"resize_mode": request.resize_mode} if request.resize_mode else {})


def _write(folder: Path, request: Request, weights: Weights, model: nn.Module, reading: TextReading) -> dict[str, Any]:
    """Write all files, compare them with the model, and write `model.json` last."""
    from open_clip.factory import get_model_config
    from open_clip.transform import PreprocessCfg, image_transform_v2

    from not_for_server import bundle_writing, open_clip_models, parity

    facts = _facts(request, open_clip_models.picture_facts(model), model, reading)
    reading.write(folder / "tokenizer.json")
    transform = image_transform_v2(PreprocessCfg(**model.visual.preprocess_cfg), is_train=False)
    cosines = _write_towers(folder, model, transform, reading)
    bundle = parity.opened(folder, facts, bundle_writing.checksums(folder))
    compared = {
        "pictures_compared": parity.refuse_other_pictures(bundle, transform),
        "texts_compared": parity.refuse_other_tokens(bundle, reading),
    }
    cosines |= parity.least_cosines(bundle, model, transform, reading)
    bundle_writing.refuse_below_floor(cosines)
    smaller = _made_smaller(folder, request, facts, bundle)
    facts |= {
        "sha256": bundle_writing.checksums(folder),
        "licence": request.licence,
        "training": {
            "architecture": request.model,
            **({"config": get_model_config(request.model)} if request.config else {}),
            "weights": _weights_facts(weights, request),
            "quick_gelu": weights.quick_gelu,
            "parity": {part: round(cosine, 6) for part, cosine in cosines.items()} | compared,
        }
        | smaller,
        "figures": {},
    }
    bundle_writing.write_card(folder, facts)
    return facts


def _made_smaller(folder: Path, request: Request, facts: dict[str, Any], whole: OnnxEmbedder) -> dict[str, Any]:
    """Store the towers as the request says; returns how, and what was lost. Raises ValueError for too much of it."""
    from not_for_server import bundle_writing, parity, variants

    stored = {"variant": request.variant, "stored_as": variants.STORED[request.variant]}
    if request.variant == "fp32":
        return stored
    on, pictures = variants.pictures_to_measure(request.measure_on, whole.card.image_size)
    before = variants.vectors_of(whole, pictures)
    variants.make_smaller(folder, request.variant)
    smaller = parity.opened(folder, facts, bundle_writing.checksums(folder))
    lost = variants.loss(before, variants.vectors_of(smaller, pictures), on)
    if not request.accept_loss:
        variants.refuse_losing(lost, request.variant)
    return stored | {"loss": lost}


def _write_towers(folder: Path, model: nn.Module, transform: Any, reading: TextReading) -> dict[str, float]:
    """Export both towers; returns the least cosine of each."""
    import torch

    from not_for_server import awkward_inputs
    from not_for_server.bundle_writing import export_tower
    from not_for_server.clip_towers import ImageTower, TextTower

    size = model.visual.preprocess_cfg["size"]
    files = awkward_inputs.pictures(size if isinstance(size, int) else size[0])
    pixels: Tensor = torch.stack([transform(awkward_inputs.as_seen(file)) for file in list(files.values())[:3]])
    tokens = reading.tokenizer(awkward_inputs.texts()[:3])
    return {
        "image.onnx": export_tower(ImageTower(model), pixels, folder / "image.onnx", "pixels", half=False),
        "text.onnx": export_tower(TextTower(model), tokens, folder / "text.onnx", "tokens", half=False),
    }


def _facts(request: Request, picture: dict[str, Any], model: nn.Module, reading: TextReading) -> dict[str, Any]:
    """Return the part of `model.json` that the reader needs, but for the checksums."""
    from open_clip.factory import get_model_config

    from not_for_server.bundle_writing import FORMAT

    facts = {"format": FORMAT, "name": request.folder.name, "dim": int(get_model_config(request.model)["embed_dim"])}
    facts |= picture
    facts |= {"context_length": reading.context_length, "pad_id": reading.pad_id}
    facts |= {"logit_scale": round(float(model.logit_scale.detach().exp()), 4)}
    if request.text_template:
        facts["text_template"] = request.text_template
    if request.effective_choices:
        facts["effective_choices"] = list(request.effective_choices)
    return facts


def _weights_facts(weights: Weights, request: Request) -> dict[str, Any]:
    from not_for_server.bundle_writing import sha256

    if weights.file is None:
        facts = {"name": "random, for testing: the answers mean nothing"}
    else:
        facts = {"name": weights.name, "file": weights.file.name, "sha256": sha256(weights.file.resolve())}
    facts |= {"key": weights.key} if weights.key else {}
    return facts | ({"like": request.like} if request.like else {})


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m not_for_server.ai", description=__doc__.splitlines()[0])
    commands = parser.add_subparsers(dest="command", required=True)
    _say_export(commands.add_parser("export", help="write a model bundle"))
    embed_catalogue.say(commands.add_parser("embed", help="embed and publish a catalogue with torch"))
    return parser


def _say_export(command: argparse.ArgumentParser) -> None:
    command.add_argument("--model", help="the architecture, as open_clip names it, such as ViT-B-32")
    command.add_argument("--pretrained", required=True, metavar="NAME_OR_FILE", help="published weights, or a file")
    command.add_argument("--like", help="for a file: the published weights it is or began as, or 'architecture'")
    command.add_argument("--weights-key", metavar="KEY", help="for a file: where in it the weights are, such as ema")
    command.add_argument(
        "--tokenizer", type=Path, metavar="PLACE", help="its tokenizer's folder or file, where it is not CLIP's"
    )
    command.add_argument("--config", type=Path, metavar="FILE", help="an architecture of one's own, as open_clip's are")
    command.add_argument("--resize-mode", choices=["squash", "shortest"], help="with --config: how pictures are fitted")
    command.add_argument("--out", type=Path, help=f"the bundle's folder (default: {MODELS}/MODEL-WEIGHTS)")
    command.add_argument("--licence", default=UNKNOWN_LICENCE, help="the weights' licence, kept in model.json")
    kind = command.add_mutually_exclusive_group()
    kind.add_argument("--variant", choices=["fp32", "fp16", "int8"], default="fp32", help="how the weights are stored")
    kind.add_argument("--half", dest="variant", action="store_const", const="fp16", help="the same as --variant fp16")
    command.add_argument("--measure-on", type=Path, metavar="FOLDER", help="pictures on which the loss is measured")
    command.add_argument("--accept-loss", action="store_true", help="write a variant however much it loses")
    command.add_argument("--effective-choices", type=float, nargs="+", help="the schedule that suits the model")
    command.add_argument("--text-template", help="what a query is put into, such as 'a photo of {}'")
    command.add_argument(
        TRYING, action="store_true", dest="trying", help="with --pretrained none: answers mean nothing"
    )


def main(arguments: list[str] | None = None) -> int:
    """Read the command line and do what it says; returns the exit status, 2 for what can be mended."""
    parser = _parser()
    options = vars(parser.parse_args(arguments))
    command = options.pop("command")
    request = None if command == "embed" else _request(parser, options)
    try:
        from not_for_server.open_clip_models import CannotExport
        from penat.domain.errors import PenatError
    except ImportError as error:
        print(f"{error.name} is missing; python -m pip install -r not_for_server/requirements.txt", file=sys.stderr)
        return 2
    try:
        if request is None:
            embed_catalogue.embed(**options)
        else:
            _tell(request, export(request))
    except (CannotExport, ValueError, PenatError) as error:
        done = "nothing was exported" if request else "nothing was published"
        print(f"{done}: {error}", file=sys.stderr)
        return 2
    return 0


def _request(parser: argparse.ArgumentParser, options: dict[str, Any]) -> Request:
    """Return what the options ask for; ends the program where they go ill together."""
    if options.pop("trying") != (options["pretrained"] == "none"):
        parser.error(f"--pretrained none and {TRYING} go together: a model without training tells nothing apart")
    if options["text_template"] and "{}" not in options["text_template"]:
        parser.error("--text-template needs {} where the text goes")
    if options["config"] is None and (options["resize_mode"] or not options["model"]):
        parser.error("--model is needed, or --config for a model of one's own; --resize-mode goes with --config alone")
    if options["config"] is not None and options["like"]:
        parser.error("--like names published weights; a model of one's own (--config) has none to be like")
    if options["weights_key"] and options["pretrained"] == "none":
        parser.error("--weights-key says where in a file the weights are; --pretrained none has no file")
    options["model"] = options["model"] or options["config"].stem
    options["effective_choices"] = tuple(options["effective_choices"] or ()) or None
    return Request(**options)


def _tell(request: Request, card: dict[str, Any]) -> None:
    size = sum(path.stat().st_size for path in request.folder.iterdir()) / 1e6
    parity = ", ".join(f"{part} {cosine}" for part, cosine in card["training"]["parity"].items())
    print(f"{request.folder}: {size:.0f} MB; least cosines and counts: {parity}")
    if lost := card["training"].get("loss"):
        print(f"{request.variant} beside fp32: {', '.join(f'{name} {value}' for name, value in lost.items())}")


if __name__ == "__main__":
    sys.exit(main())
