"""The gallery's pictures can be made again: each way to one is walked, and photographed, over a small shop."""

import re
import shutil
from pathlib import Path

import pytest
from PIL import Image

from faults.shop import make_shop, run_penat
from not_for_server.gallery.__main__ import MOST_BYTES, OUT, SIZES, photograph
from not_for_server.gallery.scenes import SCENES
from not_for_server.gallery.shoppers import go_shopping
from penat.settings import load_settings
from penat.wiring.server import build_app
from tests.browser.conftest import served

PAGE = (OUT.parent / "gallery.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    """Serve shipped pictures, a chair among the tables, after a few shoppers."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("faults.shop.CHAIRS", 60)  # four slates of nine, and variants
        folder = make_shop(tmp_path_factory.mktemp("gallery"))
    shutil.copy(min((folder / "data/chair").glob("*.jpg")), folder / "data/table/no-table.jpg")
    run_penat(folder, "ingest")
    places: dict[str, Path] = {name: folder / name for name in ("data", "cache", "var")}
    with served(build_app(load_settings(log_level="warning", **places))) as base:
        go_shopping(base, 8)
        yield base


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.name)
def test_a_picture_can_be_made_again(browser, address, scene, tmp_path):
    assert photograph(browser, address, scene, tmp_path) > 2_000
    for folder in (tmp_path, OUT):
        with Image.open(folder / f"{scene.name}.webp") as drawn:
            assert drawn.size == tuple(SIZES[scene.size].values())


def test_the_page_shows_every_picture_and_says_what_is_on_it():
    shown = re.findall(r"!\[([^\]]{20,})\]\(gallery/(\w+)\.webp\)", PAGE)
    assert [name for _, name in shown] == [scene.name for scene in SCENES]
    assert {path.stem for path in OUT.iterdir()} == {scene.name for scene in SCENES}
    assert sum(path.stat().st_size for path in OUT.iterdir()) <= MOST_BYTES
