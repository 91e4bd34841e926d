"""Jobs wait, run, end, are cancelled, and outlive their workers: in memory, in SQLite and in PostgreSQL."""

import os
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from penat.adapters.huey_jobs import KEPT_SECONDS, HueyJobs, huey_at
from penat.domain.errors import NotFound, Unavailable
from penat.domain.job import MOST_ATTEMPTS, JobCancelled, QueueState, Report
from penat.domain.piece import SegmentWish
from tests.fakes.databases import ENGINES
from tests.fakes.memory_jobs import MemoryJobs
from tests.fakes.patience import PATIENCE_S, until

QUICK, FULL = SegmentWish(), SegmentWish("full")
ROOT = Path(__file__).parents[2]


def chair(asked, told):
    told(Report("running", 0.5, "half"))
    return Report("done", 1.0, "1 piece found", "run-1")


class Memory:
    """The fake, with the levers the suite pulls."""

    def __init__(self):
        self.jobs = MemoryJobs()

    def stop_workers(self):
        self.jobs.working = False

    def work(self, do):
        self.jobs.work(do)


class Hueys:
    """A queue of huey's whose one worker is the test itself, and whose clock is the test's."""

    def __init__(self, place):
        self.place = place
        self.moment = 1_800_000_000.0
        self.huey = huey_at(place)
        self.huey.flush()
        self.jobs = HueyJobs(self.huey, now=lambda: self.moment)
        self.hire("first")

    def hire(self, name):
        self.jobs.worker = name
        self.jobs.beat()

    def stop_workers(self):
        self.moment += 60

    def work(self, do):
        self.jobs.do = do
        self.huey.storage.blocking = False
        task = self.huey.dequeue()
        if task is not None:
            self.huey.execute(task)

    def close(self):
        self.huey.storage.close()


@pytest.fixture(params=["memory", *ENGINES])
def house(request, tmp_path):
    if request.param == "memory":
        yield Memory()
        return
    hueys = Hueys(tmp_path / "jobs.db" if request.param == "sqlite" else request.getfixturevalue("shared_postgres"))
    yield hueys
    hueys.close()


@pytest.fixture
def sqlite(tmp_path):
    hueys = Hueys(tmp_path / "jobs.db")
    yield hueys
    hueys.close()


def state(house, job):
    return house.jobs.get(job.asked.id).report.state


def test_a_job_waits_runs_and_is_done(house):
    job = house.jobs.add("photo-1", QUICK)
    assert (job.asked.photo_id, job.asked.wish, job.report.state) == ("photo-1", QUICK, "waiting")
    seen = []

    def do(asked, told):
        assert asked == job.asked
        told(Report("running", 0.5, "half"))
        seen.append(house.jobs.get(asked.id).report)
        return Report("done", 1.0, "1 piece found", "run-1")

    house.work(do)
    assert seen == [Report("running", 0.5, "half")]
    assert house.jobs.get(job.asked.id).report == Report("done", 1.0, "1 piece found", "run-1")


def test_the_oldest_job_is_done_first(house):
    jobs = [house.jobs.add(f"photo-{number}", QUICK) for number in range(3)]
    house.work(chair)
    assert [state(house, job) for job in jobs] == ["done", "waiting", "waiting"]


def test_the_same_wish_is_one_job_until_it_is_over(house):
    job = house.jobs.add("photo-1", QUICK)
    assert house.jobs.add("photo-1", QUICK).asked.id == job.asked.id
    assert house.jobs.add("photo-1", FULL).asked.id != job.asked.id
    assert house.jobs.add("photo-2", QUICK).asked.id != job.asked.id
    assert house.jobs.add("photo-1", SegmentWish("prompt", "lamp")).asked.wish.prompt == "lamp"
    house.work(chair)
    assert house.jobs.add("photo-1", QUICK).asked.id != job.asked.id


def test_the_queue_tells_how_many_wait_run_and_work(house):
    jobs = [house.jobs.add(f"photo-{number}", QUICK) for number in range(4)]
    house.jobs.cancel(jobs[3].asked.id)
    assert house.jobs.state() == QueueState(3, 0, 1)
    seen = []

    def do(asked, told):
        told(Report("running", 0.5, "half"))
        seen.append(house.jobs.state())
        return Report("done", 1.0, "1 piece found", "run-1")

    house.work(do)
    assert seen == [QueueState(2, 1, 1)]
    assert house.jobs.state() == QueueState(2, 0, 1)
    house.stop_workers()
    assert (house.jobs.state().running, house.jobs.state().workers) == (0, 0)


def test_without_a_worker_nothing_is_taken_in(house):
    house.stop_workers()
    with pytest.raises(Unavailable, match="penat work"):
        house.jobs.add("photo-1", QUICK)


def test_a_job_that_was_cancelled_is_never_begun(house):
    job = house.jobs.add("photo-1", QUICK)
    assert house.jobs.cancel(job.asked.id).report.state == "cancelled"
    house.work(lambda *_: pytest.fail("it was begun"))
    assert state(house, job) == "cancelled"
    assert house.jobs.cancel(job.asked.id).report.state == "cancelled"


def test_a_running_job_learns_that_it_is_cancelled(house):
    job = house.jobs.add("photo-1", QUICK)
    heard = []

    def do(asked, told):
        house.jobs.cancel(asked.id)
        try:
            told(Report("running", 0.5, "half"))
        except JobCancelled:
            heard.append(True)
        return Report("cancelled")

    house.work(do)
    assert heard == [True]
    assert state(house, job) == "cancelled"


def test_a_job_that_is_over_is_not_cancelled(house):
    job = house.jobs.add("photo-1", QUICK)
    house.work(chair)
    assert house.jobs.cancel(job.asked.id).report.state == "done"


@pytest.mark.parametrize("name", ["", "nothing", "x" * 1000, "a\x00b", "job:", "日本"])
def test_an_unknown_job_is_told(house, name):
    for ask in (house.jobs.get, house.jobs.cancel):
        with pytest.raises(NotFound, match="no job"):
            ask(name)


@pytest.mark.parametrize("engine", ENGINES)
def test_many_threads_that_ask_the_same_get_one_job(engine, tmp_path, request):
    hueys = Hueys(tmp_path / "jobs.db" if engine == "sqlite" else request.getfixturevalue("shared_postgres"))
    with ThreadPoolExecutor(8) as pool:
        jobs = list(pool.map(lambda _: hueys.jobs.add("photo-1", QUICK).asked.id, range(24)))
    assert len(set(jobs)) == 1
    assert hueys.huey.pending_count() == 1
    hueys.close()


def test_what_breaks_has_failed_and_tells_no_more_than_that(sqlite):
    job = sqlite.jobs.add("photo-1", QUICK)
    sqlite.work(lambda *_: 1 / 0)
    told = sqlite.jobs.get(job.asked.id).report
    assert told.state == "failed"
    assert "logged" in told.detail


class Killed(BaseException):
    """Ends a worker at once."""


def kill(hueys):
    """Do a job in a worker that is killed in the middle: nothing it would do at an end happens."""

    def do(asked, told):
        told(Report("running", 0.5, "half"))
        hueys.jobs._begin = lambda *_: None
        raise Killed

    with pytest.raises(Killed):
        hueys.work(do)
    del hueys.jobs._begin


def test_a_killed_worker_s_job_is_taken_up_by_another(sqlite):
    job = sqlite.jobs.add("photo-1", QUICK)
    kill(sqlite)
    assert state(sqlite, job) == "running", "nobody can know yet"
    sqlite.moment += 20
    sqlite.hire("second")
    assert state(sqlite, job) == "waiting"
    sqlite.jobs.recover()
    sqlite.jobs.recover()
    assert sqlite.huey.pending_count() == 1
    sqlite.work(chair)
    assert state(sqlite, job) == "done"


def test_a_job_that_ends_its_workers_has_failed_in_the_end(sqlite):
    job = sqlite.jobs.add("photo-1", QUICK)
    for number in range(MOST_ATTEMPTS):
        kill(sqlite)
        sqlite.moment += 20
        sqlite.hire(f"next-{number}")
        sqlite.jobs.recover()
    told = sqlite.jobs.get(job.asked.id).report
    assert told.state == "failed"
    assert str(MOST_ATTEMPTS) in told.detail
    assert sqlite.huey.pending_count() == 0


def test_a_worker_that_is_told_to_stop_hands_its_job_on_at_once(sqlite):
    job = sqlite.jobs.add("photo-1", QUICK)

    def stopped(asked, told):
        raise KeyboardInterrupt

    sqlite.work(stopped)
    sqlite.jobs.leave()
    sqlite.hire("second")
    assert state(sqlite, job) == "waiting"
    sqlite.work(chair)
    assert state(sqlite, job) == "done"


def test_a_job_that_lost_its_place_in_the_queue_gets_it_back(sqlite):
    job = sqlite.jobs.add("photo-1", QUICK)
    assert sqlite.huey.dequeue(), "a worker took it and was killed before it could say so"
    sqlite.moment += 20
    sqlite.hire("second")
    sqlite.jobs.recover()
    sqlite.jobs.recover()
    sqlite.work(chair)
    assert state(sqlite, job) == "done"
    sqlite.work(lambda *_: pytest.fail("it was done twice"))


def test_a_worker_that_was_taken_for_gone_stops_and_overwrites_nothing(sqlite):
    job = sqlite.jobs.add("photo-1", QUICK)

    def slow(asked, told):
        sqlite.moment += 20
        sqlite.hire("second")
        sqlite.jobs.recover()
        sqlite.work(chair)
        with pytest.raises(JobCancelled):
            told(Report("running", 0.6, "still here"))
        return Report("cancelled")

    sqlite.work(slow)
    assert sqlite.jobs.get(job.asked.id).report == Report("done", 1.0, "1 piece found", "run-1")


def test_a_job_that_waits_with_no_worker_left_says_so(sqlite):
    job = sqlite.jobs.add("photo-1", QUICK)
    sqlite.stop_workers()
    told = sqlite.jobs.get(job.asked.id).report
    assert told.state == "waiting"
    assert "penat work" in told.detail
    with pytest.raises(Unavailable):
        sqlite.jobs.add("photo-1", QUICK)


def test_old_jobs_are_forgotten(sqlite):
    job = sqlite.jobs.add("photo-1", QUICK)
    sqlite.work(chair)
    sqlite.moment += KEPT_SECONDS + 1
    sqlite.hire("second")
    sqlite.jobs.recover()
    with pytest.raises(NotFound):
        sqlite.jobs.get(job.asked.id)
    assert set(sqlite.huey.all_results()) == {"beat", "worker:first", "worker:second"}, "nothing of it is left"
    again = sqlite.jobs.add("photo-1", QUICK)
    assert again.report.state == "waiting"
    sqlite.jobs.recover()
    assert sqlite.jobs.add("photo-1", QUICK).asked.id == again.asked.id


def test_too_many_jobs_are_not_taken_in(sqlite, monkeypatch):
    monkeypatch.setattr("penat.adapters.huey_jobs.MOST_WAITING", 2)
    for number in range(2):
        sqlite.jobs.add(f"photo-{number}", QUICK)
    with pytest.raises(Unavailable, match="2 jobs wait"):
        sqlite.jobs.add("photo-2", QUICK)
    assert sqlite.jobs.add("photo-1", QUICK), "one that waits already is told"


def test_what_is_in_the_queue_is_json_and_no_pickle(sqlite):
    sqlite.jobs.add("photo-1", QUICK)
    (task,) = sqlite.huey.storage.enqueued_items()
    assert bytes(task).startswith(b"[")


def test_a_queue_that_cannot_be_opened_is_told_without_its_address(tmp_path):
    (tmp_path / "var").write_text("a file where a folder should be")
    with pytest.raises(Unavailable, match="cannot be reached"):
        huey_at(tmp_path / "var" / "jobs.db")
    with pytest.raises(Unavailable) as told:
        huey_at("postgresql://penat:secret@127.0.0.1:1/none?connect_timeout=1")
    assert "secret" not in told.value.detail


class Workers:
    """Real workers on a queue, and the files by which jobs are held back."""

    def __init__(self, folder, parent=None, lease=3.0):
        self.folder = folder
        self.place = folder / "jobs.db"
        more = [] if parent is None else [str(parent)]
        command = [sys.executable, "-m", "tests.fakes.job_workers", str(self.place), str(folder), str(lease), *more]
        self.process = subprocess.Popen(command, cwd=ROOT)
        self.huey = huey_at(self.place)
        self.jobs = HueyJobs(self.huey, lease=lease)
        until(self.jobs.alive)

    def add(self, name, *, held=False):
        if held:
            (self.folder / f"{name}.wait").touch()
        return self.jobs.add("photo-1", SegmentWish("prompt", name)).asked.id

    def pids(self, name):
        path = self.folder / f"{name}.pids"
        return [int(line) for line in path.read_text().split()] if path.exists() else []

    def free(self, name):
        (self.folder / f"{name}.wait").unlink()

    def until(self, job_id, state):
        until(lambda: self.jobs.get(job_id).report.state == state)

    def family(self):
        """The processes below the watcher."""
        return children(self.process.pid)

    def close(self):
        for name in self.folder.glob("*.wait"):
            name.unlink()
        if self.process.poll() is None:
            self.process.terminate()
        self.process.wait(PATIENCE_S)
        self.huey.storage.close()


@pytest.fixture
def workers(tmp_path):
    made = Workers(tmp_path)
    yield made
    made.close()


def stat(pid):
    """The state and the parent of a process; nothing of one that is gone."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[:2]
    except (FileNotFoundError, ProcessLookupError):
        return []


def children(pid):
    every = [int(path.name) for path in Path("/proc").iterdir() if path.name.isdigit()]
    return [one for one in every if stat(one)[1:] == [str(pid)]]


def alive(pid):
    return stat(pid)[:1] not in ([], ["Z"])


def test_a_worker_that_cannot_tell_at_its_start_that_it_lives_tells_it_later(tmp_path):
    begun = (
        "import sys, threading\n"
        "from tests.fakes import job_workers\n"
        "real, broken = job_workers.HueyJobs.beat, []\n"
        "def beat(jobs):\n"
        "    if not broken:\n"
        "        broken.append(1)\n"
        "        raise OSError('no space left')\n"
        "    real(jobs)\n"
        "job_workers.HueyJobs.beat = beat\n"
        "job_workers.main(*sys.argv[1:])\n"
    )
    queue = tmp_path / "jobs.db"
    process = subprocess.Popen([sys.executable, "-c", begun, str(queue), str(tmp_path), "5"])
    try:
        jobs = HueyJobs(huey_at(queue), lease=5.0)
        until(lambda: jobs.alive() or process.poll() is not None)
        assert process.poll() is None
    finally:
        process.terminate()
        process.wait(PATIENCE_S)


def test_real_workers_do_cancel_and_survive_what_breaks(workers):
    broken, job, cancelled = workers.add("break"), workers.add("lamp"), workers.add("sofa", held=True)
    workers.until(broken, "failed")
    workers.until(job, "done")
    until(lambda: workers.jobs.get(cancelled).report.progress == 0.5)
    assert workers.jobs.cancel(cancelled).report.state == "cancelled"
    last = workers.add("rug")
    workers.until(last, "done")
    assert (workers.folder / "sofa.wait").exists(), "the worker went on although nothing let the job go on"


def test_a_worker_that_is_killed_is_replaced_and_its_job_done_by_the_next(workers):
    job = workers.add("lamp", held=True)
    workers.until(job, "running")
    until(lambda: len(workers.pids("lamp")) == 1)
    os.kill(workers.pids("lamp")[0], signal.SIGKILL)
    until(lambda: len(workers.pids("lamp")) == 2)
    workers.free("lamp")
    workers.until(job, "done")


def test_workers_that_are_told_to_stop_leave_their_job_to_others(workers):
    job = workers.add("lamp", held=True)
    workers.until(job, "running")
    family = workers.family()
    assert len(family) == 2
    workers.process.terminate()
    workers.process.wait(PATIENCE_S)
    until(lambda: not any(map(alive, family)))
    assert workers.jobs.get(job).report.state == "waiting"
    assert workers.huey.pending_count() == 1


def test_no_process_outlives_a_watcher_that_is_killed(workers):
    job = workers.add("lamp", held=True)
    workers.until(job, "running")
    family = workers.family()
    workers.process.kill()
    until(lambda: not any(map(alive, family)))


def test_no_process_outlives_the_server_that_started_them(tmp_path):
    starter = (
        "import subprocess, sys, os; "
        "p = subprocess.Popen([sys.executable, '-m', 'tests.fakes.job_workers', *sys.argv[1:], str(os.getpid())]); "
        "print(p.pid, flush=True); p.wait()"
    )
    place = tmp_path / "jobs.db"
    parent = subprocess.Popen(
        [sys.executable, "-c", starter, str(place), str(tmp_path), "3"], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    watcher = int(parent.stdout.readline())
    huey = huey_at(place)
    until(HueyJobs(huey, lease=3.0).alive)
    huey.storage.close()
    family = [watcher, *children(watcher)]
    assert len(family) == 3
    parent.kill()
    parent.wait()
    parent.stdout.close()
    until(lambda: not any(map(alive, family)))
