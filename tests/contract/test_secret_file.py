import stat
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

import pytest

from penat.adapters.secret_file import kept_secrets, turn_secret
from penat.domain.errors import InvalidInput


def test_the_key_is_made_once_for_its_owner_alone(tmp_path):
    (key,) = kept_secrets(tmp_path / "var")
    assert len(key) >= 48
    assert kept_secrets(tmp_path / "var") == (key,)
    assert stat.S_IMODE((tmp_path / "var" / "secret_key").stat().st_mode) == 0o600
    assert [path.name for path in (tmp_path / "var").iterdir()] == ["secret_key"]


def test_two_places_have_two_keys(tmp_path):
    assert kept_secrets(tmp_path / "a") != kept_secrets(tmp_path / "b")


def test_processes_that_start_together_share_one_key(tmp_path):
    with ProcessPoolExecutor(4, mp_context=get_context("spawn")) as pool:
        assert len(set(pool.map(kept_secrets, [tmp_path / "var"] * 16))) == 1
    assert [path.name for path in (tmp_path / "var").iterdir()] == ["secret_key"]


@pytest.mark.parametrize(
    ("content", "words"), [(b"", "0 characters"), (b"short\n", "5 characters"), (b"\xff" * 40, "not text")]
)
def test_a_key_that_cannot_be_one_is_refused_with_the_cure(tmp_path, content, words):
    (tmp_path / "secret_key").write_bytes(content)
    with pytest.raises(InvalidInput, match=words):
        kept_secrets(tmp_path)


def test_a_place_that_cannot_be_written_is_refused_with_the_cure(tmp_path):
    (tmp_path / "var").write_text("a file, not a folder")
    with pytest.raises(InvalidInput, match="PENAT_SECRET_KEY"):
        kept_secrets(tmp_path / "var")


def test_a_turned_key_stands_before_the_older_one_and_is_its_owners_alone(tmp_path):
    (first,) = kept_secrets(tmp_path)
    (tmp_path / "secret_key").chmod(0o644)
    assert turn_secret(tmp_path) == 1
    second, older = kept_secrets(tmp_path)
    assert (older, len(second) >= 48, second != first) == (first, True, True)
    assert stat.S_IMODE((tmp_path / "secret_key").stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["secret_key"]
