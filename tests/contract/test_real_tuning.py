"""Heads on a real network's vectors of real photographs, which lie beside the repository and never in it."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from penat.cli.main import cli

PHOTOS = Path(__file__).parents[3] / "shared" / "real" / "ikea"


@pytest.mark.skipif(not PHOTOS.is_dir(), reason=f"there are no photographs at {PHOTOS}")
def test_tuning_lifts_categories_of_unseen_photographs_with_no_scene_and_no_copy_on_both_sides():
    files = {"vectors": "mobilenet_v2.npz", "table": "items.csv", "scenes": "rooms.json"}
    words = [word for option, name in files.items() for word in (f"--{option}", str(PHOTOS / name))]
    words += ["--label", "category", "--nuisance", "none", "--unseen", "items", "--share", "0.5"]
    words += ["--splits", "4", "--episodes", "50", "--method", "logistic", "--strength", "2", "--json"]
    found = CliRunner().invoke(cli, ["tune", "report", *words])
    assert found.exit_code == 0, found.output
    gain = json.loads(found.stdout)["reports"][0]["gains"]["tuned"]
    assert gain["low"] > 0.03
