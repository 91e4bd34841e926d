import pytest

from penat.domain.errors import InvalidInput
from penat.domain.query_words import MAX_PHRASES, Phrase, phrases


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("wooden -leather", [("wooden", 1), ("leather", -1)]),
        ("rattan chair", [("rattan chair", 1)]),
        ('rattan chair "art deco"^2 -"metal legs"', [("rattan chair", 1), ("art deco", 2), ("metal legs", -1)]),
        ("-leather^0.5", [("leather", -0.5)]),
        ("mid-century", [("mid-century", 1)]),
        ("  Ärmel  stuhl ", [("Ärmel stuhl", 1)]),
    ],
)
def test_phrases_and_their_weights(text, wanted):
    assert phrases(text) == tuple(Phrase(words, weight) for words, weight in wanted)


@pytest.mark.parametrize("text", ["oak^x", "oak^", "oak^0", "oak^-1", "oak^1e9", "oak^nan", '"oak', '""', "-"])
def test_what_cannot_be_read_is_refused_by_name(text):
    with pytest.raises(InvalidInput) as refused:
        phrases(text)
    assert refused.value.field == "text"


def test_too_many_phrases_are_refused():
    with pytest.raises(InvalidInput, match=f"at most {MAX_PHRASES}"):
        phrases(" ".join(f"-word{n}" for n in range(MAX_PHRASES + 1)))


def test_a_long_text_is_read_quickly():
    assert len(phrases("a " * 20_000)) == 1
