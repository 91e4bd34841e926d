"""What a server sees while releases and tables change under it."""

import logging
import shutil
import threading

import pytest

from penat.adapters import release_source
from penat.adapters.release_layout import Incomplete, publish_pointer
from penat.adapters.release_source import ReleaseSource
from penat.domain.errors import SessionRefused, Unavailable
from tests.fakes.published import Publisher
from tests.fakes.shop import draw_shop, encoded, picture, row, write_table


class Clock:
    """A clock that a test moves on."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def publisher(tmp_path):
    data = draw_shop(tmp_path / "data", {"chair": 9, "couch": 5})
    write_table(data / "links.csv", [row(f"chair/chair-{n}.png", f"{n}.50") for n in range(9)])
    return Publisher(data, tmp_path / "cache")


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def source(publisher, clock):
    return ReleaseSource(publisher.cache, publisher.data / "links.csv", kept=2, clock=clock)


def another(publisher, number: int) -> str:
    """Publish a release with one more chair; return its id."""
    (publisher.data / "chair" / f"new-{number}.png").write_bytes(encoded(picture(60 + number)))
    return publisher.ingest().release


def prices(catalogue) -> list[int | None]:
    return [item.price_cents for item in catalogue.shelf("chair").items][:3]


def test_without_a_release_it_says_how_to_make_one(source, publisher, clock):
    with pytest.raises(Unavailable, match="penat ingest"):
        source.current()
    release = publisher.ingest().release
    clock.now += 1
    assert source.current().release == release


def test_a_new_release_is_served_after_a_second_and_the_old_one_is_kept(source, publisher, clock):
    first = publisher.ingest().release
    old = source.current()
    second = another(publisher, 1)
    assert source.current() is old
    clock.now += 1
    assert source.current().release == second
    assert source.release(first) is old
    assert source.release(second) is source.current()


def test_nothing_new_changes_nothing(source, publisher, clock):
    publisher.ingest()
    first = source.current()
    clock.now += 5
    assert source.current() is first


def test_a_release_nobody_holds_is_opened_from_disk_and_the_longest_unused_is_closed(source, publisher, clock):
    releases = [publisher.ingest().release, *(another(publisher, n) for n in range(4))]
    assert source.current().release == releases[-1]
    opened = {release: source.release(release) for release in releases[:3]}
    assert source.release(releases[2]) is opened[releases[2]]
    assert source.release(releases[0]) is not opened[releases[0]]
    assert list(source._open) == [releases[2], releases[0]]


@pytest.mark.parametrize("release", ["gone", "../../etc", "", ".partial-1"])
def test_a_release_that_is_not_kept_refuses_the_session(source, publisher, release):
    publisher.ingest()
    with pytest.raises(SessionRefused, match="begin a new session"):
        source.release(release)


@pytest.mark.parametrize("how", ["nothing there", "half there", "not an id", "empty"])
def test_a_current_that_names_no_complete_release_is_ignored(source, publisher, clock, caplog, how):
    first = publisher.ingest().release
    source.current()
    if how == "half there":
        shutil.copytree(publisher.folder(first), publisher.folder("half"))
        (publisher.folder("half") / "arrays" / "chair.vectors.npy").unlink()
    publish_pointer(publisher.cache, {"half there": "half", "not an id": "../x", "empty": ""}.get(how, "nothing"))
    for _ in range(3):
        clock.now += 1
        assert source.current().release == first
    assert len(caplog.records) == (how != "empty")
    assert ReleaseSource(publisher.cache).current().release == first


@pytest.mark.parametrize("place", [4, 20, -3])  # numpy's own words, the words on the array's shape, its numbers
def test_a_release_with_a_damaged_byte_is_not_served_though_its_sizes_are_right(
    source, publisher, clock, caplog, place
):
    good = publisher.ingest().release
    source.current()
    bad = another(publisher, 7)
    array = next((publisher.folder(bad) / "arrays").glob("*.vectors.npy"))
    content = bytearray(array.read_bytes())
    content[place] ^= 0xFF
    array.write_bytes(content)
    clock.now += 2
    assert source.current().release == good
    assert f"names release {bad}, which is ignored" in caplog.text
    assert ReleaseSource(publisher.cache).current().release == good, "also by who starts over it"


@pytest.mark.parametrize("how", ["flipped", "missing"])
def test_where_every_release_is_damaged_the_damage_is_told_without_a_path_until_it_is_mended(
    source, publisher, clock, tmp_path, how
):
    release = publisher.ingest().release
    array = publisher.folder(release) / "arrays" / "chair.vectors.npy"
    content = array.read_bytes()
    if how == "flipped":
        array.write_bytes(content[:-1] + bytes([content[-1] ^ 0xFF]))
    else:
        array.unlink()
    for _ in range(2):
        with pytest.raises(Unavailable, match=f"release {release} cannot be served.*chair.vectors") as caught:
            source.current()
        assert f"penat releases verify {release}" in caught.value.detail
        assert str(tmp_path) not in caught.value.detail
        clock.now += 1
    array.write_bytes(content)
    clock.now += 1
    assert source.current().release == release


def test_a_damaged_release_that_takes_long_to_read_is_not_read_again_at_every_look(
    source, publisher, clock, monkeypatch
):
    good = publisher.ingest().release
    source.current()
    another(publisher, 1)
    looks = []

    def refuse(folder, manifest):
        looks.append(clock.now)
        clock.now += 0.5
        raise Incomplete("it is damaged")

    monkeypatch.setattr(release_source, "refuse_damaged", refuse)
    for _ in range(8):
        clock.now += 1
        assert source.current().release == good
    assert len(looks) == 1
    clock.now += 10
    source.current()
    assert len(looks) == 2


def test_a_current_of_noise_is_ignored(source, publisher, clock):
    good = publisher.ingest().release
    source.current()
    (publisher.cache / "CURRENT").write_bytes(b"\xff\xfe\x00\n")
    clock.now += 2
    assert source.current().release == good


def test_an_upload_whose_pointer_came_first_is_served_when_it_is_complete(source, publisher, clock):
    first = publisher.ingest().release
    source.current()
    second = another(publisher, 1)
    aside = publisher.cache / "aside"
    publisher.folder(second).rename(aside)
    clock.now += 1
    assert source.current().release == first
    aside.rename(publisher.folder(second))
    clock.now += 1
    assert source.current().release == second


def test_a_rollback_is_the_same_swap(source, publisher, clock):
    first = publisher.ingest().release
    second = another(publisher, 1)
    assert source.current().release == second
    publish_pointer(publisher.cache, first)
    clock.now += 1
    assert source.current().release == first


def test_new_prices_are_served_after_a_second_and_nothing_else_changes(source, publisher, clock):
    publisher.ingest()
    before = source.current()
    assert prices(before) == [50, 150, 250]
    write_table(publisher.data / "links.csv", [row("chair/chair-1.png", "99.00", name="Dear"), row("chair-2.png", "")])
    assert source.current() is before
    clock.now += 1
    after = source.current()
    assert prices(after) == [None, 9900, None]
    assert after.shelf("chair").price_cents.tolist()[:3] == [-1, 9900, -1]
    assert after.item("chair-1").name == "Dear"
    assert after.release == before.release
    assert after.shelf("chair").vectors is before.shelf("chair").vectors
    assert list(after.shelf("chair").items.ids) == list(before.shelf("chair").items.ids)


def test_served_facts_are_those_a_new_ingestion_would_give(source, publisher, clock):
    publisher.ingest()
    source.current()
    write_table(publisher.data / "links.csv", [row("couch/couch-1.png", "5.00", in_stock="no", style="boho")])
    clock.now += 1
    served = source.current()
    publisher.ingest()
    ingested = ReleaseSource(publisher.cache).current()
    for category, shelf in ingested.shelves.items():
        assert list(served.shelf(category).items) == list(shelf.items)


def test_new_prices_reach_older_releases_too(source, publisher, clock):
    first = publisher.ingest().release
    source.current()
    another(publisher, 1)
    clock.now += 1
    source.current()
    write_table(publisher.data / "links.csv", [row("chair/chair-0.png", "1.00")])
    clock.now += 1
    source.current()
    assert prices(source.release(first))[0] == 100


def test_a_bad_table_is_refused_with_its_line_and_the_last_good_one_keeps_serving(source, publisher, clock, caplog):
    publisher.ingest()
    source.current()
    write_table(publisher.data / "links.csv", [row("chair/chair-0.png", "1.00")])
    clock.now += 1
    good = source.current()
    write_table(publisher.data / "links.csv", [row("chair/chair-0.png", "1.00"), row("chair/chair-1.png", "-3")])
    with caplog.at_level(logging.WARNING):
        for _ in range(3):
            clock.now += 1
            assert source.current() is good or prices(source.current()) == prices(good)
    assert [("line 3" in record.getMessage(), "-3" in record.getMessage()) for record in caplog.records] == [
        (True, True)
    ]
    write_table(publisher.data / "links.csv", [row("chair/chair-0.png", "2.00")])
    clock.now += 1
    assert prices(source.current())[0] == 200


def test_a_table_of_another_catalogue_is_refused(source, publisher, clock, caplog):
    publisher.ingest()
    before = source.current()
    write_table(publisher.data / "links.csv", [row("lamp/1.png"), row("lamp/2.png"), row("chair/chair-0.png", "1")])
    clock.now += 1
    assert prices(source.current()) == prices(before)
    assert "another catalogue" in caplog.text


def test_a_table_that_goes_away_leaves_the_last_facts(source, publisher, clock):
    publisher.ingest()
    before = prices(source.current())
    (publisher.data / "links.csv").unlink()
    clock.now += 1
    assert prices(source.current()) == before


def test_threads_that_ask_at_once_all_get_a_release(source, publisher):
    release = publisher.ingest().release
    found: list[str] = []
    threads = [threading.Thread(target=lambda: found.append(source.current().release)) for _ in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [release] * 12


def test_a_release_pruned_before_its_successor_was_seen_is_gone_at_once(source, publisher, clock):
    """A worker that nobody asked meanwhile says the same as the others."""
    first = publisher.ingest().release
    assert source.current().release == first
    second = another(publisher, 1)
    shutil.rmtree(publisher.folder(first))
    clock.now += 1
    with pytest.raises(SessionRefused, match="no longer kept"):
        source.release(first)
    assert source.current().release == second
