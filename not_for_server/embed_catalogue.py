"""`embed DATA --model BUNDLE`: what `penat ingest` does, with the picture tower in torch, on a GPU if there is one."""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

from tqdm import tqdm

BATCH = 64


def say(command: argparse.ArgumentParser) -> None:
    """Tell the command line what can be said."""
    command.add_argument("data", type=Path, help="DATA/CATEGORY/*.jpg and DATA/links.csv, or a JSON list")
    command.add_argument("--model", required=True, metavar="BUNDLE", help="the server's model: a name, or its folder")
    command.add_argument("--weights", metavar="NAME_OR_FILE", help="what the bundle was made of, if not kept already")
    command.add_argument("--device", help="such as cuda, cuda:1, mps or cpu (default: a GPU where there is one)")
    command.add_argument("--links", type=Path, help="the table (default: DATA/links.csv)")
    command.add_argument("--cache", type=Path, help="where releases are kept (default: chroma_cache)")
    command.add_argument("--only", action="append", default=[], metavar="CATEGORY", help="read this folder only")
    command.add_argument("--force", action="store_true", help="serve the release however much it differs")
    command.add_argument("--batch", type=int, default=BATCH, help=f"pictures the model sees at once (default: {BATCH})")


def embed(
    data: Path,
    model: str,
    weights: str | None,
    device: str | None,
    links: Path | None,
    cache: Path | None,
    only: list[str],
    force: bool,
    batch: int,
) -> None:
    """Publish a release of *data* and say what it holds.

    Raises CannotExport where weights and bundle are not one model, PenatError for what ingestion refuses.
    """
    from not_for_server import torch_embedding
    from penat.cli.further_models import carry_on
    from penat.settings import load_settings
    from penat.wiring.ingestion import build_cataloguer
    from penat.wiring.models import build_new_embedder
    from penat.wiring.spaces import FurtherModels

    if batch < 1:
        raise ValueError(f"--batch {batch}: at least one picture has to be seen at once")
    settings = load_settings(**({"cache": cache} if cache is not None else {}))
    further = FurtherModels(settings)
    embedder = torch_embedding.opened(build_new_embedder(settings, model).folder, weights, device)
    cataloguer = build_cataloguer(
        settings, data, links=links, batch=batch, only=only, force=force, embedder=embedder
    )  # fmt: skip
    cosine = embedder.refuse_another(cataloguer.pictures)
    print(f"{embedder.name} in torch on {embedder.device}; least cosine with the bundle: {cosine:.6f}")
    with tqdm(unit=" pictures", desc="reading and embedding", dynamic_ncols=True, disable=None) as bar:

        def progress(done: int, total: int, embedded: int) -> None:
            bar.total = total
            bar.set_postfix(embedded=embedded, refresh=False)
            bar.update(done - bar.n)

        report = cataloguer.ingest(progress)
    total = sum(report.items.values())
    print(f"{total:,} items: {report.embedded:,} embedded, {report.reused:,} taken over unchanged")
    for kind, count in sorted(Counter(problem.kind for problem in report.problems).items()):
        print(f"{count:,} × {kind}; see report.csv")
    done = "Published release" if report.published else "Nothing has changed; still served is release"
    print(f"{done} {report.release}: {settings.cache / 'releases' / report.release}")
    carry_on(further, report.release)
