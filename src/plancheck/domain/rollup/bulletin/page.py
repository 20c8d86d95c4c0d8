"""What fits one page of A4, by the type that it is set in.

三号 in the type area of GB/T 9704 (156 mm × 225 mm) is tried first. Where that does not hold it,
the text is in 四号 or 小四 and the page's upper and lower margins are narrower, as offices do where
one page must do; its width stays.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from ...cell_widths import cell_width
from ...report.wording import BLANK

if TYPE_CHECKING:
    from .bulletin import Bulletin, BulletinPart, BulletinTable


class TypeSize(NamedTuple):
    """A size of the text in points, its line; half hanzi of a line; the type area's height."""

    points: int
    line: float
    half: int
    height: int


THIRD = TypeSize(16, 28.95, 54, 637)
FOURTH, SMALLEST = TypeSize(14, 20, 62, 728), TypeSize(12, 16.5, 72, 728)
SIZES = (THIRD, FOURTH, SMALLEST)
_SPARE = 6
_TITLE, _TITLE_HALF = 28.95, 38
WIDTH = 156
"""Of the type area in mm."""
_WIDTHS = {
    **{
        "rank": 10,
        "unit": 34,
        "type": 15,
        "title": 22,
        "units": 24,
        "reported": 12,
        "tally": 20,
        "rate": 15,
    },
    **{"change": 14, "overdue": 11, "behind": 11, "blocked": 11, "late": 11, "lights": 21},
    **{"submission": 19, "light": 12},
    **{"measure": 60, "plans": 24, "leader": 20, "lead": 28, "open": 14, "moved": 14, "mean": 14},
}
PROSE = frozenset(("unit", "title", "measure", "plans"))
"""The columns that are not centred; the first of them takes the room that is left."""
_ROW, _MORE, _HALF = 17.4, 14, 10.5 / 72 * 25.4 / 2
"""A row of a table in 五号, each more line of it; half a hanzi in mm."""
_NOTE, _NOTE_HALF = 12, 96
"""A line of 小五 under a table."""
_SIGNS = 4
"""Lines of who signs, with one for the seal; in 三号 there is one more, and one under the title."""


def size_of(bulletin: Bulletin) -> TypeSize:
    """The largest type in which it fits, else the smallest."""
    return next((size for size in SIZES if fits(bulletin, size)), SMALLEST)


def fits(bulletin: Bulletin, size: TypeSize) -> bool:
    """Whether it is one page in this type."""
    listed = math.ceil(_cells(annex_words(bulletin)) / _NOTE_HALF) * _NOTE
    return _without_annexes(bulletin, size) + listed <= size.height - _SPARE


def annex_lines(bulletin: Bulletin) -> list[str]:
    """The annexes in the text's own type, a line each or in one paragraph; none without room."""
    titles, size = list(bulletin.annexes.values()), size_of(bulletin)
    several = len(titles) > 1
    lines = [
        f"{'' if n > 1 else '附件：'}{f'{n}.' if several else ''}{title}"
        for n, title in enumerate(titles, 1)
    ]
    room = size.height - _SPARE - _without_annexes(bulletin, size)
    for told in (lines, [annex_words(bulletin)]):
        if sum(_lines(one, size) for one in told) * size.line <= room:
            return told
    return []


def _without_annexes(bulletin: Bulletin, size: TypeSize) -> float:
    title = (math.ceil(_cells(bulletin.title) / _TITLE_HALF) + 1) * _TITLE
    lines = (size is THIRD) * 2 + _SIGNS + _lines(bulletin.headline, size)
    parts = sum(_height(part, size) for part in bulletin.parts)
    return title + lines * size.line + parts


SIGNERS = f"审核人：{BLANK}　经办人：{BLANK}"
"""Who answers for it."""


def annex_words(bulletin: Bulletin) -> str:
    """附件：1.各单位进度排名表；2.…: in one paragraph, as there is one page."""
    titles = list(bulletin.annexes.values())
    if len(titles) == 1:
        return f"附件：{titles[0]}"
    return "附件：" + "；".join(f"{n}.{title}" for n, title in enumerate(titles, 1))


def widths(table: BulletinTable) -> dict[str, float]:
    """Its columns' widths in mm, over the whole type area."""
    found = {key: float(_WIDTHS[key]) for key in table.keys}
    first = next(key for key in table.keys if key in PROSE)
    found[first] += WIDTH - sum(found.values())
    return found


def _height(part: BulletinPart, size: TypeSize) -> float:
    height = _lines(f"{part.title}。{part.text}", size) * size.line
    if part.table:
        height += _table_height(part.table)
    return height + sum(math.ceil(_cells(note) / _NOTE_HALF) * _NOTE for note in part.notes)


def _table_height(table: BulletinTable) -> float:
    rooms = [int((width - 2) / _HALF) for width in widths(table).values()]
    lines = [
        max(math.ceil(_cells(text) / room) for text, room in zip(row, rooms, strict=True))
        for row in table.texts
    ]
    return 1 + _ROW + sum(_ROW + _MORE * (max(n, 1) - 1) for n in lines)


def _lines(text: str, size: TypeSize) -> int:
    return math.ceil((_cells(text) + 4) / size.half)


def _cells(text: str) -> int:
    return cell_width(text, ambiguous=2)
