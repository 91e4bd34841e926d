"""The model card, written from `model.json` so that it never says another thing than the file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

TEXT = """# {name}: a demonstration model

A small CLIP in OpenCLIP's architecture, trained {begun} on pictures of furniture that this project rendered
itself. It exists so that the shipped catalogue can be embedded and searched with no account, no download and no GPU.
It knows rendered furniture and the words that its captions used; it is **not** a general picture model. A shop embeds
its photographs with a pretrained OpenCLIP model instead, exported into the same five files.

## What it is

| | |
| --- | --- |
| image tower | {tower}, {size} x {size} pixels, squashed bicubic |
| text tower | {layers} layers of width {width}, {context} tokens of a vocabulary of {vocab}, the beginning of CLIP's |
| embedding | {dim} numbers, unit length |
| files | `image.onnx`, `text.onnx` (weights stored as float16, sums in float32), `tokenizer.json`, `model.json` |
| licence | {licence} |

## How it was trained

{training}

{taught}

## What it can do

{measured}

    python -m not_for_server.demo_catalogue.evaluate \\
        --bundle BUNDLE --held-out RENDERS --photos PHOTOS --other VECTORS.npz --catalogue data

| question | answer |
| --- | --- |
{figures}

## The width schedule

Distances of unit vectors differ from model to model, so the schedule is given as effective choices, {choices}: between
how many of the nearest hundred items each of the three draws chooses. The first is wide enough to leave the kind of the
pick, the last stays with its closest look-alikes.{widths}

## Limits

Style here is one of the eight families that the renders were made in, colours are palette names, and words outside the
captions' vocabulary mean little. On photographs it falls back on outline and colour. People, rooms and anything that is
not furniture are unknown to it.
"""

TAUGHT = """\
Captions are written from each design's parameters in many phrasings. The loss is CLIP's symmetric one, with its target
spread over every picture in the batch that a caption fits; beside it pictures are told apart by class prompts
(category, style, kind, material, colour), and pieces of one style are drawn together across categories, as that is
what "goes with" means here."""
WHOLE = {
    "taught": """\
Pictures are renders of random designs, none of them in the shipped catalogue, at {size} pixels with 3 denoised samples.
{shared} Pictures are cropped, mirrored, tinted, lit, blurred and given other backdrops.""",
    "measured": """\
Measured on renders of designs it never saw (`render training --batch held_out --count 1000`) with the exported files,
by this command; the aim for zero-shot category accuracy was 0.95.""",
}
CLOSE = {
    "taught": """\
Pictures are renders of random designs, none of them in the shipped catalogue, built as finely as what ships: windows of
half the side out of pictures of {size} pixels (`render training --film window`), and some whole ones (`--film close`).
{shared}
Materials are asked for in every step, and by a head of their own, as the model is to tell cloths and woods by their
weave and grain: squares are cut out pixel by pixel, and half of the cloths are shown in other colours, described
without them. Pictures are mirrored, tinted, lit and given other backdrops, half of them softened by half a pixel, as
pictures are that were made smaller.""",
    "measured": """\
Measured on renders of designs it never saw (`render training --film close --batch held_out --count {pictures}`, with
the `--weights` of its training) with the exported files, by this command; it is made for materials, and to be asked
beside another model.""",
}

QUESTIONS: dict[str, str] = {
    "pictures": "held-out renders",
    "zero_shot_category": "zero-shot category accuracy ({category_classes} classes)",
    "zero_shot_kind": "zero-shot kind accuracy ({kind_classes} classes)",
    "zero_shot_style": "zero-shot style accuracy ({style_classes} classes)",
    "zero_shot_material": "zero-shot material accuracy ({material_classes} classes)",
    "zero_shot_colour": "zero-shot colour accuracy ({colour_classes} names)",
    "zero_shot_colour_group": "zero-shot colour accuracy ({colour_group_classes} basic colours)",
    "text_to_image_recall_at_10": "text to image, own picture among the first 10 of {pictures}",
    "style_match_from_chair": "closest piece of another category shares the chair's style",
    "style_match_by_chance": "… by chance",
    "photos": "photographs of a real shop (never trained on)",
    "photos_nearest_category": "their category by the nearest other photograph",
    "photos_nearest_category_thumbnail": "… with an 8 x 8 colour thumbnail instead",
    "photos_nearest_category_other_network": "… with MobileNetV2, trained on ImageNet, instead",
    "copies_found": "copies of the shipped pictures (encoded again, halved, cut, lighter, darker) known as such",
    "copies_joined": "… and different shipped designs wrongly taken for copies",
}
COUNTS = frozenset({"pictures", "photos", "copies_joined"})


def model_card(facts: Mapping[str, Any]) -> str:
    """Write the card of a bundle whose figures have been measured."""
    vision, text = facts["architecture"]["vision_cfg"], facts["architecture"]["text_cfg"]
    words = CLOSE if facts["training"].get("lesson") == "close" else WHOLE
    pictures = round(facts["figures"].get("pictures", 0))
    begun = facts["training"].get("begun_from")
    return TEXT.format(
        name=facts["name"],
        begun=f"from `{begun}`'s weights" if begun else "from nothing",
        taught=words["taught"].format(size=facts["image_size"], shared=TAUGHT),
        measured=words["measured"].format(pictures=pictures),
        tower=vision["timm_model_name"],
        size=facts["image_size"],
        layers=text["layers"],
        width=text["width"],
        context=facts["context_length"],
        vocab=text["vocab_size"],
        dim=facts["dim"],
        licence=facts["licence"],
        training="\n".join(f"- {name.replace('_', ' ')}: {value}" for name, value in facts["training"].items()),
        figures="\n".join(_rows(facts["figures"])),
        choices=", ".join(f"{number:g}" for number in facts["effective_choices"]),
        widths=_widths(facts["figures"]),
    )


def _rows(figures: Mapping[str, float]) -> list[str]:
    """Write a row per figure that was measured."""
    whole = {name: round(value) for name, value in figures.items() if name in COUNTS or name.endswith("_classes")}
    rows = []
    for name, question in QUESTIONS.items():
        if name in figures:
            answer = str(whole[name]) if name in whole else f"{figures[name]:.3f}"
            rows.append(f"| {question.format(**whole)} | {answer} |")
    return rows


def _widths(figures: Mapping[str, float]) -> str:
    """Say what plain widths would mean under this model."""
    prefix = "choices_at_width_"
    said = [
        f"{name.removeprefix(prefix)} would choose between {value:.0f}"
        for name, value in figures.items()
        if name.startswith(prefix)
    ]
    return f" For comparison, among held-out chairs a width of {', and one of '.join(said)}." if said else ""
