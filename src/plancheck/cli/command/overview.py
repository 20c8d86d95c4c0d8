"""overview: the unit's year at a glance, for people and as JSON."""

from __future__ import annotations

import argparse

from ...domain.cell_widths import clip, pad
from ...domain.progress.checklist import Question
from ...domain.progress.overview.chart import chart, due_line, section_lines, weeks_title
from ...domain.progress.overview.overview import DueDate, Overview
from ...domain.progress.tally import Tally
from ...workspace import Workspace
from ..terminal import print_json, terminal_width
from .list import header_line

WIDTH = 80
"""Where there is no terminal to fill."""
HEIGHT = 6
"""Lines of the chart."""
DATES = 8
"""Dates shown of each kind; JSON has all."""


def overview(workspace: Workspace, options: argparse.Namespace) -> None:
    """`plancheck overview`."""
    summary = workspace.unit.overview()
    if options.json:
        print_json(_json(summary))
        return
    cells = terminal_width() or WIDTH
    lines = [
        header_line(workspace, workspace.unit.checklist(Question(workspace.unit.identity))),
        "",
    ]
    lines += section_lines(summary.sections, cells, pad)
    for title, dates in (("已过时限", summary.late), ("近期时限", summary.coming)):
        if dates:
            lines += ["", f"{title} {len(dates)} 个"]
            lines += [clip(due_line(date, summary.calendar.year), cells) for date in dates[:DATES]]
    lines += ["", weeks_title(summary)]
    if summary.weeks:
        lines += chart(summary.weeks, cells, HEIGHT)
    print("\n".join(lines))


def _json(summary: Overview) -> dict[str, object]:
    return {
        "day": summary.calendar.day.isoformat(),
        "year": summary.calendar.year,
        "notice": summary.calendar.notice,
        **_counts(summary.tally),
        "sections": [
            {"number": s.number, "title": s.title, **_counts(s.tally)} for s in summary.sections
        ],
        "late": [_date(date) for date in summary.late],
        "coming": [_date(date) for date in summary.coming],
        "weeks": [
            {"week": str(w.week), "done": w.done, "total": w.total, "entries": w.entries}
            for w in summary.weeks
        ],
    }


def _counts(tally: Tally) -> dict[str, object]:
    return tally._asdict() | {"percent": round(100 * tally.share, 1)}


def _date(date: DueDate) -> dict[str, object]:
    return date._asdict() | {"day": date.day.isoformat()}
