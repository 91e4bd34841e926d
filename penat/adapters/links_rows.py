"""A table's text cells to rows about pictures, as the shop's profile says; every line that cannot be used is named."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from penat.adapters.links_values import currency_code, shop_link, stock_flag
from penat.adapters.price_texts import PriceText, PriceToAsk, convention, currency_of, hundredths, taken_apart
from penat.domain.errors import InvalidInput
from penat.domain.ingestion import LinkRow, Problem
from penat.domain.shop_profile import Profile

BY_MAP = ("category", "id")  # read only where they are mapped: many tables have columns of these names for other ends
USUAL = {
    "image": ("image_url", "image_link", "image_path", "picture", "photo", "img", "file", "filename", "file_name"),
    "name": ("item_name", "title", "product_name", "product"),
    "price": ("list_price", "sale_price", "retail_price"),
    "currency": ("price_currency",),
    "link": ("product_url", "product_link", "page"),
    "category": ("item_type", "category", "type", "product_type", "class"),
    "id": ("catalog_number", "sku", "item_id", "product_id", "id"),
}
_SHOWN_ERRORS = 20
_ADDRESS = re.compile(r"https?://", re.IGNORECASE)
Cells = Mapping[str, str]


@dataclass(frozen=True)
class _Columns:
    """The shop's column of each field that its table has, in lower case."""

    of: Mapping[str, str]

    def cell(self, cells: Cells, field: str) -> str:
        return cells.get(self.of[field], "") if field in self.of else ""

    def further(self, cells: Cells) -> dict[str, str]:
        used = set(self.of.values())
        return {name: value for name, value in cells.items() if name not in used and value}


def rows_from_records(
    records: Sequence[tuple[int, Cells]], columns: Sequence[str], profile: Profile, name: str
) -> tuple[list[tuple[str, LinkRow]], list[Problem]]:
    """Return (picture, row) for each of the (line, cells), and notes. Raises InvalidInput naming every bad line.

    *columns* are the table's own; a cell that asks to be called for its price gives a row without one, and a note.
    """
    named = _mapped(columns, profile, name)
    errors: list[tuple[int, str]] = []
    prices, notes = _prices(records, named, errors, name)
    try:
        decimals = convention(((line, price) for line, price in prices.items()), profile.decimal)
    except ValueError as error:
        raise InvalidInput(f"{name} is refused: {error}", field="links") from None
    rows = []
    for line, cells in records:
        try:
            row = _link_row(line, cells, named, profile)
            image = image_path(named.cell(cells, "image"))
            if line in prices:
                row = _priced(row, prices[line], decimals, profile)
        except ValueError as error:
            errors.append((line, str(error)))
            continue
        rows.append((image, row))
    if errors:
        raise refused(name, [f"line {line}: {reason}" for line, reason in sorted(errors)])
    _one_currency(rows, name)
    return rows, notes


def refused(name: str, errors: Sequence[str]) -> InvalidInput:
    """Return the error that names every line that cannot be used."""
    shown = "\n  ".join(errors[:_SHOWN_ERRORS])
    more = f"\n  and {len(errors) - _SHOWN_ERRORS} more" if len(errors) > _SHOWN_ERRORS else ""
    return InvalidInput(f"{name} is refused:\n  {shown}{more}", field="links")


def is_address(image: str) -> bool:
    """Whether a picture is named by its web address."""
    return _ADDRESS.match(image) is not None


def image_path(text: str) -> str:
    """Return the picture a cell names: an address as it is, a path with slashes. Raises ValueError for an empty one."""
    if not text:
        raise ValueError("image is empty; give category/file.jpg")
    if is_address(text):
        return text
    return unicodedata.normalize("NFC", text.replace("\\", "/").removeprefix("./"))


def _mapped(columns: Sequence[str], profile: Profile, name: str) -> _Columns:
    """Return which column is which field. Raises InvalidInput where a mapped one or the pictures' is missing."""
    there = ", ".join(columns)
    found = {field: field for field in ("image", "name", "price", "currency", "link", "in_stock") if field in columns}
    for field, column in profile.columns.items():
        if column.strip().lower() not in columns:
            raise InvalidInput(
                f"{name} has no column {column}, which {field} is mapped to; its columns are: {there}", field="map"
            )
        found[field] = column.strip().lower()
    if "image" not in found:
        raise InvalidInput(f"{name} has no column image; its columns are: {there}{_hint(columns)}", field="links")
    return _Columns(found)


def _hint(columns: Sequence[str]) -> str:
    """Return the --map to type where the table has usual columns under other names, else nothing."""
    usual = {field: next((name for name in names if name in columns), None) for field, names in USUAL.items()}
    if usual["image"] is None:
        return ""
    pairs = ",".join(f"{field}={column}" for field, column in usual.items() if column)
    return f". Say what they hold, for instance: --map {pairs}"


def _prices(
    records: Sequence[tuple[int, Cells]], named: _Columns, errors: list[tuple[int, str]], name: str
) -> tuple[dict[int, PriceText], list[Problem]]:
    """Return the prices by line, and a note for each that is to be asked for; adds to *errors* what cannot be used.

    A column without a single number holds something else than prices, so none of its words is taken for one to ask for.
    """
    prices: dict[int, PriceText] = {}
    asked: list[tuple[int, str]] = []
    for line, cells in records:
        text = named.cell(cells, "price")
        try:
            if text:
                prices[line] = taken_apart(text)
        except PriceToAsk as reason:
            asked.append((line, str(reason)))
        except ValueError as error:
            errors.append((line, str(error)))
    if asked and not prices:
        errors += [(line, f"{reason}; leave it empty when there is none") for line, reason in asked]
        return prices, []
    return prices, [Problem("note", name, f"{reason}: the item has no price", line) for line, reason in asked]


def _link_row(line: int, cells: Cells, named: _Columns, profile: Profile) -> LinkRow:
    return LinkRow(
        line=line,
        name=" ".join(named.cell(cells, "name").split()) or None,
        currency=currency_code(named.cell(cells, "currency")),
        link=shop_link(named.cell(cells, "link")),
        in_stock=stock_flag(named.cell(cells, "in_stock")),
        extra=named.further(cells),
        shop_id=named.cell(cells, "id") or None,
        category=profile.category(named.cell(cells, "category")) or None,
    )


def _priced(row: LinkRow, price: PriceText, decimals: str | None, profile: Profile) -> LinkRow:
    """Return the row with its price, in the currency of its column, else of the price's sign, else of the profile."""
    marked = currency_of(price, row.currency or profile.currency)
    if row.currency and marked and marked != row.currency:
        raise ValueError(f"price {price.text!r} is in {marked}, the currency column says {row.currency}; correct one")
    cents = hundredths(price, decimals)  # type: ignore[arg-type]  # "." or ","
    return replace(row, price_cents=cents, currency=row.currency or marked or profile.currency)


def _one_currency(rows: Sequence[tuple[str, LinkRow]], name: str) -> None:
    """Raise InvalidInput where the table holds two currencies, or priced rows with and without one."""
    lines: dict[str, list[int]] = defaultdict(list)
    for _, row in rows:
        if row.currency or row.price_cents is not None:
            lines[row.currency or "no currency"].append(row.line)
    if len(lines) > 1:
        ordered = sorted(lines.items(), key=lambda found: -len(found[1]))
        told = "; ".join(f"{code} in line {', '.join(map(str, found[:5]))}" for code, found in ordered)
        raise InvalidInput(f"{name} is refused: one currency is allowed, it has {told}", field="links")
