"""Rules and dashboards are checked by Prometheus itself, and a real one scrapes a real server of four workers."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request

import pytest

from penat.domain.telemetry import METRICS
from tests.cli.test_serve import ROOT, running, wait_until_up
from tests.fakes.free_port import free_port
from tests.fakes.patience import until
from tests.fakes.shop import draw_shop, row, write_table

DEPLOYED = ROOT / "deploy/prometheus"
DASHBOARDS = sorted((ROOT / "deploy/grafana/dashboards").glob("*.json"))
PATIENCE = 240
# What a healthy small shop never shows: there is no reason for the server to turn anybody away, or for a short slate.
NEVER_HERE = ("penat_requests_shed_total", "penat_slates_short_total")
_NAME = re.compile(r"\bpenat[_:][a-z0-9_:]+")
_PARTS = re.compile(r"_(bucket|sum|count)$")


def tool(name):
    """Return where one of Prometheus's programs is; without it the test is skipped, but never in CI."""
    found = shutil.which(name)
    if found is None:
        if os.environ.get("CI") == "true":
            pytest.fail(f"CI must have {name}: apt-get install prometheus")
        pytest.skip(f"there is no {name} here: apt-get install prometheus")
    return found


def promtool(*words):
    done = subprocess.run([tool("promtool"), *words], cwd=DEPLOYED, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def dashboard_queries():
    """Return every question that the dashboards ask, by dashboard and panel."""
    found = {}
    for path in DASHBOARDS:
        board = json.loads(path.read_text(encoding="utf-8"))
        for panel in board["panels"]:
            for target in panel.get("targets", ()):
                found[f"{path.stem}: {panel['title']} {target['refId']}"] = target["expr"]
    return found


def metric_names(text):
    """Return the names of our metrics in a text, a histogram's without its parts."""
    histograms = {metric.name for metric in METRICS if metric.kind == "histogram"}
    names = {name.rstrip(":") for name in _NAME.findall(text)}
    return {part if (part := _PARTS.sub("", name)) in histograms else name for name in names}


def test_promtool_accepts_the_configuration_and_the_rules_and_the_rules_do_what_they_say():
    promtool("check", "config", "--syntax-only", "prometheus.yml")
    assert "SUCCESS" in promtool("check", "rules", "rules.yml")
    assert "SUCCESS" in promtool("test", "rules", "rules_test.yml")


def test_every_metric_that_rules_and_dashboards_name_exists():
    known = {metric.name for metric in METRICS}
    rules = (DEPLOYED / "rules.yml").read_text(encoding="utf-8")
    recorded = set(re.findall(r"record: (\S+)", rules))
    asked = metric_names(rules) | {name for query in dashboard_queries().values() for name in metric_names(query)}
    assert asked <= known | recorded, asked - known - recorded


def test_every_metric_is_shown_somewhere():
    shown = {name for query in dashboard_queries().values() for name in metric_names(query)}
    assert {metric.name for metric in METRICS} <= shown, {metric.name for metric in METRICS} - shown


def test_every_label_that_rules_and_dashboards_name_exists():
    labels = {label for metric in METRICS for label in metric.labels} | {"instance", "job", "le", "pid"}
    texts = [(DEPLOYED / "rules.yml").read_text(encoding="utf-8"), *dashboard_queries().values()]
    for text in texts:
        named = {one.strip() for group in re.findall(r"\bby \(([^)]*)\)", text) for one in group.split(",")}
        named |= set(re.findall(r"[{,]\s*([a-z_]+)\s*(?:=~|!~|!=|=)", text))
        assert named <= labels | {"severity"}, (named - labels, text)


def test_every_dashboard_has_a_place_for_each_panel_and_one_source():
    assert len(DASHBOARDS) == 3
    for path in DASHBOARDS:
        board = json.loads(path.read_text(encoding="utf-8"))
        assert board["uid"] == path.stem
        assert len({panel["id"] for panel in board["panels"]}) == len(board["panels"])
        cells = [
            (x, y) for place in (panel["gridPos"] for panel in board["panels"])
            for x in range(place["x"], place["x"] + place["w"]) for y in range(place["y"], place["y"] + place["h"])
        ]  # fmt: skip
        assert len(cells) == len(set(cells)), f"panels of {path.name} lie over one another"
        assert max(x for x, _ in cells) < 24
        sources = {panel["datasource"]["uid"] for panel in board["panels"] if panel["type"] != "row"}
        assert sources == {"penat"}


class Shop:
    """A served shop, its shopper, and the Prometheus that watches it."""

    def __init__(self, port, prometheus):
        self.port = port
        self.prometheus = prometheus
        self.begun = 0

    def ask(self, path, body=None, **headers):
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}{path}", data, headers)
        request.add_header("Content-Type", "application/json")
        with urllib.request.urlopen(request, timeout=120) as answer:
            return json.load(answer)

    def shop(self):
        """Shop once under every policy: pick, refuse, look at what matches, and buy."""
        for policy in ("kernel", "taste", "rank_gamma"):
            step = self.ask("/api/v1/sessions", {"policy": policy, "shown": 3, "text": "a white chair"})
            self.begun += 1
            first = step["slate"][0]["item"]["id"]
            step = self.ask("/api/v1/sessions/pick", {"session": step["session"], "item": first})
            step = self.ask("/api/v1/sessions/pick", {"session": step["session"], "item": None})
            price = {"bed": {"max_cents": 1}}
            self.ask("/api/v1/matches", {"session": step["session"], "price": price})
            self.ask("/api/v1/events", {"session": step["session"], "item": first, "kind": "buy"})
        with pytest.raises(urllib.error.HTTPError) as refused:
            self.ask("/api/v1/items/nothing")
        refused.value.close()

    def query(self, expression):
        """Return what Prometheus answers to a question."""
        asked = urllib.parse.urlencode({"query": expression})
        url = f"http://127.0.0.1:{self.prometheus}/api/v1/query?{asked}"
        with urllib.request.urlopen(url, timeout=120) as answer:
            told = json.load(answer)
        assert told["status"] == "success", told
        return told["data"]["result"]

    def until(self, condition, what):
        """Go on shopping until *condition* holds."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            try:
                if condition():
                    return
            except OSError:  # Prometheus is not up yet
                time.sleep(0.1)
            self.shop()
        raise AssertionError(f"{what}: not within {PATIENCE} s")


def configuration(folder, port):
    """Write the shipped configuration, looking oftener and at a server on *port*; return its path."""
    for name in ("prometheus.yml", "rules.yml", "targets.yml"):
        text = (DEPLOYED / name).read_text(encoding="utf-8")
        text = text.replace("interval: 15s", "interval: 2s").replace("scrape_timeout: 10s", "scrape_timeout: 2s")
        (folder / name).write_text(text.replace("127.0.0.1:8080", f"127.0.0.1:{port}"), encoding="utf-8")
    (folder / "penat.key").touch()
    return folder / "prometheus.yml"


@pytest.fixture(scope="module")
def shop(tmp_path_factory):
    """A server of four workers under gunicorn, and a Prometheus with the shipped rules, both gone afterwards."""
    program = tool("prometheus")
    folder = tmp_path_factory.mktemp("watched")
    data = draw_shop(folder / "data", {"chair": 14, "bed": 5, "table": 5})
    paths = sorted(path.relative_to(data).as_posix() for path in data.glob("*/*.png"))
    write_table(data / "links.csv", [row(path, "10.00") for path in paths])
    port, prometheus = free_port(), free_port()
    penat = [sys.executable, "-m", "penat.cli.main"]
    with running([*penat, "ingest", str(data)], folder) as ingestion:
        assert ingestion.wait(PATIENCE) == 0, (folder / "log").read_text()
    serve = [*penat, "serve", "--port", str(port), "--workers", "4"]
    watch = [
        program, f"--config.file={configuration(folder, port)}", f"--storage.tsdb.path={folder / 'tsdb'}",
        f"--web.listen-address=127.0.0.1:{prometheus}", "--log.level=warn",
    ]  # fmt: skip
    with running(serve, folder) as server, (folder / "prometheus.log").open("wb") as log:
        wait_until_up(port, server)
        watcher = subprocess.Popen(watch, cwd=folder, stdout=log, stderr=log)
        try:
            yield Shop(port, prometheus)
            assert watcher.poll() is None, (folder / "prometheus.log").read_text()
        finally:
            watcher.kill()
            watcher.wait(30)
        os.killpg(server.pid, signal.SIGTERM)
        assert server.wait(30) == 0
    assert "Traceback" not in (folder / "log").read_text()


def test_a_real_prometheus_sees_every_worker_and_their_sums(shop):
    shop.until(lambda: shop.query('up{job="penat"} == 1'), "the server is scraped")
    shop.until(lambda: shop.query('count(penat_process_resident_bytes{process="server"}) == 4'), "four workers")

    def all_sessions():
        counted = shop.query("sum(penat_sessions_total)")
        return counted and float(counted[0]["value"][1]) == shop.begun

    shop.shop()
    # nobody shops meanwhile: every worker hands over, and Prometheus looks again
    until(all_sessions, f"{shop.begun} sessions are counted", seconds=PATIENCE)


def test_every_question_of_the_dashboards_gets_an_answer(shop):
    asked = {
        where: query.replace("$__rate_interval", "1m").replace("$__range", "10m").replace("$instance", ".*")
        for where, query in dashboard_queries().items()
    }  # fmt: skip
    for query in asked.values():
        assert "$" not in query.replace("$$", ""), query
    open_ones = {where: query for where, query in asked.items() if not any(name in query for name in NEVER_HERE)}

    def all_answered():
        for where in [where for where, query in open_ones.items() if shop.query(query)]:
            del open_ones[where]
        return not open_ones

    shop.until(all_answered, open_ones)
    for where, query in asked.items():
        if any(name in query for name in NEVER_HERE):
            shop.query(query)
            assert where


def test_prometheus_evaluates_every_rule(shop):
    def healthy():
        with urllib.request.urlopen(f"http://127.0.0.1:{shop.prometheus}/api/v1/rules", timeout=120) as answer:
            groups = json.load(answer)["data"]["groups"]
        rules = [rule for group in groups for rule in group["rules"]]
        assert not [rule for rule in rules if rule["health"] == "err"]
        return len(rules) == 25 and all(rule["health"] == "ok" for rule in rules)

    shop.until(healthy, "every rule is evaluated")
    shop.until(lambda: shop.query("penat:slate_choices:mean1h"), "recorded")


def test_a_label_set_is_bounded_by_what_the_shop_is_not_by_what_was_asked(shop):
    for number in range(30):
        with pytest.raises(urllib.error.HTTPError) as refused:
            shop.ask(f"/no/such/{number}", **{"X-Request-ID": f"hostile-{number}"})
        refused.value.close()
    with urllib.request.urlopen(f"http://127.0.0.1:{shop.port}/metrics", timeout=120) as answer:
        text = answer.read().decode()
    assert "hostile" not in text
    assert "/no/such" not in text
    assert len(text) < 400_000
