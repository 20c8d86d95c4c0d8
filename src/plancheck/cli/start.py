"""What a command is, and what it starts from."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Literal, NamedTuple

from ..workspace import Clock, Workspace, find_home
from . import terminal

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace


class Subcommand(NamedTuple):
    """A command: its line in the help, the function that carries it out, those of what it takes.

    Functions are named by module and name, so that only what is asked for is imported.

    `needs` a workspace: it takes this and the options. Else it takes a `Start`; where it needs
    names, these may be hanzi. `reads`: it also says why nothing can be recorded; the others find
    out by themselves. `last`: words that may stand where argparse would not take them.
    """

    name: str
    help: str
    run: str
    options: tuple[str, ...] = ()
    needs: Literal["nothing", "names", "workspace"] = "workspace"
    reads: bool = False
    last: Literal["", "text", "files"] = ""

    def add_options(self, parser: ArgumentParser) -> None:
        """Have a parser take what the command takes."""
        for option in self.options:
            module, _, name = option.partition(":")
            getattr(import_module(f".options.{module}", __package__), name)(parser)


SCREEN = Subcommand("", "", "screen:open_screen", needs="names")
"""What is done where no command is named."""


class Start(NamedTuple):
    """A command line as it was understood, and where it was given."""

    options: Namespace
    environment: Mapping[str, str]
    plan: str
    """The plan's file, id or year; empty where none was named."""
    clock: Clock

    def workspace(self) -> Workspace:
        """The unit's, opened."""
        home = find_home(self.options.home, self.environment)
        return Workspace.open(home, self.plan, self.clock)


def warn(workspace: Workspace, *, reading: bool) -> None:
    """Damage that did not stop the work, in a sentence or two; why nothing can be recorded."""
    problems = workspace.unit.problems
    for problem in problems[:3]:
        terminal.say(f"注意：{problem}")
    if len(problems) > 3:
        terminal.say(f"注意：还有 {len(problems) - 3} 处问题。")
    if not reading:
        return
    ledger = workspace.unit.ledger
    if ledger and ledger.history.ahead and (wrong := workspace.edit.wrong_dates()):
        terminal.say(f"注意：{wrong}；核对电脑的日期，再用 plancheck redate 改记到今天。")
    if workspace.unit.home.has_unsaved and (lost := workspace.unsaved.texts()):
        terminal.say(
            f"注意：有 {len(lost)} 段文字没有保存，如 {lost[0].described}；在屏幕上按 Ctrl+U 打开。"
        )
    amiss = workspace.unit.ledger.amiss if workspace.unit.ledger else workspace.unit.settings_gone
    if workspace.unit.read_only and not amiss:
        terminal.say(f"注意：{workspace.unit.read_only}")


def advise(workspace: Workspace) -> None:
    """What there is to do about the plan and about what the office said: what lies in 收件."""
    unit = workspace.unit
    told = any(f.startswith("feedback.") for one in unit.history.fields.values() for f in one)
    may_be = told or unit.home.has_inbox or unit.plan.year < unit.today.year
    if may_be and (advice := workspace.advice()):
        terminal.say(f"注意：{advice}。")


def require_readable(workspace: Workspace) -> None:
    """Show nothing where not everything that is there could be read; BadFile says why."""
    if workspace.unit.settings_gone or (workspace.unit.ledger and workspace.unit.ledger.amiss):
        workspace.unit.whole_ledger()


def encoding_fault() -> str:
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
