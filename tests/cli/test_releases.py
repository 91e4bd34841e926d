"""`penat releases …` over a cache folder with several releases."""

import re
import shutil

import pytest
from click.testing import CliRunner

from penat.adapters.release_gate import ReleaseGate
from penat.adapters.release_layout import complete_releases, current_id, release_folder
from penat.adapters.release_lock import release_lock
from penat.cli.main import cli
from penat.domain.errors import PublishRefused
from tests.fakes.published import Publisher
from tests.fakes.shop import draw_shop, encoded, picture


@pytest.fixture
def publisher(tmp_path):
    """Return a publisher of a small shop whose first release is served."""
    made = Publisher(draw_shop(tmp_path / "data", {"chair": 8, "bed": 6}), tmp_path / "cache")
    made.first = made.ingest().release
    return made


def add_chair(publisher, number):
    (publisher.data / "chair" / f"new-{number}.png").write_bytes(encoded(picture(number)))
    return publisher.ingest().release


def penat(publisher, *words, **more):
    return CliRunner().invoke(cli, ["releases", *words, "--cache", str(publisher.cache)], **more)


def test_the_list_marks_the_served_one_and_tells_sizes(publisher):
    second = add_chair(publisher, 70)
    lines = penat(publisher, "list").output.splitlines()
    assert [line.split()[0] for line in lines] == [publisher.first, "*"]
    assert second in lines[1]
    assert re.search(r"15 items in 2 categories, [\d.]+ MB", lines[1])


def test_rollback_and_back_again(publisher):
    second = add_chair(publisher, 70)
    assert f"Release {publisher.first} is being served again" in penat(publisher, "rollback").output
    assert current_id(publisher.cache) == publisher.first
    assert penat(publisher, "publish", second).exit_code == 0
    assert current_id(publisher.cache) == second
    assert penat(publisher, "rollback", publisher.first).exit_code == 0
    assert current_id(publisher.cache) == publisher.first


def test_a_release_served_before_there_was_a_history_can_be_gone_back_to(publisher):
    (publisher.cache / "HISTORY").unlink()
    add_chair(publisher, 70)
    assert penat(publisher, "rollback").exit_code == 0
    assert current_id(publisher.cache) == publisher.first


def test_without_an_earlier_release_there_is_nothing_to_go_back_to(publisher):
    found = penat(publisher, "rollback")
    assert (found.exit_code, "no earlier release" in found.output) == (2, True)


def test_a_unique_beginning_of_an_id_will_do(publisher):
    second = add_chair(publisher, 70)
    assert second in penat(publisher, "show", second[:-2]).output
    found = penat(publisher, "show", "2024")
    assert (found.exit_code, "several releases begin with" in found.output) == (2, True)
    assert "there is no release 'x'" in penat(publisher, "publish", "x").output


def test_show_tells_how_a_release_differs_from_the_served_one(publisher):
    second = add_chair(publisher, 70)
    penat(publisher, "rollback")
    told = penat(publisher, "show", second).output
    assert "chair: 8 -> 9 items" in told
    assert "recall of its lists 1.000" in told


def test_a_release_that_lost_a_category_is_kept_but_not_served_unless_told(publisher):
    shutil.rmtree(publisher.data / "bed")
    publisher.gate = ReleaseGate(publisher.cache)
    with pytest.raises(PublishRefused, match="category bed with 6 items is gone") as refused:
        publisher.ingest()
    assert current_id(publisher.cache) == publisher.first
    waiting = complete_releases(publisher.cache)[-1].release
    assert f"penat releases publish {waiting} --force" in refused.value.detail
    assert penat(publisher, "publish", waiting).exit_code == 2
    assert current_id(publisher.cache) == publisher.first
    assert penat(publisher, "publish", waiting, "--force").exit_code == 0
    assert current_id(publisher.cache) == waiting


def test_a_damaged_release_is_not_served_even_when_forced(publisher):
    second = add_chair(publisher, 70)
    penat(publisher, "rollback")
    array = next((release_folder(publisher.cache, second) / "arrays").glob("*.vectors.npy"))
    content = bytearray(array.read_bytes())
    content[-1] ^= 1
    array.write_bytes(content)
    found = penat(publisher, "publish", second, "--force")
    assert (found.exit_code, "is not sound" in found.output) == (2, True)
    assert current_id(publisher.cache) == publisher.first


def test_pruning_keeps_the_served_and_the_newest(publisher):
    made = [publisher.first, *(add_chair(publisher, number) for number in (70, 71, 72))]
    penat(publisher, "rollback", made[0])
    dry = penat(publisher, "prune", "--keep", "1", "--dry-run").output
    assert made[1] in dry
    assert "Would go: 2 release(s)" in dry
    assert len(complete_releases(publisher.cache)) == 4
    assert penat(publisher, "prune", "--keep", "1", input="n\n").exit_code == 1
    assert penat(publisher, "prune", "--keep", "1", "--yes").exit_code == 0
    assert [one.release for one in complete_releases(publisher.cache)] == [made[0], made[3]]
    assert penat(publisher, "verify").exit_code == 0
    assert sorted(path.name for path in (publisher.cache / "releases").iterdir()) == [made[0], made[3]]


def test_while_another_process_writes_nothing_is_published_or_pruned(publisher):
    add_chair(publisher, 70)
    with release_lock(publisher.cache):
        for words in (["rollback"], ["prune", "--keep", "1", "--yes"]):
            found = penat(publisher, *words)
            assert (found.exit_code, "is writing to" in found.output) == (2, True)
