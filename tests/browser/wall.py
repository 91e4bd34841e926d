"""What a curator sees and does on the workbench's wall of items."""

from playwright.sync_api import expect


def tiles(visit):
    return visit.page.locator(".wall .tile[data-id]")


def ids(visit):
    return tiles(visit).evaluate_all("tiles => tiles.map(tile => tile.dataset.id)")


def side(visit):
    """Return the filters and the question, opened first on a phone."""
    opener = visit.page.get_by_role("button", name="Ask and filter")
    if visit.small and opener.get_attribute("aria-expanded") == "false":
        opener.click()
    return visit.page.locator("#side")


def item(visit, name):
    return visit.page.locator(f".wall .tile[data-id='{name}']")


def counted(visit, text):
    """Wait until the answer to the question is there that counts so many."""
    expect(visit.page.locator(".count")).to_have_text(text)
    expect(visit.page.locator(".wall:not([aria-busy])")).to_have_count(1)


def asked(visit, words):
    """Wait until a question with these words in the address is answered."""
    visit.page.wait_for_url(f"**{words}**")
    visit.page.locator(".wall .score").first.wait_for()
