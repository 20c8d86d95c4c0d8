"""问题 and 协调 of all units as rows: the oldest first, then what was closed in the period."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ...domain.report.wording import short_title
from ...domain.rollup.issues import Issue
from ...domain.rollup.question import RollupAnswer
from ...domain.rollup.wording import UNHEARD, nothing_said
from ..pages.paper import LIGHTS
from ..widgets.bars.bars import Word
from ..widgets.plan.columns import fit
from ..widgets.row import Row, title
from .groups import MIDDLE
from .row_keys import issue_key, unheard_key

_AGE, _STATE, _OWNER, _DUE = 8, 8, 10, 11
_OLD = 2
"""Weeks from which on a problem is old."""


def issue_rows(answer: RollupAnswer, cells: int) -> Iterator[Row]:
    """The page, so many cells wide."""
    wide = cells >= MIDDLE
    for name, listed in (
        ("问题", answer.problems),
        ("协调", answer.coordination),
        ("已销号", answer.closed),
    ):
        if name == "已销号" and not listed:
            continue
        yield title(f"{name} {len(listed)}", right=tuple(_heads(wide)) if listed else ())
        if not listed:
            unheard = sum(one.kind.value == name for one in answer.unheard)
            yield Row(f" {nothing_said(name, unheard)}", "", "faint")
        yield from _rows(((one, issue_key(one)) for one in listed), wide)
    if answer.unheard:
        yield title(f"{UNHEARD} {len(answer.unheard)}", right=tuple(_heads(wide)))
        keys = (unheard_key(one, answer) for one in answer.unheard)
        yield from _rows(zip(answer.unheard, keys, strict=True), wide)


def _heads(wide: bool) -> Iterator[Word]:
    names = (("已有", _AGE), ("状态", _STATE), ("责任人", _OWNER), ("时限", _DUE))
    for name, width in names if wide else names[:1]:
        yield Word(f" {fit(name, width - 1)}", "faint")


def _rows(listed: Iterable[tuple[Issue, str]], wide: bool) -> Iterator[Row]:
    """Each with its unit and number; under it the measure, and how it was closed or answered."""
    for issue, key in listed:
        light = issue.signal
        words = (
            Word(f" {issue.label}", "bold"),
            *([Word(f"（{light.value}）", LIGHTS[light])] if light in LIGHTS else []),
            Word(f" {issue.number}" if issue.number else "", "strong"),
            Word(f"：{issue.text}".replace("\n", " ")),
        )
        yield Row(words, key, indent=3, right=tuple(_right(issue, wide)))
        told = "　".join((short_title(issue.measure), *issue.outcome)).replace("\n", " ")
        yield Row(f"   {told}", "", "faint", 3)


def _right(issue: Issue, wide: bool) -> Iterator[Word]:
    old = not issue.closed and (issue.weeks or 0) >= _OLD
    yield Word(f" {fit(issue.age, _AGE - 1)}", "mind" if old else "faint")
    if wide:
        state = issue.state.value if issue.state else ""
        yield Word(f" {fit(state, _STATE - 1)}", "good" if issue.closed else "plain")
        yield Word(f" {fit(issue.owners, _OWNER - 1)}")
        late = issue.due is not None and not issue.closed and issue.due < issue.day
        yield Word(f" {fit(str(issue.due or ''), _DUE - 1)}", "alert" if late else "faint")
