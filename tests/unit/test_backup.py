"""What bringing a backup back would do: what is written, in which order, and what is left as it is."""

from penat.domain.backup import Backup, KeptFile, planned


def kept(path, number=0):
    return KeptFile(path, f"{number:064x}", 1, 0o600, 1)


def backup(*files):
    return Backup("20260501-aaaa", "2026-05-01T12:00:00+00:00", "1.0", files)


def test_what_names_the_served_release_is_written_last():
    files = [
        kept(path) for path in ("cache/HISTORY", "cache/CURRENT", "database/penat.db", "cache/releases/r1/a", "var/k")
    ]
    found = planned(backup(*files), {})
    assert [each.path for each in found.writes] == [
        "cache/releases/r1/a", "var/k", "database/penat.db", "cache/CURRENT", "cache/HISTORY",
    ]  # fmt: skip
    assert (found.same, found.in_the_way) == ((), ())


def test_what_is_there_as_it_was_stays_and_what_differs_is_in_the_way():
    same, other, fresh = kept("cache/a", 1), kept("cache/b", 2), kept("cache/c", 3)
    found = planned(
        backup(same, other, fresh), {"cache/a": same.sha256, "cache/b": "9" * 64, "cache/of another": "0" * 64}
    )
    assert (found.same, found.writes, found.in_the_way) == ((same,), (other, fresh), ("cache/b",))


def test_very_many_files_are_planned_at_once():
    files = [kept(f"cache/{number}", number) for number in range(50_000)]
    found = planned(backup(*files), {each.path: each.sha256 for each in files[1:]})
    assert (len(found.same), found.writes) == (49_999, (files[0],))
