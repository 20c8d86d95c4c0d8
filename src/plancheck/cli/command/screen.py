"""Open the screen, or say why there is none."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping

from ...domain.progress.checklist import Question
from ...workspace import Workspace
from ..start import Start, advise, require_readable, warn
from ..terminal import is_terminal


def open_screen(start: Start) -> int:
    """`plancheck`."""
    return show_screen(start.workspace(), start)


def show_screen(workspace: Workspace, start: Start) -> int:
    """Show the screen; where there is none, or it is not wanted, the list and why."""
    why = screen_fault(start.environment)
    if not why and not start.options.plain:
        from ...tui.program import run as run_app

        return run_app(workspace)
    from .list import list_text

    warn(workspace, reading=True)
    require_readable(workspace)
    print(list_text(workspace, workspace.unit.checklist(Question(workspace.unit.identity))))
    print(f"{why}命令见 plancheck --help。")
    advise(workspace)
    return 0


def screen_fault(environment: Mapping[str, str]) -> str:
    """Why no screen can be shown here, in a sentence; empty where it can."""
    if not (is_terminal(sys.stdin) and is_terminal(sys.stdout)):
        return "这里不是能显示界面的终端。请在终端窗口中直接运行 plancheck；"
    kind = environment.get("TERM", "")
    if kind == "dumb" or (not kind and os.name != "nt"):
        fault = f"终端类型（TERM）是“{kind}”" if kind else "没有设终端类型（TERM）"
        return f"{fault}，不能显示界面。请换一个终端窗口，或设 TERM=xterm-256color 再运行；"
    return ""
