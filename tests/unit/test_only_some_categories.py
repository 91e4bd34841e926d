"""One category ingested alone: the others stay as they are served."""

import numpy as np
import pytest

from penat.domain.errors import InvalidInput
from penat.use_cases.cataloguer import Cataloguer, Model
from penat.use_cases.shelving import Plan
from tests.fakes.memory_releases import MemoryReleases
from tests.fakes.memory_shop import MemoryLinks, MemoryPictures
from tests.fakes.shop import picture
from tests.fakes.thumbnail_embedder import ThumbnailEmbedder


class Shop:
    """Five chairs and four couches, ingested as often as a test likes."""

    def __init__(self) -> None:
        paths = [f"chair/chair-{one}.png" for one in range(5)] + [f"couch/couch-{one}.png" for one in range(4)]
        self.pictures = MemoryPictures({path: picture(number) for number, path in enumerate(paths)})
        self.releases = MemoryReleases()
        self.embedder = ThumbnailEmbedder()

    def ingest(self, *only: str):
        model = Model(self.embedder.facts(), self.embedder, self.embedder.fitted)
        cataloguer = Cataloguer(self.pictures, MemoryLinks(), model, self.releases, Plan(), batch=3, only=only)
        return cataloguer.ingest(lambda *told: None)

    def ids(self, category: str) -> list[str]:
        return [item.id for item in self.releases.drafts[-1].shelves[category].items]


def test_a_category_is_added_alone_and_the_others_are_taken_over():
    shop = Shop()
    shop.ingest()
    before = shop.releases.drafts[-1].shelves["couch"].vectors
    shop.pictures = MemoryPictures({"lamp/lamp-0.png": picture(60), "lamp/lamp-1.png": picture(61)})
    report = shop.ingest("lamp")
    assert (report.items, report.embedded) == ({"chair": 5, "couch": 4, "lamp": 2}, 2)
    np.testing.assert_array_equal(shop.releases.drafts[-1].shelves["couch"].vectors, before)
    assert shop.ids("chair") == [f"chair-{one}" for one in range(5)]


def test_what_left_the_category_leaves_and_changes_elsewhere_wait():
    shop = Shop()
    shop.ingest()
    del shop.pictures.files["chair/chair-0.png"]
    del shop.pictures.files["couch/couch-0.png"]
    shop.pictures.files["couch/couch-9.png"] = picture(70)
    report = shop.ingest("chair")
    assert (report.items, report.embedded) == ({"chair": 4, "couch": 4}, 0)
    assert shop.ids("couch") == [f"couch-{one}" for one in range(4)]
    assert shop.ingest().items == {"chair": 4, "couch": 4}
    assert shop.ids("couch") == ["couch-1", "couch-2", "couch-3", "couch-9"]


def test_a_run_of_one_category_keeps_what_a_killed_run_had_embedded_of_others():
    shop = Shop()
    shop.ingest()
    shop.pictures.files["couch/couch-9.png"] = picture(70)
    publish, shop.releases.publish = shop.releases.publish, None
    with pytest.raises(TypeError):
        shop.ingest()
    shop.releases.publish = publish
    shop.pictures.files["chair/chair-9.png"] = picture(71)
    assert shop.ingest("chair").embedded == 1
    assert shop.ingest().embedded == 0
    assert shop.embedder.seen == 11


def test_a_category_that_is_not_there_and_no_release_to_add_to_are_told():
    shop = Shop()
    with pytest.raises(InvalidInput, match="no release of this model"):
        shop.ingest("chair")
    shop.ingest()
    with pytest.raises(InvalidInput, match="no pictures of lamps; there are: chair, couch"):
        shop.ingest("lamps")
