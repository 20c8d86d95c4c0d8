"""Private names of libraries: used in four modules alone, and each of them still there."""

from __future__ import annotations

import ast
import importlib
import inspect
from collections.abc import Iterator
from functools import cache
from types import ModuleType
from typing import Any, TypeGuard

from .source import in_one_process, nodes, trees

pytestmark = in_one_process
PRIVATES = (
    "plancheck.tui.textual_privates",
    "plancheck.tui.textual_text_area",
    "plancheck.export.paper",
    "plancheck.export.growing_rows",
)
"""Where they may be used: Textual's and Rich's, python-docx's, XlsxWriter's."""
LIBRARIES = {"textual", "rich", "docx", "xlsxwriter"}
METHOD = (ast.FunctionDef, ast.AsyncFunctionDef)
ELSEWHERE = {"LinuxDriver": "textual.drivers.linux_driver"}
"""Owners that are imported for the type checker only."""


def is_private(name: str) -> bool:
    return name.startswith("_") and not name.startswith("__")


def path_of(module: str) -> str:
    return module.removeprefix("plancheck.").replace(".", "/") + ".py"


@cache
def all_imports() -> dict[str, list[tuple[str, str]]]:
    """The private modules and names that are imported, as module and name, by who does."""
    found: dict[str, list[tuple[str, str]]] = {path: [] for path in trees()}
    for path, node in nodes().imports:
        if node.module and not node.level and node.module.split(".")[0] in LIBRARIES:
            private = any(map(is_private, node.module.split(".")))
            names = [alias.name for alias in node.names if private or is_private(alias.name)]
            found[path] += [(node.module, name) for name in names]
    return found


@cache
def library_classes(module: str) -> dict[str, ast.ClassDef]:
    """The classes of a library's module by name; of two with one name the last, which holds."""
    tree = ast.parse(inspect.getsource(importlib.import_module(module)))
    return {node.name: node for node in ast.walk(tree) if isinstance(node, ast.ClassDef)}


def uses(node: ast.AST, scope: dict[str, str], bases: str) -> Iterator[tuple[str, str]]:
    """Private names with the expression of whose they are; `scope` has the arguments' types."""
    for child in ast.iter_child_nodes(node):
        within, over = scope, bases
        if isinstance(child, ast.ClassDef):
            over = ast.unparse(child.bases[0]).partition("[")[0] if child.bases else ""
        if isinstance(child, METHOD):
            arguments = (*child.args.args, *child.args.kwonlyargs)
            within = scope | {a.arg: ast.unparse(a.annotation) for a in arguments if a.annotation}
            if bases and is_private(child.name):
                yield bases, child.name
        if isinstance(child, ast.AnnAssign) and isinstance(child.target, ast.Name):
            scope[child.target.id] = ast.unparse(child.annotation)
        if isinstance(child, ast.Attribute) and is_private(child.attr):
            of = ast.unparse(child.value)
            owner = bases if of in ("self", "super()") else within.get(of, of)
            yield owner.partition("[")[0], child.attr
        yield from uses(child, within, over)


def owner_of(expression: str, module: ModuleType) -> Any:
    """What the expression means in a module; None where it is the module's own class."""
    if expression in ELSEWHERE:
        return getattr(importlib.import_module(ELSEWHERE[expression]), expression)
    owner: Any = module
    for part in expression.split("."):
        owner = getattr(owner, part, None)
    home = getattr(owner, "__module__", None) or getattr(owner, "__name__", "")
    return owner if str(home).split(".")[0] in LIBRARIES else None


@cache
def used() -> list[tuple[str, str, str]]:
    """Module, owner and name of every private name that is used where it may be."""
    found: dict[tuple[str, str, str], None] = {}
    for name in PRIVATES:
        module, tree = importlib.import_module(name), trees()[path_of(name)]
        found |= dict.fromkeys((name, *of_and_name) for of_and_name in all_imports()[path_of(name)])
        for of, private in uses(tree, {}, ""):
            if owner_of(of, module):
                found[name, of, private] = None
    return list(found)


@cache
def own_privates_of(owner: type) -> frozenset[str]:
    """The private names that a library's class has or gives its instances."""
    if owner.__module__.split(".")[0] not in LIBRARIES:
        return frozenset()
    names = set(filter(is_private, vars(owner)))
    for node in ast.walk(library_classes(owner.__module__)[owner.__name__]):
        if is_of_self(node) and isinstance(node.ctx, ast.Store):
            names.add(node.attr)
    return frozenset(names)


def privates_of(owner: type) -> frozenset[str]:
    """Those of its ancestors too."""
    return frozenset().union(*map(own_privates_of, owner.__mro__))


def is_of_self(node: ast.AST) -> TypeGuard[ast.Attribute]:
    """Whether it is `self._name`."""
    return (
        isinstance(node, ast.Attribute)
        and is_private(node.attr)
        and isinstance(node.value, ast.Name)
        and node.value.id == "self"
    )


def is_there(module: str, owner: str, name: str) -> bool:
    if owner.split(".")[0] in LIBRARIES:
        return hasattr(importlib.import_module(owner), name)
    holder = owner_of(owner, importlib.import_module(module))
    return name in privates_of(holder) if inspect.isclass(holder) else hasattr(holder, name)


def test_every_private_name_is_still_there() -> None:
    assert [one for one in used() if not is_there(*one)] == []


def test_the_private_names_are_found() -> None:
    """Else the test above could not fail."""
    names = {(owner, name) for _, owner, name in used()}
    assert len(names) >= 27
    assert {
        ("App", "_keymap"),
        ("App", "_handle_exception"),
        ("Screen", "_callbacks"),
        ("Screen", "_dispatch_message"),
        ("XTermParser", "_awaiting"),
        ("LinuxDriver", "_file"),
        ("segment.Segment", "_split_cells"),
        ("textual._time", "get_time"),
        ("textual.keys", "_character_to_key"),
        ("Section", "_sectPr"),
    } <= names


def modules() -> list[str]:
    names = ["plancheck." + path.removesuffix(".py").replace("/", ".") for path in trees()]
    return [name for name in names if not name.endswith("__init__") and name not in PRIVATES]


def used_by(name: str) -> Iterator[tuple[str, str]]:
    """The libraries' private names in another module, with whose they are."""
    tree = trees()[path_of(name)]
    yield from all_imports()[path_of(name)]
    if not name.startswith(("plancheck.tui.", "plancheck.export.")):
        return
    module = importlib.import_module(name)
    for of, private in uses(tree, {}, ""):
        owner = owner_of(of, module)
        if owner and (not inspect.isclass(owner) or private in privates_of(owner)):
            yield of, private
    for node in tree.body:
        made = getattr(module, node.name, None) if isinstance(node, ast.ClassDef) else None
        if isinstance(node, ast.ClassDef) and inspect.isclass(made) and (its := privates_of(made)):
            own = {part.name for part in node.body if isinstance(part, METHOD)}
            own |= {part.attr for part in ast.walk(node) if is_of_self(part)}
            for private in filter(is_private, own & its):
                yield node.name, private


def test_no_other_module_uses_one() -> None:
    found = {name: [*used_by(name)] for name in modules()}
    assert len(found) > 200
    assert {name: names for name, names in found.items() if names} == {}
