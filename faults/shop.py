"""A small shop of the shipped pictures, ingested once by the shipped model, and copied for each fault."""

import csv
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
OF_EACH, CHAIRS = 8, 30


def make_shop(folder: Path) -> Path:
    """Ingest the first pictures of each shipped category, with their prices, into FOLDER/cache; return *folder*."""
    rows = []
    with (ROOT / "data" / "links.csv").open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        by_image = {row["image"]: row for row in reader}
    for place in sorted(path for path in (ROOT / "data").iterdir() if path.is_dir() and path.name[0] not in "._"):
        (folder / "data" / place.name).mkdir(parents=True)
        for picture in sorted(place.glob("*.jpg"))[: CHAIRS if place.name == "chair" else OF_EACH]:
            shutil.copy(picture, folder / "data" / place.name)
            rows += [row for image, row in by_image.items() if image == f"{place.name}/{picture.name}"]
    with (folder / "data" / "links.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    shutil.copytree(ROOT / "chroma_cache" / "models", folder / "cache" / "models")
    run_penat(folder, "ingest")
    return folder


def copied(shop: Path, folder: Path) -> Path:
    """Return a copy of a shop whose files may be damaged."""
    shutil.copytree(shop / "data", folder / "data")
    shutil.copytree(shop / "cache", folder / "cache")
    return folder


def environment(folder: Path, **settings: str) -> dict[str, str]:
    """Return the environment of a `penat` over the shop in *folder*, with nothing of the caller's own settings."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PENAT_")}
    places = {f"PENAT_{name.upper()}": str(folder / name) for name in ("data", "cache", "var")}
    return kept | places | settings


def run_penat(folder: Path, *words: str, **settings: str) -> str:
    """Run `penat WORDS` over a shop and return what it said. Raises RuntimeError where it fails."""
    command = [sys.executable, "-m", "penat.cli.main", *words]
    said = subprocess.run(
        command, cwd=ROOT, env=environment(folder, **settings), capture_output=True, text=True, timeout=240
    )
    if said.returncode:
        raise RuntimeError(f"penat {' '.join(words)}: {said.stdout[-2000:]} {said.stderr[-2000:]}")
    return said.stdout


def served(folder: Path) -> str:
    """Return the id of the release that CURRENT names."""
    return (folder / "cache" / "CURRENT").read_text(encoding="utf-8").strip()
