"""Figures as the quality page writes them."""

import pytest

from penat.lab.quality_words import apart, change, listed, percent, share, wilson


def test_figures_come_with_the_ends_of_their_intervals():
    assert share(0.4722, (0.4204, 0.5227)) == "0.47 (0.42 to 0.52)"
    assert share(0.125, digits=3) == "0.125"
    assert percent(0.749, (0.7, 0.8)) == "74.9 % (70.0 to 80.0)"
    assert change(0.024, (0.0104, 0.0372)) == "+0.024 (+0.010 to +0.037)"


def test_a_change_keeps_its_sign_even_at_nothing_and_a_share_has_none():
    assert change(0.2, (-0.0004, 0.4)) == "+0.200 (−0.000 to +0.400)"
    assert percent(0.0, (-0.0001, 0.0)) == "0.0 % (0.0 to 0.0)"
    assert percent(-0.012, signed=True) == "−1.2 %"


def test_intervals_are_apart_where_neither_reaches_into_the_other():
    assert apart((0.5, 0.6), (0.3, 0.49))
    assert not apart((0.5, 0.6), (0.4, 0.5))


def test_an_interval_of_nothing_but_hits_has_width():
    low, high = wilson(1.0, 250)
    assert low == pytest.approx(0.985, abs=0.001)
    assert high == pytest.approx(1.0)


@pytest.mark.parametrize(
    ("names", "said"), [([], "none"), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")]
)
def test_names_are_listed_as_a_sentence_has_them(names, said):
    assert listed(names) == said
