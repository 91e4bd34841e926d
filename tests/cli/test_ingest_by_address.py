"""`penat ingest` of pictures that a table or a JSON list names by web address, against a server of this test."""

import json
import os
import uuid

import pytest
from click.testing import CliRunner

from penat.adapters.chroma_items import chroma_client
from penat.adapters.release_layout import current_id, release_folder
from penat.adapters.release_reader import read_release
from penat.cli.main import cli
from penat.settings import load_settings
from penat.wiring.server import build_app
from tests.fakes.onnx_bundle import write_bundle
from tests.fakes.picture_server import Reply, serving
from tests.fakes.shop import draw_shop, encoded, picture, write_table


@pytest.fixture
def place(tmp_path, monkeypatch):
    for name in list(os.environ):
        if name.startswith("PENAT_"):
            monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    write_bundle(tmp_path / "chroma_cache" / "models")
    return tmp_path


@pytest.fixture
def server():
    with serving() as running:
        for number in range(6):
            running.replies(f"/pictures/{number}.png", Reply(body=encoded(picture(number))))
        yield running


def ingest(*words, private=True):
    allowed = ["--allow-private-addresses"] if private else []
    found = CliRunner().invoke(cli, ["ingest", *words, "--model", "thumbs", *allowed], catch_exceptions=False)
    assert "Traceback" not in found.output
    return found


def items(place):
    cache = place / "chroma_cache"
    _, catalogue = read_release(release_folder(cache, current_id(cache)))
    return {item.id: item for shelf in catalogue.shelves.values() for item in shelf.items}


def chroma_facts(place, slug, item_id):
    cache = place / "chroma_cache"
    with chroma_client(release_folder(cache, current_id(cache)) / "chroma") as client:
        return client.get_collection(slug, embedding_function=None).get(ids=[item_id])["metadatas"][0]


def write_list(place, records):
    (place / "items.json").write_text(json.dumps(records), encoding="utf-8")


def records(server, count=4):
    kinds = ("chair", "Chairs", "sofa", "couch", "bed", "rugs")
    return [
        {"url": f"{server.root}/pictures/{number}.png", "type": kinds[number], "name": f"Piece {number}"}
        for number in range(count)
    ]


def test_a_json_list_becomes_a_release_with_uuids_and_every_field_kept(place, server):
    listed = records(server)
    listed[0] |= {
        "price": 349.50, "currency": "EUR", "sizes": [80, 90], "maker": {"name": "Søn", "since": 1949}, "new": True,
        "note": None, "$id": "a1", "#": "first", "path": "aisle 3", "Extra_Path": "bay 2",
    }  # fmt: skip
    listed[1] |= {"price": "1299", "currency": "EUR"}
    write_list(place, listed)
    found = ingest("items.json")
    assert found.exit_code == 0, found.output
    assert "4  items: 4 embedded" in found.output
    known = items(place)
    assert set(known) == {str(uuid.uuid5(uuid.NAMESPACE_URL, record["url"])) for record in listed}
    item = known[str(uuid.uuid5(uuid.NAMESPACE_URL, listed[0]["url"]))]
    assert (item.category, item.name, item.price_cents, item.currency) == ("chair", "Piece 0", 34950, "EUR")
    kept = {"sizes": "[80, 90]", "maker": '{"name": "Søn", "since": 1949}', "new": "true", "type": "chair"}
    assert dict(item.extra) == kept | {"$id": "a1", "#": "first", "path": "aisle 3", "extra_path": "bay 2"}
    assert known[str(uuid.uuid5(uuid.NAMESPACE_URL, listed[2]["url"]))].extra == {"type": "sofa"}
    facts = chroma_facts(place, "chair", item.id)
    assert kept.items() <= facts.items()
    assert (facts["extra_$id"], facts["extra_#"], facts["extra_path"]) == ("a1", "first", "bay 2")
    assert facts["extra_extra_path"] == "aisle 3"
    assert (facts["path"], facts["price_cents"]) == (listed[0]["url"], 34950)
    assert sorted(one.category for one in known.values()) == ["chair", "chair", "couch", "couch"]


def test_a_second_run_fetches_and_embeds_nothing(place, server):
    write_list(place, records(server))
    before = ingest("items.json") and items(place)
    found = ingest("items.json")
    assert "Nothing has changed" in found.output
    assert set(server.asked.values()) == {1}
    assert items(place) == before
    ingest("items.json", "--refetch")
    assert set(server.asked.values()) == {2}


def test_what_cannot_be_fetched_is_reported_by_address_and_the_rest_is_published(place, server):
    listed = records(server)
    missing = {"url": f"{server.root}/missing.png", "type": "chair"}
    page = {
        "url": server.replies("/page.png", Reply(body=b"<html>", headers={"Content-Type": "text/html"})),
        "type": "x",
    }
    strange = [{"url": url, "type": "chair"} for url in ("file:///etc/passwd", "data:image/png;base64,AAAA")]
    write_list(place, [*listed, missing, page, *strange])
    found = ingest("items.json")
    assert found.exit_code == 0
    assert "4  items" in found.output
    assert f"{missing['url']}: the server answers 404: there is nothing there" in found.output
    assert f"{page['url']}: not a picture: the server sends text/html" in found.output
    assert "file:///etc/passwd, line 7: only http and https addresses are read" in found.output
    assert "data:image/png;base64,AAAA, line 8: only http" in found.output


def test_addresses_in_private_networks_are_refused_unless_asked_for(place, server):
    write_list(place, records(server))
    found = ingest("items.json", private=False)
    assert found.exit_code == 2
    assert "127.0.0.1 is 127.0.0.1, which is no public address; --allow-private-addresses" in found.output
    assert not server.asked


def test_a_table_may_name_pictures_by_path_and_by_address(place, server):
    draw_shop(place / "data", {"chair": 2})
    rows = [
        {"image": "chair/chair-0.png", "name": "Here", "kind": "", "sku": "A 1"},
        {"image": f"{server.root}/pictures/3.png", "name": "There", "kind": "sofas", "sku": "A 2"},
        {"image": f"{server.root}/pictures/3.png", "name": "There in blue", "kind": "sofas", "sku": "A 3"},
    ]
    write_table(place / "data" / "links.csv", rows)
    found = ingest("data", "--map", "category=kind,id=sku")
    assert found.exit_code == 0, found.output
    known = items(place)
    assert {name: item.category for name, item in known.items()} == {
        "a-1": "chair", "chair-1": "chair", "a-2": "couch", "a-3": "couch",
    }  # fmt: skip
    assert known["a-2"].image == known["a-3"].image
    assert server.asked == {"/pictures/3.png": 1}


def test_a_json_list_can_be_the_table_of_a_folder_and_a_server_reads_it_again(place, server):
    draw_shop(place / "data", {"chair": 2})
    listed = [{"url": "chair/chair-0.png", "name": "Oak", "price": 10, "currency": "EUR"}]
    write_list(place, listed)
    assert ingest("data", "--links", "items.json").exit_code == 0
    [oak] = [item for item in items(place).values() if item.name == "Oak"]
    assert (oak.category, oak.price_cents) == ("chair", 1000)
    write_list(place, [{**listed[0], "price": "12.50"}])
    settings = load_settings(links=place / "items.json", secret_key="a key for this test only", log_level="critical")
    assert build_app(settings).test_client().get(f"/api/v1/items/{oak.id}").json["price_cents"] == 1250


def test_a_picture_by_address_needs_a_category(place, server):
    draw_shop(place / "data", {"chair": 1})
    write_table(place / "data" / "links.csv", [{"image": f"{server.root}/pictures/3.png"}])
    found = ingest("data")
    assert found.exit_code == 0
    assert "the table gives no category for it; fill the category column" in found.output
    assert not server.asked


def test_records_about_one_picture_are_items_of_their_own_and_equal_ones_are_not(place, server):
    one, other = records(server, 2)
    write_list(place, [one, {**one, "name": "In blue"}, one, other])
    found = ingest("items.json")
    assert "3  items: 2 embedded" in found.output
    assert "a second row for this picture" in found.output
    names = {item.name for item in items(place).values()}
    assert names == {"Piece 0", "In blue", "Piece 1"}


def test_an_own_id_and_other_fields_can_be_mapped(place, server):
    write_list(place, [{"Photo_Address": f"{server.root}/pictures/1.png", "kind": "chair", "sku": "OAK 1"}])
    found = ingest("items.json", "--map", "image=Photo_Address,category=kind,id=sku")
    assert found.exit_code == 0, found.output
    assert set(items(place)) == {"oak-1"}


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "items.json is not JSON"),
        ("{", "items.json is not JSON"),
        ("[NaN]", "NaN is no JSON value"),
        ('{"url": "x"}', "items.json is not a list"),
        ("[]", "items.json is an empty list"),
        ('["x", 3, null]', "record 1: is text, not an object\n  record 2: is a number"),
        ("[" * 100_000, "items.json is nested too deeply"),
        ('[{"url": "http://127.0.0.1:9/x.png"}]', "no field of items.json is the category; say which with --map"),
        ('[{"address": "http://127.0.0.1:9/x.png", "type": "chair"}]', "no field of items.json is the image"),
        ('[{"type": "chair", "url": "http://127.0.0.1:9/x.png", "price": "cheap"}]', "record 1: price 'cheap'"),
        ('[{"type": "chair", "url": ""}]', "no field of items.json is the image"),
        ('[{"type": "chair"}, {"url": "http://127.0.0.1:9/x.png"}]', "record 1: image is empty"),
    ],
)
def test_a_list_that_cannot_be_used_is_refused_with_the_cure(place, content, message):
    (place / "items.json").write_text(content, encoding="utf-8")
    found = ingest("items.json")
    assert found.exit_code == 2
    assert message in found.output
    assert current_id(place / "chroma_cache") is None


def test_other_mistakes_are_told_plainly(place, server):
    assert "there is no list at nowhere.json" in ingest("nowhere.json").output
    write_list(place, records(server))
    assert "items.json is the table itself; leave --links out" in ingest("items.json", "--links", "x.csv").output
    (place / "latin.json").write_bytes('[{"url": "é"}]'.encode("latin-1"))
    assert "latin.json is not UTF-8" in ingest("latin.json").output
