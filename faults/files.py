"""Faults of the files a server reads: releases, the price table, models."""

import json
import random
import shutil
import time
from collections.abc import Iterator
from pathlib import Path

from faults.damage import DAMAGES, Damage, flipped, truncated
from faults.judging import Scene, judge, scene, under_traffic
from faults.ledger import BROKEN, RIGHT, WRONG
from faults.registry import Seen, Stage, fault
from faults.serving import serving
from faults.shop import served
from faults.traffic import shopping

LOOK_SECONDS = 1.3  # a server looks for another release once a second
NONSENSE = (b"", b"\0" * 40, b"../../etc/passwd\n", b"20991231-000000-ffffffff\n", "\u2603\n".encode(), b"\xff\xfe\n")


@fault(
    "corrupt-release",
    "while shoppers shop, CURRENT names copies of the release with flipped bits, cut, emptied, zeroed, garbled and "
    "missing files, and is nonsense itself; then the server is started over a damaged release",
    "no answer of a damaged release: the last good one goes on, or 503; the good one is back by itself",
)
def corrupt_release(stage: Stage) -> Seen:
    """Name damaged releases as the one to serve."""
    rng = random.Random(stage.seed)
    with under_traffic(stage) as (made, _, _):
        good = served(made.folder)
        files = _mapped(made.folder / "cache" / "releases" / good)
        for number, damage in enumerate(DAMAGES):
            named = f"{good[:-8]}{number + 1:08x}"
            _damaged_copy(made.folder, good, named, rng, damage, files)
            _name(made.folder, named.encode() + b"\n")
            time.sleep(LOOK_SECONDS)
        for nonsense in NONSENSE:
            _name(made.folder, nonsense)
            time.sleep(LOOK_SECONDS / 2)
        made.seen.say(f"{len(DAMAGES)} damaged releases, {len(NONSENSE)} nonsense names")
        _name(made.folder, good.encode() + b"\n")
    _cold_start(made, good, rng, files)
    return made.seen


def _cold_start(made: Scene, good: str, rng: random.Random, files: list[str]) -> None:
    """Start over each of a few damaged releases, none of them to be served; then put the good one back."""
    releases = made.folder / "cache" / "releases"
    kept = made.folder / "kept"
    for other in [path for path in releases.iterdir() if path.name != good]:
        shutil.rmtree(other)
    shutil.copytree(releases / good, kept)
    for damage in (flipped, truncated):
        damage(releases / good / rng.choice(files), rng)
    with serving(made.folder) as server:
        with shopping(server.port, made.walks, made.stage.seed, 2) as ledger:
            time.sleep(3)
        wrong = ledger.of(WRONG) + ledger.of(BROKEN)
        made.seen.promise(not wrong, f"started over a damaged release: {ledger}: {ledger.examples}")
        made.seen.say(f"started over a damaged one: {ledger}")
        shutil.rmtree(releases / good)
        shutil.copytree(kept, releases / good)
        made.recover(server)


def _mapped(release: Path) -> list[str]:
    """Return the files of a release that a server reads: its arrays and facts."""
    listed = json.loads((release / "manifest.json").read_text(encoding="utf-8"))["files"]
    return sorted(name for name in listed if name.startswith(("arrays/", "facts/")))


def _damaged_copy(folder: Path, good: str, named: str, rng: random.Random, damage: Damage, files: list[str]) -> None:
    place = folder / "cache" / "releases" / named
    shutil.copytree(folder / "cache" / "releases" / good, place)
    manifest = place / "manifest.json"
    manifest.write_text(manifest.read_text(encoding="utf-8").replace(good, named), encoding="utf-8")
    damage(place / rng.choice(files), rng)


def _name(folder: Path, content: bytes) -> None:
    fresh = folder / "cache" / "CURRENT.fresh"
    fresh.write_bytes(content)
    fresh.replace(folder / "cache" / "CURRENT")


@fault(
    "corrupt-prices",
    "while shoppers shop, the price table becomes garbage in ten ways: noise, zeros, cut in a row, impossible "
    "prices, no header, one line of a megabyte, a folder in its place",
    "the last good prices go on; /readyz says why; a good table is taken up again",
)
def corrupt_prices(stage: Stage) -> Seen:
    """Spoil the price table under shoppers."""
    told = set()
    with under_traffic(stage) as (made, server, _):
        table = made.folder / "data" / "links.csv"
        good = table.read_bytes()
        for spoilt in spoilt_tables(good, random.Random(stage.seed)):
            fresh = table.with_name("fresh")
            fresh.write_bytes(spoilt)
            fresh.replace(table)
            time.sleep(LOOK_SECONDS)
            told.add(server.ready()["price file"][:120])
        table.unlink()
        table.mkdir()
        time.sleep(LOOK_SECONDS)
        table.rmdir()
        table.write_bytes(good)
        made.seen.say(f"{len(told)} different reasons in /readyz")
    return made.seen


def spoilt_tables(good: bytes, rng: random.Random) -> Iterator[bytes]:
    """Yield tables that cannot be what a shop meant."""
    lines = good.splitlines(keepends=True)
    price = good.index(b".00,EUR")
    yield rng.randbytes(len(good))
    yield bytes(len(good))
    yield good[: good.index(b",EUR", len(good) // 2)]  # in the middle of a row
    yield good[:price] + b".0x,EUR" + good[price + 7 :]
    yield good[:price].rstrip(b"0123456789") + b"-5.00,EUR" + good[price + 7 :]
    yield b"".join(lines[1:])  # no header
    yield lines[0] + b"x" * 1_000_000
    yield good.replace(b",EUR,", b",doubloons,")
    yield lines[0].replace(b"price", b"price,price", 1) + b"".join(lines[1:])


@fault(
    "corrupt-model",
    "the server is started over a model whose networks, vocabulary and card are flipped, cut, zeroed or missing",
    "sessions go on; what needs the model answers 503 or what the sound model answers; right again once the "
    "files are",
)  # fmt: skip
def corrupt_model(stage: Stage) -> Seen:
    """Damage each file of the model in turn."""
    rng, made = random.Random(stage.seed), scene(stage)
    models = next(path.parent for path in sorted(made.folder.glob("cache/models/*/text.onnx")))
    for number, name in enumerate(("text.onnx", "image.onnx", "tokenizer.json", "model.json")):
        kept = (models / name).read_bytes()
        damage = DAMAGES[(number + stage.seed) % len(DAMAGES)]
        damage(models / name, rng)
        with serving(made.folder) as server:
            with shopping(server.port, made.walks, stage.seed, 2) as ledger:
                time.sleep(max(stage.seconds / 4, 3))
            made.seen.say(f"{name} {damage.__name__}:")
            judge(made.seen, ledger)
            made.seen.promise(ledger.counts["session", RIGHT] > 0, f"no sessions without {name}")
            (models / name).write_bytes(kept)
            made.recover(server)
            made.seen.promise(not server.tracebacks(), f"{name}: errors that nobody expected in the log")
    return made.seen
