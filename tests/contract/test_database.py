"""The database as an operator meets it: made, brought up to date, unreachable, damaged, shared by processes."""

import multiprocessing
import os
import secrets
import sqlite3
from datetime import UTC, datetime, timedelta

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from penat.adapters.sql_annotations import SqlAnnotations
from penat.adapters.sql_database import Database, database_url, newest_revision
from penat.adapters.sql_tables import metadata
from penat.domain.annotation import Round, Task, judged
from penat.domain.errors import InvalidInput, Unavailable
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
    with pytest.raises(Unavailable, match="newer Penat"):
        SqlAnnotations(opened(f"sqlite:///{tmp_path / 'penat.db'}")).rounds()


def test_a_damaged_file_is_told_with_its_place_and_not_touched(tmp_path, opened):
    path = tmp_path / "penat.db"
    path.write_bytes(b"this is no database at all" * 100)
    with pytest.raises(Unavailable, match=r"penat\.db cannot be used: file is not a database"):
        SqlAnnotations(opened(f"sqlite:///{path}")).rounds()
    assert path.read_bytes().startswith(b"this is no database")


@pytest.mark.skipif(os.getuid() == 0, reason="root may write anywhere")
def test_a_folder_that_cannot_be_written_is_told(tmp_path, opened):
    tmp_path.chmod(0o500)
    with pytest.raises(Unavailable, match="cannot be used"):
        SqlAnnotations(opened(f"sqlite:///{tmp_path / 'penat.db'}")).rounds()


def test_a_server_that_does_not_answer_is_told_without_the_password(opened):
    database = opened("postgresql://penat:s3cret@127.0.0.1:1/shop")
    with pytest.raises(Unavailable) as caught:
        SqlAnnotations(database).rounds()
    assert "127.0.0.1" in caught.value.detail
    assert "s3cret" not in caught.value.detail
    assert "s3cret" not in repr(database.place)


@pytest.mark.parametrize("text", ["", "shop.db", "mysql://a:pa55@b/c", "postgresql//x", "sqlite", "://", "http://x"])
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
