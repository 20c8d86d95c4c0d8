"""plan show, plan check: the document printed back, and every fault of a plan file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ...domain.plan.document import document
from ...domain.plan.model import Plan
from ...errors import NothingFound, Problem
from ...workspace import load_plan
from ..start import Start
from ..terminal import say


def plan(start: Start) -> int:
    """`plancheck plan show|check [FILE]`; a faulty plan ends with NothingFound's exit status."""
    options = start.options
    found, problems = load_plan(Path(options.file)) if options.file else _in_use(start)
    if options.what == "show":
        print(document(found, assignments=options.assignments), end="")
        if problems:
            say(f"注意：计划有 {len(problems)} 处问题，见 plancheck plan check。")
        return 0
    for problem in problems:
        print(problem)
    if problems:
        raise NothingFound(f"计划有 {len(problems)} 处问题。")
    count, withdrawn = len(list(found.measures())), len(list(found.withdrawn()))
    more = f"，另有 {withdrawn} 项已作废" if withdrawn else ""
    print(f"计划没有问题：{len(found.sections)} 个部分，{count} 项措施{more}。")
    return 0


def _in_use(start: Start) -> tuple[Plan, Sequence[Problem]]:
    unit = start.workspace().unit
    read = unit.revisions.in_use(unit.adopted)
    return read.plan, read.problems
