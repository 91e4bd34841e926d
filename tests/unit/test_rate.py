import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from penat.domain.errors import InvalidInput
from penat.domain.rate import Rate, Tally, read_rate


def test_a_rate_is_read_and_written_alike():
    for text in ("1/second", "600/minute", "5/hour", "9999999/day"):
        assert str(read_rate(text)) == text


@pytest.mark.parametrize(
    "text",
    ["", "0/minute", "10", "10/fortnight", "-1/minute", "1e3/minute", "10/minute ", "٣/minute", "1٣/minute",
     "10/minute\n"],
)  # fmt: skip
def test_what_is_no_rate_is_refused(text):
    with pytest.raises(InvalidInput, match="600/minute"):
        read_rate(text)


def test_so_many_calls_fit_and_no_more_until_time_has_passed():
    tally, rate = Tally(), Rate(3, 60)
    counts = [tally.count(rate, "x", "a", 600.0) for _ in range(4)]
    assert [(one.allowed, one.left) for one in counts] == [(True, 2), (True, 1), (True, 0), (False, 0)]
    assert not tally.count(rate, "x", "a", 659.9).allowed
    assert tally.count(rate, "x", "a", 720.0).allowed


def test_everybody_and_everything_is_counted_alone():
    tally, rate = Tally(), Rate(1, 60)
    assert all(tally.count(rate, what, who, 0.0).allowed for what in "xy" for who in "abc")


def test_a_burst_at_the_end_of_a_window_is_not_followed_by_another_at_the_start_of_the_next():
    tally, rate = Tally(), Rate(100, 60)
    late = sum(tally.count(rate, "x", "a", 59.9).allowed for _ in range(100))
    early = sum(tally.count(rate, "x", "a", 60.1).allowed for _ in range(100))
    assert (late, early) == (100, 0)


@given(rate=st.builds(Rate, st.integers(1, 50), st.sampled_from([1, 60])),
       moments=st.lists(st.floats(0, 300, allow_nan=False), min_size=1, max_size=200))  # fmt: skip
@settings(max_examples=200, derandomize=True, deadline=None, database=None)
def test_no_window_ever_holds_more_than_its_rate_and_who_waits_as_told_gets_through(rate, moments):
    tally, taken, now = Tally(), [], 0.0
    for now in sorted(moments):
        found = tally.count(rate, "x", "a", now)
        if found.allowed:
            taken.append(now // rate.seconds)
    assert all(taken.count(window) <= rate.calls for window in taken)
    refused = tally.count(rate, "x", "a", now)
    if not refused.allowed:
        assert 0 <= refused.wait_s <= 2 * rate.seconds
        assert tally.count(rate, "x", "a", now + refused.wait_s + 0.001).allowed


def test_a_flood_of_addresses_does_not_fill_the_memory():
    tally = Tally(most=50)
    for number in range(1000):
        tally.count(Rate(1, 60), "x", str(number), 0.0)
    assert len(tally._held) <= 50
