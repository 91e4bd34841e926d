"""The seven categories: one module each, with `KINDS`, `sample` (pure) and `build` (through the kit)."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from types import ModuleType

from not_for_server.demo_catalogue.design import CATEGORIES


def module_of(category: str) -> ModuleType:
    """Give the module that draws and builds this category; imported at use."""
    if category not in CATEGORIES:
        raise KeyError(f"category {category!r} is none of {', '.join(CATEGORIES)}")
    return import_module(f"{__name__}.{category}")


def written_categories() -> list[str]:
    """Name the categories whose module is there."""
    return [category for category in CATEGORIES if find_spec(f"{__name__}.{category}") is not None]
