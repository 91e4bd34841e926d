"""An ingestion killed with SIGKILL at any moment: the next run ends with what an undisturbed one gives."""

import json
import subprocess
import sys
from pathlib import Path

from tests.fakes.killed_ingestion import PICTURES

ROOT = Path(__file__).resolve().parents[2]
TIMES, SEED = 50, 20261121


def test_killed_at_fifty_moments_nothing_is_lost_twice_or_embedded_again(tmp_path):
    words = [sys.executable, "-W", "ignore", "-m", "tests.fakes.killed_ingestion", str(tmp_path), str(TIMES), str(SEED)]
    ended = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, timeout=600, check=False)
    assert ended.returncode == 0, ended.stderr[-2000:]
    kills = [json.loads(line) for line in ended.stdout.splitlines()]
    assert len(kills) == TIMES
    assert all(kill["killed"] for kill in kills)
    for kill in kills:
        assert kill["same"], f"another release after a kill at {kill['moment']} of {kill['of']}"
        assert (kill["releases"], kill["left"]) == (1, [".ingest.lock", "CURRENT", "HISTORY", "releases"]), kill
        left = 0 if kill["served"] else sum(PICTURES.values()) - kill["committed"]
        assert kill["embedded_again"] == left, kill
    assert {kill["served"] for kill in kills} == {False, True}, "the moments reach over the whole run"
    assert len({kill["committed"] for kill in kills}) > 3
