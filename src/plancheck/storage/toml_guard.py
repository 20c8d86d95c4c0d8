"""TOML from elsewhere: looked over in one linear pass before a parser sees it.

200 KB of `[a.a.a…]` keeps tomllib busy for ten seconds and 2,000 open brackets end in
RecursionError; so size, nesting, parts of a key and digits of a number are bounded first.
"""

from __future__ import annotations

import re
import stat
from pathlib import Path
from typing import NamedTuple, cast

import tomli

from ..errors import BadFile

LIMIT = 4 * 1024 * 1024
"""Bytes of a plan, a status file, a roster or another PC's ledger."""
NESTING = 16
KEY_PARTS = 16
DIGITS = 32

_PIECE = re.compile(
    r'"""|\'\'\'|"(?:[^"\\\n]|\\[^\n])*"|\'[^\'\n]*\'|#[^\n]*'
    rf"|[0-9][0-9_]{{{DIGITS},}}|\.|[\[\]{{}},=\n\"']"
)
_MULTILINE = {
    '"""': re.compile(r'(?:[^"\\]|\\.|"(?!""))*"{3,5}', re.DOTALL),
    "'''": re.compile(r"(?:[^']|'(?!''))*'{3,5}", re.DOTALL),
}


class Statement(NamedTuple):
    """A header line or the key of a `key = value`, and the line it stands on (from 1)."""

    line: int
    text: str


def read_bytes(path: Path, limit: int) -> bytes:
    """The bytes of a regular file of at most `limit` bytes; BadFile otherwise."""
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise BadFile(path.name, "不是普通文件。")
        if status.st_size > limit:
            raise BadFile(path.name, f"文件太大（超过 {limit // 1024} KB），没有读取。")
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except FileNotFoundError as error:
        raise BadFile(path.name, "找不到文件。") from error
    except (OSError, ValueError) as error:
        raise BadFile(path.name, "文件无法读取，请检查权限。") from error
    if len(data) > limit:
        raise BadFile(path.name, f"文件太大（超过 {limit // 1024} KB），没有读取。")
    return data


def read_text(path: Path, limit: int = LIMIT) -> str:
    """The text of a file: UTF-8 with or without BOM, else GB 18030; BadFile otherwise."""
    data = read_bytes(path, limit)
    if b"\0" in data:
        raise BadFile(path.name, "不是文本文件。")
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise BadFile(path.name, "文字编码无法识别，请另存为 UTF-8。")


def parse(text: str, source: str) -> dict[str, object]:
    """The content of a TOML text that keeps within the bounds; BadFile names the line."""
    scan(text, source)
    try:
        return cast("dict[str, object]", tomli.loads(text))
    except tomli.TOMLDecodeError as error:
        line = getattr(error, "lineno", 0) or 0
        raise BadFile(source, "不是完好的 TOML：这里写得不对。", line) from error
    except (ValueError, OverflowError, RecursionError) as error:
        raise BadFile(source, "不是完好的 TOML：有无法读取的值。") from error


def scan(text: str, source: str) -> list[Statement]:
    """Look the text over once; its statements by line. BadFile where a bound is passed."""
    statements: list[Statement] = []
    depth = line_start = position = 0
    line, dots, open_statement = 1, 0, True
    find = _PIECE.search
    while found := find(text, position):
        piece = found[0]
        position = found.end()
        first = piece[0]
        if piece == "\n":
            if open_statement and depth == 0:
                _state(statements, text[line_start : found.start()], line)
            line += 1
            line_start = position
            if depth == 0:
                open_statement, dots = True, 0
        elif first in "[{":
            depth += 1
            if depth > NESTING + 2:
                raise BadFile(source, f"嵌套超过 {NESTING} 层。", line)
        elif first in "]}":
            depth = max(0, depth - 1)
            dots = 0
        elif first in ",=":
            if first == "=" and open_statement and depth == 0:
                _state(statements, text[line_start : found.start()], line)
                open_statement = False
            dots = 0
        elif piece in _MULTILINE:
            end = _MULTILINE[piece].match(text, position)
            if not end:
                raise BadFile(source, "字符串没有结束。", line)
            line += end[0].count("\n")
            position = end.end()
        elif first in "\"'":
            if len(piece) == 1:
                raise BadFile(source, "字符串没有结束。", line)
        elif first.isdecimal():
            raise BadFile(source, f"数字超过 {DIGITS} 位。", line)
        elif first != "#":
            dots += 1
            line += piece.count("\n")
            if dots >= KEY_PARTS:
                raise BadFile(source, f"键名超过 {KEY_PARTS} 段。", line)
    if open_statement and depth == 0:
        _state(statements, text[line_start:], line)
    return statements


def _state(statements: list[Statement], text: str, line: int) -> None:
    words = text.strip()
    if words and not words.startswith("#"):
        statements.append(Statement(line, words))
