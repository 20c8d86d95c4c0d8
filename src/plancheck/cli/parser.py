"""A command line taken apart. Only the command that is named has its options built."""

from __future__ import annotations

import argparse
import os
import re
from collections.abc import Sequence
from typing import Any, NoReturn

from .. import __version__
from ..domain.cell_widths import cell_width, line_spans
from ..domain.text import clean, visible
from ..errors import UsageFault
from .argparse_zh import speak_chinese
from .arguments import path
from .commands import COMMANDS
from .start import SCREEN, Subcommand

GLOBAL = ("--home", "--plan")
"""Options that stand before the command, each with its value."""
_EXAMPLES = (
    "例：plancheck list　plancheck tick 3.3.2　plancheck note 3.3.2 新装两处 --kind 进展　"
    "plancheck export"
)
_FILLER = "\0"


class _Parser(argparse.ArgumentParser):
    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings, allow_abbrev=False, formatter_class=_Formatter)

    def error(self, message: str) -> NoReturn:
        raise UsageFault(f"{clean(message)}\n{_usage_of(self.prog)}")


class _Version(argparse.Action):
    """`--version`: the program's, and the numbers of the files that it writes."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> NoReturn:
        from ..workspace.format_numbers import format_numbers

        print(f"plancheck {__version__}\n文件格式：{format_numbers()}")
        parser.exit()


class _Formatter(argparse.HelpFormatter):
    """Counts cells, not characters; and knows its width, which argparse would import shutil for."""

    def __init__(self, prog: str) -> None:
        try:
            width = os.get_terminal_size().columns
        except OSError:
            width = 80
        super().__init__(prog, width=max(40, width - 2))

    def _format_action_invocation(self, action: argparse.Action) -> str:
        text = super()._format_action_invocation(action)
        return text + _FILLER * (cell_width(text) - len(text))

    def _split_lines(self, text: str, width: int) -> list[str]:
        return [text[start:end] for start, end in line_spans(text, width)]

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        return "\n".join(indent + line for line in self._split_lines(text, width - len(indent)))

    def format_help(self) -> str:
        return super().format_help().replace(_FILLER, "")


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """The arguments as a namespace, `command` the one of the table; UsageFault if wrong."""
    speak_chinese()
    arguments = [_plain(word) for word in arguments]
    place = _command_at(arguments)
    name = arguments[place] if place < len(arguments) else ""
    commands = [command for command in COMMANDS if command.name == name]
    if place < len(arguments) and not commands:
        raise UsageFault(_unknown_command(name))
    for command in commands:
        if command.last == "text":
            arguments = _dashes_last(arguments)
        elif command.last == "files":
            arguments = arguments[: place + 1] + _words_last(command, arguments[place + 1 :])
    wants_help = not name and not {"-h", "--help"}.isdisjoint(arguments)
    parser = _parser(COMMANDS if wants_help else commands)
    options, rest = parser.parse_known_args(arguments)
    if rest:
        hint = "--home 和 --plan 要写在命令前面。" if {*GLOBAL} & {*rest} else ""
        unknown = clean(" ".join(rest), 80)
        raise UsageFault(f"不认识：{unknown}。{hint}\n{_usage_of(f'plancheck {name}'.strip())}")
    return options


def whole_parser() -> argparse.ArgumentParser:
    """Every command with its options: what shells complete by, and the man page is made of."""
    speak_chinese()
    return _parser(COMMANDS)


def _parser(commands: Sequence[Subcommand]) -> argparse.ArgumentParser:
    parser = _Parser(
        prog="plancheck",
        description="街道年度工作计划执行台账。不写命令就打开屏幕。",
        epilog=_EXAMPLES,
    )
    parser.add_argument("--version", action=_Version, nargs=0, help="显示版本和文件格式的版本")
    parser.add_argument("--home", type=path, metavar="文件夹", help="台账和设置放在哪里（如U盘）")
    parser.add_argument(
        "--plan", type=path, metavar="计划", help="打开另一份计划：文件，或本机计划的编号、年份"
    )
    parser.add_argument(
        "--plain", action="store_true", help="不开界面，把清单写成文字（读屏软件可用）"
    )
    parser.set_defaults(command=SCREEN)
    if commands:
        children = parser.add_subparsers(metavar="命令", title="命令")
        for command in commands:
            child = children.add_parser(command.name, help=command.help)
            child.set_defaults(command=command)
            command.add_options(child)
    return parser


def _command_at(arguments: Sequence[str]) -> int:
    """Where the command stands: the first word that is none of the program's own options."""
    place = 0
    while place < len(arguments):
        word = arguments[place]
        if not word.startswith("-"):
            return place
        if word.partition("=")[0] not in (*GLOBAL, "--help", "-h", "--version", "--plain"):
            raise UsageFault(
                f"不认识“{clean(word, 40)}”。命令前面只能写 {'、'.join(GLOBAL)}，"
                f"其他选项写在命令后面。\n{_usage_of('plancheck')}"
            )
        place += 2 if word in GLOBAL else 1
    return place


def _unknown_command(name: str) -> str:
    from difflib import get_close_matches

    near = get_close_matches(name, [command.name for command in COMMANDS])
    hint = f"相近的有：{'、'.join(near)}。" if near else ""
    return f"没有命令“{clean(name, 40)}”。{hint}\n{_usage_of('plancheck')}"


def _usage_of(prog: str) -> str:
    return f"用 {prog} --help 查看用法。"


def _plain(word: str) -> str:
    """Without what nobody sees, but in a file's name; an option's widened hyphens made plain.

    A command's name, and what else is a word in English, without blanks around it.
    """
    if (not word.isascii() or word != word.strip()) and not os.path.lexists(word):
        word = visible(word)
        bare = word.strip()
        word = bare if bare.isascii() and bare.isalpha() else word
    if not word.startswith(("－", "—", "–")):
        return word
    option = re.fullmatch(r"[－—–]{1,2}([a-z]+(?:=.*)?)", word, re.DOTALL)
    return f"--{option[1]}" if option else word


def _dashes_last(arguments: list[str]) -> list[str]:
    """Text such as -5度 put where argparse takes it for no option: at the end, after `--`."""
    dashed = [a for a in arguments if re.match(r"-[^-h]", a)]
    if not dashed or "--" in arguments:
        return arguments
    return [*(a for a in arguments if a not in dashed), "--", *dashed]


def _words_last(command: Subcommand, arguments: list[str]) -> list[str]:
    """Files written before and after options put behind them: argparse takes only one run."""
    taken = argparse.ArgumentParser()
    command.add_options(taken)
    with_value = {o for a in taken._actions if a.nargs is None for o in a.option_strings}
    options, files, dashes = list[str](), list[str](), list[str]()
    rest = iter(arguments)
    for word in rest:
        if word == "--":  # all that follows is files, however it begins
            dashes = [word]
            files += rest
            break
        if word == "-" or not word.startswith("-"):
            files.append(word)
            continue
        options.append(word)
        if word in with_value:
            options += [value for value in [next(rest, None)] if value is not None]
    return options + dashes + files
