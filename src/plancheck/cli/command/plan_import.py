"""plan import: a Word file or a text made a plan file, with the draft beside it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from ...domain.plan.draft_text import draft_json, draft_lines
from ...errors import BadFile, UsageFault
from ...workspace import find_home, load_plan
from ...workspace.plan.drafts import (
    changes_of,
    plan_of_document,
    read_document,
    read_pasted,
    write_import,
)
from ..start import Start
from ..terminal import print_json, say

if TYPE_CHECKING:
    from ...domain.plan.comparison import Comparison

_STDIN = "-"


def plan_import(start: Start) -> int:
    """`plancheck plan import FILE|- [--revises OLD.toml] [-o PLAN.toml] [--json]`.

    Nothing is written over; with --json and without -o nothing is written at all.
    """
    options = start.options
    if not options.file:
        raise UsageFault("plan import 后面要写 Word 文件或文本文件；写 - 就从标准输入读文字。")
    if options.other:
        raise UsageFault("plan import 后面只写一个文件。")
    output = Path(options.output) if options.output else None
    if output and output.suffix.lower() != ".toml":
        raise UsageFault("计划文件的名称以 .toml 结尾，如 -o 2026年计划.toml。")
    home = find_home(options.home, start.environment)
    revises, faults = load_plan(Path(options.revises)) if options.revises else (None, ())
    if options.file == _STDIN:
        found, problems = read_pasted(sys.stdin.buffer, home, revises)
    else:
        found, problems = read_document(Path(options.file), home, revises)
    if faults:
        say(f"注意：原计划有 {len(faults)} 处问题，见 plancheck plan check {options.revises}。")
    for problem in problems:
        say(f"注意：{problem}")
    refusal = found.draft.refusal
    place = output if options.json else output or _beside(options.file)
    draft = write_import(found, place) if place and not refusal else None
    if options.json:
        places = {"plan": str(place) if draft else None, "draft": str(draft) if draft else None}
        told = draft_json(found.source, found.draft, plan_of_document(found))
        print_json({"document": found.document, **places, **told, **_changes(changes_of(found))})
    if refusal:
        raise BadFile(found.document, refusal)
    if draft and not options.json:
        for line in draft_lines(found.source, found.draft, plan_of_document(found)):
            print(line)
        if changes := changes_of(found):
            from ...domain.plan.comparison_text import change_lines

            print(*change_lines(changes), sep="\n")
    if draft:
        say(f"已写成 {place}；草稿 {draft.name} 放在旁边：打开 plancheck，按 Ctrl+L 核对、定单位。")
    return 0


def _changes(found: Comparison | None) -> dict[str, object]:
    from ...domain.plan.comparison_text import comparison_json

    return {"changes": comparison_json(found)} if found else {}


def _beside(file: str) -> Path:
    """Where a plan file goes that nobody named: beside its document, called as this is."""
    return Path("计划.toml") if file == _STDIN else Path(file).with_suffix(".toml")
