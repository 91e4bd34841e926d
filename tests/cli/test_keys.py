"""`penat keys` and the audit log, as an operator meets them."""

import json
import logging
import stat
from datetime import UTC, datetime

import pytest
from click.testing import CliRunner

from penat.adapters.audit_files import AuditFiles
from penat.adapters.secret_file import kept_secrets
from penat.cli.main import cli
from penat.settings import load_settings
from penat.wiring.server import build_app


@pytest.fixture
def var(tmp_path, monkeypatch):
    monkeypatch.setenv("PENAT_VAR", str(tmp_path / "var"))
    monkeypatch.setenv("PENAT_AUDIT_DAYS", "365")
    monkeypatch.setenv("PENAT_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("PENAT_DATA", str(tmp_path / "data"))
    return tmp_path / "var"


def run(*words, status=0):
    done = CliRunner().invoke(cli, ["keys", *words])
    assert done.exit_code == status, done.output
    return done


def secret_of(done):
    return done.stdout.strip()


def audited(var):
    """Return every line of the audit log, and hold its files against who may read them."""
    files = sorted((var / "audit").iterdir())
    assert {stat.S_IMODE(path.stat().st_mode) for path in files} == {0o600}
    return [json.loads(line) for path in files for line in path.read_text().splitlines()]


def test_a_key_opens_a_running_server_is_turned_and_taken_away_without_a_restart(var):
    client = build_app(load_settings()).test_client()
    assert client.get("/api/v1/queries").status_code != 401

    def status(secret):
        return client.get("/workbench", headers={"Authorization": f"Bearer {secret}"}).status_code

    first = secret_of(run("make", "anna", "--scope", "curate"))
    assert status(first) == 200
    assert status("x" * 43) == 303
    second = secret_of(run("rotate", "anna", "--grace-hours", "1"))
    assert (status(first), status(second)) == (200, 200)
    third = secret_of(run("rotate", "anna", "--grace-hours", "0"))
    assert [status(one) for one in (first, second, third)] == [303, 303, 200]
    run("revoke", "anna")
    assert status(third) == 303
    told = json.dumps(audited(var)) + (var / "keys.json").read_text()
    assert not any(secret in told for secret in (first, second, third))


def test_keys_are_listed_without_secrets(var):
    assert "penat keys make" in run("list").output
    secret = secret_of(run("make", "anna", "--scope", "read", "--scope", "curate", "--days", "30"))
    listed = run("list")
    assert "curate+read" in listed.output
    assert "until" in listed.output
    assert secret not in listed.output
    one = json.loads(run("list", "--json").stdout)[0]
    left = datetime.fromisoformat(one["ends_at"]) - datetime.now(UTC)
    assert (one["name"], one["scopes"], left.days) == ("anna", ["curate", "read"], 29)


def test_after_the_last_key_is_revoked_the_list_says_that_servers_go_on_asking(var):
    assert "There is no key yet" in run("list").output
    run("make", "anna", "--scope", "read")
    run("revoke", "anna")
    assert "No key is good any more, and servers go on asking for one: penat keys make" in run("list").output
    assert json.loads(run("list", "--json").stdout) == []


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("make", "anna", "--scope", "read"), "rotate anna"),
        (("make", "A b", "--scope", "read"), "1 to 15"),
        (("make", "dashboard", "--scope", "read"), "PENAT_API_KEYS"),
        (("make", "bert"), "--scope"),
        (("make", "bert", "--scope", "reign"), "reign"),
        (("make", "bert", "--scope", "read", "--days", "0"), "days"),
        (("make", "bert", "--scope", "read", "--days", "99999999"), "100 years"),
        (("make", "bert", "--scope", "read", "--days", "nan"), "100 years"),
        (("rotate", "anna", "--grace-hours", "inf"), "100 years"),
        (("rotate", "nobody"), "penat keys list"),
        (("revoke", "nobody"), "penat keys list"),
    ],
)
def test_a_mistake_is_told_and_changes_nothing(var, monkeypatch, words, told):
    monkeypatch.setenv("PENAT_API_KEYS", f"dashboard:read:{'d' * 20}")
    run("make", "anna", "--scope", "read")
    before = (var / "keys.json").read_bytes()
    assert told in run(*words, status=2).output
    assert (var / "keys.json").read_bytes() == before


def test_a_new_signing_key_keeps_as_many_older_ones_as_it_is_told(var):
    first = kept_secrets(var)
    run("new-signing-key")
    second = kept_secrets(var)
    assert second[1:] == first
    run("new-signing-key", "--keep", "5")
    assert kept_secrets(var)[1:] == second
    run("new-signing-key", "--keep", "0")
    assert len(kept_secrets(var)) == 1
    assert stat.S_IMODE((var / "secret_key").stat().st_mode) == 0o600


def test_where_the_setting_signs_the_file_is_not_turned(var, monkeypatch):
    monkeypatch.setenv("PENAT_SECRET_KEY", "k" * 20)
    assert "PENAT_OLDER_SECRET_KEYS" in run("new-signing-key", status=2).output


def test_changes_over_http_and_from_the_command_line_are_in_one_log(var):
    client = build_app(load_settings()).test_client()
    secret = secret_of(run("make", "anna", "--scope", "operate"))
    bearer = {"Authorization": f"Bearer {secret}", "X-Request-ID": "a-request-of-mine"}
    client.delete("/api/v1/queries/none", headers=bearer)
    client.delete("/api/v1/queries/none")
    client.post("/workbench/sign-in", data={"key": "a wrong one, never kept"})
    made, deleted, refused, signing = audited(var)
    assert made["who"].startswith("user:")
    assert (made["command"], made["outcome"]) == ("penat keys make anna", "done")
    assert (deleted["who"], deleted["method"], deleted["path"]) == ("anna", "DELETE", "/api/v1/queries/none")
    assert (refused["who"], refused["outcome"]) == ("nobody", "401")
    assert (signing["who"], signing["outcome"], signing["from"]) == ("nobody", "no", "127.0.0.1")
    assert all(line["at"] and line["request"] for line in (deleted, refused, signing))
    whole = json.dumps(audited(var))
    assert "never kept" not in whole
    assert secret not in whole


def test_commands_that_change_something_are_audited_without_what_they_were_given_and_others_are_not(var):
    for words in (("labels", "make", "A secret plan"), ("labels", "list"), ("photos", "delete", "--help"),
                  ("releases", "rollback"), ("labels", "delete", "nothing-of-the-kind")):  # fmt: skip
        CliRunner().invoke(cli, words)
    found = [(line["command"], line["outcome"]) for line in audited(var)]
    assert found == [
        ("penat labels make", "done"), ("penat releases rollback", "refused"), ("penat labels delete", "refused"),
    ]  # fmt: skip
    assert "secret plan" not in json.dumps(audited(var))


def test_old_days_of_the_audit_log_are_deleted_and_other_files_stay(var, tmp_path):
    folder = tmp_path / "audit"
    folder.mkdir()
    for name in ("2020-01-01.jsonl", "2020-01-01.txt", "notes.jsonl"):
        (folder / name).write_text("{}\n")
    record = logging.makeLogRecord({"change": {"who": "x"}, "created": datetime.now(UTC).timestamp()})
    AuditFiles(folder, days=30).emit(record)
    assert sorted(path.name for path in folder.iterdir())[:1] == ["2020-01-01.txt"]
    assert len(list(folder.glob("*.jsonl"))) == 2


def test_a_log_that_cannot_be_written_breaks_no_answer(var, caplog):
    var.mkdir(parents=True)
    (var / "audit").write_text("a file, not a folder")
    client = build_app(load_settings()).test_client()
    assert client.delete("/api/v1/queries/none").status_code == 404
    assert "misses a line" in caplog.text
