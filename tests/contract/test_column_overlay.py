"""Columns in VAR/columns appear on the release being served, and nothing else changes."""

import logging
import os
import shutil
from datetime import UTC, datetime

import pytest

from penat.adapters.column_files import ColumnFiles
from penat.adapters.release_source import ReleaseSource
from penat.domain.item_filter import Condition, known_fields
from penat.domain.kept_classifier import Applied
from penat.ports.column_store import Verdict
from tests.fakes.published import Publisher
from tests.fakes.shop import draw_shop, encoded, picture, row, write_table


class Clock:
    """A clock that a test moves on."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


class Served:
    """A published shop of nine chairs and three beds, the columns beside it, and what a server sees of both."""

    def __init__(self, folder):
        self.table = folder / "data" / "links.csv"
        self.publisher = Publisher(folder / "data", folder / "cache")
        self.columns = folder / "var" / "columns"
        self.clock = Clock()
        self.source = ReleaseSource(self.publisher.cache, self.table, columns=self.columns, clock=self.clock)
        self.ids = [item.id for item in self.source.current().shelf("chair").items]

    def now(self):
        self.clock.now += 1
        return self.source.current()

    def write(self, name="low", **said):
        verdicts = [Verdict(self.ids[int(row)], belongs, 0.75) for row, belongs in said.items()]
        ColumnFiles(self.columns).write(Applied(name, "r", datetime.now(UTC), 0.5, 1, 1), verdicts)


@pytest.fixture(scope="module")
def published(tmp_path_factory):
    """A folder with the shop and its release, made once and copied for each test."""
    folder = tmp_path_factory.mktemp("published")
    data = draw_shop(folder / "data", {"chair": 9, "bed": 3})
    write_table(data / "links.csv", [row(f"chair/chair-{n}.png", f"{n + 1}.50", wood="oak") for n in range(9)])
    Publisher(data, folder / "cache").ingest()
    return folder


@pytest.fixture
def served(published, tmp_path):
    return Served(shutil.copytree(published, tmp_path / "shop"))


def extra(catalogue):
    return [dict(item.extra) for item in catalogue.shelf("chair").items]


def test_a_column_is_on_its_items_after_a_second_and_can_be_filtered_on(served):
    before = served.source.current()
    served.write(**{"0": True, "1": False})
    assert served.source.current() is before
    after = served.now()
    assert extra(after)[0] == {"wood": "oak", "low": "yes", "low_confidence": "0.7500"}
    assert extra(after)[2] == {"wood": "oak"}
    shelf = after.shelf("chair")
    assert Condition("low", equal="yes").mask(shelf).tolist() == [True] + [False] * 8
    assert Condition("low_confidence", low=0.7).mask(shelf).sum() == 2
    assert "low" in known_fields(after)
    assert after.shelf("bed") is before.shelf("bed")
    assert after.release == before.release


def test_a_column_that_is_taken_away_is_gone_after_a_second(served):
    before = extra(served.now())
    served.write(**{"0": True})
    assert extra(served.now()) != before
    ColumnFiles(served.columns).remove("low")
    assert extra(served.now()) == before


def test_nothing_new_changes_nothing(served):
    served.write(**{"0": True})
    first = served.now()
    assert served.now() is first


def test_newer_prices_and_columns_go_together(served):
    served.write(**{"0": True})
    served.now()
    write_table(served.table, [row(f"chair/chair-{n}.png", "7.00", wood="elm") for n in range(9)])
    after = served.now()
    assert after.item(served.ids[0]).price_cents == 700
    assert extra(after)[0] == {"wood": "elm", "low": "yes", "low_confidence": "0.7500"}
    served.write("high", **{"0": False})
    assert extra(served.now())[0]["wood"] == "elm"
    assert extra(served.source.current())[0]["high"] == "no"


def test_a_new_release_and_an_old_one_held_by_a_session_both_have_it(served):
    old = served.source.current().release
    served.write(**{"0": True})
    (served.table.parent / "chair" / "new.png").write_bytes(encoded(picture(60)))
    served.publisher.ingest()
    new = served.now()
    assert new.release != old
    assert extra(new)[0]["low"] == "yes"
    assert served.source.release(old).item(served.ids[0]).extra["low"] == "yes"


def test_a_bad_file_is_logged_and_the_last_good_one_goes_on(served, caplog):
    served.write(**{"0": True})
    good = extra(served.now())
    (served.columns / "low.csv").write_text("id,low\nbroken\n")
    (served.columns / "other.csv").write_bytes(b"\xff\xfe\0")
    with caplog.at_level(logging.WARNING):
        assert extra(served.now()) == good
        served.now()
    assert [record.message.count("is not used") for record in caplog.records] == [1, 1]


def test_a_column_the_shop_has_itself_is_not_covered(served, caplog):
    served.columns.mkdir(parents=True)
    for name in ("wood", "name", "id"):
        (served.columns / f"{name}.csv").write_text(f"id,{name},{name}_confidence\n{served.ids[0]},x,1\n")
    with caplog.at_level(logging.WARNING):
        after = served.now()
    assert extra(after)[0] == {"wood": "oak"}
    assert after.item(served.ids[0]).name == "The chair/chair-0.png"
    assert "the shop's own table has one of that name" in caplog.text


def test_what_is_no_column_is_not_looked_at(served, caplog):
    served.columns.mkdir(parents=True)
    for name in ("note.json", ".low.csv-x", "UP.csv", "a b.csv", ".csv"):
        (served.columns / name).write_text("anything")
    before = extra(served.source.current())
    with caplog.at_level(logging.WARNING):
        assert extra(served.now()) == before
    assert not caplog.records


def test_what_is_no_file_is_not_waited_for(served):
    served.write(**{"0": True})
    (served.columns / "folder.csv").mkdir()
    os.mkfifo(served.columns / "pipe.csv")
    (served.columns / "nowhere.csv").symlink_to(served.columns / "gone.csv")
    assert extra(served.now())[0]["low"] == "yes"


def test_a_folder_that_cannot_be_read_for_a_moment_changes_nothing(served, monkeypatch, caplog):
    served.write(**{"0": True})
    good = extra(served.now())

    def refuse(folder):
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as patch:
        patch.setattr(os, "scandir", refuse)
        assert extra(served.now()) == good
    assert "the columns stay as they were" in caplog.text
    assert extra(served.now()) == good


def test_items_that_left_the_catalogue_are_no_hindrance(served):
    served.columns.mkdir(parents=True)
    (served.columns / "low.csv").write_text(f"id,low,low_confidence\ngone-1,yes,1\n{served.ids[3]},no,0.1\n")
    assert extra(served.now())[3]["low"] == "no"
