"""A release of another format: told with the way out, left alone, and never served half understood."""

import json
import shutil

import pytest
from click.testing import CliRunner

from penat.adapters.release_formats import FORMAT
from penat.adapters.release_layout import Incomplete, publish_pointer, read_manifest
from penat.adapters.release_source import ReleaseSource
from penat.cli.main import cli
from penat.domain.errors import PenatError, Unavailable
from tests.fakes.published import Publisher
from tests.fakes.shop import draw_shop

OTHERS = [(FORMAT + 1, "newer"), (99, "newer"), (0, "no more"), ("2", "no more"), (True, "no more"), (None, "no more")]
WAYS_OUT = {"newer": ("penat releases rollback", "penat ingest DATA"), "no more": ("penat ingest DATA",)}


@pytest.fixture
def cache(tmp_path):
    """Give a cache folder with two releases, the newer one being served."""
    publisher = Publisher(draw_shop(tmp_path / "data", {"chair": 3}), tmp_path / "cache")
    first = publisher.ingest().release
    (tmp_path / "data/chair/chair-2.png").unlink()
    return tmp_path / "cache", first, publisher.ingest().release


def reformat(cache, release, found):
    """Make a release say that it is of another format, and hold what this Penat cannot know."""
    path = cache / "releases" / release / "manifest.json"
    facts = json.loads(path.read_text())
    path.write_text(json.dumps({**facts, "format": found, "categories": {"of": "another shape"}}))


@pytest.mark.parametrize(("found", "told"), OTHERS)
def test_it_is_told_with_the_way_out(cache, found, told):
    folder, _, newest = cache
    reformat(folder, newest, found)
    with pytest.raises(Incomplete, match=told) as caught:
        read_manifest(folder / "releases" / newest)
    assert all(way in caught.value.detail for way in WAYS_OUT[told])
    said = CliRunner().invoke(cli, ["releases", "list", "--cache", str(folder)])
    assert said.exit_code == 0
    assert f"! release {newest} is of format" in said.output
    for command in (["verify", newest], ["publish", newest, "--force"]):
        refused = CliRunner().invoke(cli, ["releases", *command, "--cache", str(folder)])
        assert refused.exit_code == 2


def test_a_release_that_says_no_format_is_one_of_the_first(cache):
    folder, _, newest = cache
    path = folder / "releases" / newest / "manifest.json"
    facts = json.loads(path.read_text())
    del facts["format"]
    path.write_text(json.dumps(facts))
    assert read_manifest(path.parent).format == 1


def test_a_server_goes_on_with_the_last_one_it_can_read_and_starts_with_it_too(cache):
    folder, first, newest = cache
    publish_pointer(folder, first)
    serving = ReleaseSource(folder, every=0)
    assert serving.current().release == first
    reformat(folder, newest, FORMAT + 1)
    publish_pointer(folder, newest)
    assert serving.current().release == first
    assert ReleaseSource(folder).current().release == first


def test_where_there_is_no_other_the_server_says_why_and_what_to_do(cache):
    folder, first, newest = cache
    shutil.rmtree(folder / "releases" / first)
    reformat(folder, newest, FORMAT + 1)
    with pytest.raises(Unavailable, match="a newer one made it") as caught:
        ReleaseSource(folder).current()
    assert str(folder) not in caught.value.detail


def test_a_rollback_and_an_ingestion_lead_out(cache, tmp_path):
    folder, first, newest = cache
    reformat(folder, newest, FORMAT + 1)
    said = CliRunner().invoke(cli, ["releases", "rollback", first, "--cache", str(folder)])
    assert said.exit_code == 0, said.output
    assert ReleaseSource(folder).current().release == first
    publisher = Publisher(tmp_path / "data", folder)
    publisher.now = Publisher.wall_clock
    made = publisher.ingest().release
    assert ReleaseSource(folder).current().release == made
    assert (folder / "releases" / newest / "manifest.json").exists(), "it is left for the Penat that can read it"


def test_an_old_backends_folder_is_told_apart_from_an_empty_one(tmp_path):
    for name, told in (("chroma.sqlite3", "penat import-cache"), ("nothing", "penat ingest DATA")):
        folder = tmp_path / name
        folder.mkdir()
        (folder / name).write_bytes(b"")
        with pytest.raises(PenatError, match=told):
            ReleaseSource(folder).current()
