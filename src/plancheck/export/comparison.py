"""A comparison of two plans (修订对照表) for the meeting that agrees on it, by GB/T 9704-2012."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from ..domain.plan.changes import Altered
from ..domain.plan.comparison_text import NOTHING, differs, edition, kinds_of, others, summary
from ..domain.plan.emphasis import emphasis, marked
from ..domain.text import numeral
from .paper import Paper
from .paper_table import PaperColumn

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from ..domain.plan.comparison import Comparison

_COLUMNS = (
    PaperColumn("编号", 18, centred=True),
    PaperColumn("变动", 27),
    PaperColumn("原", 65),
    PaperColumn("现", 65),
    PaperColumn("责任、时限、目标", 50),
)
_NONE = "——"
_GONE = "新文件里没有的"


def render(found: Comparison, made: datetime) -> bytes:
    """The file's bytes: what is doubtful and how much on one page, the table across as 附件."""
    title = f"{found.after.title}修订对照表"
    paper = Paper(title, made)
    paper.title(title)
    paper.subtitle(f"（{made.year}年{made.month}月{made.day}日）")
    paper.body(f"原为{edition(found.before)}，现为{edition(found.after)}。")
    paper.body(f"{summary(found)}。" if differs(found) else NOTHING)
    if found.doubts:
        paper.heading("请先核对")
        for number, doubt in enumerate(found.doubts, 1):
            paper.body(f"{number}. {doubt}。")
    rows = list(_rows(found))
    if rows:
        paper.names_annex("逐项对照")
        paper.annex("逐项对照")
        paper.note("【】里的是改动的文字。")
        paper.table(_COLUMNS, rows)
    return paper.data()


def _rows(found: Comparison) -> Iterator[tuple[str, ...]]:
    if found.words or found.headings:
        yield ("标题和其他文字",)
    for name, was, now in found.words:
        yield ("", name, *_texts(was, now), _NONE)
    for title in found.headings:
        yield (title.number, "标题", *_texts(title.before, title.after), _NONE)
    sections = {m.id: s for s in found.after.sections for o in s.objectives for m in o.measures}
    sections |= {m.id: s for s in found.after.sections for o in s.objectives for m in o.withdrawn}

    def heading(one: Altered) -> str:
        section = sections.get(one.id) if one.after else None
        return f"{numeral(section.number)}、{section.title}" if section else _GONE

    for section, some in groupby(found.altered, key=heading):
        yield (section,)
        for one in some:
            was = one.before.text if one.before else ""
            now = one.after.text if one.after and not one.after.withdrawn else ""
            yield (one.id, kinds_of(one, found), *_texts(was, now), "\n".join(others(one)) or _NONE)


def _texts(was: str, now: str) -> tuple[str, str]:
    if not was or not now:
        return was or _NONE, now or _NONE
    before, after = emphasis(was, now)
    return marked(before), marked(after)
