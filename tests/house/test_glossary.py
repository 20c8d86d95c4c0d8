"""One concept, one name: the glossary and the map of docs/architecture.md say what is there."""

from __future__ import annotations

import ast
import re
import sys
from collections import Counter
from functools import cache
from importlib import import_module
from pathlib import Path

from .source import ROOT as SOURCE
from .source import in_one_process, nodes, trees

pytestmark = in_one_process
ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
MAP, GLOSSARY = TEXT.split("\n## Glossary\n")
HOT = {"domain/progress/fold.py"}
"""Measured: a keyword costs where every entry of a ledger passes."""
ROWS = {f"tui/commands/{room}.py" for room in ("main", "pages", "plan", "rollup", "takeover")}
"""Tables in source, a value a line under its columns."""


FIRST = re.compile(r"^    ([a-z_]+)  +\S", re.MULTILINE)
NAMED = re.compile(r"`([a-z_]+[a-z])/?`")


@cache
def public_classes() -> list[tuple[str, str]]:
    """With the paths of their modules."""
    return [
        (node.name, path)
        for path, tree in trees().items()
        for node in tree.body
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_")
    ]


def is_there(name: str) -> bool:
    """Whether the package has `domain.plan.model.Plan`, or a field of a class."""
    first = name.split(".")[0]
    path = dict(public_classes()).get(first, "").removesuffix(".py")
    parts = [*filter(None, path.split("/")), *name.split(".")]
    lengths = range(len(parts))
    module = next((n for n in lengths if not Path(SOURCE, *parts[:n]).is_dir()), len(parts))
    thing: object = import_module(".".join(("plancheck", *parts[:module])))
    for part in parts[module:]:
        if not hasattr(thing, part):  # what a class only says the type of
            return part in getattr(thing, "__annotations__", {})
        thing = getattr(thing, part)
    return True


def test_every_name_of_map_and_glossary_is_in_the_code() -> None:
    names = re.findall(r"`(\w+(?:\.\w+)+)`", TEXT)
    names = [name for name in names if not name.endswith((".toml", ".md"))]
    names += re.findall(r"`([A-Z]\w+)`", TEXT)
    assert len(names) > 80
    assert [name for name in names if not is_there(name)] == []
    for row in GLOSSARY.splitlines():
        if row.startswith("|") and not row.startswith(("|---", "| concept")):
            assert "`" in row.split("|")[3], row


def test_every_file_and_folder_of_the_map_is_there() -> None:
    named = re.findall(r"`((?:domain|storage|export|workspace|cli|tui)/[\w/.]*)`", MAP)
    assert len(named) > 40
    assert [path for path in named if not (SOURCE / path).exists()] == []
    named = re.findall(r"`((?:tests|bench)/[\w/.]*)`", TEXT)
    assert [path for path in named if not (ROOT / path).exists()] == []


def test_no_two_modules_define_a_public_class_of_one_name() -> None:
    names = Counter(name for name, _ in public_classes())
    assert [name for name, count in names.items() if count > 1] == []


def test_values_of_more_than_four_fields_are_made_by_keyword() -> None:
    fields = {
        node.name: [part for part in node.body if isinstance(part, ast.AnnAssign)]
        for _, node in nodes().classes
        if any("NamedTuple" in ast.unparse(base) for base in node.bases)
    }
    assert len(fields) > 100
    assert [
        f"{path}:{call.lineno}"
        for path, call in nodes().calls
        if path not in HOT | ROWS
        and len(call.args) > 4
        and len(fields.get(getattr(call.func, "id", ""), ())) > 4
    ] == []


def test_whatever_a_package_says_it_has_is_there() -> None:
    """In backticks a module, or what the package's code defines; first in a list a module of it."""
    modules = {*sys.stdlib_module_names}
    modules |= {part for path in trees() for part in path.removesuffix(".py").split("/")}
    lost = []
    for path, tree in trees().items():
        told = ast.get_docstring(tree) or ""
        if not path.endswith("/__init__.py"):
            continue
        folder = (SOURCE / path).parent
        rooms = {one.stem for one in folder.iterdir()}
        lost += [(path, name) for name in FIRST.findall(told) if name not in rooms]
        if others := set(NAMED.findall(told)) - modules:
            code = "\n".join(one.read_text(encoding="utf-8") for one in folder.rglob("*.py"))
            lost += [
                (path, name)
                for name in others
                if not re.search(rf"\b(?:def {name}|{name}(?: =|: \w))", code)
            ]
    assert lost == []
