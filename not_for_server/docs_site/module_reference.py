"""The public things of a room's modules with their signatures and docstrings, read without importing them."""

import ast
import inspect
from collections.abc import Iterator
from pathlib import Path

from not_for_server.docs_site.prose import page, plain

_Thing = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


def module_page(room: Path) -> str:
    """Return the page of a room (a folder of modules): its law, then module after module in their names' order."""
    law = (room / "README.md").read_text(encoding="utf-8").split("\n", 1)[1]
    modules = [path for path in sorted(room.glob("*.py")) if not path.stem.startswith("_")]
    return page([f"# Reference: penat.{room.name}", law, *(_module(path) for path in modules)])


def _module(path: Path) -> str:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    name = f"penat.{path.parent.name}.{path.stem}"
    things = [node for node in tree.body if isinstance(node, _Thing) and not node.name.startswith("_")]
    told = [f"## {path.stem}", f"`{name}`", plain(ast.get_docstring(tree) or "")]
    return page([*told, *(part for node in things for part in _thing(node, path.stem))])


def _thing(node: _Thing, module: str, within: str = "") -> Iterator[str]:
    anchor = f"{module}.{within}{node.name}"
    yield f"###{'#' if within else ''} {within}{node.name} {{ #{anchor.lower().replace('_', '-')} }}"
    yield f"```python\n{_signature(node)}\n```"
    yield _paragraphs(ast.get_docstring(node) or "")
    if isinstance(node, ast.ClassDef):
        for below in node.body:
            if isinstance(below, _Thing) and not below.name.startswith("_"):
                yield from _thing(below, module, f"{node.name}.")


def _paragraphs(text: str) -> str:
    return "\n\n".join(plain(part) for part in inspect.cleandoc(text).split("\n\n"))


def _signature(node: _Thing) -> str:
    if isinstance(node, ast.ClassDef):
        bases = ", ".join(ast.unparse(base) for base in node.bases)
        fields = [f"    {ast.unparse(one)}" for one in node.body if isinstance(one, ast.AnnAssign)]
        return "\n".join([f"class {node.name}({bases}):" if bases else f"class {node.name}:", *fields])
    returns = f" -> {ast.unparse(node.returns)}" if node.returns else ""
    short = f"def {node.name}({ast.unparse(node.args)}){returns}"
    return short if len(short) <= 90 else _broken(node, returns)


def _broken(node: ast.FunctionDef | ast.AsyncFunctionDef, returns: str) -> str:
    """Return a long signature with a line for each of what :func:`ast.unparse` puts between commas at the top."""
    depth, lines = 0, [""]
    for mark in ast.unparse(node.args):
        depth += (mark in "([{") - (mark in ")]}")
        if mark == "," and not depth:
            lines[-1] += ","
            lines.append("")
        else:
            lines[-1] += mark
    inner = "\n".join(f"    {line.strip()}" for line in lines)
    return f"def {node.name}(\n{inner}\n){returns}"
