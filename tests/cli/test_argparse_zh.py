"""argparse speaks Chinese, whichever Python it comes from; nothing typed is lost."""

from __future__ import annotations

import argparse
import ast
import inspect
import re
import sys
from collections.abc import Sequence
from importlib import import_module

import pytest

from plancheck.cli.argparse_zh import PHRASES
from plancheck.cli.commands import COMMANDS
from plancheck.cli.parser import parse
from plancheck.cli.start import SCREEN
from plancheck.domain.cell_widths import cell_width
from plancheck.errors import UsageFault
from tests.cli.conftest import Run

FOR_PROGRAMMERS = re.compile(
    r"callable|__call__|invalid argument for positionals|with mode|cannot (have|merge)"
    r"|conflict|dest= |option string %\(|must be optional"
)
"""What argparse says about a parser that is put together wrongly."""

NEWER = {
    "%(heading)s:",
    "invalid choice: %(value)r, maybe you meant %(closest)r? (choose from %(choices)s)",
    "%(prog)s: warning: %(message)s\n",
    "option '%(option)s' is deprecated",
    "command '%(parser_name)s' is deprecated",
    "argument '%(argument_name)s' is deprecated",
    "show program's version number and exit",
    " (default: %(default)s)",
}
"""Phrases that came after Python 3.11 (3.12.8, 3.13, 3.14)."""


def phrases_of_argparse() -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(inspect.getsource(argparse))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            asked = {"_": 1, "ngettext": 2}.get(node.func.id, 0)
            for argument in node.args[:asked]:
                found |= {
                    part.value
                    for part in ast.walk(argument)
                    if isinstance(part, ast.Constant) and isinstance(part.value, str)
                }
    return {phrase for phrase in found if " " in phrase or phrase == "options"}


def test_every_phrase_of_this_python_has_its_chinese() -> None:
    wanted = {p for p in phrases_of_argparse() if not FOR_PROGRAMMERS.search(p)}
    assert len(wanted) > 15
    assert wanted <= PHRASES.keys()


def test_phrases_of_later_pythons_have_theirs() -> None:
    assert PHRASES.keys() >= NEWER


def test_a_phrase_and_its_chinese_take_the_same_values() -> None:
    slots = re.compile(r"%(?:\((\w+)\))?[sr]")
    for phrase, chinese in PHRASES.items():
        assert set(slots.findall(chinese)) <= set(slots.findall(phrase)), phrase


ENGLISH = {
    "JSON", "toml", "show", "check", "init", "done", "undone", "drop", "sort", "diff", "docx",
    "xlsx", "publish", "adopt", "list", "import",
}  # fmt: skip
"""What stands in English in the help: words of the commands and formats."""


def test_the_help_of_every_command_is_chinese_and_lines_up(plancheck: Run) -> None:
    for command in COMMANDS:
        answer = plancheck(command.name, "--help")
        assert answer.status == 0, command.name
        words = set(re.findall(r"[A-Za-z]{4,}", re.sub(r"--[\w-]+|plancheck \w+", "", answer.out)))
        assert words <= ENGLISH, command.name
        starts = {
            cell_width(found[1])
            for found in re.finditer(r"^(  \S.*?  +)\S", answer.out, re.MULTILINE)
            if not found[0].endswith("[")
        }
        assert len(starts) == 1, command.name
        options = answer.out.partition("选项")[2].splitlines()
        assert max(map(cell_width, options)) <= 78, command.name


def test_the_help_of_the_program_names_every_command(plancheck: Run) -> None:
    out = plancheck("--help").out
    assert all(f"    {command.name} " in out for command in COMMANDS)
    assert all(command.help in out for command in COMMANDS)


def test_the_table_names_a_function_for_every_command() -> None:
    for command in (SCREEN, *COMMANDS):
        module, _, name = command.run.partition(":")
        assert callable(getattr(import_module(f"plancheck.cli.command.{module}"), name))
        for option in command.options:
            module, _, name = option.partition(":")
            assert callable(getattr(import_module(f"plancheck.cli.options.{module}"), name))


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["lst"], ["没有命令“lst”", "相近的有：list"]),
        (["\x1b[31m"], ["没有命令"]),
        (["--hom", "x", "list"], ["不认识“--hom”", "--home"]),
        (["--json", "list"], ["不认识“--json”", "写在命令后面"]),
        (["list", "--home", "x"], ["--home 和 --plan 要写在命令前面"]),
        (["list", "--stat", "受阻"], ["不认识：--stat 受阻", "plancheck list --help"]),
        (["list", "x"], ["不认识：x"]),
        (["list", "--section", "三"], ["--section：“三”不是整数"]),
        (["set", "1.1.1", "--percent", "9" * 30], ["不是整数"]),
        (["set", "1.1.1", "--amount", "1e9"], ["--amount：“1e9”不是数"]),
        (["set", "1.1.1", "--owner"], ["--owner：后面要跟一个值"]),
        (["tick"], ["缺少：编号", "plancheck tick --help"]),
        (["note", "1.1.1"], ["缺少：文字"]),
        (["plan", "burn"], ["没有“burn”", "show、check"]),
        (["export", "--out", ""], ["--out：后面是空的"]),
        (["undo", "两步"], ["“两步”不是整数"]),
        ([""], ["没有命令“”"]),
    ],
)
def test_what_is_wrong_is_said_with_what_would_be_right(
    plancheck: Run, words: Sequence[str], told: Sequence[str]
) -> None:
    answer = plancheck(*words)
    assert (answer.status, answer.out) == (2, "")
    assert all(one in answer.err for one in told)
    assert "\x1b" not in answer.err


@pytest.mark.parametrize("option", ["--home", "--plan"])
def test_an_empty_home_or_plan_is_never_taken_for_another(option: str) -> None:
    with pytest.raises(UsageFault, match="后面是空的"):
        parse([option, "", "list"])


def test_hyphens_from_an_input_method_are_hyphens() -> None:
    for typed in ("－－json", "——json", "—json", "–json", "--json"):
        assert parse(["list", typed]).json is True, typed


def test_a_note_may_begin_with_anything() -> None:
    texts = ["——新装两处", "—", "-5度", "-新装", "--", "——a b", "长 文 字", "-", "setup", "０"]
    for text in texts:
        words = ["--", text] if text == "--" else [text]
        found = parse(["note", "3.3.2", "--kind", "问题", *words])
        assert (found.id, found.text, found.kind) == ("3.3.2", text, "问题")
        if text != "--":
            assert parse(["note", "3.3.2", text, "--on", "昨天"]).text == text


def test_numbers_may_be_typed_full_width_and_with_their_sign() -> None:
    found = parse(["set", "3.3.2", "--percent", "５０％", "--amount", "１.５"])
    assert (found.percent, found.amount) == (50, 1.5)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows hands words over as text")
def test_bytes_of_another_encoding_are_read_as_what_they_say() -> None:
    for encoding in ("gb18030", "utf-8"):
        typed = "新装两处".encode(encoding).decode("ascii", "surrogateescape")
        assert parse(["note", "3.3.2", typed]).text == "新装两处"
