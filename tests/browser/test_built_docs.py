"""The docs site as `make docs` built it: nothing is loaded from elsewhere, every link inside leads somewhere."""

import re
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from tests.browser.conftest import DESK, PHONE
from tests.browser.waiting import until

SITE = Path(__file__).parents[2] / "build" / "docs"
pytestmark = pytest.mark.built_docs
LOOKED_AT = ("index", "tutorials/front_end", "settings", "reference/api", "glossary", "quality", "gallery")
_LOADS = re.compile(r"<(?:script|img|iframe|source|audio|video|embed)\b[^>]*?\bsrc=\"([^\"]+)\"", re.IGNORECASE)
_SHEETS = re.compile(
    r"<link\b(?=[^>]*rel=\"(?:stylesheet|preload|preconnect|icon|modulepreload)\")[^>]*href=\"([^\"]+)\""
)


@pytest.fixture(scope="module")
def built() -> list[Path]:
    pages = sorted(SITE.rglob("*.html"))
    assert pages, f"{SITE} is empty; say make docs"
    return pages


def test_no_page_or_sheet_loads_anything_from_elsewhere(built):
    for page in built:
        text = page.read_text()
        for address in (*_LOADS.findall(text), *_SHEETS.findall(text)):
            assert not urlsplit(address).netloc, f"{page.name} loads {address}"
    for sheet in SITE.rglob("*.css"):
        assert not re.findall(r"(?:url\(|@import)[\s\"']*(?:https?:)?//", sheet.read_text()), sheet.name


def test_every_link_inside_leads_to_a_page_and_anchor(built):
    texts = {page: page.read_text() for page in built}
    anchors = {page: set(re.findall(r"\b(?:id|name)=\"?([^\"\s>]+)", text)) for page, text in texts.items()}
    for page, text in texts.items():
        for address in set(re.findall(r"<a\b[^>]*?href=\"([^\"]+)\"", text)):
            link = urlsplit(address)
            if link.scheme or link.netloc or page.name == "404.html":
                continue
            meant = (page.parent / unquote(link.path)).resolve() if link.path else page
            meant = meant / "index.html" if meant.is_dir() else meant
            assert meant.exists(), f"{page.name}: {address}"
            fragment = unquote(link.fragment)
            assert not fragment or fragment in anchors.get(meant, {fragment}), f"{page.name}: {address}"


class _Quiet(SimpleHTTPRequestHandler):
    timeout = 20

    def log_message(self, *_told) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def address(built):
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(SITE)))
    server.daemon_threads = False
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["390", "1280"])
def test_a_browser_asks_nobody_else_and_nothing_hangs_over_the_edge(browser, address, viewport):
    context = browser.new_context(viewport=viewport, base_url=address)
    page, asked, complaints = context.new_page(), [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda told: complaints.append(told.text) if told.type == "error" else None)
    try:
        for name in LOOKED_AT:
            page.goto(f"/{name}.html")
            page.locator("article h1").wait_for()
            until(page, lambda: page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
        page.goto("/index.html?q=propensity")
        page.locator(".md-search-result__item").first.wait_for(state="attached")
    finally:
        context.close()
    assert [url for url in asked if not url.startswith((address, "data:", "blob:"))] == []
    assert complaints == []
