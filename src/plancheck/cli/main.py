"""From arguments to an exit status: nothing leaves here as a traceback."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from importlib import import_module
from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

from ..errors import NotSaved, PlancheckError, UsageFault
from ..workspace import Clock, durable, reason, wall_clock
from . import terminal
from .start import SCREEN, Start, Subcommand, encoding_fault, require_readable, warn

if TYPE_CHECKING:
    from argparse import Namespace


def run(arguments: Sequence[str], environment: Mapping[str, str], clock: Clock = wall_clock) -> int:
    """Carry out a command line; the exit status (design, "The command line")."""
    with terminal.outlets():
        return _guarded(arguments, environment, clock)


def _guarded(arguments: Sequence[str], environment: Mapping[str, str], clock: Clock) -> int:
    """The same, with whatever goes wrong told in a sentence."""
    if "--json" not in arguments:
        terminal.warn_of_lost_hanzi()
    debug = bool(environment.get("PLANCHECK_DEBUG"))
    written = durable.count
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
        terminal.drop_stdout()
        return 0
    except OSError as error:
        if debug:
            raise
        terminal.drop_stdout()
        if status >= 0 and durable.count > written:
            terminal.say(f"已经保存，只是结果显示不出来：{reason(error)}。")
            return status
        terminal.say(f"没有做完：{reason(error)}。已保存的记录不受影响。")
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
    start = Start(options, environment, named, clock)
    command: Subcommand = options.command
    if command.needs != "nothing" and (nameless := encoding_fault()):
        raise UsageFault(nameless)
    module, _, name = command.run.partition(":")
    function = getattr(import_module(f".command.{module}", __package__), name)
    if command.needs != "workspace":
        status: int = function(start)
        return status
    workspace = start.workspace()
    warn(workspace, reading=command.reads)
    if command.reads:
        require_readable(workspace)
    try:
        function(workspace, options)
    except NotSaved as error:  # what was written is there to be copied
        for field in ("text", "title", "reason"):
            if words := getattr(options, field, None):
                error.add_note(f"写的是：{words}")
        raise
    return 0


def _options(arguments: Sequence[str]) -> Namespace:
    """The arguments, parsed; none, as clerks start it, without argparse and its 5 ms."""
    if not arguments:
        return cast("Namespace", SimpleNamespace(command=SCREEN, home=None, plan=None, plain=False))
    from .parser import parse

    return parse(arguments)
