"""What is photographed: a way to each page's state, as a visitor would walk it."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page

ROOM = Path(__file__).parents[2] / "data" / "_rooms" / "scandinavian-living-a.jpg"


@dataclass(frozen=True, slots=True)
class Scene:
    """One picture: its file's name, on which size of screen, and the way there."""

    name: str
    size: str
    walk: Callable[[Page], None]


SCENES: list[Scene] = []


def scene(size: str) -> Callable[[Callable[[Page], None]], Callable[[Page], None]]:
    """Put a way into the gallery, under its function's name."""

    def put(walk: Callable[[Page], None]) -> Callable[[Page], None]:
        SCENES.append(Scene(walk.__name__, size, walk))
        return walk

    return put


def _begin(page: Page, words: str = "") -> None:
    page.goto("/")
    if words:
        page.get_by_label("Or say what you have in mind").fill(words)
        page.keyboard.press("Enter")
    else:
        page.get_by_role("button", name="Show me chairs").click()
    _at_step(page, 1)


def _at_step(page: Page, step: int) -> None:
    page.get_by_text(f"{step} of 4", exact=True).wait_for()
    page.locator(".slate .tile[data-id]").first.wait_for()


def _finish(page: Page) -> None:
    for step in range(1, 5):
        _at_step(page, step)
        page.locator(".slate .tile[data-id]").first.click()
    page.get_by_role("heading", level=1, name="A look around one chair").wait_for()
    page.locator(".card .thumb").first.wait_for()


def _look_into_a_room(page: Page) -> None:
    page.goto("/")
    page.locator(".photo-card input[type=file]").first.set_input_files(str(ROOM))
    page.locator(".piece-button[data-piece]").first.wait_for()


def _top_of(page: Page, place: str) -> None:
    page.locator(place).first.evaluate("element => window.scrollTo(0, element.getBoundingClientRect().top - 24)")


@scene("desk")
def start(page: Page) -> None:
    """The start, on a desk."""
    page.goto("/")
    page.locator(".cover img").first.wait_for()


@scene("phone")
def slate(page: Page) -> None:
    """The second slate, on a phone."""
    _begin(page)
    page.locator(".slate .tile[data-id]").nth(2).click()
    _at_step(page, 2)


@scene("desk")
def why(page: Page) -> None:
    """A slate near words, with a reason open."""
    _begin(page, "walnut armchair")
    page.locator(".slate .tile[data-id]").first.click()
    _at_step(page, 2)
    page.locator(".slate .reason summary").nth(1).click()
    _top_of(page, ".slate")


@scene("desk")
def look(page: Page) -> None:
    """The look, inside one budget."""
    _begin(page, "walnut armchair")
    _finish(page)
    page.get_by_role("button", name="Set one budget").click()
    page.get_by_text("Everything within").wait_for()


@scene("desk")
def photo(page: Page) -> None:
    """A photo of a room with its pieces outlined."""
    _look_into_a_room(page)


@scene("desk")
def furnish(page: Page) -> None:
    """What goes with all that stands in the room."""
    _look_into_a_room(page)
    page.get_by_role("button", name="Furnish this room").click()
    page.locator(".card .thumb").first.wait_for()
    _top_of(page, ".card")


@scene("desk")
def workbench(page: Page) -> None:
    """The curator's wall."""
    page.goto("/workbench")
    page.locator(".wall .tile[data-id]").first.wait_for()


@scene("desk")
def query(page: Page) -> None:
    """A question by example, with what its results hold."""
    page.goto("/workbench?category=chair&text=rattan")
    for _ in range(3):
        page.locator(".wall .score").first.wait_for()
        liked = page.locator(".wall .tile[data-id]").first
        name = liked.get_attribute("data-id")
        liked.focus()
        page.keyboard.press("l")
        page.wait_for_url(f"**{name}**")
    page.reload()
    page.locator(".wall .score").first.wait_for()
    page.get_by_text("What the results hold").click()
    page.locator(".curve polyline").wait_for()


@scene("desk")
def labelling(page: Page) -> None:
    """Look-alikes of one item, two of them taken away."""
    page.goto("/workbench/annotate")
    page.get_by_label("Your name, beside your answers").fill("anna")
    page.get_by_label("Name", exact=True).fill("First look")
    page.get_by_label("Category").select_option("chair")
    page.get_by_label("Questions").fill("2")
    page.get_by_label("Pictures beside each").fill("11")
    page.get_by_role("button", name="Begin", exact=True).click()
    for place in (8, 10):
        page.locator(".judge").nth(place).click()
    page.locator(".judge.is-dropped").nth(1).wait_for()


@scene("desk")
def trouble(page: Page) -> None:
    """What looks like another category."""
    page.goto("/workbench/trouble")
    page.locator("img").first.wait_for()


@scene("tall")
def shoppers(page: Page) -> None:
    """What shoppers were shown and did."""
    page.goto("/workbench/shoppers")
    page.locator("svg.plot").first.wait_for()
