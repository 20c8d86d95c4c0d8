"""plan show, plan check: the document printed back, and every fault of a plan file."""

from __future__ import annotations

from pathlib import Path

from ...domain.plan.document import document
from ...errors import NothingFound
from ...workspace import load_plan
from ..start import Start
from ..terminal import say


def plan(start: Start) -> int:
    """`plancheck plan show|check [FILE]`; a faulty plan ends with NothingFound's exit status."""
    options = start.options
    path = Path(options.file) if options.file else start.plan_path
    found, problems = load_plan(path)
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
