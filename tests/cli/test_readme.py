"""The README's commands, run word by word in a clean clone with an empty environment."""

import json
import os
import re
import signal
import subprocess
import urllib.request
from pathlib import Path
from urllib.parse import urljoin

import pytest

from tests.fakes.free_port import free_port
from tests.fakes.patience import until_ready

ROOT = Path(__file__).parents[2]
STARTUP_S = 600


def shell_blocks() -> list[str]:
    return re.findall(r"^```sh\n(.*?)^```", (ROOT / "README.md").read_text(), re.MULTILINE | re.DOTALL)


def empty_environment(home: Path) -> dict[str, str]:
    return {"PATH": os.environ["PATH"], "HOME": str(home), "LANG": "C.UTF-8"}


@pytest.fixture(scope="module")
def clone(tmp_path_factory):
    place = tmp_path_factory.mktemp("clone")
    subprocess.run(["git", "clone", "--quiet", str(ROOT), str(place / "penat")], check=True)
    return place / "penat"


@pytest.fixture(scope="module")
def served(clone, tmp_path_factory):
    port, home = free_port(), tmp_path_factory.mktemp("home")
    with (home / "log").open("wb") as log:
        server = subprocess.Popen(
            ["make", "run", f"PORT={port}"], cwd=clone, env=empty_environment(home), stdout=log, stderr=log,
            start_new_session=True,
        )  # fmt: skip
    try:
        until_ready(server, port, home / "log", seconds=STARTUP_S)
        yield clone, port, server, home
    finally:
        if server.poll() is None:
            os.killpg(server.pid, signal.SIGKILL)
            server.wait()


def answers_in(text: str) -> list[dict]:
    """Return the JSON objects that curl printed one after the other."""
    found, place = [], 0
    while place < len(text.rstrip()):
        answer, place = json.JSONDecoder().raw_decode(text, place)
        found.append(answer)
    return found


def test_the_readme_begins_with_the_two_commands():
    assert [block.strip() for block in shell_blocks()[:2]] == ["make run", "make test"]


def assert_sends_a_resized_picture(port: int) -> None:
    """A picture in another width is made under the default `var`, which is relative, and sent."""
    base = f"http://127.0.0.1:{port}"
    with urllib.request.urlopen(f"{base}/api/v1/items?limit=1", timeout=120) as answer:
        image = json.load(answer)["items"][0]["image"]
    with urllib.request.urlopen(f"{urljoin(base, image)}?width=640", timeout=120) as picture:
        assert picture.status == 200
        assert picture.read(3) == b"\xff\xd8\xff", "a JPEG begins so"


@pytest.mark.clean_clone
def test_make_run_serves_the_page_and_the_curl_flow_ends_with_matches(served):
    _clone, port, server, home = served
    script = "set -euo pipefail\n" + "\n".join(shell_blocks()[2:]).replace("127.0.0.1:8080", f"127.0.0.1:{port}")
    done = subprocess.run(
        ["bash", "-c", script], cwd=home, env=empty_environment(home), capture_output=True, text=True, timeout=120
    )
    assert done.returncode == 0, done.stderr
    catalogue, answer = answers_in(done.stdout)
    assert {category["name"] for category in catalogue["categories"]} >= {"chair", "bed", "couch", "table"}
    assert set(answer["matches"]) >= {"bed", "couch", "table"}
    assert all(match["item"]["price_cents"] <= 90_000 for match in answer["matches"]["bed"])
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=120) as page:
        assert b"<html" in page.read()
    assert_sends_a_resized_picture(port)
    os.killpg(server.pid, signal.SIGINT)
    server.wait(timeout=120)
    assert "Traceback" not in (home / "log").read_text()
