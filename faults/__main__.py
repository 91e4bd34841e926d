"""`python -m faults`: try the faults one after another; the status is 1 where a promise was broken."""

import argparse
import sys
import tempfile
import time
from pathlib import Path

from faults import files, hostile, machine, pictures, processes, services
from faults.page import Outcome, write_page
from faults.registry import FAULTS, CannotBeTried, Fault, Seen, Stage
from faults.shop import make_shop

ROOMS = (processes, files, hostile, pictures, services, machine)  # each enters its faults where it is imported


def main() -> int:
    """Try what was asked for and return the exit status."""
    reader = argparse.ArgumentParser(prog="make faults ARGS=…", description=__doc__)
    reader.add_argument("--only", action="append", choices=sorted(FAULTS), help="try this one; may be repeated")
    reader.add_argument("--list", action="store_true", help="say what there is, and try nothing")
    reader.add_argument("--seed", type=int, default=0)
    reader.add_argument("--seconds", type=float, default=10, help="about how long shoppers shop in each (10)")
    reader.add_argument("--write", type=Path, metavar="PAGE", help="write the table into a page, between its marks")
    given = reader.parse_args()
    if given.list:
        for one in FAULTS.values():
            print(f"{one.name}: {one.does}")
        return 0
    outcomes = []
    with tempfile.TemporaryDirectory(prefix="penat-faults-", ignore_cleanup_errors=True) as scratch:
        shop = make_shop(Path(scratch) / "shop")
        for name in given.only or FAULTS:
            (Path(scratch) / name).mkdir()
            outcome = tried(FAULTS[name], Stage(shop, Path(scratch) / name, given.seed, given.seconds))
            print(outcome, flush=True)
            outcomes.append(outcome)
            if given.write:
                write_page(given.write, [outcome])
    return 1 if any(one.seen is not None and one.seen.broken for one in outcomes) else 0


def tried(one: Fault, stage: Stage) -> Outcome:
    """Try a fault; what goes wrong in trying is a broken promise too."""
    begun = time.monotonic()
    try:
        seen: Seen | None = one.play(stage)
        why = ""
    except CannotBeTried as error:
        seen, why = None, str(error)
    except Exception as error:
        seen, why = Seen(broken=[f"the trial itself failed: {error!r}"]), ""
    return Outcome(one, seen, why, time.monotonic() - begun)


if __name__ == "__main__":
    sys.exit(main())
