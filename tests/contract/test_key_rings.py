"""Keys kept in a file: for the owner alone, without secrets, read anew when they change, closed when spoilt."""

import json
import stat
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

import pytest

from penat.adapters.key_file import KeyFile
from penat.domain.access import digest_of
from penat.domain.errors import InvalidInput, NotFound
from penat.domain.key_ring import with_key, with_turned, without_key
from tests.fakes.memory_keys import MemoryKeys

SECRET = "a-secret-of-tests-0"


@pytest.fixture(params=["file", "memory"])
def ring(request, tmp_path):
    return KeyFile(tmp_path / "var" / "keys.json") if request.param == "file" else MemoryKeys()


def add(ring, name="anna", scopes=("read",), now=1_800_000_000.0, ends=None):
    return ring.change(lambda held: with_key(held, name, scopes, digest_of(SECRET + name), now, ends))


def test_keys_come_back_as_they_were_kept(ring):
    assert ring.keys() is None
    add(ring, ends=1_800_000_060.5)
    add(ring, "bert", ("curate", "read"))
    anna, bert = ring.keys()
    assert (anna.key.name, anna.key.scopes, anna.key.ends_at) == ("anna", {"read"}, 1_800_000_060.5)
    assert (bert.key.digest, bert.made_at, bert.key.ends_at) == (digest_of(SECRET + "bert"), 1_800_000_000.0, None)


def test_a_change_that_is_refused_changes_nothing(ring):
    add(ring)
    before = ring.keys()
    for refused, error in (
        (lambda held: with_key(held, "anna", ["read"], b"x" * 32, 1_800_000_001.0, None), InvalidInput),
        (lambda held: with_key(held, "Anna!", ["read"], b"x" * 32, 1_800_000_001.0, None), InvalidInput),
        (lambda held: with_key(held, "carl", ["reign"], b"x" * 32, 1_800_000_001.0, None), InvalidInput),
        (lambda held: with_turned(held, "carl", b"x" * 32, 1_800_000_001.0, 60), NotFound),
        (lambda held: without_key(held, "carl", 1_800_000_001.0), NotFound),
    ):
        with pytest.raises(error):
            ring.change(refused)
    assert ring.keys() == before


def test_the_name_of_a_key_that_ended_is_free_again(ring):
    add(ring, ends=1_800_000_010.0)
    with pytest.raises(InvalidInput, match="rotate anna"):
        add(ring, now=1_800_000_009.0)
    add(ring, now=1_800_000_010.0)
    assert len(ring.keys()) == 1


def test_the_file_is_its_owners_and_holds_no_secret(tmp_path):
    add(KeyFile(tmp_path / "keys.json"))
    path = tmp_path / "keys.json"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert SECRET not in path.read_text()
    assert sorted(one.name for one in tmp_path.iterdir()) == [".keys.json.lock", "keys.json"]


def test_another_process_change_is_seen_at_the_next_question(tmp_path):
    ours, theirs = KeyFile(tmp_path / "keys.json"), KeyFile(tmp_path / "keys.json")
    assert ours.keys() is None
    add(theirs)
    assert [kept.key.name for kept in ours.keys() or ()] == ["anna"]
    theirs.change(lambda held: without_key(held, "anna", 1_800_000_001.0))
    assert ours.keys() == ()


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b"\xff\xfe", b'{"version": 2, "keys": []}', b'{"version": 1, "keys": [{}]}', b'{"version": 1}',
     json.dumps({"version": 1, "keys": [{"name": "a", "scopes": ["root"], "sha256": "00" * 32, "made_at": "2026-01-01",
                                         "ends_at": None}]}).encode()],
)  # fmt: skip
def test_a_spoilt_file_lets_nobody_in_and_is_not_written_over(tmp_path, content, caplog):
    path = tmp_path / "keys.json"
    path.write_bytes(content)
    ring = KeyFile(path)
    assert ring.keys() == ()
    assert "no key of it is accepted" in caplog.text
    with pytest.raises(InvalidInput, match=r"keys\.json"):
        add(ring)
    assert path.read_bytes() == content


def make_one(place_and_number):
    place, number = place_and_number
    add(KeyFile(place), f"key-{number}")


def test_keys_made_at_once_by_several_processes_are_all_kept(tmp_path):
    path = tmp_path / "keys.json"
    with ProcessPoolExecutor(3, mp_context=get_context("spawn")) as pool:
        list(pool.map(make_one, [(path, number) for number in range(9)]))
    assert {kept.key.name for kept in KeyFile(path).keys() or ()} == {f"key-{number}" for number in range(9)}


def test_a_place_that_cannot_be_written_is_told_with_the_cure(tmp_path):
    (tmp_path / "var").write_text("a file, not a folder")
    with pytest.raises(InvalidInput, match="PENAT_VAR"):
        add(KeyFile(tmp_path / "var" / "keys.json"))
