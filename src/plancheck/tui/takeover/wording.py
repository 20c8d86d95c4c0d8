"""How the rows of a table that may be taken over are drawn, and what is told of one at length."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date

from ...domain.takeover.headings import TAKEN, TEXTS
from ...domain.takeover.offers import TakeoverOffer
from ...domain.takeover.takeover import Takeover
from ...domain.takeover.wording import (
    brought_words,
    cell_lines,
    day_words,
    has_sheets,
    how_found,
    left_lines,
    own_words,
    row_label,
    taken_words,
    waiting,
)
from ..widgets.bars.bars import Word
from ..widgets.row import Row, pieces, tick_box, title

_NAMED = 16
"""Characters of a row's own words on its line."""
_WORDY = 80
"""Columns from which on it is said where the day is from."""


def offer_rows(
    takeover: Takeover, offers: Sequence[TakeoverOffer], ticked: Collection[str]
) -> Iterator[Row]:
    """The rows in groups: what is for a person to say first, then what is sure, what is left."""
    sheets = has_sheets(offers)
    open_ = [one for one in offers if not one.refused]
    groups = (
        ("请核对", [one for one in open_ if one.doubt]),
        ("可以录的", [one for one in open_ if not one.doubt]),
    )
    for warning in takeover.warnings:
        yield Row([Word(f"注意：{warning}，请核对是不是这张表", "alert")], indent=3)
    for name, found in groups:
        if found:
            yield title(name, Word(f" {len(found)}行", "faint"))
            for one in found:
                yield _row(one, ticked, sheets=sheets)
    left = (
        ("没有对上措施的", [one for one in offers if one.homeless], "  按 F2 定归哪项措施"),
        ("不录的", [one for one in offers if one.refused and not one.homeless], ""),
    )
    for name, found, advice in left:
        if found:
            yield title(name, Word(f" {len(found)}行{advice}", "faint"))
        for one in found:
            words = [Word(f"    {row_label(one, sheets=sheets)} "), Word(own_words(one), "faint")]
            yield Row(words, one.key, indent=8, right=[Word(f"{one.refused} ", "faint")])
    lines = list(left_lines(takeover))
    if lines:
        yield title("没有读的栏、表")
    for line in lines:
        yield Row([Word(f"    {line}", "faint")], indent=4)


def head_facts(
    takeover: Takeover,
    offers: Sequence[TakeoverOffer],
    ticked: Collection[str],
    on: date | None,
    cells: int,
) -> list[Word]:
    """What would be recorded, how many rows wait, on which day it is put down."""
    left = waiting(offers, ticked)
    day = day_words(takeover, on)
    day = day if cells >= _WORDY else day.partition("（")[0]
    return [
        Word(f" {taken_words(offers, ticked)} ", "strong"),
        *([Word(f"要核对{left}行 ", "mind")] if left else []),
        *([Word(f"{day} ", "faint")] if day else []),
    ]


def _row(one: TakeoverOffer, ticked: Collection[str], *, sheets: bool) -> Row:
    taken = one.key in ticked
    measure = one.measure.id if one.measure else ""
    own = own_words(one, _NAMED + len(measure) + 1).removeprefix(measure).lstrip()
    words = [
        tick_box(ticked=taken),
        Word(f" {row_label(one, sheets=sheets)} ", "faint"),
        Word(f"{measure} ", "strong"),
        Word(f"{own or (one.measure.title if one.measure else '')}  "),
        Word(brought_words(one), "faint"),
    ]
    text = "".join(word.text for word in words)
    whole = pieces(text, "，", len(text) - len(words[-1].text))
    unread = len(one.row.said.unread)
    told = "，".join(filter(None, (one.doubt, f"{unread}格没读" if unread else "")))
    right = [Word(f" {told} " if told else "", "mind")]
    return Row(words, one.key, indent=4, right=right, whole=whole)


def told_at_length(one: TakeoverOffer) -> str:
    """The measure in the plan's words, what the row has in each cell, and what is not read."""
    lines = []
    if one.measure:
        lines.append(f"计划 {one.measure.id} {one.measure.text}")
    if one.refused:
        lines.append(f"不录：{one.refused}。按 F2 定它归哪项措施。")
    elif how := how_found(one):
        lines.append(f"怎么对上的：{how}")
    lines += ["没有写原因：录入以后，F8 的检查里列着，在那里补。"] if one.reasonless else []
    lines += cell_lines(one)
    cells = one.row.row.of(*reversed(TEXTS), *TAKEN)
    lines += (f"{cell.place} {cell.heading}：{cell.words}" for cell in cells)
    return "\n".join(lines)
