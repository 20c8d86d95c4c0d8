"""What is shipped: the versions of bundles/lock.txt, which CI runs with too."""

from __future__ import annotations

import os
import re
import tomllib
from importlib.metadata import distributions, requires
from pathlib import Path

import pytest
from bundles import wheelhouse, wheels
from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parents[2]
PIN = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)", re.MULTILINE)
CONSTRAINTS = ROOT / ".ci" / "constraints.txt"
HASHED = re.compile(r"--hash=sha256:[0-9a-f]{64}")


def _name(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _pins(path: Path) -> dict[str, str]:
    text = path.read_text(encoding="utf-8")
    return {_name(name): version for name, version in PIN.findall(text)}


def _needed(project: str) -> set[str]:
    """What a project needs at run time, and what that needs in turn."""
    found: set[str] = set()
    asked: set[Requirement] = set()
    to_ask = [Requirement(project)]
    while to_ask:
        one = to_ask.pop()
        for line in requires(one.name) or ():
            needed = Requirement(line)
            extras = one.extras or {""}
            marker = needed.marker
            if marker and not any(marker.evaluate({"extra": extra}) for extra in extras):
                continue
            found.add(_name(needed.name))
            if needed not in asked:
                asked.add(needed)
                to_ask.append(needed)
    return found


def test_the_lock_has_what_the_program_needs_and_nothing_else() -> None:
    assert _needed("plancheck") == set(_pins(wheels.LOCK)) - {wheels.INSTALLER}


def test_every_pin_of_the_lock_is_what_ci_runs_with() -> None:
    pins = _pins(wheels.LOCK)
    del pins[wheels.INSTALLER]
    assert pins.items() <= _pins(CONSTRAINTS).items()


@pytest.mark.parametrize("name", ["lock.txt", "tools.txt"])
def test_every_pin_has_digests(name: str) -> None:
    text = wheels.LOCK.with_name(name).read_text(encoding="utf-8")
    blocks = PIN.split(text)[3::3]
    assert blocks and all(HASHED.search(block) for block in blocks)


@pytest.mark.skipif(
    Path(os.environ.get("PIP_CONSTRAINT", "")).resolve() != CONSTRAINTS,
    reason="installed without PIP_CONSTRAINT=.ci/constraints.txt: the newest that is allowed",
)
def test_what_is_installed_is_what_is_locked() -> None:
    installed = {_name(one.name): one.version for one in distributions()}
    for name in ("plancheck", "pip", "setuptools"):  # pip freeze leaves out the last two
        installed.pop(name, None)
    assert installed == _pins(CONSTRAINTS)


def test_a_portable_folder_gets_what_the_program_needs_and_only_a_wheelhouse_an_installer() -> None:
    def names(platform: wheels.Platform, *, installer: bool) -> set[str]:
        return {pin.partition("==")[0] for pin in wheels.locked(platform, installer=installer)}

    needed = _needed("plancheck")
    assert names(wheels.windows("311"), installer=False) == needed
    assert names(wheels.windows("311"), installer=True) == needed | {"pip"}
    assert names(wheels.PURE, installer=False) == needed - wheels.WITH_MACHINE_CODE


def test_wheels_that_are_not_those_of_the_lock_are_not_shipped(tmp_path: Path) -> None:
    wanted = wheels.locked(wheels.windows("311"), installer=False)
    for pin in wanted:
        (tmp_path / f"{pin.replace('-', '_').replace('==', '-')}-py3-none-any.whl").touch()
    there = wheels.verified(tmp_path, wanted)
    assert len(there) == len(wanted)
    other = tmp_path / "rich-0-py3-none-any.whl"
    other.touch()
    with pytest.raises(ValueError, match="rich==0"):
        wheels.verified(tmp_path, wanted)
    other.unlink()
    there[0].unlink()
    with pytest.raises(ValueError, match="differ in"):
        wheels.verified(tmp_path, wanted)


def test_there_are_wheelhouses_for_the_pythons_that_the_package_names() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    named = re.findall(r"Python :: 3\.(\d+)", "\n".join(project["classifiers"]))
    assert tuple(f"3{minor}" for minor in named) == wheelhouse.PYTHONS
