import io
from functools import partial

import pytest
from PIL import Image

from penat.ports.picture_store import WIDTHS
from tests.web.checks import problem_of

NAME = f"{0:064x}"
IMAGE, THUMBNAIL = f"/images/{NAME}.jpg", f"/thumbnails/{NAME}.webp"
BROWSER = {"Accept": "image/avif,image/webp,image/apng,image/*,*/*;q=0.8"}


@pytest.fixture
def client(shop):
    """A client that reads every answer to its end, so that the files behind them are closed."""
    plain = shop.client()
    plain.open = partial(plain.open, buffered=True)
    return plain


def picture_in(response):
    return Image.open(io.BytesIO(response.data))


@pytest.mark.parametrize(("path", "mimetype"), [(IMAGE, "image/jpeg"), (THUMBNAIL, "image/webp")])
def test_a_picture_is_cached_for_ever(client, path, mimetype):
    response = client.get(path)
    assert (response.status_code, response.mimetype) == (200, mimetype)
    assert response.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert NAME in response.headers["ETag"]


@pytest.mark.parametrize("path", [IMAGE, THUMBNAIL, f"{IMAGE}?width=160"])
def test_a_picture_one_has_is_not_sent_again(client, path):
    etag = client.get(path).headers["ETag"]
    again = client.get(path, headers={"If-None-Match": etag})
    assert (again.status_code, again.data, again.headers["ETag"]) == (304, b"", etag)
    assert "immutable" in again.headers["Cache-Control"]


def test_browsers_get_webp_and_caches_are_told(client):
    plain, modern = client.get(IMAGE), client.get(IMAGE, headers=BROWSER)
    assert (plain.mimetype, modern.mimetype) == ("image/jpeg", "image/webp")
    assert plain.headers["ETag"] != modern.headers["ETag"]
    assert "Accept" in plain.vary
    assert "Accept" in modern.vary
    assert picture_in(modern).size == (400, 300)


def test_webp_refused_by_quality_zero_is_not_sent(client):
    assert client.get(IMAGE, headers={"Accept": "image/webp;q=0,*/*"}).mimetype == "image/jpeg"


@pytest.mark.parametrize(("width", "size"), [(64, (64, 48)), (320, (320, 240)), (1024, (400, 300))])
@pytest.mark.parametrize("headers", [{}, BROWSER])
def test_a_picture_comes_in_the_width_asked_for_but_never_enlarged(client, width, size, headers):
    assert picture_in(client.get(f"{IMAGE}?width={width}", headers=headers)).size == size


def test_a_width_is_made_once(shop, client):
    client.get(f"{IMAGE}?width=96")
    (made,) = (shop.pictures / "resized").rglob("*.jpg")
    before = made.stat().st_mtime_ns
    assert client.get(f"{IMAGE}?width=96").status_code == 200
    assert made.stat().st_mtime_ns == before
    assert not list((shop.pictures / "resized").rglob("*.part"))


@pytest.mark.parametrize("width", ["100", "0", "-64", "64.0", "x", "", "9" * 30])
def test_an_odd_width_is_refused_with_those_there_are(client, width):
    problem = problem_of(client.get(f"{IMAGE}?width={width}"), "invalid-input", "width")
    if width == "100":
        assert str(WIDTHS[1]) in problem["detail"]


@pytest.mark.parametrize(
    "path",
    [
        "/images/abc.jpg", f"/images/{'g' * 64}.jpg", f"/images/{'f' * 64}.jpg", f"/thumbnails/{'f' * 64}.webp",
        f"/images/{NAME.upper()}A.jpg", "/images/..%2F..%2Fmanifest.jpg", "/images/%2e%2e/x.jpg", "/images/%00.jpg",
        f"/images/{NAME}.png", f"/thumbnails/{NAME}.jpg", "/images/", f"/images/{NAME}%0a.jpg",
    ],
)  # fmt: skip
def test_what_is_no_picture_is_not_found(client, path):
    problem_of(client.get(path), "not-found")


def test_head_tells_the_length_and_sends_nothing(client):
    whole, head = client.get(IMAGE), client.head(IMAGE)
    assert head.data == b""
    assert head.headers["Content-Length"] == str(len(whole.data))
    assert head.headers["ETag"] == whole.headers["ETag"]


def test_a_range_is_sent_alone(client):
    whole = client.get(IMAGE).data
    part = client.get(IMAGE, headers={"Range": "bytes=2-9"})
    assert (part.status_code, part.data) == (206, whole[2:10])
    problem_of(client.get(IMAGE, headers={"Range": "bytes=999999-"}), "range-not-satisfiable")
