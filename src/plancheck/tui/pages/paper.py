"""A report as rows to be read: its title in the middle, air above its parts, its holes shown."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from rich.cells import cell_len

from ...domain.cell_widths import line_spans
from ...domain.progress.signal import Signal
from ...domain.progress.status import Status
from ...domain.report.preview import CHANGED, Line
from ...domain.report.wording import NONE
from ..skin import BOX_CLOSE, BOX_OPEN
from ..widgets.bars.bars import Word
from ..widgets.row import Row, Span, pieces

INDENT = 7
"""Cells by which a measure's further lines stand in."""
_BOXES = {status.boxed(): status.mark for status in Status}
LIGHTS = {Signal.OVERDUE: "alert", Signal.DUE_SOON: "mind", Signal.BEHIND: "mind"}
"""What colour repeats of a light."""
_WORDS = {signal.value: style for signal, style in LIGHTS.items()}
_UNTOLD, _UNWRITTEN = "（没有写进展）", "　（没有写）"


def paper(
    lines: Sequence[Line], cells: int, *, go: str = "", untold: Collection[str] = ()
) -> Iterator[Row]:
    """The report as it will be printed, so many cells wide.

    `go` stands before a measure's number in the key of its rows; `untold` are the measures that
    are done and of which nothing is told.
    """
    last, listed = "", False
    for number, line in enumerate(lines):
        if number < 2:
            yield from _centred(line.text, cells, "bold" if line.heading else "faint")
            continue
        key = f"{go}{line.measure}" if line.measure else ""
        if line.heading:
            last, listed = line.text, line.text.startswith("附")
            yield Row("")
            yield Row(f"{line.text}", key, "strong")
        elif listed:
            words = _listed(line)
            yield Row(words, key, indent=INDENT, whole=_whole(words))
        else:
            yield Row(_told(line, last, untold), key, indent=INDENT if key else 2)


def _centred(text: str, cells: int, style: str) -> Iterator[Row]:
    """Of two lines each in the middle: 落实情况周报 and 代替第1版 are whole."""
    for start, end in line_spans(text, cells, width=cell_len, whole=pieces(text, "》　，")):
        line = text[start:end]
        yield Row((Word(" " * max(0, (cells - cell_len(line)) // 2)), Word(line, style)))


def _mark(line: Line) -> Word:
    """What is new since the last export, or changed by the period: a sign, which is no light."""
    return Word(f"{line.mark or ' '} ", "moving" if line.mark == CHANGED else "strong")


def _told(line: Line, heading: str, untold: Collection[str]) -> tuple[Word, ...]:
    """A sentence or two; where nothing is told although something should be, that is said."""
    words = (_mark(line), Word(line.text))
    if line.measure in untold and heading.startswith("一"):
        return (*words, Word(_UNTOLD, "mind"))
    if line.text == NONE and heading.startswith("四"):
        return (*words, Word(_UNWRITTEN, "mind"))
    return words


def _listed(line: Line) -> tuple[Word, ...]:
    """[推] 3.2.1 推进社区食堂建设　40%　王某　6-30　临期: its status and its light in colour."""
    first, *others = line.text.split("　")
    mark = _BOXES.get(first[:3])
    if mark is None:
        return (_mark(line), Word(line.text))
    return (
        _mark(line),
        Word(f"{BOX_OPEN}{mark}{BOX_CLOSE}", mark),
        Word(first[3:]),
        *(Word(f"　{word}", _WORDS.get(word, "faint")) for word in others),
    )


def _whole(words: Sequence[Word]) -> tuple[Span, ...]:
    """Each fact of a listed measure; its light is one with what stands before it, its date."""
    at = 0
    found: list[Span] = []
    for text, *_ in words:
        if text.startswith("　"):
            lit = text[1:] in _WORDS and found
            found.append((found.pop()[0] if lit else at + 1, at + len(text)))
        at += len(text)
    return tuple(found)
