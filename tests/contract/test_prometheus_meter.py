"""Metrics are counted without waiting, add up over processes, and never grow without bound."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from prometheus_client.parser import text_string_to_metric_families

from penat.adapters.metrics_folder import LOCK, drop_folder, metrics_folder
from penat.adapters.prometheus_instruments import Distribution, forget_dead
from penat.adapters.prometheus_meter import OTHER, PrometheusMeter
from penat.domain.telemetry import (
    EVENTS_LOST,
    EVENTS_OLDEST,
    ITEMS,
    MATCHES,
    METRICS,
    MODEL,
    PICKS,
    REQUESTS,
    Reading,
)  # fmt: skip

ROOT = Path(__file__).parents[2]


def samples(text):
    """Return every sample of a metrics text by its name and labels."""
    return {
        (sample.name, frozenset(sample.labels.items())): sample.value
        for family in text_string_to_metric_families(text.decode()) for sample in family.samples
    }  # fmt: skip


def value(text, name, **labels):
    return samples(text).get((name, frozenset(labels.items())), 0.0)


def test_counts_and_observations_are_summed_up():
    meter = PrometheusMeter()
    for _ in range(3):
        meter.add(PICKS, ("kernel", "1", "pick"))
    for seconds in (0.0004, 0.0005, 0.003, 99.0):
        meter.add(MODEL, ("text",), seconds)
    text = meter.exposition()
    assert value(text, "penat_picks_total", policy="kernel", step="1", answer="pick") == 3
    assert value(text, "penat_model_seconds_count", task="text") == 4
    assert value(text, "penat_model_seconds_sum", task="text") == pytest.approx(99.0039)
    assert value(text, "penat_model_seconds_bucket", task="text", le="0.0005") == 2
    assert value(text, "penat_model_seconds_bucket", task="text", le="0.005") == 3
    assert value(text, "penat_model_seconds_bucket", task="text", le="30.0") == 3
    assert value(text, "penat_model_seconds_bucket", task="text", le="+Inf") == 4


def test_many_observations_at_once_are_what_they_are_one_by_one():
    from prometheus_client import CollectorRegistry, generate_latest

    found = []
    amounts = [0.1, 0.2, 0.2000001, 0.5, 1.0, 7.0, 0.0]
    for at_once in (True, False):
        registry = CollectorRegistry()
        counted = Distribution("x", "x", ["a"], registry=registry, buckets=(0.1, 0.2, 1.0)).labels("b")
        if at_once:
            counted.observe_all(amounts)
        else:
            for amount in amounts:
                counted.observe(amount)
        found.append(generate_latest(registry))
    assert found[0] == found[1]


def test_a_counter_that_is_read_rises_by_what_it_grew():
    lost = [2.0]
    meter = PrometheusMeter(lambda: [Reading(EVENTS_LOST, (), lost[0]), Reading(EVENTS_OLDEST, (), 4.5)])
    assert value(meter.exposition(), "penat_event_log_lost_total") == 2
    lost[0] = 5.0
    text = meter.exposition()
    assert value(text, "penat_event_log_lost_total") == 5
    assert value(text, "penat_event_log_oldest_seconds") == 4.5


def test_what_is_looked_up_for_the_answer_is_in_it_and_not_in_the_next():
    meter = PrometheusMeter()
    text = meter.exposition([Reading(ITEMS, ("chair",), 12.0), Reading(ITEMS, ('a "bed"\n',), 3.0)])
    assert value(text, "penat_release_items", category="chair") == 12
    assert value(text, "penat_release_items", category='a "bed"\n') == 3
    assert "penat_release_items{" not in meter.exposition().decode()


def test_beyond_a_bound_labels_are_counted_together_as_other():
    meter = PrometheusMeter(most=10)
    for number in range(500):
        meter.add(MATCHES, (f"category-{number}",))
    text = meter.exposition()
    assert sum(1 for name, _ in samples(text) if name == "penat_match_lists_total") == 11
    assert value(text, "penat_match_lists_total", category=OTHER) == 490


def test_what_cannot_be_written_now_is_no_concern_of_who_counts():
    full = [True]

    def look():
        if full:
            raise OSError("no room")
        return ()

    meter = PrometheusMeter(look)
    meter.add(PICKS, ("kernel", "1", "pick"))
    with pytest.raises(OSError, match="no room"):
        meter.hand_over()
    assert value(meter.exposition([Reading(ITEMS, ("chair",), 12.0)]), "penat_release_items", category="chair") == 12
    full.clear()
    meter.add(PICKS, ("kernel", "1", "pick"))
    assert value(meter.exposition(), "penat_picks_total", policy="kernel", step="1", answer="pick") == 2


def test_a_meter_that_nobody_counts_with_any_more_is_let_go():
    meter = PrometheusMeter(every=0.01)
    meter.start()
    thread = meter._thread
    del meter
    thread.join(30)
    assert not thread.is_alive()


def test_every_metric_can_be_counted_and_read_back():
    meter = PrometheusMeter()
    looked_up = []
    for metric in METRICS:
        labels = tuple("x" for _ in metric.labels)
        if metric.kind == "gauge":
            looked_up.append(Reading(metric, labels, 1.0))
        else:
            meter.add(metric, labels)
    text = meter.exposition(looked_up).decode()
    for metric in METRICS:
        assert f"# HELP {metric.name} " in text, metric.name
        assert f"# TYPE {metric.name} {metric.kind}" in text


COUNTING = """
import os, sys
from penat.adapters.prometheus_meter import PrometheusMeter
from penat.domain.telemetry import EVENTS_OLDEST, EVENTS_WAITING, MEMORY, PICKS, REQUESTS, Reading
own = lambda: [Reading(EVENTS_WAITING, (), 2.0), Reading(EVENTS_OLDEST, (), float(os.getpid() == parent)),
               Reading(MEMORY, ("server",), 7.0)]
parent = 0
meter = PrometheusMeter(own)
child = os.fork()
for _ in range(5):
    meter.add(PICKS, ("kernel", "2", "pick"))
    meter.add(REQUESTS, ("/x", "GET", "2xx", ""), 0.004)
if not child:
    meter.hand_over()
    os.kill(os.getpid(), 9)
os.waitpid(child, 0)
sys.stdout.buffer.write(meter.exposition())
"""


def test_processes_that_share_a_folder_add_up_and_the_dead_leave_their_counts_alone(tmp_path):
    environment = {**os.environ, "PROMETHEUS_MULTIPROC_DIR": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", COUNTING], env=environment, cwd=ROOT, capture_output=True, timeout=60, check=True
    )
    assert value(done.stdout, "penat_picks_total", policy="kernel", step="2", answer="pick") == 10
    labels = {"route": "/x", "method": "GET", "status": "2xx", "policy": ""}
    assert value(done.stdout, "penat_request_seconds_count", **labels) == 10
    assert value(done.stdout, "penat_request_seconds_bucket", **labels, le="0.005") == 10
    assert value(done.stdout, "penat_event_log_waiting") == 2  # of the one that lives
    assert sum(1 for name, _ in samples(done.stdout) if name == "penat_process_resident_bytes") == 1
    for file in tmp_path.glob("*.db"):  # a hole in a mapped file would end the process that writes there on a full disk
        assert file.stat().st_blocks * 512 >= file.stat().st_size > 0


def test_without_room_on_the_disk_nothing_is_mapped_and_nobody_is_hurt(tmp_path):
    limited = f"import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096)){COUNTING}"
    limited = limited.replace("if not child:\n    meter.hand_over()", "if not child:\n    pass")
    limited = limited.replace("sys.stdout.buffer.write(meter.exposition())", "meter.exposition(); meter.hand_over()")
    # The child may be killed while its thread drafts a file, which the parent clears away; the parent itself ends
    # only when its thread is not handing over.
    limited = limited.replace(
        "child = os.fork()", "import atexit; atexit.register(lambda: meter._handing.acquire())\nchild = os.fork()"
    )
    environment = {**os.environ, "PROMETHEUS_MULTIPROC_DIR": str(tmp_path)}
    done = subprocess.run([sys.executable, "-c", limited], env=environment, cwd=ROOT, capture_output=True, timeout=60)
    assert done.returncode == 1
    assert b"OSError: [Errno 27] File too large" in done.stderr
    assert not list(tmp_path.iterdir())


def test_what_a_killed_process_had_begun_to_write_is_taken_away_at_the_next_look(tmp_path):
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    for name in (f"histogram_{ended.pid}.new", f"counter_{os.getpid()}.new", "another.new"):
        (tmp_path / name).touch()
    forget_dead(tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {f"counter_{os.getpid()}.new", "another.new"}


def test_a_servers_folder_is_its_own_and_what_killed_servers_left_is_taken_away(tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    left = tmp_path / "penat-metrics-1-killed"
    left.mkdir()
    (left / LOCK).touch()
    being_made = tmp_path / "penat-metrics-2-without-a-lock-yet"
    being_made.mkdir()
    metrics_folder.cache_clear()
    folder = metrics_folder(os.getpid())
    assert folder == metrics_folder(os.getpid())
    assert folder.parent == tmp_path
    assert folder.stat().st_mode & 0o777 == 0o700
    assert not left.exists()
    assert being_made.exists()
    other = metrics_folder(os.getpid() + 1)
    assert folder.exists()
    assert other != folder
    drop_folder(folder)
    drop_folder(other)
    metrics_folder.cache_clear()


def test_without_room_for_temporary_files_the_next_place_is_taken(tmp_path, monkeypatch):
    (tmp_path / "file").touch()
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "file"))
    metrics_folder.cache_clear()
    assert metrics_folder(os.getpid(), (tmp_path / "file", tmp_path / "var")).parent == tmp_path / "var"
    metrics_folder.cache_clear()
    assert metrics_folder(os.getpid(), (tmp_path / "file",)) is None
    metrics_folder.cache_clear()


def test_labels_never_hold_what_a_client_sent():
    """Every label is one of these; what fills them is known before any request."""
    known = {
        "route", "method", "status", "policy", "reason", "category", "step", "answer", "kind", "task", "process",
        "version", "dependency", "release", "model", "state", "folder",
    }  # fmt: skip
    assert {label for metric in METRICS for label in metric.labels} <= known
    assert REQUESTS.labels == ("route", "method", "status", "policy")
