"""`python -m faults.soak`: minutes of mixed traffic, and whether memory stays flat and answers stay quick.

The status is 1 where memory grows, answers get slower, or one of them was wrong.
"""

import argparse
import csv
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from faults.ledger import BROKEN, SILENT, WRONG, Ledger
from faults.reference import reference_walks
from faults.serving import Server, serving
from faults.shop import copied, make_shop
from faults.soak_plot import soak_svg
from faults.traffic import shopping

EVERY_SECONDS = 10.0
WARMING = 0.2
GROWTH_MIB_AN_HOUR = 20.0
SLOWER = 1.5
Row = dict[str, Any]


def main() -> int:
    """Soak, write the figures and the picture, and return the exit status."""
    reader = argparse.ArgumentParser(prog="make soak ARGS=…", description=__doc__)
    reader.add_argument("--minutes", type=float, default=10)
    reader.add_argument("--workers", type=int, default=2)
    reader.add_argument("--shoppers", type=int, default=3)
    reader.add_argument("--out", type=Path, default=Path("docs/faults"), help="where soak.csv and soak.svg go")
    given = reader.parse_args()
    with tempfile.TemporaryDirectory(prefix="penat-soak-", ignore_cleanup_errors=True) as scratch:
        shop = make_shop(Path(scratch) / "shop")
        walks = reference_walks(shop, Path(scratch))
        served = copied(shop, Path(scratch) / "served")
        with (
            serving(served, given.workers) as server,
            shopping(server.port, walks, 0, given.shoppers) as ledger,
        ):
            rows = watched(server, ledger, 60 * given.minutes)
    given.out.mkdir(parents=True, exist_ok=True)
    with (given.out / "soak.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    (given.out / "soak.svg").write_text(soak_svg(rows), encoding="utf-8")
    print(ledger)
    told, well = verdict(rows)
    print("\n".join(told))
    bad = sum(ledger.of(one) for one in (WRONG, BROKEN, SILENT))
    if bad:
        print(f"{bad} answers were wrong or failed: {ledger.examples}")
    return 0 if well and not bad else 1


def watched(server: Server, ledger: Ledger, seconds: float) -> list[Row]:
    """Look at every process of the server every so often; return a row for each look and process."""
    begun, rows, seen = time.monotonic(), list[Row](), 0
    names = {pid: f"worker {number + 1}" for number, pid in enumerate(sorted(server.workers))}
    names[server.process.pid] = "first process"
    while (elapsed := time.monotonic() - begun) < seconds:
        time.sleep(min(EVERY_SECONDS, seconds - elapsed))
        for number, pid in enumerate(sorted(set(server.children) - set(names))):
            names[pid] = f"job worker {number + 1}"
        took = [one for _, one in ledger.milliseconds[seen:]]
        seen += len(took)
        quantiles = np.percentile(took, (50, 95, 99)) if took else np.full(3, np.nan)
        figures = {f"p{rank}_ms": round(float(one), 2) for rank, one in zip((50, 95, 99), quantiles, strict=True)}
        at = {"seconds": round(time.monotonic() - begun, 1)}
        rows += [
            at | {"process": name, "pid": pid} | facts | {"answers": len(took)} | figures
            for pid, name in names.items()
            if (facts := _facts(pid))
        ]
    return rows


def _facts(pid: int) -> Row:
    """Return a process's memory in MiB, open files and threads; nothing once it has ended."""
    place = Path(f"/proc/{pid}")
    try:
        lines = (place / "smaps_rollup").read_text().splitlines()[1:]
        kib = {line.split(":")[0]: int(line.split()[1]) for line in lines}
        files, threads = len(list((place / "fd").iterdir())), len(list((place / "task").iterdir()))
    except OSError:
        return {}
    mib = {f"{name.lower()}_mib": round(kib[name] / 1024, 2) for name in ("Rss", "Pss")}
    return mib | {"files": files, "threads": threads}


def verdict(rows: Sequence[Row]) -> tuple[list[str], bool]:
    """Say in words whether each process's memory is flat and answers are steady, and whether all is well."""
    told, well = [], True
    end = rows[-1]["seconds"]
    for name, pid in sorted(Counter((row["process"], row["pid"]) for row in rows)):
        of_it = [row for row in rows if row["pid"] == pid and row["seconds"] > WARMING * end]
        if len(of_it) < 4:
            continue
        slope, within = slope_of([row["seconds"] for row in of_it], [row["rss_mib"] for row in of_it])
        flat = slope - within < GROWTH_MIB_AN_HOUR
        files = of_it[-1]["files"] - of_it[0]["files"]
        told.append(
            f"{name}: {of_it[-1]['rss_mib']:.0f} MiB, {slope:+.1f} ± {within:.1f} MiB an hour, "
            f"{files:+d} open files, {of_it[-1]['threads'] - of_it[0]['threads']:+d} threads{'' if flat else ': GROWS'}"
        )
        well &= flat
    medians = [row["p50_ms"] for row in rows if row["process"] == rows[0]["process"]]
    third = max(len(medians) // 3, 1)
    before, after = np.nanmedian(medians[third : 2 * third] or medians), np.nanmedian(medians[-third:])
    steady = bool(after < SLOWER * before)
    told.append(
        f"median answer: {before:.1f} ms in the second third, {after:.1f} in the last{'' if steady else ': SLOWER'}"
    )
    return told, well and steady


def slope_of(seconds: Sequence[float], mib: Sequence[float]) -> tuple[float, float]:
    """Return the slope of memory in MiB an hour and the half width of its 95 % interval, by batches of residuals.

    Neighbouring looks are alike, so the interval is widened by their correlation.
    """
    hours, values = np.asarray(seconds) / 3600, np.asarray(mib, dtype=float)
    centred = hours - hours.mean()
    slope = float(centred @ values / (centred @ centred))
    rest = values - values.mean() - slope * centred
    spread = float(rest @ rest)
    alike = float(rest[1:] @ rest[:-1]) / spread if spread > 0 else 0.0
    widened = np.sqrt((1 + max(alike, 0)) / (1 - min(max(alike, 0), 0.95)))
    return slope, float(1.96 * widened * np.sqrt(spread / max(len(values) - 2, 1) / (centred @ centred)))


if __name__ == "__main__":
    sys.exit(main())
