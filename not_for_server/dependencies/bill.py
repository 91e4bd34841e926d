"""The bill of materials: CycloneDX's own list of an environment, cut down to what the server needs."""

import json
import subprocess
from pathlib import Path
from typing import Any

from packaging.utils import canonicalize_name

from not_for_server.dependencies.pins import SERVER, closure, pins_of


def write_bill(root: Path, out: Path, program: Path, python: Path) -> int:
    """Write the bill of *python*'s environment as *program*, cyclonedx-py, tells it; return how many packages it holds.

    Raises subprocess.CalledProcessError where the program fails.
    """
    out.parent.mkdir(parents=True, exist_ok=True)
    form = ["--output-reproducible", "--output-format", "JSON", "--spec-version", "1.6"]
    command = [program, "environment", *form, "--pyproject", root / "pyproject.toml", python]
    told = subprocess.run([str(word) for word in command], check=True, capture_output=True, text=True).stdout
    bill = cut(json.loads(told), set(closure(pins_of(root, SERVER)[0])))
    out.write_text(json.dumps(bill, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    return len(bill["components"])


def cut(bill: dict[str, Any], names: set[str]) -> dict[str, Any]:
    """Return a bill with the components of *names* only, and with the dependencies between them and on them."""
    kept = [one for one in bill.get("components", []) if canonicalize_name(one["name"]) in names]
    references = {one["bom-ref"] for one in kept} | {bill["metadata"]["component"]["bom-ref"]}
    dependencies = [
        {**one, "dependsOn": [other for other in one.get("dependsOn", []) if other in references]}
        for one in bill.get("dependencies", []) if one["ref"] in references
    ]  # fmt: skip
    return {**bill, "components": kept, "dependencies": dependencies}
