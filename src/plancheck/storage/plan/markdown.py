"""A text file as a source: its lines, and what Markdown's signs say of them.

The signs are evidence, in .txt too, where people paste them: # of headings, ** of bold words, | of
tables; so are the tabs of one that was copied out of Word or Excel. They stay in the text, and are
no part of a passage where they stand at its edge.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...domain.plan.source import Cell, Passage, PassageKind, Source, Span
from ...domain.startup import lazy

_HEADING = lazy(r"(#{1,6})[ \t]+(?=\S)")
_CLOSING = lazy(r"[ \t]+#+$")
_RULE = lazy(r"\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?")
_PIPED = lazy(r"\|[^\n]*[^\n|][^\n]*\|")
_TABBED = lazy(r"[^\n\t]*\t[^\n\t]*\t[^\n]*")
_LEAST_ROWS = 2
_BOLD = lazy(r"\*\*([^*\n]+)\*\*")
_ESCAPE = lazy(r"\\([!-/:-@\[-`{}~])")


def markdown_source(text: str, *, escapes: bool = False) -> Source:
    """The source of a text; with `escapes`, a backslash before a sign is left out."""
    if escapes:
        text = _ESCAPE.sub(r"\1", text)
    source = Source.of_text(text)
    passages: list[Passage] = []
    lines = list(source.passages)
    at = tables = 0
    while at < len(lines):
        rows, sign = _rows(text, lines, at)
        if rows:
            passages += _cells(text, rows, sign, tables)
            at, tables = at + len(rows), tables + 1
        else:
            passages.append(_marked(text, lines[at]))
            at += 1
    return Source(text, tuple(passages))


def _marked(text: str, passage: Passage) -> Passage:
    """A passage with what the signs in it say."""
    line = text[passage.start : passage.end]
    heading = _HEADING.match(line)
    if heading:
        closing = _CLOSING.search(line)
        end = passage.start + closing.start() if closing else passage.end
        start = passage.start + heading.end()
        passage = passage._replace(start=start, end=end, outline=len(heading[1]))
    return passage._replace(bold=_bold(text, passage))


def _bold(text: str, passage: Passage) -> tuple[Span, ...]:
    found = _BOLD.finditer(text, passage.start, passage.end)
    return tuple(Span(*match.span(1)) for match in found)


def _rows(text: str, lines: list[Passage], at: int) -> tuple[list[Passage], str]:
    """The lines of the table that begins here and what parts its cells; none where none does."""
    for sign, is_row in (("|", _PIPED.fullmatch), ("\t", _TABBED.fullmatch)):
        end = at
        while end < len(lines) and is_row(text, lines[end].start, lines[end].end):
            if end > at and text.count("\n", lines[end - 1].end, lines[end].start) > 1:
                break
            end += 1
        if end - at >= _LEAST_ROWS:
            return lines[at:end], sign
    return [], ""


def _cells(text: str, rows: list[Passage], sign: str, table: int) -> Iterator[Passage]:
    """The cells of a table, but for the line under its header."""
    ruled = [index for index, one in enumerate(rows) if _RULE.fullmatch(text, one.start, one.end)]
    kept = [one for index, one in enumerate(rows) if index not in ruled[:1]]
    for row, line in enumerate(kept):
        start = line.start + (text[line.start] == sign)
        end = line.end - (text[line.end - 1] == sign)
        for column, content in enumerate(text[start:end].split(sign)):
            words = content.strip()
            if words:
                first = start + content.index(words[0])
                place = Cell(table=table, row=row, column=column, header=row == 0 and bool(ruled))
                cell = Passage(first, first + len(words), PassageKind.CELL, cell=place)
                yield cell._replace(bold=_bold(text, cell))
            start += len(content) + 1
