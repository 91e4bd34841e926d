"""Each process's index of segments: nothing before the first question, then always as the store is."""

import threading

import numpy as np
import pytest

from penat.ports.segment_store import SegmentStore, VectorChange
from penat.use_cases.segment_index import SegmentIndex
from tests.fakes.circle import arc
from tests.fakes.kept_pieces import piece, put_photo, put_run
from tests.fakes.memory_photos import MemoryPhotos
from tests.fakes.memory_segments import MemorySegments

ARC = arc(40)


@pytest.fixture
def stores():
    photos = MemoryPhotos()
    return photos, MemorySegments(photos)


def keep(stores, *rows, owner="local", **facts):
    photo = put_photo(stores[0], owner)
    return photo, put_run(stores[1], photo, [piece(photo, ARC[row], **facts) for row in rows])


def found(index, row, limit=10, owners=("local",), model="", **filters):
    return [one.id for one in index.near(model, ARC[row], limit, owners, **filters)]


def test_whatever_came_before_a_question_is_in_its_answer_and_what_went_is_not(stores):
    index, (photo, (one, two)) = SegmentIndex(stores[1]), keep(stores, 3, 30)
    assert found(index, 0) == [one, two]
    _, (three,) = keep(stores, 1)
    assert found(index, 0) == [three, one, two]
    stores[0].delete(photo)
    assert found(index, 0) == [three]
    assert index.known == stores[1].newest_change()


def test_only_the_owners_and_only_of_the_model(stores):
    index = SegmentIndex(stores[1])
    _, (mine,) = keep(stores, 3)
    _, (theirs,) = keep(stores, 4, owner="owner:other")
    _, (older,) = keep(stores, 5, model="older", sha256="old")
    assert found(index, 0) == [mine]
    assert found(index, 0, owners=["local", "owner:other"]) == [mine, theirs]
    assert found(index, 0, model="old") == [older]
    assert found(index, 0, model="never") == []
    assert found(index, 0, category="bed") == []
    assert found(index, 0, without={mine}) == []
    assert index.near("", np.ones(9, np.float32) / 3, 5, ["local"]) == [], "a vector of another length"


class Counted(SegmentStore):
    """Counts what is asked of a store."""

    def __init__(self, store):
        self.store, self.read = store, []

    def newest_change(self):
        return self.store.newest_change()

    def changes(self, after, limit):
        self.read.append(after)
        return self.store.changes(after, limit)

    add = find = runs = get = None


def test_changes_are_read_once_and_only_when_there_are_new_ones(stores):
    store = Counted(stores[1])
    index = SegmentIndex(store, batch=2)
    assert store.read == [], "nothing is read before the first question"
    keep(stores, *range(5))
    assert len(found(index, 0)) == 5
    assert len(found(index, 0)) == 5
    assert len(store.read) == 3, "five changes in batches of two, once"


def test_a_failure_in_the_midst_leaves_it_to_the_next_question(stores):
    class Failing(Counted):
        def changes(self, after, limit):
            if after and not self.read[1:]:
                self.read.append(after)
                raise OSError("away")
            return super().changes(after, limit)

    index = SegmentIndex(Failing(stores[1]), batch=2)
    _, ids = keep(stores, *range(5))
    with pytest.raises(OSError, match="away"):
        found(index, 0)
    assert sorted(found(index, 0)) == sorted(ids)


def test_an_older_database_brought_back_is_read_anew(stores):
    index = SegmentIndex(stores[1])
    photo, _ = keep(stores, 1, 2)
    stores[0].delete(photo)
    found(index, 0)
    photos = MemoryPhotos()
    index._store = MemorySegments(photos)
    _, (other,) = keep((photos, index._store), 5)
    assert found(index, 0) == [other]


def test_numbers_without_a_change_are_passed_by():
    class Gaps(Counted):
        def newest_change(self):
            return 9

        def changes(self, after, _):
            return [VectorChange(5, "a", "p", "local", None, "", ARC[1])] if after < 5 else []

    index = SegmentIndex(Gaps(None))
    assert found(index, 0) == ["a"]
    assert index.synced() == 9


def test_many_threads_asking_at_once_all_see_what_is_there(stores):
    index, (_, ids) = SegmentIndex(stores[1], batch=3), keep(stores, *range(20))
    answers, gate = [], threading.Barrier(8)

    def ask():
        gate.wait()
        answers.append(sorted(found(index, 0, 50)))

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == [sorted(ids)] * 8
