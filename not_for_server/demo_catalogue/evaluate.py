"""Measure a bundle on designs it never saw and, where given, on photographs; write the figures into it and its card.

    python -m not_for_server.demo_catalogue.evaluate --bundle BUNDLE --held-out RENDERS
        [--photos FOLDER [--other FEATURES.npz]] [--catalogue DATA]

RENDERS is a folder of renders made from seeds that training never used; FOLDER holds one folder of photographs per
category; FEATURES.npz holds `ids` ("chair/NAME.jpg") and `vectors` of another network for the same photographs. On the
pictures of DATA/CATEGORY it is measured how far apart the model puts altered copies, which model.json remembers.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from not_for_server.demo_catalogue import captions, card, measures
from not_for_server.demo_catalogue.dataset import listed_pictures, squashed
from not_for_server.demo_catalogue.towers import Towers

CLASSES = ("category", "kind", "style", "material", "colour", "colour_group")
SEED_WIDTHS = (0.25, 0.25, 0.1)
RECALL_AT = 10
PICTURE_ENDINGS = frozenset({".jpg", ".jpeg", ".png", ".webp"})


def held_out_figures(towers: Towers, renders: Path) -> dict[str, float]:
    """Measure zero-shot accuracies, retrieval and style matches on held-out renders."""
    listed = list(listed_pictures(renders))
    vectors = towers.files([path for path, _ in listed])
    stated = [captions.facts(design) for _, design in listed]
    figures: dict[str, float] = {"pictures": len(listed)}
    for name in CLASSES:
        figures[f"zero_shot_{name}"], figures[f"{name}_classes"] = _zero_shot(towers, vectors, stated, name)
    rng = np.random.default_rng(0)
    texts = towers.texts([full_caption(design, rng) for _, design in listed])
    figures[f"text_to_image_recall_at_{RECALL_AT}"] = measures.recall_at(texts, vectors, RECALL_AT)
    category, style = [facts["category"] for facts in stated], [facts["style"] for facts in stated]
    match = measures.style_match(vectors, category, style, "chair")
    figures |= {"style_match_from_chair": match["share"], "style_match_by_chance": match["chance"]}
    return figures | _choices(vectors[np.array(category) == "chair"])


def full_caption(design: dict[str, Any], rng: np.random.Generator) -> str:
    """Draw captions until one names kind, style and colour, the three facts a shopper would search by."""
    for _ in range(200):
        drawn = captions.caption(design, rng)
        said = {name.removesuffix("_group") for name, _ in drawn.says}
        if {"kind", "style", "colour", "material"} <= said:
            return drawn.text
    return drawn.text


def photo_figures(towers: Towers, folder: Path, other: Path | None) -> dict[str, float]:
    """Measure one-nearest-neighbour category accuracy on photographs, beside a thumbnail and another network."""
    paths = [path for path in sorted(folder.glob("*/*")) if path.suffix.lower() in PICTURE_ENDINGS]
    ids = [f"{path.parent.name}/{path.name}" for path in paths]
    known = dict(zip(*_features(other), strict=True)) if other else {}
    kept = [(path, name) for path, name in zip(paths, ids, strict=True) if not other or name in known]
    paths, ids = [path for path, _ in kept], [name for _, name in kept]
    labels = [path.parent.name for path in paths]
    figures = {"photos": float(len(paths))}
    figures["photos_nearest_category"] = measures.nearest_label_accuracy(towers.files(paths), labels)
    figures["photos_nearest_category_thumbnail"] = measures.nearest_label_accuracy(thumbnails(paths), labels)
    if known:
        vectors = np.stack([known[name] for name in ids]).astype(np.float32)
        vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
        figures["photos_nearest_category_other_network"] = measures.nearest_label_accuracy(vectors, labels)
    return figures


def copy_facts(bundle: Path, data: Path) -> tuple[dict[str, float], dict[str, float]]:
    """Measure altered copies of a catalogue's pictures; returns what the server needs, and figures for the card."""
    from penat.adapters.onnx_embedder import OnnxEmbedder
    from penat.wiring.calibration import calibrate

    found = calibrate(OnnxEmbedder(bundle), data, lambda *_: None)
    needed = {"duplicate_distance": found.distance, "colour_distance": found.colour_distance}
    return needed, {"copies_found": found.found, "copies_joined": float(len(found.joined))}


def thumbnails(paths: Sequence[Path]) -> np.ndarray:
    """Shrink each picture to 8x8 RGB in 0..1, the plainest thing to compare with; returns (n, 192)."""
    small = [squashed(path, 8) for path in paths]
    return np.stack([picture.reshape(-1) for picture in small if picture is not None]).astype(np.float32) / 255.0


def _features(file: Path) -> tuple[list[str], np.ndarray]:
    with np.load(file) as stored:
        return [str(name) for name in stored["ids"]], stored["vectors"]


def _zero_shot(towers: Towers, vectors: np.ndarray, stated: Sequence[dict[str, str]], name: str) -> tuple[float, int]:
    """Classify by the mean of each class's prompts; returns accuracy and the number of classes."""
    rows = [row for row, facts in enumerate(stated) if name in facts]
    values = sorted({stated[row][name] for row in rows})
    means = np.stack([towers.texts(captions.prompts(name, value)).mean(axis=0) for value in values])
    means /= np.linalg.norm(means, axis=1, keepdims=True)
    truth = [values.index(stated[row][name]) for row in rows]
    return measures.zero_shot_accuracy(vectors[rows], means, truth), len(values)


def _choices(chairs: np.ndarray) -> dict[str, float]:
    """Tell what the usual kernel widths mean under this model, for a category of at most 270 chairs."""
    some = chairs[:270]
    return {f"choices_at_width_{width}": measures.effective_choices(some, width) for width in sorted(set(SEED_WIDTHS))}


def table(figures: dict[str, float]) -> str:
    """Lay the figures out, one a line."""
    return "\n".join(f"{name:42s} {value:8.3f}" for name, value in figures.items())


def main() -> None:
    """Read the command line, measure, print and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bundle", type=Path, required=True)
    parser.add_argument("--held-out", type=Path, required=True)
    parser.add_argument("--photos", type=Path)
    parser.add_argument("--other", type=Path)
    parser.add_argument("--catalogue", type=Path, help="CATEGORY/*.jpg, for telling copies from different designs")
    parser.add_argument("--print-only", action="store_true", help="leave model.json and the card as they are")
    options = parser.parse_args()
    towers = Towers.load(options.bundle)
    figures = held_out_figures(towers, options.held_out)
    figures |= photo_figures(towers, options.photos, options.other) if options.photos else {}
    needed, counted = copy_facts(options.bundle, options.catalogue) if options.catalogue else ({}, {})
    figures |= counted
    sys.stdout.write(table(figures | needed) + "\n")
    if not options.print_only:
        facts = towers.facts | needed | {"figures": {name: round(value, 4) for name, value in figures.items()}}
        text = json.dumps(facts, indent=2, ensure_ascii=False) + "\n"
        (options.bundle / "model.json").write_text(text, encoding="utf-8")
        (options.bundle / "MODEL_CARD.md").write_text(card.model_card(facts), encoding="utf-8")


if __name__ == "__main__":
    main()
