"""A backup of a deployment whose database is PostgreSQL, by PostgreSQL's own programs."""

import hashlib
import secrets
import shutil
from datetime import UTC, datetime

import pytest

from penat.adapters import database_copies
from penat.adapters.backup_folder import BackupFolder
from penat.adapters.photo_files import PhotoFiles
from penat.adapters.sql_annotations import SqlAnnotations
from penat.adapters.sql_photos import SqlPhotos
from penat.domain.annotation import Round, Task
from penat.domain.errors import InvalidInput, Unavailable
from penat.domain.photo import Photo
from penat.ports.photo_store import PhotoUse
from penat.settings import Settings
from penat.wiring.backing_up import Wish, make_backup
from penat.wiring.restoring import plan_restoration, restore_backup

NOW = datetime(2026, 5, 1, tzinfo=UTC)


@pytest.fixture
def deployment(database_urls, tmp_path):
    """Return a function -> the settings of a deployment with an empty PostgreSQL of its own."""
    if shutil.which("pg_dump") is None:
        pytest.skip("no pg_dump on this machine (apt-get install postgresql-client)")

    def make(name):
        home = tmp_path / name
        return Settings(var=home / "var", cache=home / "cache", data=home / "data", database=database_urls("postgres"))

    return make


def add_round(opened, settings, name):
    made = Round(secrets.token_hex(4), name, "r1", "tiny", NOW)
    SqlAnnotations(opened(settings.database)).add(made, [Task(secrets.token_hex(4), made.id, 1, ("m", "n"))])


def names(opened, settings):
    return [each.round.name for each in SqlAnnotations(opened(settings.database)).rounds()]


def test_its_rows_come_back_into_an_empty_database_and_over_others_only_when_that_is_said(deployment, opened, tmp_path):
    first, second, folder = deployment("first"), deployment("second"), BackupFolder(tmp_path / "kept")
    add_round(opened, first, "Chairs")
    made = make_backup(first, folder, Wish()).backup
    assert (made.database, made.revision is not None) == ("postgresql", True)
    restore_backup(second, folder, made, force=False)
    assert names(opened, second) == ["Chairs"]

    add_round(opened, second, "Later")
    with pytest.raises(InvalidInput, match="--force"):
        restore_backup(second, folder, made, force=False)
    assert sorted(names(opened, second)) == ["Chairs", "Later"]
    restore_backup(second, folder, made, force=True)
    assert names(opened, second) == ["Chairs"]


def test_photos_that_the_kept_rows_know_are_counted_where_their_bytes_are_missing(deployment, opened, tmp_path):
    first, folder = deployment("first"), BackupFolder(tmp_path / "kept")
    content = b"bytes of a photo"
    photo = Photo(
        id="p1", owner="ann", width=8, height=8, size=len(content), made_at=NOW, expires_at=None,
        sha256=hashlib.sha256(content).hexdigest(),
    )  # fmt: skip
    files = PhotoFiles(first.photos_path)
    SqlPhotos(opened(first.database), files).add(photo, content, PhotoUse(9, 9999), PhotoUse(9, 9999))
    assert make_backup(first, folder, Wish()).lacking_photos == 0
    next(first.photos_path.glob("??/*.jpg")).unlink()
    assert make_backup(first, BackupFolder(tmp_path / "other"), Wish()).lacking_photos == 1


def test_it_is_not_brought_into_a_database_of_another_kind(deployment, opened, tmp_path):
    first, folder = deployment("first"), BackupFolder(tmp_path / "kept")
    add_round(opened, first, "Chairs")
    made = make_backup(first, folder, Wish()).backup
    other = first.model_copy(update={"database": f"sqlite:///{tmp_path / 'a.db'}"})
    with pytest.raises(InvalidInput, match="PENAT_DATABASE is sqlite"):
        plan_restoration(other, made)


def test_a_program_that_hangs_is_ended_and_told(tmp_path, monkeypatch):
    (tmp_path / "pg_restore").write_text("#!/bin/sh\nexec sleep 600\n")
    (tmp_path / "pg_restore").chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    monkeypatch.setattr(database_copies, "_SECONDS", 0.2)
    with pytest.raises(Unavailable, match="pg_restore did not end") as caught:
        database_copies.restore_postgres("postgresql://u:s3cret@127.0.0.1:1/d", tmp_path / "dump", over=False)
    assert "s3cret" not in caught.value.detail


def test_a_server_that_is_away_leaves_no_backup_and_its_password_is_not_told(tmp_path):
    settings = Settings(
        var=tmp_path / "var", cache=tmp_path / "cache", data=tmp_path, database="postgresql://u:s3cret@127.0.0.1:1/d"
    )
    folder = BackupFolder(tmp_path / "kept")
    with pytest.raises(Unavailable, match="cannot be kept") as caught:
        make_backup(settings, folder, Wish())
    assert "s3cret" not in caught.value.detail
    assert list(folder.all()) == []
