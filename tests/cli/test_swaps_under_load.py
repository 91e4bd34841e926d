"""Releases and prices swapped under a real server's clients: no request fails and no answer mixes two releases."""

import http.client
import json
import sys
import threading
import time
from collections import Counter

from penat.settings import load_settings
from penat.wiring.releases import publish_release, rollback_release
from tests.cli.test_serve import running, wait_until_up
from tests.fakes.free_port import free_port
from tests.fakes.published import Publisher
from tests.fakes.shop import draw_shop, row, write_table
from tests.fakes.walker import Walker

CLIENTS, WORKERS, SWAPS = 8, 4, 20
PATIENCE_SECONDS = 120
CENTS = (10_000, 20_000)


def two_releases(folder):
    """Publish two releases of different items into one cache; return the letter their items begin with, by id."""
    letters = {}
    for letter in "ab":
        data = draw_shop(folder / letter, {"chair": 24, "bed": 12, "couch": 12})
        for picture in [*data.glob("*/*.png")]:
            picture.rename(picture.with_name(f"{letter}-{picture.name}"))
        publisher = Publisher(data, folder / "cache")
        publisher.now = Publisher.wall_clock
        letters[publisher.ingest().release] = letter
    return letters


def write_prices(folder, cents):
    """Write one table for both releases, whole before it is seen."""
    rows = [
        row(path.relative_to(folder / letter).as_posix(), f"{cents // 100}.00")
        for letter in "ab"
        for path in sorted((folder / letter).glob("*/*.png"))
    ]
    write_table(folder / "next.csv", rows).replace(folder / "prices.csv")


class Client(Walker):
    """Walks through sessions; `wrong` holds everything an answer should not be."""

    def __init__(self, port, letters, stop):
        super().__init__(stop)
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
        self.letters, self.seen = letters, Counter()
        self.newest = None  # the release and the prices of the session begun last

    def let_go(self):
        self.connection.close()

    def walk(self):
        step = self.asked("POST", "/api/v1/sessions", {"shown": 4})
        if step is not None:
            self.newest = (step["release"], {one["price_cents"] for one in items_in(step)})
        while step is not None and not step["done"]:
            chosen = step["slate"][-1]["item"]["id"]
            step = self.asked("POST", "/api/v1/sessions/pick", {"session": step["session"], "item": chosen})
        if step is not None:
            limits = {"min_cents": CENTS[0], "max_cents": CENTS[1]}
            self.asked("POST", "/api/v1/matches", {"session": step["session"], "price": {"bed": limits}})
        self.asked("GET", "/api/v1/items?limit=5")

    def asked(self, method, path, body=None):
        """Return the answer's body after holding it against the release it says it is of."""
        self.connection.request(method, path, json.dumps(body) if body else None, {"Content-Type": "application/json"})
        answer = self.connection.getresponse()
        content = answer.read()
        if answer.status not in (200, 201):
            self.wrong.append((path, answer.status, content[:300]))
            return None
        found, release = json.loads(content), answer.headers["Penat-Release"]
        items = list(items_in(found))
        if found.get("release", release) != release or {one["id"][0] for one in items} - {self.letters[release]}:
            self.wrong.append((path, release, found.get("release"), [one["id"] for one in items]))
        self.wrong += [("price", one) for one in items if one["price_cents"] not in CENTS]
        self.seen[release] += 1
        self.seen.update({one["price_cents"] for one in items})
        return found


def items_in(value):
    """Yield every item in an answer."""
    if isinstance(value, dict):
        if "thumbnail" in value:
            yield value
        for one in value.values():
            yield from items_in(one)
    elif isinstance(value, list):
        for one in value:
            yield from items_in(one)


def all_met(clients, release, cents):
    """Wait until each client's last session was begun in this release and at this price."""
    wanted = [(release, {cents})] * len(clients)
    deadline = time.monotonic() + PATIENCE_SECONDS
    while (met := [client.newest for client in clients]) != wanted and not any(client.wrong for client in clients):
        assert time.monotonic() < deadline, f"not everybody met {wanted[0]}: {met}"
        time.sleep(0.02)


def test_twenty_swaps_fail_no_request_and_mix_nothing(tmp_path):
    letters = two_releases(tmp_path)
    write_prices(tmp_path, CENTS[0])
    settings = load_settings(cache=tmp_path / "cache")
    port, stop = free_port(), threading.Event()
    command = [sys.executable, "-m", "penat.cli.main", "serve", "--port", str(port), "--workers", str(WORKERS)]
    with running(command, tmp_path, PENAT_LINKS=tmp_path / "prices.csv") as process:
        wait_until_up(port, process)
        clients = [Client(port, letters, stop) for _ in range(CLIENTS)]
        for client in clients:
            client.start()
        try:
            for swap in range(SWAPS):
                release = [*letters][swap // 2 % 2]
                if swap % 2:
                    release = rollback_release(settings)
                else:
                    publish_release(settings, release, force=True)
                write_prices(tmp_path, CENTS[swap % 2])
                all_met(clients, release, CENTS[swap % 2])
        finally:
            stop.set()
            for client in clients:
                client.join()
    wrong = [told for client in clients for told in client.wrong]
    assert wrong == []
    seen = sum((client.seen for client in clients), Counter())
    assert all(seen[what] > 100 for what in (*letters, *CENTS)), f"both releases and both prices were served: {seen}"
    assert "Traceback" not in (tmp_path / "log").read_text()
