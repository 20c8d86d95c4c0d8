"""What the formats of plain text share: fields that are no formula, text that is no markup."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from ..domain.text import clean

_FORMULA = tuple("=+-@\t\r\n＝＋－＠")
_FIGURE = re.compile(
    r"(?=.*[0-9０-９])[0-9０-９\s.,:/％%年月日号时分秒点Ee+－—–\-()（）$￥¥，．：／]+"
    r"|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[\s\-/.]*[0-9][0-9\s,\-/]*"
    r"|[0-9]+[\s\-/]*(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[0-9\s,\-/]*"
    r"|true|false",
    re.IGNORECASE | re.DOTALL,
)
"""What a spreadsheet takes for a number, a day, an hour or a truth, quoted or not."""
_ACTIVE = re.compile(
    r"[\\`*\[\]<|~]"
    r"|(?<![^\W_])_|_(?![^\W_])"  # within a word a _ is only itself
    r"|^(?:[#>=]|[+-](?=\s|$))|^[0-9]+[.)](?=\s|$)",
)
"""What Markdown acts on, the last line at the text's beginning alone."""


def csv_table(names: Iterable[str], rows: Iterable[Iterable[str]]) -> bytes:
    """A CSV file: UTF-8 with BOM, every field quoted."""
    data = io.BytesIO()
    data.write(codecs.BOM_UTF8)
    text = io.TextIOWrapper(data, encoding="utf-8", newline="")  # a million rows, held once
    writer = csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(names)
    writer.writerows(rows)
    text.flush()
    return data.getvalue()


def printable(text: str) -> str:
    """The text, however long, without a character that XML, Word or Excel would stumble over."""
    return clean(text, max(len(text), 1), lines=True)


def harmless(field: str) -> str:
    """A CSV field as text to any spreadsheet: a `'` before a formula (OWASP, "CSV Injection")."""
    return f"'{field}" if field.startswith(_FORMULA) else field


@lru_cache(maxsize=4096)
def worded(field: str) -> str:
    """A CSV field that people read: a text, also where it looks like a figure or a day.

    `3.2.1` and `1/3` become dates whatever the quoting; what a program reads is left raw.
    """
    return f"'{field}" if _FIGURE.fullmatch(field) else harmless(field)


def escaped(text: str) -> str:
    """Text that Markdown shows as it is."""
    return _ACTIVE.sub(_inert, text.replace("\n", " "))


def _inert(found: re.Match[str]) -> str:
    return f"{found[0][:-1]}\\{found[0][-1]}"


def markdown_table(names: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """A Markdown table's lines, its cells escaped."""
    lines = [f"| {' | '.join(map(escaped, names))} |", f"|{'---|' * len(names)}"]
    return lines + [f"| {' | '.join(map(escaped, row))} |" for row in rows]
