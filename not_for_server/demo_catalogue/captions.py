"""Captions for a picture, written from the design it was rendered from, and the prompts a model is judged by.

A caption says some of what is true of a design, in one of many phrasings, and remembers which facts it said, so
that training knows every other picture in a batch that the same words fit as well.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from not_for_server.demo_catalogue import wording

# Facts in the order in which they are coded; a group is the basic word above a name (emerald -> green).
ATTRIBUTES: tuple[str, ...] = (
    "category", "kind", "style", "material", "material_group", "colour", "colour_group", "wood",
)  # fmt: skip
FRAMES: tuple[str, ...] = (
    "{}", "{}", "{}", "{}", "a {}", "a {}", "a photo of a {}", "a photo of a {}", "photo of a {}", "a picture of a {}",
    "a product photo of a {}", "the {}", "one {}", "buy a {}", "a nice {} for my home", "looking for a {}",
    "a catalogue picture of a {}",
)  # fmt: skip
# Which facts a caption says beside the noun, and how often; "kind" means that the noun itself is the kind's.
PLANS: tuple[tuple[float, tuple[str, ...]], ...] = (
    (4, ("kind", "style", "colour", "material")),
    (2, ("style", "colour", "material")),
    (2, ("kind", "colour", "material")),
    (2, ("kind", "style")),
    (2, ("style",)),
    (2, ("kind",)),
    (1.5, ()),
    (1.5, ("colour",)),
    (1.5, ("material",)),
    (1.5, ("kind", "colour")),
    (1.5, ("kind", "material")),
    (1.5, ("style", "colour")),
    (1, ("style", "material")),
    (1, ("colour", "material")),
    (1, ("kind", "style", "colour")),
    (1, ("kind", "style", "material")),
    (1, ("kind", "wood")),
    (1, ("wood",)),
)
NOUNLESS_SHARE = 0.12
GROUP_WORD_SHARE = 0.3
# Prompts of evaluation, averaged per class; training draws its prototypes from the same list.
PROMPTS: dict[str, tuple[str, ...]] = {
    "category": ("{}", "a {}", "a photo of a {}", "a product photo of a {}"),
    "kind": ("{}", "a photo of a {}", "a {}"),
    "style": ("{} furniture", "{} style furniture", "a photo of {} style furniture", "{} style"),
    "material": ("{} furniture", "furniture made of {}", "{}"),
    "colour": ("{} furniture", "a photo of {} furniture", "{}"),
    "colour_group": ("{} furniture", "a photo of {} furniture", "{}"),
}
TEXT_TEMPLATE = "a photo of a {}"


@dataclass(frozen=True)
class Caption:
    """A caption's words and the facts they state, as (attribute, value) pairs."""

    text: str
    says: tuple[tuple[str, str], ...]


def facts(design: Mapping[str, Any]) -> dict[str, str]:
    """State what is true of a design under every attribute; an attribute that does not apply is left out."""
    stated = {
        "category": design["category"],
        "kind": f"{design['category']}/{design['kind']}",
        "style": design.get("style", ""),
        "material": design.get("material", ""),
        "material_group": wording.material_group(design.get("material", "")),
        "colour": design.get("colour", ""),
        "colour_group": wording.colour_group(design.get("colour", "")),
        "wood": _visible_wood(design),
    }
    return {name: value for name, value in stated.items() if value}


def caption(design: Mapping[str, Any], rng: np.random.Generator) -> Caption:
    """Draw one caption that is true of the design; the same generator state gives the same words."""
    known = facts(design)
    weights = np.array([weight for weight, _ in PLANS])
    plan = PLANS[int(rng.choice(len(PLANS), p=weights / weights.sum()))][1]
    plan = tuple(name for name in plan if name in known)
    said: dict[str, str] = {}
    words = {name: _say(name, known, said, rng) for name in plan if name != "kind"}
    if "kind" not in plan and words and rng.random() < NOUNLESS_SHARE:
        return Caption(_nounless(words, rng), tuple(sorted(said.items())))
    noun = _noun(known, "kind" in plan, said, rng)
    text = _frame(_phrase(noun, words, rng), rng)
    return Caption(text, tuple(sorted(said.items())))


def code_facts(stated: Mapping[str, str], books: Mapping[str, Mapping[str, int]]) -> list[int]:
    """Turn a mapping of facts into numbers, -1 where an attribute is not stated; `books` give each value its number."""
    return [books[name].get(stated[name], -2) if name in stated else -1 for name in ATTRIBUTES]


def prompts(attribute: str, value: str) -> list[str]:
    """Write every evaluation prompt of one class ("style", "art_deco") with its first, most usual word."""
    return [template.format(class_word(attribute, value)) for template in PROMPTS[attribute]]


def class_word(attribute: str, value: str, rng: np.random.Generator | None = None) -> str:
    """Name a class: its most usual word, or one of its synonyms when a generator is given."""
    options = _class_words(attribute, value)
    return options[0] if rng is None else _pick(options, rng)


def drawn_prompt(attribute: str, value: str, rng: np.random.Generator) -> str:
    """Write one prompt of a class with a random synonym, for the prototypes of a training step."""
    return _pick(PROMPTS[attribute], rng).format(class_word(attribute, value, rng))


def _visible_wood(design: Mapping[str, Any]) -> str:
    """Name the wood that a picture shows for certain: the material itself, or the legs of an upholstered piece."""
    material, wood = design.get("material", ""), design.get("wood") or ""
    legs = design["category"] in ("chair", "couch", "bed") and wording.material_group(material) == "fabric"
    return wood if wood == material or legs else ""


def _class_words(attribute: str, value: str) -> Sequence[str]:
    if attribute == "category":
        return wording.NOUNS.get(value, (wording.spoken(value),))
    if attribute == "kind":
        category, kind = value.split("/", 1)
        noun = wording.NOUNS.get(category, (category,))[0]
        return [phrase.format(noun) for phrase in wording.kind_phrases(category, kind)]
    table = {"style": wording.STYLES, "material": wording.MATERIALS, "colour": wording.COLOURS}.get(attribute, {})
    return table.get(value, (wording.spoken(value),))


def _pick(options: Sequence[str], rng: np.random.Generator) -> str:
    return options[int(rng.integers(len(options)))]


def _say(name: str, known: Mapping[str, str], said: dict[str, str], rng: np.random.Generator) -> str:
    """Choose the words for one fact and note in `said` what they state: the name itself or only its group."""
    group = f"{name}_group"
    grouped = known.get(group, "")
    basic = name == "colour" and known[name] == grouped
    if grouped and (basic or (grouped != known[name] and rng.random() < GROUP_WORD_SHARE)):
        said[group] = grouped
        families = wording.MATERIAL_GROUPS if name == "material" else wording.COLOURS
        return _pick(families.get(grouped, (wording.spoken(grouped),)), rng)
    said[name] = known[name]
    return _pick(_class_words("material" if name == "wood" else name, known[name]), rng)


def _noun(known: Mapping[str, str], by_kind: bool, said: dict[str, str], rng: np.random.Generator) -> str:
    category = known["category"]
    said["category"] = category
    noun = _pick(wording.NOUNS.get(category, (category,)), rng)
    if not by_kind:
        return noun
    said["kind"] = known["kind"]
    return _pick(wording.kind_phrases(category, known["kind"].split("/", 1)[1]), rng).format(noun)


def _phrase(noun: str, words: Mapping[str, str], rng: np.random.Generator) -> str:
    """Put the words around the noun: as adjectives in any order, or some of them after it."""
    before = [words[name] for name in rng.permutation(sorted(words)).tolist() if name != "wood"]
    after = ""
    if "wood" in words:
        after = _pick((" with {} legs", " with {} details", " in {}", " made with {}"), rng).format(words["wood"])
        if rng.random() < 0.5:
            before, after = [*before, words["wood"]], ""
    elif before and rng.random() < 0.35:
        after, before = _behind(words, rng), []
        return f"{noun}{after}"
    return " ".join([*before, noun]) + after


def _behind(words: Mapping[str, str], rng: np.random.Generator) -> str:
    """Write everything behind the noun: "sofa in green velvet, art deco style" or "sofa, velvet, art deco"."""
    stuff = " ".join(words[name] for name in ("colour", "material") if name in words)
    style = words.get("style", "")
    if rng.random() < 0.4:
        return ", " + ", ".join(words[name] for name in rng.permutation(sorted(words)).tolist())
    made = (f" made of {stuff}" if "colour" not in words and rng.random() < 0.5 else f" in {stuff}") if stuff else ""
    return made + (_pick((", {} style", " in {} style", " for a {} home"), rng).format(style) if style else "")


def _frame(phrase: str, rng: np.random.Generator) -> str:
    """Set a phrase into a sentence; "a" becomes "an" before a vowel."""
    return re.sub(r"\ba (?=[aeiou])", "an ", _pick(FRAMES, rng).format(phrase))


def _nounless(words: Mapping[str, str], rng: np.random.Generator) -> str:
    """Write a caption without a noun: "boho style furniture", "green velvet", "something in teal"."""
    joined = " ".join(words[name] for name in rng.permutation(sorted(words)).tolist())
    options = ["{} furniture", "{}", "something {}"]
    if set(words) == {"style"}:
        options += ["{} style", "{} style furniture", "{} home", "{} interior"]
    return _pick(options, rng).format(joined)
