"""What the report on the shopping log says of sessions that can be followed by hand."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from penat.domain.catalogue import PriceRange
from penat.domain.shopping_log import Event, ShownSlate
from penat.domain.shopping_report import report_of
from penat.domain.shopping_walks import Walks
from tests.fakes import circle

NOON = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)


def at(minutes):
    return NOON + timedelta(minutes=minutes)


def slate(session, minute, step, shown, chances=None, **more):
    """A kernel slate of chairs named by their numbers."""
    facts = {"category": "chair", "policy": "kernel", "refusals": 0, "anchor": None} | more
    ids = tuple(f"chair-{one:03d}" for one in shown)
    return ShownSlate(
        session=session, at=at(minute), release="release-1", step=step, width=None, seen=(), shown=ids,
        propensities=tuple(chances or [None] * len(ids)), distances=(None,) * len(ids), price=PriceRange(),
        in_stock=False, **facts,
    )  # fmt: skip


def event(session, minute, step, kind, number=None, refusals=0):
    item = None if number is None else f"chair-{number:03d}"
    return Event(session, at(minute), step, refusals, kind, item)


SLATES = [
    slate("a", 0, 1, [0, 1, 2, 3]),
    slate("b", 1, 1, [0, 1, 2, 3]),
    slate("a", 2, 2, [4, 5], [0.5, 0.1], anchor="chair-001"),
    slate("b", 3, 1, [6, 7, 8, 9], [0.125, 0.1, 0.1, 0.1], refusals=1),
    slate("c", 24 * 60, 1, [0, 1, 2, 3]),
]
EVENTS = [
    event("a", 1, 1, "pick", 1),
    event("b", 2, 1, "none"),
    event("a", 3, 2, "pick", 4),
    event("a", 4, 3, "buy", 4),
    event("c", 24 * 60 + 1, 1, "like", 2),
    event("nobody", 5, 1, "pick", 0),
]


@pytest.fixture(scope="module")
def catalogue():
    return circle.catalogue(circle.shelf("chair", 20, groups=[0, 0, *range(2, 20)]), circle.shelf("bed", 3))


@pytest.fixture
def report(catalogue):
    return report_of(SLATES, EVENTS, catalogue, Walks())


def of_item(report, number):
    return next(one for one in report.items if one.item == f"chair-{number:03d}")


def test_sessions_slates_and_answers_are_counted(report):
    counted = (report.sessions, report.slates, report.picks, report.refusals, report.finished, report.share)
    assert counted == (3, 5, 2, 1, 1, 1.0)
    assert report.deeds == {"buy": 1, "like": 1}
    assert [(str(one.day), one.sessions, one.slates, one.picks) for one in report.days] == [
        ("2026-03-01", 2, 4, 2),
        ("2026-03-02", 1, 1, 0),
    ]


def test_the_funnel_counts_sessions_and_where_they_ended(report):
    first, second = report.steps
    assert (first.reached, first.picked, first.refused, first.finished, first.left) == (3, 1, 1, 0, 2)
    assert (second.reached, second.picked, second.refused, second.finished, second.left) == (1, 1, 0, 1, 0)


def test_effective_choices_are_one_over_the_chance_of_what_stood_first(report):
    first, second = report.steps
    assert (first.effective, first.measured) == (pytest.approx(8), 1)  # only the slate after the refusal has chances
    assert (second.effective, second.measured) == (pytest.approx(2), 1)


def test_the_chances_of_several_slates_are_averaged_as_entropy_is(catalogue):
    shown = [slate("a", 0, 1, [0], [0.5]), slate("b", 0, 1, [1], [0.125])]
    (step,) = report_of(shown, [], catalogue, Walks()).steps
    assert step.effective == pytest.approx(4)


def test_picks_by_place_stand_beside_an_even_share(report):
    shares = [(one.position, one.picks, one.share) for one in report.positions]
    assert shares == [(1, 1, 0.5), (2, 1, 0.5), (3, 0, 0.0), (4, 0, 0.0)]
    assert [one.even for one in report.positions] == pytest.approx([0.375, 0.375, 0.125, 0.125])
    assert all(one.low <= one.share <= one.high for one in report.positions)


def test_coverage_counts_items_and_designs_of_categories_that_were_shown(report):
    (chairs,) = report.coverage
    assert (chairs.category, chairs.items, chairs.items_shown) == ("chair", 20, 10)
    assert (chairs.designs, chairs.designs_shown) == (19, 9)  # 0 and 1 are one design


def test_items_are_told_with_what_was_done_about_them(report):
    assert [one.item for one in report.most_picked(20)] == ["chair-004", "chair-001"]
    bought = of_item(report, 4)
    assert (bought.shown, bought.picked, bought.bought) == (1, 1, 1)
    assert of_item(report, 2).liked == 1


def test_what_is_shown_often_and_never_picked_is_listed_the_most_shown_first(report):
    assert [one.item for one in report.never_picked(3)] == ["chair-000", "chair-002", "chair-003"]
    assert report.never_picked(4) == []


def test_a_slate_that_was_asked_for_twice_and_a_pick_that_was_sent_twice_count_once(catalogue):
    again = replace(SLATES[0], at=at(1.5))
    report = report_of([*SLATES, again], [*EVENTS, event("a", 1.7, 1, "pick", 1)], catalogue, Walks())
    assert (report.slates, report.picks, of_item(report, 0).shown) == (5, 2, 3)


def test_after_going_back_each_slate_keeps_its_own_pick(catalogue):
    other = slate("a", 5, 2, [10, 11], anchor="chair-002")
    answers = [*EVENTS, event("a", 4.5, 1, "pick", 2), event("a", 6, 2, "pick", 11)]
    report = report_of([*SLATES, other], answers, catalogue, Walks())
    assert {one.item for one in report.most_picked(9)} == {"chair-002", "chair-004", "chair-011"}


def test_slates_written_out_of_order_make_the_same_report(catalogue, report):
    assert report_of(SLATES[::-1], EVENTS, catalogue, Walks()) == report


def test_one_policy_or_category_leaves_the_rest_out_but_names_it(catalogue):
    shown = [*SLATES, slate("d", 9, 1, [12], policy="taste"), slate("e", 9, 1, [13], category="stool")]
    taste = report_of(shown, EVENTS, catalogue, Walks(policy="taste"))
    assert (taste.sessions, taste.picks, taste.policies) == (1, 0, ["kernel", "taste"])
    stools = report_of(shown, EVENTS, catalogue, Walks(category="stool"))
    assert (stools.sessions, stools.categories) == (1, ["chair", "stool"])


def test_an_empty_log_makes_an_empty_report(catalogue):
    report = report_of([], EVENTS, catalogue, Walks())
    assert (report.sessions, report.share, report.finished) == (0, 1.0, 0)
    assert not (report.days)
    assert not (report.steps)
    assert not (report.positions)
    assert not (report.coverage)
    assert not (report.items)


def test_a_long_log_is_read_in_bounded_memory_by_whole_sessions_taken_at_random(catalogue):
    shown = (slate(f"s{n}", n, step, [n % 20], [0.5]) for n in range(2000) for step in (1, 2))
    picks = (event(f"s{n}", n + 1, 1, "pick", n % 20) for n in range(0, 2000, 2))
    report = report_of(shown, picks, catalogue, Walks(limit=1000))
    assert report.slates <= 1000
    assert report.share == 0.25 or report.share == 0.125
    assert [one.reached for one in report.steps] == [report.sessions] * 2
    assert report.sessions / report.share == pytest.approx(2000, rel=0.2)
    assert report.picks / report.sessions == pytest.approx(0.5, abs=0.1)
