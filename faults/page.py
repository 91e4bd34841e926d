"""The table of docs/faults.md, written by the command itself."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from faults.registry import Fault, Seen

BEGIN, END = "<!-- faults: written by make faults -->", "<!-- faults: end -->"


@dataclass(frozen=True)
class Outcome:
    """What came of trying a fault; without `seen` it could not be tried here, and `why` says for want of what."""

    fault: Fault
    seen: Seen | None
    why: str
    seconds: float

    @property
    def verdict(self) -> str:
        """One word or a sentence for the table's last column."""
        if self.seen is None:
            return f"not tried: {self.why}"
        return "kept" if not self.seen.broken else "BROKEN: " + "; ".join(self.seen.broken)

    def __str__(self) -> str:
        told = "; ".join(self.seen.told) if self.seen is not None else ""
        return f"{self.fault.name} ({self.seconds:.0f} s): {told}\n  {self.verdict}"


def write_page(page: Path, outcomes: Sequence[Outcome]) -> None:
    """Put the table between the page's marks; rows of faults that were not tried now stay as they are.

    Raises ValueError where the page has no marks.
    """
    text = page.read_text(encoding="utf-8")
    before, begun, rest = text.partition(BEGIN)
    table, ended, after = rest.partition(END)
    if not begun or not ended:
        raise ValueError(f"{page} lacks {BEGIN} and {END}")
    rows = {line.split("`")[1]: line for line in table.splitlines() if line.startswith("| `")}
    rows |= {outcome.fault.name: _row(outcome) for outcome in outcomes}
    head = f"| fault | what is done | what is promised | what was seen | promise | tried |\n|{' --- |' * 6}"
    body = "\n".join(rows.values())
    page.write_text(f"{before}{BEGIN}\n{head}\n{body}\n{END}{after}", encoding="utf-8")


def _row(outcome: Outcome) -> str:
    seen = "; ".join(outcome.seen.told) if outcome.seen is not None else "–"
    tried = f"{datetime.now(UTC):%Y-%m-%d}, {outcome.seconds:.0f} s"
    cells = (f"`{outcome.fault.name}`", outcome.fault.does, outcome.fault.promises, seen, outcome.verdict, tried)
    return "| " + " | ".join(cell.replace("|", "/").replace("\n", " ") for cell in cells) + " |"
