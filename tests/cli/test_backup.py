"""`penat backup` and `penat restore`: what they keep, what they refuse, and that nothing is lost by either."""

import json
import os
import sqlite3
import stat
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner

from penat.adapters import backup_folder
from penat.adapters.backup_folder import BackupFolder
from penat.adapters.place_lock import alone_in, use_place
from penat.adapters.release_lock import release_lock
from penat.adapters.sql_database import Database
from penat.cli.main import cli
from penat.domain.backup import Backup
from penat.domain.errors import Unavailable
from tests.fakes.published import Publisher
from tests.fakes.shop import draw_shop

FILE = {"path": "var/a", "sha256": "0" * 64, "size": 1, "mode": 420, "changed_ns": 0}


@pytest.fixture
def place(tmp_path):
    """Give the folder of a deployment that has been used: a release, a model, a key, a query, a database."""
    home = tmp_path / "home"
    Publisher(draw_shop(home / "data", {"chair": 3}), home / "cache").ingest()
    (home / "cache/models/tiny").mkdir(parents=True)
    (home / "cache/models/tiny/model.json").write_text("{}")
    (home / "var/queries").mkdir(parents=True)
    (home / "var/queries/cheap.toml").write_text("name = 'Cheap'\n")
    (home / "var/pictures").mkdir()
    (home / "var/pictures/made-anew.webp").write_bytes(b"x")
    (home / "var/secret_key").write_text("s" * 40)
    (home / "var/secret_key").chmod(0o600)
    (home / "data/links.csv").write_text("image,name\nchair/chair-0.png,A\n")
    database = Database(f"sqlite:///{home / 'var/penat.db'}")
    database.migrate()
    database.close()
    return home


def penat(home, *words):
    """Run a command over the deployment in *home*; return what click's runner gives."""
    env = {"PENAT_CACHE": str(home / "cache"), "PENAT_VAR": str(home / "var"), "PENAT_DATA": str(home / "data")}
    return CliRunner().invoke(cli, [str(word) for word in words], env=env)


def files_in(home):
    """Return the files of a deployment that a backup should hold, with their bytes."""
    return {
        path.relative_to(home).as_posix(): path.read_bytes()
        for path in sorted(home.rglob("*"))
        if path.is_file() and not path.name.startswith(".") and "pictures/made-anew" not in path.as_posix()
        and not path.name.endswith((".lock", "-wal", "-shm", ".db")) and "data/chair" not in path.as_posix()
    }  # fmt: skip


def test_what_is_kept_comes_back_byte_for_byte(place, tmp_path):
    said = penat(place, "backup", tmp_path / "kept")
    assert said.exit_code == 0, said.output
    back = penat(tmp_path / "other", "restore", tmp_path / "kept")
    assert back.exit_code == 0, back.output
    assert files_in(tmp_path / "other") == files_in(place)
    assert stat.S_IMODE((tmp_path / "other/var/secret_key").stat().st_mode) == 0o600
    assert Database(f"sqlite:///{tmp_path / 'other/var/penat.db'}").revision() is not None
    assert "is sound" in penat(tmp_path / "other", "releases", "verify").output


def test_only_its_owner_can_read_a_backup(place, tmp_path):
    penat(place, "backup", tmp_path / "kept")
    for path in (tmp_path / "kept", *(tmp_path / "kept").rglob("*")):
        assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0, path


def test_a_second_backup_keeps_only_what_is_new_and_older_ones_can_be_forgotten(place, tmp_path):
    kept = tmp_path / "kept"
    first = json.loads(penat(place, "backup", kept, "--json").output)
    (place / "var/queries/dear.toml").write_text("name = 'Dear'\n")
    second = json.loads(penat(place, "backup", kept, "--json").output)
    assert first["new_bytes"] > 10_000
    assert second["new_bytes"] < 200
    (place / "var/queries/dear.toml").unlink()
    third = json.loads(penat(place, "backup", kept, "--keep", 1, "--json").output)
    assert (third["forgotten"], third["freed_bytes"]) == (2, len("name = 'Dear'\n"))
    assert [each["id"] for each in json.loads(penat(place, "backup", kept, "--list", "--json").output)] == [third["id"]]
    assert penat(tmp_path / "other", "restore", kept).exit_code == 0


def test_a_photo_is_read_once_and_not_again_by_a_later_backup(place, tmp_path, monkeypatch):
    photo = place / "var/photos/ab/photo.jpg"
    photo.parent.mkdir(parents=True)
    photo.write_bytes(b"a photo")
    read, keep = [], BackupFolder.keep
    monkeypatch.setattr(
        BackupFolder, "keep", lambda self, source, path: (read.append(path), keep(self, source, path))[1]
    )
    for _ in range(2):
        assert penat(place, "backup", tmp_path / "kept").exit_code == 0
    assert read.count("var/photos/ab/photo.jpg") == 1
    photo.write_bytes(b"another photo")
    penat(place, "backup", tmp_path / "kept")
    penat(tmp_path / "other", "restore", tmp_path / "kept")
    assert (tmp_path / "other/var/photos/ab/photo.jpg").read_bytes() == b"another photo"


def test_an_earlier_backup_can_be_chosen_by_the_beginning_of_its_id(place, tmp_path):
    first = json.loads(penat(place, "backup", tmp_path / "kept", "--json").output)
    (place / "var/queries/cheap.toml").write_text("name = 'Cheaper'\n")
    penat(place, "backup", tmp_path / "kept")
    penat(tmp_path / "other", "restore", tmp_path / "kept", "--at", first["id"])
    assert (tmp_path / "other/var/queries/cheap.toml").read_text() == "name = 'Cheap'\n"
    said = penat(tmp_path / "third", "restore", tmp_path / "kept", "--at", "1999")
    assert (said.exit_code, first["id"] in said.output) == (2, True)


def test_releases_and_models_can_be_left_out(place, tmp_path):
    penat(place, "backup", tmp_path / "kept", "--releases", "none", "--no-models")
    penat(tmp_path / "other", "restore", tmp_path / "kept")
    assert not (tmp_path / "other/cache/releases").exists()
    assert not (tmp_path / "other/cache/models").exists()
    assert (tmp_path / "other/var/secret_key").exists()


def test_nothing_is_written_over_what_is_there_unless_that_is_said_and_then_it_is_put_aside(place, tmp_path):
    penat(place, "backup", tmp_path / "kept")
    (place / "var/secret_key").write_text("t" * 40)
    before = files_in(place)
    said = penat(place, "restore", tmp_path / "kept")
    assert (said.exit_code, "var/secret_key" in said.output, "--force" in said.output) == (2, True, True)
    assert files_in(place) == before
    assert penat(place, "restore", tmp_path / "kept", "--force").exit_code == 0
    assert (place / "var/secret_key").read_text() == "s" * 40
    aside = list(place.glob("var/.before-restoring-*/secret_key"))
    assert [path.read_text() for path in aside] == ["t" * 40]


@pytest.fixture
def used(place):
    """Use the deployment as a server does."""
    held = use_place(place / "var")
    yield place
    os.close(held)
    use_place.cache_clear()


def test_nothing_is_brought_back_beneath_a_server_unless_that_is_said(used, tmp_path):
    penat(used, "backup", tmp_path / "kept")
    (used / "var/secret_key").write_text("t" * 40)
    before = files_in(used)
    for words in ((), ("--force",)):
        said = penat(used, "restore", tmp_path / "kept", *words)
        assert (said.exit_code, "stop them first" in said.output) == (2, True), said.output
    assert files_in(used) == before
    assert penat(used, "restore", tmp_path / "kept", "--dry-run").exit_code == 0
    assert penat(tmp_path / "other", "restore", tmp_path / "kept").exit_code == 0
    assert penat(used, "restore", tmp_path / "kept", "--force", "--despite-server").exit_code == 0
    assert (used / "var/secret_key").read_text() == "s" * 40


def test_no_server_starts_where_a_backup_is_being_brought_back(place):
    with alone_in(place / "var"), pytest.raises(Unavailable, match=r"being brought back to .*; start again when"):
        use_place(place / "var")


def test_where_nothing_can_be_written_a_server_starts_all_the_same():
    assert use_place(Path("/proc/var")) is None


def test_a_databases_log_does_not_spoil_the_one_that_is_brought_back(place, tmp_path):
    penat(place, "backup", tmp_path / "kept")
    with sqlite3.connect(place / "var/penat.db") as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("CREATE TABLE later (x)")
        connection.commit()
        assert (place / "var/penat.db-wal").exists()
        assert penat(place, "restore", tmp_path / "kept", "--force").exit_code == 0
        assert not (place / "var/penat.db-wal").exists()
    connection.close()
    with sqlite3.connect(place / "var/penat.db") as again:
        assert again.execute("SELECT count(*) FROM sqlite_master WHERE name = 'later'").fetchone() == (0,)
    again.close()


def test_a_log_whose_database_is_gone_does_not_spoil_the_one_that_is_brought_back(place, tmp_path):
    penat(place, "backup", tmp_path / "kept")
    with closing(sqlite3.connect(place / "var/penat.db")) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("CREATE TABLE later (x)")
        connection.commit()
        left = (place / "var/penat.db-wal").read_bytes()
    (place / "var/penat.db").unlink()
    (place / "var/penat.db-wal").write_bytes(left)
    said = penat(place, "restore", tmp_path / "kept")
    assert said.exit_code == 0, said.output
    assert [path.read_bytes() for path in place.glob("var/.before-restoring-*/penat.db-wal")] == [left]
    with closing(sqlite3.connect(place / "var/penat.db")) as again:
        assert again.execute("SELECT count(*) FROM sqlite_master WHERE name = 'later'").fetchone() == (0,)


def test_a_database_comes_back_for_those_alone_who_could_read_it(place, tmp_path):
    (place / "var/penat.db").chmod(0o600)
    penat(place, "backup", tmp_path / "kept")
    penat(tmp_path / "other", "restore", tmp_path / "kept")
    assert stat.S_IMODE((tmp_path / "other/var/penat.db").stat().st_mode) == 0o600


def test_a_content_that_was_cut_short_is_kept_anew_by_the_next_backup(place, tmp_path):
    penat(place, "backup", tmp_path / "kept")
    content = next(path for path in (tmp_path / "kept/objects").glob("??/*") if path.read_bytes() == b"s" * 40)
    content.write_bytes(b"")
    penat(place, "backup", tmp_path / "kept")
    assert penat(tmp_path / "other", "restore", tmp_path / "kept").exit_code == 0
    assert (tmp_path / "other/var/secret_key").read_text() == "s" * 40


def test_forgetting_waits_for_a_backup_that_is_being_made_and_keeps_its_contents(place, tmp_path):
    for _ in range(2):
        penat(place, "backup", tmp_path / "kept")
    folder = BackupFolder(tmp_path / "kept")
    (place / "new").write_text("new")
    with ThreadPoolExecutor(1) as other:
        with folder.writing():
            file = folder.keep(place / "new", "var/new")
            forgetting = other.submit(folder.forget, 1)
            folder.write(Backup("99990101-000000-abcd", "9999-01-01T00:00:00+00:00", "0", (file,)))
        assert forgetting.result(60)[0] == 2
    assert folder.damaged(file) is None


def test_looking_first_changes_nothing(place, tmp_path):
    penat(place, "backup", tmp_path / "kept")
    said = penat(tmp_path / "other", "restore", tmp_path / "kept", "--dry-run")
    assert (said.exit_code, "would be brought back" in said.output) == (0, True)
    assert not (tmp_path / "other").exists()


@pytest.mark.parametrize("harm", ["changed", "missing"])
def test_a_damaged_backup_is_told_before_anything_is_written(place, tmp_path, harm):
    penat(place, "backup", tmp_path / "kept")
    content = max((tmp_path / "kept/objects").glob("??/*"), key=lambda path: path.stat().st_size)
    if harm == "missing":
        content.unlink()
    else:
        content.write_bytes(b"y" + content.read_bytes()[1:])
    said = penat(tmp_path / "other", "restore", tmp_path / "kept")
    assert (said.exit_code, "is damaged" in said.output) == (2, True)
    assert not (tmp_path / "other").exists()


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"format": 2}, "is of format 2"),
        ({"revision": "r9999", "penat": "9.0"}, "newer Penat (9.0"),
        ({"database": "postgresql"}, "the backup's database is postgresql"),
        ({"files": [{**FILE, "path": "var/../../evil"}]}, "tampered"),
        ({"files": [{**FILE, "path": "etc/passwd"}]}, "tampered"),
        ({"files": [{**FILE, "sha256": "../../evil"}]}, "tampered"),
        ({"files": [{**FILE, "mode": 0o4755}]}, "tampered"),
        ({"files": [{**FILE, "changed_ns": 10**30}]}, "tampered"),
        ({"files": 3}, "is no backup's list"),
        ({"id": "../../evil"}, "tampered"),
    ],
)
def test_a_list_that_cannot_be_followed_is_refused(place, tmp_path, change, told):
    penat(place, "backup", tmp_path / "kept")
    path = next((tmp_path / "kept/backups").glob("*.json"))
    path.write_text(json.dumps({**json.loads(path.read_text()), **change}))
    said = penat(tmp_path / "other", "restore", tmp_path / "kept")
    assert (said.exit_code, told in said.output.replace("\n", " ")) == (2, True), said.output
    assert not (tmp_path / "other/var").exists()


def test_an_empty_folder_says_how_a_backup_is_made(tmp_path):
    (tmp_path / "kept").mkdir()
    said = penat(tmp_path, "restore", tmp_path / "kept")
    assert (said.exit_code, "penat backup" in said.output) == (2, True)


@pytest.mark.parametrize("inside", ["var/kept", "cache/kept"])
def test_a_backup_is_not_put_into_what_it_keeps(place, inside):
    said = penat(place, "backup", place / inside)
    assert (said.exit_code, "name a folder elsewhere" in said.output) == (2, True)


def test_it_does_not_read_what_an_ingestion_is_just_writing(place, tmp_path):
    with release_lock(place / "cache"):
        said = penat(place, "backup", tmp_path / "kept")
    assert (said.exit_code, "is writing to" in said.output) == (2, True)
    assert penat(place, "backup", tmp_path / "kept").exit_code == 0


def test_two_backups_into_one_folder_do_not_mix(place, tmp_path):
    with BackupFolder(tmp_path / "kept").writing():
        said = penat(place, "backup", tmp_path / "kept")
    assert (said.exit_code, "another backup is being made" in said.output) == (2, True)


def test_a_full_disk_leaves_no_backup_that_only_seems_to_be_one(place, tmp_path, monkeypatch):
    penat(place, "backup", tmp_path / "kept")
    (place / "var/queries/dear.toml").write_text("name = 'Dear'\n")

    def full(source, target):
        target.write(source.read(3))
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(backup_folder, "_copied", full)
    said = penat(place, "backup", tmp_path / "kept")
    assert (said.exit_code, "No space left" in said.output, "no backup was made" in said.output) == (2, True, True)
    monkeypatch.undo()
    assert len(json.loads(penat(place, "backup", tmp_path / "kept", "--list", "--json").output)) == 1
    assert not list((tmp_path / "kept/objects").glob(".part-*"))
    assert penat(tmp_path / "other", "restore", tmp_path / "kept").exit_code == 0


def test_a_damaged_database_is_told_and_no_backup_pretends_to_hold_it(place, tmp_path):
    content = bytearray((place / "var/penat.db").read_bytes())
    content[4096:] = b"\xff" * (len(content) - 4096)
    (place / "var/penat.db").write_bytes(content)
    said = penat(place, "backup", tmp_path / "kept")
    assert said.exit_code == 2
    assert "penat.db" in said.output
    assert penat(place, "backup", tmp_path / "kept", "--list").output.startswith("There is no backup")


def test_a_server_that_was_never_used_has_little_to_keep_and_that_is_no_mistake(tmp_path):
    said = penat(tmp_path / "home", "backup", tmp_path / "kept")
    assert (said.exit_code, "0 files" in said.output) == (0, True)
