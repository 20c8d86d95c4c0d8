"""What importing a module brings in, into a process that has none of it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

import plancheck
from plancheck.tui.late_imports import OPENED_MOST
from tests.sampler import some_or_all

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
ALLOWED = {"domain": set[str](), "export": set[str](), "storage": {"tomli"}, "workspace": {"tomli"}}
"""Libraries that importing a package's modules may bring in."""
ABOVE = {
    "domain": {"storage", "export", "workspace", "tui", "cli"},
    "storage": {"workspace", "tui", "cli"},
    "export": {"workspace", "tui", "cli"},
    "workspace": {"tui", "cli"},
}
"""What of the program they may not."""
OFFICE = {
    "plancheck.export.report.xlsx": {"xlsxwriter"},
    "plancheck.export.rollup.docx_lists": {"docx", "lxml", "typing_extensions"},
    "plancheck.export.workbook": {"xlsxwriter"},
    "plancheck.export.report.docx": {"docx", "lxml", "typing_extensions"},
    "plancheck.export.paper": {"docx", "lxml", "typing_extensions"},
    "plancheck.export.page_number": {"docx", "lxml", "typing_extensions"},
    "plancheck.export.paper_contents": {"docx", "lxml", "typing_extensions"},
    "plancheck.export.paper_table": {"docx", "lxml", "typing_extensions"},
    "plancheck.export.list_sheet": {"xlsxwriter"},
    "plancheck.export.chase.xlsx": {"xlsxwriter"},
    "plancheck.export.chase.docx": {"docx", "lxml", "typing_extensions"},
    "plancheck.export.report.xlsx_ledger": {"xlsxwriter"},
    "plancheck.export.growing_rows": {"xlsxwriter"},
    "plancheck.export.form.xlsx": {"xlsxwriter"},
    "plancheck.export.form.sheet": {"xlsxwriter"},
    "plancheck.export.form.rows": {"xlsxwriter"},
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
apart, *modules = sys.argv[1:]
for module in modules:
    if apart and os.fork():  # in a child each, so that none finds what another brought in
        if os.wait()[1]:
            sys.exit(module)
        continue
    importlib.import_module(module)
    new = {name: getattr(value, "__file__", None) or "" for name, value in sys.modules.items()
           if name not in before}
    print(json.dumps([module, new]), flush=True)
    if apart:
        os._exit(0)
    before |= new.keys()
"""


def modules_of(package: str) -> list[str]:
    files = sorted((ROOT / package).rglob("*.py"))
    assert len(files) > 1
    names = [
        ".".join(("plancheck", *file.relative_to(ROOT).with_suffix("").parts)) for file in files
    ]
    return [name.removesuffix(".__init__") for name in names]


def brought_in_by(*modules: str, apart: bool = True) -> dict[str, dict[str, str]]:
    """For each module, the names and files of the modules that come with it.

    Not apart: one after the other in one process, with what none before it brought in.
    """
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, "apart" if apart else "", *modules],
        capture_output=True,
        text=True,
        check=True,
    )
    return dict(json.loads(line) for line in done.stdout.splitlines())


def libraries_in(found: dict[str, str]) -> set[str]:
    return {
        name.partition(".")[0]
        for name, file in found.items()
        if "-packages" in file and not name.endswith("__mypyc")  # the compiled part of a library
    }


def test_a_module_brings_in_only_what_its_package_may() -> None:
    """Those that may bring in most come last, so that nothing is there that they brought."""
    packages = {
        name: package for package in ALLOWED for name in modules_of(package) if name not in OFFICE
    }
    modules = [*packages]
    for module, found in brought_in_by(*modules, apart=False).items():
        package = packages[module]
        heavy = HEAVY & {name.partition(".")[0] for name in found}
        own = {name.split(".")[1] for name in found if name.startswith("plancheck.")}
        assert (module, heavy, own & ABOVE[package]) == (module, set(), set())
        assert (module, libraries_in(found) - ALLOWED[package]) == (module, set())
        modules.remove(module)
    assert modules == []


@pytest.mark.parametrize(
    "modules",
    some_or_all((name for package in ALLOWED for name in modules_of(package)), 8),
)
def test_each_can_be_the_first_that_is_imported(modules: list[str]) -> None:
    for module, found in brought_in_by(*modules).items():
        assert module in found
        if module in OFFICE:
            assert libraries_in(found) == OFFICE[module]
        modules = [name for name in modules if name != module]
    assert modules == []


@pytest.mark.parametrize("libraries", {tuple(sorted(found)): None for found in OFFICE.values()})
def test_an_office_format_brings_in_its_own_library(libraries: tuple[str, ...]) -> None:
    modules = [name for name, found in OFFICE.items() if found == set(libraries)]
    found = brought_in_by(*modules, apart=False)
    assert found.keys() == set(modules)
    assert libraries_in({n: f for new in found.values() for n, f in new.items()}) == set(libraries)


def test_the_look_into_other_processes_sees_what_is_heavy() -> None:
    """Else the tests above could not fail."""
    found = brought_in_by("tomlkit", "dataclasses", "tomlkit.items")
    assert "-packages" in found["tomlkit"]["tomlkit"]
    assert "dataclasses" in found["dataclasses"]
    assert "tomlkit" in found["tomlkit.items"]


def test_a_screen_brings_in_nothing_that_only_another_page_or_act_needs() -> None:
    """The first screen no field to write in, the roll-up nothing of what is asked for there."""
    first, rollup = (
        ("plancheck.tui.app", "plancheck.tui.main.standing"),
        "plancheck.tui.rollup.screen",
    )
    fields = {"plancheck.tui.widgets.field", "plancheck.tui.widgets.step_list"}
    domain = "plancheck.domain.rollup"
    later = {f"{domain}.bulletin.bulletin", f"{domain}.chase", f"{domain}.tables"}
    later |= {
        "plancheck.workspace.office.form",
        "plancheck.domain.form.blank",
        "plancheck.domain.form.report",
    }
    found = brought_in_by(*first, rollup, apart=False)
    assert rollup in found[rollup]
    assert [module for module in first if fields & found[module].keys()] == []
    assert [module for module, brought in found.items() if later & brought.keys()] == []


def test_what_is_loaded_ahead_is_there() -> None:
    assert [page for page in OPENED_MOST if not find_spec(page, "plancheck.tui")] == []
