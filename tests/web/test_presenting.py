import gc
from dataclasses import replace

import orjson

from penat.web.presenting import ItemTexts
from tests.fakes import circle


def name_of(text):
    return orjson.loads(orjson.dumps(text))["name"]


def test_a_text_is_written_once_and_anew_for_another_address():
    texts, shelf = ItemTexts(), circle.shelf("chair", 5)
    assert texts.of(shelf, 1, "http://a") is texts.of(shelf, 1, "http://a")
    assert b"http://b/images/" in orjson.dumps(texts.of(shelf, 1, "http://b"))


def test_newer_facts_are_shown_at_once():
    texts, shelf = ItemTexts(), circle.shelf("chair", 5)
    assert name_of(texts.of(shelf, 0, "")) == "Chair 0"
    newer = shelf.with_facts([replace(item, name="New") for item in shelf.items])
    assert name_of(texts.of(newer, 0, "")) == "New"


def test_texts_are_bounded_and_keep_no_shelf_alive():
    texts = ItemTexts(limit=10)
    for _ in range(30):
        shelf = circle.shelf("chair", 5)
        assert [name_of(texts.of(shelf, row, "")) for row in range(5)] == [f"Chair {row}" for row in range(5)]
    assert len(texts._texts) <= 10
    held = next(iter(texts._texts.values()))[0]
    del shelf
    gc.collect()
    assert held() is None
