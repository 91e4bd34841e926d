"""What commands are run on: a small published shop, or a catalogue in memory."""

import pytest
from click.testing import CliRunner

from penat.cli.main import cli
from tests.fakes.memory_source import InMemorySource
from tests.fakes.published import Publisher
from tests.fakes.shop import draw_shop


@pytest.fixture
def serve(monkeypatch):
    """What lets commands of this process find a catalogue served; returns where others may be published."""

    def served(catalogue):
        source = InMemorySource(catalogue)
        monkeypatch.setattr("penat.wiring.catalogue.build_source", lambda settings: source)
        return source

    return served


@pytest.fixture(scope="module")
def small_shop(tmp_path_factory):
    """A folder with a release of 12 chairs and 6 beds in it."""
    folder = tmp_path_factory.mktemp("shop")
    Publisher(draw_shop(folder / "data", {"chair": 12, "bed": 6}), folder / "cache").ingest()
    return folder


@pytest.fixture
def penat_on_shop(small_shop, tmp_path, monkeypatch):
    """What runs `penat WORDS` on that shop and a VAR of its own, expecting *status*, and gives what was printed."""
    for name in ("DATA", "CACHE"):
        monkeypatch.setenv(f"PENAT_{name}", str(small_shop / name.lower()))
    monkeypatch.setenv("PENAT_VAR", str(tmp_path / "var"))
    monkeypatch.delenv("PENAT_DATABASE", raising=False)

    def run(*words, status=0):
        got = CliRunner().invoke(cli, [str(word) for word in words])
        assert got.exit_code == status, (got.output, got.exception)
        return got.output

    return run
