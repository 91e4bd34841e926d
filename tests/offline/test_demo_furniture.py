"""Beds, couches and tables of the demonstration catalogue, drawn and put together without Blender."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

import numpy as np
import pytest

from not_for_server.demo_catalogue.design import Design, make_design
from not_for_server.demo_catalogue.designs import bed, couch, table
from not_for_server.demo_catalogue.designs.bed_kinds import BOARDS
from not_for_server.demo_catalogue.designs.bed_taste import TASTES as BED_TASTES
from not_for_server.demo_catalogue.designs.couch_arms import ARMS
from not_for_server.demo_catalogue.designs.couch_backs import BACKS
from not_for_server.demo_catalogue.designs.couch_taste import TASTES as COUCH_TASTES
from not_for_server.demo_catalogue.designs.finishes import said
from not_for_server.demo_catalogue.designs.table_taste import KIND_BASES
from not_for_server.demo_catalogue.designs.table_taste import TASTES as TABLE_TASTES
from not_for_server.demo_catalogue.designs.table_tops import OUTLINES
from not_for_server.demo_catalogue.palette import COLOURS, METALS, WOODS
from not_for_server.demo_catalogue.styles import STYLES

MODULES = {"bed": bed, "couch": couch, "table": table}
EVERY_KIND = [(category, kind) for category, module in MODULES.items() for kind in module.KINDS]
# The blocks of the kit whose third argument (second for a few) is where they stand, and the position of that argument.
CENTRED = {"box": 1, "cushion": 1, "cylinder": 2, "lathe": 1, "sphere": 1, "torus": 2, "panel": 2}
ENDED = ("rod", "bar")


class Materials:
    """Answers any material with its name, and refuses colours, woods and metals that are not in the palette."""

    def __getattr__(self, maker: str) -> Any:
        known = {"wood": WOODS, "metal": METALS}.get(maker, COLOURS)

        def make(*words: Any, **_: Any) -> str:
            names = words[1] if maker == "pattern" else words
            assert all(name in known for name in names), (maker, words)
            return f"{maker} {words}"

        return make


class Recorder:
    """Stands in for the kit: notes the name and the arguments of every block."""

    def __init__(self, fine: bool = False) -> None:
        self.mat = Materials()
        self.fine = fine
        self.calls: list[tuple[str, tuple[Any, ...]]] = []

    def __getattr__(self, name: str) -> Any:
        return lambda *given, **_: self.calls.append((name, given))

    def points(self) -> np.ndarray:
        """Where the blocks stand, as [n, 3]."""
        found: list[Any] = []
        for name, given in self.calls:
            if name in CENTRED:
                found.append(given[CENTRED[name]])
            elif name in ENDED:
                found += [given[0], given[1]]
            elif name == "leg":
                found += [given[1], given[2]]
            elif name == "surface":
                found += [point for row in given[0] for point in row]
        return np.array(found, dtype=float)


def built(design: Design) -> Recorder:
    kit = Recorder()
    MODULES[design.category].build(design, kit)
    return kit


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize(("category", "kind"), EVERY_KIND)
def test_every_kind_is_drawn_and_built_in_every_style(category: str, kind: str, style: str) -> None:
    """The design keeps its kind, survives a file, and its parts are few, in reach and not under the floor."""
    for seed in range(6):
        design = make_design(category, style, seed, kind)
        assert design.kind == kind
        assert design.wood in WOODS
        assert design.metal in METALS
        assert Design.from_dict(json.loads(json.dumps(design.to_dict()))) == design
        kit = built(design)
        points = kit.points()
        assert 1 <= len(kit.calls) <= 120
        assert np.isfinite(points).all()
        assert points[:, 2].min() > -0.02
        assert np.abs(points[:, :2]).max() < 2.6
        assert points[:, 2].max() < 2.3


@pytest.mark.parametrize("category", MODULES)
def test_the_same_seed_draws_the_same_design(category: str) -> None:
    for style in STYLES.values():
        first, again = (MODULES[category].sample(np.random.default_rng(5), style) for _ in range(2))
        assert first == again
        assert any(MODULES[category].sample(np.random.default_rng(seed), style) != first for seed in range(6, 10))


@pytest.mark.parametrize("category", MODULES)
def test_parameters_are_plain_values_or_lists_of_them(category: str) -> None:
    plain = (int, float, str, bool)
    for style in STYLES:
        for value in make_design(category, style, 3).params.values():
            members = value if isinstance(value, list) else [value]
            assert all(type(member) in plain for member in members)


@pytest.mark.parametrize("category", MODULES)
def test_a_hundred_designs_of_a_style_show_many_kinds(category: str) -> None:
    for style in STYLES:
        kinds = Counter(make_design(category, style, seed).kind for seed in range(100))
        assert len(kinds) >= 6
        assert kinds.most_common(1)[0][1] < 50


@pytest.mark.parametrize(("category", "form"), [("bed", "headboard"), ("couch", "arm"), ("table", "base")])
def test_styles_differ_in_shape_and_not_only_in_colour(category: str, form: str) -> None:
    """Every style uses several forms, and no two styles use the same ones equally often."""
    shares = {}
    for style in STYLES:
        counts = Counter(make_design(category, style, seed).params[form] for seed in range(150))
        assert len(counts) >= 4
        shares[style] = counts
    assert len({tuple(sorted(counts.items())) for counts in shares.values()}) == len(STYLES)


@pytest.mark.parametrize("style", STYLES)
def test_tastes_name_only_forms_that_can_be_built(style: str) -> None:
    beds, couches, tables = BED_TASTES[style], COUCH_TASTES[style], TABLE_TASTES[style]
    assert {*beds.platform, *beds.panel, *beds.soft, *beds.metal} <= set(BOARDS)
    assert set(couches.arms) <= set(ARMS)
    assert set(couches.backs) <= set(BACKS)
    assert set(tables.bases) <= set(table.BASES)
    assert set(tables.shapes) <= set(OUTLINES)


def test_every_base_a_kind_of_table_allows_can_be_built() -> None:
    assert {base for bases in KIND_BASES.values() for base in bases} == set(table.BASES)
    assert set(KIND_BASES) == set(table.KINDS)


@pytest.mark.parametrize("name", OUTLINES)
def test_outlines_run_anticlockwise_and_keep_their_measure(name: str) -> None:
    x, y = np.array(OUTLINES[name](2.0, 1.0, 1.3)).T
    area = 0.5 * np.sum(x * np.roll(y, -1) - np.roll(x, -1) * y)
    assert 1.0 < area <= 2.3
    assert 1.7 < np.ptp(x) <= 2.35


@pytest.mark.parametrize(
    ("spec", "words"),
    [
        ("wood walnut", ("walnut", "brown")),
        ("metal brass", ("brass", "gold")),
        ("paint sage", ("painted wood", "sage")),
        ("velvet emerald", ("velvet", "emerald")),
        ("glass", ("glass", "clear")),
    ],
)
def test_a_finish_is_said_in_the_words_people_use(spec: str, words: tuple[str, str]) -> None:
    assert said(spec) == words
