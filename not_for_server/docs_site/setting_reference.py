"""Every setting with its type, default, bounds and meaning, from the model that reads the environment."""

from typing import Any

from pydantic.fields import FieldInfo

from not_for_server.docs_site.prose import page, plain, table
from penat.settings import Settings


def setting_page() -> str:
    """Return the page of all settings, one section each, in the order of the model."""
    intro = "Made of `penat.settings`. [Settings](../settings.md) says how they are given, and which matter first."
    return page(["# Reference: settings", intro, *(_section(*one) for one in Settings.model_fields.items())])


def _section(name: str, field: FieldInfo) -> str:
    default = "none" if field.default in (None, "") else f"`{field.default}`"
    facts = [("type", f"`{_type_name(field.annotation)}`"), ("default", default)]
    facts += [(kind, f"`{bound}`") for kind, bound in _bounds(field)]
    return page([f"## PENAT_{name.upper()}", plain(_sentence(field.description or "")), table(("", ""), facts)])


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:] + ("" if text.endswith(".") else ".")


def _type_name(kind: Any) -> str:
    name = str(kind) if hasattr(kind, "__args__") else getattr(kind, "__name__", str(kind))
    return name.replace("typing.", "").replace("pathlib.", "")


def _bounds(field: FieldInfo) -> list[tuple[str, Any]]:
    words = {"ge": "at least", "gt": "more than", "le": "at most", "lt": "less than", "pattern": "looks like"}
    return [(said, value) for rule in field.metadata for key, said in words.items()
            if (value := getattr(rule, key, None)) is not None]  # fmt: skip
