"""`python -m not_for_server.gallery [--only NAME]`: serve PENAT_CACHE with a VAR of its own, and write docs/gallery."""

import argparse
import io
import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from not_for_server.gallery.scenes import SCENES, Scene
from not_for_server.gallery.shoppers import go_shopping

ROOT = Path(__file__).parents[2]
OUT = ROOT / "docs" / "gallery"
CHROMIUM = Path("/usr/bin/chromium")
SIZES = {
    "desk": {"width": 1280, "height": 800},
    "tall": {"width": 1280, "height": 1200},
    "phone": {"width": 390, "height": 844},
}
MOST_BYTES = 1_500_000
QUALITY = 86
START_S = 300
SHOPPERS = 60
SEEN = """Promise.all([...document.images].filter(image => image.getBoundingClientRect().top < innerHeight)
    .map(image => { image.loading = "eager"; return image.decode().catch(() => null) }))"""
"""Resolves when every picture that is on the screen is drawn; one far below it would never be loaded."""


@contextmanager
def serving(var: Path) -> Iterator[str]:
    """Serve the shipped catalogue (ingested first where there is no release); yield the address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "penat.cli.main", "serve", "--port", str(port), "--ingest-if-missing", "data"]
    environment = {**os.environ, "PENAT_VAR": str(var), "PENAT_LOG_LEVEL": "error"}
    server = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL)
    try:
        yield _ready(server, f"http://127.0.0.1:{port}")
    finally:
        server.terminate()
        server.wait(timeout=60)


def _ready(server: subprocess.Popen[bytes], address: str) -> str:
    deadline = time.monotonic() + START_S
    while time.monotonic() < deadline and server.poll() is None:
        try:
            with urllib.request.urlopen(f"{address}/readyz", timeout=5):  # nosec B310  # a server of our own
                return address
        except OSError:
            time.sleep(0.5)
    raise SystemExit("the server does not start; try: .venv/bin/penat doctor")


def photograph(browser: Browser, address: str, scene: Scene, folder: Path = OUT) -> int:
    """Walk to a scene and write its picture into *folder*; return the picture's bytes."""
    context = browser.new_context(viewport=SIZES[scene.size], base_url=address, reduced_motion="reduce")
    context.set_default_timeout(30_000)
    try:
        page = context.new_page()
        scene.walk(page)
        page.evaluate(SEEN)
        page.wait_for_load_state("networkidle")
        drawn = page.screenshot()
    finally:
        context.close()
    place = folder / f"{scene.name}.webp"
    Image.open(io.BytesIO(drawn)).convert("RGB").save(place, "WEBP", quality=QUALITY, method=6)
    return place.stat().st_size


def main(argv: Sequence[str] | None = None) -> None:
    """Write all pictures, or the one that is named, and say how large they are together."""
    parser = argparse.ArgumentParser(prog="python -m not_for_server.gallery", description=__doc__)
    parser.add_argument("--only", choices=[scene.name for scene in SCENES])
    only = parser.parse_args(argv).only
    if not CHROMIUM.exists():
        raise SystemExit(f"{CHROMIUM} is missing; install it: apt-get install chromium")
    OUT.mkdir(exist_ok=True)
    chosen = [scene for scene in SCENES if only in (None, scene.name)]
    with tempfile.TemporaryDirectory() as var, serving(Path(var)) as address, sync_playwright() as playwright:
        go_shopping(address, SHOPPERS)
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox", "--disable-gpu"])
        for scene in chosen:
            print(f"{scene.name}: {photograph(browser, address, scene):,} bytes")
        browser.close()
    together = sum(path.stat().st_size for path in OUT.glob("*.webp"))
    print(f"{together:,} bytes in all")
    if together > MOST_BYTES:
        raise SystemExit(f"more than {MOST_BYTES:,} bytes; lower QUALITY")


if __name__ == "__main__":
    main()
