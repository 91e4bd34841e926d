"""Makes tests/fakes/old_cache.zip: a folder as the old backend kept it, written by chromadb 0.5.5 itself.

    python3.11 -m venv OLD && OLD/bin/pip install "chromadb==0.5.5" "numpy<2" pillow
    OLD/bin/python -m tests.fakes.make_old_cache tests/fakes/old_cache.zip

One collection, squared L2 by default, each item's type in its metadata. The vectors are what the model of
onnx_bundle.py makes of the pictures of shop.py (`draw_shop(folder, {"chair": 6, "couch": 4})`), twice as long, for old
vectors need not be unit vectors. Besides, there are an id that folds to another's, a copy, an item without a type, and
one with a zero vector.
"""

import sys
import tempfile
import zipfile
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

from tests.fakes.shop import draw_shop

SIZE, SIDE = 32, 8
COUNTS = {"chair": 6, "couch": 4}
COLLECTION = "furniture"


def main(target: Path) -> None:
    """Write the zip."""
    import chromadb

    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "chroma_cache"
        client = chromadb.PersistentClient(str(folder), chromadb.Settings(anonymized_telemetry=False))
        # Small steps, so that some vectors lie in the index's own files and the rest in the queue, as in a large one.
        steps = {"hnsw:batch_size": 4, "hnsw:sync_threshold": 8}
        collection = client.create_collection(COLLECTION, metadata=steps)
        ids, vectors, facts = old_items(Path(scratch) / "data")
        for row, item_id in enumerate(ids):
            collection.add(ids=[item_id], embeddings=[vectors[row].tolist()], metadatas=[facts[row]])
        _packed(folder, target)


def old_items(data: Path) -> tuple[list[str], list[Any], list[dict[str, Any]]]:
    """Return ids, vectors and metadata as the old backend had them."""
    draw_shop(data, COUNTS)
    ids: list[str] = []
    vectors: list[Any] = []
    facts: list[dict[str, Any]] = []
    for category, count in COUNTS.items():
        for number in range(count):
            path = f"{category}/{category}-{number}.png"
            ids.append(f"{category.title()} {number}")
            vectors.append(2 * thumbnail_vector(data / path))
            facts.append(
                {"type": category, "path": f"data/{path}", "designer": "Ångström & Søn", "year": 1949 + number}
            )
    ids += ["chair-0", "Copy of couch 1", "nameless", "zero"]
    vectors += [vectors[1] + vectors[2], vectors[7], vectors[3] + vectors[4], np.zeros_like(vectors[0])]
    facts += [{"type": "chair"}, {"type": "couch", "on_sale": True}, {"year": 1950}, {"type": "chair"}]
    return ids, vectors, facts


def thumbnail_vector(path: Path) -> Any:
    """Return what the hand-written model makes of a picture: its 8 × 8 colours, of length 1."""
    image = Image.open(path).convert("RGB").resize((SIZE, SIZE), Image.Resampling.BICUBIC)
    pixels = np.asarray(image, dtype=np.float32) / 127.5 - 1
    step = SIZE // SIDE
    small = pixels.reshape(SIDE, step, SIDE, step, 3).mean(axis=(1, 3)).ravel()
    return small / np.linalg.norm(small)


def _packed(folder: Path, target: Path) -> None:
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                packed.write(path, path.relative_to(folder))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
