"""What /readyz says of the engine: which one, whether it answers, what that means, and never where it is."""

import logging
import threading
import time

import pytest

from penat.adapters.engine_watch import EngineWatch
from penat.adapters.memory_items import MemoryItems
from penat.domain.errors import Unavailable
from penat.settings import load_settings
from penat.use_cases.engine_transfer import push
from penat.wiring import server
from penat.wiring.engines import engine_name
from tests.fakes.memory_source import InMemorySource
from tests.fakes.published import Publisher
from tests.fakes.shop import draw_shop
from tests.web.conftest import small_catalogue

SECRET = "very-secret"


class Asked(MemoryItems):
    """Counts how often it is asked, and first does what *before* does."""

    def __init__(self, before=lambda: None):
        super().__init__()
        self.before, self.times = before, 0

    def stored(self, release):
        self.times += 1
        self.before()
        return super().stored(release)


def full(store):
    catalogue = small_catalogue()
    push(catalogue, {name: name for name in catalogue.shelves}, store, lambda *_: None)
    store.times = 0
    return store


def told(watch, catalogue=None):
    state = watch.look(catalogue or small_catalogue())
    return state.ready, state.detail


def test_an_engine_that_holds_the_release_is_ready():
    assert told(EngineWatch(full(Asked()), "Qdrant server")) == (True, "Qdrant server holds all 62 items of release-1")


def test_an_engine_without_the_release_names_the_command_and_what_fails_until_then():
    ready, detail = told(EngineWatch(Asked(), "Chroma server"))
    assert not ready
    assert "Chroma server holds 0 of 62 items of release-1; say: penat releases push release-1" in detail
    assert "questions beyond them get 503" in detail


@pytest.mark.parametrize("error", [Unavailable(f"http://:{SECRET}@10.0.0.7 is away"), RuntimeError(f"at {SECRET}")])
def test_an_engine_that_fails_is_told_without_its_address_which_is_in_the_log_once(error, caplog):
    def fails():
        raise error

    watch = EngineWatch(Asked(fails), "Qdrant server", every=0)
    with caplog.at_level(logging.WARNING):
        found = [told(watch), told(watch)]
    assert found[0] == found[1]
    ready, detail = found[0]
    assert (ready, SECRET in detail) == (False, False)
    assert "Qdrant server cannot be asked, the log says why" in detail
    assert caplog.text.count(SECRET) == 1


def test_an_engine_that_hangs_holds_nobody_up_and_is_asked_once():
    going_on = threading.Event()
    store = full(Asked())
    store.before = lambda: going_on.wait(20)
    watch = EngineWatch(store, "Chroma server", wait=0.05, every=0)
    started = time.monotonic()
    assert [told(watch)[1].partition(";")[0] for _ in range(3)] == ["Chroma server has not answered within 0.05 s"] * 3
    assert time.monotonic() - started < 15  # of twenty seconds that each might wait
    assert store.times == 1
    going_on.set()
    watch._asking.join(5)
    assert EngineWatch(store, "Chroma server").look(small_catalogue()).ready


def test_it_is_asked_once_in_a_while_and_anew_for_another_release():
    now = [0.0]
    store = full(Asked())
    watch = EngineWatch(store, "Chroma server", every=5, clock=lambda: now[0])
    assert [told(watch)[0] for _ in range(3)] == [True] * 3
    assert store.times == 1
    now[0] = 6.0
    told(watch)
    assert store.times == 2
    assert "release-2" in told(watch, small_catalogue("release-2"))[1]
    assert store.times == 3


def test_the_name_says_which_engine_and_not_where():
    names = {url: engine_name(url) for url in (
        f"qdrant+https://:{SECRET}@host.example:6333", "chroma+http://10.0.0.7:8000", "chroma:///srv/engine",
        "qdrant::memory:",
    )}  # fmt: skip
    assert list(names.values()) == ["Qdrant server", "Chroma server", "Chroma folder", "Qdrant in memory"]


def test_a_server_whose_engine_is_away_stays_ready_and_tells_so(tmp_path, caplog):
    made = Publisher(draw_shop(tmp_path / "data", {"chair": 8}), tmp_path / "cache")
    made.ingest()
    settings = load_settings(
        cache=made.cache, data=made.data, var=tmp_path / "var", engine=f"qdrant+http://:{SECRET}@127.0.0.1:9",
    )  # fmt: skip
    pytest.importorskip("qdrant_client", reason="the engine's package is an extra")
    ready = server.build_app(settings).test_client().get("/readyz")
    assert ready.status_code == 200
    (found,) = [one for one in ready.json["dependencies"] if one["name"] == "engine"]
    assert (found["name"], found["ready"]) == ("engine", False)
    assert found["detail"].startswith("Qdrant server ")
    assert "what the neighbour lists hold is served" in found["detail"]
    assert SECRET not in ready.text
    assert "127.0.0.1:9" not in ready.text


def test_without_a_release_there_is_nothing_to_ask_the_engine_about():
    found = server._engine(InMemorySource(), EngineWatch(Asked(), "Chroma server"))
    assert (found.ready, found.needed, found.detail) == (False, False, "there is no release to ask it about yet")
