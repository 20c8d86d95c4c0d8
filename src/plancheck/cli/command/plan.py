"""plan show, check, diff: a plan printed back, its faults, and what another one changed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ...domain.plan.document import document
from ...domain.plan.model import Plan
from ...errors import BadFile, NothingFound, PlancheckError, Problem, UsageFault
from ...workspace import load_plan
from ..start import Start
from ..terminal import print_json, say


def plan(start: Start) -> int:
    """`plancheck plan show|check [FILE]`; a faulty plan ends with NothingFound's exit status."""
    options = start.options
    if options.what == "diff":
        return _diff(start)
    if options.what == "import":
        from .plan_import import plan_import

        return plan_import(start)
    if options.other:
        raise UsageFault(f"plan {options.what} 后面只写一个文件。")
    if options.what in ("publish", "adopt", "list"):
        from . import adoption

        function = {"publish": adoption.publish, "adopt": adoption.adopt, "list": adoption.plans}
        function[options.what](start)
        return 0
    found, problems = _plan_of(start, options.file)
    if options.what == "check" and options.file:
        _print_account(Path(options.file), found)
    if options.what == "show":
        print(document(found, assignments=options.assignments), end="")
        _warn(problems)
        return 0
    for problem in problems:
        print(problem)
    if problems:
        raise NothingFound(f"计划有 {len(problems)} 处问题。")
    count, withdrawn = len(list(found.measures())), len(list(found.withdrawn()))
    more = f"，另有 {withdrawn} 项已作废" if withdrawn else ""
    for words in _lacking(start, found):
        say(f"注意：{words}。")
    print(f"计划没有问题：{len(found.sections)} 个部分，{count} 项措施{more}。")
    return 0


def _print_account(path: Path, plan: Plan) -> None:
    """The sum of characters against the document that the plan was made of, where it is kept."""
    from ...domain.plan.account import account_lines, account_of
    from ...workspace.plan.drafts import draft_beside

    try:
        kept = draft_beside(path)
    except BadFile as error:
        say(f"注意：{error}")
        return
    if kept:
        for line in account_lines(account_of(kept.source, kept.draft, plan)):
            print(line)


def _lacking(start: Start, found: Plan) -> list[str]:
    """What is said of the units that the plan names and the home's roster does not."""
    from ...workspace import find_home
    from ...workspace.office.roster import find_roster, lacking_units

    try:
        parsed = find_roster(find_home(start.options.home, start.environment), None, found)
    except PlancheckError:  # roster check says what is wrong with it
        return []
    return lacking_units(parsed.roster, found) if parsed else []


def _diff(start: Start) -> int:
    """`plancheck plan diff [OLD] NEW [--json] [-o FILE.docx]`; without OLD the plan in use."""
    from ...domain.plan.comparison import compare
    from ...domain.plan.comparison_text import comparison_json, comparison_lines

    options = start.options
    if not options.file:
        raise UsageFault("plan diff 后面要写两个计划文件：原来的、现在的。")
    out = Path(options.output) if options.output else None
    if out and out.suffix.lower() != ".docx":
        raise UsageFault("对照表写成 Word 文件，文件名以 .docx 结尾，如 -o 对照表.docx。")
    names = (options.file, options.other) if options.other else ("", options.file)
    (before, old), (after, new) = (_plan_of(start, name) for name in names)
    found = compare(before, after)
    if options.json:
        print_json(comparison_json(found))
    else:
        for line in comparison_lines(found):
            print(line)
    _warn((*old, *new))
    if out:
        from ...workspace.plan.comparison import write_comparison

        say(f"已写成 {write_comparison(found, out, start.clock())}")
    return 0


def _plan_of(start: Start, file: str) -> tuple[Plan, Sequence[Problem]]:
    """The plan of a file; without one the plan in use."""
    if file:
        return load_plan(Path(file))
    read = start.workspace().unit.plan_read
    return read.plan, read.problems


def _warn(problems: Sequence[Problem]) -> None:
    if problems:
        say(f"注意：计划有 {len(problems)} 处问题，见 plancheck plan check。")
