"""The commands of the how-to pages, run in the order in which they stand there, over a small shop of shipped pictures.

What wants another place than this shop is run elsewhere, by a test that is named here: no command is left over.
"""

import csv
import json
import os
import re
import shlex
import shutil
import subprocess
import time
import urllib.request
from pathlib import Path

import pytest
from click.testing import CliRunner

from penat.cli.main import cli
from penat.settings import load_settings
from penat.wiring.server import build_app
from tests.browser.conftest import served
from tests.docs.doc_commands import PAGES, ROOT, commands

SCENES = 14
DATA = ROOT / "data"
PAGES_ELSEWHERE = {
    "docs/tutorials/": "tests/docs/test_tutorials.py",
    "docs/quality.md": "tests/cli/test_quality.py",
    "docs/deploy.md": "tests/deploy/test_systemd_and_nginx.py",
    "docs/models.md": "tests/offline/test_ai_export.py",
    "docs/segmenters.md": "tests/cli/test_evaluate_segments.py",
    "docs/tuning.md": "tests/cli/test_tune_apply.py",
    "docs/taste.md": "tests/cli/test_picks.py",
    "docs/clients.md": "tests/clients/test_python_client.py",
    "docs/faults.md": "tests/faults/test_faults.py",
    "docs/accessibility.md": "tests/browser/test_accessibility.py",
    "docs/watching.md": "tests/cli/test_doctor.py",
    "docs/index.md": "tests/cli/test_readme.py",
    "README.md": "tests/cli/test_readme.py",
    "CONTRIBUTING.md": ".ci/run",
}
COMMANDS_ELSEWHERE = {
    "penat evaluate matches": "tests/cli/test_evaluate_shipped.py",
    "penat rooms learn": "tests/cli/test_rooms.py",
    "penat ingest SHOP --map": "tests/cli/test_ingest.py",
    "penat ingest data --tsne": "tests/cli/test_ingest.py",
    "penat evaluate duplicates": "tests/cli/test_duplicates.py",
    "penat trouble map": "tests/cli/test_trouble.py",
    "pip install -r requirements-map.txt": "tests/unit/test_dependencies.py",
}


class HowTo:
    """A shop with two releases in a folder of its own, which is the present one, and what was said last."""

    def __init__(self, place: Path) -> None:
        self.place = place
        self.said = ""

    def run(self, line: str, typed: str = "") -> str:
        """Run a command line of `penat`, its output into a file where it says so; return what it printed."""
        command, _, target = line.partition(" > ")
        got = CliRunner().invoke(cli, shlex.split(command)[1:], input=typed)
        assert got.exit_code == 0, (line, got.output, got.exception)
        if target:
            Path(target).write_text(got.stdout, encoding="utf-8")
        self.said = got.stdout
        return got.stdout

    @property
    def release(self) -> str:
        return (self.place / "cache/CURRENT").read_text().strip()

    def ids(self, category: str) -> list[str]:
        """Return the ids of a category's items."""
        return json.loads((self.place / f"cache/releases/{self.release}/facts/{category}.json").read_text())["ids"]


@pytest.fixture(scope="module")
def shop(tmp_path_factory):
    """Publish what stands in the first rooms that ship and one lamp more, then the same without it."""
    place = tmp_path_factory.mktemp("howto")
    rooms = json.loads((DATA / "_rooms/rooms.json").read_text())
    scenes = sorted({room["scene"] for room in rooms.values()})[:SCENES]
    items = {item for room in rooms.values() if room["scene"] in scenes for item in room["items"]}
    extra = next(path for path in sorted(DATA.glob("lamp/*.jpg")) if path.stem not in items)
    for path in [extra, *(path for path in DATA.glob("[a-z]*/*.jpg") if path.stem in items)]:
        (place / "data" / path.parent.name).mkdir(parents=True, exist_ok=True)
        shutil.copy(path, place / "data" / path.parent.name)
    with (DATA / "links.csv").open(newline="") as read, (place / "data/links.csv").open("w", newline="") as written:
        rows = csv.reader(read)
        csv.writer(written).writerows([next(rows), *(row for row in rows if Path(row[0]).stem in items)])
    with pytest.MonkeyPatch.context() as patch:
        for name in ("DATA", "CACHE", "VAR"):
            patch.setenv(f"PENAT_{name}", str(place / name.lower()))
        for name in ("PENAT_DATABASE", "PENAT_API_KEYS"):
            patch.delenv(name, raising=False)
        patch.chdir(place)
        made = HowTo(place)
        made.run("penat ingest data")
        (place / "data/lamp" / extra.name).unlink()
        made.run("penat ingest data")
        yield made


def lines_of(page: str) -> list[str]:
    """Return the commands of a page that are to be run here."""
    return [line for line in commands(ROOT / "docs" / page) if not line.startswith(tuple(COMMANDS_ELSEWHERE))]


def plain(line: str) -> list[str]:
    """Return a line that tells what may be given as the commands without that; of `list | show ID` each."""
    first, *others = re.sub(r" \[[^]]*\](?:\.\.\.)?", "", line).split(" | ")
    return [first, *(f"{' '.join(first.split()[:2])} {other}" for other in others)]


def sent(address: str, body: dict) -> dict:
    """Return the JSON that a server answers to JSON."""
    asked = urllib.request.Request(address, json.dumps(body).encode(), {"Content-Type": "application/json"})
    with urllib.request.urlopen(asked, timeout=60) as answer:
        return json.load(answer)


def curled(line: str) -> dict:
    """Return the JSON that a line of curl is answered with; a user's machine may lack curl, CI may not."""
    if shutil.which("curl") is None and os.environ.get("CI") != "true":
        pytest.skip("curl is missing: its lines were not run")
    command = ["bash", "-euc", line.replace("curl ", "curl -sf ")]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, (line, done.stdout, done.stderr)
    return json.loads(done.stdout)


def test_access(shop):
    first, *_, listed = (shop.run(line) for line in lines_of("access.md"))
    assert len(first.strip()) > 40, "a secret"
    assert first.strip() not in listed


def test_annotation(shop):
    meant = dict(zip(("chair-17", "chair-203", "chair-9"), shop.ids("chair"), strict=False))
    for line in lines_of("annotation.md"):
        for told, real in {"--n 50": "--n 5", **meant}.items():
            line = line.replace(told, real)
        shop.run(*plain(line))
        if line.startswith("penat annotate dirs"):
            next(Path("to-judge").glob("0_*/1_*")).unlink()
            shop.run("penat annotate load to-judge --annotator NAME")
    assert json.loads(Path("annotated.json").read_text())[0]["neg"]
    assert meant["chair-9"] in Path("rattan.csv").read_text()


def test_labels(shop):
    """The class is what the model itself calls black, so that it can be learned from eleven examples."""
    chairs = shop.ids("chair")
    shop.run(f'penat query save Black --text "a black chair" --category chair --limit {len(chairs) // 2}')
    black = {row["id"] for row in csv.DictReader(shop.run("penat query run Black --csv").splitlines())}
    marks = " ".join(f"--{'pos' if chair in black else 'neg'} {chair}" for chair in chairs)
    if "rattan-chairs" not in shop.run("penat labels list"):
        shop.run('penat labels make "Rattan chairs"')
    shop.run(f'penat labels mark "Rattan chairs" {marks}')
    for line in lines_of("labels.md"):
        shop.run(line)
    assert chairs[0] in Path("rattan.csv").read_text()


def test_search(shop):
    with served(build_app(load_settings())) as base:
        for line in lines_of("search.md"):
            if line.startswith("curl"):
                asked = line.replace("localhost:8080", base).replace('"ID"', f'"{shop.ids("bed")[0]}"')
                assert curled(asked)["summary"]
            else:
                shop.run(line)
    assert "rattan-chairs" in shop.said


def test_photos(shop):
    shutil.copy(DATA / "_rooms/japandi-living-a.jpg", "room.jpg")
    shutil.copy(min(DATA.glob("chair/*.jpg")), "chair.jpg")
    known, answer = {}, {}
    with served(build_app(load_settings())) as base:
        for line in lines_of("photos.md"):
            for told, real in known.items():
                line = re.sub(rf"\b{told}\b", real, line)
            answer = curled(line.replace("http://127.0.0.1:8080", base))
            known |= dict.fromkeys(("ID", "PHOTO_ID"), answer["image_id"]) if "image_id" in answer else {}
            known |= {"SEGMENT_ID": answer["segments"][0]["id"]} if "run" in answer else {}
    assert len(known) == 3
    assert answer["pieces"]


def test_releases(shop):
    newest = shop.release
    for line in lines_of("releases.md"):
        shop.run(plain(line.replace(" RELEASE", f" {newest}"))[0], typed="y\n")
    assert "nothing to take away" in shop.said
    shop.run(f"penat releases publish {newest}")


def test_rooms(shop):
    Path("photos").mkdir()
    for path in sorted(DATA.glob("_rooms/japandi-*-a.jpg"))[:2]:
        shutil.copy(path, "photos")
    said = step = ""
    for line in lines_of("rooms.md"):
        line = line.replace("PHOTO...|DIR", "photos").replace("[--out rooms.json]", "--out rooms.json")
        for one in plain(line):
            kept = json.loads(shop.run("penat rooms list --json"))
            one = one.replace(" ID", f" {kept[0]['id']}" if kept else "").replace(" STEP", f" {step}")
            said = shop.run(one, "1\n" * 99)
            step = said.split()[-1] if " delete " in one else step
    assert "2 known already" in said


def test_off_policy(shop):
    with served(build_app(load_settings())) as base:
        for place in range(12):
            step = sent(f"{base}/api/v1/sessions", {"seed": place, "shown": 4, "explore": 0.2 * (place % 2)})
            while not step["done"]:
                body = {"session": step["session"], "item": step["slate"][0]["item"]["id"]}
                step = sent(f"{base}/api/v1/sessions/pick", body)
        deadline = time.monotonic() + 60
        while json.loads(shop.run("penat events show --json"))["slates"].get("kernel", 0) < 48:
            assert time.monotonic() < deadline, shop.said
            time.sleep(0.05)
    shop.run("penat events export --out log.jsonl")
    for line in lines_of("off_policy.md"):
        shop.run(line)


def test_backup(shop, tmp_path, monkeypatch):
    keep, bring_back = (plain(line)[0] for line in lines_of("backup.md"))
    shop.run(keep.replace("OUT", str(tmp_path / "kept")))
    for name in ("CACHE", "VAR", "DATA"):
        monkeypatch.setenv(f"PENAT_{name}", str(tmp_path / name.lower()))
    shop.run(bring_back.replace("FROM", str(tmp_path / "kept")))
    shop.run("penat releases verify")


def test_no_command_of_the_docs_is_left_over():
    here = {f"docs/{name.removeprefix('test_')}.md" for name in globals() if name.startswith("test_")}
    for page in PAGES:
        name = str(page.relative_to(ROOT))
        if name not in here and not name.startswith(tuple(PAGES_ELSEWHERE)):
            assert [line for line in commands(page) if not line.startswith(tuple(COMMANDS_ELSEWHERE))] == [], name
    for runs in (*PAGES_ELSEWHERE.values(), *COMMANDS_ELSEWHERE.values()):
        assert (ROOT / runs).exists()
