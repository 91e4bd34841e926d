"""A wheel is all of Penat: built, installed where nothing else of it is, it ingests a shop and serves it."""

import json
import os
import re
import shutil
import signal
import site
import subprocess
import sys
import urllib.request
import zipfile
from contextlib import contextmanager
from email.parser import Parser

import pytest

import penat
from tests.fakes.deployment import ROOT
from tests.fakes.patience import until
from tests.fakes.shop import draw_shop, row, write_table

BUILT_FROM = ("penat", "chroma_cache/models", "pyproject.toml", "setup.py", "MANIFEST.in", "README.md")
LEFT_OUT = shutil.ignore_patterns("__pycache__", "*.pyc", "*.egg-info")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """Give a wheel built from a copy of the sources, without asking anybody for anything."""
    folder = tmp_path_factory.mktemp("wheel")
    source = folder / "source"
    for name in (*BUILT_FROM, *(path.name for path in ROOT.glob("requirements*.txt"))):
        target = source / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, target, ignore=LEFT_OUT)
        else:
            shutil.copy(ROOT / name, target)
    command = [sys.executable, "-m", "pip", "wheel", "--no-deps", "--no-index", "--no-build-isolation"]
    done = subprocess.run(
        [*command, "--disable-pip-version-check", "--wheel-dir", folder, source], capture_output=True, text=True,
        timeout=300, cwd=folder,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    return next(folder.glob("*.whl"))


@contextmanager
def serving(program, place):
    """Serve in *place* on a port the system gives; give that port."""
    environment = {"PATH": os.environ["PATH"], "HOME": str(place), "LANG": "C.UTF-8"}
    log = place / "log"
    with log.open("wb") as file:
        process = subprocess.Popen(
            [program, "serve", "--port", "0"], cwd=place, env=environment, stdout=file, stderr=file,
            start_new_session=True,
        )  # fmt: skip
    try:
        until(lambda: process.poll() is not None or b"Listening at" in log.read_bytes(), "the server listens")
        assert process.poll() is None, log.read_text()
        yield int(re.search(r"Listening at: http://127\.0\.0\.1:(\d+)", log.read_text())[1])
        process.send_signal(signal.SIGTERM)
        assert process.wait(60) == 0
        assert "Traceback" not in log.read_text()
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.wait(120)


def answer(port, path, body=None, *, good=True):
    """Return what is answered; a bad answer is an error unless it may be one."""
    request = urllib.request.Request(f"http://127.0.0.1:{port}{path}", method="POST" if body else "GET")
    if body:
        request.data, request.headers["Content-Type"] = json.dumps(body).encode(), "application/json"
    try:
        said = urllib.request.urlopen(request, timeout=60)
    except urllib.error.HTTPError as error:
        if good:
            raise
        said = error
    with said:
        content = said.read()
        return json.loads(content) if "json" in said.headers["Content-Type"] else content


def walk_through(program, place):
    """Do what somebody new does in an empty folder: look, ingest, serve, choose."""
    environment = {"PATH": os.environ["PATH"], "HOME": str(place), "LANG": "C.UTF-8"}

    def penat_says(*words):
        done = subprocess.run(
            [program, *words], cwd=place, env=environment, capture_output=True, text=True, timeout=300
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    assert penat.__version__ in penat_says("--version")
    assert "at revision r" in penat_says("database", "upgrade")
    data = draw_shop(place / "shop", {"chair": 6, "bed": 3})
    write_table(data / "links.csv", [row(f"chair/chair-{n}.png", f"{n + 1}.00") for n in range(6)])
    with serving(program, place) as port:
        with pytest.raises(urllib.error.HTTPError) as caught:
            answer(port, "/api/v1/catalogue")
        with caught.value as refused:
            assert refused.code == 503
            assert "penat ingest" in json.load(refused)["detail"], "it says how to come by a catalogue"
        penat_says("ingest", "shop")
        until(lambda: answer(port, "/readyz", good=False)["ready"], "the server notices the release")
        assert b"<html" in answer(port, "/")
        assert b"{" in answer(port, "/static/css/look.css")
        assert {each["name"] for each in answer(port, "/api/v1/catalogue")["categories"]} == {"chair", "bed"}
        step = answer(port, "/api/v1/sessions", {"shown": 3, "text": "a red chair"})
        assert len(step["slate"]) == 3
        assert answer(port, "/openapi.json")["info"]["version"] == penat.__version__
        assert b"swagger" in answer(port, "/docs/")


def test_it_holds_every_file_of_the_package_and_the_shipped_models(wheel):
    tracked = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "penat", "chroma_cache/models"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    ).stdout.split("\n")  # fmt: skip
    wanted = {name.replace("chroma_cache/models/", "penat/shipped_models/") for name in tracked if name}
    held = set(zipfile.ZipFile(wheel).namelist())
    prose = {name for name in wanted if name.endswith("README.md")}  # the rooms' laws are for who reads the sources
    there = {name for name in wanted - prose if (ROOT / name).exists() or name.startswith("penat/shipped_models/")}
    assert there - held == set()
    assert not [name for name in held if name.startswith(("tests/", "benchmarks/", "not_for_server/", "chroma_cache/"))]


def test_it_says_what_it_is_and_needs_exactly_what_the_server_is_tested_with(wheel):
    with zipfile.ZipFile(wheel) as held:
        name = next(each for each in held.namelist() if each.endswith(".dist-info/METADATA"))
        facts = Parser().parsestr(held.read(name).decode())
    assert (facts["Name"], facts["Version"]) == ("penat", penat.__version__)
    assert facts["Requires-Python"] == ">=3.11"
    pins = [line for line in (ROOT / "requirements.txt").read_text().split("\n") if "==" in line]
    assert sorted(one for one in facts.get_all("Requires-Dist") if "extra ==" not in one) == sorted(pins)
    assert set(facts.get_all("Provides-Extra")) == {"map", "postgres", "qdrant", "redis"}
    assert "Penat" in facts.get_payload()


def test_installed_where_nothing_else_of_it_is_it_serves_a_shop(wheel, tmp_path):
    """What it needs is borrowed from the tests' own environment, which pip is not asked about."""
    venv = tmp_path / "venv"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", venv], check=True)
    command = [sys.executable, "-m", "pip", "--python", venv / "bin/python", "install", "--no-deps", "--no-index"]
    subprocess.run([*command, "--quiet", "--disable-pip-version-check", wheel], check=True, timeout=120)
    next(venv.glob("lib/*/site-packages")).joinpath("borrowed.pth").write_text("\n".join(site.getsitepackages()))
    place = tmp_path / "empty"
    place.mkdir()
    walk_through(venv / "bin/penat", place)


@pytest.mark.clean_clone
def test_pip_install_in_an_empty_environment_gives_all_of_it(tmp_path):
    clone, venv, place = tmp_path / "clone", tmp_path / "venv", tmp_path / "empty"
    subprocess.run(["git", "clone", "--quiet", str(ROOT), str(clone)], check=True)
    subprocess.run([sys.executable, "-m", "venv", venv], check=True)
    pip = [venv / "bin/pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, "--constraint", "constraints.txt", "."], cwd=clone, check=True, timeout=1200)
    shutil.rmtree(clone)
    place.mkdir()
    walk_through(venv / "bin/penat", place)
