"""The database as an operator meets it: made, brought up to date, unreachable, damaged, shared by processes."""

import multiprocessing
import secrets
import sqlite3
import subprocess
import sys
from datetime import UTC, datetime, timedelta

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from penat.adapters import sql_database
from penat.adapters.sql_annotations import SqlAnnotations
from penat.adapters.sql_database import Database
from penat.adapters.sql_migrations import newest_revision
from penat.adapters.sql_tables import metadata
from penat.adapters.sql_urls import database_url
from penat.domain.annotation import Round, Task, judged
from penat.domain.errors import InvalidInput, NotFound, Unavailable
from penat.settings import Settings
from penat.wiring.annotation import build_annotation
from tests.fakes.databases import ENGINES

NOW = datetime(2026, 5, 1, tzinfo=UTC)


@pytest.mark.parametrize("engine", ENGINES)
def test_migrations_go_up_down_and_up_and_make_what_the_code_knows(engine, database_urls, opened):
    database = opened(database_urls(engine))
    assert database.revision() is None
    database.migrate()
    assert database.revision() == newest_revision()
    with database.reading() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []
    database.migrate("base")
    assert database.revision() is None
    database.migrate()
    assert SqlAnnotations(database).rounds() == []


@pytest.mark.parametrize("engine", ENGINES)
def test_the_first_use_makes_the_tables(engine, database_urls, opened):
    database = opened(database_urls(engine))
    assert SqlAnnotations(database).rounds() == []
    assert database.revision() == newest_revision()


def test_a_database_of_a_newer_penat_is_left_alone(tmp_path, opened):
    database = opened(f"sqlite:///{tmp_path / 'penat.db'}")
    database.migrate()
    with sqlite3.connect(tmp_path / "penat.db") as connection:
        connection.execute("UPDATE alembic_version SET version_num = 'r9999'")
    connection.close()
    again = opened(f"sqlite:///{tmp_path / 'penat.db'}")
    for use in (SqlAnnotations(again).rounds, again.migrate, lambda: again.migrate("base")):
        with pytest.raises(Unavailable, match="newer Penat"):
            use()
    assert again.revision() == "r9999"


def test_a_damaged_file_is_told_with_its_place_and_not_touched(tmp_path, opened):
    path = tmp_path / "penat.db"
    path.write_bytes(b"this is no database at all" * 100)
    with pytest.raises(Unavailable, match=r"penat\.db cannot be used: file is not a database"):
        SqlAnnotations(opened(f"sqlite:///{path}")).rounds()
    assert path.read_bytes().startswith(b"this is no database")


SHARED_OVER_A_FORK = """
store.rounds()
child = os.fork()
if child == 0:
    store.rounds()
    os._exit(0)
assert os.waitpid(child, 0)[1] == 0
store.rounds()
"""
UNPRIVILEGED = """
if os.getuid() == 0:
    os.setuid(65534)
try:
    store.lease("r", "ann", datetime.now(UTC), datetime.now(UTC))
except Unavailable as error:
    print(error.detail)
"""


def run(code, url):
    """Run *code* over the annotation store at *url*, in a process of its own; return what it says."""
    imports = """
import os, sqlite3, sys
from datetime import UTC, datetime
import alembic.command, alembic.migration, alembic.script, sqlalchemy.dialects.sqlite.pysqlite
from penat.adapters.sql_annotations import SqlAnnotations
from penat.adapters.sql_database import Database
from penat.domain.errors import Unavailable
store = SqlAnnotations(Database(sys.argv[1]))
"""
    said = subprocess.run([sys.executable, "-c", imports + code, url], capture_output=True, text=True, timeout=60)
    assert (said.returncode, said.stderr) == (0, "")
    return said.stdout


@pytest.mark.parametrize("engine", ENGINES)
def test_a_worker_forked_after_the_first_use_opens_its_own_and_leaves_its_parents_alone(engine, database_urls):
    run(SHARED_OVER_A_FORK, database_urls(engine))


@pytest.mark.parametrize("made", [False, True], ids=["a folder", "a file"])
def test_what_may_not_be_written_is_told(tmp_path_factory, made):
    folder = tmp_path_factory.mktemp("open").parent / f"read-only-{made}"
    folder.mkdir()
    for above in (folder, *folder.parents[:2]):  # the one who may not write must be able to come here
        above.chmod(above.stat().st_mode | 0o011)
    if made:
        database = Database(f"sqlite:///{folder / 'penat.db'}")
        database.migrate()
        database.close()
        (folder / "penat.db").chmod(0o444)
    folder.chmod(0o555)
    said = run(UNPRIVILEGED, f"sqlite:///{folder / 'penat.db'}")
    folder.chmod(0o755)
    assert "penat.db cannot be used: " in said
    assert "docs/database.md" in said


def test_a_server_that_does_not_answer_is_told_without_the_password(opened):
    database = opened("postgresql://penat:s3cret@127.0.0.1:1/shop")
    with pytest.raises(Unavailable) as caught:
        SqlAnnotations(database).rounds()
    assert "127.0.0.1" in caught.value.detail
    assert "s3cret" not in caught.value.detail
    assert "s3cret" not in repr(database.place)


def test_a_server_that_is_away_is_not_asked_again_by_every_request(opened, monkeypatch):
    """Else each of a server's threads would come to wait for it, and the shopper's flow with them."""
    asked, moment = [], [100.0]
    made = sql_database.sql.create_engine
    monkeypatch.setattr(sql_database.sql, "create_engine", lambda *url, **how: asked.append(url) or made(*url, **how))
    monkeypatch.setattr(sql_database, "monotonic", lambda: moment[0])
    store = SqlAnnotations(opened("postgresql://penat@127.0.0.1:1/shop"))
    for _ in range(3):
        with pytest.raises(Unavailable, match="cannot be used"):
            store.rounds()
    assert len(asked) == 1
    moment[0] += sql_database.REST_SECONDS + 1
    with pytest.raises(Unavailable, match="cannot be used"):
        store.rounds()
    assert len(asked) == 2


@pytest.mark.parametrize("engine", ENGINES)
def test_a_mistake_of_one_request_does_not_make_the_database_rest(engine, emptied_url, opened):
    store = SqlAnnotations(opened(emptied_url(engine)))
    with pytest.raises((NotFound, InvalidInput)):
        store.progress("a\x00b")
    assert store.rounds() == []


def test_a_password_in_the_query_of_a_url_is_not_shown_either():
    database = Database("postgresql://127.0.0.1:1/shop?user=penat&password=s3cret&host=127.0.0.1")
    assert "s3cret" not in database.place
    with pytest.raises(Unavailable) as caught:
        database.revision()
    assert "s3cret" not in caught.value.detail


def test_postgresql_without_its_driver_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(Unavailable, match=r"pip install -r requirements-postgres\.txt"):
        Database("postgresql://penat@127.0.0.1:1/shop").revision()


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("text", ["a\x00b", "\ud800", "x" * 100_000])
def test_text_that_cannot_be_kept_is_the_askers_mistake(engine, text, emptied_url, opened):
    store = SqlAnnotations(opened(emptied_url(engine)))
    with pytest.raises((NotFound, InvalidInput)):
        store.progress(text)
    with pytest.raises((NotFound, InvalidInput)):
        store.restore(text)
    assert store.rounds() == []


@pytest.mark.parametrize(
    "text",
    [
        "", "shop.db", "mysql://a:pa55@b/c", "postgresql//x", "sqlite", "://", "http://x", "postgresql://a:pa55@h:x/d",
        "sqlite://", "sqlite:///", "sqlite:///:memory:", "sqlite:////a/b.db?mode=ro",
    ],
)  # fmt: skip
def test_what_is_no_url_of_a_database_is_refused_without_showing_it(text):
    with pytest.raises(InvalidInput, match="PENAT_DATABASE") as caught:
        database_url(text)
    assert "pa55" not in caught.value.detail


@pytest.mark.parametrize("text", ["postgres://u@h/d", "postgresql://u@h/d", "postgresql+psycopg2://u@h/d"])
def test_any_spelling_of_postgresql_is_taken(text):
    assert database_url(text).drivername == "postgresql+psycopg"


def work(url, who, made):
    """Answer until nothing is left, in a process of its own."""
    database = Database(url)
    store = SqlAnnotations(database)
    while (task := store.lease(made, who, NOW, NOW + timedelta(hours=1))) is not None:
        store.record(judged(task, who, (), NOW))
    database.close()


@pytest.mark.parametrize("engine", ENGINES)
def test_processes_that_start_at_once_on_an_empty_database_share_the_work(engine, database_urls, opened):
    url = database_urls(engine)
    made = Round(secrets.token_hex(4), "Chairs", "r1", "tiny", NOW)
    starting = multiprocessing.get_context("spawn")
    first = [starting.Process(target=work, args=(url, "early", "none")) for _ in range(2)]
    for process in first:  # both meet an empty database, and an unknown round
        process.start()
    for process in first:
        process.join(60)
    store = SqlAnnotations(opened(url))
    store.add(made, [Task(f"t{n}", made.id, n, (f"m{n}", f"n{n}")) for n in range(20)])
    workers = [starting.Process(target=work, args=(url, f"annotator {n}", made.id)) for n in range(2)]
    for process in workers:
        process.start()
    for process in workers:
        process.join(60)
    assert [process.exitcode for process in workers] == [0, 0]
    assert sorted(task.id for task, _ in store.judgements(made.id)) == sorted(f"t{n}" for n in range(20))


def test_a_server_starts_without_opening_or_loading_what_only_annotators_need(tmp_path):
    code = """
import sys
from pathlib import Path
from penat.settings import Settings
from penat.wiring.server import build_services
services = build_services(Settings(var=sys.argv[1], data=sys.argv[1], cache=sys.argv[1]))
print("sqlalchemy" in sys.modules, services.annotator.rounds(), "sqlalchemy" in sys.modules)
"""
    said = subprocess.run([sys.executable, "-c", code, tmp_path], capture_output=True, text=True, timeout=60)
    assert (said.stdout, said.stderr) == ("False [] True\n", "")
    assert (tmp_path / "penat.db").exists()


def test_a_url_that_cannot_be_is_refused_before_anything_is_served(tmp_path):
    with pytest.raises(InvalidInput, match="PENAT_DATABASE"):
        build_annotation(Settings(var=tmp_path, database="mysql://a:pa55@b/c"))
