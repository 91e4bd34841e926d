"""What an ingestion reports, in a release's folder: report.json, report.csv and the readable report.html."""

import csv
import json
from pathlib import Path

from penat.adapters.report_page import report_page
from penat.domain.ingestion import Draft, IngestReport, Problem

JSON, CSV, HTML = "report.json", "report.csv", "report.html"
COLUMNS = ("kind", "path", "line", "reason")


def write_report(folder: Path, report: IngestReport, draft: Draft, release_id: str) -> None:
    """Write the report of the release that is being made in *folder* from *draft*."""
    facts = json.dumps(report.to_payload() | {"release": release_id}, ensure_ascii=False, separators=(",", ":"))
    (folder / JSON).write_text(facts, encoding="utf-8", errors="backslashreplace")
    with (folder / CSV).open("w", newline="", encoding="utf-8", errors="backslashreplace") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        writer.writerows(_row(problem) for problem in report.problems)
    (folder / HTML).write_text(report_page(report, draft, release_id), encoding="utf-8")


def _row(problem: Problem) -> tuple[str, str, int | str, str]:
    return problem.kind, problem.path, problem.line or "", problem.reason
