"""Saved queries on disk: files that survive a round trip, renames, deletions, hostile names and other hands."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from penat.adapters.query_files import QueryFiles, query_text, read_query
from penat.domain.errors import InvalidInput, NotFound
from penat.domain.saved_query import SavedQuery, query_id

WHEN = datetime(2026, 3, 1, 12, 30, tzinfo=UTC)
WHERE = [{"field": "style", "in": ["boho", "Ä"]}]
BODY = {"text": 'oak "art deco"^2', "like": ["chair-1"], "where": WHERE, "diversity": 0.3}


def saved(name="Rattan chairs", **more):
    told = {"note": "two\nlines", "author": "Anna", "together": 0.8, **more}
    return SavedQuery(query_id(name), name, BODY, "release-1", WHEN, ("chair-2", "chair-3"), **told)


@pytest.fixture
def store(tmp_path):
    examples = tmp_path / "examples"
    examples.mkdir()
    (examples / "shipped.toml").write_text(query_text(saved("Shipped")), encoding="utf-8")
    return QueryFiles(tmp_path / "queries", [examples])


def test_a_query_comes_back_as_it_was_saved(store):
    store.add(saved())
    assert store.get("rattan-chairs") == saved()


def test_the_file_is_one_a_person_can_read_and_write(store, tmp_path):
    store.add(saved())
    text = (tmp_path / "queries" / "rattan-chairs.toml").read_text()
    assert 'name = "Rattan chairs"' in text
    (tmp_path / "queries" / "by-hand.toml").write_text('[query]\ntext = "oak"\n')
    made = store.get("by-hand")
    assert (made.name, made.query, made.items) == ("by-hand", {"text": "oak"}, ())


def test_files_that_are_no_queries_are_named_and_the_others_still_found(store, tmp_path):
    store.add(saved())
    for name, text in (("a", "name = "), ("b", "x = 1"), ("c", "query = 3"), ("d", "[query]\n[saved]\nitems = 3")):
        (tmp_path / "queries" / f"{name}.toml").write_text(text)
    (tmp_path / "queries" / "e.toml").write_bytes(b"\xff\xfe")
    assert [query.id for query in store.all()] == ["rattan-chairs", "shipped"]
    assert sorted(store.refused) == ["a.toml", "b.toml", "c.toml", "d.toml", "e.toml"]


def test_a_name_is_taken_once_even_by_eight_at_a_time(store):
    def add(number):
        try:
            store.add(saved(note=f"{number}"))
        except InvalidInput:
            return 0
        return 1

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(add, range(8))) == 1
    assert store.get("rattan-chairs").note.isdigit()


def test_a_deleted_query_comes_back_by_its_word(store):
    store.add(saved())
    undo = store.delete("rattan-chairs")
    with pytest.raises(NotFound):
        store.get("rattan-chairs")
    assert store.restore(undo) == store.get("rattan-chairs") == saved()


def test_a_deletion_is_not_undone_over_a_newer_query(store):
    store.add(saved())
    undo = store.delete("rattan-chairs")
    store.add(saved(note="newer"))
    with pytest.raises(InvalidInput, match="already"):
        store.restore(undo)
    assert store.get("rattan-chairs").note == "newer"


def test_a_renamed_query_takes_its_tables_along(store):
    store.add(saved())
    store.keep_table("rattan-chairs", "20260301.csv", "a,b\n")
    store.replace("rattan-chairs", replace(saved(), id="cane", name="Cane"))
    assert [query.id for query in store.all()] == ["cane", "shipped"]
    assert store.table("cane", "20260301.csv") == "a,b\n"


def test_a_query_is_not_renamed_over_another(store):
    store.add(saved())
    store.add(saved("Cane"))
    with pytest.raises(InvalidInput, match="already"):
        store.replace("rattan-chairs", saved("Cane"))
    assert len(store.all()) == 3


def test_shipped_examples_are_read_but_never_changed(store):
    assert store.get("shipped").example
    for change in (lambda: store.delete("shipped"), lambda: store.replace("shipped", saved("Shipped"))):
        with pytest.raises(InvalidInput, match="example"):
            change()


@pytest.mark.parametrize("name", ["../secret", "a/b", "", ".", "A", "x" * 200, "a\x00b", "..", "shipped.toml"])
def test_no_id_leads_out_of_the_folder(store, name):
    for ask in (store.get, store.delete, store.restore, store.tables):
        with pytest.raises((NotFound, InvalidInput)):
            ask(name)


@pytest.mark.parametrize("name", ["../queries.csv", "x.toml", ".hidden", "nothing.csv"])
def test_no_table_name_leads_out_of_the_folder(store, name):
    store.add(saved())
    with pytest.raises(NotFound):
        store.table("rattan-chairs", name)


def test_a_huge_file_is_not_read(tmp_path):
    path = tmp_path / "huge.toml"
    path.write_text("# " + "x" * 2_000_000)
    with pytest.raises(InvalidInput, match="larger"):
        read_query(path)


@pytest.mark.parametrize("name", ["  ", "???", "日本"])
def test_a_name_without_a_letter_for_a_file_is_refused(name):
    with pytest.raises(InvalidInput, match="name"):
        query_id(name)


def test_search_looks_into_everything_whatever_the_accents(store):
    assert saved().has("RATTAN boho a")
    assert not saved().has("rattan velvet")
