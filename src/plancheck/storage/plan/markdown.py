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
        closing = _CLOSING.search(line, heading.end())
        end = passage.start + closing.start() if closing else passage.end
        start = passage.start + heading.end()
        passage = passage._replace(start=start, end=end, outline=len(heading[1]))
    return passage._replace(bold=_bold(text, passage))


def _bold(text: str, passage: Passage) -> tuple[Span, ...]:
    found = _BOLD.finditer(text, passage.start, passage.end)
    return tuple(Span(*match.span(1)) for match in found)


def _rows(text: str, lines: list[Passage], at: int) -> tuple[list[Span], str]:
    """The lines of the table that begins here and what parts its cells; none where none does."""
    ruled = _is_ruled(text, lines, at)
    for sign, is_row in (("|", _is_piped), ("\t", _is_tabbed)):
        rows: list[Span] = []
        for index in range(at, len(lines)):
            line = lines[index]
            row = _whole(text, line) if sign == "\t" else Span(line.start, line.end)
            if rows and text.count("\n", rows[-1].end, row.start) > 1:
                break
            open_edged = ruled and sign == "|" and text.find("|", *row) >= 0
            if not open_edged and not is_row(text, *row):
                break
            rows.append(row)
        if len(rows) >= _LEAST_ROWS:
            return rows, sign
    return [], ""


def _is_piped(text: str, start: int, end: int) -> bool:
    """Whether a line has signs at both edges, and something between."""
    return text[start] == text[end - 1] == "|" and bool(text[start:end].strip("| \t"))


def _is_tabbed(text: str, start: int, end: int) -> bool:
    return text.count("\t", start, end) > 1


def _whole(text: str, line: Passage) -> Span:
    """The line with the tabs around it: they are empty cells."""
    end = text.find("\n", line.end)
    return Span(text.rfind("\n", 0, line.start) + 1, len(text) if end < 0 else end)


def _is_ruled(text: str, lines: list[Passage], at: int) -> bool:
    """Whether a rule of several columns stands under a line: then it heads a table."""
    if at + 1 >= len(lines) or text.find("|", lines[at].start, lines[at].end) < 0:
        return False
    rule = lines[at + 1]
    return text.find("|", rule.start, rule.end) >= 0 and bool(
        _RULE.fullmatch(text, rule.start, rule.end)
    )


def _cells(text: str, rows: list[Span], sign: str, table: int) -> Iterator[Passage]:
    """The cells of a table, but for the line under its header."""
    ruled = [index for index, row in enumerate(rows) if _RULE.fullmatch(text, *row)]
    kept = [row for index, row in enumerate(rows) if index not in ruled[:1]]
    for row, line in enumerate(kept):
        edged = sign == "|"
        start = line.start + (edged and text[line.start] == sign)
        end = line.end - (edged and text[line.end - 1] == sign)
        for column, content in enumerate(text[start:end].split(sign)):
            words = content.strip()
            if words:
                first = start + content.index(words[0])
                place = Cell(table=table, row=row, column=column, header=row == 0 and bool(ruled))
                cell = Passage(first, first + len(words), PassageKind.CELL, cell=place)
                yield cell._replace(bold=_bold(text, cell))
            start += len(content) + 1
