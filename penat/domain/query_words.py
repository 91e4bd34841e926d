"""The words of a query: phrases, each with a weight, less of those with a minus before them."""

import re
from dataclasses import dataclass

from penat.domain.errors import InvalidInput

MAX_PHRASES = 16
MAX_WEIGHT = 10.0
_PART = re.compile(
    r'(?!-+(?:\s|$))(?P<minus>-?)(?:"(?P<quoted>[^"]*)"|(?P<plain>[^\s"^]+))(?:\^(?P<weight>\S*))?(?=\s|$)'
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """Some words and how much they count; below zero, less of them is wanted."""

    words: str
    weight: float = 1.0


def phrases(text: str) -> tuple[Phrase, ...]:
    """Return the phrases of *text*: `wooden armchair -leather "art deco"^2`.

    Plain words beside one another are one phrase; quotes keep words together, a leading minus means less of it and
    `^` gives a weight. Raises InvalidInput naming what cannot be read.
    """
    found: list[Phrase] = []
    together: list[str] = []
    place = 0
    stripped = text.strip()
    while place < len(stripped):
        part = _PART.match(stripped, place)
        if part is None:
            raise _unreadable(stripped[place:])
        place = part.end() + len(stripped[part.end() :]) - len(stripped[part.end() :].lstrip())
        if part["plain"] is not None and not part["minus"] and part["weight"] is None:
            together.append(part["plain"])
            continue
        _close(together, found)
        found.append(_weighed(part))
    _close(together, found)
    if len(found) > MAX_PHRASES:
        raise InvalidInput(f"text has {len(found)} phrases; at most {MAX_PHRASES} are weighed", field="text")
    return tuple(found)


def _close(together: list[str], found: list[Phrase]) -> None:
    if together:
        found.append(Phrase(" ".join(together)))
        together.clear()


def _weighed(part: "re.Match[str]") -> Phrase:
    words = (part["quoted"] if part["quoted"] is not None else part["plain"]).strip()
    if not words:
        raise InvalidInput('text has empty quotes; write words between them, such as "art deco"', field="text")
    weight = 1.0 if part["weight"] is None else _weight(part["weight"], words)
    return Phrase(words, -weight if part["minus"] else weight)


def _weight(said: str, words: str) -> float:
    try:
        weight = float(said)
    except ValueError:
        weight = -1.0
    if not 0 < weight <= MAX_WEIGHT:
        raise InvalidInput(
            f"the weight of {words!r} is {said!r}; write a number above 0 and at most {MAX_WEIGHT:g}, as in oak^2",
            field="text",
        )
    return weight


def _unreadable(rest: str) -> InvalidInput:
    shown = rest[:40]
    return InvalidInput(
        f'text cannot be read from {shown!r} on; write words, "quoted words", -less and oak^2', field="text"
    )
