"""One suite over every photo store: memory, SQLite and PostgreSQL keep uploads, their bytes and their limits alike."""

import hashlib
import multiprocessing
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest

from penat.adapters import photo_files
from penat.adapters.photo_files import PhotoFiles
from penat.adapters.sql_database import Database
from penat.adapters.sql_migrations import newest_revision
from penat.adapters.sql_photos import SqlPhotos
from penat.domain.errors import InvalidInput, NotFound, StorageFull, Unavailable
from penat.domain.photo import Photo
from penat.ports.photo_store import PhotoUse
from penat.settings import Settings
from penat.wiring.photos import build_photo_stores
from tests.fakes.memory_photos import MemoryPhotos

NOW = datetime(2026, 5, 1, 12, tzinfo=UTC)
SOON = NOW + timedelta(days=1)
MUCH = PhotoUse(1000, 10**9)
SQL = ("sqlite", "postgres")


@pytest.fixture(params=["memory", *SQL])
def store(request, emptied_url, opened, tmp_path):
    """Return an empty store; that of a database keeps its bytes in the test's folder "photos"."""
    if request.param == "memory":
        return MemoryPhotos()
    return SqlPhotos(opened(emptied_url(request.param)), PhotoFiles(tmp_path / "photos"))


@pytest.fixture(params=SQL)
def sql_store(request, emptied_url, opened, tmp_path):
    return SqlPhotos(opened(emptied_url(request.param)), PhotoFiles(tmp_path / "photos"))


def photo(photo_id, content=b"pixels", owner="local", made_at=NOW, expires_at=None):
    sha256 = hashlib.sha256(content).hexdigest()
    return Photo(photo_id, owner, sha256, 30, 20, len(content), made_at, expires_at)


def put(store, photo_id, content=b"pixels", most=MUCH, most_of_owner=MUCH, **facts):
    made = photo(photo_id, content, **facts)
    store.add(made, content, most, most_of_owner)
    return made


def on_disk(tmp_path):
    return sorted(path.name for path in (tmp_path / "photos").rglob("*") if path.is_file())


def test_a_photo_comes_back_as_it_was_kept_with_its_bytes(store):
    made = put(store, "a", b"\xff\xd8" + bytes(70_000), owner="key:ann", expires_at=SOON)
    assert store.get("a", NOW) == made
    assert store.content(made) == b"\xff\xd8" + bytes(70_000)


def test_times_of_any_zone_are_the_same_moment(store):
    berlin = timezone(timedelta(hours=2))
    put(store, "a", made_at=NOW.astimezone(berlin), expires_at=SOON.astimezone(berlin))
    found = store.get("a", NOW)
    assert (found.made_at, found.expires_at) == (NOW, SOON)
    with pytest.raises(NotFound):
        store.get("a", SOON.astimezone(berlin))


def test_an_id_is_taken_once_and_the_first_photo_stays(store):
    made = put(store, "a", b"first")
    with pytest.raises(InvalidInput, match="another id"):
        put(store, "a", b"second")
    assert store.content(store.get("a", NOW)) == b"first"
    assert store.use() == PhotoUse(1, 5)
    assert store.get("a", NOW) == made


def test_bytes_that_are_not_what_is_said_of_them_are_refused(store):
    for other in ({"sha256": "0" * 64}, {"size": 7}, {"sha256": "../x"}):
        with pytest.raises(InvalidInput):
            store.add(replace(photo("a"), **other), b"pixels", MUCH, MUCH)
    assert store.use() == PhotoUse(0, 0)


def test_an_owners_photos_are_listed_newest_first_a_page_at_a_time(store):
    for n in range(5):
        put(store, f"p{n}", made_at=NOW + timedelta(minutes=n // 2))
    put(store, "other", owner="key:bob")
    assert [one.id for one in store.of_owner("local", NOW, 10)] == ["p4", "p3", "p2", "p1", "p0"]
    assert [one.id for one in store.of_owner("local", NOW, 2)] == ["p4", "p3"]
    assert [one.id for one in store.of_owner("local", NOW, 2, "p3")] == ["p2", "p1"]
    assert [one.id for one in store.of_owner("local", NOW, 2, "p0")] == []
    assert len(store.of_owner(None, NOW, 10)) == 6
    assert list(store.of_owner("local", NOW, 10, "deleted meanwhile")) == []
    assert list(store.of_owner("nobody", NOW, 10)) == []


def test_photos_of_one_content_share_their_bytes_until_the_last_goes(store):
    first, second = put(store, "a"), put(store, "b", owner="key:bob")
    assert (store.use(), store.use("local"), store.use("key:bob")) == (PhotoUse(2, 6), PhotoUse(1, 6), PhotoUse(1, 6))
    store.delete("a")
    assert store.content(second) == b"pixels"
    with pytest.raises(NotFound):
        store.content(first)
    store.delete("b")
    assert store.use() == PhotoUse(0, 0)
    for gone in (first, second):
        with pytest.raises(NotFound):
            store.content(gone)


def test_what_has_expired_is_neither_found_nor_listed_and_then_deleted(store):
    put(store, "stays")
    put(store, "late", b"late", expires_at=NOW)
    put(store, "soon", b"soon", expires_at=SOON)
    with pytest.raises(NotFound):
        store.get("late", NOW)
    assert {one.id for one in store.of_owner("local", NOW, 10)} == {"stays", "soon"}
    assert store.use() == PhotoUse(3, 14), "its bytes are there until it is deleted"
    assert (store.expire(NOW), store.expire(NOW)) == (1, 0)
    assert store.use() == PhotoUse(2, 10)
    assert store.expire(SOON) == 1


@pytest.mark.parametrize(
    ("most", "most_of_owner"),
    [(PhotoUse(2, 100), MUCH), (MUCH, PhotoUse(2, 100)), (PhotoUse(9, 11), MUCH), (MUCH, PhotoUse(9, 11))],
)
def test_nothing_more_is_kept_than_allowed(store, most, most_of_owner):
    put(store, "a", b"aaaaa", most, most_of_owner)
    put(store, "b", b"bbbbbb", most, most_of_owner)
    with pytest.raises(StorageFull, match="delete some"):
        put(store, "c", b"c", most, most_of_owner)
    assert store.use() == PhotoUse(2, 11)
    store.delete("a")
    put(store, "c", b"c", most, most_of_owner)


def test_bytes_that_are_kept_already_need_no_room(store):
    put(store, "a", b"aaaaa", PhotoUse(9, 5))
    put(store, "b", b"aaaaa", PhotoUse(9, 5), owner="key:bob")
    with pytest.raises(StorageFull):
        put(store, "c", b"aaaaa", PhotoUse(9, 5), PhotoUse(9, 4), owner="key:cleo")


def test_one_owners_limit_is_not_anothers(store):
    one = PhotoUse(1, 100)
    put(store, "a", most_of_owner=one)
    put(store, "b", most_of_owner=one, owner="key:bob")
    with pytest.raises(StorageFull):
        put(store, "c", most_of_owner=one)


@pytest.mark.parametrize("text", ["none", "", "' OR 1=1 --", "x" * 100_000, "../../etc/passwd"])
def test_what_is_not_there_is_not_found(store, text):
    for ask in (lambda: store.get(text, NOW), lambda: store.delete(text), lambda: store.content(photo(text))):
        with pytest.raises(NotFound):
            ask()


@pytest.mark.parametrize("text", ["a\x00b", "\ud800"])
def test_text_that_cannot_be_kept_is_the_askers_mistake(sql_store, text, tmp_path):
    for ask in (lambda: sql_store.get(text, NOW), lambda: sql_store.delete(text)):
        with pytest.raises((NotFound, InvalidInput)):
            ask()


def test_many_who_upload_at_once_keep_exactly_what_is_allowed(store):
    def work(who):
        kept = 0
        for n in range(4):
            try:
                put(store, f"{who}-{n}", f"{who}-{n}".encode(), PhotoUse(11, 10**6), PhotoUse(10, 27))
                kept += 1
            except StorageFull:
                pass
        return kept

    with ThreadPoolExecutor(8) as pool:
        kept = sum(pool.map(work, range(8)))
    assert kept == 9, "nine times three bytes"
    assert store.use() == PhotoUse(9, 27)


def test_adding_and_deleting_one_content_at_once_never_loses_its_bytes(store):
    def work(who):
        for n in range(8):
            made = put(store, f"{who}-{n}", b"the same")
            assert store.content(made) == b"the same"
            store.delete(made.id)

    with ThreadPoolExecutor(6) as pool:
        list(pool.map(work, range(6)))
    assert store.use() == PhotoUse(0, 0)
    assert store.sweep() == 0


def test_a_deleted_photo_leaves_no_file(sql_store, tmp_path):
    made = put(sql_store, "a")
    assert on_disk(tmp_path) == [f"{made.sha256}.jpg"]
    sql_store.delete("a")
    assert on_disk(tmp_path) == []


def test_a_damaged_or_missing_file_is_told_with_its_cure_and_heals_with_the_next_upload(sql_store, tmp_path):
    made = put(sql_store, "a")
    [path] = (tmp_path / "photos").rglob("*.jpg")
    path.write_bytes(b"pixelz")
    with pytest.raises(Unavailable, match=r"damaged; restore it from a backup"):
        sql_store.content(made)
    path.unlink()
    with pytest.raises(Unavailable, match="missing; restore it from a backup"):
        sql_store.content(made)
    put(sql_store, "b")
    assert sql_store.content(made) == b"pixels"


def test_a_sweep_takes_what_no_photo_has_and_nothing_else(sql_store, tmp_path):
    kept = put(sql_store, "a")
    orphan, half = hashlib.sha256(b"orphan").hexdigest(), hashlib.sha256(b"half").hexdigest()
    folder = tmp_path / "photos"
    for name in (f"{orphan}.jpg", f"{half}.part", f"{orphan}.gone", "notes.txt", f"{orphan}.txt"):
        (folder / name[:2]).mkdir(exist_ok=True)
        (folder / name[:2] / name).write_bytes(b"left by a crash")
    (folder / kept.sha256[:2] / f"{kept.sha256}.part").write_bytes(b"pix")
    (folder / "README").write_text("an operator's own")
    assert (sql_store.sweep(), sql_store.sweep()) == (4, 0)
    assert on_disk(tmp_path) == sorted(["README", f"{kept.sha256}.jpg", f"{orphan}.txt", "notes.txt"])
    assert sql_store.content(kept) == b"pixels"


def test_a_file_that_was_put_aside_when_the_power_went_is_put_back_where_a_photo_has_it(sql_store, tmp_path):
    kept = put(sql_store, "a")
    [path] = (tmp_path / "photos").rglob("*.jpg")
    path.replace(path.with_suffix(".gone"))
    assert sql_store.sweep() == 0
    assert sql_store.content(kept) == b"pixels"


def test_a_file_whose_deletion_goes_wrong_is_put_back(tmp_path):
    """The database may be lost between its word that nobody needs the file, and the deleting."""
    files, sha256 = PhotoFiles(tmp_path), hashlib.sha256(b"pixels").hexdigest()
    files.keep(sha256, b"pixels")
    with suppress(Unavailable), files.removing(sha256) as there:
        assert (there, files.read(sha256)) == (1, None)
        raise Unavailable("the database went away")
    assert files.read(sha256) == b"pixels"


def test_a_full_disk_is_told_and_nothing_is_left(sql_store, tmp_path, monkeypatch):
    def full(_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(photo_files.os, "fsync", full)
    with pytest.raises(Unavailable, match=r"disk of .*photos is full"):
        put(sql_store, "a")
    monkeypatch.undo()
    assert on_disk(tmp_path) == []
    assert sql_store.use() == PhotoUse(0, 0)
    put(sql_store, "a")


def test_a_folder_that_cannot_be_written_is_told(sql_store, tmp_path):
    (tmp_path / "photos").write_text("a file where the folder should be")
    with pytest.raises(Unavailable, match=r"photos cannot be kept in .*PENAT_VAR"):
        put(sql_store, "a")
    assert sql_store.use() == PhotoUse(0, 0)


def test_a_database_that_refuses_the_row_leaves_no_file(opened, tmp_path):
    store = SqlPhotos(opened(f"sqlite:///{tmp_path / 'penat.db'}"), PhotoFiles(tmp_path / "photos"))
    put(store, "a")
    connection = sqlite3.connect(tmp_path / "penat.db")
    connection.execute("CREATE TRIGGER no BEFORE INSERT ON photos BEGIN SELECT RAISE(FAIL, 'disk I/O error'); END")
    connection.commit()
    connection.close()
    with pytest.raises(Exception, match="disk I/O error"):
        put(store, "b", b"other")
    assert len(on_disk(tmp_path)) == 1


def churn(url, folder, who):
    """Add and delete photos of three contents, in a process of its own."""
    database = Database(url)
    store = SqlPhotos(database, PhotoFiles(folder))
    for n in range(12):
        content = f"content {n % 3}".encode()
        made = put(store, f"{who}-{n}", content)
        assert store.content(made) == content
        if n % 4:
            store.delete(made.id)
        if n % 5 == 0:
            store.sweep()
    database.close()


@pytest.mark.parametrize("engine", SQL)
def test_processes_that_add_delete_and_sweep_the_same_contents_lose_nothing(engine, emptied_url, opened, tmp_path):
    url = emptied_url(engine)
    starting = multiprocessing.get_context("spawn")
    workers = [starting.Process(target=churn, args=(url, tmp_path / "photos", who)) for who in "ab"]
    for process in workers:
        process.start()
    for process in workers:
        process.join(90)
    assert [process.exitcode for process in workers] == [0, 0]
    store = SqlPhotos(opened(url), PhotoFiles(tmp_path / "photos"))
    left = store.of_owner(None, NOW, 100)
    assert len(left) == 6
    for one in left:
        assert hashlib.sha256(store.content(one)).hexdigest() == one.sha256
    assert store.sweep() == 0
    assert on_disk(tmp_path) == sorted({f"{one.sha256}.jpg" for one in left})


def test_the_settings_stores_share_their_database_and_keep_bytes_under_var(tmp_path):
    settings = Settings(var=tmp_path / "var", database="")
    photos, segments = build_photo_stores(settings)
    assert not (tmp_path / "var").exists(), "nothing is opened before it is used"
    made = put(photos, "a")
    assert photos.content(made) == b"pixels"
    assert list(segments.runs("a")) == []
    assert (tmp_path / "var" / "photos" / made.sha256[:2] / f"{made.sha256}.jpg").read_bytes() == b"pixels"
    assert Database(settings.database_url).revision() == newest_revision()
