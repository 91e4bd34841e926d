"""One suite over every annotation store: memory, SQLite and PostgreSQL keep rounds and answers alike."""

import secrets
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest

from penat.adapters.sql_annotations import SqlAnnotations
from penat.domain.annotation import Round, Task, judged, passed_over
from penat.domain.errors import InvalidInput, NotFound
from tests.fakes.memory_annotations import MemoryAnnotations

NOW = datetime(2026, 5, 1, 12, tzinfo=UTC)
SOON, LATER = NOW + timedelta(minutes=10), NOW + timedelta(minutes=30)


@pytest.fixture(params=["memory", "sqlite", "postgres"])
def store(request, emptied_url, opened):
    """Return an empty store."""
    if request.param == "memory":
        return MemoryAnnotations()
    return SqlAnnotations(opened(emptied_url(request.param)))


def begin(store, tasks=3, per_task=1, name="Chairs", **facts):
    """Keep a round of *tasks* questions and return it."""
    made = Round(secrets.token_hex(4), name, "r1", "tiny", facts.pop("made_at", NOW), per_task=per_task, **facts)
    shown = [(f"main-{n}", f"near-{n}-é", f"far-{n}") for n in range(tasks)]
    store.add(made, [Task(f"{made.id}-{n}", made.id, n, items) for n, items in enumerate(shown)])
    return made


def lease(store, made, who, now=NOW, until=SOON):
    return store.lease(made.id, who, now, until)


def answer(store, made, who, dropped=0, now=NOW):
    """Take the next question, drop the last *dropped* shown, and return the task."""
    task = lease(store, made, who, now)
    store.record(judged(task, who, task.shown[len(task.shown) - dropped :], now))
    return task


def test_a_round_comes_back_as_it_was_made(store):
    made = begin(store, category="chair", sampler="hubs", per_task=2, origin="dirs")
    [progress] = store.rounds()
    assert progress == store.progress(made.id)
    assert (progress.round, progress.tasks, progress.finished, progress.answers) == (made, 3, 0, {})
    assert [(task.position, task.main) for task in store.tasks(made.id)] == [
        (0, "main-0"),
        (1, "main-1"),
        (2, "main-2"),
    ]


def test_the_newest_round_is_listed_first(store):
    begin(store, name="old", made_at=NOW - timedelta(days=1))
    begin(store, name="new")
    assert [one.round.name for one in store.rounds()] == ["new", "old"]


def test_a_name_is_taken_until_its_round_is_deleted(store):
    made = begin(store)
    with pytest.raises(InvalidInput, match="choose another name"):
        begin(store)
    store.delete(made.id)
    begin(store)


def test_two_annotators_are_given_different_questions(store):
    made = begin(store)
    assert [lease(store, made, who).main for who in ("ann", "bob", "cas")] == ["main-0", "main-1", "main-2"]
    assert lease(store, made, "dan") is None


def test_a_question_held_is_given_again(store):
    made = begin(store)
    lease(store, made, "ann")
    lease(store, made, "bob")
    assert [lease(store, made, who).main for who in ("ann", "bob", "ann")] == ["main-0", "main-1", "main-0"]


def test_a_lease_that_ran_out_frees_its_question(store):
    made = begin(store, tasks=1)
    lease(store, made, "ann")
    assert lease(store, made, "bob") is None
    assert lease(store, made, "bob", now=LATER, until=LATER + timedelta(minutes=1)).main == "main-0"


def test_each_question_is_answered_by_as_many_as_the_round_wants_and_once_by_each(store):
    made = begin(store, tasks=2, per_task=2)
    assert [answer(store, made, "ann").main for _ in range(2)] == ["main-0", "main-1"]
    assert lease(store, made, "ann") is None
    assert [answer(store, made, "bob").main for _ in range(2)] == ["main-0", "main-1"]
    assert lease(store, made, "cas") is None
    progress = store.progress(made.id)
    assert (progress.finished, progress.answers) == (2, {"ann": 2, "bob": 2})


def test_an_answer_is_kept_in_order_with_its_question(store):
    made = begin(store)
    first = answer(store, made, "ann", dropped=1)
    second = lease(store, made, "ann")
    store.record(passed_over(second, "ann", NOW))
    [(task, one), (skipped, other)] = store.judgements(made.id)
    assert (task, one.pos, one.neg, one.at) == (first, ("main-0", "near-0-é"), ("far-0",), NOW)
    assert (skipped, other.skipped) == (second, True)
    assert store.judgements() == store.judgements(made.id)


def test_answering_twice_is_refused_and_nothing_is_lost(store):
    made = begin(store)
    task = answer(store, made, "ann", dropped=2)
    with pytest.raises(InvalidInput, match="answered this question already"):
        store.record(judged(task, "ann", (), NOW))
    assert [one.neg for _, one in store.judgements(made.id)] == [("near-0-é", "far-0")]


def test_taking_back_gives_the_last_question_again(store):
    made = begin(store)
    answer(store, made, "ann")
    last = answer(store, made, "ann", dropped=1)
    answer(store, made, "bob")
    lease(store, made, "ann")
    again, said = store.take_back(made.id, "ann", SOON)
    assert (again, said.neg) == (last, last.shown[2:])
    assert lease(store, made, "ann") == last
    assert store.progress(made.id).answers == {"ann": 1, "bob": 1}
    assert store.take_back(made.id, "ann", SOON)[0].main == "main-0"
    assert store.take_back(made.id, "ann", SOON) is None
    assert store.take_back(made.id, "nobody", SOON) is None


def test_a_round_can_grow_and_knows_what_it_shows_already(store):
    made = begin(store, tasks=1)
    added = store.extend(made.id, "fresh", ("x", "y"))
    assert (added.position, store.tasks(made.id)[-1]) == (1, added)
    assert store.extend(made.id, "other", ("x", "y")) == added
    empty = begin(store, tasks=0, name="empty")
    assert store.extend(empty.id, "first", ("x",)).position == 0


def test_a_deleted_round_is_gone_with_its_answers_until_it_is_brought_back(store):
    made = begin(store)
    answer(store, made, "ann")
    undo = store.delete(made.id)
    assert (store.rounds(), store.judgements()) == ([], [])
    for ask in (store.progress, store.tasks, store.delete, store.judgements, lambda one: lease(store, made, "ann")):
        with pytest.raises(NotFound):
            ask(made.id)
    begin(store)
    back = store.restore(undo)
    assert back.name != made.name, "its name was taken meanwhile"
    assert store.progress(made.id).answers == {"ann": 1}
    with pytest.raises(NotFound):
        store.restore(undo)


def test_one_question_is_found_in_its_own_round_only(store):
    made, other = begin(store), begin(store, name="Other")
    assert store.task(made.id, f"{made.id}-1") == store.tasks(made.id)[1]
    for task_id in (f"{other.id}-1", "none", ""):
        with pytest.raises(NotFound):
            store.task(made.id, task_id)


def test_an_answer_to_a_question_that_never_was_is_not_found(store):
    made = begin(store)
    with pytest.raises(NotFound):
        store.record(judged(Task("gone", made.id, 0, ("a", "b")), "ann", (), NOW))
    assert store.judgements() == []


def test_a_second_annotator_may_answer_after_the_first_ones_lease_ran_out(store):
    """Nobody's work is thrown away: both answers count."""
    made = begin(store, tasks=1)
    task = lease(store, made, "ann")
    lease(store, made, "bob", now=LATER, until=LATER + timedelta(minutes=1))
    store.record(judged(task, "ann", (), LATER))
    store.record(judged(task, "bob", (), LATER))
    assert store.progress(made.id).answers == {"ann": 1, "bob": 1}


def test_unknown_rounds_are_not_found(store):
    for ask in (store.progress, store.tasks, store.delete, store.restore, store.judgements):
        with pytest.raises(NotFound):
            ask("no'such\"round")
    with pytest.raises(NotFound):
        store.extend("none", "t", ("a",))


@pytest.mark.parametrize("per_task", [1, 3])
def test_many_annotators_at_once_never_get_a_question_too_often(store, per_task):
    made = begin(store, tasks=12, per_task=per_task)

    def work(who):
        done = []
        while (task := lease(store, made, who)) is not None:
            store.record(judged(task, who, (), NOW))
            done.append(task.id)
        return done

    with ThreadPoolExecutor(6) as pool:
        found = list(pool.map(work, [f"annotator {n}" for n in range(6)]))
    given = [task for done in found for task in done]
    assert sorted(given) == sorted([task.id for task in store.tasks(made.id)] * per_task)
    assert all(len(set(done)) == len(done) for done in found)
    assert store.progress(made.id).finished == 12


def test_a_question_skipped_is_nobody_s_answer_and_goes_to_another(store):
    made = begin(store, tasks=1)
    task = lease(store, made, "ann")
    store.record(passed_over(task, "ann", NOW))
    assert lease(store, made, "ann") is None
    assert (store.progress(made.id).finished, store.progress(made.id).answers) == (0, {})
    assert answer(store, made, "bob") == task
    assert store.progress(made.id).finished == 1


def test_a_round_is_brought_back_whatever_names_are_taken(store):
    gone = []
    for _ in range(3):
        gone.append(store.delete(begin(store).id))
    begin(store)
    assert [store.restore(undo).name for undo in gone] == ["Chairs (2)", "Chairs (3)", "Chairs (4)"]
