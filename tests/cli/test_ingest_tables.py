"""A shop's own export, as a person types it: its columns, its profile, and its prices while they change."""

import os

import pytest
from click.testing import CliRunner

from penat.adapters.release_source import ReleaseSource
from penat.cli.main import cli
from tests.fakes.onnx_bundle import write_bundle
from tests.fakes.shop import draw_shop, write_table

MAP = "image=image_url,name=item_name,category=item_type,id=sku"
RED = {"sku": "A 1", "item_name": "Red", "item_type": "Sofas", "price": "$4,899.00", "image_url": "chair-0.png"}
BLUE = {**RED, "sku": "A 2", "item_name": "Blue", "price": "$5,099.00"}
OAK = {**RED, "sku": "B 1", "item_name": "Oak", "item_type": "", "price": "call us", "image_url": "chair/chair-1.png"}


@pytest.fixture
def shop(tmp_path, monkeypatch):
    for name in list(os.environ):
        if name.startswith("PENAT_"):
            monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    write_bundle(tmp_path / "chroma_cache" / "models")
    draw_shop(tmp_path / "data", {"chair": 3})
    write_table(tmp_path / "data" / "links.csv", [RED, BLUE, OAK])
    return tmp_path


def ingest(*words: str):
    return CliRunner().invoke(cli, ["ingest", "data", "--model", "thumbs", *words], catch_exceptions=False)


def served(shop, clock=lambda: 0.0) -> dict[str, tuple[str, int | None]]:
    """Return what is served: item -> its category and price."""
    catalogue = ReleaseSource(shop / "chroma_cache", shop / "data" / "links.csv", clock=clock).current()
    return {
        item.id: (category, item.price_cents) for category, shelf in catalogue.shelves.items() for item in shelf.items
    }


def test_one_command_reads_a_shops_own_export(shop):
    found = ingest("--map", MAP)
    assert found.exit_code == 0, found.output
    assert served(shop) == {
        "a-1": ("couch", 489900), "a-2": ("couch", 509900), "b-1": ("chair", None), "chair-2": ("chair", None),
    }  # fmt: skip
    assert "call us" in found.output


def test_a_profile_that_was_saved_beside_the_data_is_used_from_then_on(shop):
    ingest("--map", MAP, "--save-profile", "data/profile.toml")
    found = ingest()
    assert found.exit_code == 0
    assert "Nothing has changed" in found.output
    assert "The table is read as data/profile.toml says." in found.output


def test_a_profile_elsewhere_is_used_when_it_is_named(shop):
    (shop / "shop.toml").write_text(
        '[columns]\nimage = "image_url"\ncategory = "item_type"\n\n[categories]\nlounge = ["sofa"]\n', encoding="utf-8"
    )
    assert ingest("--profile", "shop.toml").exit_code == 0
    assert {category for category, _ in served(shop).values()} == {"chair", "lounge"}
    assert "there is no profile at nowhere.toml" in ingest("--profile", "nowhere.toml").output


def test_a_table_with_other_columns_is_refused_with_what_to_type(shop):
    found = ingest()
    assert found.exit_code == 2
    assert "--map image=image_url,name=item_name,category=item_type,id=sku" in found.output


def test_ids_and_prices_do_not_depend_on_the_order_of_rows(shop):
    ingest("--map", MAP)
    before = served(shop)
    write_table(shop / "data" / "links.csv", [OAK, BLUE, RED])
    ingest("--map", MAP)
    assert served(shop) == before


def test_the_price_of_a_second_row_follows_the_table_without_an_ingestion(shop):
    ingest("--map", MAP)
    write_table(shop / "data" / "links.csv", [{**BLUE, "price": "$1.00"}, {**RED, "price": "$2.00"}, OAK])
    assert served(shop) == {
        "a-1": ("couch", 200), "a-2": ("couch", 100), "b-1": ("chair", None), "chair-2": ("chair", None),
    }  # fmt: skip
