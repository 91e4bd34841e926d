"""What a curator sees and does on the workbench's wall of items."""


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


def counted(visit, text):
    visit.page.locator(".count", has_text=text).wait_for()


def asked(visit, words):
    """Wait until a question with these words in the address is answered."""
    visit.page.wait_for_url(f"**{words}**")
    visit.page.locator(".wall .score").first.wait_for()
