"""The trials themselves: what they call wrong, unclear or lost, and what they write."""

import math
import random
from xml.etree import ElementTree

import pytest

from faults.damage import DAMAGES
from faults.files import spoilt_tables
from faults.hostile import hostile_bytes
from faults.ledger import AWAY, BROKEN, RIGHT, WRONG, Ledger
from faults.log_check import missing
from faults.malformed import malformed_pictures
from faults.page import BEGIN, END, Outcome, write_page
from faults.reference import Step, comparable, same
from faults.registry import Fault, Seen
from faults.soak import verdict
from faults.soak_plot import soak_svg
from faults.traffic import outcome_of, session_id
from penat.adapters.sql_database import Database

STEP = Step("items", "GET", "/api/v1/items", None, 200, {"total": 3})
JSON = {"Content-Type": "application/json"}
PROBLEM = {"Content-Type": "application/problem+json", "Retry-After": "5"}


@pytest.mark.parametrize(
    ("status", "headers", "content", "outcome"),
    [
        (200, JSON, b'{"total": 3}', RIGHT),
        (200, JSON, b'{"total": 4}', WRONG),
        (404, JSON, b"{}", WRONG),
        (503, PROBLEM, b"{}", AWAY),
        (503, JSON, b"{}", BROKEN),
        (503, {"Content-Type": "application/problem+json"}, b"{}", BROKEN),
        (500, PROBLEM, b"{}", BROKEN),
    ],
)
def test_what_an_answer_is_worth(status, headers, content, outcome):
    assert outcome_of(status, headers, content, STEP) == outcome


def test_what_is_signed_and_the_host_are_not_compared_but_all_else_is():
    one = comparable(
        b'{"session": "a", "image": "http://x:1/p.jpg", "p": 0.50000001, "ids": ["a", "b"]}', "application/json"
    )
    other = comparable(
        b'{"session": "b", "image": "http://y:2/p.jpg", "p": 0.5, "ids": ["a", "b"]}', "application/json"
    )
    assert same(one, other)
    assert not same(one, {**other, "ids": ["b", "a"]})
    assert not same(one, {**other, "p": 0.51})
    assert not same(one, {name: value for name, value in other.items() if name != "p"})
    assert not same(0.5, None)


def test_a_session_is_known_by_the_word_in_its_token():
    assert session_id("eyJkIjoiMGEwNzgifQ.signature") == "0a078"


def test_what_was_acknowledged_and_is_not_in_the_log_is_missed(tmp_path):
    database = Database(f"sqlite:///{tmp_path / 'penat.db'}")
    with database.writing():
        pass
    database.close()
    acknowledged = {("a", "slate 1"): 5.0, ("a", "buy"): 6.0}
    assert missing(f"sqlite:///{tmp_path / 'penat.db'}", acknowledged) == acknowledged


def test_the_page_keeps_the_rows_of_what_was_not_tried_again(tmp_path):
    page = tmp_path / "faults.md"
    page.write_text(f"before\n{BEGIN}\n{END}\nafter\n")
    first, second = (Fault(name, "does", "promises", lambda stage: Seen()) for name in ("first", "second"))
    write_page(page, [Outcome(first, Seen(["5 right"]), "", 3.0), Outcome(second, None, "no compiler", 0.0)])
    write_page(page, [Outcome(first, Seen(["7 right"], ["2 wrong | really"]), "", 3.0)])
    text = page.read_text()
    assert text.startswith("before\n")
    assert text.endswith("after\n")
    assert "7 right" in text
    assert "5 right" not in text
    assert "BROKEN: 2 wrong / really" in text
    assert "not tried: no compiler" in text


def test_a_page_without_marks_is_left_alone(tmp_path):
    page = tmp_path / "faults.md"
    page.write_text("nothing\n")
    with pytest.raises(ValueError, match="lacks"):
        write_page(page, [])
    assert page.read_text() == "nothing\n"


@pytest.mark.parametrize("damage", DAMAGES)
def test_damage_is_damage(tmp_path, damage):
    path = tmp_path / "file"
    path.write_bytes(bytes(range(1, 200)))
    damage(path, random.Random(1))
    assert not path.exists() or path.read_bytes() != bytes(range(1, 200))


def test_hostile_things_are_drawn_by_the_seed():
    first, second = (list(malformed_pictures(random.Random(4), 60)) for _ in range(2))
    assert first == second
    assert len(set(first)) > 50
    assert [hostile_bytes(random.Random(2)) for _ in range(3)] == [hostile_bytes(random.Random(2)) for _ in range(3)]


def test_every_spoilt_table_differs_from_the_good_one():
    good = b"image,name,price,currency,link\n" + b"".join(b"bed/%d.jpg,Bed,10.00,EUR,x\n" % n for n in range(9))
    tables = list(spoilt_tables(good, random.Random(0)))
    assert len(tables) == len(set(tables)) > 8
    assert good not in tables


def test_the_ledger_counts_by_outcome_and_keeps_the_first_moment_of_an_acknowledgement():
    ledger = Ledger()
    ledger.note("pick", RIGHT)
    ledger.note("pick", WRONG, "this")
    ledger.acknowledge("a", "buy")
    first = dict(ledger.acknowledged)
    ledger.acknowledge("a", "buy")
    assert (ledger.of(RIGHT), ledger.of(WRONG), ledger.examples) == (1, 1, ["pick: this"])
    assert ledger.acknowledged == first
    assert str(ledger) == "1 right, 1 wrong"


def soaked(growth):
    fixed = {"process": "worker 1", "pid": 7, "pss_mib": 50.0, "files": 9, "threads": 4, "answers": 5, "p95_ms": 9.0}
    return [
        {**fixed, "seconds": 10.0 * look, "rss_mib": 100 + growth * look + look % 3, "p50_ms": 4.0, "p99_ms": math.nan}
        for look in range(1, 61)
    ]


def test_a_soak_tells_memory_that_grows_from_memory_that_wavers():
    assert verdict(soaked(0))[1]
    told, well = verdict(soaked(0.5))
    assert not well
    assert "GROWS" in told[0]


def test_a_soak_is_drawn_without_what_was_not_measured():
    picture = soak_svg(soaked(0))
    ElementTree.fromstring(picture)
    assert "nan" not in picture
