"""Rooms read from a file: every item once, however often it is named."""

import json

import pytest

from penat.domain.errors import InvalidInput
from penat.domain.room import RoomPiece, each_once
from penat.domain.room_files import read_rooms_text


def test_an_item_that_is_named_again_counts_as_it_was_named_first():
    named = (RoomPiece("chair", (1, 2, 3, 4)), RoomPiece("bed"), RoomPiece("chair", (5, 6, 7, 8)), RoomPiece("lamp"))
    assert each_once(named) == (named[0], named[1], named[3])


def test_a_room_of_far_too_many_items_is_refused_at_once():
    content = json.dumps({"loft": {"items": [f"chair-{number}" for number in range(50_000)]}}).encode()
    with pytest.raises(InvalidInput, match="50000 pieces; at most 200"):
        read_rooms_text(content, "rooms.json")


def test_what_a_room_says_and_is_not_kept_is_named():
    room = {
        "items": ["bed"], "boxes": {"bed": [1, 2, 3, 4], "bde": [1, 2, 3, 4]}, "by": 7, "at": "yesterday",
        "style": "boho", "size": [3, 4], "note": "", "seen": None,
    }  # fmt: skip
    read = read_rooms_text(json.dumps({"loft": room}).encode(), "rooms.json")["loft"]
    assert (read.told.facts, read.by, read.at) == ({"style": "boho"}, None, None)
    assert read.dropped == ("by", "at", "size", "the box of 'bde'")
