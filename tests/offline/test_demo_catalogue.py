"""The demo catalogue's designs and list: the same every time, evenly spread, and as links.csv says."""

from __future__ import annotations

import csv
import json
import os
import signal
import subprocess
import sys
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest

np = pytest.importorskip("numpy")

from not_for_server.demo_catalogue import jobs  # noqa: E402 - numpy first
from not_for_server.demo_catalogue.design import CATEGORIES, ID_PATTERN, Design, make_design  # noqa: E402
from not_for_server.demo_catalogue.listing import PER_STYLE, link_row, listing  # noqa: E402
from not_for_server.demo_catalogue.seeds import HELD_OUT, SHIPPED, TRAINING, TRIAL, seed_of  # noqa: E402
from not_for_server.demo_catalogue.styles import STYLES  # noqa: E402
from not_for_server.demo_catalogue.variation import catalogue_variation  # noqa: E402

LINKS = Path(__file__).resolve().parents[2] / "data" / "links.csv"


@pytest.fixture(scope="module")
def items():
    """Give the whole list, drawn once."""
    return listing()


@pytest.mark.parametrize("category", CATEGORIES)
@pytest.mark.parametrize("style", STYLES)
def test_the_same_seed_draws_the_same_design(category, style):
    assert make_design(category, style, 7) == make_design(category, style, 7)


@pytest.mark.parametrize("category", CATEGORIES)
def test_a_design_survives_the_way_through_json(category):
    design = make_design(category, "boho", 3)
    assert Design.from_dict(json.loads(json.dumps(design.to_dict()))) == design


def test_neighbouring_seeds_draw_different_designs():
    assert len({json.dumps(make_design("chair", "classic", seed).params) for seed in range(20)}) > 15


def test_a_design_with_a_name_no_file_can_have_is_refused():
    with pytest.raises(ValueError, match="may hold only"):
        make_design("chair", "boho", 1, id="Chair 1")


def test_every_style_has_as_many_items_as_the_others(items):
    counts = Counter((item.design.category, item.design.style) for item in items)
    assert counts == {(category, style): n for category, n in PER_STYLE.items() for style in STYLES}


def test_there_are_at_least_720_items_and_260_chairs(items):
    assert len(items) >= 720
    assert sum(item.design.category == "chair" for item in items) >= 260


def test_ids_are_unique_and_fit_for_files(items):
    ids = [item.design.id for item in items]
    assert len(set(ids)) == len(ids)
    assert all(ID_PATTERN.fullmatch(one) for one in ids)


def test_names_are_unique_within_a_category(items):
    names = [(item.design.category, item.name) for item in items]
    assert len(set(names)) == len(names)


def test_most_items_have_a_price_and_are_in_stock_but_not_all(items):
    unpriced, sold = sum(item.price_cents is None for item in items), sum(not item.in_stock for item in items)
    assert 0 < unpriced < 0.06 * len(items)
    assert 0 < sold < 0.08 * len(items)
    assert all(item.price_cents > 0 for item in items if item.price_cents is not None)


def test_seeds_of_shipped_trained_held_out_and_trial_pieces_never_meet():
    spans = sorted((seeds.start, seeds.stop) for seeds in (SHIPPED, HELD_OUT, TRIAL, TRAINING))
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    with pytest.raises(ValueError, match="has no seed"):
        seed_of("held_out", len(HELD_OUT))


def test_links_csv_is_the_listing(items):
    if not LINKS.exists():
        pytest.skip("data/links.csv is not there")
    with LINKS.open(encoding="utf-8", newline="") as file:
        assert list(csv.DictReader(file)) == [link_row(item) for item in items]


def test_a_draft_render_shows_something(tmp_path):
    pytest.importorskip("bpy")
    from PIL import Image

    from not_for_server.demo_catalogue import stage

    design = make_design("chair", "classic", 5)
    stage.load_film(stage.TRAINING_FILM)
    stage.photograph(design, catalogue_variation(design), tmp_path / "chair.jpg")
    with Image.open(tmp_path / "chair.jpg") as picture:
        assert picture.size == (128, 128)
        assert np.asarray(picture).std() > 8


def test_a_window_is_a_square_out_of_a_close_picture(tmp_path):
    pytest.importorskip("bpy")
    from PIL import Image

    shown = []
    for film in ("close", "window"):
        told = f"training --film {film} --start 7 --count 1 --weights 1 0 0 0 0 0 0 --workers 1".split()
        command = [sys.executable, "-m", "not_for_server.demo_catalogue.render", *told, "--out", tmp_path / film]
        subprocess.run(command, check=True, capture_output=True, timeout=300)
        with Image.open(tmp_path / film / "000007.jpg") as picture:
            shown.append(np.asarray(picture.convert("L"), dtype=float))
    whole, part = shown
    assert (whole.shape, part.shape) == ((256, 256), (128, 128))
    places = [(top, left) for top in range(0, 129, 2) for left in range(0, 129, 2)]
    off = [np.abs(whole[top : top + 128, left : left + 128] - part).mean() for top, left in places]
    assert min(off) < 4 < np.median(off)


def test_three_in_four_close_pictures_are_lit_and_seen_as_what_ships():
    pieces = jobs.training_jobs(Path("out"), "training", range(200), {"chair": 1.0, "rug": 1.0}, "close")
    alike = [job.variation == catalogue_variation(job.design) for job in pieces]
    assert 0.65 < np.mean(alike) < 0.85


def process_of(_job: object) -> int:
    """Tell which process works on a job."""
    return os.getpid()


def test_processes_are_exchanged_after_a_while_and_every_job_is_done(monkeypatch):
    monkeypatch.setattr(jobs, "PICTURES_PER_PROCESS", 2)
    done = list(jobs.in_processes(process_of, range(7), 2, print, ()))
    assert len(done) == 7
    assert len(set(done)) >= 2
    assert max(Counter(done).values()) <= 4


def die(_job: object) -> None:
    """End the process as the system does when memory has run out."""
    os.kill(os.getpid(), signal.SIGKILL)


def test_a_killed_render_process_ends_the_run_with_what_to_do(tmp_path, monkeypatch):
    """It neither hangs nor loses what is rendered; the same command goes on."""
    monkeypatch.setattr(jobs, "_start_process", print)
    monkeypatch.setattr(jobs, "_render_job", die)
    one = jobs.Job("000000", make_design("chair", "boho", 1), None, tmp_path / "000000.jpg")
    with pytest.raises(SystemExit, match="same command goes on"):
        jobs.render_jobs([one], "training", workers=1)
