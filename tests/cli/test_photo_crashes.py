"""Processes that keep photos killed with SIGKILL at any moment: nothing is half there, and a sweep leaves no rest."""

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TIMES, SEED = 30, 20261121


def test_killed_at_thirty_moments_every_photo_is_whole_or_not_there(tmp_path):
    words = [sys.executable, "-W", "ignore", "-m", "tests.fakes.killed_photos", str(tmp_path), str(TIMES), str(SEED)]
    ended = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, timeout=300, check=False)
    assert ended.returncode == 0, ended.stderr[-2000:]
    kills = [json.loads(line) for line in ended.stdout.splitlines()]
    assert len(kills) == TIMES
    for kill in kills:
        assert kill["killed"], kill
        assert kill["wrong"] == [], kill
        assert kill["swept"] == kill["orphans"], kill
        assert (kill["swept_again"], kill["left_as_needed"], kill["went_on"]) == (0, True, True), kill
    assert {kill["orphans"] for kill in kills} >= {0, 1}, "some moments leave a file that no photo has, and some do not"
    assert len({kill["photos"] for kill in kills}) > 2, "the moments reach over the whole run"
