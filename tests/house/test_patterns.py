"""Patterns that hold on every Python: possessive and atomic groups are broken in 3.11.2."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from importlib import import_module
from pkgutil import walk_packages

import plancheck
from plancheck.domain.startup import _Lazy

from .source import in_one_process, nodes

pytestmark = in_one_process


def test_no_pattern_has_a_possessive_or_an_atomic_group() -> None:
    sources = [*compiled(), *written_in_calls()]
    assert len(sources) > 30
    for source in sources:
        parsed = str(re._parser.parse(source))  # type: ignore[attr-defined]
        assert "POSSESSIVE" not in parsed, source
        assert "ATOMIC" not in parsed, source


def compiled() -> list[str]:
    """The patterns that stand at the top of modules."""
    found = []
    for module in walk_packages(plancheck.__path__, "plancheck."):
        if module.name == "plancheck.__main__":
            continue
        for value in vars(import_module(module.name)).values():
            if isinstance(value, _Lazy):
                found.append(value._source[0])
            elif isinstance(value, re.Pattern) and isinstance(value.pattern, str):
                found.append(value.pattern)
    return found


def written_in_calls() -> Iterator[str]:
    """The patterns that stand, as they are, in calls of `re`'s functions."""
    for _, call in nodes().calls:
        match call:
            case ast.Call(
                func=ast.Attribute(value=ast.Name(id="re")),
                args=[ast.Constant(value=str(pattern)), *_],
            ):
                yield pattern
