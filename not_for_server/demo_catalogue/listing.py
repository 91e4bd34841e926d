"""The shop's list: which designs ship, under what names and ids, at what prices. Pure; the same every time."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from not_for_server.demo_catalogue.design import CATEGORIES, Design, make_design
from not_for_server.demo_catalogue.names import noun_of, words_of
from not_for_server.demo_catalogue.seeds import SHIPPED
from not_for_server.demo_catalogue.styles import STYLES

PER_STYLE: dict[str, int] = {"chair": 33, "bed": 11, "couch": 11, "table": 12, "lamp": 8, "storage": 8, "rug": 8}
CANDIDATES = 3
UNPRICED, OUT_OF_STOCK = 0.03, 0.04
COLUMNS = ("image", "name", "price", "currency", "link", "in_stock", "style", "material", "colour")

BASE_PRICES: dict[str, float] = {
    "chair": 240,
    "bed": 820,
    "couch": 1150,
    "table": 430,
    "lamp": 140,
    "storage": 560,
    "rug": 290,
}
KIND_FACTORS: dict[str, float] = {
    "dining": 0.75, "folding": 0.45, "stool": 0.45, "bar_stool": 0.65, "pouf": 0.55, "cafe": 0.5, "wire": 0.7,
    "bench": 0.9, "armchair": 1.9, "wingback": 2.5, "tub": 2.0, "slipper": 1.4, "lounge": 2.6, "office": 1.3,
    "rattan": 1.3, "peacock": 1.5, "papasan": 1.2, "rocking": 1.4, "four_poster": 1.7, "canopy": 1.6, "sleigh": 1.5,
    "bunk": 1.1, "daybed": 0.8, "metal": 0.6, "loveseat": 0.75, "two_seater": 0.85, "corner": 1.6, "modular": 1.7,
    "chesterfield": 1.5, "coffee": 0.7, "side": 0.4, "nesting": 0.6, "console": 0.75, "chandelier": 2.6, "arc": 1.8,
    "floor": 1.4, "tripod": 1.4, "desk": 0.9, "nightstand": 0.35, "wardrobe": 1.8, "sideboard": 1.4, "ladder": 0.5,
    "runner": 0.6,
}  # fmt: skip
MATERIAL_FACTORS: dict[str, float] = {
    "leather": 1.45, "velvet": 1.2, "walnut": 1.25, "teak": 1.2, "mahogany": 1.25, "rosewood": 1.4, "ebony": 1.4,
    "marble": 1.6, "pine": 0.75, "birch": 0.85, "cotton": 0.85, "painted wood": 0.8, "plastic": 0.55, "bamboo": 0.8,
    "wool": 1.1, "paper": 0.5, "rattan": 0.95,
}  # fmt: skip
STYLE_FACTORS: dict[str, float] = {
    "art_deco": 1.25,
    "classic": 1.2,
    "mid_century": 1.15,
    "japandi": 1.05,
    "farmhouse": 0.9,
    "boho": 0.9,
    "industrial": 0.95,
}


@dataclass(frozen=True)
class Item:
    """One product of the shop; `price_cents` is None where the shop names no price."""

    design: Design
    name: str
    price_cents: int | None
    in_stock: bool


def _pick_designs(category: str, style: str, wanted: int, seen: Counter[str]) -> list[Design]:
    """Walk through the shipped seeds; of every few take the one whose kind, colour and material are rarest so far."""
    chosen: list[Design] = []
    seeds = iter(SHIPPED)
    for _ in range(wanted):
        candidates = [make_design(category, style, next(seeds)) for _ in range(CANDIDATES)]
        best = min(candidates, key=lambda d: _commonness(d, seen))
        seen.update(_marks(best))
        chosen.append(best)
    return chosen


def _marks(design: Design) -> dict[str, int]:
    looks = f"{design.kind} {design.material} {design.colour}"
    return {
        f"{design.style} {design.kind}": 1,
        f"{design.style} {looks}": 1,
        f"{design.style} {design.colour}": 1,
        design.kind: 1,
    }


def _commonness(design: Design, seen: Counter[str]) -> float:
    in_style, same, colour, anywhere = (seen[mark] for mark in _marks(design))
    return 4.0 * same + 0.4 * in_style + 0.4 * colour + 0.1 * anywhere


def _price_cents(design: Design, rng: np.random.Generator) -> int:
    """Price a piece by what it is and what it is made of, ending on nine as shops do."""
    euros = (
        BASE_PRICES[design.category] * KIND_FACTORS.get(design.kind, 1.0) * MATERIAL_FACTORS.get(design.material, 1.0)
    )
    euros *= STYLE_FACTORS.get(design.style, 1.0) * float(rng.lognormal(0.0, 0.18))
    return max(9, round(euros / 10) * 10 - 1) * 100


def _item(design: Design, number: int, word: str) -> Item:
    noun = noun_of(design.category, design.kind)
    slug = re.sub(r"[^a-z0-9]+", "-", f"{word} {design.kind}".lower()).strip("-")
    named = replace(design, id=f"{design.category}-{number:04d}-{slug}")
    rng = np.random.default_rng([47, CATEGORIES.index(design.category), number])
    cents = _price_cents(design, rng)
    unpriced, stocked = bool(rng.random() < UNPRICED), bool(rng.random() >= OUT_OF_STOCK)
    return Item(named, f"{word} {noun}", None if unpriced else cents, stocked)


def listing(categories: Sequence[str] = CATEGORIES) -> list[Item]:
    """Give all items, numbered through each category with the styles taking turns."""
    items: list[Item] = []
    for category in categories:
        seen: Counter[str] = Counter()
        drawn = {style: _pick_designs(category, style, PER_STYLE[category], seen) for style in STYLES}
        words = {style: _shuffled_words(category, style) for style in STYLES}
        for turn in range(PER_STYLE[category]):
            for place, style in enumerate(STYLES):
                items.append(_item(drawn[style][turn], 1 + turn * len(STYLES) + place, words[style][turn]))
    return items


def _shuffled_words(category: str, style: str) -> list[str]:
    rng = np.random.default_rng([53, CATEGORIES.index(category), list(STYLES).index(style)])
    words = words_of(style)
    return [words[i] for i in rng.permutation(len(words))]


def link_row(item: Item) -> dict[str, str]:
    """Give the item's line of links.csv; an item without a price has an empty one."""
    design = item.design
    return {
        "image": f"{design.category}/{design.id}.jpg",
        "name": item.name,
        "price": "" if item.price_cents is None else f"{item.price_cents / 100:.2f}",
        "currency": "EUR",
        "link": f"https://shop.example/{design.id}",
        "in_stock": "yes" if item.in_stock else "no",
        "style": design.style,
        "material": design.material,
        "colour": design.colour,
    }


def write_links(items: Sequence[Item], target: Path) -> None:
    """Write links.csv, one line an item, under a temporary name first."""
    target.parent.mkdir(parents=True, exist_ok=True)
    partial = target.with_suffix(".part")
    with partial.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS)
        writer.writeheader()
        writer.writerows(link_row(item) for item in items)
    partial.rename(target)
