"""What a server answers from, looked at: the release, its model, the prices, the segmenter, the engine."""

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np

from penat.adapters.ingest_journal import FOLDER as JOURNAL
from penat.adapters.release_layout import PARTIAL, RELEASES, complete_releases, current_id
from penat.domain.errors import PenatError, Unavailable
from penat.domain.examination import Finding, odd, well, wrong
from penat.wiring.catalogue import build_source, chosen_engine, engine_watch
from penat.wiring.models import build_embedder
from penat.wiring.releases import verify_release

if TYPE_CHECKING:
    from penat.wiring.doctor import Examined

_NO_RELEASE = "make one: penat ingest DATA; or put a folder with one into PENAT_CACHE"


def release(examined: "Examined") -> Iterator[Finding]:
    """Look at what CURRENT names, at every checksum where there is time, and at what lies beside it."""
    settings = examined.settings
    wanted = current_id(settings.cache)
    complete = [manifest.release for manifest in complete_releases(settings.cache)]
    if wanted is None and not complete:
        yield wrong("release", f"there is none in {settings.cache}", _NO_RELEASE)
        return
    if wanted is None or wanted not in complete:
        named = "CURRENT names none" if wanted is None else f"CURRENT names {wanted}, which is not complete"
        cure = f"penat releases publish {complete[-1]}" if complete else _NO_RELEASE
        served = f"; {complete[-1]} would be served" if complete else ""
        yield wrong("release", f"{named}{served}", cure)
        return
    problems = verify_release(settings, wanted) if examined.full else []
    if problems:
        told = f"{wanted} is damaged: {'; '.join(problems[:3])}" + (" …" if len(problems) > 3 else "")
        yield wrong("release", told, "penat releases rollback, and then penat ingest DATA")
    else:
        checked = (
            "every checksum, vector and count holds" if examined.full else "every file is there (--full reads them)"
        )
        yield well("release", f"{wanted}: {checked}; {len(complete)} kept")
    yield from _leftovers(examined, complete)


def _leftovers(examined: "Examined", complete: list[str]) -> Iterator[Finding]:
    """Tell of folders beside the releases that nothing can serve."""
    folders = [one for one in (examined.settings.cache / RELEASES).iterdir() if one.is_dir()]
    useless = sorted(one.name for one in folders if one.name not in complete and not one.name.startswith("."))
    drafts = [one.name for one in folders if one.name.startswith(PARTIAL)]
    if useless:
        cure = "delete them, or copy them again whole; penat releases verify RELEASE says what is missing"
        yield odd("other releases", f"not complete: {', '.join(useless[:5])}", cure)
    if drafts and not os.path.lexists(examined.settings.cache / JOURNAL):
        yield odd("other releases", f"{len(drafts)} left half-written", "the next penat ingest clears them away")


def model(examined: "Examined") -> Iterator[Finding]:
    """Look whether the release's model is here and unchanged; run it once where there is time."""
    if current_id(examined.settings.cache) is None:
        return
    try:
        embedder = build_embedder(examined.settings)
        if not examined.full:
            yield well("model", f"{embedder.name}, {embedder.dim} numbers a vector (--full runs it)")
            return
        vector = embedder.embed_texts(["a chair"])[0]
    except Unavailable as error:
        cure = "put its bundle into PENAT_MODELS; without it pictures and picks go on, words and photos do not"
        yield odd("model", error.detail, cure)
        return
    if not np.isfinite(vector).all() or abs(float(np.linalg.norm(vector)) - 1) > 1e-3:
        yield wrong("model", f"{embedder.name} makes no unit vectors", "put its bundle there again, whole")
    else:
        yield well("model", f"{embedder.name} read a text")


def price_file(examined: "Examined") -> Iterator[Finding]:
    """Look whether the price file can be laid over the release."""
    settings = examined.settings
    path = settings.links_path
    source = build_source(settings)
    try:
        source.current()
    except PenatError:
        return
    refused = source.news().table_refused
    if refused is not None:
        yield wrong(
            "price file", f"refused, older prices serve: {refused}", "correct that line; it is taken up at once"
        )
    elif not path.is_file():
        cure = "put one there, or set PENAT_LINKS, where prices change between ingestions"
        yield odd("price file", f"there is none at {path}; prices are those the release was made with", cure)
    else:
        yield well("price file", f"{path} is good")


def segmenter(examined: "Examined") -> Iterator[Finding]:
    """Look whether what finds pieces in photos can be had."""
    from penat.wiring.segmenters import build_segmenter

    try:
        found = build_segmenter(examined.settings)
    except PenatError as error:
        cure = "set PENAT_SEGMENTER to one of those, or leave it empty for the shipped one"
        yield wrong("segmenter", error.detail, cure)
    else:
        yield well("segmenter", found.name)


def engine(examined: "Examined") -> Iterator[Finding]:
    """Look whether the engine answers and holds the release."""
    settings = examined.settings
    if not settings.engine:
        yield well("engine", "none is set; exact arrays answer")
        return
    store = chosen_engine(settings)
    watch = engine_watch(settings, store)
    assert store is not None
    assert watch is not None
    try:
        state = watch.look(build_source(settings, store).current())
    finally:
        store.close()
    if state.ready:
        yield well("engine", state.detail)
    else:
        yield wrong("engine", state.detail, "start it, correct PENAT_ENGINE, or penat releases push RELEASE")
