"""What stands beside the release is told in words, and never takes a server out of service."""

import shutil
from collections import namedtuple

import pytest

from penat.domain.errors import Unavailable
from penat.domain.job import QueueState
from penat.domain.telemetry import MODEL
from penat.ports.event_log import Lag
from penat.settings import Settings
from penat.wiring.readiness import beside_the_release
from penat.wiring.timed import EMBEDDING, Timed
from tests.fakes.memory_meter import MemoryMeter
from tests.fakes.word_embedder import WordEmbedder


class Queue:
    def __init__(self, state):
        self.state = state

    def queue(self):
        if self.state is None:
            raise Unavailable("the queue of jobs cannot be reached; see the server's log")
        return self.state


class Log:
    def __init__(self, *lag):
        self._lag = Lag(*lag)

    def lag(self):
        return self._lag


def told(tmp_path, jobs=None, events=None):
    settings = Settings(cache=tmp_path, var=tmp_path)
    found = {one.name: one for one in beside_the_release(settings, jobs, events)}
    assert not any(one.needed for one in found.values())
    return found


@pytest.mark.parametrize(
    ("state", "ready", "words"),
    [(QueueState(0, 0, 1), True, "1 at work"), (QueueState(3, 0, 0), False, "penat work"), (None, False, "reached")],
)
def test_job_workers(tmp_path, state, ready, words):
    found = told(tmp_path, jobs=Queue(state))["job workers"]
    assert (found.ready, words in found.detail) == (ready, True)


@pytest.mark.parametrize(
    ("lag", "ready"), [((0, 0.0, 0), True), ((9, 2.0, 0), True), ((9, 61.0, 0), False), ((0, 0.0, 1), False)]
)
def test_an_event_log_that_is_late_or_loses_is_not_well(tmp_path, lag, ready):
    assert told(tmp_path, events=Log(*lag))["event log"].ready is ready


def test_no_event_log_is_no_trouble(tmp_path):
    assert told(tmp_path)["event log"].ready


def test_a_disk_that_is_nearly_full_is_not_well(tmp_path, monkeypatch):
    disk = namedtuple("disk", "total used free")
    monkeypatch.setattr(shutil, "disk_usage", lambda _: disk(10**12, 10**12 - 10**8, 10**8))
    found = told(tmp_path)["disk space"]
    assert (found.ready, "0.1 GB" in found.detail) == (False, True)


def test_folders_that_are_not_there_yet_are_told(tmp_path):
    settings = Settings(cache=tmp_path / "none", var=tmp_path / "nor this")
    (found,) = [one for one in beside_the_release(settings, None, None) if one.name == "disk space"]
    assert (found.ready, "PENAT_VAR" in found.detail) == (False, True)


def test_a_models_runs_are_timed_also_when_they_fail_and_the_rest_is_the_models_own():
    meter = MemoryMeter()
    embedder = Timed(WordEmbedder({"a": [1.0, 0.0, 0.0, 0.0]}), meter, EMBEDDING)
    assert embedder.name == "fake"
    embedder.embed_texts(["a"])
    with pytest.raises(TypeError):
        embedder.embed_pictures(3)
    assert len(meter.told[MODEL.name, ("text",)]) == 1
    assert len(meter.told[MODEL.name, ("photo",)]) == 1
