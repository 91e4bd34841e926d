"""A small published shop, and `penat` run on it."""

from click.testing import CliRunner

from penat.cli.main import cli
from tests.fakes.published import Publisher
from tests.fakes.shop import draw_shop


def published(folder):
    """Return *folder* with a release of 12 chairs and 6 beds in it."""
    draw_shop(folder / "data", {"chair": 12, "bed": 6})
    Publisher(folder / "data", folder / "cache").ingest()
    return folder


def penat_on(folder, var, monkeypatch):
    """Return what runs `penat WORDS` on that shop and *var*, expecting *status*, and gives what it printed."""
    for name in ("DATA", "CACHE"):
        monkeypatch.setenv(f"PENAT_{name}", str(folder / name.lower()))
    monkeypatch.setenv("PENAT_VAR", str(var))
    monkeypatch.delenv("PENAT_DATABASE", raising=False)

    def run(*words, status=0):
        got = CliRunner().invoke(cli, [str(word) for word in words])
        assert got.exit_code == status, (got.output, got.exception)
        return got.output

    return run
