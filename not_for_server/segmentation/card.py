"""The model card, written from `model.json` so that it never says another thing than the file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

TEXT = """# {name}: finds furniture in pictures

A small network that says of every pixel which kind of furniture it shows and where the middle of its piece is. It was
trained only on pictures that this project rendered itself, so that photos can be searched with no account, no download
and no GPU. It knows {classes}. It is **not** a general segmenter: a shop with many room photographs
does better with a large pretrained one (docs/segmenters.md).

## What it is

| | |
| --- | --- |
| network | the shipped small model's image tower (RegNetX-400MF up to two blocks of its last stage), a light decoder |
| input | any picture, its longer side scaled to {image_size} pixels |
| answer | at a quarter of that size: classes, centres, offsets to the centre (layout "centres") |
| file | `segment.onnx`, {megabytes:.1f} MB (weights stored as float16, sums in float32) |
| licence | {licence} |

## How it was trained

{training}

Its pictures are cut-out renders laid together by chance: one piece on paper, a gradient or a wall, or up to seven on a
floor, nearer before farther, with soft shadows; and views of rendered rooms, whose masks the renderer knows. They are
tinted, blurred, coarsened, made grainy and compressed. None of the pieces ships. No photograph was used.

## What it can do

Measured by `python -m not_for_server.segmentation.evaluate` with the exported file, on pieces and rooms it never saw,
and on photographs of a real shop's cut-outs laid on backgrounds. *IoU* is the mean overlap of everything found with
everything there; *panoptic* also asks whether pieces are told apart; *found* is the share of pieces met with an overlap
of at least a half, and *class* how often these are of the right kind. *Without a model* is the classical segmenter
alone, *both* what the server does by default: before a plain backdrop the classical outline with this network's word,
else this network.

{figures}

## Limits

It has never seen a photograph: materials, clutter, people and plants in real rooms are strange to it, and what it finds
there is a beginning, not an outline to cut along. By eye, on twelve photographs of rooms, it is weak: beds are called
chairs, white furniture before white walls is missed, curtains and plants are taken for storage. Before a plain
backdrop the classical segmenter outlines better. Thin legs are thinner than its grid of a quarter of the pixels.

The pictures it is measured on were looked at on the way: the training was changed once after the held-out cut-outs were
seen to be named poorly, and that it works beside the classical segmenter, and where, was decided on part of them. So
the figures flatter a little; nothing was learned from them, but none was kept back untouched.
"""

COLUMNS = ("pictures", "number", "IoU", "panoptic", "found", "class", "IoU without a model", "IoU of both")


def model_card(facts: Mapping[str, Any], size: int) -> str:
    """Write the card of a bundle whose network file has *size* bytes."""
    return TEXT.format(
        name=facts["name"],
        classes=", ".join(facts["classes"]),
        image_size=facts["image_size"],
        megabytes=size / 1e6,
        licence=facts["licence"],
        training="\n".join(f"- {name}: {value}" for name, value in facts["training"].items()),
        figures=figure_table(facts["figures"]) if facts["figures"] else "Not measured yet.",
    )


def figure_table(figures: Mapping[str, Mapping[str, Any]]) -> str:
    """Lay the figures out, a row for each kind of picture."""
    rows = [f"| {' | '.join(COLUMNS)} |", f"|{' --- |' * len(COLUMNS)}"]
    for name, row in figures.items():
        shares = [_said(row.get(key)) for key in ("iou", "panoptic", "recall", "class", "iou_classical", "iou_both")]
        rows.append(f"| {name} | {row['pictures']} | {' | '.join(shares)} |")
    return "\n".join(rows)


def _said(share: float | None) -> str:
    return "" if share is None else f"{share:.3f}"
