"""The committed description of the API, of which the clients are generated, is what the server says of itself."""

import json
import re

from click.testing import CliRunner

from penat.cli.main import cli
from tests.clients.conftest import CLIENTS

STALE = "clients/openapi.json is not what the server says; run `make clients` and commit what changed"


def test_the_committed_description_is_what_the_command_writes(tmp_path):
    written = tmp_path / "openapi.json"
    assert CliRunner().invoke(cli, ["openapi", "--output", str(written)], catch_exceptions=False).exit_code == 0
    assert json.loads((CLIENTS / "openapi.json").read_text()) == json.loads(written.read_text()), STALE


def test_the_command_writes_to_standard_output_too():
    answer = CliRunner().invoke(cli, ["openapi"], catch_exceptions=False)
    assert json.loads(answer.stdout)["openapi"].startswith("3.1")


def test_a_file_that_cannot_be_written_is_told(tmp_path):
    answer = CliRunner().invoke(cli, ["openapi", "--output", str(tmp_path / "none" / "openapi.json")])
    assert answer.exit_code == 2
    assert "No such file" in answer.output


def test_both_clients_have_every_operation():
    document = json.loads((CLIENTS / "openapi.json").read_text())
    names = {operation["operationId"] for path in document["paths"].values() for operation in path.values()}
    python = {file.stem for file in (CLIENTS / "python" / "penat_client" / "api").glob("*/*.py")} - {"__init__"}
    written, compiled = (
        set(re.findall(r"^export const (\w+) =", (CLIENTS / "typescript" / name).read_text(), re.MULTILINE))
        for name in ("src/sdk.gen.ts", "dist/sdk.gen.js")
    )
    assert python == names, STALE
    assert written == compiled == {re.sub(r"_(\w)", lambda letter: letter[1].upper(), name) for name in names}, STALE


def test_operations_and_schemas_have_names_that_make_good_code():
    document = json.loads((CLIENTS / "openapi.json").read_text())
    names = [operation["operationId"] for path in document["paths"].values() for operation in path.values()]
    assert len(names) == len(set(names))
    assert [name for name in names if not re.fullmatch(r"[a-z]+(_[a-z]+){0,3}", name)] == []
    assert [name for name in document["components"]["schemas"] if not re.fullmatch(r"[A-Z][A-Za-z]+", name)] == []
