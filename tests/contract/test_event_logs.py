"""The shopping log: nobody waits for it, and nothing is lost but what a kill takes."""

from datetime import UTC, datetime, timedelta
from threading import Event as Signal
from threading import Thread

import pytest

from penat.adapters.buffered_events import BufferedEvents
from penat.adapters.sql_events import SqlEvents
from penat.domain.catalogue import PriceRange
from penat.domain.errors import InvalidInput, Unavailable
from penat.domain.shopping_log import Event, ShownSlate

NOON = datetime(2024, 5, 1, 12, tzinfo=UTC)


def slate(number=0, **changed):
    """Return a slate of two chairs whose propensities need every digit."""
    facts = {
        "session": f"s{number}", "at": NOON + timedelta(minutes=number), "release": "r1", "category": "chair",
        "policy": "kernel", "step": 2, "refusals": 0, "width": 0.25, "anchor": "a", "seen": ("a", "b"),
        "shown": ("c", "d"), "propensities": (0.1 + 0.2, None), "distances": (1e-300, 0.5),
        "price": PriceRange(None, 90_000), "in_stock": True, "explore": 0.1,
    }  # fmt: skip
    return ShownSlate(**(facts | changed))


def pick(number=0, item="c"):
    """Return the pick that follows the slate of that number."""
    return Event(f"s{number}", NOON + timedelta(minutes=number), 2, 0, "pick", item)


@pytest.fixture(params=["sqlite", "postgres"])
def records(request, emptied_url, opened):
    """Return an empty log in each database."""
    return SqlEvents(opened(emptied_url(request.param)))


class Kept:
    """A writer that keeps what it is given, or refuses as it is told."""

    def __init__(self):
        self.entries, self.batches, self.error = [], 0, None

    def __call__(self, entries):
        if self.error is not None:
            raise self.error
        self.batches += 1
        self.entries += entries


def test_slates_and_events_come_back_whole_and_in_order(records):
    kept = [slate(0), pick(0), slate(1, price=PriceRange(), width=None, anchor=None), pick(1, "d")]
    records.write(kept)
    assert list(records.slates()) == [kept[0], kept[2]]
    assert list(records.events()) == [kept[1], kept[3]]


def test_a_stretch_of_time_can_be_read_and_what_is_older_forgotten(records):
    records.write([slate(number) for number in range(6)] + [pick(number) for number in range(6)])
    third = NOON + timedelta(minutes=3)
    assert [one.session for one in records.slates(since=third)] == ["s3", "s4", "s5"]
    assert [one.session for one in records.events(until=third)] == ["s0", "s1", "s2"]
    assert records.forget(third) == 6
    assert [one.session for one in records.slates()] == ["s3", "s4", "s5"]


def test_more_than_a_page_is_read_through(records, monkeypatch):
    monkeypatch.setattr("penat.adapters.sql_events.PAGE", 3)
    records.write([slate(number) for number in range(8)])
    assert len(list(records.slates())) == 8


def test_entries_are_written_soon_without_being_waited_for():
    kept = Kept()
    log = BufferedEvents(kept, pause=0.01)
    for number in range(100):
        log.note(lambda number=number: pick(number))
    log.flush()
    assert [one.session for one in kept.entries] == [f"s{number}" for number in range(100)]
    assert log.lag().waiting == 0


def test_the_thread_writes_by_itself():
    written = Signal()
    log = BufferedEvents(lambda _: written.set(), pause=0.01)
    log.note(pick)
    assert written.wait(120)


def test_while_it_cannot_write_entries_wait_and_are_written_later_once_each():
    kept = Kept()
    log = BufferedEvents(kept, pause=60)
    kept.error = Unavailable("the database is away")
    log.note(slate)
    with pytest.raises(Unavailable):
        log.flush()
    assert log.lag().waiting == 1
    kept.error = None
    log.flush()
    assert kept.entries == [slate()]


def test_beyond_what_may_wait_the_newest_are_lost_and_counted():
    log = BufferedEvents(Kept(), pause=60, most=3)
    for _ in range(5):
        log.note(slate)
    assert (log.lag().waiting, log.lag().lost) == (3, 2)


def test_an_entry_that_cannot_be_kept_does_not_hold_up_the_others():
    kept = []

    def writer(entries):
        if any(entry.item == "bad" for entry in entries):
            raise InvalidInput("a text holds characters that cannot be kept")
        kept.extend(entries)

    log = BufferedEvents(writer, pause=60)
    for item in ("c", "bad", "d"):
        log.note(lambda item=item: pick(0, item))
    log.note(lambda: 1 / 0)
    log.flush()
    assert [one.item for one in kept] == ["c", "d"]
    assert log.lag().lost == 2


def test_many_threads_lose_nothing(records):
    log = BufferedEvents(records.write, pause=0.001)
    threads = [Thread(target=lambda: [log.note(pick) for _ in range(200)]) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    log.flush()
    assert len(list(records.events())) == 800
