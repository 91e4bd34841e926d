import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from penat.adapters.links_csv import LinksCsv
from penat.adapters.price_texts import hundredths, taken_apart
from penat.domain.errors import InvalidInput
from tests.fakes.shop import row, write_table

PATHS = ["bed/1.jpg", "chair/1.jpg", "chair/oak.jpg", "couch/Sofa é.png"]
HEADER = "image,name,price,currency,link,in_stock"


@pytest.fixture
def read(tmp_path):
    """Return a function that reads a table's text."""

    def read(text: str | bytes):
        path = tmp_path / "links.csv"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return LinksCsv(path).read(PATHS)

    return read


def of_kind(links, kind):
    return [(problem.path, problem.line) for problem in links.problems if problem.kind == kind]


def test_a_row_with_everything(read):
    links = read(f"{HEADER},style\nchair/oak.jpg,Oak chair,349.00,eur,https://shop.example/1,no,classic\n")
    found = links.rows["chair/oak.jpg"][0]
    assert (found.name, found.price_cents, found.currency, found.in_stock) == ("Oak chair", 34900, "EUR", False)
    assert (found.link, found.extra, found.line) == ("https://shop.example/1", {"style": "classic"}, 2)
    assert links.currency == "EUR"


def test_only_the_image_is_needed(read):
    links = read("Image\noak.jpg\n")
    found = links.rows["chair/oak.jpg"][0]
    assert (found.name, found.price_cents, found.currency, found.in_stock, found.link) == (None, None, None, True, None)


def test_a_byte_order_mark_windows_lines_slashes_and_other_spellings_of_accents(read):
    links = read(b"\xef\xbb\xbf" + f"{HEADER}\r\ncouch\\Sofa e\u0301.png,Sofa,1,EUR,,\r\n\r\n".encode())
    assert list(links.rows) == ["couch/Sofa é.png"]


@pytest.mark.parametrize(
    ("text", "cents"),
    [
        ("", None),
        ("0", 0),
        ("349", 34900),
        ("349.5", 34950),
        ("0.29", 29),
        ("1234567.89", 123456789),
        (" 19.99 ", 1999),
    ],
)
def test_prices_are_exact_hundredths(read, text, cents):
    assert read(f"image,price\noak.jpg,{text}\n").rows["chair/oak.jpg"][0].price_cents == cents


@settings(deadline=None)
@given(st.integers(min_value=0, max_value=10**12))
def test_every_price_survives_exactly(cents):
    assert hundredths(taken_apart(f"{cents // 100}.{cents % 100:02d}"), ".") == cents


@pytest.mark.parametrize("text", ["-5", "1e3", "12x", "1.999", "1.2.3", "٣", "99999999999999", "1 00", "$-5", "(5)"])
def test_a_price_that_is_no_price_is_refused_with_its_line(read, text):
    with pytest.raises(InvalidInput, match="line 3: price") as caught:
        read(f"image,price\n1.jpg,\noak.jpg,{text}\n")
    assert text in caught.value.detail


@pytest.mark.parametrize(
    "text", ["ftp://a.example", "javascript:alert(1)", "shop.example", "https://", "http://a b", "//a"]
)
def test_only_web_addresses_are_links(read, text):
    with pytest.raises(InvalidInput, match="line 2: link"):
        read(f"image,link\noak.jpg,{text}\n")


@pytest.mark.parametrize(("text", "stock"), [("", True), ("YES", True), ("1", True), ("False", False), ("0", False)])
def test_stock(read, text, stock):
    assert read(f"image,in_stock\noak.jpg,{text}\n").rows["chair/oak.jpg"][0].in_stock is stock


def test_every_bad_line_is_named_at_once(read):
    with pytest.raises(InvalidInput) as caught:
        read("image,price,in_stock\n1.jpg,5x,\n,5,\noak.jpg,1,perhaps\n")
    for line in ("line 2: price '5x'", "line 3: image is empty", "line 4: in_stock 'perhaps'"):
        assert line in caught.value.detail


def test_many_bad_lines_are_counted(read):
    with pytest.raises(InvalidInput, match="and 30 more"):
        read("image,price\n" + "a.jpg,x\n" * 50)


def test_line_numbers_count_blank_lines_and_cells_of_several_lines(read):
    with pytest.raises(InvalidInput, match="line 6: price"):
        read('image,name,price\n1.jpg,"two\nlines",\n\noak.jpg,"a",1\n2.jpg,b,5x\n')


def test_two_currencies_are_refused_naming_the_lines(read):
    with pytest.raises(InvalidInput, match="EUR in line 2, 4; USD in line 3"):
        read("image,price,currency\na,1,EUR\nb,1,USD\nc,1,EUR\n")
    with pytest.raises(InvalidInput, match="no currency in line 3"):
        read("image,price,currency\na,1,EUR\nb,1,\n")
    with pytest.raises(InvalidInput, match="line 2: currency '€'"):
        read("image,price,currency\na,1,€\n")


def test_rows_and_pictures_without_each_other_are_reported(read):
    links = read("image,price\nchair/oak.jpg,1\nchair/gone.jpg,2\n1.jpg,3\nchair/oak.jpg,4\n")
    assert of_kind(links, "row without picture") == [("chair/gone.jpg", 3), ("1.jpg", 4)]
    assert of_kind(links, "picture without row") == [
        ("bed/1.jpg", None),
        ("chair/1.jpg", None),
        ("couch/Sofa é.png", None),
    ]
    assert of_kind(links, "note") == [("chair/oak.jpg", 5)]
    assert links.rows["chair/oak.jpg"][0].price_cents == 100
    assert "bed/1.jpg, chair/1.jpg" in links.problems[1].reason


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (b"", "is not a table"),
        (b"name,price\nx,1\n", "no column image; its columns are: name, price"),
        (b"image,price\n\x81.jpg,1\n", "line 2: neither UTF-8 nor cp1252"),
        (b"image,price\na\0.jpg,1\n", "line 2 holds a NUL"),
        (b"image,price, Price\na.jpg,1,2\n", "two columns"),
        (b"image,price\na.jpg,1\nb.jpg,1,2,3\n", "line 3"),
        (b"image,price\na.jpg,1,2\nb.jpg,1,2\n", "more cells than the header"),
        (b'image,name\na.jpg,"open\n', "is not a table"),
    ],
)
def test_what_is_no_table(read, text, message):
    with pytest.raises(InvalidInput, match=message):
        read(text)


def test_a_missing_table_is_a_note_unless_it_was_asked_for(tmp_path):
    links = LinksCsv(tmp_path / "links.csv").read(PATHS)
    assert (links.rows, links.sha256) == ({}, None)
    assert "no such table" in links.problems[0].reason
    with pytest.raises(InvalidInput, match="no table at"):
        LinksCsv(tmp_path / "links.csv", required=True).read(PATHS)


def test_a_table_written_by_a_program_reads_back(tmp_path):
    path = write_table(
        tmp_path / "t.csv", [row("chair/oak.jpg", name='He said "oak", twice'), row("bed/1.jpg", price="")]
    )
    links = LinksCsv(path).read(PATHS)
    assert links.rows["chair/oak.jpg"][0].name == 'He said "oak", twice'
    assert links.rows["bed/1.jpg"][0].price_cents is None
