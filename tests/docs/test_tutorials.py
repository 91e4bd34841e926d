"""The commands of the tutorials, run word by word."""

import signal
import subprocess

import pytest

from tests.docs.tutorial_blocks import ROOT, TUTORIALS, SmallClone, blocks, end_group, script
from tests.fakes.free_port import free_port
from tests.fakes.patience import until_ready

PLACES = {"PENAT_DATA": "build/shop", "PENAT_CACHE": "build/shop_cache", "PENAT_VAR": "build/shop_var"}


@pytest.fixture(scope="module")
def clone(tmp_path_factory):
    return SmallClone(tmp_path_factory.mktemp("clone"))


@pytest.fixture(scope="module")
def curated(clone):
    """What the curator's tutorial printed; its catalogue is what the others go on with."""
    return clone.run(script("curator", {}))


@pytest.fixture(scope="module")
def served(clone, curated):
    """The port of a server of the curated catalogue."""
    port = free_port()
    with (clone.place / "log").open("wb") as log:
        server = subprocess.Popen(
            [clone.place / ".venv/bin/penat", "serve", "--port", str(port)], cwd=clone.place,
            env=clone.environment(**PLACES), stdout=log, stderr=log, start_new_session=True,
        )  # fmt: skip
    try:
        until_ready(server, port, clone.place / "log")
        yield port
        server.send_signal(signal.SIGTERM)
        server.wait(timeout=60)
    finally:
        end_group(server.pid)
        server.wait()


def test_every_tutorial_is_run_here():
    assert {path.stem for path in TUTORIALS.glob("*.md")} == {"front_end", "shopper", "curator", "operator"}
    for path in TUTORIALS.glob("*.md"):
        languages = {line.removeprefix("```") for line in path.read_text().splitlines() if line.startswith("```")}
        assert languages <= {"", "sh", "js"}, "a block of another language would not be run"


def test_the_curator_publishes_twice_and_is_told_what_changed(curated, clone):
    assert "Reading chairs" in curated
    assert "-1" in curated
    assert (clone.place / "build/reading_chairs.csv").read_text().count("\n") == 2


def test_the_front_end_is_led_from_nine_chairs_to_a_furnished_room(served, clone):
    out = clone.run(script("front_end", {"8080": served}))
    assert "1 4 9" in out
    assert "True" in out
    assert "dict_keys(['bed', 'table'])" in out
    assert "spaceship" in out


def test_the_page_answers_what_the_shoppers_tutorial_asks(served, clone):
    out = clone.run(script("shopper", {"8080": served}))
    assert "<title>" in out
    assert '"chair"' in out


def test_the_operator_serves_rolls_back_and_restores(curated, clone):
    out = clone.run(script("operator", {"8081": free_port()}))
    served = (clone.place / "build/shop_cache/CURRENT").read_text().strip()
    assert f"penat-release: {served}" in out.lower()
    assert (clone.place / "build/restored_cache/CURRENT").read_text().strip() == served
    assert "anna" in out


def test_the_tutorials_javascript_is_that_of_one_block():
    assert len(blocks(TUTORIALS / "front_end.md", "js")) == 1
    assert (ROOT / "tests/browser/test_tutorial.py").exists(), "which runs it"
