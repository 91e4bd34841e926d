"""One suite over every label store: memory, SQLite and PostgreSQL keep classes and their items alike."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest

from penat.adapters.sql_labels import SqlLabels
from penat.domain.errors import InvalidInput, NotFound
from penat.domain.label_set import Label, LabelSet, set_id
from tests.fakes.memory_labels import MemoryLabels

NOW = datetime(2026, 5, 1, 12, tzinfo=UTC)
LATER = NOW + timedelta(hours=1)


@pytest.fixture(params=["memory", "sqlite", "postgres"])
def store(request, emptied_url, opened):
    """Return a store with one empty set, "Rattan chairs"."""
    made = MemoryLabels() if request.param == "memory" else SqlLabels(opened(emptied_url(request.param)))
    made.add(LabelSet("rattan-chairs", "Rattan chairs", NOW, "woven ones", "ann"))
    return made


def marked(store, which="rattan-chairs"):
    return {one.item: one.belongs for one in store.labels(which)}


def test_a_set_comes_back_as_it_was_made_with_its_counts(store):
    store.mark("rattan-chairs", {"chair-1": True, "chair-2": True, "chair-3": False}, "ann", NOW)
    wanted = LabelSet("rattan-chairs", "Rattan chairs", NOW, "woven ones", "ann", 2, 1)
    assert store.get("rattan-chairs") == wanted
    assert store.sets() == [wanted]


def test_sets_are_listed_by_name(store):
    store.add(LabelSet("zebra", "zebra", NOW))
    store.add(LabelSet("art-deco", "Art deco", NOW))
    assert [one.name for one in store.sets()] == ["Art deco", "Rattan chairs", "zebra"]


def test_the_last_word_counts_and_none_takes_a_label_away(store):
    store.mark("rattan-chairs", {"b": True, "a": True, "c": False}, "ann", NOW)
    store.mark("rattan-chairs", {"b": False, "c": None, "never": None}, "bob", LATER)
    assert store.labels("rattan-chairs") == [Label("a", True, "ann", NOW), Label("b", False, "bob", LATER)]


def test_a_step_is_undone_and_only_once(store):
    store.mark("rattan-chairs", {"a": True, "b": False}, "ann", NOW)
    undo = store.mark("rattan-chairs", {"a": False, "b": None, "c": True}, "bob", LATER)
    store.unmark("rattan-chairs", undo)
    assert store.labels("rattan-chairs") == [Label("a", True, "ann", NOW), Label("b", False, "ann", NOW)]
    with pytest.raises(NotFound):
        store.unmark("rattan-chairs", undo)


def test_undoing_leaves_what_others_have_marked_since(store):
    undo = store.mark("rattan-chairs", {"a": True, "b": True, "c": True}, "ann", NOW)
    store.mark("rattan-chairs", {"a": False, "c": None}, "bob", LATER)
    store.unmark("rattan-chairs", undo)
    assert marked(store) == {"a": False}


def test_an_undo_of_another_set_is_not_found(store):
    store.add(LabelSet("other", "Other", NOW))
    undo = store.mark("other", {"a": True}, "ann", NOW)
    with pytest.raises(NotFound):
        store.unmark("rattan-chairs", undo)
    assert marked(store, "other") == {"a": True}


def test_a_renamed_set_keeps_its_labels_and_undo(store):
    undo = store.mark("rattan-chairs", {"a": True}, "ann", NOW)
    assert store.change("rattan-chairs", name="Cane, rattan").id == "cane-rattan"
    assert store.change("cane-rattan", note="new note").note == "new note"
    with pytest.raises(NotFound):
        store.get("rattan-chairs")
    store.unmark("cane-rattan", undo)
    assert marked(store, "cane-rattan") == {}
    assert store.change("cane-rattan", name="Cane rattan").name == "Cane rattan", "the same id, written otherwise"


def test_a_taken_name_is_refused(store):
    store.add(LabelSet("other", "Other", NOW))
    for attempt in (
        lambda: store.add(LabelSet("other", "OTHER", NOW)),
        lambda: store.change("other", name="Rattan  chairs"),
    ):
        with pytest.raises(InvalidInput, match="choose another name"):
            attempt()
    assert [one.id for one in store.sets()] == ["other", "rattan-chairs"]


def test_a_deleted_set_comes_back_with_its_labels_unless_its_name_is_taken(store):
    store.mark("rattan-chairs", {"a": True}, "ann", NOW)
    undo = store.delete("rattan-chairs")
    assert store.sets() == []
    store.add(LabelSet("rattan-chairs", "Rattan chairs", NOW))
    with pytest.raises(InvalidInput, match="choose another name"):
        store.restore(undo)
    store.delete("rattan-chairs")
    assert store.restore(undo).positives == 1
    assert marked(store) == {"a": True}
    with pytest.raises(NotFound):
        store.restore(undo)


def test_what_is_not_there_is_not_found(store):
    for ask in (store.get, store.labels, store.delete, store.restore, store.change):
        with pytest.raises(NotFound):
            ask("none'")
    with pytest.raises(NotFound):
        store.mark("none", {"a": True}, "ann", NOW)


def test_thousands_of_labels_in_one_step(store):
    undo = store.mark("rattan-chairs", {f"item-{n}": n % 3 == 0 for n in range(3000)}, "ann", NOW)
    assert (store.get("rattan-chairs").positives, store.get("rattan-chairs").negatives) == (1000, 2000)
    store.unmark("rattan-chairs", undo)
    assert marked(store) == {}


def test_people_who_label_at_once_lose_nothing(store):
    def work(who):
        for n in range(10):
            store.mark("rattan-chairs", {f"{who}-{n}": True, "shared": n % 2 == 0}, f"annotator {who}", NOW)

    with ThreadPoolExecutor(5) as pool:
        list(pool.map(work, range(5)))
    assert len(marked(store)) == 51


@pytest.mark.parametrize(
    ("name", "made"), [("Rattan chairs", "rattan-chairs"), ("  Stühle, 60er!", "stuhle-60er"), ("a", "a")]
)
def test_an_id_is_made_of_the_name(name, made):
    assert set_id(name) == made


@pytest.mark.parametrize("name", ["", "  ", "椅子", "!?", "x" * 101])
def test_a_name_that_gives_no_id_is_refused(name):
    with pytest.raises(InvalidInput):
        set_id(name)
