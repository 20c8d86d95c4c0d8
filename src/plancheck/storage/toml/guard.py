"""TOML from elsewhere: looked over in one linear pass before a parser sees it.

200 KB of `[a.a.a…]` keeps tomllib busy for ten seconds, 2,000 open brackets end in RecursionError
and 6,000,000 tables of ten bytes take 5 GB; so size, nesting, parts of a key, digits of a number,
and how many names and signs there are, are bounded first.

No pattern here is possessive or atomic: Python 3.11.2 (Debian 12) has such groups broken. So none
repeats a group without bound either, which would cost a hundred bytes of memory a turn.
"""

import re
from typing import NamedTuple, cast

import tomli

from ...domain.startup import lazy
from ...errors import BadFile

NESTING = 16
KEY_PARTS = 16
DIGITS = 32
NAMES = 100_000
"""Parts of headings and of dotted keys in a text: each costs the parser up to a kilobyte."""
SIGNS = 600_000
"""Strings, brackets, commas, equals signs, comments and line ends in a text."""

_STATEMENT = 4_000
"""Characters of a statement that are kept; longer names are none of ours."""
_PIECE = lazy(
    r'"""|\'\'\'|"[^"\\\n]*"|\'[^\'\n]*\'|#[^\n]*|\n[ \t\r\n]*'
    rf"|[0-9][0-9A-Za-z_]{{{DIGITS},}}|\.|[\[\]{{}},=\"']"
)
# Of a run of backslashes only the first is tried, which keeps the search linear.
_QUOTES = lazy(r'(?<!\\)(\\*)("{1,6})')
_QUOTE_OR_END = lazy(r'(?<!\\)(\\*)("|\n)')
_APOSTROPHES = lazy("'{3,5}")
_STRING = r"""(?:"[^"\\\n]*(?:\\[^\n][^"\\\n]*){0,200}"|'[^'\n]*')"""
_VALUE = rf"(?:{_STRING}|[0-9A-Za-z:+._-]{{1,{DIGITS}}})"
_PLAIN = lazy(
    r"^[ \t]*(?:(?:"
    rf"\[{{1,2}}[\w-]+(?:\.[\w-]+){{0,{KEY_PARTS - 1}}}\]{{1,2}}"
    rf"|[\w-]+ = (?:{_VALUE}|\[(?:{_VALUE}(?:, {_VALUE}){{0,200}})?\]"
    rf"|\{{ [\w-]+ = {_VALUE}(?:, [\w-]+ = {_VALUE}){{0,20}} \}})"
    r")[ \t]*)?(?:#[^\n]*)?(?:\n|\r\n|\Z)",
    re.ASCII | re.MULTILINE,
)
"""A line of the plain kind that programs and people mostly write."""
_HEADING = lazy(r"^[ \t]*\[[^\n\"'#]*", re.MULTILINE)
_FAULTS = (
    ("Cannot overwrite", "同一个名称写了两次"),
    ("Duplicate", "同一个名称写了两次"),
    ("Cannot", "同一节写了两次，或与别的节冲突"),
    ("Invalid date", "没有这个日期"),
    ("Invalid value", "值写得不对，文字两边要用英文双引号"),
    ("Unclosed", "括号没有配对，或中间缺少英文逗号"),
    ("Unescaped", "双引号之内的反斜杠要写两个"),
    ("Invalid hex", "双引号之内的反斜杠要写两个"),
    ("Escaped", "双引号之内的反斜杠要写两个"),
    ("Expected newline", "这一行多了内容"),
    ("Expected", "这一行缺少等号或括号"),
    ("Invalid", "这一行不是“名称 = 值”"),
    ("Found invalid", "有不能使用的控制字符"),
    ("Illegal", "有不能使用的控制字符"),
)
"""What tomli says, by its first words, and what the clerk is told."""


class Statement(NamedTuple):
    """A header line or the key of a `key = value`, and the line it stands on (from 1)."""

    line: int
    text: str


def parse_toml(text: str, source: str) -> dict[str, object]:
    """The content of a TOML text that keeps within the bounds; BadFile names the line."""
    if not _is_plain(text):
        scan(text, source, listed=False)
    try:
        return cast("dict[str, object]", tomli.loads(text))
    except tomli.TOMLDecodeError as error:
        said = str(error)
        words = next((ours for theirs, ours in _FAULTS if said.startswith(theirs)), "这里写得不对")
        raise BadFile(source, f"不是完好的 TOML：{words}。", error.lineno) from error
    except (ValueError, OverflowError, RecursionError) as error:
        raise BadFile(source, "不是完好的 TOML：有无法读取的值。") from error


def _is_plain(text: str) -> bool:
    """Whether every line is of the plain kind, and few enough: then all bounds are kept."""
    if _PLAIN.sub("", text) or text.count("=") + text.count(",") > SIGNS:
        return False
    return sum(1 + heading[0].count(".") for heading in _HEADING.finditer(text)) <= NAMES


def scan(text: str, source: str, *, listed: bool = True) -> list[Statement]:
    """Look the text over once; its statements, if wanted, by line. BadFile where a bound is passed.

    What is no TOML is left to the parser: up to the parser's first error, both see the same
    strings, comments and brackets.
    """
    statements: list[Statement] = []
    brackets: list[str] = []
    line_start = position = dots = names = signs = 0
    line = 1
    heading = naming = True
    # heading: no "=" yet in this statement; naming: what comes is (part of) a key, not a value
    find = _PIECE.search
    while found := find(text, position):
        piece = found[0]
        position = found.end()
        first = piece[0]
        signs += 1
        if signs > SIGNS or names > NAMES:
            raise _too_much(source, line)
        if first == "\n":
            if not brackets:
                if heading and listed:
                    _state(statements, text[line_start : found.start()], line)
                heading, naming, dots = True, True, 0
            line += piece.count("\n")
            line_start = position
        elif first in "[{":
            names += heading and not brackets
            brackets.append(first)
            naming = heading or first == "{"
            if len(brackets) > (2 if heading else NESTING):
                raise BadFile(source, f"括号嵌套超过 {NESTING} 层，或没有配对。", line)
        elif first in "]}":
            if brackets:
                brackets.pop()
            dots = 0
        elif first == "=":
            if heading and not brackets:
                if listed:
                    _state(statements, text[line_start : found.start()], line)
                heading = False
            naming, dots = False, 0
        elif first == ",":
            naming, dots = brackets[-1:] == ["{"], 0
        elif first in "\"'":
            if piece in ('"', "'", '"""', "'''"):
                position, turns = _string_end(text, position, piece, source, line)
                signs += turns
                line += text.count("\n", found.end(), position)
        elif first == ".":
            dots += 1
            names += naming
            if dots >= KEY_PARTS:
                raise BadFile(source, f"名称超过 {KEY_PARTS} 段。", line)
        elif first != "#" and not naming and _digits(piece) > DIGITS:
            raise BadFile(source, f"数字超过 {DIGITS} 位。", line)
    if heading and listed and not brackets:
        _state(statements, text[line_start:], line)
    return statements


def _string_end(text: str, start: int, opening: str, source: str, line: int) -> tuple[int, int]:
    """Where the string that was opened ends, and how many quotes in it were looked at."""
    turns = 0
    if opening == "'''":
        end = _APOSTROPHES.search(text, start)
        if end:
            return end.end(), 1
    elif opening[0] == '"':
        find = _QUOTES.search if len(opening) == 3 else _QUOTE_OR_END.search
        while found := find(text, start):
            turns += 1
            if turns > SIGNS:
                raise _too_much(source, line)
            quotes = len(found[2]) - len(found[1]) % 2  # an odd backslash escapes the first
            if found[2] == "\n":
                break
            if quotes >= len(opening):
                return found.end() - max(0, quotes - 5), turns
            start = found.end()
    raise BadFile(source, "引号没有配对。", line)


def _too_much(source: str, line: int) -> BadFile:
    return BadFile(source, "内容太多，没有读取；可能不是本程序的文件，或已损坏。", line)


def _digits(number: str) -> int:
    prefix = 2 if number[:2] in {"0x", "0o", "0b"} else 0
    return len(number) - number.count("_") - prefix


def _state(statements: list[Statement], text: str, line: int) -> None:
    words = text.strip()[:_STATEMENT]
    if words and words[0] != "#":
        statements.append(Statement(line, words))
