"""使用手册 as a value: chapters of blocks, out of the few forms of Markdown that it is written in.

One source (docs/manual.zh-CN.md) is what the screen shows, what is printed and what GitHub draws.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from itertools import groupby
from typing import NamedTuple

from .startup import lazy


class BlockKind(Enum):
    """What a block of the manual is, by how its lines begin."""

    PARAGRAPH = ""
    ITEMS = "- "
    STEPS = "1. "
    TABLE = "|"
    TYPED = "    "
    PICTURE = "!["


class ManualMark(Enum):
    """How a piece of a line stands out."""

    NONE = ""
    STRONG = "**"
    CODE = "`"


class ManualBlock(NamedTuple):
    """A block: lines of text, rows of a table (the first is its head), or a picture's two words.

    The text still has its marks: `pieces` reads them, `plain` leaves them out.
    """

    kind: BlockKind
    rows: tuple[tuple[str, ...], ...]

    @property
    def lines(self) -> tuple[str, ...]:
        """Its rows, of one cell each; of a table the cells in one."""
        return tuple("　".join(filter(None, row)) for row in self.rows)


class ManualChapter(NamedTuple):
    """A heading and what stands under it: level 2 is a chapter, 3 a part of one."""

    level: int
    title: str
    blocks: tuple[ManualBlock, ...]


_HEADING = lazy(r"(#{1,3}) (.+)")
_NUMBERED = lazy(r"[0-9]{1,2}\. ")
_PICTURE = lazy(r"!\[(.*)\]\((.+)\)")
_LINK = lazy(r"\[([^\]]*)\]\([^)]*\)")
_CELLS = lazy(r"(?<!\\)\|")
_MARKED = lazy(r"(\*\*|`)(.+?)\1")


def pieces(text: str) -> Iterator[tuple[str, ManualMark]]:
    """A text in the pieces that its marks make of it."""
    end = 0
    for marked in _MARKED.finditer(text):
        if before := text[end : marked.start()]:
            yield before, ManualMark.NONE
        yield marked[2], ManualMark(marked[1])
        end = marked.end()
    if rest := text[end:]:
        yield rest, ManualMark.NONE


def plain(text: str) -> str:
    """A text without its marks."""
    return "".join(words for words, _ in pieces(text))


def chapters(text: str) -> tuple[ManualChapter, ...]:
    """The chapters in their order; the title of the whole is the first, of level 1."""
    found: list[ManualChapter] = []
    for piece in text.replace("\r\n", "\n").split("\n\n"):
        lines = piece.strip("\n").split("\n")
        while lines and (heading := _HEADING.fullmatch(lines[0])):
            found.append(ManualChapter(len(heading[1]), heading[2], ()))
            lines = lines[1:]
        blocks = tuple(_blocks(lines))
        if blocks and found:
            found[-1] = found[-1]._replace(blocks=(*found[-1].blocks, *blocks))
    return tuple(found)


def _blocks(lines: list[str]) -> Iterator[ManualBlock]:
    kinds: list[BlockKind] = []
    for line in filter(None, lines):
        kinds.append(_kind(line, kinds[-1] if kinds else None))
    for kind, numbered in groupby(zip(kinds, filter(None, lines), strict=True), lambda one: one[0]):
        yield ManualBlock(kind, tuple(_rows(kind, [line for _, line in numbered])))


def _kind(line: str, before: BlockKind | None) -> BlockKind:
    """What a line begins, or goes on with."""
    if _NUMBERED.match(line):
        return BlockKind.STEPS
    for kind in (BlockKind.ITEMS, BlockKind.TABLE, BlockKind.PICTURE):
        if line.startswith(kind.value):
            return kind
    if line.startswith(" ") and before in (BlockKind.ITEMS, BlockKind.STEPS):
        return before
    return BlockKind.TYPED if line.startswith(BlockKind.TYPED.value) else BlockKind.PARAGRAPH


def _rows(kind: BlockKind, lines: list[str]) -> Iterator[tuple[str, ...]]:
    if kind is BlockKind.TABLE:
        cells = [tuple(c.strip() for c in _CELLS.split(line.strip())[1:-1]) for line in lines]
        yield from (tuple(map(_unlinked, row)) for row in (cells[0], *cells[2:]))
    elif kind is BlockKind.TYPED:
        yield from ((line.removeprefix(BlockKind.TYPED.value),) for line in lines)
    elif kind is BlockKind.PICTURE:
        yield from (match.groups() for line in lines if (match := _PICTURE.fullmatch(line)))
    else:
        whole: list[str] = []
        for line in lines:
            if whole and (line.startswith(" ") or kind is BlockKind.PARAGRAPH):
                whole[-1] = _joined(whole[-1], line.strip())
            else:
                whole.append(line.removeprefix(BlockKind.ITEMS.value))
        yield from ((_unlinked(line),) for line in whole)


def _joined(one: str, other: str) -> str:
    """Two lines as one: hanzi have no blank between them."""
    return f"{one}{' ' if one[-1].isascii() and other[0].isascii() else ''}{other}"


def _unlinked(text: str) -> str:
    """The text with a link's words in its place, and a bar that is no cell's end."""
    return _LINK.sub(r"\1", text).replace("\\|", "|")
