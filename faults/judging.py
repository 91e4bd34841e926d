"""What every fault promises, whatever it is: no wrong answer, no unclear failure, recovery, and a whole log."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from faults.ledger import BROKEN, RIGHT, SILENT, WRONG, Ledger
from faults.log_check import missing
from faults.reference import Walk, reference_walks
from faults.registry import Seen, Stage
from faults.serving import Server, serving, until
from faults.shop import copied
from faults.traffic import shopping, walks_right

RECOVERY_SECONDS = 30.0
LOST_SECONDS = 1.0


@dataclass
class Scene:
    """A shop of the fault's own, its right answers, and what is seen of it."""

    stage: Stage
    folder: Path
    walks: Sequence[Walk]
    seen: Seen

    @property
    def database(self) -> str:
        """The URL of the server's own database, a file."""
        return f"sqlite:///{self.folder / 'var' / 'penat.db'}"

    def recover(self, server: Server) -> None:
        """Promise that whoever comes now is answered right, soon and without a hand."""
        seconds = until(lambda: walks_right(server.port, self.walks), RECOVERY_SECONDS)
        self.seen.promise(seconds is not None, f"not right again within {RECOVERY_SECONDS:.0f} s: {server.ready()}")
        if seconds is not None:
            self.seen.say(f"right again {seconds:.1f} s later")

    @contextmanager
    def traffic(self, server: Server, check_log: bool = True, shoppers: int = 3) -> Iterator[Ledger]:
        """Let shoppers shop during the block, then judge their ledger and what the log holds."""
        with shopping(server.port, self.walks, self.stage.seed, shoppers) as ledger:
            yield ledger
        judge(self.seen, ledger)
        if check_log:
            self.whole_log(ledger)
        unexpected = server.tracebacks()
        self.seen.promise(not unexpected, f"{unexpected} errors that nobody expected in the log")

    def whole_log(self, ledger: Ledger, ended: Sequence[float] = (), url: str | None = None) -> None:
        """Promise that all acknowledged is in the log, but for the last second before each of the moments *ended*."""
        left = missing(url or self.database, ledger.acknowledged)
        late = {what: at for what, at in left.items() if not any(0 <= end - at <= LOST_SECONDS for end in ended)}
        oldest = max((min((end - at for end in ended if end >= at), default=-1.0) for at in left.values()), default=0.0)
        allowed = f" of the last {LOST_SECONDS:.0f} s before a kill" if ended else ""
        self.seen.say(f"{len(ledger.acknowledged):,} log entries acknowledged, {len(left)} lost{allowed}")
        told = f"{len(late)} acknowledged entries are not in the log, the oldest of {oldest:.1f} s before a kill"
        self.seen.promise(not late, f"{told}: {sorted(late)[:3]}")


def judge(seen: Seen, ledger: Ledger) -> None:
    """Say how calls were answered, and promise that none was answered wrong, unclearly or not at all."""
    seen.say(str(ledger))
    for outcome in (WRONG, BROKEN, SILENT):
        seen.promise(not ledger.of(outcome), f"{ledger.of(outcome)} {outcome}: {ledger.examples}")
    seen.promise(ledger.of(RIGHT) > 0, "nothing was answered right")


def scene(stage: Stage) -> Scene:
    """Return a scene over a copy of the stage's shop."""
    folder = copied(stage.shop, stage.folder / "shop")
    return Scene(stage, folder, reference_walks(stage.shop, stage.folder), Seen())


@contextmanager
def under_traffic(stage: Stage, workers: int = 2, **settings: str) -> Iterator[tuple[Scene, Server, Ledger]]:
    """Serve a copy of the shop with shoppers in it; judge, and see that it recovers, at the end of the block."""
    made = scene(stage)
    with serving(made.folder, workers, **settings) as server:
        with made.traffic(server) as ledger:
            yield made, server, ledger
        made.recover(server)
