"""What the formats of plain text share: fields that are no formula, text that is no markup."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterable, Sequence

from ..domain.text import clean

_FORMULA = tuple("=+-@\t\r\n＝＋－＠")
_ACTIVE = re.compile(r"[\\`*_\[\]<>|!#~]")


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


def escaped(text: str) -> str:
    """Text that Markdown shows as it is."""
    return _ACTIVE.sub(lambda found: "\\" + found[0], text).replace("\n", " ")


def markdown_table(names: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """A Markdown table's lines, its cells escaped."""
    lines = [f"| {' | '.join(map(escaped, names))} |", f"|{'---|' * len(names)}"]
    return lines + [f"| {' | '.join(map(escaped, row))} |" for row in rows]
