"""`python -m not_for_server.dependencies check|licences|yanked|bill`."""

import argparse
import sys
from pathlib import Path

from not_for_server.dependencies.bill import write_bill
from not_for_server.dependencies.licences import all_used, licence_faults, licences_page, page_faults
from not_for_server.dependencies.pins import HELD, pin_faults, unlisted
from not_for_server.dependencies.yanked import yanked

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "licences.md"
BILL = ROOT / "build" / "sbom.json"
AUDIT = ROOT / ".venv-audit" / "bin"


def check() -> list[str]:
    """Return everything that is wrong with pins and licences, told without a network."""
    used = all_used(ROOT)
    faults = [*(f"{file}: name it in pins.py" for file in unlisted(ROOT)), *pin_faults(ROOT), *licence_faults(used)]
    return faults + page_faults(PAGE.read_text(encoding="utf-8") if PAGE.exists() else "", used)


def licences() -> list[str]:
    """Write docs/licences.md."""
    used = all_used(ROOT)
    PAGE.write_text(licences_page(used), encoding="utf-8")
    print(f"{len(used)} dependencies are in {PAGE.relative_to(ROOT)}")
    return licence_faults(used)


def bill() -> list[str]:
    """Write the bill of materials."""
    count = write_bill(ROOT, BILL, AUDIT / "cyclonedx-py", Path(sys.executable))
    print(f"{count} packages of the server are in {BILL.relative_to(ROOT)}")
    return []


def main() -> int:
    """Do what was asked; 1 where something is wrong."""
    tasks = {"check": check, "licences": licences, "bill": bill, "yanked": lambda: yanked(ROOT, HELD, AUDIT / "python")}
    parser = argparse.ArgumentParser(prog="python -m not_for_server.dependencies", description=__doc__)
    parser.add_argument("task", choices=tasks)
    faults = tasks[parser.parse_args().task]()
    for fault in faults:
        print(fault, file=sys.stderr)
    return int(bool(faults))


if __name__ == "__main__":
    sys.exit(main())
