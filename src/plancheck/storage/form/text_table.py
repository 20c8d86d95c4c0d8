"""A table that is text: csv as spreadsheets save it, or cells that were copied out of one."""

from __future__ import annotations

import csv
import io
from pathlib import PurePath

from ...domain.form.sheet import Sheet
from ...domain.startup import lazy
from ...domain.text import clean
from ...errors import BadFile
from .. import file_kinds, text_file

CELLS = 200_000
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_WEB = lazy(r"(?i)\s*(?:<\?xml|<!doctype\s+html|<html|<head|<table|<meta)\b")
_IS_WEB = "这是网页或 XML，不是表格。请用 WPS 或 Excel 打开，另存为 xlsx 再用。"
_IS_OWN = lazy(r"(?:[^\n]*\n){0,40}?(?:format|schema) *= *[\"0-9]")
_OWN = "这是 plancheck 自己的文件，不是表格。台账用 merge 并入，计划用 plan adopt 接收。"
_TOO_MUCH = "里面的内容大得不像一张表，没有读取。请只留要用的表格再用。"
_DELIMITERS = "\t,;|"
_SAMPLE = 20
"""Lines that tell what stands between cells."""


def text_sheet(data: bytes, name: str) -> Sheet:
    """The sheet that a text file is; BadFile where it is none."""
    text = _utf16(data, name) if data.startswith(_UTF16) else text_file.decoded(data, name)
    if _WEB.match(text):
        raise BadFile(name, _IS_WEB)
    if _IS_OWN.match(text):
        raise BadFile(name, _OWN)
    return sheet_of_text(text, clean(PurePath(name).stem))


def sheet_of_text(text: str, name: str) -> Sheet:
    """The sheet that a text is: of lines with tabs, commas or the like between their cells."""
    lines = text.replace("\0", "").replace("\r\n", "\n").replace("\r", "\n")
    sample = lines.split("\n", _SAMPLE)[:_SAMPLE]
    delimiter = max(_DELIMITERS, key=lambda one: sum(line.count(one) for line in sample))
    rows: list[tuple[str, ...]] = []
    cells = 0
    try:
        for row in csv.reader(io.StringIO(lines, newline=""), delimiter=delimiter):
            cells += len(row)
            if cells > CELLS:
                raise BadFile(name, _TOO_MUCH)
            rows.append(tuple(cell.removeprefix("'") for cell in row))
    except csv.Error as error:
        raise BadFile(name, _TOO_MUCH) from error
    return Sheet(name, tuple(rows))


def _utf16(data: bytes, name: str) -> str:
    """What Excel calls Unicode text."""
    try:
        return data.decode("utf-16")
    except UnicodeDecodeError as error:
        raise BadFile(name, file_kinds.foreign(data)) from error
