r"""Measure a bundle, the segmenter that needs no model, and both as one; keep the figures in `model.json` and card.

    python -m not_for_server.segmentation.evaluate --bundle chroma_cache/models/penat-segment \
        --pictures "held-out cut-outs=CUTOUTS" "held-out rooms=ROOMS" "real cut-outs=PHOTOS"

Each folder holds cut-outs (pictures with transparency, laid on backgrounds here) or rendered rooms (`rooms.jsonl`).
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping
from pathlib import Path
from time import perf_counter
from typing import Any

from numpy.typing import NDArray

from not_for_server.segmentation.card import figure_table
from penat.adapters.backdrop_segmenter import BackdropSegmenter
from penat.adapters.classical_segmenter import ClassicalSegmenter
from penat.adapters.onnx_segmenter import OnnxSegmenter
from penat.domain.piece import Mode, Piece, SegmentWish
from penat.lab.segment_scores import GroupScore, PictureScore, score_picture, summary
from penat.ports.segmenter import Progress, Segmenter, unheard
from penat.wiring.segment_evaluation import samples


class Remembered(Segmenter):
    """A segmenter that answers for the picture it saw last without looking again."""

    reads_prompts = False

    def __init__(self, other: Segmenter) -> None:
        self.other, self.name, self.sha256, self.classes = other, other.name, other.sha256, other.classes
        self._seen: tuple[NDArray[Any], list[Piece]] | None = None

    def segment(self, picture: NDArray[Any], wish: SegmentWish, progress: Progress = unheard) -> list[Piece]:
        """Return the pieces."""
        if self._seen is None or self._seen[0] is not picture:
            self._seen = picture, self.other.segment(picture, wish, progress)
        return self._seen[1]

    def seconds(self, height: int, width: int, wish: SegmentWish) -> float:
        """Return about how long it takes."""
        return self.other.seconds(height, width, wish)


def measured(bundle: Path, folder: Path, mode: Mode, every: int, threads: int) -> dict[str, dict[str, Any]]:
    """Measure the bundle, the classical segmenter and both as one on a folder; figures by kind of picture."""
    own, plain = Remembered(OnnxSegmenter(bundle, threads=threads)), Remembered(ClassicalSegmenter())
    ways: dict[str, Segmenter] = {"own": own, "classical": plain, "both": BackdropSegmenter(plain, own)}
    scores: dict[str, dict[str, list[PictureScore]]] = {}
    for sample in samples(folder, own.classes, every):
        for way, segmenter in ways.items():
            began = perf_counter()
            found = segmenter.segment(sample.picture, SegmentWish(mode))
            scored = score_picture(found, sample.truth, perf_counter() - began)
            scores.setdefault(sample.group, {}).setdefault(way, []).append(scored)
    return {
        group: _figures({way: summary(group, scored) for way, scored in by_way.items()})
        for group, by_way in scores.items()
    }


def _figures(rows: Mapping[str, GroupScore]) -> dict[str, Any]:
    row, plain, both = rows["own"], rows["classical"], rows["both"]
    shares = {
        "iou": row.foreground,
        "good": row.good,
        "panoptic": row.panoptic,
        "precision": row.precision,
        "recall": row.recall,
        "matched_iou": row.matched_iou,
        "class": row.classes,
        "iou_classical": plain.foreground,
        "good_classical": plain.good,
        "panoptic_classical": plain.panoptic,
        "iou_both": both.foreground,
        "good_both": both.good,
        "panoptic_both": both.panoptic,
        "class_both": both.classes,
        "seconds": row.seconds,
    }
    return {"pictures": row.pictures, **{key: None if x is None else round(x, 4) for key, x in shares.items()}}


def main() -> None:
    """Read the command line, measure, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bundle", type=Path, required=True)
    parser.add_argument("--pictures", nargs="+", required=True, metavar="NAME=FOLDER")
    parser.add_argument("--mode", choices=["quick", "full"], default="quick")
    parser.add_argument("--every", type=int, default=1, help="only each so many-th picture")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--write", action="store_true", help="keep the figures in model.json and MODEL_CARD.md")
    options = parser.parse_args()
    figures: dict[str, dict[str, Any]] = {}
    for told in options.pictures:
        name, _, folder = told.partition("=")
        rows = measured(options.bundle, Path(folder), options.mode, options.every, options.threads)
        figures |= {name if group == "rooms" else f"{name}, {group}": row for group, row in rows.items()}
    print(figure_table(figures))
    if options.write:
        _keep(options.bundle, figures)


def _keep(bundle: Path, figures: dict[str, dict[str, Any]]) -> None:
    from not_for_server.segmentation.export import finish  # which needs torch

    facts = json.loads((bundle / "model.json").read_text(encoding="utf-8"))
    facts["figures"] = {**facts["figures"], **figures}
    finish(bundle, facts)


if __name__ == "__main__":
    main()
