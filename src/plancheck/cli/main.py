"""From arguments to an exit status: nothing leaves here as a traceback."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Mapping, Sequence
from importlib import import_module
from pathlib import Path

from ..domain.checklist import Question
from ..errors import PlancheckError
from ..storage import paths, plan_file
from ..workspace import Clock, Workspace, wall_clock
from .parser import parse

COMMANDS = {
    "list": ("views", "list_measures"),
    "show": ("views", "show"),
    "history": ("views", "history"),
    "setup": ("doing", "setup"),
    "tick": ("doing", "tick"),
    "untick": ("doing", "untick"),
    "set": ("doing", "change"),
    "note": ("doing", "note"),
    "undo": ("doing", "undo"),
    "redo": ("doing", "redo"),
    "merge": ("doing", "merge"),
    "export": ("doing", "export"),
}
"""Command → module and function; imported when it is named."""


def run(arguments: Sequence[str], environment: Mapping[str, str], clock: Clock = wall_clock) -> int:
    """Carry out a command line; the exit status (design, "The command line")."""
    _tolerate_any_character()
    try:
        return _run(arguments, environment, clock)
    except PlancheckError as error:
        print(error, file=sys.stderr)
        return error.exit_status
    except SystemExit as error:
        return error.code if isinstance(error.code, int) else 2
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:
        if environment.get("PLANCHECK_DEBUG"):
            raise
        name = type(error).__name__
        print(
            f"程序出错（{name}），这一步没有做；已保存的记录不受影响。"
            "设 PLANCHECK_DEBUG=1 再运行一次，把显示的内容告诉维护人员。",
            file=sys.stderr,
        )
        return 1


def _run(arguments: Sequence[str], environment: Mapping[str, str], clock: Clock) -> int:
    options = parse(arguments)
    named = options.plan or environment.get("PLANCHECK_PLAN")
    plan_path = Path(named) if named else plan_file.default_path()
    if options.command == "plan":
        from .plans import plan

        plan(options, plan_path)
        return 0
    home = paths.find_home(options.home, environment)
    workspace = Workspace.open(home, plan_path, clock)
    if options.command:
        _warn(workspace)
        module, function = COMMANDS[options.command]
        getattr(import_module(f".{module}", __package__), function)(workspace, options)
        return 0
    return _open_screen(workspace, environment)


def _open_screen(workspace: Workspace, environment: Mapping[str, str]) -> int:
    terminal = sys.stdin.isatty() and sys.stdout.isatty()
    if terminal and environment.get("TERM", "") != "dumb":
        from ..tui.app import run as run_app

        return run_app(workspace)
    from . import views

    _warn(workspace)
    print(views.listing(workspace, workspace.checklist(Question(workspace.unit_type))))
    print("这里不是能显示界面的终端。请在终端窗口中直接运行 plancheck；命令见 plancheck --help。")
    return 0


def _warn(workspace: Workspace) -> None:
    """Damage that did not stop the work, in a sentence or two."""
    problems = workspace.problems
    for problem in problems[:3]:
        print(f"注意：{problem}", file=sys.stderr)
    if len(problems) > 3:
        print(f"注意：还有 {len(problems) - 3} 处问题。", file=sys.stderr)


def _tolerate_any_character() -> None:
    """A GBK console or pipe shows a `?` for what it has no character for, and never dies of it."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
