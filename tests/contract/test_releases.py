"""Releases on disk: what is written is what is read, and nothing half done is ever served."""

import json
import os
import re
import subprocess
import sys
from functools import partial
from pathlib import Path

import numpy as np
import pytest

from penat.adapters import release_writer
from penat.adapters.chroma_items import chroma_client
from penat.adapters.release_checks import problems_of
from penat.adapters.release_layout import Incomplete, complete_manifest, complete_releases, current_id
from penat.adapters.release_lock import release_lock
from penat.adapters.release_reader import read_release
from penat.domain.errors import InvalidInput, Unavailable
from penat.domain.taste_space import cells, prepare
from penat.use_cases import shelving
from tests.fakes.published import Publisher
from tests.fakes.shop import draw_shop, encoded, picture, row, write_table


@pytest.fixture
def publisher(tmp_path):
    data = draw_shop(tmp_path / "data", {"chair": 9, "couch": 5, "椅子": 3})
    (data / "chair" / "copy.png").write_bytes((data / "chair" / "chair-4.png").read_bytes())
    rows = [row(f"chair/chair-{n}.png", f"{n}.50", style="classic" if n % 2 else "") for n in range(1, 9)]
    write_table(data / "links.csv", [*rows, row("couch/couch-0.png", "", in_stock="no")])
    return Publisher(data, tmp_path / "cache")


def everything_in(folder) -> dict[str, bytes]:
    """Return every file but the journal's, which a run that failed leaves for the next."""
    paths = (path for path in folder.rglob("*") if path.is_file() and ".ingest" not in path.parts)
    return {str(path.relative_to(folder)): path.read_bytes() for path in paths}


def test_a_release_reads_back_as_it_was_written(publisher):
    report = publisher.ingest()
    manifest, catalogue = read_release(publisher.folder(report.release))
    assert current_id(publisher.cache) == report.release == catalogue.release == manifest.release
    assert {category: len(shelf) for category, shelf in catalogue.shelves.items()} == {
        "chair": 10,
        "couch": 5,
        "椅子": 3,
    }
    assert (catalogue.model, catalogue.effective_choices, manifest.currency) == ("thumbnails", (9.0, 4.0), "EUR")
    item = catalogue.item("chair-3")
    assert (item.name, item.price_cents, item.currency) == ("The chair/chair-3.png", 350, "EUR")
    assert (item.link, item.extra, item.in_stock) == (
        "https://shop.example/chair/chair-3.png",
        {"style": "classic"},
        True,
    )
    assert (catalogue.item("chair-0").price_cents, catalogue.item("couch-0").in_stock) == (None, False)
    assert catalogue.shelf("chair").variants(4) == ("copy",)
    assert set(catalogue.shelf("chair").cross) == {"couch", "椅子"}


def test_arrays_are_mapped_read_only(publisher):
    _, catalogue = read_release(publisher.folder(publisher.ingest().release))
    for shelf in catalogue.shelves.values():
        for array in (shelf.vectors, shelf.neighbours, shelf.neighbour_distances, shelf.landmarks):
            assert not array.flags.writeable
            assert isinstance(array.base, np.memmap)


def test_what_taste_needs_of_a_large_category_is_made_at_publishing_and_mapped(publisher, monkeypatch):
    """A release made before that has none and is served all the same; the next one that is published has them."""
    _, older = read_release(publisher.folder(publisher.ingest().release))
    assert all(shelf.taste_cells is None for shelf in older.shelves.values())
    monkeypatch.setattr(shelving, "cells", partial(cells, exact_up_to=5, marks=3))
    write_table(publisher.data / "links.csv", [row("chair/chair-1.png", "7.50")])
    _, catalogue = read_release(publisher.folder(publisher.ingest().release))
    chairs, couches = catalogue.shelf("chair"), catalogue.shelf("couch")
    made = chairs.taste_cells
    assert couches.taste_cells is None
    for array in (made.radius, made.landmarks, made.owner):
        assert isinstance(array.base, np.memmap)
    assert chairs.taste.landmarks is made.landmarks
    again = prepare(
        chairs.vectors, chairs.representative, chairs.neighbours, chairs.neighbour_distances, exact_up_to=5, marks=3
    )
    for name in ("radius", "landmarks", "owner"):
        np.testing.assert_array_equal(getattr(chairs.taste, name), getattr(again, name))
    assert problems_of(publisher.cache, catalogue.release) == []


def test_a_category_of_one_item_has_no_neighbours(publisher):
    draw_shop(publisher.data, {"lamp": 1})
    _, catalogue = read_release(publisher.folder(publisher.ingest().release))
    lamps = catalogue.shelf("lamp")
    assert (lamps.neighbours.shape, lamps.landmarks.tolist()) == ((1, 0), [0])
    assert catalogue.shelf("chair").cross["lamp"][0].shape == (10, 1)


def test_items_made_on_access_are_those_in_a_list(publisher):
    _, catalogue = read_release(publisher.folder(publisher.ingest().release))
    items = catalogue.shelf("chair").items
    assert items[-1] == items[9] == list(items)[9]
    assert items[2:4] == [items[2], items[3]]
    with pytest.raises(IndexError):
        items[10]


def test_chroma_holds_every_vector_and_fact_in_a_collection_a_category(publisher, tmp_path):
    folder = publisher.folder(publisher.ingest().release)
    manifest, catalogue = read_release(folder)
    with chroma_client(folder / "chroma") as client:
        assert {found.name for found in client.list_collections()} == set(manifest.slugs.values())
        for category, slug in manifest.slugs.items():
            shelf = catalogue.shelf(category)
            found = client.get_collection(slug, embedding_function=None).get(include=["embeddings", "metadatas"])
            rows = [catalogue.place(item_id)[1] for item_id in found["ids"]]
            np.testing.assert_array_equal(np.array(found["embeddings"], dtype=np.float32), shelf.vectors[rows])
        facts = client.get_collection("chair", embedding_function=None).get(ids=["chair-3"])["metadatas"][0]
        query = catalogue.shelf("couch").vectors[2]
        answer = client.get_collection("couch", embedding_function=None).query(query_embeddings=[query], n_results=1)
    assert (facts["price_cents"], facts["style"], facts["path"]) == (350, "classic", "chair/chair-3.png")
    assert answer["ids"] == [["couch-2"]]
    assert answer["distances"][0][0] == pytest.approx(0, abs=1e-6)


def test_reading_a_release_needs_neither_chroma_nor_a_model(publisher):
    publisher.ingest()
    places = f"Path({str(publisher.cache)!r}), Path({str(publisher.data / 'links.csv')!r})"
    code = (
        "import sys; from pathlib import Path; from penat.adapters.release_source import ReleaseSource\n"
        f"assert len(ReleaseSource({places}).current().shelves) == 3\n"
        "heavy = {'chromadb', 'onnxruntime', 'pandas', 'torch', 'tokenizers', 'PIL'} & set(sys.modules)\n"
        "assert not heavy, heavy"
    )
    subprocess.run([sys.executable, "-W", "error", "-c", code], check=True)


def test_pictures_are_there_under_the_hash_of_their_content(publisher):
    folder = publisher.folder(publisher.ingest().release)
    _, catalogue = read_release(folder)
    images = {item.image for shelf in catalogue.shelves.values() for item in shelf.items}
    assert len(images) == 17
    assert {path.stem for path in (folder / "pictures").iterdir()} == images
    assert {path.stem for path in (folder / "thumbnails").iterdir()} == images


def test_the_report_is_kept_with_the_release(publisher):
    (publisher.data / "couch" / "broken.jpg").write_bytes(b"")
    report = publisher.ingest()
    folder = publisher.folder(report.release)
    kept = json.loads((folder / "report.json").read_text())
    assert (kept["release"], kept["embedded"]) == (report.release, 18)
    assert {
        "kind": "skipped",
        "path": "couch/broken.jpg",
        "line": None,
        "reason": "the file is empty (0 bytes)",
    } in kept["problems"]
    assert "skipped,couch/broken.jpg,,the file is empty (0 bytes)" in (folder / "report.csv").read_text()


def test_an_incremental_release_equals_a_fresh_one(publisher, tmp_path):
    publisher.ingest()
    (publisher.data / "chair" / "new.png").write_bytes(encoded(picture(70)))
    (publisher.data / "couch" / "couch-1.png").unlink()
    second = publisher.ingest()
    assert (second.embedded, second.reused) == (1, 17)
    fresh = Publisher(publisher.data, tmp_path / "fresh")
    fresh_release = fresh.ingest().release
    first, other = everything_in(publisher.folder(second.release)), everything_in(fresh.folder(fresh_release))
    same = [name for name in first if name.split("/")[0] in ("arrays", "facts", "pictures", "thumbnails")]
    assert len(same) > 50
    assert {name: first[name] for name in same} == {name: other[name] for name in other if name in same}


def test_nothing_new_publishes_nothing(publisher):
    first = publisher.ingest()
    before = everything_in(publisher.cache)
    assert publisher.ingest().release == first.release
    assert everything_in(publisher.cache) == before


def test_new_prices_make_a_new_release_and_the_old_one_stays(publisher):
    first = publisher.ingest()
    before = everything_in(publisher.folder(first.release))
    write_table(publisher.data / "links.csv", [row("chair/chair-1.png", "77.00")])
    second = publisher.ingest()
    assert (second.published, second.embedded) == (True, 0)
    assert read_release(publisher.folder(second.release))[1].item("chair-1").price_cents == 7700
    assert everything_in(publisher.folder(first.release)) == before
    assert [manifest.release for manifest in complete_releases(publisher.cache)] == [first.release, second.release]


def test_a_fresh_release_is_sound_and_looking_changes_nothing(publisher):
    release = publisher.ingest().release
    before = everything_in(publisher.cache)
    assert problems_of(publisher.cache, release) == []
    assert everything_in(publisher.cache) == before


@pytest.mark.parametrize(
    ("file", "message"),
    [
        ("arrays/chair.vectors.npy", "checksum differs"),
        ("facts/chair.json", "cannot be read|checksum differs"),
        ("chroma/chroma.sqlite3", "checksum differs"),
        ("pictures", "not the one that was published"),
    ],
)
def test_a_flipped_bit_is_found(publisher, file, message):
    release = publisher.ingest().release
    path = publisher.folder(release) / file
    path = next(path.iterdir()) if path.is_dir() else path
    content = bytearray(path.read_bytes())
    content[-100] ^= 1
    path.write_bytes(content)
    assert any(re.search(message, problem) for problem in problems_of(publisher.cache, release))


@pytest.mark.parametrize("file", ["manifest.json", "arrays/couch.groups.npy", "facts/chair.json"])
def test_a_missing_or_shortened_file_makes_a_release_incomplete(publisher, file):
    path = publisher.folder(publisher.ingest().release) / file
    whole = path.read_bytes()
    path.write_bytes(whole[:-20])
    with pytest.raises(Incomplete):
        read_release(path.parents[len(file.split("/")) - 1])
    path.unlink()
    with pytest.raises(Incomplete):
        complete_manifest(path.parents[len(file.split("/")) - 1])


def test_an_incomplete_current_is_replaced_without_embedding_what_an_older_release_knows(publisher):
    first = publisher.ingest()
    write_table(publisher.data / "links.csv", [row("chair/chair-1.png", "77.00")])
    second = publisher.ingest()
    (publisher.folder(second.release) / "manifest.json").unlink()
    third = publisher.ingest()
    assert (third.published, third.embedded, third.reused) == (True, 0, 18)
    assert current_id(publisher.cache) == third.release not in (first.release, second.release)
    assert problems_of(publisher.cache, third.release) == []


def test_a_picture_that_got_lost_is_made_again(publisher):
    first = publisher.ingest()
    thumbnail = next((publisher.folder(first.release) / "thumbnails").iterdir())
    thumbnail.unlink()
    second = publisher.ingest()
    assert (second.published, second.embedded) == (True, 1)
    assert (publisher.folder(second.release) / "thumbnails" / thumbnail.name).is_file()
    assert problems_of(publisher.cache, second.release) == []


def test_a_damaged_release_of_the_same_content_is_written_anew(publisher):
    first = publisher.ingest()
    array = next((publisher.folder(first.release) / "arrays").glob("*.vectors.npy"))
    content = bytearray(array.read_bytes())
    content[-1] ^= 1
    array.write_bytes(content)
    (publisher.cache / "CURRENT").unlink()
    second = publisher.ingest()
    assert second.release != first.release
    assert current_id(publisher.cache) == second.release
    assert problems_of(publisher.cache, second.release) == []


@pytest.mark.parametrize("failing", ["write_collections", "collection_counts", "read_release"])
def test_a_failure_at_any_step_leaves_the_served_release_and_nothing_else(publisher, monkeypatch, failing):
    publisher.ingest()
    before = everything_in(publisher.cache)
    (publisher.data / "chair" / "new.png").write_bytes(encoded(picture(70)))

    def fail(*_, **__):
        raise OSError(28, "No space left on device")

    real = getattr(release_writer, failing)
    monkeypatch.setattr(
        release_writer,
        failing,
        fail if failing != "read_release" else lambda f: fail() if ".partial" in f.name else real(f),
    )
    with pytest.raises(OSError, match="No space"):
        publisher.ingest()
    assert everything_in(publisher.cache) == before
    monkeypatch.undo()
    assert publisher.ingest().embedded == 0, "what was embedded before the failure is not embedded again"
    assert not (publisher.cache / ".ingest").exists()


def test_a_wrong_count_in_chroma_publishes_nothing(publisher, monkeypatch):
    monkeypatch.setattr(release_writer, "collection_counts", lambda folder: {"chair": 1})
    with pytest.raises(Unavailable, match="nothing was published"):
        publisher.ingest()
    assert current_id(publisher.cache) is None


def test_a_refused_table_is_refused_before_any_picture_is_embedded(publisher):
    write_table(publisher.data / "links.csv", [row("chair/chair-1.png", "cheap 5")])
    with pytest.raises(InvalidInput, match="line 2: price 'cheap 5'"):
        publisher.ingest()
    assert publisher.embedder.seen == 0


def test_what_an_interrupted_run_left_is_cleared_away(publisher):
    left = publisher.cache / "releases" / ".partial-123" / "pictures"
    left.mkdir(parents=True)
    (left / "x.jpg").write_bytes(b"x")
    publisher.ingest()
    assert [path.name for path in (publisher.cache / "releases").glob(".*")] == []


def test_a_second_writer_is_told_who_holds_the_lock(publisher):
    message = rf"process {os.getpid()} on .+ is writing to .*cache"
    with release_lock(publisher.cache), pytest.raises(Unavailable, match=message):
        publisher.ingest()
    assert publisher.ingest().published


def test_publishing_leaks_no_threads_and_no_descriptors(publisher):
    publisher.ingest()
    found = []
    for number in range(4):
        (publisher.data / "chair" / f"new-{number}.png").write_bytes(encoded(picture(80 + number)))
        publisher.ingest()
        found.append([len(list(Path("/proc/self", name).iterdir())) for name in ("fd", "task")])
    assert found[-1] == found[0]


@pytest.mark.parametrize("lost", ["nothing", "HISTORY"])
def test_what_a_run_killed_while_publishing_left_undone_is_done_by_the_next(publisher, lost):
    served = publisher.ingest().release
    for name in ("CURRENT", "HISTORY"):
        (publisher.cache / f"{name}.new").write_text("half a na")
    if lost == "HISTORY":
        (publisher.cache / "HISTORY").unlink()
    publisher.ingest()
    assert (publisher.cache / "HISTORY").read_text().split() == [served]
    assert sorted(path.name for path in publisher.cache.glob("*.new")) == []
