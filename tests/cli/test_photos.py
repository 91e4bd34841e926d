"""`penat photos`: what was uploaded, looked at and taken away by the operator."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from click.testing import CliRunner

from penat.adapters.photo_intake import prepared_photo
from penat.cli.main import cli
from penat.settings import load_settings
from penat.use_cases.photo_keeper import PhotoKeeper, PhotoLimits
from penat.wiring.photos import build_photo_stores
from tests.fakes.shop import encoded, picture

IDS = tuple(f"00000000-0000-4000-8000-{number:012}" for number in range(4))


@pytest.fixture
def penat(tmp_path, monkeypatch):
    for name in ("PENAT_DATABASE", "PENAT_PHOTO_DAYS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PENAT_VAR", str(tmp_path / "var"))

    def run(*words, status=0, typed=None):
        result = CliRunner().invoke(cli, ["photos", *words], input=typed)
        assert result.exit_code == status, result.output
        return result.output

    return run


@pytest.fixture
def uploaded(penat):
    """Three photos of Ann and one of Bob that has expired; the first two share their bytes."""
    store, _ = build_photo_stores(load_settings())
    ids = iter(IDS)
    moments = iter(datetime.now(UTC) - timedelta(days=days) for days in (3, 2, 1))
    keeper = PhotoKeeper(store, prepared_photo, lambda: next(moments), lambda: next(ids), PhotoLimits())
    for number in (1, 1, 2):
        keeper.add(encoded(picture(number, (300, 200))), "owner:ann")
    late = PhotoKeeper(store, prepared_photo, lambda: datetime(2020, 1, 1, tzinfo=UTC), lambda: next(ids))
    late.add(encoded(picture(3, (300, 200))), "owner:bob")
    return IDS


def listed(penat, *words):
    return json.loads(penat("list", "--json", *words))


def files(tmp_path):
    return [path for path in (tmp_path / "var" / "photos").rglob("*") if path.is_file()]


def test_photos_are_listed_newest_first_of_all_or_of_one_owner(penat, uploaded):
    assert "no photo" not in penat("list")
    assert [one["id"] for one in listed(penat)["photos"]] == [uploaded[2], uploaded[1], uploaded[0]]
    assert len(listed(penat, "--owner", "owner:ann", "--limit", "2")["photos"]) == 2
    assert listed(penat, "--owner", "owner:nobody")["photos"] == []


def test_one_is_shown_in_words_and_as_json(penat, uploaded):
    assert "300" in penat("show", uploaded[0])
    told = json.loads(penat("show", uploaded[0], "--json"))
    assert (told["id"], told["owner"], told["runs"]) == (uploaded[0], "owner:ann", [])
    assert "there is no photo" in penat("show", "nothing", status=2)
    assert "there is no photo" in penat("show", uploaded[3], status=2), "it has expired"


def test_deleting_asks_first_and_takes_the_bytes_with_the_last_photo_that_has_them(penat, uploaded, tmp_path):
    penat("delete", uploaded[0], typed="n\n", status=1)
    assert len(files(tmp_path)) == 3
    assert uploaded[0] in penat("delete", "--yes", uploaded[0])
    assert len(files(tmp_path)) == 3, "the second photo has the same bytes"
    penat("delete", uploaded[1], uploaded[2], typed="y\n")
    assert len(files(tmp_path)) == 1
    assert "there is no photo" in penat("delete", "--yes", uploaded[1], status=2)


def test_what_has_expired_and_what_no_photo_has_is_deleted(penat, uploaded, tmp_path):
    assert json.loads(penat("expire", "--json")) == {"deleted": 1}
    assert penat("expire").startswith("0 ")
    assert len(files(tmp_path)) == 2
    assert json.loads(penat("sweep", "--json")) == {"deleted": 0}
    assert len(files(tmp_path)) == 2


def test_nothing_was_uploaded_yet(penat):
    assert penat("list") == "There is no photo.\n"
    assert listed(penat) == {"photos": [], "kept": 0, "bytes": 0}
