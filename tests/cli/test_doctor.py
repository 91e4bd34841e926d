"""`penat doctor` tells what is wrong with an installation, with the cure, and changes nothing by looking."""

import json
import os
import shutil
import socket
import sqlite3

import pytest
from click.testing import CliRunner

from penat.adapters.release_layout import current_id, read_manifest, release_folder
from penat.cli.main import cli
from penat.domain.examination import Finding
from penat.settings import PREFIX
from penat.wiring import doctor_machine
from tests.fakes.free_port import free_port
from tests.fakes.published import Publisher
from tests.fakes.shop import draw_shop, row, write_table


@pytest.fixture(scope="module")
def published(tmp_path_factory):
    """A shop with one release, for every test to copy."""
    folder = tmp_path_factory.mktemp("doctor")
    data = draw_shop(folder / "data", {"chair": 6, "bed": 3})
    paths = sorted(path.relative_to(data).as_posix() for path in data.glob("*/*.png"))
    write_table(data / "links.csv", [row(path) for path in paths])
    Publisher(data, folder / "cache").ingest()
    return folder


class Installation:
    """A copy of the shop, and what its doctor says."""

    def __init__(self, folder, monkeypatch):
        self.data, self.cache, self.var = folder / "data", folder / "cache", folder / "var"
        self._set = monkeypatch.setenv
        self.set(DATA=self.data, CACHE=self.cache, VAR=self.var, PORT=free_port())

    def set(self, **settings):
        for name, value in settings.items():
            self._set(f"{PREFIX}{name}", str(value))

    def examined(self, *words):
        """Return the exit status and the findings by name, the last one of each."""
        result = CliRunner().invoke(cli, ["doctor", "--json", *words])
        told = json.loads(result.stdout)
        assert told["sound"] == (result.exit_code == 0)
        return result.exit_code, {finding["name"]: finding for finding in told["findings"]}

    def wrong(self, *words):
        """Return the one finding that is wrong."""
        status, found = self.examined(*words)
        (wrong,) = [finding for finding in found.values() if finding["state"] == "wrong"]
        assert status == 1
        assert wrong["cure"]
        return wrong

    def release(self):
        return release_folder(self.cache, current_id(self.cache))


@pytest.fixture
def installation(published, tmp_path, monkeypatch):
    for name in [name for name in os.environ if name.startswith(PREFIX)]:
        monkeypatch.delenv(name)
    shutil.copytree(published, tmp_path, dirs_exist_ok=True)
    return Installation(tmp_path, monkeypatch)


def test_a_sound_installation_is_told_so_and_left_as_it_is(installation):
    before = sorted(installation.cache.rglob("*"))
    status, found = installation.examined("--full")
    assert status == 0, found
    assert found["release"]["state"] == "well"
    assert "every checksum" in found["release"]["detail"]
    assert {"python", "packages", "variables", "settings", "price file", "database", "secret key", "port",
            "memory", "processes", "engine", "segmenter", "limits", "clock", "job workers",
            "disk space"} <= set(found)  # fmt: skip
    assert not installation.var.exists()
    assert sorted(installation.cache.rglob("*")) == before


def test_it_says_so_in_words_too(installation):
    installation.set(PORTT=9)
    result = CliRunner().invoke(cli, ["doctor"])
    assert result.exit_code == 1
    assert "WRONG variables: PENAT_PORTT is no setting of Penat\n      → write PENAT_PORT, or unset it" in result.output
    assert "1 wrong" in result.output.splitlines()[-1]


@pytest.mark.parametrize(
    ("name", "near"),
    [("WORKER", "PENAT_WORKERS"), ("CHACE", "PENAT_CACHE"), ("XYZZY", None), ("LOGLEVEL", "LOG_LEVEL")],
)
def test_a_typing_error_in_a_variable_is_found(installation, name, near):
    installation.set(**{name: "x"})
    wrong = installation.wrong()
    assert f"PENAT_{name}" in wrong["detail"]
    assert (near or "unset it") in wrong["cure"]


def test_a_value_that_cannot_be_is_told_and_ends_the_examination(installation):
    installation.set(WORKERS="many")
    wrong = installation.wrong()
    assert "PENAT_WORKERS is 'many'" in wrong["detail"]
    assert "release" not in installation.examined()[1]


def test_a_secret_that_cannot_be_is_not_repeated(installation):
    installation.set(SECRET_KEY="hush")
    assert "hush" not in json.dumps(installation.examined()[1])


def test_without_a_release_it_says_how_to_get_one(installation):
    shutil.rmtree(installation.cache / "releases")
    (installation.cache / "CURRENT").unlink()
    wrong = installation.wrong()
    assert wrong["name"] == "release"
    assert "penat ingest" in wrong["cure"]


def test_a_pointer_to_what_is_not_complete_names_what_would_be_served(installation):
    served = current_id(installation.cache)
    (installation.cache / "CURRENT").write_text("20260101-000000-nowhere")
    wrong = installation.wrong()
    assert f"{served} would be served" in wrong["detail"]
    assert wrong["cure"] == f"penat releases publish {served}"


def test_damage_that_keeps_the_size_is_found_with_time(installation):
    folder = installation.release()
    name = next(name for name in read_manifest(folder).files if name.endswith(".npy"))
    content = bytearray((folder / name).read_bytes())
    content[-1] ^= 1
    (folder / name).write_bytes(content)
    assert installation.examined()[1]["release"]["state"] == "well"
    wrong = installation.wrong("--full")
    assert name in wrong["detail"]
    assert "rollback" in wrong["cure"]


def test_a_folder_that_is_half_a_release_is_odd(installation):
    (installation.cache / "releases" / "20260101-000000-half").mkdir()
    found = installation.examined()[1]["other releases"]
    assert found["state"] == "odd"
    assert "20260101-000000-half" in found["detail"]


def test_a_price_file_with_a_mistake_is_told_with_its_line(installation):
    (installation.data / "links.csv").write_text("image,price\nchair/chair-0.png,twelve\n")
    wrong = installation.wrong()
    assert wrong["name"] == "price file"
    assert "line 2" in wrong["detail"]


def test_a_secret_key_that_others_can_read_is_wrong(installation):
    installation.var.mkdir()
    (installation.var / "secret_key").write_text("k" * 32)
    (installation.var / "secret_key").chmod(0o644)
    wrong = installation.wrong()
    assert "644" in wrong["detail"]
    assert "chmod 600" in wrong["cure"]
    assert "kkk" not in json.dumps(installation.examined()[1])


def test_a_folder_that_cannot_be_written_is_wrong(installation, tmp_path):
    (tmp_path / "file").touch()
    installation.set(VAR=tmp_path / "file" / "var")
    status, found = installation.examined()
    assert status == 1
    assert found["PENAT_VAR"]["state"] == "wrong"


def test_a_port_that_another_program_has_is_wrong(installation):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        installation.set(PORT=other.getsockname()[1])
        wrong = installation.wrong()
    assert wrong["name"] == "port"
    assert "PENAT_PORT" in wrong["cure"]


def test_an_address_this_machine_has_not_is_wrong(installation):
    installation.set(HOST="192.0.2.1")
    assert installation.examined()[1]["port"]["state"] == "wrong"


def test_a_database_that_is_behind_is_odd_and_one_from_the_future_wrong(installation):
    run = CliRunner().invoke(cli, ["database", "upgrade"])
    assert run.exit_code == 0, run.output
    assert "up to date" in installation.examined()[1]["database"]["detail"]
    assert CliRunner().invoke(cli, ["database", "upgrade", "--to", "r0002", "--yes"]).exit_code == 0
    found = installation.examined()[1]["database"]
    assert (found["state"], "r0002" in found["detail"]) == ("odd", True)
    connection = sqlite3.connect(installation.var / "penat.db")
    with connection:
        connection.execute("update alembic_version set version_num = 'r9999'")
    connection.close()
    assert "newer Penat" in installation.wrong()["detail"]


def test_a_database_that_does_not_answer_is_wrong(installation):
    installation.set(DATABASE=f"postgresql://penat:hush@127.0.0.1:{free_port()}/penat")
    wrong = installation.wrong()
    assert wrong["name"] == "database"
    assert "hush" not in json.dumps(wrong)


def test_a_segmenter_of_no_name_is_wrong(installation):
    installation.set(SEGMENTER="no-such-thing")
    assert installation.wrong()["name"] == "segmenter"


def test_limits_that_nobody_counts_together_are_odd(installation):
    installation.set(LIMITS_URL=f"redis://127.0.0.1:{free_port()}/0")
    found = installation.examined()[1]["limits"]
    assert found["state"] == "odd"
    assert "does not answer" in found["detail"]


def test_too_many_processes_and_too_little_memory_are_told(installation, monkeypatch):
    monkeypatch.setattr(doctor_machine, "usable_cores", lambda: 2.0)
    monkeypatch.setattr(doctor_machine, "memory_bytes", lambda: 2**30)
    installation.set(WORKERS=16)
    found = installation.examined()[1]
    assert (found["processes"]["state"], found["memory"]["state"]) == ("odd", "wrong")
    installation.set(WORKERS=2)
    found = installation.examined()[1]
    assert (found["processes"]["state"], found["memory"]["state"]) == ("well", "well")


def test_what_does_not_fit_together_outside_is_told(installation):
    installation.set(HOST="0.0.0.0", BASE_URL="http://shop.example", METRICS="open")
    result = CliRunner().invoke(cli, ["doctor"])
    for told in ("no proxy is trusted", "/metrics answers everybody", "is not encrypted"):
        assert told in result.output
    assert result.exit_code == 0


def test_a_clock_before_what_was_already_made_is_wrong(installation):
    path = installation.release() / "manifest.json"
    told = json.loads(path.read_text())
    path.write_text(json.dumps(told | {"created": "2999-01-01T00:00:00+00:00"}))
    assert installation.wrong()["name"] == "clock"


def test_a_look_that_breaks_is_a_finding_and_ends_nothing(installation, monkeypatch):
    def broken(_):
        raise RuntimeError("odd machine")

    monkeypatch.setattr(doctor_machine, "memory", broken)
    status, found = installation.examined()
    assert status == 1
    assert "RuntimeError: odd machine" in found["memory"]["detail"]
    assert "clock" in found


def test_what_is_not_well_has_a_cure():
    with pytest.raises(ValueError, match="names no cure"):
        Finding("port", "wrong", "taken")
    assert Finding("port", "well", "free").cure == ""
