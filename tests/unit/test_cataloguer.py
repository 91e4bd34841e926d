import numpy as np
import pytest

from penat.domain.errors import InvalidInput
from penat.domain.ingestion import LinkRow
from penat.use_cases.cataloguer import Cataloguer, Model
from penat.use_cases.shelving import Plan
from tests.fakes.memory_releases import MemoryReleases
from tests.fakes.memory_shop import MemoryLinks, MemoryPictures
from tests.fakes.shop import picture
from tests.fakes.thumbnail_embedder import ThumbnailEmbedder


class Shop:
    """A cataloguer over a shop in memory, whose parts a test can change between two runs."""

    def __init__(self, **counts: int) -> None:
        paths = [f"{category}/{category}-{one}.png" for category, count in counts.items() for one in range(count)]
        self.pictures = MemoryPictures({path: picture(number) for number, path in enumerate(paths)})
        self.links = MemoryLinks()
        self.embedder = ThumbnailEmbedder()
        self.releases = MemoryReleases()
        self.plan = Plan()
        self.heard: list[tuple[int, int, int]] = []

    def ingest(self, batch: int = 4):
        model = Model(self.embedder.facts(), self.embedder, self.embedder.fitted)
        cataloguer = Cataloguer(self.pictures, self.links, model, self.releases, self.plan, batch=batch)
        return cataloguer.ingest(lambda *told: self.heard.append(told))

    @property
    def shelves(self):
        return self.releases.drafts[-1].shelves


@pytest.fixture
def shop():
    return Shop(chair=9, couch=5, table=3)


def test_every_picture_becomes_an_item_with_its_own_vector(shop):
    report = shop.ingest()
    assert report.published
    assert report.items == {"chair": 9, "couch": 5, "table": 3}
    assert (report.embedded, report.reused, shop.embedder.seen) == (17, 0, 17)
    for category, shelf in shop.shelves.items():
        assert [item.id for item in shelf.items] == [f"{category}-{one}" for one in range(len(shelf))]
        pixels = [np.asarray(shop.pictures.files[f"{category}/{item.id}.png"]) for item in shelf.items]
        np.testing.assert_allclose(shelf.vectors, shop.embedder.embed_pictures(pixels), atol=1e-6)


def test_progress_is_heard_from_nothing_to_everything(shop):
    shop.ingest(batch=8)
    assert shop.heard == [(0, 17, 0), (2, 17, 2), (10, 17, 10), (17, 17, 17)]  # a small batch first: see _batches


def test_the_styled_category_knows_the_nearest_of_every_other_one(shop):
    shop.ingest()
    chairs = shop.shelves["chair"]
    assert set(chairs.cross) == {"couch", "table"}
    rows, distances = chairs.cross["couch"]
    exact = 2 - 2 * chairs.vectors @ shop.shelves["couch"].vectors.T
    np.testing.assert_allclose(distances, np.sort(exact, axis=1), atol=1e-5)
    assert rows.shape == (9, 5)
    assert not shop.shelves["couch"].cross


def test_a_second_run_with_nothing_new_meets_no_model_and_publishes_nothing(shop):
    shop.ingest()
    again = shop.ingest()
    assert not again.published
    assert (again.release, again.embedded, again.reused, shop.embedder.seen) == ("release-1", 0, 17, 17)


def test_only_new_and_changed_pictures_are_embedded_and_removed_ones_leave(shop):
    shop.ingest()
    del shop.pictures.files["table/table-0.png"]
    shop.pictures.files["chair/chair-3.png"] = picture(100)
    shop.pictures.files["lamp/lamp-0.png"] = picture(101)
    report = shop.ingest()
    assert (report.published, report.embedded, report.reused) == (True, 2, 15)
    assert report.items == {"chair": 9, "couch": 5, "lamp": 1, "table": 2}


@pytest.mark.parametrize("change", ["new chair", "removed couch", "other prices"])
def test_an_incremental_release_is_the_one_a_fresh_ingestion_gives(shop, change):
    shop.ingest()
    if change == "new chair":
        shop.pictures.files["chair/chair-99.png"] = picture(99)
    elif change == "removed couch":
        del shop.pictures.files["couch/couch-0.png"]
    else:
        shop.links.rows["chair/chair-1.png"] = LinkRow(2, price_cents=4900, currency="EUR")
    shop.ingest()
    fresh = Shop()
    fresh.pictures, fresh.links = shop.pictures, shop.links
    fresh.ingest()
    assert fresh.releases.drafts[-1].fingerprint == shop.releases.drafts[-1].fingerprint
    for category, shelf in fresh.shelves.items():
        other = shop.shelves[category]
        for name in ("vectors", "neighbours", "neighbour_distances", "landmarks", "groups", "price_cents"):
            np.testing.assert_array_equal(getattr(shelf, name), getattr(other, name), err_msg=f"{category} {name}")
        for target, (rows, distances) in shelf.cross.items():
            np.testing.assert_array_equal(rows, other.cross[target][0])
            np.testing.assert_array_equal(distances, other.cross[target][1])


def test_new_prices_publish_a_release_without_the_model(shop):
    shop.ingest()
    shop.links.rows["chair/chair-1.png"] = LinkRow(
        2, name="Oak", price_cents=4900, currency="EUR", extra={"style": "x"}
    )
    report = shop.ingest()
    assert (report.published, report.embedded, shop.embedder.seen) == (True, 0, 17)
    item = shop.shelves["chair"].items[1]
    assert (item.name, item.price_cents, item.extra) == ("Oak", 4900, {"style": "x"})


def test_another_model_embeds_everything_anew(shop):
    shop.ingest()
    shop.embedder = ThumbnailEmbedder("another")
    report = shop.ingest()
    assert (report.published, report.embedded, report.reused) == (True, 17, 0)


def test_other_list_lengths_are_derived_anew(shop):
    shop.ingest()
    shop.plan = Plan(neighbours=2)
    assert shop.ingest().published
    assert shop.shelves["chair"].neighbours.shape == (9, 2)


def test_pictures_with_the_same_pixels_are_variants_and_neighbours_name_one_of_them(shop):
    shop.pictures.files["chair/a-copy.png"] = shop.pictures.files["chair/chair-4.png"]
    shop.ingest()
    chairs = shop.shelves["chair"]
    assert chairs.variants(0) == ("chair-4",)
    assert chairs.representative.tolist() == [True, *(row != 4 for row in range(9))]
    assert 5 not in chairs.neighbours
    assert 5 not in chairs.landmarks
    assert 0 not in chairs.neighbours[5]


def test_a_picture_that_cannot_be_read_is_reported_and_left_out(shop):
    shop.pictures.files["chair/chair-2.png"] = "the file is empty"
    report = shop.ingest()
    assert [problem.path for problem in report.of_kind("skipped")] == ["chair/chair-2.png"]
    assert "chair-2" not in [item.id for item in shop.shelves["chair"].items]
    assert shop.releases.reports[-1].problems == report.problems


def test_no_pictures_at_all_is_an_error(shop):
    shop.pictures.files = {}
    with pytest.raises(InvalidInput, match="no pictures"):
        shop.ingest()
    shop.pictures.files = {"chair/a.png": "the file is empty"}
    with pytest.raises(InvalidInput, match=r"none of 1 files is a picture.*the file is empty"):
        shop.ingest()


def test_a_model_that_gives_nonsense_publishes_nothing(shop):
    shop.embedder.embed_pictures = lambda pictures: np.zeros((len(pictures), shop.embedder.dim), dtype=np.float32)
    with pytest.raises(ValueError, match="length 0"):
        shop.ingest()
    assert not shop.releases.drafts
