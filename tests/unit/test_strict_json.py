"""JSON that could be read in two ways is refused, in words people can act on."""

import pytest

from penat.domain.errors import InvalidInput
from penat.domain.room_draft import read_draft
from penat.domain.strict_json import strict_json


def test_what_is_plain_is_read():
    assert strict_json('{"a": [1, null, "é"], "b": {"a": 1.5}}') == {"a": [1, None, "é"], "b": {"a": 1.5}}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{", "column"),
        ("[" * 100_000, "nested too deeply"),
        ('[{"a": 1, "b": 2, "b": 3}]', "'b' stands there twice"),
        ("[NaN]", "NaN is no JSON value"),
        ('{"a": -Infinity}', "-Infinity is no JSON value"),
    ],
)
def test_what_is_odd_is_refused(text, told):
    with pytest.raises(ValueError, match=told):
        strict_json(text)


def test_a_draft_that_tells_of_a_photo_twice_is_refused():
    with pytest.raises(InvalidInput, match="stands there twice"):
        read_draft(b'{"a.jpg": {"scene": "a", "pieces": []}, "a.jpg": {"scene": "b", "pieces": []}}', "draft.json")
