"""Plots are whole SVG files that say in words what they show, and draw values where they belong."""

import re
from xml.etree import ElementTree

import pytest

from penat.lab.dot_plot import Dot, Group, dot_plot
from penat.lab.line_plot import Line, line_plot
from penat.lab.plots import WIDTH, Axis, told

SVG = "{http://www.w3.org/2000/svg}"
GROUPS = [
    Group("first <one>", [Dot(0, 0.2, 0.1, 0.3), Dot(1, 0.9, 0.8, 1.0)]),
    Group("second", [Dot(0, 0.5, 0.5, 0.5)]),
]
LINES = [
    Line("rises", [(1, 0.1, 0.0, 0.2), (10, 0.5, 0.4, 0.6), (100, 0.9, 0.8, 1.0)]),
    Line("stays", [(1, 0.9, 0.9, 0.9), (100, 0.89, 0.8, 0.95)]),
]


def dots(**more):
    return dot_plot("Dots & more", "first 0.2", ["kernel", "taste"], GROUPS, reach=(0.0, 1.0), axis="share", **more)


def lines(**more):
    return line_plot("Lines", "rises from 0.1 to 0.9", LINES, across="sessions", up="share", **more)


@pytest.mark.parametrize("svg", [dots(), dots(mark=(0.5, "chance")), lines(), lines(logarithmic=True)])
def test_a_picture_is_whole_names_itself_and_needs_nothing_from_elsewhere(svg):
    root = ElementTree.fromstring(svg)
    assert root.get("role") == "img"
    named = root.get("aria-labelledby").split()
    assert [root.find(f"{SVG}title").get("id"), root.find(f"{SVG}desc").get("id")] == named
    assert root.find(f"{SVG}title").text
    assert root.find(f"{SVG}desc").text
    assert "prefers-color-scheme: dark" in svg
    assert not re.search(r"href|@import|url\(|<script|@font-face", svg)


@pytest.mark.parametrize("svg", [dots(mark=(0.5, "chance")), lines(logarithmic=True)])
def test_everything_lies_inside_the_picture(svg):
    root = ElementTree.fromstring(svg)
    tall = float(root.get("height"))
    for one in root.iter():
        for name, most in (("x", WIDTH), ("x1", WIDTH), ("x2", WIDTH), ("cx", WIDTH), ("y", tall), ("cy", tall)):
            assert 0 <= float(one.get(name, 0)) <= most
        for point in one.get("points", "").split():
            across, down = map(float, point.split(","))
            assert 0 <= across <= WIDTH
            assert 0 <= down <= tall


def test_names_are_text_and_never_markup():
    assert "first &lt;one&gt;" in dots()


def test_the_same_figures_give_the_same_picture():
    assert dots() == dots()


def test_names_at_the_ends_of_lines_do_not_lie_on_one_another():
    root = ElementTree.fromstring(lines())
    at = [float(one.get("y")) for one in root.iter(f"{SVG}text") if one.text in ("rises", "stays")]
    assert abs(at[0] - at[1]) >= 15


def test_a_logarithmic_axis_gives_each_power_of_ten_as_much_room():
    axis = Axis(1, 100, 0, 200, logarithmic=True)
    assert [axis(1), axis(10), axis(100)] == pytest.approx([0, 100, 200])
    assert axis.ticks() == [1, 2, 5, 10, 20, 50, 100]
    assert Axis(1, 1000, 0, 1, logarithmic=True).ticks() == [1, 10, 100, 1000]


@pytest.mark.parametrize(("low", "high", "ticks"), [(0, 1, 6), (0.4, 1, 4), (-1, 3, 5), (0, 0.5, 6)])
def test_ticks_are_round_and_few(low, high, ticks):
    found = Axis(low, high, 0, 100).ticks()
    assert len(found) == ticks
    assert all(low - 1e-9 <= one <= high + 1e-9 for one in found)


def test_an_axis_that_has_no_length_is_refused():
    with pytest.raises(ValueError, match="cannot reach from 1 to 1"):
        Axis(1, 1, 0, 100)


def test_values_are_read_as_people_write_them():
    assert [told(one) for one in (0.25, 3.0, 10_000, -1)] == ["0.25", "3", "10,000", "−1"]


def test_nothing_to_draw_is_said():
    with pytest.raises(ValueError, match="nothing to draw"):
        dot_plot("Dots", "", ["a"], [], reach=(0, 1), axis="share")
    with pytest.raises(ValueError, match="nothing to draw"):
        line_plot("Lines", "", [], across="x", up="y")
