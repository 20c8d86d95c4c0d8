"""What is shipped: the versions of bundles/lock.txt, which CI runs with too."""

from __future__ import annotations

import re
from importlib.metadata import requires
from pathlib import Path

from packaging.requirements import Requirement

ROOT = Path(__file__).parents[1]
PIN = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)", re.MULTILINE)
HASHED = re.compile(r"--hash=sha256:[0-9a-f]{64}")


def _name(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _pins(path: str) -> dict[str, str]:
    text = (ROOT / path).read_text(encoding="utf-8")
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
    assert _needed("plancheck") == set(_pins("bundles/lock.txt")) - {"pip"}


def test_every_pin_of_the_lock_has_digests_and_is_what_ci_runs_with() -> None:
    constraints = _pins(".ci/constraints.txt")
    lock = _pins("bundles/lock.txt")
    assert lock == {name: constraints.get(name, version) for name, version in lock.items()}
    text = (ROOT / "bundles" / "lock.txt").read_text(encoding="utf-8")
    for block in PIN.split(text)[3::3]:
        assert HASHED.search(block)
