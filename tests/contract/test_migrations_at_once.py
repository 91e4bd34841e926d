"""Databases that one process brings to the newest revision at once: the shopping log's and the labels', say."""

import threading

from penat.adapters.sql_database import Database
from penat.adapters.sql_migrations import newest_revision


def test_several_databases_are_migrated_at_once(tmp_path):
    databases = [Database(f"sqlite:///{tmp_path / f'{number}.db'}") for number in range(6)]
    begin, troubles = threading.Barrier(len(databases)), []

    def migrate(database):
        begin.wait()
        try:
            database.migrate()
        except Exception as trouble:
            troubles.append(trouble)

    threads = [threading.Thread(target=migrate, args=(database,)) for database in databases]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert troubles == []
    assert {database.revision() for database in databases} == {newest_revision()}
    for database in databases:
        database.close()
