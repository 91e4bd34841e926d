"""A backup made under traffic is a whole deployment: restored elsewhere, it answers as the first one did."""

import hashlib
import http.client
import json
import sqlite3
import threading
from urllib.parse import quote

import pytest

from tests.fakes.deployment import Machine
from tests.fakes.patience import until
from tests.fakes.published import Publisher
from tests.fakes.shop import draw_shop, encoded, picture, row, write_table
from tests.fakes.walker import Walker

KEY = "k" * 24
AS_ANN = {"Authorization": f"Bearer {KEY}"}
SERVER = {"PENAT_JOB_WORKERS": "0", "PENAT_API_KEYS": f"ann:curate:{KEY}", "PENAT_LOG_LEVEL": "warning"}

SEEN = 5  # photos and walks of each client before a backup is made


@pytest.fixture
def machines(tmp_path):
    """Give two machines with Penat installed, the first with a shop."""
    found = []
    for name in ("first", "second"):
        (tmp_path / name).mkdir()
        found.append(Machine(tmp_path / name))
        found[-1].install("0.1.0")
    data = draw_shop(found[0].var / "data", {"chair": 120, "bed": 8})
    write_table(data / "links.csv", [row(f"chair/chair-{n}.png", f"{n + 1}.00") for n in range(24)])
    publisher = Publisher(data, found[0].var / "chroma_cache")
    publisher.ingest()
    yield found
    for each in found:
        each.close()


def asked(machine, method, path, body=None, **headers):
    """Return the JSON of an answer that must be a good one."""
    connection = http.client.HTTPConnection("127.0.0.1", machine.port, timeout=60)
    try:
        content = json.dumps(body) if isinstance(body, dict) else body
        kind = {"Content-Type": "application/json"} if isinstance(body, dict) else {}
        connection.request(method, path, content, {**kind, **headers})
        answer = connection.getresponse()
        said = answer.read()
        assert answer.status < 300, (path, answer.status, said[:300])
        return json.loads(said) if answer.headers["Content-Type"].startswith("application/json") else said
    finally:
        connection.close()


def upload(machine, number):
    content = encoded(picture(number, (64 + number % 50, 64)))
    head = b'--x\r\nContent-Disposition: form-data; name="file"; filename="a.png"\r\nContent-Type: image/png\r\n\r\n'
    kind = {"Content-Type": "multipart/form-data; boundary=x", **AS_ANN}
    return asked(machine, "POST", "/api/v1/photos", head + content + b"\r\n--x--\r\n", **kind)["id"]


class Shoppers(Walker):
    """Sessions to the end and photos, some of them deleted again."""

    def __init__(self, machine):
        super().__init__(threading.Event())
        self.machine, self.done = machine, 0

    def walk(self):
        step = asked(self.machine, "POST", "/api/v1/sessions", {"shown": 4})
        while not step["done"]:
            chosen = {"session": step["session"], "item": step["slate"][0]["item"]["id"]}
            step = asked(self.machine, "POST", "/api/v1/sessions/pick", chosen)
        photo = upload(self.machine, self.done)
        if self.done % 3 == 2:
            asked(self.machine, "DELETE", f"/api/v1/photos/{photo}", **AS_ANN)
        self.done += 1


def neighbours(machine):
    """Return the nearest 100 of some chairs, with the distances, as the server tells them."""
    ids = [item["id"] for item in asked(machine, "GET", "/api/v1/items?category=chair&limit=30")["items"]]
    found = {}
    for each in ids:
        similar = asked(machine, "GET", f"/api/v1/items/{quote(each)}/similar?limit=100")
        assert len(similar["results"]) == 100
        found[each] = [(one["item"]["id"], one["distance"]) for one in similar["results"]]
    return found


def replayed(machine, token):
    """Return the slates that follow when the first item is always picked."""
    slates, step = [], asked(machine, "POST", "/api/v1/sessions/pick", {"session": token, "item": None})
    while not step["done"]:
        slate = step["slate"]
        slates.append([(each["item"]["id"], each["item"]["price_cents"], each["probability"]) for each in slate])
        chosen = {"session": step["session"], "item": step["slate"][0]["item"]["id"]}
        step = asked(machine, "POST", "/api/v1/sessions/pick", chosen)
    return slates


def test_what_is_restored_answers_as_what_was_kept(machines, tmp_path):
    first, second = machines
    kept = tmp_path / "kept"
    with first.served(**SERVER):
        token = asked(first, "POST", "/api/v1/sessions", {"shown": 4, "seed": 7})["session"]
        photo = upload(first, 999)
        query = {"name": "Cheap chairs", "query": {"category": "chair", "like": ["chair-0"], "limit": 3}}
        asked(first, "POST", "/api/v1/queries", query, **AS_ANN)
        shoppers = Shoppers(first)
        shoppers.start()
        until(lambda: shoppers.done >= SEEN or shoppers.wrong, "shoppers come")
        made = json.loads(first.run("backup", str(kept), "--json", **SERVER))
        shoppers.stop.set()
        shoppers.join()
        expected, slates = neighbours(first), replayed(first, token)
        bytes_of_photo = asked(first, "GET", f"/api/v1/photos/{photo}/picture", **AS_ANN)
    assert shoppers.wrong == []
    assert made["lacking_photos"] == 0
    second.run("restore", str(kept))
    with second.served(**SERVER):
        found = neighbours(second)
        assert found == expected  # recall@100 = 1.0, and the distances too
        assert replayed(second, token) == slates
        assert asked(second, "GET", f"/api/v1/photos/{photo}/picture", **AS_ANN) == bytes_of_photo
        queries = asked(second, "GET", "/api/v1/queries", **AS_ANN)["queries"]
        assert "Cheap chairs" in [each["name"] for each in queries]
    with sqlite3.connect(second.var / "var/penat.db") as opened:
        contents = [row[0] for row in opened.execute("SELECT sha256 FROM photos")]
    opened.close()
    assert len(contents) > SEEN / 2
    for each in contents:
        path = second.var / "var/photos" / each[:2] / f"{each}.jpg"
        assert hashlib.sha256(path.read_bytes()).hexdigest() == each
