"""The way without containers, as docs/deploy.md says: the shipped units' own commands, nginx with the shipped site."""

import http.client
import io
import json
import re
import shutil
import subprocess

import pytest
from PIL import Image

from tests.fakes.deployment import DEPLOY, ROOT, Machine, running_nginx, site_file, unit, until
from tests.fakes.published import Publisher
from tests.fakes.shop import draw_shop

PHOTO_BYTES = 200_000
KEY = "k" * 24


@pytest.fixture(scope="module")
def shop(tmp_path_factory):
    """Give the port of nginx in front of Penat, both as shipped, with a small shop."""
    folder = tmp_path_factory.mktemp("machine")
    machine = Machine(folder)
    try:
        machine.install("0.1.0")
        data = draw_shop(machine.var / "data", {"chair": 24, "bed": 6})
        Publisher(data, machine.var / "chroma_cache").ingest()
        settings = {"PENAT_PHOTO_BYTES": str(PHOTO_BYTES), "PENAT_API_KEYS": f"ann:curate:{KEY}"}
        with machine.served(**settings), running_nginx(folder / "nginx", f"127.0.0.1:{machine.port}", "300k") as port:
            yield port
    finally:
        machine.close()


def asked(port, method, path, body=None, **headers):
    """Return an answer and its content."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        content = json.dumps(body) if isinstance(body, dict) else body
        kind = {"Content-Type": "application/json"} if isinstance(body, dict) else {}
        connection.request(method, path, content, {**kind, **headers})
        answer = connection.getresponse()
        return answer, answer.read()
    finally:
        connection.close()


def upload(port, content):
    """Send a photo as a browser's form does."""
    head = b'--x\r\nContent-Disposition: form-data; name="file"; filename="a.png"\r\nContent-Type: image/png\r\n\r\n'
    body = head + content + b"\r\n--x--\r\n"
    return asked(port, "POST", "/api/v1/photos", body, **{"Content-Type": "multipart/form-data; boundary=x"})


def noise(most):
    """Return a picture of at most so many bytes, and not many fewer."""
    import random

    side = int((most / 3) ** 0.5) - 20
    target = io.BytesIO()
    Image.frombytes("RGB", (side, side), random.Random(3).randbytes(3 * side * side)).save(target, "PNG")
    assert most * 0.8 < len(target.getvalue()) <= most
    return target.getvalue()


def test_the_page_and_what_it_needs_come_through(shop):
    answer, page = asked(shop, "GET", "/")
    assert answer.status == 200
    assert b"<html" in page
    assert "default-src 'self'" in answer.headers["Content-Security-Policy"]
    for path in ("/static/css/look.css", "/openapi.json", "/docs"):
        assert asked(shop, "GET", path)[0].status in (200, 302, 308)


def test_a_session_is_walked_and_pictures_are_kept_by_nginx(shop):
    answer, content = asked(shop, "POST", "/api/v1/sessions", {"shown": 4})
    step = json.loads(content)
    assert answer.status == 201
    while not step["done"]:
        chosen = {"session": step["session"], "item": step["slate"][0]["item"]["id"]}
        step = json.loads(asked(shop, "POST", "/api/v1/sessions/pick", chosen)[1])
    path = step["item"]["thumbnail"].partition("/thumbnails/")[2]
    states = [asked(shop, "GET", f"/thumbnails/{path}")[0].headers["X-Cache-Status"] for _ in range(2)]
    assert states == ["MISS", "HIT"]


def test_addresses_in_answers_are_those_the_shopper_uses_whatever_they_claim(shop):
    claimed = {"Host": "stylist.example", "X-Forwarded-Host": "evil.example", "X-Forwarded-Prefix": "/evil"}
    body = asked(shop, "GET", "/api/v1/items?limit=1", **claimed)[1]
    assert json.loads(body)["items"][0]["image"].startswith("http://stylist.example/images/")


def test_nobody_is_this_machine_through_nginx(shop):
    for claimed in ({}, {"X-Forwarded-For": "127.0.0.1"}, {"Host": "127.0.0.1", "Forwarded": "for=127.0.0.1"}):
        assert asked(shop, "GET", "/api/v1/queries", **claimed)[0].status == 401
    assert asked(shop, "GET", "/api/v1/queries", Authorization=f"Bearer {KEY}")[0].status == 200


def test_metrics_are_not_for_the_world(shop):
    assert asked(shop, "GET", "/metrics")[0].status == 404


def test_a_photo_up_to_the_limit_goes_through_and_a_larger_one_is_refused_in_the_apis_form(shop):
    assert upload(shop, noise(PHOTO_BYTES))[0].status == 201
    for size in (PHOTO_BYTES + 20_000, 400_000):  # refused by Penat, and by nginx
        answer, content = upload(shop, bytes(size))
        assert (answer.status, answer.headers["Content-Type"]) == (413, "application/problem+json")
        assert json.loads(content)["status"] == 413


def test_json_is_squeezed_for_who_can_read_that(shop):
    answer, content = asked(shop, "GET", "/api/v1/items?limit=20", **{"Accept-Encoding": "gzip"})
    assert answer.headers["Content-Encoding"] == "gzip"
    assert content[:2] == b"\x1f\x8b"


def test_a_server_that_is_away_is_told_as_such(tmp_path):
    machine = Machine(tmp_path)
    machine.close()
    with running_nginx(tmp_path / "nginx", f"127.0.0.1:{machine.port}") as port:
        answer, content = asked(port, "GET", "/api/v1/catalogue")
    assert (answer.status, answer.headers["Retry-After"]) == (503, "2")
    assert json.loads(content)["type"] == "/problems/unavailable"


@pytest.fixture
def machine(tmp_path):
    """A machine of the test's own, with a small shop."""
    found = Machine(tmp_path)
    found.install("0.1.0")
    Publisher(draw_shop(found.var / "data", {"chair": 8}), found.var / "chroma_cache").ingest()
    yield found
    found.close()


def test_the_nightly_care_is_done_as_its_unit_says(machine):
    kept = machine.folder / "var/backups/penat"  # which systemd-tmpfiles makes
    for line in unit("penat-nightly.service")["Service.ExecStart"]:
        done = subprocess.run(
            machine.words(line), cwd=machine.var, env=machine.environment(), capture_output=True, text=True, timeout=120
        )
        assert done.returncode == 0, (line, done.stdout, done.stderr)
    assert len(list((kept / "backups").glob("*.json"))) == 1


def test_long_work_is_done_by_the_unit_of_its_own(machine):
    (line,) = unit("penat-work.service")["Service.ExecStart"]

    def told():
        answer, content = asked(machine.port, "GET", "/readyz")
        assert answer.status == 200
        return next(one["detail"] for one in json.loads(content)["dependencies"] if one["name"] == "job workers")

    with machine.served(), (machine.folder / "work.log").open("wb") as log:
        assert told().startswith("none;"), "the server starts none itself"
        worker = subprocess.Popen(
            machine.words(line), cwd=machine.var, env=machine.environment(), stdout=log, stderr=log,
        )  # fmt: skip
        try:
            until(lambda: worker.poll() is not None or told().startswith("1 at work"), "the job workers are heard of")
            assert worker.poll() is None, (machine.folder / "work.log").read_text()
        finally:
            worker.terminate()
            worker.wait(60)
    assert worker.returncode == 0, "systemd's stop is a clean end"


def test_the_words_of_the_docs_fill_in_the_site(tmp_path):
    """Word by word but for the folders."""
    if shutil.which("envsubst") is None:
        pytest.skip("no envsubst on this machine (apt-get install gettext-base)")
    page = (ROOT / "docs/deploy.md").read_text()
    block = next(one for one in re.findall(r"^```\n(.*?)^```", page, re.M | re.S) if "envsubst" in one)
    export, fill, *_ = block.splitlines()
    script = f"{export}\n{fill}".replace("/etc/nginx/sites-available/penat", str(tmp_path / "filled"))
    subprocess.run(["bash", "-euc", script], cwd=ROOT, check=True, timeout=60)
    site_file(tmp_path / "wanted", "80", "127.0.0.1:8080", "/var/cache/nginx/penat", "21m")
    wanted = (tmp_path / "wanted").read_text().replace("server_name _;", "server_name stylist.example;")
    assert (tmp_path / "filled").read_text() == wanted


def test_every_shipped_file_is_told_of_in_the_docs():
    page = (ROOT / "docs/deploy.md").read_text()
    for name in ("sysusers.conf", "tmpfiles.conf", "env.example", "socket", "service"):
        assert f"penat.{name}" in page
    for path in (DEPLOY / "systemd").iterdir():
        assert path.name in page or f"*{path.suffix}" in page


def test_systemd_itself_finds_nothing_wrong_with_the_units(tmp_path):
    if shutil.which("systemd-analyze") is None:
        pytest.skip("no systemd-analyze on this machine (apt-get install systemd)")
    for path in (DEPLOY / "systemd").iterdir():
        text = path.read_text().replace(
            "/opt/penat/current/bin/penat", "/bin/true"
        )  # it must be there to be found good
        (tmp_path / path.name).write_text(text)
    units = [path for path in tmp_path.iterdir() if path.suffix in (".service", ".socket", ".timer")]
    said = subprocess.run(["systemd-analyze", "verify", "--man=no", *units], capture_output=True, text=True, timeout=60)
    assert (said.returncode, said.stderr) == (0, "")


@pytest.mark.parametrize("name", ["penat.service", "penat-work.service", "penat-nightly.service"])
def test_every_service_is_shut_in(name):
    found = unit(name)
    for key, value in {
        "User": "penat", "NoNewPrivileges": "true", "ProtectSystem": "strict", "ProtectHome": "true",
        "CapabilityBoundingSet": "", "PrivateTmp": "true", "RestrictSUIDSGID": "true", "UMask": "0077",
    }.items():  # fmt: skip
        assert found[f"Service.{key}"] == [value]
