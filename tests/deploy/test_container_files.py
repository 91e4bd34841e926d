"""The files for containers, looked at as far as that goes without an engine to build and run them."""

import json
import os
import re
import shutil
import subprocess
import sys
from fnmatch import fnmatch
from pathlib import Path

import pytest
import yaml

from penat.settings import PREFIX, Settings
from tests.fakes.deployment import DEPLOY, ROOT

DOCKERFILE = (DEPLOY / "Dockerfile").read_text()
COMPOSE = yaml.safe_load((DEPLOY / "compose.yaml").read_text())
SERVICES = COMPOSE["services"]
EXAMPLE = (DEPLOY / "compose.env.example").read_text()
ALWAYS_ON = sorted(set(SERVICES) - {"ingest"})


def instructions():
    """Return the Dockerfile's instructions with their words, continued lines put together."""
    text = re.sub(r"\\\n(\s*#.*\n)*", " ", DOCKERFILE)
    return [tuple(line.split(maxsplit=1)) for line in text.splitlines() if line and not line.startswith("#")]


def stages():
    """Return each stage's instructions."""
    found = []
    for word, rest in instructions():
        if word == "FROM":
            found.append([])
        if found:
            found[-1].append((word, rest))
    return found


def test_hadolint_finds_nothing_in_the_dockerfile():
    program = shutil.which("hadolint", path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    if program is None:
        assert not os.environ.get("CI"), "requirements-dev.txt brings hadolint"
        pytest.skip("no hadolint here (pip install -r requirements-dev.txt)")
    said = subprocess.run([program, DEPLOY / "Dockerfile"], capture_output=True, text=True, timeout=60)
    assert (said.returncode, said.stdout + said.stderr) == (0, "")


def test_what_runs_is_not_root_and_brings_no_tools_to_build_with():
    *_, build, run = stages()
    assert [rest for word, rest in run if word == "USER"] == ["10001:10001"]
    assert ("ENTRYPOINT", '["penat"]') in run
    assert not any("pip install" in rest for word, rest in run if word == "RUN")
    assert any("pip uninstall --yes pip setuptools" in rest for word, rest in build if word == "RUN")
    assert not any(word == "ADD" for word, _ in instructions())


def test_every_base_is_of_a_named_version():
    assert re.search(r"^ARG PYTHON=\d+\.\d+\.\d+-slim-\w+$", DOCKERFILE, re.M)
    assert {rest.split()[0] for word, rest in instructions() if word == "FROM"} == {"python:${PYTHON}"}
    for name, service in SERVICES.items():
        tag = service["image"].partition(":")[2]
        assert re.match(r"v?\d+\.\d+(\.\d+)?(-\w+)?$", tag) or tag == "${PENAT_VERSION:-0.1.0}", name


def test_its_health_is_looked_at_with_what_it_has(tmp_path):
    line = next(rest for word, rest in instructions() if word == "HEALTHCHECK")
    command = json.loads(line[line.index("[") :])
    assert command[0] == "python"
    done = subprocess.run(
        [sys.executable, *command[1:]], env={**os.environ, "PENAT_PORT": "1"}, capture_output=True, timeout=60
    )
    assert done.returncode != 0, "nobody answers at port 1"
    assert b"refused" in done.stderr


def test_all_that_is_copied_is_there_and_reaches_the_build_and_no_secret_does():
    ignore = (DEPLOY / "Dockerfile.dockerignore").read_text().splitlines()
    rules = [line for line in ignore if line and not line.startswith("#")]

    def sent(path):
        found = True
        for rule in rules:
            bare = rule.removeprefix("!")
            if fnmatch(path, bare) or path.startswith(f"{bare}/") or fnmatch(path.partition("/")[0], bare):
                found = rule.startswith("!")
        return found

    sources = [
        source for word, rest in instructions() if word == "COPY" and not rest.startswith("--from")
        for source in rest.split()[:-1]
    ]  # fmt: skip
    for source in sources:
        assert list(ROOT.glob(source)), source
        assert sent(source.replace("*", "")), source
    for kept in ("var/secret_key", "deploy/.env", ".git/config", "chroma_cache/releases/a", "data/chair/a.jpg"):
        assert not sent(kept), kept


@pytest.mark.parametrize("name", ALWAYS_ON)
def test_every_service_is_bounded_watched_and_shut_in(name):
    service = SERVICES[name]
    limits = service["deploy"]["resources"]["limits"]
    assert limits["memory"]
    assert limits["cpus"]
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert service["logging"]["options"]["max-size"]
    if service["image"].startswith("penat:"):
        assert (service["read_only"], service["cap_drop"]) == (True, ["ALL"])
    else:
        assert service["healthcheck"]["test"][0] == "CMD"


def test_no_secret_stands_in_the_file_and_what_it_asks_for_is_in_the_example():
    text = (DEPLOY / "compose.yaml").read_text()
    for name, service in SERVICES.items():
        for key, value in service.get("environment", {}).items():
            if re.search("PASSWORD|SECRET|KEYS|DATABASE|QUEUE|LIMITS_URL|AUTH", key):
                assert re.search(r"\$\{\w+:-\}", str(value)), (name, key)
    asked = set(re.findall(r"\$\{(\w+)", text)) - {"PENAT_VERSION", "NGINX_SERVER_NAME"}
    known = set(re.findall(r"^#?(\w+)=", EXAMPLE, re.M))
    assert asked <= known
    assert known - asked == {"COMPOSE_PROFILES", "COMPOSE_PROJECT_NAME"}


def test_every_setting_it_gives_is_one():
    named = {key for service in SERVICES.values() for key in service.get("environment", {}) if key.startswith(PREFIX)}
    in_image = set(re.findall(rf"\b{PREFIX}\w+(?==)", DOCKERFILE))
    assert named | in_image <= {f"{PREFIX}{name.upper()}" for name in Settings.model_fields}


def test_services_wait_for_those_of_their_own_profile_and_every_file_they_mount_is_shipped():
    for name, service in SERVICES.items():
        for other, how in service.get("depends_on", {}).items():
            assert set(service["profiles"]) <= set(SERVICES[other]["profiles"]), (name, other)
            assert how == {"condition": "service_healthy"}
        for volume in service.get("volumes", []):
            source = re.sub(r"\$\{\w+:-([^}]*)\}", r"\1", volume).partition(":")[0]
            assert source in COMPOSE["volumes"] or (DEPLOY / source).exists(), (name, source)


def test_nginx_is_told_every_word_of_its_site():
    site = (DEPLOY / "nginx/penat.conf.template").read_text()
    given = SERVICES["nginx"]["environment"]
    assert set(re.findall(r"\$\{(NGINX_\w+)\}", site)) == set(given)


@pytest.mark.parametrize("profiles", ["one", "scale", "one,watch", "scale,watch", "tools"])
def test_docker_compose_itself_can_read_it(tmp_path, profiles):
    program = compose_program()
    shutil.copy(DEPLOY / "compose.env.example", tmp_path / "env")
    command = [*program, "--file", DEPLOY / "compose.yaml", "--env-file", tmp_path / "env", "config"]
    environment = {**os.environ, "COMPOSE_PROFILES": profiles}
    said = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60)
    assert said.returncode == 0, said.stderr
    found = set(yaml.safe_load(said.stdout)["services"])
    wanted = set(profiles.split(","))
    assert found >= {name for name, service in SERVICES.items() if wanted & set(service["profiles"])}


def compose_program():
    """Return the words that run Docker's compose, the plugin or the older program."""
    if shutil.which("docker") and not subprocess.run(["docker", "compose", "version"], capture_output=True).returncode:
        return ["docker", "compose"]
    if shutil.which("docker-compose"):
        return ["docker-compose"]
    pytest.skip("neither docker compose nor docker-compose is here (apt-get install docker-compose)")
