"""The program's source, parsed once for all tests that read it (`in_one_process`)."""

from __future__ import annotations

import ast
import gc
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

import plancheck

ROOT = Path(plancheck.__file__).parent
in_one_process = pytest.mark.xdist_group("source")


@cache
def trees() -> dict[str, ast.Module]:
    """Every module of the package by its path, as `domain/text.py`."""
    return {
        path.relative_to(ROOT).as_posix(): ast.parse(path.read_text(encoding="utf-8"))
        for path in sorted(ROOT.rglob("*.py"))
    }


class Nodes(NamedTuple):
    """What is asked for, of one walk through all: each with the path of its module."""

    classes: list[tuple[str, ast.ClassDef]]
    calls: list[tuple[str, ast.Call]]
    imports: list[tuple[str, ast.ImportFrom]]


@cache
def nodes() -> Nodes:
    """All of them."""
    found = Nodes([], [], [])
    for path, tree in trees().items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call):
                found.calls.append((path, node))
            elif isinstance(node, ast.ImportFrom):
                found.imports.append((path, node))
            elif isinstance(node, ast.ClassDef):
                found.classes.append((path, node))
    gc.freeze()  # a million nodes, which stay: no garbage collection looks through them again
    return found
