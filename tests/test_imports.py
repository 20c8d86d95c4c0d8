"""What importing a module brings in, each into a process that has none of it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

import plancheck

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="a process each by os.fork")
ROOT = Path(plancheck.__file__).parent
HEAVY = {
    "textual",
    "rich",
    "tomlkit",
    "filelock",
    "platformdirs",
    "pypinyin",
    "dataclasses",
    "asyncio",
}
"""Imported where they are used and not before."""
ALLOWED = {"domain": set[str](), "storage": {"tomli"}, "export": set[str](), "workspace": {"tomli"}}
"""Libraries that importing a package's modules may bring in."""
OFFICE = {
    "plancheck.export.report.xlsx": {"xlsxwriter"},
    "plancheck.export.workbook": {"xlsxwriter"},
    "plancheck.export.report.docx": {"docx", "lxml", "typing_extensions"},
    "plancheck.export.paper": {"docx", "lxml", "typing_extensions"},
    "plancheck.export.page_number": {"docx", "lxml", "typing_extensions"},
    "plancheck.export.paper_table": {"docx", "lxml", "typing_extensions"},
    "plancheck.export.list_sheet": {"xlsxwriter"},
    "plancheck.export.report.xlsx_ledger": {"xlsxwriter"},
    "plancheck.export.rollup.xlsx": {"xlsxwriter"},
    "plancheck.export.rollup.xlsx_matrix": {"xlsxwriter"},
    "plancheck.export.rollup.xlsx_overview": {"xlsxwriter"},
    "plancheck.export.comparison": {"docx", "lxml", "typing_extensions"},
    "plancheck.export.rollup.docx": {"docx", "lxml", "typing_extensions"},
}
"""Modules that are imported when such a file is asked for → the libraries they are made for."""
SCRIPT = """
import importlib, json, os, sys
before = set(sys.modules)
for module in sys.argv[1:]:
    if os.fork():  # in a child each, so that none finds what another brought in
        if os.wait()[1]:
            sys.exit(module)
        continue
    importlib.import_module(module)
    new = {name: getattr(value, "__file__", None) or "" for name, value in sys.modules.items()
           if name not in before}
    print(json.dumps([module, new]), flush=True)
    os._exit(0)
"""


def modules_of(package: str) -> list[str]:
    files = sorted((ROOT / package).rglob("*.py"))
    assert len(files) > 1
    names = [
        ".".join(("plancheck", *file.relative_to(ROOT).with_suffix("").parts)) for file in files
    ]
    return [name.removesuffix(".__init__") for name in names]


def brought_in_by(*modules: str) -> dict[str, dict[str, str]]:
    """For each module, the names and files of the modules that come with it."""
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, *modules], capture_output=True, text=True, check=True
    )
    return dict(json.loads(line) for line in done.stdout.splitlines())


@cache
def brought_in_by_all(package: str) -> dict[str, dict[str, str]]:
    return brought_in_by(*(name for name in modules_of(package) if name not in OFFICE))


@pytest.mark.parametrize(
    ("package", "module"),
    [
        (package, module)
        for package in ALLOWED
        for module in modules_of(package)
        if module not in OFFICE
    ],
)
def test_a_module_brings_in_only_what_its_package_may(package: str, module: str) -> None:
    found = brought_in_by_all(package)[module]
    roots = {name.partition(".")[0] for name in found}
    assert module in found
    assert not roots & HEAVY
    libraries = {
        name.partition(".")[0]
        for name, file in found.items()
        if "-packages" in file and not name.endswith("__mypyc")  # the compiled part of a library
    }
    assert libraries <= ALLOWED[package]
    above = {"cli", "tui", "workspace"} - ({package} if package == "workspace" else set())
    assert not [name for name in found if name.split(".")[1:2] and name.split(".")[1] in above]


@pytest.mark.parametrize("module", OFFICE)
def test_an_office_format_brings_in_its_own_library(module: str) -> None:
    found = brought_in_by(module)[module]
    libraries = {name.partition(".")[0] for name, file in found.items() if "-packages" in file}
    assert libraries == OFFICE[module]


@pytest.mark.parametrize("module", modules_of("domain"))
def test_the_domain_stands_on_itself(module: str) -> None:
    found = brought_in_by_all("domain")[module]
    own = {name for name in found if name.startswith("plancheck.")}
    assert own <= {"plancheck.errors", "plancheck.domain", *modules_of("domain")}


def test_the_look_into_other_processes_sees_what_is_heavy() -> None:
    """Else the tests above could not fail."""
    found = brought_in_by("tomlkit", "dataclasses", "tomlkit.items")
    assert "-packages" in found["tomlkit"]["tomlkit"]
    assert "dataclasses" in found["dataclasses"]
    assert "tomlkit" in found["tomlkit.items"]
