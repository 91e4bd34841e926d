"""How fast ingestion is beside the bare ONNX model, on the same pictures, batch size and cores.

    python -m benchmarks.ingest_speed --model chroma_cache/models/penat-tiny --data data

Both are timed in turn, round by round, so that a change of the machine's speed meets both. The bare model is a plain
onnxruntime session that is given batches made ready beforehand. An ingestion reads, decodes, embeds, renders and
journals the same pictures into an empty cache ("pictures"), and then writes and publishes the release ("in all"). Where
something else runs on the machine, who has more threads gets more of it: the CPU time a picture costs is then the
better witness.
"""

import argparse
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnxruntime

from penat.adapters.onnx_embedder import OnnxEmbedder
from penat.adapters.picture_decoding import decoded, pixels_of
from penat.settings import load_settings
from penat.wiring.ingestion import build_cataloguer

SUFFIXES = {".jpg", ".jpeg", ".png", ".webp"}


@dataclass(frozen=True)
class Cost:
    """Wall and CPU seconds."""

    wall: float
    cpu: float

    @classmethod
    def since(cls, start: "Cost") -> "Cost":
        """Return what has passed since *start*, itself made by `now`."""
        return cls(time.perf_counter() - start.wall, time.process_time() - start.cpu)

    @classmethod
    def now(cls) -> "Cost":
        """Return the clocks."""
        return cls(time.perf_counter(), time.process_time())


def sample(data: Path, limit: int, work: Path) -> Path:
    """Link up to *limit* pictures of *data*, spread over it, into a folder below *work*; return that folder."""
    found = sorted(
        path for path in data.glob("*/*") if path.suffix.lower() in SUFFIXES and path.parent.name[0] not in "_."
    )
    for path in found[:: max(1, len(found) // limit)][:limit]:
        place = work / "data" / path.parent.name
        place.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, place / path.name)
    return work / "data"


def bare_model(model: Path, data: Path, batch: int) -> Callable[[], Cost]:
    """Return what runs the model over all pictures of *data*, which are decoded, fitted and scaled here."""
    embedder = OnnxEmbedder(model)
    card = embedder.card
    pixels = np.stack([embedder.fitted(pixels_of(decoded(path.read_bytes()))) for path in sorted(data.glob("*/*"))])
    mean, std = (np.array(value, dtype=np.float32).reshape(1, 3, 1, 1) for value in (card.mean, card.std))
    ready = (pixels.transpose(0, 3, 1, 2).astype(np.float32) / np.float32(255) - mean) / std
    session = onnxruntime.InferenceSession(str(model / "image.onnx"), providers=["CPUExecutionProvider"])
    session.run(["embedding"], {"pixels": ready[:batch]})

    def run() -> Cost:
        start = Cost.now()
        for first in range(0, len(ready), batch):
            session.run(["embedding"], {"pixels": ready[first : first + batch]})
        return Cost.since(start)

    return run


def ingestion(model: Path, data: Path, batch: int, cache: Path) -> tuple[Cost, Cost]:
    """Ingest *data* into the empty *cache*; return what the pictures cost, and everything with the publishing."""
    cataloguer = build_cataloguer(load_settings(cache=cache), data, model=str(model.resolve()), batch=batch)
    cataloguer.model.embedder.embed_pictures(
        [np.full((8, 8, 3), 128, dtype=np.uint8)]
    )  # loaded before the clock starts
    began = Cost.now()
    told: dict[bool, Cost] = {}
    cataloguer.ingest(lambda done, total, _: told.setdefault(done == total, Cost.since(began)) and None)
    return Cost(told[True].wall - told[False].wall, told[True].cpu - told[False].cpu), Cost.since(began)


def main() -> None:
    """Print a line a round, and the medians."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--model", type=Path, default=Path("chroma_cache/models/penat-tiny"), help="a bundle's folder")
    parser.add_argument("--data", type=Path, default=Path("data"))
    parser.add_argument("--pictures", type=int, default=256)
    parser.add_argument("--batch", type=int, default=32)
    parser.add_argument("--rounds", type=int, default=5)
    wanted = parser.parse_args()
    ratios = []
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        data = sample(wanted.data, wanted.pictures, work)
        count = len(list(data.glob("*/*")))
        bare = bare_model(wanted.model, data, wanted.batch)
        for number in range(wanted.rounds):
            alone = bare()
            pictures, whole = ingestion(wanted.model, data, wanted.batch, work / f"cache-{number}")
            ratios.append((alone.wall / pictures.wall, alone.wall / whole.wall, alone.cpu / pictures.cpu))
            sys.stdout.write(
                f"bare {count / alone.wall:6.1f}/s {alone.cpu / count * 1e3:6.1f} ms CPU   "
                f"pictures {count / pictures.wall:6.1f}/s {pictures.cpu / count * 1e3:6.1f} ms CPU   "
                f"in all {count / whole.wall:6.1f}/s   ratio {ratios[-1][0]:.2f}, in all {ratios[-1][1]:.2f}, "
                f"CPU {ratios[-1][2]:.2f}\n"
            )
            sys.stdout.flush()
    medians = [statistics.median(column) for column in zip(*ratios, strict=True)]
    sys.stdout.write(
        f"{wanted.model.name}, {count} pictures, batches of {wanted.batch}, medians of {wanted.rounds} rounds: "
        f"{medians[0]:.2f} of the bare model's pictures/s, {medians[1]:.2f} with publishing; CPU {medians[2]:.2f}\n"
    )


if __name__ == "__main__":
    main()
