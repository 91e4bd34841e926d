"""Tables as shops export them: their columns, words, encodings and separators."""

from pathlib import Path

import pytest

from penat.adapters.links_csv import LinksCsv
from penat.adapters.profile_toml import read_profile, write_profile
from penat.domain.errors import InvalidInput
from penat.domain.shop_profile import Profile
from penat.wiring.profiles import chosen_profile

SHOPS = Path(__file__).resolve().parents[3] / "shared" / "real"
MAPPED = Profile(
    {"image": "image_url", "name": "item_name", "price": "price", "category": "item_type", "id": "catalog_number"}
)
PATHS = ["chair/oak.jpg", "couch/Größe.jpg"]


@pytest.fixture
def read(tmp_path):
    """Return a function that reads a table's bytes with a profile."""

    def read(content: bytes, profile=MAPPED, paths=PATHS):
        path = tmp_path / "links.csv"
        path.write_bytes(content)
        return LinksCsv(path, profile=profile).read(paths)

    return read


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_encoding_and_separator_are_found(read, encoding, separator):
    text = 'Image|name|price|currency\ncouch/Größe.jpg|"Sofa ""XL"", grün; neu"|5.00|EUR\n'.replace("|", separator)
    links = read(text.encode(encoding), Profile())
    (row,) = links.rows["couch/Größe.jpg"]
    assert (row.name, row.price_cents) == ('Sofa "XL", grün; neu', 500)
    assert any("cp1252" in problem.reason for problem in links.problems) == (encoding == "cp1252")


def test_mapped_columns_leave_the_others_as_they_are(read):
    links = read(b"catalog_number,item_name,item_type,price,color,image_url\nC1,Oak,Chairs,$5,red,oak.jpg\n")
    (row,) = links.rows["chair/oak.jpg"]
    assert (row.name, row.category, row.shop_id, row.price_cents) == ("Oak", "chair", "C1", 500)
    assert (row.extra, links.currency) == ({"color": "red"}, "USD")


def test_a_table_without_an_image_column_says_what_to_type(read):
    with pytest.raises(InvalidInput, match=r"--map image=image_url,name=item_name,category=item_type,id=sku"):
        read(b"sku,item_name,item_type,price,image_url\n1,a,b,2,c\n", Profile())


def test_a_mapped_column_that_is_missing_names_those_there_are(read):
    with pytest.raises(InvalidInput, match="no column preis, which price is mapped to; its columns are: image, cost"):
        read(b"image,cost\noak.jpg,1\n", Profile({"price": "preis"}))


def test_several_rows_about_one_picture_are_several_items(read):
    content = b"image,name,price\noak.jpg,Oak red,5\noak.jpg,Oak blue,6\noak.jpg,Oak red,7\n"
    links = read(content, Profile())
    assert [(row.key, row.price_cents) for row in links.rows["chair/oak.jpg"]] == [("Oak red", 500), ("Oak blue", 600)]
    assert [problem.line for problem in links.problems if "second row" in problem.reason] == [4]


def test_the_key_of_a_row_does_not_depend_on_the_order_of_rows(read):
    rows = [b"1,a,oak.jpg\n", b"2,b,oak.jpg\n", b"2,c,oak.jpg\n"]
    profile = Profile({"id": "id"})
    keys = {row.name: row.key for row in read(b"id,name,image\n" + b"".join(rows), profile).rows["chair/oak.jpg"]}
    back = read(b"id,name,image\n" + b"".join(rows[::-1]), profile).rows["chair/oak.jpg"]
    assert keys == {row.name: row.key for row in back} == {"a": "1", "b": "2 b", "c": "2 c"}


def test_an_unknown_category_is_kept_and_told(read):
    links = read(b"image,kind\noak.jpg,Hammocks\n", Profile({"category": "kind"}))
    assert links.rows["chair/oak.jpg"][0].category == "hammock"
    assert any("'hammock'" in problem.reason for problem in links.problems)


def test_a_call_for_the_price_is_told_with_its_line(read):
    links = read(b"image,price\noak.jpg,5\ncouch/Gr\xc3\xb6\xc3\x9fe.jpg,call us\n", Profile())
    assert links.rows["couch/Größe.jpg"][0].price_cents is None
    assert [(problem.line, "call us" in problem.reason) for problem in links.problems] == [(3, True)]


def test_a_price_column_of_words_alone_is_refused(read):
    with pytest.raises(InvalidInput, match="line 2: price 'red'"):
        read(b"image,price\noak.jpg,red\n", Profile())


@pytest.mark.parametrize(
    ("word", "category"),
    [
        ("sofas", "couch"), ("Sofa", "couch"), ("couches", "couch"), ("Loveseats", "couch"), ("beds", "bed"),
        ("Dining  Chairs", "chair"), ("dining_chairs", "chair"), ("lighting", "lamp"), ("Benches", "bench"),
        ("bookshelves", "bookshelf"), ("Vanities", "vanity"), ("chaises", "chaise"), ("glass", "glass"), ("", ""),
        ("Poufs", "pouf"), ("Lits", "bed"),
    ],
)  # fmt: skip
def test_words_for_categories_are_folded(word, category):
    assert Profile(categories={"bed": ("lit",)}).category(word) == category


def test_a_shops_own_words_win():
    assert Profile(categories={"sofa": ("Sofas", "couch")}).category("couches") == "sofa"


def test_a_profile_reads_back_as_it_was_written(tmp_path):
    profile = Profile(
        {"image": 'bild "groß"', "price": "prix"}, {"couch": ("Sofás", "canapé"), "été é": ("x\n",)}, "SEK", ","
    )
    write_profile(tmp_path / "shop.toml", profile)
    assert read_profile(tmp_path / "shop.toml") == profile


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[columns]\nimage = 5", "must hold texts"),
        ("columns = 5", "must hold texts"),
        ("[columns]\npicture = 'x'", "nothing is called picture"),
        ("[categories]\ncouch = 'sofa'", "must be a list"),
        ("currency = 'euro'", "three-letter"),
        ("decimal = ';'", "decimal is"),
        ("colour = 1", "has no colour"),
        ("[columns", "cannot be read"),
    ],
)
def test_a_profile_that_cannot_be_used_says_why(tmp_path, text, message):
    (tmp_path / "p.toml").write_text(text, encoding="utf-8")
    with pytest.raises(InvalidInput, match=message) as caught:
        read_profile(tmp_path / "p.toml")
    assert "p.toml" in caught.value.detail


def test_the_profile_beside_the_data_is_used_and_a_mapping_goes_over_it(tmp_path):
    write_profile(tmp_path / "profile.toml", Profile({"image": "a", "name": "b"}, currency="SEK"))
    assert chosen_profile(tmp_path).currency == "SEK"
    assert chosen_profile(tmp_path, None, ["image=x , id=y"]).columns == {"image": "x", "name": "b", "id": "y"}
    with pytest.raises(InvalidInput, match="is no mapping"):
        chosen_profile(tmp_path, None, ["image"])


@pytest.mark.parametrize(
    ("shop", "rows", "categories", "name", "cents"),
    [
        ("boconcept", 266, ["bed", "chair", "couch", "lamp", "rug", "table"], "Aarhus 3-seater sofa", 489900),
        (
            "interior_define", 218, ["bench", "chair", "couch", "lamp", "nightstand", "rug", "table"],
            "Maxwell · Leather Sofa by Apartment Therapy", 339500,
        ),
    ],
)  # fmt: skip
def test_a_real_shops_export_is_read_whole(shop, rows, categories, name, cents):
    table = SHOPS / shop / "links.csv"
    if not table.is_file():
        pytest.skip(f"the real shop's export is not at {table}")
    paths = [path.relative_to(table.parent).as_posix() for path in sorted(table.parent.glob("*/*"))]
    links = LinksCsv(table, profile=MAPPED).read(paths)
    found = [row for of_picture in links.rows.values() for row in of_picture]
    assert (len(found), links.currency) == (rows, "USD")
    assert sorted({row.category for row in found}) == categories
    assert all(row.price_cents for row in found)
    assert {row.price_cents for row in found if row.name == name} == {cents}
