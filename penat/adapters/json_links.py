"""The shop's items as a JSON list of `{"url": …, …}` records, each about the picture at its address."""

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from penat.adapters.json_records import Record, records_in, with_address_ids
from penat.adapters.links_csv import PLAIN, LinksCsv, NamedRows
from penat.adapters.links_rows import rows_from_records
from penat.domain.errors import InvalidInput
from penat.domain.ingestion import LinkRow, Problem
from penat.domain.item_columns import FACTS
from penat.domain.shop_profile import Profile

SUFFIX = ".json"
IMAGE_FIELDS = ("url", "image", "image_url", "image_link", "picture", "photo", "img")
CATEGORY_FIELDS = ("category", "type", "class", "item_type", "product_type")
_ID = "\0id"  # no field of a shop's own can have this name


def table_at(path: Path, *, required: bool = False, profile: Profile = PLAIN) -> LinksCsv:
    """Return what reads the table at *path*: a JSON list where it is called so, else a CSV file."""
    kind = JsonLinks if path.suffix.lower() == SUFFIX else LinksCsv
    return kind(path, required=required, profile=profile)


class JsonLinks(LinksCsv):
    """The list at *path*. Its fields are a table's columns; what is not mapped is found under its usual names.

    An item's id is a UUID made of its address, unless the profile maps one of the shop's own. Without a category field
    a picture's folder says where it belongs; with one, the word in it is kept as a further column too.
    """

    alone = False

    def _rows(self, content: bytes) -> tuple[NamedRows, list[Problem]]:
        name = self.path.name
        records = records_in(content, name)
        if not records:
            raise InvalidInput(f'{name} is an empty list; write [{{"url": "https://…"}}, …]', field="data")
        profile = _with_usual_fields(self.profile, records, name, ("image", "category") if self.alone else ("image",))
        if "id" not in profile.columns:
            records = with_address_ids(records, profile.columns["image"], _ID)
            profile = replace(profile, columns={**profile.columns, "id": _ID})
        columns = list(dict.fromkeys(field for record in records for field in record))
        try:
            rows, problems = rows_from_records(list(enumerate(records, start=1)), columns, profile, name)
        except InvalidInput as error:
            raise InvalidInput(re.sub(r"\bline (\d)", r"record \1", error.detail), field=error.field) from None
        said = profile.columns.get("category", "")
        return [
            (image, _with_own_word(row, said, record)) for (image, row), record in zip(rows, records, strict=True)
        ], problems


class JsonList(JsonLinks):
    """The same, where the list is all there is."""

    alone = True


def _with_own_word(row: LinkRow, field: str, record: Record) -> LinkRow:
    """Return the row with the shop's own word for its category, "loveseat" for a couch, as a further column."""
    if not record.get(field):
        return row
    name = f"{field}_text" if field in FACTS else field
    return replace(row, extra={**row.extra, name: record[field]})


def _with_usual_fields(profile: Profile, records: Sequence[Record], name: str, needed: Sequence[str]) -> Profile:
    """Return the profile with picture and category mapped. Raises InvalidInput where a needed one is not found."""
    there = list(dict.fromkeys(field for record in records for field in record))
    columns = dict(profile.columns)
    for field, usual in (("image", IMAGE_FIELDS), ("category", CATEGORY_FIELDS)):
        found = columns.get(field) or next((one for one in usual if one in there), None)
        if found is None and field in needed:
            raise InvalidInput(
                f"no field of {name} is the {field}; say which with --map {field}=FIELD: {', '.join(there)}",
                field="map",
            )
        if found is not None:
            columns[field] = found.lower()
    return replace(profile, columns=columns)
