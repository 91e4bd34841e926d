"""One cell of the shop's table to the value it means; a ValueError says what is wrong and how to cure it."""

import re
from decimal import Decimal
from urllib.parse import urlsplit

MAX_PRICE = Decimal(10) ** 10
MAX_LINK = 2048
_CURRENCY = re.compile(r"[A-Z]{3}")
_STOCK = {"": True, "yes": True, "true": True, "1": True, "no": False, "false": False, "0": False}


def currency_code(text: str) -> str | None:
    """Return a currency's three letters; None for an empty cell."""
    code = text.upper()
    if code and not _CURRENCY.fullmatch(code):
        raise ValueError(f"currency {text!r} is not a three-letter code; write for instance EUR")
    return code or None


def shop_link(text: str) -> str | None:
    """Return a web address; None for an empty cell."""
    if not text:
        return None
    if len(text) > MAX_LINK or re.search(r"[\s\x00-\x1f]", text):
        raise ValueError(f"link {text[:60]!r} is too long or holds spaces; at most {MAX_LINK} letters")
    try:
        parts = urlsplit(text)
        host = parts.hostname
    except ValueError:
        host = None
    if not host or parts.scheme not in ("http", "https"):
        raise ValueError(f"link {text[:60]!r} is not a web address; it must begin with https:// or http://")
    return text


def stock_flag(text: str) -> bool:
    """Return whether an item is in stock; an empty cell means yes."""
    try:
        return _STOCK[text.lower()]
    except KeyError:
        raise ValueError(f"in_stock {text!r} is neither yes nor no; write yes, no or nothing") from None
