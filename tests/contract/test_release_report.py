"""The readable report: every finding with its pictures, and nothing a file name says is taken for markup."""

import csv
from html.parser import HTMLParser

import pytest
from PIL import Image, ImageDraw

from penat.adapters import report_page as pages
from penat.adapters.report_page import report_page
from penat.domain.ingestion import Draft, IngestReport, ModelFacts, Problem, Source
from tests.fakes.circle import shelf
from tests.fakes.published import Publisher
from tests.fakes.shop import draw_shop, encoded, picture, row, write_table

HOSTILE = "<img src=x onerror=alert(1)>&\"'.png"


class Parsed(HTMLParser):
    """Keeps the page's tags with their attributes, and its text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(text)
        self.text = " ".join(" ".join(self.words).split())

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.words.append(data)

    def sources(self):
        return [attributes["src"] for tag, attributes in self.tags if tag == "img"]


@pytest.fixture
def published(tmp_path):
    """A shop with a blank, a nearly empty and a broken picture, a copy, a hostile name, and a table with gaps."""
    data = draw_shop(tmp_path / "data", {"chair": 4, "couch": 3})
    (data / "chair" / "blank.png").write_bytes(encoded(Image.new("RGB", (50, 50), "white")))
    speck = Image.new("RGB", (200, 200), "white")
    ImageDraw.Draw(speck).rectangle((90, 90, 95, 95), fill="black")
    (data / "chair" / "speck.png").write_bytes(encoded(speck))
    (data / "chair" / "chair-0-again.png").write_bytes((data / "chair" / "chair-0.png").read_bytes())
    (data / "couch" / HOSTILE).write_bytes(b"no picture")
    (data / "couch" / f"b{HOSTILE}").write_bytes(encoded(picture(50)))
    write_table(data / "links.csv", [row("chair/chair-0.png"), row("chair/<script>gone.png")])
    publisher = Publisher(data, tmp_path / "cache")
    folder = publisher.folder(publisher.ingest().release)
    return folder, Parsed((folder / "report.html").read_text("utf-8"))


def test_each_finding_is_on_the_page_with_its_reason(published):
    _, page = published
    for words in (
        "10 items",
        "Left out 2",
        "blank: the whole picture is one colour, #ffffff",
        "not a picture (JPEG",
        "Shown as one design 1",
        "same picture",
        "nearly empty: 0.09 % of the picture stands out from its ground",
        "Pictures without a row in the table 9",
        "Rows of the table without a picture 1",
    ):
        assert words in page.text


def test_every_picture_on_the_page_is_a_thumbnail_of_the_release(published):
    folder, page = published
    assert page.sources()
    for source in page.sources():
        assert source.startswith("thumbnails/")
        assert (folder / source).is_file()


def test_names_are_text_and_the_page_runs_nothing(published):
    _, page = published
    assert HOSTILE in page.text
    assert "chair/<script>gone.png" in page.text
    assert {tag for tag, _ in page.tags}.isdisjoint({"script", "iframe", "object", "link", "form"})
    assert not [name for _, attributes in page.tags for name in attributes if name.startswith("on")]
    assert [attributes.get("src") for tag, attributes in page.tags if tag == "img"].count("x") == 0
    assert any("default-src 'none'" in (attributes.get("content") or "") for tag, attributes in page.tags)


def test_the_table_says_the_same(published):
    folder, _ = published
    with (folder / "report.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    kinds = [found["kind"] for found in rows]
    assert {kind: kinds.count(kind) for kind in set(kinds)} == {
        "skipped": 2, "same picture": 1, "note": 1, "picture without row": 9, "row without picture": 1,
    }  # fmt: skip
    assert next(found["path"] for found in rows if found["kind"] == "note") == "chair/speck.png"


def drafted(count, groups=None):
    one = shelf("chair", count, groups=groups)
    sources = tuple(Source(f"chair/{item.id}.jpg", item.id, item.id) for item in one.items)
    model = ModelFacts("fake", 4, "0" * 64)
    return Draft({"chair": one}, {"chair": "chair"}, {"chair": sources}, model, None, None, {})


def test_a_catalogue_without_anything_odd_is_told_so():
    report = IngestReport("", True, {"chair": 5}, 5, 0, ())
    assert "Nothing to report" in report_page(report, drafted(5), "release-1")


def test_a_long_list_ends_with_how_many_more_there_are(monkeypatch):
    monkeypatch.setattr(pages, "MOST_ROWS", 3)
    monkeypatch.setattr(pages, "MOST_GROUPS", 2)
    problems = tuple(Problem("skipped", f"chair/{n}.jpg", "empty") for n in range(10))
    report = IngestReport("", True, {"chair": 12}, 12, 0, problems)
    page = Parsed(report_page(report, drafted(12, groups=[0, 0, 2, 2, 4, 4, 6, 6, 8, 8, 10, 10]), "release-1"))
    assert "… and 7 more" in page.text
    assert "… and 4 more" in page.text
    assert "chair/3.jpg" not in page.text
    assert len(page.sources()) == 4


def test_a_name_that_is_no_text_is_shown_all_the_same():
    problems = (Problem("skipped", "chair/\udcff.jpg", "empty"),)
    page = report_page(IngestReport("", True, {"chair": 2}, 2, 0, problems), drafted(2), "release-1")
    assert "\\udcff.jpg" in page.encode("utf-8").decode()
