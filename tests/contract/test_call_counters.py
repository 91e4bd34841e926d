"""What every counter of calls does, and what the shared one does when its Redis goes away."""

import pytest

from penat.adapters.memory_calls import MemoryCalls
from penat.adapters.redis_calls import RedisCalls, _count
from penat.domain.errors import InvalidInput
from penat.domain.rate import Rate
from tests.fakes.redis_server import running_redis

HOUR = Rate(3, 3600)
NOW = 1_800_000_000.0
PATIENCE_S = 60.0  # a busy machine is no Redis that is away


@pytest.fixture(scope="module")
def redis():
    with running_redis() as (url, _):
        yield url


@pytest.fixture(params=["memory", "redis"])
def counter(request):
    if request.param == "memory":
        return MemoryCalls()
    return RedisCalls(request.getfixturevalue("redis"), patience_s=PATIENCE_S)


def test_calls_are_counted_by_what_and_who(counter, request):
    who = request.node.name
    counts = [counter.count(HOUR, "x", who, NOW) for _ in range(5)]
    assert [one.allowed for one in counts] == [True, True, True, False, False]
    assert [one.left for one in counts] == [2, 1, 0, 0, 0]
    assert all(0 <= one.wait_s <= 2 * HOUR.seconds for one in counts)
    assert counter.count(HOUR, "y", who, NOW).allowed
    assert counter.count(HOUR, "x", who + "another", NOW).allowed


@pytest.mark.parametrize(
    ("before", "before_left", "running", "running_left", "wait"),
    [
        (0, 0.0, 2, 20.0, 15.0),  # at once in its window: the next one's share of it must fall to half
        (0, 0.0, 2, 13.0, 8.0),
        (2, 9.0, 0, 19.0, 4.0),  # the window before weighs 1.8; it must fall to 1
        (2, 6.0, 1, 16.0, 6.0),
        (0, 0.0, 0, 0.0, 0.0),  # forgotten between the two questions
    ],
)
def test_how_long_to_wait_follows_from_what_redis_holds(before, before_left, running, running_left, wait):
    found = _count(Rate(2, 10), False, before, before_left, running, running_left)
    assert found.wait_s == pytest.approx(wait)


def test_servers_with_one_redis_count_together(redis):
    one, other = (RedisCalls(redis, patience_s=PATIENCE_S) for _ in range(2))
    allowed = [counter.count(HOUR, "shared", "a", NOW).allowed for counter in (one, other, one, other)]
    assert allowed == [True, True, True, False]


def test_without_redis_each_process_counts_for_itself_and_asks_again_later(caplog):
    clock = [0.0]
    with running_redis() as (url, process):
        counter = RedisCalls(url, lambda: clock[0], PATIENCE_S)
        assert counter.count(HOUR, "x", "a", 0.0).allowed
        process.kill()
        process.wait()
        allowed = [counter.count(HOUR, "x", "a", 0.0).allowed for _ in range(4)]
    assert allowed == [True, True, True, False]
    assert len(caplog.records) == 1
    assert url not in caplog.text
    clock[0] = 60.0
    counter.count(HOUR, "x", "a", 0.0)
    assert len(caplog.records) == 2


def test_a_redis_that_comes_back_is_used_again(redis):
    clock = [0.0]
    counter = RedisCalls(redis, lambda: clock[0], PATIENCE_S)
    counter._quiet_until = 5.0
    assert [counter.count(Rate(1, 3600), "back", "a", 0.0).allowed for _ in range(2)] == [True, False]
    clock[0] = 5.0
    assert [counter.count(Rate(1, 3600), "back", "a", 0.0).allowed for _ in range(2)] == [True, False]


def test_an_address_that_is_none_is_refused_at_start():
    with pytest.raises(InvalidInput, match="PENAT_LIMITS_URL"):
        RedisCalls("redis://localhost:not-a-port/0")
