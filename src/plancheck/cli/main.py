"""From arguments to an exit status: nothing leaves here as a traceback."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

from ..domain.checklist import Question
from ..errors import NotSaved, PlancheckError, UsageFault
from ..storage import atomic, paths, plan_file
from ..workspace import Clock, Workspace, wall_clock
from . import terminal

if TYPE_CHECKING:
    from argparse import Namespace

READING = frozenset({"list", "show", "history", "overview"})
"""Commands that also say why nothing can be recorded; the others find out by themselves."""
COMMANDS = {
    "list": ("views", "list_measures"),
    "show": ("views", "show"),
    "history": ("views", "history"),
    "overview": ("overview", "overview"),
    "setup": ("doing", "setup"),
    "tick": ("doing", "tick"),
    "untick": ("doing", "untick"),
    "set": ("doing", "change"),
    "note": ("doing", "note"),
    "step": ("stepping", "step"),
    "evidence": ("doing", "evidence"),
    "nochange": ("doing", "no_change"),
    "handover": ("doing", "hand_over"),
    "settle": ("settling", "settle"),
    "undo": ("taking_back", "undo"),
    "redo": ("taking_back", "redo"),
    "merge": ("doing", "merge"),
    "report": ("reporting", "report"),
    "check": ("reporting", "check"),
    "export": ("reporting", "export"),
    "rollup": ("rolling", "rollup"),
    "roster": ("rolling", "roster"),
}
"""Command → module and function; imported when it is named."""


def run(arguments: Sequence[str], environment: Mapping[str, str], clock: Clock = wall_clock) -> int:
    """Carry out a command line; the exit status (design, "The command line")."""
    with terminal.outlets():
        return _guarded(arguments, environment, clock)


def _guarded(arguments: Sequence[str], environment: Mapping[str, str], clock: Clock) -> int:
    """The same, with whatever goes wrong told in a sentence."""
    if "--json" not in arguments:
        terminal.say_where_hanzi_are_lost()
    debug = bool(environment.get("PLANCHECK_DEBUG"))
    written = atomic.durable.count
    status = -1
    try:
        status = _run(arguments, environment, clock)
        sys.stdout.flush()
        return status
    except PlancheckError as error:
        terminal.say("\n".join((str(error), *getattr(error, "__notes__", ()))))
        return error.exit_status
    except SystemExit as error:
        return error.code if isinstance(error.code, int) else 2
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        terminal.give_up_stdout()
        return 0
    except OSError as error:
        if debug:
            raise
        terminal.give_up_stdout()
        if status >= 0 and atomic.durable.count > written:
            terminal.say(f"已经保存，只是结果显示不出来：{atomic.reason(error)}。")
            return status
        terminal.say(f"没有做完：{atomic.reason(error)}。已保存的记录不受影响。")
        return 4
    except Exception as error:
        if debug:
            raise
        terminal.say(
            f"程序出错（{type(error).__name__}）：这是程序的毛病，不是操作的问题；"
            "此后没有再记录任何内容，已保存的记录不受影响。"
            "设 PLANCHECK_DEBUG=1 再运行一次，把显示的内容告诉维护人员。"
        )
        return 1
    finally:
        with suppress(OSError):  # said above
            sys.stdout.flush()


def _run(arguments: Sequence[str], environment: Mapping[str, str], clock: Clock) -> int:
    options = _options(arguments)
    named = options.plan or environment.get("PLANCHECK_PLAN", "")
    plan_path = Path(named) if named.strip() else plan_file.default_path()
    nameless = _why_no_chinese_names()
    if options.command == "doctor":
        from .doctor import doctor

        return doctor(options, environment, plan_path, clock, nameless)
    if nameless:
        raise UsageFault(nameless)
    if options.command == "plan":
        from .plans import plan

        plan(options, plan_path)
        return 0
    if options.command == "demo":
        from .demo import demo

        return demo(environment, plan_path, clock, plain=options.plain)
    home = paths.find_home(options.home, environment)
    workspace = Workspace.open(home, plan_path, clock)
    if not options.command:
        return open_screen(workspace, environment, plain=options.plain)
    if getattr(options, "open", False):
        from .rolling import open_rollup

        return open_rollup(workspace, options, _hindrance(environment))
    _warn(workspace, reading=options.command in READING)
    if options.command in (*READING, "settle") or getattr(options, "list", False):
        _refuse_halves(workspace)
    module, function = COMMANDS[options.command]
    try:
        getattr(import_module(f".{module}", __package__), function)(workspace, options)
    except NotSaved as error:  # what was written is there to be copied
        for name in ("text", "title", "reason"):
            if words := getattr(options, name, None):
                error.add_note(f"写的是：{words}")
        raise
    return 0


def _options(arguments: Sequence[str]) -> Namespace:
    """The arguments, parsed; none, as clerks start it, without argparse and its 5 ms."""
    if not arguments:
        return cast("Namespace", SimpleNamespace(command="", home=None, plan=None, plain=False))
    from .parser import parse

    return parse(arguments)


def open_screen(
    workspace: Workspace, environment: Mapping[str, str], *, plain: bool = False
) -> int:
    """Show the screen; where there is none, or it is not wanted, the list and why."""
    hindrance = _hindrance(environment)
    if not hindrance and not plain:
        from ..tui.app import run as run_app

        return run_app(workspace)
    from .listing import listing

    _warn(workspace, reading=True)
    _refuse_halves(workspace)
    print(listing(workspace, workspace.checklist(Question(workspace.unit_type))))
    print(f"{hindrance}命令见 plancheck --help。")
    return 0


def _hindrance(environment: Mapping[str, str]) -> str:
    """Why no screen can be shown here, in a sentence; empty where it can."""
    if not all(stream and stream.isatty() for stream in (sys.stdin, sys.stdout)):
        return "这里不是能显示界面的终端。请在终端窗口中直接运行 plancheck；"
    kind = environment.get("TERM", "")
    if kind == "dumb" or (not kind and os.name != "nt"):
        told = f"终端类型（TERM）是“{kind}”" if kind else "没有设终端类型（TERM）"
        return f"{told}，不能显示界面。请换一个终端窗口，或设 TERM=xterm-256color 再运行；"
    return ""


def _refuse_halves(workspace: Workspace) -> None:
    """Show nothing where not everything that is there could be read; BadFile says why."""
    if workspace.settings_gone or (workspace.book and workspace.book.amiss):
        workspace.whole()


def _warn(workspace: Workspace, *, reading: bool) -> None:
    """Damage that did not stop the work, in a sentence or two; why nothing can be recorded."""
    problems = workspace.problems
    for problem in problems[:3]:
        terminal.say(f"注意：{problem}")
    if len(problems) > 3:
        terminal.say(f"注意：还有 {len(problems) - 3} 处问题。")
    if reading and workspace.home.has_unsaved and (kept := workspace.unsaved.texts()):
        terminal.say(
            f"注意：有 {len(kept)} 段文字没有保存，如 {kept[0].described}；在屏幕上按 Ctrl+U 打开。"
        )
    amiss = workspace.book.amiss if workspace.book else workspace.settings_gone
    if reading and workspace.read_only and not amiss:
        terminal.say(f"注意：{workspace.read_only}")


def _why_no_chinese_names() -> str:
    """Ledgers and reports have hanzi in their names: why these cannot be; empty where they can.

    Python looks for such files under other names then, and would find no records at all.
    """
    encoding = sys.getfilesystemencoding()
    try:
        "周报".encode(encoding)
    except UnicodeEncodeError:
        return (
            f"系统的字符编码（{encoding}）写不了中文文件名，什么也没有做。"
            "请设 PYTHONUTF8=1 再运行 plancheck。"
        )
    return ""
