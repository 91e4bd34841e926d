"""Slates and events, noted separately, become one log of what each slate earned."""

from datetime import UTC, datetime, timedelta

from penat.domain.catalogue import PriceRange
from penat.domain.session import Schedule, SessionState
from penat.domain.shopping_log import Event, ShownSlate, answer_event, shown_slate
from penat.domain.styling import begin, pick
from penat.lab.joined_log import OBP_COLUMNS, joined, obp_rows
from tests.fakes import circle

NOON = datetime(2024, 5, 1, 12, tzinfo=UTC)


def slate(second, shown, *, step=2, refusals=0, session="s"):
    """Return a slate shown so many seconds after noon."""
    none = (None,) * len(shown)
    return ShownSlate(
        session, NOON + timedelta(seconds=second), "r", "chair", "kernel", step, refusals, 0.2, "anchor", ("anchor",),
        shown, (0.25,) * len(shown), none, PriceRange(), False,
    )  # fmt: skip


def event(second, kind, item=None, *, step=2, refusals=0, value=None, session="s"):
    """Return an event so many seconds after noon."""
    return Event(session, NOON + timedelta(seconds=second), step, refusals, kind, item, value)


def test_a_pick_belongs_to_the_slate_of_its_step():
    log = joined(
        [slate(0, ("a", "b")), slate(5, ("c", "d"), step=3)], [event(4, "pick", "b"), event(9, "pick", "c", step=3)]
    )
    assert [one.pick for one in log] == ["b", "c"]
    assert log[0].earned("pick") == (0.0, 1.0)


def test_after_going_back_each_slate_keeps_its_own_pick():
    log = joined([slate(0, ("a", "b")), slate(10, ("e", "f"))], [event(5, "pick", "a"), event(15, "pick", "f")])
    assert [one.pick for one in log] == ["a", "f"]


def test_the_same_slate_asked_for_twice_counts_once():
    log = joined([slate(0, ("a", "b")), slate(1, ("a", "b"))], [event(5, "pick", "a")])
    assert [one.pick for one in log] == ["a"]


def test_none_of_these_is_no_pick_and_the_fresh_slate_has_its_own():
    log = joined(
        [slate(0, ("a", "b")), slate(5, ("c", "d"), refusals=1)],
        [event(4, "none"), event(9, "pick", "d", refusals=1)],
    )
    assert [one.pick for one in log] == [None, "d"]


def test_a_purchase_is_earned_by_the_last_slate_that_showed_the_item():
    log = joined(
        [slate(0, ("a", "b")), slate(5, ("c", "d"), step=3)],
        [event(20, "buy", "a", step=5, value=199.0), event(21, "like", "c", step=5), event(22, "buy", "bed", step=5)],
    )
    assert log[0].earned("buy") == (199.0, 0.0)
    assert log[1].earned("like") == (1.0, 0.0)


def test_other_sessions_events_do_not_count():
    assert joined([slate(0, ("a", "b"))], [event(5, "pick", "a", session="t")])[0].pick is None


def test_what_is_noted_of_a_turn_is_all_that_another_policy_is_told_from():
    shelf = circle.shelf("chair", 40)
    state = SessionState("r", "chair", "kernel", 4, Schedule((0.2, 0.1)), 3, PriceRange(None, 12_000))
    opening = begin(shelf, state)
    turn = pick(shelf, opening.state, opening.slate[1].row)
    noted = shown_slate("s", NOON, shelf, turn)
    assert noted.anchor == shelf.items[opening.slate[1].row].id
    assert noted.seen == tuple(shelf.items[one.row].id for one in opening.slate)
    assert noted.propensities == tuple(one.probability for one in turn.slate)
    assert (noted.step, noted.width, noted.price) == (2, 0.2, PriceRange(None, 12_000))
    assert answer_event("s", NOON, opening.state, None).kind == "none"


def test_open_bandit_rows_hold_a_line_for_each_place():
    shown = slate(0, ("a", "b"))
    rows = list(obp_rows([(shown, joined([shown], [event(1, "pick", "b")])[0])]))
    assert [row[: len(OBP_COLUMNS)][1:5] for row in rows] == [("a", 0, 0, "0.25"), ("b", 1, 1, "0.25")]
