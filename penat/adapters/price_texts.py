"""Prices as shops write them: "$4,899.00", "2 095,00 kr", "€1.299", "call us"; never read with floats.

Whether a point or a comma stands before the cents is found from the whole column, as one cell may not tell.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from penat.adapters.links_values import MAX_PRICE

Decimals = Literal[".", ","]
OTHER: dict[Decimals, Decimals] = {".": ",", ",": "."}
CURRENCIES = {
    "€": "EUR", "euro": "EUR", "euros": "EUR", "£": "GBP", "₹": "INR", "₩": "KRW", "₺": "TRY", "₴": "UAH", "zł": "PLN",
    "kč": "CZK", "us$": "USD", "a$": "AUD", "au$": "AUD", "c$": "CAD", "ca$": "CAD", "nz$": "NZD", "hk$": "HKD",
    "r$": "BRL", "fr": "CHF", "sfr": "CHF", "lei": "RON", "ft": "HUF", "₽": "RUB",
}  # fmt: skip
OPEN: dict[str, str | None] = {"$": "USD", "¥": "JPY", "kr": None}
"""Signs of several currencies, with the one that is meant where nothing else is said; None: it must be said."""

_NUMBER = re.compile(r"[0-9](?:[0-9.,'’\s]*[0-9])?")
_FROM = re.compile(r"\b(from|starting|ab|ca|approx|circa|per|each|up to|dès|à partir)\b", re.IGNORECASE)
_RANGE = re.compile(r"[0-9]\s*[^\s0-9]{0,3}\s*(?:[-–—/]|to|bis|till|à|a)\s*[^\s0-9]{0,3}\s*[0-9]", re.IGNORECASE)
_GROUPED = re.compile(r"[0-9]{1,3}(?:[\s'’][0-9]{3})+(?:[.,][0-9]*)?|[0-9.,]+")
_TRIMMED = " .,-–—:\t"


class PriceToAsk(Exception):
    """A cell that says that there is no one price ("call us", a range); the message says what it says."""


@dataclass(frozen=True, slots=True)
class PriceText:
    """A cell taken apart: digits with separators, and the sign or code of the currency beside it ("" for none)."""

    text: str
    number: str
    mark: str


def taken_apart(text: str) -> PriceText:
    """Return a price's number and currency mark. Raises PriceToAsk, and ValueError for what is no price at all."""
    numbers = _NUMBER.findall(text)
    if not any(letter.isdigit() for letter in text):
        raise PriceToAsk(f"price {text!r} is no number")
    if numbers and (_FROM.search(text) or (len(numbers) > 1 and _RANGE.search(text))):
        raise PriceToAsk(f"price {text!r} is not one price")
    if len(numbers) != 1 or not _GROUPED.fullmatch(numbers[0]):
        raise ValueError(f"price {text!r} is not a plain number such as 349.00; leave it empty when there is none")
    number = re.sub(r"['’\s]", "", numbers[0])
    before, _, behind = text.partition(numbers[0])
    if re.search(r"[-−(]", before):
        raise ValueError(f"price {text!r} is negative; leave it empty when there is none")
    return PriceText(text, number, f"{before} {behind}".replace("'", " ").strip(_TRIMMED).casefold())


def currency_of(price: PriceText, meant: str | None) -> str | None:
    """Return the currency a price names; *meant* decides for signs that several share. Raises ValueError."""
    mark = " ".join(price.mark.split()).rstrip(".:-–—, ")
    if not mark:
        return None
    if mark in OPEN:
        found = meant or OPEN[mark]
        if found is None:
            raise ValueError(f'price {price.text!r}: {mark!r} is the sign of several currencies; say currency = "SEK"')
        return found
    if mark in CURRENCIES:
        return CURRENCIES[mark]
    code = mark.strip("$€£ ").upper()
    if re.fullmatch("[A-Z]{3}", code):
        return code
    raise ValueError(f"price {price.text!r} is not a plain number such as 349.00; leave it empty when there is none")


def told_decimals(price: PriceText) -> Decimals | None:
    """Return the sign before the cents where this price alone tells it, else None."""
    signs = [sign for sign in price.number if sign in ".,"]
    if not signs:
        return None
    last: Decimals = "." if signs[-1] == "." else ","
    if len(set(signs)) == 2:
        return last
    if len(signs) > 1:
        return OTHER[last]
    return last if len(price.number) - price.number.rindex(last) - 1 != 3 else None


def convention(prices: Iterable[tuple[int, PriceText]], said: Decimals | None) -> Decimals | None:
    """Return the sign before the cents of a whole column of (line, price), or None where none is needed or told.

    Raises ValueError naming two lines that contradict each other.
    """
    if said is not None:
        return said
    lines: dict[Decimals, tuple[int, PriceText]] = {}
    for line, price in prices:
        told = told_decimals(price)
        if told is not None:
            lines.setdefault(told, (line, price))
    if len(lines) < 2:
        return next(iter(lines), None)
    (point, one), (comma, other) = lines["."], lines[","]
    raise ValueError(
        f"line {point} writes cents behind a point ({one.text}), line {comma} behind a comma ({other.text}); "
        'write all prices alike, or say decimal = "." or "," in the profile'
    )


def hundredths(price: PriceText, decimals: Decimals | None) -> int:
    """Return a price as whole hundredths, exactly. Raises ValueError for one that does not fit the convention.

    One sign with three digits behind it parts thousands, as no price has three decimals; but a bare number whose column
    tells nothing is refused as it may be a slip.
    """
    if decimals is None and "." in price.number and not price.mark:
        raise ValueError(
            f"price {price.text!r} may be {price.number.replace('.', '')} or have too many decimals; write 349.00, "
            'or say decimal = "," in the profile'
        )
    decimals = decimals or OTHER[_only_sign(price.number)]
    plain = price.number.replace(OTHER[decimals], "").replace(decimals, ".")
    grouped = price.number.partition(decimals)[0].split(OTHER[decimals])
    if not re.fullmatch(r"[0-9]+(\.[0-9]{1,2})?", plain) or any(len(part) != 3 for part in grouped[1:]):
        raise ValueError(
            f"price {price.text!r} is not a plain number such as 349.00; its column writes cents behind {decimals!r}"
        )
    amount = Decimal(plain)
    if amount > MAX_PRICE:
        raise ValueError(f"price {price.text!r} is above {MAX_PRICE}; check the decimal point")
    return int(amount * 100)


def _only_sign(number: str) -> Decimals:
    return "." if "." in number else ","
