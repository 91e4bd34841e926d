"""With a root that can only be read, as the container and the units give it, the server is whole."""

import json
import shutil
import subprocess
import urllib.request

import pytest

from tests.fakes.deployment import Machine
from tests.fakes.published import Publisher
from tests.fakes.shop import draw_shop, encoded, picture

HEAD = b'--x\r\nContent-Disposition: form-data; name="file"; filename="a.png"\r\nContent-Type: image/png\r\n\r\n'
SHUT = """
set -e
mount --make-rprivate /
for place in "$1/cache" "$1/var"; do mount --bind "$place" "$place"; done
mount -t tmpfs tmpfs "$1/tmp"
mount -o remount,bind,ro /
if touch "$1/anywhere-else" 2>/dev/null; then echo "the root can be written"; exit 9; fi
shift
exec "$@"
"""


@pytest.fixture
def machine(tmp_path):
    private = ["unshare", "--mount", "mount", "--make-rprivate", "/"]
    if shutil.which("unshare") is None or subprocess.run(private, capture_output=True).returncode:
        pytest.skip("only root may make a root that can only be read, and not everywhere")
    found = Machine(tmp_path)
    yield found
    found.close()


def test_it_serves_and_takes_photos(machine, tmp_path):
    machine.install("0.1.0")
    cache, var, scratch = tmp_path / "cache", tmp_path / "var/penat", tmp_path / "tmp"
    Publisher(draw_shop(machine.var / "data", {"chair": 8}), cache).ingest()
    var.mkdir()
    scratch.mkdir()
    settings = {"PENAT_CACHE": str(cache), "PENAT_VAR": str(var), "TMPDIR": str(scratch), "HOME": str(scratch)}
    within = ["unshare", "--mount", "bash", "-c", SHUT, "bash", str(tmp_path)]
    with machine.served(within, PYTHONDONTWRITEBYTECODE="1", **settings):
        step = sent(machine, "/api/v1/sessions", json.dumps({"shown": 3}).encode(), "application/json")
        assert len(step["slate"]) == 3
        photo = HEAD + encoded(picture(3)) + b"\r\n--x--\r\n"
        assert sent(machine, "/api/v1/photos", photo, "multipart/form-data; boundary=x")["id"]
        with urllib.request.urlopen(step["slate"][0]["item"]["thumbnail"], timeout=60) as answer:
            assert answer.status == 200
    assert list((var / "photos").glob("??/*.jpg"))
    assert "Read-only file system" not in machine.log.read_text()


def sent(machine, path, body, kind):
    """Return the JSON of an answer."""
    request = urllib.request.Request(f"http://127.0.0.1:{machine.port}{path}", body, {"Content-Type": kind})
    with urllib.request.urlopen(request, timeout=60) as answer:
        return json.load(answer)
